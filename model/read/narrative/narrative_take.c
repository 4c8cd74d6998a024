#include "narrative_take.h"

#include "intl.h"

static int code_at(const struct narrative *narrative, size_t i)
{
    return narrative->tokens->items[i].code;
}

static void add_mention(
    struct narrative *narrative, enum budget_field field, const struct figure *figure, int power)
{
    struct evaluation *evaluation = narrative->evaluation;
    narrative->mentions = xgrow(narrative->mentions, evaluation->mention_count,
        &narrative->mention_capacity, sizeof *narrative->mentions);
    narrative->mentions[evaluation->mention_count++] =
        (struct mention){.field = field, .figure = *figure, .unit_power = (int8_t)power};
}

void narrative_take(
    struct narrative *narrative, enum budget_field field, const struct token *number)
{
    struct figure figure;
    if (!narrative_figure(narrative, number, &figure))
        return;
    struct figure *known = budget_figure_at(&narrative->evaluation->budget, field);
    if (!known->known)
        *known = figure;
    add_mention(narrative, field, &figure, number->power);
}

static void forget_adjustment(struct budget *budget)
{
    budget->adjustment = (struct figure){0};
    budget->adjustment_word = ADJUSTMENT_PLAIN;
    budget->adjustment_negative = false;
}

/* Increases and decreases told side by side are parts of an adjustment the report does not sum up.
 */
static bool is_part(
    struct narrative *narrative, size_t label, const struct token *number, size_t *before)
{
    if (!*before) {
        *before = label + 1;
        return false;
    }
    int first = code_at(narrative, *before - 1);
    if (first == LABEL_ADJUSTMENT || first == code_at(narrative, label))
        return first == LABEL_ADJUSTMENT;
    struct evaluation *evaluation = narrative->evaluation;
    if (evaluation->mention_count &&
        narrative->mentions[evaluation->mention_count - 1].field == BUDGET_ADJUSTMENT) {
        struct mention *last = &narrative->mentions[--evaluation->mention_count];
        if (evaluation->budget.adjustment.place.start == last->figure.place.start)
            forget_adjustment(&evaluation->budget);
    }
    narrative_remark(
        narrative, number->range, _("increases and decreases of the budget are not summed up"));
    return true;
}

void narrative_take_adjustment(
    struct narrative *narrative, size_t label, const struct token *number, size_t *before)
{
    struct budget *budget = &narrative->evaluation->budget;
    struct figure figure;
    if (is_part(narrative, label, number, before) || !narrative_figure(narrative, number, &figure))
        return;
    bool negative = figure.value.digits < 0;
    int code = code_at(narrative, label);
    if (code == LABEL_ADJUSTMENT_DECREASE && !negative)
        figure.value.digits = -figure.value.digits;
    if (!budget->adjustment.known) {
        budget->adjustment = figure;
        budget->adjustment_negative = negative;
        budget->adjustment_word = code == LABEL_ADJUSTMENT_DECREASE   ? ADJUSTMENT_DECREASE
                                  : code == LABEL_ADJUSTMENT_INCREASE ? ADJUSTMENT_INCREASE
                                                                      : ADJUSTMENT_PLAIN;
    }
    add_mention(narrative, BUDGET_ADJUSTMENT, &figure, number->power);
}
