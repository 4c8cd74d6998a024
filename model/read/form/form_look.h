/*
 * form_look - what the content of a cell looks like, before its column is known.
 */
#ifndef FUHE_FORM_LOOK_H
#define FUHE_FORM_LOOK_H

#include "form_cells.h"
#include "read/labels/labels.h"

enum look_kind {
    LOOK_EMPTY,
    LOOK_MARK,     /* —, -, /, 无 */
    LOOK_FILLER,   /* ……; 指标2: and nothing behind it */
    LOOK_SECTION,  /* 年度绩效指标完成情况: a merged cell beside the table */
    LOOK_RULE,     /* --- of a pipe table */
    LOOK_SOURCE,   /* a row of the fund table: 年度资金总额 … */
    LOOK_LEVEL1,   /* 产出指标(50分) */
    LOOK_LEVEL2,   /* 数量指标 */
    LOOK_LEVEL,    /* either: 成本指标, 满意度指标 */
    LOOK_NAMED,    /* 指标1:…, ①… */
    LOOK_OPERATOR, /* ≥ alone */
    LOOK_NUMBER,   /* 12.5 */
    LOOK_POINTS,   /* 5分 */
    LOOK_PERCENT,  /* 95% */
    LOOK_QUANTITY, /* ≥10台, 12台, 90%-95% */
    LOOK_UNIT,     /* 台 alone */
    LOOK_YES_NO,   /* 是, 否 */
    LOOK_NATURE,   /* 定性, 定量 */
    LOOK_AIM,      /* words of a target: 及时, 有效提升 */
    LOOK_RESULT,   /* words of an actual: 达成预期指标, 已完成 */
    LOOK_DATE,     /* 2022年12月底前 */
    LOOK_TEXT,
    LOOK_PROSE,  /* a sentence */
    LOOK_BROKEN, /* figures and words run into one another */
    LOOK_SCRAP, /* one character of words that stood upright or were torn; the weight behind such */
    LOOKS
};

struct look {
    enum look_kind kind;
    bool weak;  /* of a level: a word that names have, too (服务对象满意度, 成本) */
    bool limit; /* a quantity with an operator that only targets have: ≥95% */
    bool has_value;
    struct decimal value; /* of a number with or without unit */
    struct range unit;    /* printed behind it; empty when none */
};

struct look form_look(const struct flow *flow, struct range range);

/* Behind the number of a row's name: 指标1, 任务二; `range.start` where none stands. */
uint32_t form_behind_number(const struct flow *flow, struct range range);

/* In the fund table, where the names of rows and measures are LOOK_SOURCE. */
struct look form_look_funds(const struct flow *flow, struct range range);

/* The label of such a cell, 其中: in front left aside; NULL when none. */
const struct label *form_source(const struct flow *flow, struct range range);

/* Pieces words of `labels` (contexts: those of levels or of fund rows) that line ends tore
 * (经济效益 + 指标), an operator and its number, a number and its unit, and cuts a cell in which
 * level, name and target stand without a break (数量指标办结率≥95%), where the layout lets cells
 * run into one another. `own_columns`: operator and unit have columns of their own. */
void form_mend(const struct flow *flow, enum layout layout, unsigned labels, bool own_columns,
    struct arena *arena, struct cells *cells);

#endif
