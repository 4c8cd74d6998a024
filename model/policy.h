/*
 * policy - how a region and year scores: weights, bands, rounding, rules, thresholds. Data; one
 * default. A plain value: what a file says of one is policy_file.h.
 *
 * Source of the default: 财预〔2015〕163号 and the provincial 绩效自评 rules built on it.
 */
#ifndef FUHE_POLICY_H
#define FUHE_POLICY_H

#include "evaluation.h"

enum { POLICY_NAME = 64, POLICY_STEPS = 8 };

/* A met <= target: the whole weight, or its share by actual / target (what was saved costs points,
 * as some regions have it). */
enum policy_at_most { AT_MOST_FULL, AT_MOST_PRO_RATA };

/* Of a stepped execution rule: from this rate (%) on, this share of the weight (%). */
struct policy_step {
    struct decimal from, share;
};

struct policy {
    char name[POLICY_NAME];                          /* UTF-8 */
    struct decimal execution_weight;                 /* where the report prints none: 10 */
    struct decimal total_weight;                     /* what all weights add up to: 100 */
    struct decimal you_from, liang_from, zhong_from; /* bands: 90, 80, 60 */
    int places;                                      /* decimals of a score: 2 */
    enum rounding rounding;                          /* of a score: half up */
    struct policy_step steps[POLICY_STEPS];          /* of the execution rate, highest first; below
                                                      * the last: nothing */
    int step_count;                                  /* 0: pro rata */
    enum policy_at_most at_most;
    struct decimal partly_low, partly_high; /* 部分达成: share of the weight in %: 60, 80 */
    struct decimal missed_high;             /* 未达成: at most, in %: 60 */
    struct decimal adjustment_large;        /* 预算调整率 above which it is large: 20 (%) */
    struct decimal low_execution;           /* 执行率 below which it is low: 80 (%) */
    struct decimal over_fulfilled;          /* 完成率 above which the target was low: 130 (%) */
};

extern const struct policy policy_default;

enum grade policy_grade(const struct policy *policy, struct decimal total);

/* The total from which the next better grade begins, and the one below which the grade is lost.
 * False at 优 / 差. */
bool policy_next_grade(
    const struct policy *policy, struct decimal total, enum grade *grade, struct decimal *from);
bool policy_grade_from(const struct policy *policy, enum grade grade, struct decimal *from);

#endif
