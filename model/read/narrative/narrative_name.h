/*
 * narrative_name - the name in front of an indicator block, and the levels told before it.
 */
#ifndef FUHE_NARRATIVE_NAME_H
#define FUHE_NARRATIVE_NAME_H

#include "narrative.h"

/* Levels 1 and 2 in force, and the numbering of the headings they come from (MARK_LEVELS: from no
 * heading). */
struct narrative_levels {
    struct range level1, level2; /* empty when unknown */
    int mark1, mark2;
};

/* The heading behind the numbering at `mark`: true when it is a level and nothing else, which is
 * then in force. */
bool narrative_name_heading(
    const struct narrative *narrative, size_t mark, struct narrative_levels *levels);

/* Forgets the levels that numbering of this width ends. `own`: it stands before an indicator. */
void narrative_name_leave(struct narrative_levels *levels, int mark, bool own);

/* The name at the end of `region`; levels in front of it are taken into `levels`, a weight in
 * brackets behind it (培训人次（10分）) into `weight`. False when there is no name. */
bool narrative_name_find(const struct narrative *narrative, struct range region,
    struct narrative_levels *levels, struct range *name, struct figure *weight);

/* Leaves only the name of a heading that says what is done with it: 培训人次绩效指标分析. False
 * when there is none. */
bool narrative_name_in_heading(const struct narrative *narrative, struct range *name);

/* Where the clause begins whose label stands at `at`: before 该指标 and the like. */
uint32_t narrative_name_clause_start(const struct flow *flow, uint32_t from, uint32_t at);

#endif
