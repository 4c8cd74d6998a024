/*
 * narrative_clause - the clauses of an indicator block: what a label in a sentence says, and where
 * that ends.
 */
#ifndef FUHE_NARRATIVE_CLAUSE_H
#define FUHE_NARRATIVE_CLAUSE_H

#include "narrative.h"

enum slot {
    SLOT_NONE,
    SLOT_TARGET,
    SLOT_MIDYEAR,
    SLOT_ACTUAL,
    SLOT_COMPLETION,
    SLOT_WEIGHT,
    SLOT_SCORE,
    SLOT_DEVIATION,
    SLOT_MEASURES
};

/* The slot the token `i` names: a label, but not one as loose as 年度目标 or 原因 with no value
 * behind it. */
enum slot narrative_clause_slot(const struct narrative *narrative, size_t i);

/* Where the clause of that label begins: before the labels of one slot that stand side by side and
 * name it together (该指标分值·权重), and before 该指标. */
uint32_t narrative_clause_start(const struct narrative *narrative, size_t i, enum slot slot);

/* Where the clause with the value at `from` ends: at the next comma, stop, numbering or, if
 * `labels_end`, at the clause of the next label. `last` becomes that token's index. */
uint32_t narrative_clause_end(
    const struct narrative *narrative, size_t i, uint32_t from, bool labels_end, size_t *last);

/* Past 为, 是 and colons. */
uint32_t narrative_clause_past_copula(const struct narrative *narrative, uint32_t at);

/* Past 全年 in front of an operator: the target of 全年不少于4场 is the year's anyway. */
uint32_t narrative_clause_past_year(const struct flow *flow, uint32_t at);

/* The number right behind the label `i`, filling words and an operator left aside; NULL when none
 * or when it counts something that `slot` is not told in. */
const struct token *narrative_clause_number(
    const struct narrative *narrative, size_t i, enum slot slot);

/* Whether a reason or measures follow the label `i`: behind a colon, 为, 主要是. */
bool narrative_clause_introduces(const struct narrative *narrative, size_t i);

#endif
