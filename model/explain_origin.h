/*
 * explain_origin - where a number of an explanation is from, in words.
 */
#ifndef FUHE_EXPLAIN_ORIGIN_H
#define FUHE_EXPLAIN_ORIGIN_H

#include "explain.h"
#include "read/reader.h"

/* "28:14", "reported 20人 at 28:14; changed by li, 2024-05-01 08:00: see the ledger", "of the
 * policy", "missing"; "" for what is worked out. Of a number without a value its words. */
const char *explain_origin(
    const struct explained_number *number, const struct reading *reading, struct arena *arena);
const char *explain_value(
    const struct explained_number *number, const struct reading *reading, struct arena *arena);

#endif
