/*
 * store_schema - the tables of a store, in steps counted by SQLite's user_version.
 */
#ifndef FUHE_STORE_SCHEMA_H
#define FUHE_STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#include "store.h"

/* A store that is being brought up to date. */
struct store_update {
    store_progress *progress; /* NULL: nobody watches */
    void *context;
    int64_t done, all; /* evaluations, from 0 again in each of its steps */
    bool stopped;
};

/* One more is done; false: it is to stop. */
bool store_update_next(struct store_update *update);

/* Tells a store from a foreign file, an empty one and one of a newer program; with `create` fills
 * an empty one. Brings an older one up to date. */
bool store_schema_check(
    sqlite3 *db, const char *path, bool create, struct store_update *update, struct err *err);

#endif
