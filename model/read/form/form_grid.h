/*
 * form_grid - tables laid out by columns of blanks, as pdftotext -layout prints them.
 *
 * There a cell of several lines stands beside others of one, each centred on its row, and a header
 * word is broken over lines that other columns' words share. Where such a table is found, its
 * characters are put in the order of its cells: the header's columns one after the other, then the
 * rows, a line each. Everything else of the flow stays as it is.
 */
#ifndef FUHE_FORM_GRID_H
#define FUHE_FORM_GRID_H

#include "form_head.h"

/* A table put in order. */
struct grid {
    bool funds;         /* a fund table: in order, and that is all */
    struct range range; /* all of it, in either flow */
    struct head head;
    struct rows rows;
};

struct grids {
    struct grid *items;
    size_t count, capacity;
};

/* The grids of `flow`; when there is any, `ordered` is a flow with their characters in order, to be
 * used instead of `flow` and freed by form_grid_fini. Memory of the arena otherwise. */
bool form_grid(
    const struct flow *flow, struct arena *arena, struct flow *ordered, struct grids *grids);
void form_grid_fini(struct flow *ordered);

/* The indicator table that `at` lies in; NULL when there is none. */
const struct grid *form_grid_at(const struct grids *grids, uint32_t at);

#endif
