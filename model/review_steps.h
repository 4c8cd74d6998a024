/*
 * review_steps - which entries of a journal are in force.
 */
#ifndef FUHE_REVIEW_STEPS_H
#define FUHE_REVIEW_STEPS_H

#include "review.h"

struct review_step {
    size_t first, count; /* of the entries */
};

/* The steps in force are the first `*done` of `*count`; the rest can be done again. Entries carried
 * over from an older version are no step. Memory of the arena. */
struct review_step *review_steps(const struct entry *entries, size_t entry_count,
    struct arena *arena, size_t *done, size_t *count);

/* The last change of a field in the steps in force; NULL when there is none. */
const struct entry *review_steps_last(
    const struct entry *entries, const struct review_step *steps, size_t done, const char *field);

#endif
