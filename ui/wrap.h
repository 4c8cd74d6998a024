/*
 * wrap - the rows a document takes at a width: words and numbers whole, found from any character
 * without laying out what comes before. A very long line is laid out in pieces of bounded length.
 */
#ifndef FUHE_WRAP_H
#define FUHE_WRAP_H

#include "read/text/document.h"

enum { WRAP_TAB = 2, WRAP_PIECE = 1024 };

struct wrap_row {
    uint32_t start, end; /* characters, without the line feed */
    uint32_t line;       /* from 0 */
    bool first;          /* of its line */
};

/* One piece laid out; all rows of a screen are mostly in a few pieces. */
struct wrap {
    const struct document *document;
    int columns;
    uint32_t line, start, end; /* of the piece; start == end + 1: none yet */
    bool laid_out;
    struct wrap_row rows[WRAP_PIECE + 1];
    int count;
};

void wrap_init(struct wrap *wrap, const struct document *document, int columns);

/* The row a character is in. */
struct wrap_row wrap_row_at(struct wrap *wrap, uint32_t at);

/* The row behind, the row before; false at the end, at the beginning. */
bool wrap_next(struct wrap *wrap, struct wrap_row *row);
bool wrap_previous(struct wrap *wrap, struct wrap_row *row);

#endif
