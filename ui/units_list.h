/*
 * units_list - the rows of the list in their order, for the window on it and what goes through all
 * of them.
 */
#ifndef FUHE_UNITS_LIST_H
#define FUHE_UNITS_LIST_H

#include "units.h"

/* Up to `limit` rows behind (1) or before (-1) a key, as store_page gives them. */
bool units_list_page(struct units *units, int64_t key, int direction, size_t limit,
    struct page *page, struct err *err);

/* The roster follows what a row says now. */
void units_list_put(struct units *units, const struct summary *summary);

/* The whole roster is there; false also where its reading was stopped. */
bool units_list_whole(struct units *units, struct err *err);

/* Of a roster that is whole: how many rows the list has, and the row of the roster at a place of
 * it. */
size_t units_list_length(const struct units *units);
size_t units_list_row(const struct units *units, size_t place);

#endif
