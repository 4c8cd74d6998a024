/*
 * store_entries - the rows of a journal.
 */
#ifndef FUHE_STORE_ENTRIES_H
#define FUHE_STORE_ENTRIES_H

#include "store_db.h"

/* A growing list; texts in an arena. */
struct store_entries {
    struct entry *items; /* free() */
    size_t count, capacity;
};
void store_entries_put(struct store_entries *entries, struct entry entry);

/* Puts the entries of the evaluation after the one numbered `seq` behind those there are. */
bool store_entries_read(struct store *store, int64_t key, size_t seq, struct store_entries *entries,
    struct arena *arena, struct err *err);

/* The row a statement stands on, whose first columns are those of JOURNAL; texts in the arena. */
struct entry store_entries_row(sqlite3_stmt *row, struct arena *arena);

/* Rows behind the first `before` of the evaluation, each with an id of its own and chained to the
 * one before it. Within a transaction that holds the write lock. */
bool store_entries_write(struct store *store, int64_t key, size_t before,
    const struct entry *entries, size_t count, struct err *err);

#endif
