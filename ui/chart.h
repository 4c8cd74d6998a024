/*
 * chart - lines of a label, numbers and a bar, laid out on a sheet of any width.
 */
#ifndef FUHE_CHART_H
#define FUHE_CHART_H

#include "sheet.h"

enum { CHART_CELLS = 6 };

struct chart_cell {
    const char *text;
    enum style style;
};

/* Texts live as long as the chart. NULL: none. */
struct chart_line {
    int64_t id; /* on the sheet; 0: cannot be selected */
    bool head;  /* begins a part of the chart: its label has the whole width */
    enum style style;
    int indent;
    const char *label, *note, *number, *share;
    int64_t part, whole;                  /* of the bar; whole 0: no bar */
    struct chart_cell cells[CHART_CELLS]; /* in the place of numbers and bar */
    int cell_count;
};

struct chart {
    struct arena *arena; /* of the lines */
    struct chart_line *lines;
    size_t count, capacity;
    int label, note, number, share; /* cells of these; 0: the chart has none */
};

/* One more line, all zero but for what every line has; valid until the next one. */
struct chart_line *chart_add(struct chart *chart, enum style style, const char *label);

/* Behind an empty row, unless it is the first. */
struct chart_line *chart_head(struct chart *chart, const char *label);

void chart_lay(const struct chart *chart, struct sheet *sheet, int columns);

/* Side by side, as the two parts of the sheet's rows. */
void chart_lay_beside(
    const struct chart *left, const struct chart *right, struct sheet *sheet, int columns);

#endif
