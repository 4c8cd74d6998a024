#include "policy.h"

const struct policy policy_default = {
    .name = "default",
    .execution_weight = {.digits = 10},
    .total_weight = {.digits = 100},
    .you_from = {.digits = 90},
    .liang_from = {.digits = 80},
    .zhong_from = {.digits = 60},
    .places = 2,
    .rounding = ROUND_HALF_UP,
    .at_most = AT_MOST_FULL,
    .partly_low = {.digits = 60},
    .partly_high = {.digits = 80},
    .missed_high = {.digits = 60},
    .adjustment_large = {.digits = 20},
    .low_execution = {.digits = 80},
    .over_fulfilled = {.digits = 130},
};

bool policy_grade_from(const struct policy *policy, enum grade grade, struct decimal *from)
{
    switch (grade) {
    case GRADE_YOU:
        *from = policy->you_from;
        return true;
    case GRADE_LIANG:
        *from = policy->liang_from;
        return true;
    case GRADE_ZHONG:
        *from = policy->zhong_from;
        return true;
    default:
        return false;
    }
}

enum grade policy_grade(const struct policy *policy, struct decimal total)
{
    struct decimal from;
    enum grade grade = GRADE_YOU;
    while (policy_grade_from(policy, grade, &from) && decimal_compare(total, from) < 0)
        grade++;
    return grade;
}

bool policy_next_grade(
    const struct policy *policy, struct decimal total, enum grade *grade, struct decimal *from)
{
    enum grade now = policy_grade(policy, total);
    if (now == GRADE_YOU)
        return false;
    *grade = now - 1;
    return policy_grade_from(policy, *grade, from);
}
