/*
 * score - what a policy gives for values. Pure functions over exact decimals.
 *
 * Source of the rules: 财预〔2015〕163号 and the provincial 绩效自评 rules built on it; see
 * policy.h for what differs.
 */
#ifndef FUHE_SCORE_H
#define FUHE_SCORE_H

#include "evaluation.h"
#include "policy.h"

/* Whether the words of a qualitative actual say that the target was met. */
enum fulfilment { FULFILMENT_UNTOLD, FULFILMENT_MET, FULFILMENT_PARTLY, FULFILMENT_MISSED };
enum fulfilment score_fulfilment(const struct quantity *target, const struct quantity *actual);

/* By which rule a value comes about; from LACKS_WEIGHT on, what stands in the way. */
enum score_rule {
    RULE_EXECUTION,      /* weight × executed / adjusted */
    RULE_EXECUTION_STEP, /* the share of the weight the rate's step has */
    RULE_RATE,           /* executed / adjusted */
    RULE_AT_LEAST,       /* whole × actual / target */
    RULE_AT_MOST_MET,    /* the whole */
    RULE_AT_MOST_SHARE,  /* met, and still whole × actual / target */
    RULE_AT_MOST_MISSED, /* whole × target / actual */
    RULE_TARGET_ZERO,    /* the whole or nothing */
    RULE_BOUND_NEGATIVE, /* met: the whole */
    RULE_WORDS_MET,      /* the whole */
    RULE_WORDS_PARTLY,   /* the reported score between two bounds */
    RULE_WORDS_MISSED,   /* likewise */
    LACKS_WEIGHT,
    LACKS_TARGET,
    LACKS_ACTUAL,
    LACKS_NUMBER,   /* a target of words and an actual number */
    LACKS_UNIT,     /* two units that cannot be held against each other */
    LACKS_BOUND,    /* a negative bound that is missed has no share */
    LACKS_WORDS,    /* the words do not tell */
    LACKS_REPORTED, /* words leave room, and there is no score to keep */
    LACKS_AMOUNT,   /* adjusted or executed */
    LACKS_DIVISOR,  /* the adjusted budget is 0 */
    LACKS_DIGITS,   /* more than 18 */
    SCORE_RULES
};

/* How much of a target was reached, exactly: the score is weight × above / below, between 0 and the
 * weight. A target of 0 is reached wholly or not at all; so is a negative one that is a bound.
 * `met`: the operator's condition holds, `=` met from the target on. False, and `rule` tells which:
 * no two numbers, units that cannot be held against each other (only money is converted; a unit
 * missing on one side is the other's), or a negative bound that is missed. */
struct ratio {
    enum score_rule rule;
    struct decimal above, below;
    bool met;
    struct decimal target, actual; /* in one unit */
};
bool score_ratio(const struct quantity *target, const struct quantity *actual, struct ratio *out);

/* What of a ratio a score rests on under the policy: the share of its step where the execution rule
 * has steps (`actual` is the rate then, `target` where the step begins), actual / target of a met
 * <= target where the policy scores these pro rata. Any other ratio is itself. */
struct ratio score_counted(const struct policy *policy, struct ratio ratio);

/* Whether a unit is money, and how its numbers become 万元 (元 −4, 万元 0, 亿元 4). */
bool score_money(const char *unit, int *power);

/* weight × above / below, at least 0, at most the weight. False when `below` is 0. */
bool score_share(struct decimal weight, const struct ratio *ratio, int places,
    enum rounding rounding, struct decimal *out);

/* The scores the words of a qualitative actual allow; false when the words do not tell. */
bool score_band(const struct policy *policy, enum fulfilment fulfilment, struct decimal weight,
    struct decimal *low, struct decimal *high);

/* A score or completion the policy computes. `known` false: cannot be computed. */
struct computed {
    bool known;
    bool kept; /* not computable: the reported score stands in */
    struct decimal value;
};

bool score_same(struct computed a, struct computed b);

/* What a share is cut to: the whole, or nothing. */
enum score_cut { CUT_NOT, CUT_TO_WHOLE, CUT_TO_NOTHING };

/* The way to a value: whole × above / below, cut, rounded to `places`; of words the bounds. Every
 * score, rate and completion comes from one of these, and so does what explains it (explain.h). */
struct score_steps {
    enum score_rule rule;
    struct decimal whole; /* the weight; 100 of a rate or completion */
    struct ratio ratio;   /* of the rules for numbers */
    enum score_cut cut;
    int places;
    bool percent;                    /* a rate or completion */
    struct decimal given, low, high; /* of the rules for words: the reported score, its bounds */
    struct computed result;
};

/* The printed one, else the policy's. */
struct decimal score_execution_weight(const struct policy *policy, const struct budget *budget);

/* Execution score = weight × min(1, executed / adjusted), rounded, or by the policy's steps.
 * `reported` is kept where it cannot be computed. */
struct score_steps score_execution_steps(const struct policy *policy, const struct figure *adjusted,
    const struct figure *executed, const struct figure *weight, const struct figure *reported);
struct computed score_execution(const struct policy *policy, const struct figure *adjusted,
    const struct figure *executed, const struct figure *weight, const struct figure *reported);

/* Execution rate in %, rounded half up to 2 places. */
struct score_steps score_rate_steps(const struct figure *adjusted, const struct figure *executed);
struct computed score_rate(const struct figure *adjusted, const struct figure *executed);

/* Completion in %, rounded half up to 2 places, not capped: actual / target for >= and =; for <=
 * 100 when met. */
struct score_steps score_completion_steps(
    const struct quantity *target, const struct quantity *actual);
struct computed score_completion(const struct quantity *target, const struct quantity *actual);

struct score_steps score_indicator_steps(const struct policy *policy, const struct quantity *target,
    const struct quantity *actual, const struct figure *weight, const struct figure *reported);
struct computed score_indicator(const struct policy *policy, const struct quantity *target,
    const struct quantity *actual, const struct figure *weight, const struct figure *reported);
struct computed score_as_reported(const struct policy *policy, const struct indicator *indicator);

/* Adds indicators' scores up to a total. An indicator without a weight carries no points; one that
 * has a weight and no score, reported or computed, leaves the total unknown, and so does an
 * execution score that counts and is not known. The execution score alone is no total. */
struct score_sum {
    struct decimal value;
    size_t indicators; /* that have a score */
    bool incomplete;
};
void score_sum_add(struct score_sum *sum, const struct figure *weight, struct computed score);
struct computed score_sum_total(
    struct score_sum sum, bool counts_execution, struct computed execution);

/* What the policy gives for the whole evaluation as reported. The execution score is no part of the
 * total where the report prints neither its weight nor its score and the indicators' weights
 * already make up the policy's total. */
struct recomputed {
    struct computed execution;
    struct computed rate;
    struct computed total;
    enum grade grade;
};
struct recomputed score_evaluation(
    const struct policy *policy, const struct evaluation *evaluation);
bool score_counts_execution(const struct policy *policy, const struct evaluation *evaluation);

#endif
