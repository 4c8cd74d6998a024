#include "review_before.h"

#include <string.h>

#include "review_field.h"
#include "review_judge.h"

static const char *score_held(enum basis basis, const char *value)
{
    return basis == BASIS_MANUAL ? value : basis_name(basis);
}

static struct review_held judged(const struct review *review, const char *finding)
{
    const struct judgement *judgement = review_judgement(review, finding);
    enum finding_state state = judgement ? judgement->state : FINDING_OPEN;
    return (struct review_held){finding_state_name(state), judgement ? judgement->reason : NULL};
}

/* A value that is the report's own is held as such: it follows the report, not its digits. */
static const char *value_held(const struct review *review, const char *field, struct arena *arena)
{
    const struct review reported =
        review_replay(review->evaluation, review->policy, NULL, 0, arena);
    const char *value = review_value(review, field, arena);
    return strcmp(value, review_value(&reported, field, arena)) ? value : "reported";
}

struct review_held review_before(const struct evaluation *evaluation, const struct policy *policy,
    const struct entry *entries, size_t count, const char *field, struct arena *arena)
{
    struct review_field parsed;
    const struct review review = review_replay(evaluation, policy, entries, count, arena);
    if (review_judge_is(field))
        return judged(&review, field);
    if (!review_field_parse(field, &parsed))
        return (struct review_held){"reported", NULL};
    if (parsed.what == REVIEW_BUDGET_SCORE)
        return (struct review_held){
            score_held(review.budget.basis, review_value(&review, field, arena)),
            review.budget.reason};
    if (parsed.what >= REVIEW_OF_INDICATOR || parsed.indicator >= evaluation->indicator_count)
        return (struct review_held){value_held(&review, field, arena), NULL};
    const struct reviewed_indicator *indicator = &review.indicators[parsed.indicator];
    if (parsed.what != REVIEW_SCORE)
        return (struct review_held){value_held(&review, field, arena), indicator->reason};
    return (struct review_held){
        score_held(indicator->basis, review_value(&review, field, arena)), indicator->reason};
}
