/*
 * overview - the short kinds of prose: a project in a few sentences, indicators joined by dashes.
 *
 *   道路养护经费绩效自评综述：…自评得分为97分。项目全年预算数为138.00万元，执行数为136.44万元，完成预算的98.87%。…
 *   产出-数量目标-培训人次-2017年>27000人-目标已完成
 */
#ifndef FUHE_OVERVIEW_H
#define FUHE_OVERVIEW_H

#include "narrative.h"

/* Appends an evaluation, budget and total only, for each project overview among the tokens, and
 * takes their tokens out: the rest of the prose is not about them. Unit and year are left to the
 * caller. */
void overview_read(const struct document *document, const struct flow *flow, struct tokens *tokens,
    struct arena *arena, struct evaluation_list *out);

/* Fills the indicators of the evaluation from lines joined by dashes. A line that does not split
 * into levels, name, target and actual is left out, with a remark. */
void overview_dashed_read(struct narrative *narrative);

#endif
