/*
 * csv - writes CSV as RFC 4180 has it (CRLF, quotes doubled) for spreadsheets: UTF-8 with a BOM, so
 * that Excel and WPS open it right, and no cell that becomes a formula.
 *
 * A text that begins, after blanks, with = + - @ (full width too), a tab or a carriage return gets
 * an apostrophe in front; a plain number does not, negative ones included.
 */
#ifndef FUHE_CSV_H
#define FUHE_CSV_H

#include "../decimal.h"
#include "buffer.h"

struct csv {
    struct buffer *out;
    bool started; /* the row has a cell */
};

#define CSV_BOM "\xEF\xBB\xBF"

void csv_cell(struct csv *csv, const char *text); /* NULL: an empty cell */
void csv_decimal(struct csv *csv, bool known, struct decimal value);
void csv_integer(struct csv *csv, long long value);
void csv_end_row(struct csv *csv);

#endif
