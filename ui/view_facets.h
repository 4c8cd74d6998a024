/*
 * view_facets - beside the units: how many there are of each grade, status, year, kind and finding
 * among those listed; one of them goes into the filter, or out of it.
 */
#ifndef FUHE_VIEW_FACETS_H
#define FUHE_VIEW_FACETS_H

#include "facets.h"
#include "sheet.h"

struct app;

struct facets_view {
    struct sheet sheet;
    struct facets found; /* as of the list after so many changes */
    uint64_t changes;
    struct arena arena;
};
void facets_view_init(struct facets_view *view);
void facets_view_fini(struct facets_view *view);

void facets_open(struct app *app);   /* again: away */
void facets_choose(struct app *app); /* the selected one: in the filter, or no longer */

#endif
