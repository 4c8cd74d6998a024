/*
 * sheet - a page of rows a view lays out and the reviewer scrolls: help, tables, answers.
 *
 * A view fills it (sheet_clear, then rows from the top down) whenever what it shows may have
 * changed; where the reviewer stands stays. A row with an id can be selected, the others scroll by;
 * ids may come in any order and more than once. A row can have two parts side by side, each with an
 * id: moves to the left and right go from one side to the other, those up and down stay on it.
 */
#ifndef FUHE_SHEET_H
#define FUHE_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "frame.h"
#include "list.h"

struct sheet_row;

struct sheet {
    struct arena arena; /* of all the rows */
    struct sheet_row *rows;
    int count, capacity;
    int top, height; /* first row shown; rows there was room for */
    int selected;    /* row; -1: none can be */
    bool right;      /* of two parts that can be selected, the right one is */
    bool beyond;     /* scrolled on where there was nothing more to select */
};

void sheet_init(struct sheet *sheet);
void sheet_fini(struct sheet *sheet);

void sheet_clear(struct sheet *sheet); /* no rows; the selection and what is at the top are kept */
void sheet_home(struct sheet *sheet);  /* to the top, the first that can be selected */

/* Begins a row; id 0: it cannot be selected. */
void sheet_row(struct sheet *sheet, int64_t id);

/* The row begun last has another part from `column` on. */
void sheet_beside(struct sheet *sheet, int column, int64_t id);

/* A text in the row begun last, which is copied: in exactly `cells` from `column` on, or with 0
 * cells as many as there are up to the edge. */
void sheet_text(struct sheet *sheet, int column, int cells, enum style style, const char *text);
void sheet_right(struct sheet *sheet, int column, int cells, enum style style, const char *text);

/* A text over as many rows of their own as it takes, broken where lines may be; none is empty. */
void sheet_paragraph(
    struct sheet *sheet, int column, int cells, enum style style, const char *text);

/* Something is selected where it can be: as drawing has it. */
void sheet_settle(struct sheet *sheet);

void sheet_draw(struct sheet *sheet, const struct area *area, bool focused);
void sheet_move(struct sheet *sheet, enum motion motion);

/* Selects the part of a row that stands at a cell of the area drawn last; of a paragraph, that of
 * the row above it. False: it cannot be selected. */
bool sheet_point(struct sheet *sheet, int row, int column);

int64_t sheet_selected(const struct sheet *sheet);  /* id; 0: none */
bool sheet_select(struct sheet *sheet, int64_t id); /* the first row of it; false: none has it */

#endif
