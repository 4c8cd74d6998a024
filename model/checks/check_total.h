/* check_total - weights, total and grade. */
#ifndef FUHE_CHECK_TOTAL_H
#define FUHE_CHECK_TOTAL_H

#include "finder.h"

void check_total_weights(struct finder *finder);
void check_total_sum(struct finder *finder);
void check_total_grade(struct finder *finder);
void check_total_grade_changes(struct finder *finder);

#endif
