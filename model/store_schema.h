/*
 * store_schema - the tables of a store, in steps counted by SQLite's user_version.
 */
#ifndef FUHE_STORE_SCHEMA_H
#define FUHE_STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#include "err.h"

/* Tells a store from a foreign file, an empty one and one of a newer program; with `create` fills
 * an empty one. Brings an older one up to date. */
bool store_schema_check(sqlite3 *db, const char *path, bool create, struct err *err);

#endif
