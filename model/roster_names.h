/* roster_names - the names of a roster's rows: folded to be searched, and their order. */
#ifndef FUHE_ROSTER_NAMES_H
#define FUHE_ROSTER_NAMES_H

#include "roster.h"

void roster_names_add(
    struct roster *roster, const struct summary *summary); /* of the row behind the last */
void roster_names_rank(struct roster *roster); /* fills ROSTER_NAME: by the name that lists show */

#endif
