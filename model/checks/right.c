#include "right.h"

static bool share(enum rounding score_rounding, enum rounding printed_rounding,
    const struct policy *policy, struct decimal printed, struct decimal weight,
    const struct ratio *ratio)
{
    struct decimal score, seen;
    return score_share(weight, ratio, policy->places, score_rounding, &score) &&
           decimal_round(printed, policy->places, printed_rounding, &seen) &&
           decimal_compare(score, seen) == 0;
}

bool right_score(const struct policy *policy, struct decimal printed, struct decimal weight,
    const struct ratio *ratio)
{
    bool finer = printed.scale > policy->places;
    return share(ROUND_HALF_UP, ROUND_HALF_UP, policy, printed, weight, ratio) ||
           share(ROUND_DOWN, ROUND_HALF_UP, policy, printed, weight, ratio) ||
           (finer && (share(ROUND_HALF_UP, ROUND_DOWN, policy, printed, weight, ratio) ||
                         share(ROUND_DOWN, ROUND_DOWN, policy, printed, weight, ratio)));
}

bool right_score_from_percent(const struct policy *policy, struct decimal printed,
    struct decimal weight, struct decimal percent)
{
    const struct ratio ratio = {.above = percent, .below = DECIMAL(100)};
    return right_score(policy, printed, weight, &ratio);
}

bool right_percent(struct decimal printed, const struct ratio *ratio)
{
    struct decimal up, down;
    return decimal_ratio(
               ratio->above, DECIMAL(100), ratio->below, printed.scale, ROUND_HALF_UP, &up) &&
           decimal_ratio(
               ratio->above, DECIMAL(100), ratio->below, printed.scale, ROUND_DOWN, &down) &&
           (decimal_compare(printed, up) == 0 || decimal_compare(printed, down) == 0);
}

bool right_sum(const struct policy *policy, struct decimal printed, struct decimal sum)
{
    const struct ratio whole = {.above = DECIMAL(1), .below = DECIMAL(1)};
    return right_score(policy, printed, sum, &whole);
}
