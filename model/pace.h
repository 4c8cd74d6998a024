/*
 * pace - how long an evaluation is under review: from the first change in its journal to the one
 * that says it is reviewed. Pure.
 */
#ifndef FUHE_PACE_H
#define FUHE_PACE_H

#include "review.h"

struct pace_span {
    int64_t key;      /* of the evaluation */
    int64_t from, to; /* seconds since 1970; `to` 0: not reviewed yet */
    bool at_once;     /* the first change is the one that says so: nothing is known of how long */
};

/* False where no change is in force. What was carried over from an older version is none; what was
 * undone began the work all the same. The key is the caller's. */
bool pace_of(const struct entry *entries, size_t count, struct pace_span *out, struct arena *arena);

/* Seconds; up to `now` for one that is not reviewed. Clocks that were set back make it 0. */
int64_t pace_seconds(const struct pace_span *span, int64_t now);

#endif
