/*
 * store_row - what lists show of an evaluation, written anew after its review or its policy
 * changed. For the files of the store alone, inside a transaction of theirs.
 */
#ifndef FUHE_STORE_ROW_H
#define FUHE_STORE_ROW_H

#include "store.h"

/* The counts of the store follow. */
bool store_row_write(struct store *store, int64_t key, const struct review *review,
    struct arena *arena, struct err *err);

/* The evaluations one after the other, as imported: `*key` becomes the one behind it, from 0 the
 * first; 0: there is none. */
bool store_row_next(struct store *store, int64_t *key, struct err *err);

#endif
