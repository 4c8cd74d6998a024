/* check_missing - what a report of its kind is expected to say and this one does not, or not
 * legibly. */
#ifndef FUHE_CHECK_MISSING_H
#define FUHE_CHECK_MISSING_H

#include "finder.h"

void check_missing_fields(struct finder *finder);

#endif
