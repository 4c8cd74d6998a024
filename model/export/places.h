/* places - every extracted value of an evaluation by its path, with the place it is printed at. */
#ifndef FUHE_PLACES_H
#define FUHE_PLACES_H

#include "../evaluation.h"

/* Calls `visit` for each value that is known and has a place, in the order of the JSON export:
 * "unit", "budget.basic.adjusted", "projects[1].name", "indicators[2].score", "reported.total". The
 * path is valid during the call. */
typedef void places_visit(void *context, const char *path, struct place place);
void places_each(const struct evaluation *evaluation, places_visit *visit, void *context);

#endif
