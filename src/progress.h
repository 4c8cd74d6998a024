/*
 * progress - a bar on standard error while work goes on: done of all, rate, time left.
 *
 * Only where standard error is a terminal; elsewhere every call does nothing. A tenth of a second
 * passes between two drawings.
 */
#ifndef FUHE_PROGRESS_H
#define FUHE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool shown; /* there is a terminal */
    bool drawn; /* the bar stands on the line of the cursor */
    enum progress_of { PROGRESS_FILES, PROGRESS_EVALUATIONS, PROGRESS_UPDATED } of;
    size_t done, total;
    double started, last; /* seconds */
};

void progress_begin(struct progress *progress, size_t total); /* of files */
void progress_begin_of(struct progress *progress, enum progress_of of, size_t total);
void progress_step(struct progress *progress, size_t done);

/* Takes the bar away, for a message to be printed; the next step draws it again. */
void progress_clear(struct progress *progress);

/* Draws it a last time as it stands and leaves it there. */
void progress_end(struct progress *progress);

#endif
