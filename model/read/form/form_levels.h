/*
 * form_levels - levels of indicators as forms of departments name them.
 *
 * 财务管理, 履职效果 and the like are words of any sentence: they name a level only where they fill
 * a cell of an indicator table. The levels that are such anywhere are labels (labels_levels.c).
 *
 * Source: the indicator frames of provincial forms (部门整体支出绩效自评表, 评价指标表).
 */
#ifndef FUHE_FORM_LEVELS_H
#define FUHE_FORM_LEVELS_H

#include "read/text/flow.h"

enum level_word { LEVEL_WORD_NONE, LEVEL_WORD_FIRST, LEVEL_WORD_SECOND, LEVEL_WORD_EITHER };

/* Which level all of the range names, weights behind it left aside. */
enum level_word form_level_word(const struct flow *flow, struct range range);

#endif
