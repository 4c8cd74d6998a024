/* check_budget - the budget against itself: sums, rates, the execution score. */
#ifndef FUHE_CHECK_BUDGET_H
#define FUHE_CHECK_BUDGET_H

#include "finder.h"

void check_budget_initial_sum(struct finder *finder);
void check_budget_adjusted_sum(struct finder *finder);
void check_budget_adjustment_rate(struct finder *finder);
void check_budget_adjustment_sign(struct finder *finder);
void check_budget_adjustment_large(struct finder *finder);
void check_budget_rate(struct finder *finder);
void check_budget_executed_sum(struct finder *finder);
void check_budget_parts_sum(struct finder *finder);
void check_budget_basic_sum(struct finder *finder);
void check_budget_basic_rate(struct finder *finder);
void check_budget_over_executed(struct finder *finder);
void check_budget_low_execution(struct finder *finder);
void check_budget_score(struct finder *finder);

#endif
