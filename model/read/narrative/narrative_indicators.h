/*
 * narrative_indicators - indicator blocks: an indicator told in a sentence or two.
 *
 *   （一）指标一：培训人次：该指标预期指标值为大于等于100人次，…本次评价培训人次为120人次，该指标完成率为120%，偏差原因：…
 *   改进措施：…该指标权重分值为8分，自评得分8分。
 *
 * A block begins with its name, at numbering or behind a stop, and is one when it says a target or
 * an actual and one thing more; the order of what it says does not matter. Levels 1 and 2 come from
 * headings and are carried down.
 */
#ifndef FUHE_NARRATIVE_INDICATORS_H
#define FUHE_NARRATIVE_INDICATORS_H

#include "narrative.h"

/* Fills the indicators of the evaluation and the narrative's blocks. */
void narrative_indicators_read(struct narrative *narrative);

#endif
