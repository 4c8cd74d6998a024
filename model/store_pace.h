/*
 * store_pace - how long each evaluation of the store is under review, read from the journal in
 * steps: it is as long as all that was ever changed.
 */
#ifndef FUHE_STORE_PACE_H
#define FUHE_STORE_PACE_H

#include "pace.h"
#include "store.h"

struct store_pace {
    struct pace_span *spans; /* by their keys, ascending */
    size_t count, capacity;
    int64_t last; /* evaluations up to this key were read */
    bool whole;
};
void store_pace_init(struct store_pace *pace);
void store_pace_fini(struct store_pace *pace);

/* Reads the journals of up to `limit` more evaluations; `whole` when there are no more. */
bool store_pace_step(struct store *store, struct store_pace *pace, size_t limit, struct err *err);
bool store_pace_finish(struct store *store, struct store_pace *pace, struct err *err);

#endif
