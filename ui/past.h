/*
 * past - the history as a window on the journal, of one evaluation or of the store: it holds the
 * entries that are shown and no others, the latest at the top.
 */
#ifndef FUHE_PAST_H
#define FUHE_PAST_H

#include "list.h"
#include "store_log.h"

struct past {
    struct store *store;
    int64_t key;          /* of the evaluation; 0: of the store */
    struct log_page page; /* oldest first, as the store gives it */
    struct log_page spare;
    struct log_row above; /* the entry next later than those shown; number 0: there is none */
    int rows;             /* that can be shown at once */
    int at;               /* the selected row, from the top */
};

void past_init(struct past *past, struct store *store);
void past_fini(struct past *past);

/* From the latest entry on. */
void past_open(struct past *past, int64_t key);

/* Reads what is to be shown: entries may have come. The entry selected stays so. */
bool past_settle(struct past *past, int rows, struct err *err);

bool past_move(struct past *past, enum motion motion, struct err *err);

/* To the entry of that number, in the history of the store to the one so many from the top; the
 * nearest there is. */
bool past_go(struct past *past, int64_t number, struct err *err);

/* Selects a row of those shown; false: there is none. */
bool past_point(struct past *past, int row);

/* Of row 0 at the top; NULL beyond the last. */
const struct log_row *past_row(const struct past *past, int row);

/* NULL when there is none. */
const struct log_row *past_selected(const struct past *past);

#endif
