/*
 * policy - how a region and year scores: weights, bands, rounding, thresholds. Data; one default.
 */
#ifndef FUHE_POLICY_H
#define FUHE_POLICY_H

#include "evaluation.h"

struct policy {
    const char *name;
    struct decimal execution_weight;              /* where the report prints none: 10 */
    struct decimal total_weight;                  /* what all weights add up to: 100 */
    struct decimal you_from, liang_from, zhong_from; /* bands: 90, 80, 60 */
    int places;                                   /* decimals of a score: 2 */
    struct decimal partly_low, partly_high;       /* 部分达成: share of the weight in %: 60, 80 */
    struct decimal missed_high;                   /* 未达成: at most, in %: 60 */
    struct decimal adjustment_large;              /* 预算调整率 above which it is large: 20 (%) */
    struct decimal low_execution;                 /* 执行率 below which it is low: 80 (%) */
    struct decimal over_fulfilled;                /* 完成率 above which the target was low: 130 (%) */
};

extern const struct policy policy_default;

enum grade policy_grade(const struct policy *policy, struct decimal total);

/* The total from which the next better grade begins, and the one below which the grade is lost. False at 优 / 差. */
bool policy_next_grade(const struct policy *policy, struct decimal total, enum grade *grade, struct decimal *from);
bool policy_grade_from(const struct policy *policy, enum grade grade, struct decimal *from);

#endif
