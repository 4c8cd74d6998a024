/*
 * mentions - every other place a figure of the budget is printed at, with its words, and how it
 * stands to the figure that was taken.
 */
#ifndef FUHE_MENTIONS_H
#define FUHE_MENTIONS_H

#include "checks.h"
#include "read/reader.h"

struct mentioned {
    const struct mention *mention; /* of the evaluation */
    enum agreement agreement;      /* with the figure taken; equal where none was */
    struct location at;
    const char *words; /* the figure with a little of its sentence or cell */
};

struct mentions {
    struct mentioned *items; /* in document order; memory of the arena */
    size_t count, conflicting;
};

/* The figure's own place is left out. `evaluation` is one of the reading's. */
struct mentions mentions_of(const struct reading *reading, const struct evaluation *evaluation,
    enum budget_field field, struct arena *arena);

const char *agreement_name(enum agreement agreement); /* "equal", "rounded", "conflicting" */

#endif
