/*
 * units - the list of evaluations as a window on the store: it holds the rows that are shown and no
 * others.
 *
 * The selection is the stable key of a row. Moves add up and are carried out when somebody looks
 * (units_settle), so that a held key costs one reading, not one a repeat.
 */
#ifndef FUHE_UNITS_H
#define FUHE_UNITS_H

#include "list.h"
#include "store.h"

struct units {
    struct store *store;
    enum store_order order;
    struct page page, spare;
    int rows;     /* that can be shown at once */
    int at;       /* the selected row of the page */
    int64_t owed; /* rows still to move, in one direction */
    int64_t last; /* the move before */
    struct counts counts;
};

void units_init(struct units *units, struct store *store);
void units_fini(struct units *units);

/* From the first row, or with the row of `key` in sight. */
bool units_open(struct units *units, int64_t key, int rows, struct err *err);

/* After the room changed: the selected row stays selected and in sight. */
bool units_fit(struct units *units, int rows, struct err *err);

bool units_move(struct units *units, enum motion motion, struct err *err);
bool units_settle(struct units *units, struct err *err);

/* Read again after a change: the selected row and the counts. */
bool units_refresh(struct units *units, struct err *err);

/* The selected row stays selected, wherever the order puts it. */
bool units_order(struct units *units, enum store_order order, struct err *err);

/* The key a move like the last one would lead to; 0 where that is neither a row nor a page. */
int64_t units_next(struct units *units);

/* NULL when there is none. Settled before. */
const struct summary *units_selected(const struct units *units);

#endif
