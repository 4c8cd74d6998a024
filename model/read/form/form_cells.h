/*
 * form_cells - a part of a form as cells: what the breaks of its layout show, before any meaning.
 *
 * Text extraction leaves of a table one row a line, one cell a line, or one line for all; closed by
 * pipes, tabs or spaces, with empty cells or without. The layout is told from how the breaks are
 * spread; what stands between two cells is kept, so that whoever assigns them to columns can weigh
 * where a cell goes on and where a row ends.
 */
#ifndef FUHE_FORM_CELLS_H
#define FUHE_FORM_CELLS_H

#include "read/text/flow.h"

enum layout {
    LAYOUT_PIPE_ROWS,  /* | a | b |, a row a line */
    LAYOUT_PIPE_CELLS, /* a |, a cell a line */
    LAYOUT_TAB_ROWS,   /* a row a line, cells apart by tabs */
    LAYOUT_WIDE_ROWS,  /* a row a line, cells apart by two or more spaces */
    LAYOUT_SPACE_ROWS, /* a row a line, cells apart by a space */
    LAYOUT_ONE_LINE,   /* all rows on one line */
    LAYOUT_CELL_ROWS,  /* a cell a line, a blank line between rows */
    LAYOUT_CELL_BLANK, /* a cell a line, a blank line between cells */
    LAYOUT_CELL_LINES, /* a cell a line, nothing between rows */
    LAYOUTS
};

/* What stands between a cell and the one before it. */
enum between {
    BETWEEN_SPACE,
    BETWEEN_WIDE,
    BETWEEN_TAB,
    BETWEEN_LINE,
    BETWEEN_BLANK,
    BETWEEN_PAGE, /* a page ends */
    BETWEEN_PIPE,
    BETWEEN_PIPE_LINE, /* a pipe and a line end */
    BETWEEN_ROW,       /* a row ends for certain */
    BETWEENS
};

struct cell {
    struct range range; /* of the flow; empty: a cell with nothing in it before that character */
    enum between before;
};

struct cells {
    struct cell *items; /* memory of the arena */
    size_t count, capacity;
};

/* What the breaks of a part are like. */
struct breaks {
    uint32_t parts, lines, blank, tab_lines, wide_lines;
    uint32_t pipes, pipe_lines;
    uint32_t atoms, atoms_wide, atoms_space;
};

void form_count_breaks(const struct flow *flow, struct range range, struct breaks *breaks);
struct breaks form_breaks_of_both(const struct breaks *one, const struct breaks *two);
enum layout form_layout(const struct breaks *breaks);

/* The cells of `range`, in document order. The first has BETWEEN_ROW before it. */
void form_cells(const struct document *document, const struct flow *flow, struct range range,
    enum layout layout, struct arena *arena, struct cells *out);

#endif
