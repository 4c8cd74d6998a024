/*
 * watch - work of the store that goes over many evaluations: shown on a terminal, and stopped by a
 * signal (interrupt.h), from the first of them on.
 */
#ifndef FUHE_WATCH_H
#define FUHE_WATCH_H

#include <stdatomic.h>
#include <stdint.h>

#include "progress.h"

struct watch {
    enum progress_of of;
    struct progress progress;
    const atomic_bool *stop; /* NULL before the first */
};

/* A store_progress; the context is a watch. */
bool watch_step(void *watch, int64_t done, int64_t all);

/* False when it was to stop. */
bool watch_end(struct watch *watch);

#endif
