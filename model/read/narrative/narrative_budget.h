/*
 * narrative_budget - the budget figures inside the sentences of a narrative.
 *
 * A figure is taken when a measure (年初预算数, 实际支出, 执行率 …) or, in a list of parts
 * (其中：基本支出…), a subject stands right before it, nothing but filling words between. The
 * subject is said in the clause, or carried from the sentence or the section's heading. Figures of
 * another year, of 三公经费, 政府采购 and the like are not the budget's.
 */
#ifndef FUHE_NARRATIVE_BUDGET_H
#define FUHE_NARRATIVE_BUDGET_H

#include "narrative.h"

/* Fills budget and mentions of the evaluation. `taken` are the numbers that belong to single
 * projects, in order. */
void narrative_budget_read(
    struct narrative *narrative, const struct range *taken, size_t taken_count);

#endif
