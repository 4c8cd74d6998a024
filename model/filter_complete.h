/* filter_complete - what an expression of the filter can go on with. Pure. */
#ifndef FUHE_FILTER_COMPLETE_H
#define FUHE_FILTER_COMPLETE_H

#include "filter.h"

struct filter_offer {
    const char *text;  /* in place of the expression from `from` on */
    const char *other; /* the same in the other language; NULL: there is none */
    const char *help;  /* translated; NULL: it says all itself */
};

struct filter_offers {
    struct filter_offer *items; /* of the arena */
    size_t count;
    size_t from; /* byte of the expression */
};

/* For the end of the expression: keys that begin so, or values of the key before the operator.
 * Years and missing.… codes are those of the roster. */
struct filter_offers filter_complete(
    const char *text, const struct roster *roster, struct arena *arena);

#endif
