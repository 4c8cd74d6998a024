#include "review_evaluation.h"

#include <string.h>

#include "review_value.h"

static void lay_computed(struct figure *figure, const struct computed *computed)
{
    if (!computed->known)
        return;
    figure->known = true;
    figure->value = computed->value;
}

/* A computed score may only stand in for one that is missing. */
static void lay_score(struct figure *figure, const struct computed *score, enum basis basis)
{
    if (basis == BASIS_MANUAL || (basis == BASIS_COMPUTED && figure->known))
        lay_computed(figure, score);
}

static void lay_indicator(struct indicator *indicator, const struct reviewed_indicator *reviewed)
{
    bool changed = !review_value_same(&reviewed->target, &indicator->target) ||
                   !review_value_same(&reviewed->actual, &indicator->actual);
    if (changed && indicator->completion.known)
        lay_computed(&indicator->completion, &reviewed->completion);
    indicator->target = reviewed->target;
    indicator->actual = reviewed->actual;
    indicator->weight = reviewed->weight;
    lay_score(&indicator->score, &reviewed->score, reviewed->basis);
}

/* `dropped`: the fields whose mentions no longer stand beside them. */
static void lay_budget(
    struct budget *budget, const struct reviewed_budget *reviewed, bool dropped[BUDGET_FIELDS])
{
    dropped[BUDGET_ADJUSTED] = !review_value_same_figure(&reviewed->adjusted, &budget->adjusted);
    dropped[BUDGET_EXECUTED] = !review_value_same_figure(&reviewed->executed, &budget->executed);
    budget->adjusted = reviewed->adjusted;
    budget->executed = reviewed->executed;
    if ((dropped[BUDGET_ADJUSTED] || dropped[BUDGET_EXECUTED]) && budget->rate.known) {
        dropped[BUDGET_RATE] = true;
        lay_computed(&budget->rate, &reviewed->rate);
    }
    lay_score(&budget->score, &reviewed->score, reviewed->basis);
    dropped[BUDGET_SCORE] = reviewed->basis != BASIS_REPORTED;
}

static void drop_mentions(
    struct evaluation *evaluation, const bool dropped[BUDGET_FIELDS], struct arena *arena)
{
    const struct mention *from = evaluation->mentions;
    struct mention *kept = arena_alloc(arena, evaluation->mention_count * sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < evaluation->mention_count; i++)
        if (!dropped[from[i].field])
            kept[count++] = from[i];
    evaluation->mentions = kept;
    evaluation->mention_count = count;
}

static void lay_total(struct evaluation *evaluation, const struct review *review)
{
    if (!review->total.known || review->total.kept)
        return;
    lay_computed(&evaluation->total, &review->total);
    evaluation->grade = review->grade;
    if (!evaluation->grade_place.length)
        evaluation->grade_place = evaluation->total.place;
}

struct evaluation review_evaluation(const struct review *review, struct arena *arena)
{
    struct evaluation evaluation = *review->evaluation;
    bool dropped[BUDGET_FIELDS] = {false};
    if (!review->differs)
        return evaluation;
    lay_budget(&evaluation.budget, &review->budget, dropped);
    drop_mentions(&evaluation, dropped, arena);
    size_t size = evaluation.indicator_count * sizeof *evaluation.indicators;
    evaluation.indicators = arena_alloc(arena, size);
    if (size)
        memcpy(evaluation.indicators, review->evaluation->indicators, size);
    for (size_t i = 0; i < evaluation.indicator_count; i++)
        lay_indicator(&evaluation.indicators[i], &review->indicators[i]);
    lay_total(&evaluation, review);
    return evaluation;
}
