/*
 * facets - how many evaluations there are of each value of a few keys, among those that fit a
 * filter; and the filter with a value added or taken away. Pure.
 */
#ifndef FUHE_FACETS_H
#define FUHE_FACETS_H

#include "filter.h"

struct facet {
    const struct filter_key *key;
    int64_t value;    /* of the key's column; of a code, its place in the roster's code_names */
    const char *text; /* as a filter takes it */
    int64_t count;
    bool chosen; /* the filter asks for it */
};

struct facets {
    struct facet *items; /* key by key; codes with the most first, other values in their order */
    size_t count;
};

/* What a key's own values in the filter leave out is counted too: so one sees what else could be
 * asked for. Values that nothing has are left out, unless they are chosen. Memory of the arena. */
struct facets facets_count(
    const struct filter *filter, const struct roster *roster, struct arena *arena);

/* The expression with the facet's value among those asked for, or without it where it was. */
const char *facets_toggle(const char *expression, const struct facet *facet, struct arena *arena);

#endif
