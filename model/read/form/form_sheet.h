/*
 * form_sheet - a table printed in columns of blanks, while its columns and rows are found.
 *
 * pdftotext -layout keeps where words stand on the page: the columns run between places no line has
 * a word at, the header is of several lines, and a row is where its figures are.
 */
#ifndef FUHE_FORM_SHEET_H
#define FUHE_FORM_SHEET_H

#include "form_atoms.h"
#include "form_head.h"

enum { SHEET_ROWS_MAX = 120, SHEET_HEAD_LINES = 3, SHEET_FAR = 1 << 20, SHEET_UNKNOWN = -1 };

struct sheet {
    const struct flow *flow;
    struct arena *arena;
    bool funds; /* a fund table */
    struct atoms atoms;
    struct atom **order;  /* room for pointers to them, sorted one way or the other */
    uint32_t first, last; /* lines of the header */
    struct head head;
    uint32_t left[COLUMNS_MAX], right[COLUMNS_MAX]; /* of the headings */
    uint32_t edges[COLUMNS_MAX + 1];  /* column c takes the cells [edges[c], edges[c + 1]) */
    uint32_t anchors[SHEET_ROWS_MAX]; /* the line of each row's figures */
    uint32_t top[SHEET_ROWS_MAX];     /* the first line of each row */
    int height[SHEET_ROWS_MAX + 1];   /* where each row begins on the page, in quarters of a line */
    int least[SHEET_ROWS_MAX];        /* lines each row must have for its merged cells */
    int *heights;                     /* of each line; SHEET_UNKNOWN where only levels stand */
    size_t count;                     /* of rows */
};

/* Finds the header around the line `anchor`, at most SHEET_HEAD_LINES above and below, among the
 * atoms. `atoms`, `order`, `flow`, `arena` and `funds` are set before. */
bool form_sheet_head(struct sheet *sheet, uint32_t anchor);

/* Finds the columns under the header that was found. `atoms` now begin with the header's, and
 * `first` and `last` are theirs. False when the words do not stand in columns. */
bool form_sheet_columns(struct sheet *sheet);

/* The atoms of the header by columns, in `order`: how many. `apart[i]`: a heading begins, or a word
 * on the line of the word before. Room for all atoms. */
size_t form_sheet_header(struct sheet *sheet, uint32_t first, uint32_t last, bool *apart);

/* A flow made of these atoms: `apart` ones (NULL: none) behind a wide gap. Memory of the arena. */
struct flow form_sheet_flow(
    const struct sheet *sheet, struct atom *const *atoms, size_t count, const bool *apart);

/* Characters put in another order: the next atom at `at` of the flow `to`. */
struct sheet_writer {
    const struct flow *from;
    struct flow *to;
    uint32_t at;
};
void form_sheet_write(struct sheet_writer *writer, const struct atom *atom, enum gap gap);

/* For qsort, of pointers to atoms: by line, then from the left. */
int form_sheet_by_line(const void *a, const void *b);

#endif
