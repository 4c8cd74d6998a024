/*
 * parts - what the readers of the document's parts add to: evaluations in document order, and the
 * figures met twice.
 */
#ifndef FUHE_PARTS_H
#define FUHE_PARTS_H

#include "read/text/flow.h"

/* The items are on the heap (xgrow) while the list grows, what they point to is in the reading's
 * arena. */
struct evaluation_list {
    struct evaluation *items;
    size_t count, capacity;
};

#endif
