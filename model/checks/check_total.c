#include "check_total.h"

#include "right.h"

/* Of a figure all indicators have; false when one is missing or there are none. */
static bool sum_figures(const struct evaluation *evaluation, size_t member, struct decimal *sum)
{
    *sum = DECIMAL(0);
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct figure *figure =
            (const void *)((const char *)&evaluation->indicators[i] + member);
        if (!figure->known || !decimal_add(*sum, figure->value, sum))
            return false;
    }
    return evaluation->indicator_count > 0;
}

static bool sum_weights(const struct evaluation *evaluation, struct decimal *sum)
{
    return sum_figures(evaluation, offsetof(struct indicator, weight), sum);
}

static bool sum_scores(const struct evaluation *evaluation, struct decimal *sum)
{
    return sum_figures(evaluation, offsetof(struct indicator, score), sum);
}

/* Rows that could not be read make sums too small; what they hold is not known. */
static bool rows_may_be_lost(
    const struct finder *finder, struct decimal sum, struct decimal expected)
{
    return finder->evaluation->remark_count > 0 && decimal_compare(sum, expected) < 0;
}

/* An execution score is printed, but the total is the sum of the others. */
static bool is_left_out(const struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct figure *total = &evaluation->total, *execution = &evaluation->budget.score;
    struct decimal alone, sum;
    return total->known && execution->known && sum_scores(evaluation, &alone) &&
           decimal_add(alone, execution->value, &sum) &&
           right_sum(finder->policy, total->value, alone) &&
           !right_sum(finder->policy, total->value, sum);
}

void check_total_weights(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct figure *weight = &evaluation->budget.weight;
    struct decimal alone, sum, due = finder->policy->total_weight;
    if (!sum_weights(evaluation, &alone) ||
        !decimal_add(alone, score_execution_weight(finder->policy, &evaluation->budget), &sum))
        return;
    bool printed = weight->known && weight->place.length > 0;
    if (!score_counts_execution(finder->policy, evaluation) || (!printed && is_left_out(finder)))
        sum = alone;
    if (decimal_compare(sum, due) == 0 || rows_may_be_lost(finder, sum, due))
        return;
    const char *made = finder_number(finder, sum), *right = finder_number(finder, due);
    struct finding *finding =
        finder_add(finder, "indicators", evaluation->indicators[0].weight.place,
            arena_format(finder->arena, _("the weights add up to %s, not %s"), made, right), made,
            right);
    for (size_t i = 1; i < evaluation->indicator_count; i++)
        finder_evidence(finder, finding, evaluation->indicators[i].weight.place);
    finder_evidence(finder, finding, weight->place);
}

void check_total_sum(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct figure *total = &evaluation->total, *execution = &evaluation->budget.score;
    struct decimal alone, sum, weights;
    if (!total->known || !sum_scores(evaluation, &alone))
        return;
    sum = alone;
    if (score_counts_execution(finder->policy, evaluation)) {
        bool make_all = sum_weights(evaluation, &weights) &&
                        decimal_compare(weights, finder->policy->total_weight) == 0;
        if (!execution->known || !decimal_add(alone, execution->value, &sum) ||
            (make_all && right_sum(finder->policy, total->value, alone)))
            return;
    }
    if (right_sum(finder->policy, total->value, sum) || rows_may_be_lost(finder, sum, total->value))
        return;
    const char *printed = finder_number(finder, total->value), *made = finder_number(finder, sum);
    struct finding *finding = finder_add(finder, "reported.total", total->place,
        arena_format(finder->arena, _("total %s is not the sum %s of the scores"), printed, made),
        printed, made);
    finder_evidence(finder, finding, execution->place);
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        finder_evidence(finder, finding, evaluation->indicators[i].score.place);
}

void check_total_grade(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    if (!evaluation->total.known || evaluation->grade == GRADE_NONE)
        return;
    enum grade band = policy_grade(finder->policy, evaluation->total.value);
    if (band == evaluation->grade)
        return;
    const char *printed = grade_name(evaluation->grade), *right = grade_name(band);
    struct finding *finding = finder_add(finder, "reported.grade", evaluation->grade_place,
        arena_format(finder->arena, _("grade %s, but a total of %s is %s"), printed,
            finder_number(finder, evaluation->total.value), right),
        printed, right);
    finder_evidence(finder, finding, evaluation->total.place);
}

static bool all_recomputed(const struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        if (!score_as_reported(finder->policy, &evaluation->indicators[i]).known)
            return false;
    }
    return evaluation->indicator_count > 0 &&
           (finder->recomputed.execution.known ||
               !score_counts_execution(finder->policy, evaluation));
}

void check_total_grade_changes(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct figure *total = &evaluation->total;
    const struct recomputed *recomputed = &finder->recomputed;
    enum grade said = evaluation->grade;
    if (said == GRADE_NONE && total->known)
        said = policy_grade(finder->policy, total->value);
    if (said == GRADE_NONE || recomputed->grade == GRADE_NONE || recomputed->grade == said ||
        !all_recomputed(finder))
        return;
    if (evaluation->remark_count > 0 && recomputed->grade > said)
        return;
    bool graded = evaluation->grade != GRADE_NONE;
    const char *printed = grade_name(said), *right = grade_name(recomputed->grade);
    struct finding *finding = finder_add(finder, graded ? "reported.grade" : "reported.total",
        graded ? evaluation->grade_place : total->place,
        arena_format(finder->arena, _("the recomputed total %s is %s, the report says %s"),
            finder_number(finder, recomputed->total.value), right, printed),
        printed, right);
    finder_evidence(finder, finding, total->place);
}
