/* check_conflict - figures of the budget that the document prints more than once, and the projects
 * against their totals. */
#ifndef FUHE_CHECK_CONFLICT_H
#define FUHE_CHECK_CONFLICT_H

#include "finder.h"

/* Whether two mentions of one field cannot be the same figure. */
bool check_conflict_between(const struct mention *a, const struct mention *b);

void check_conflict_budget(struct finder *finder);
void check_conflict_project_count(struct finder *finder);
void check_conflict_project_adjusted(struct finder *finder);
void check_conflict_project_executed(struct finder *finder);

#endif
