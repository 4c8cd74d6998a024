/*
 * review_before - what a field held at an earlier point of its journal, so that it alone can be
 * taken back without undoing what came after.
 */
#ifndef FUHE_REVIEW_BEFORE_H
#define FUHE_REVIEW_BEFORE_H

#include "review.h"

struct review_held {
    const char *value; /* as review_change takes it: "reported", "computed", "57人", "dismissed" */
    const char *reason; /* given for it then; NULL when none */
};

/* After the first `count` entries of the journal. Memory of the arena. */
struct review_held review_before(const struct evaluation *evaluation, const struct policy *policy,
    const struct entry *entries, size_t count, const char *field, struct arena *arena);

#endif
