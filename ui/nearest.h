/* nearest - the name somebody meant who typed another. */
#ifndef FUHE_NEAREST_H
#define FUHE_NEAREST_H

#include <stddef.h>

/* From this distance on they have nothing to do with one another. */
enum { NEAREST_FAR = 3 };

/* The nearest of those tried: begins with `typed` and the distance NEAREST_FAR. */
struct nearest {
    const char *typed, *name; /* NULL: none is near */
    size_t distance;
};
void nearest_try(struct nearest *nearest, const char *name);

#endif
