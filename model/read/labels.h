/*
 * labels - the words of forms and sentences, as data: one line a label.
 *
 * A label has a code (what it names) and a set of the contexts it is met in. Matching is on the flow (folded, no white
 * space), so a table line is written once, half width, without spaces.
 */
#ifndef FUHE_LABELS_H
#define FUHE_LABELS_H

#include "flow.h"

/* Where a label is looked for. */
enum label_context {
    IN_TITLE = 1 << 0,     /* …绩效自评表, …自评报告 */
    IN_FORM = 1 << 1,      /* keys of a form with a value beside: 项目名称, 实施单位, 年度总体目标 … */
    IN_FUND_HEAD = 1 << 2, /* columns of the fund table: 年初预算数 … 得分 */
    IN_FUND_ROW = 1 << 3,  /* rows of the fund table: 年度资金总额, 其中:当年财政拨款 … */
    IN_HEAD = 1 << 4,      /* columns of the indicator table: 三级指标, 年度指标值 … */
    IN_LEVEL1 = 1 << 5,    /* 产出指标 … */
    IN_LEVEL2 = 1 << 6,    /* 数量指标 … */
    IN_TOTAL = 1 << 7,     /* 总分, 合计 … */
    IN_MEASURE = 1 << 8,   /* in a sentence, before a figure: 年初预算数为 … */
    IN_SUBJECT = 1 << 9,   /* in a sentence: 基本支出, 项目支出 … */
    IN_CLAUSE = 1 << 10,   /* of an indicator block: 预期指标值, 偏差原因 … */
    IN_GRADE = 1 << 11     /* 优秀, 良好 … */
};

struct label {
    const char32_t *text; /* folded, no white space */
    int code;             /* enum label_code, labels.c and the readers agree on it */
    unsigned contexts;
};

extern const struct label labels[];
extern const size_t label_count;

/* The longest label of one of the `contexts` at `at`, not beyond `end`; NULL when none. Fast enough to ask at every
 * character: a table indexed by the first character. */
const struct label *labels_match(const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *length);

enum grade labels_grade(const struct flow *flow, uint32_t at, uint32_t end, uint32_t *length);

#endif
