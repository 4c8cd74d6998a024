/*
 * narrative_conclusion - total and grade of a narrative: 自评综合得分99.73分，评价结果为“优”.
 */
#ifndef FUHE_NARRATIVE_CONCLUSION_H
#define FUHE_NARRATIVE_CONCLUSION_H

#include "narrative.h"

/* Fills total and grade of the evaluation. Scores of indicators, of the execution and of other
 * years are no totals; a list of grades (优、良、中、差) is no grade. */
void narrative_conclusion_read(struct narrative *narrative);

/* False where it would fill neither, told at a glance. */
bool narrative_conclusion_may_be(struct narrative *narrative);

#endif
