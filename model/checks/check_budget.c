#include "check_budget.h"

#include "right.h"

/* whole ≠ a + b; the message takes the four numbers in the order whole, a, b, sum. */
static void check_sum(struct finder *finder, enum budget_field whole, enum budget_field a,
    enum budget_field b, const char *message)
{
    struct span printed, first, second, sum;
    if (!finder_span(finder, whole, &printed) || !finder_span(finder, a, &first) ||
        !finder_span(finder, b, &second) || !span_add(first, second, &sum) ||
        span_meet(printed, sum))
        return;
    const struct figure *w = finder_figure(finder, whole), *x = finder_figure(finder, a),
                        *y = finder_figure(finder, b);
    struct decimal expected;
    if (!decimal_add(x->value, y->value, &expected))
        return;
    const char *w_text = finder_number(finder, w->value),
               *sum_text = finder_number(finder, expected);
    const char *text = arena_format(finder->arena, _(message), w_text,
        finder_number(finder, x->value), finder_number(finder, y->value), sum_text);
    struct finding *finding =
        finder_add(finder, budget_fields[whole].path, w->place, text, w_text, sum_text);
    finder_evidence(finder, finding, x->place);
    finder_evidence(finder, finding, y->place);
}

void check_budget_initial_sum(struct finder *finder)
{
    check_sum(finder, BUDGET_INITIAL, BUDGET_INITIAL_BASIC, BUDGET_INITIAL_PROJECT,
        N_("initial budget %s is not basic %s + project %s = %s"));
}

void check_budget_adjusted_sum(struct finder *finder)
{
    check_sum(finder, BUDGET_ADJUSTED, BUDGET_INITIAL, BUDGET_ADJUSTMENT,
        N_("adjusted budget %s is not initial %s + adjustment %s = %s"));
}

void check_budget_executed_sum(struct finder *finder)
{
    check_sum(finder, BUDGET_EXECUTED, BUDGET_BASIC_EXECUTED, BUDGET_PROJECT_EXECUTED,
        N_("executed amount %s is not basic %s + project %s = %s"));
}

void check_budget_parts_sum(struct finder *finder)
{
    check_sum(finder, BUDGET_ADJUSTED, BUDGET_BASIC_ADJUSTED, BUDGET_PROJECT_ADJUSTED,
        N_("adjusted budget %s is not basic %s + project %s = %s"));
}

void check_budget_basic_sum(struct finder *finder)
{
    check_sum(finder, BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_PERSONNEL, BUDGET_BASIC_PUBLIC,
        N_("basic spending %s is not personnel %s + public %s = %s"));
}

static bool rate_is_wrong(const struct finder *finder, enum budget_field rate,
    enum budget_field part, enum budget_field whole)
{
    struct span printed, above, below;
    return finder_span(finder, rate, &printed) && finder_span(finder, part, &above) &&
           finder_span(finder, whole, &below) && !span_ratio_meets(above, below, printed);
}

/* The message takes rate, part, whole and the rate they make. */
static void check_rate(struct finder *finder, enum budget_field rate, enum budget_field part,
    enum budget_field whole, const char *message)
{
    if (!rate_is_wrong(finder, rate, part, whole))
        return;
    const struct figure *r = finder_figure(finder, rate), *p = finder_figure(finder, part),
                        *w = finder_figure(finder, whole);
    struct decimal expected;
    if (!decimal_ratio(p->value, DECIMAL(100), w->value, 2, ROUND_HALF_UP, &expected))
        return;
    const char *r_text = finder_percent(finder, r->value),
               *e_text = finder_percent(finder, decimal_trim(expected));
    const char *text = arena_format(finder->arena, _(message), r_text,
        finder_number(finder, p->value), finder_number(finder, w->value), e_text);
    struct finding *finding =
        finder_add(finder, budget_fields[rate].path, r->place, text, r_text, e_text);
    finder_evidence(finder, finding, p->place);
    finder_evidence(finder, finding, w->place);
}

void check_budget_rate(struct finder *finder)
{
    check_rate(finder, BUDGET_RATE, BUDGET_EXECUTED, BUDGET_ADJUSTED,
        N_("execution rate %s is not executed %s / adjusted %s = %s"));
}

void check_budget_basic_rate(struct finder *finder)
{
    check_rate(finder, BUDGET_BASIC_RATE, BUDGET_BASIC_EXECUTED, BUDGET_BASIC_ADJUSTED,
        N_("execution rate of basic spending %s is not executed %s / adjusted %s = %s"));
}

/* The adjustment as printed, else adjusted − initial. */
struct adjustment {
    struct span span;
    struct decimal value;
    struct place place; /* of the adjusted budget where it is not printed */
};

static bool adjustment_of(const struct finder *finder, struct adjustment *out)
{
    const struct figure *printed = finder_figure(finder, BUDGET_ADJUSTMENT);
    const struct figure *initial = finder_figure(finder, BUDGET_INITIAL);
    const struct figure *adjusted = finder_figure(finder, BUDGET_ADJUSTED);
    if (printed->known) {
        *out = (struct adjustment){.value = printed->value, .place = printed->place};
        return finder_span(finder, BUDGET_ADJUSTMENT, &out->span);
    }
    struct span before, after;
    *out = (struct adjustment){.place = adjusted->place};
    return finder_span(finder, BUDGET_INITIAL, &before) &&
           finder_span(finder, BUDGET_ADJUSTED, &after) &&
           span_subtract(after, before, &out->span) &&
           decimal_subtract(adjusted->value, initial->value, &out->value);
}

static struct decimal magnitude(struct decimal d)
{
    d.digits = d.digits < 0 ? -d.digits : d.digits;
    return d;
}

static void add_adjustment_finding(struct finder *finder, const struct adjustment *adjustment,
    struct place main, const char *field, const char *message, struct decimal rate,
    struct decimal expected)
{
    const struct figure *initial = finder_figure(finder, BUDGET_INITIAL);
    const char *rate_text = finder_percent(finder, rate),
               *expected_text = finder_percent(finder, decimal_trim(expected));
    const char *text = arena_format(finder->arena, message, rate_text,
        finder_number(finder, magnitude(adjustment->value)), finder_number(finder, initial->value),
        expected_text);
    struct finding *finding = finder_add(finder, field, main, text, rate_text, expected_text);
    finder_evidence(finder, finding, adjustment->place);
    finder_evidence(finder, finding, initial->place);
}

void check_budget_adjustment_rate(struct finder *finder)
{
    const struct figure *rate = finder_figure(finder, BUDGET_ADJUSTMENT_RATE);
    const struct figure *initial = finder_figure(finder, BUDGET_INITIAL);
    struct adjustment adjustment;
    struct span printed, whole;
    struct decimal expected;
    if (!finder_span(finder, BUDGET_ADJUSTMENT_RATE, &printed) ||
        !finder_span(finder, BUDGET_INITIAL, &whole) || !adjustment_of(finder, &adjustment))
        return;
    /* The sign of a decrease on its rate as well is a way of writing. */
    if (rate->value.digits < 0 && adjustment.value.digits < 0)
        printed = span_magnitude(printed);
    if (span_ratio_meets(span_magnitude(adjustment.span), whole, printed) ||
        !decimal_ratio(
            magnitude(adjustment.value), DECIMAL(100), initial->value, 2, ROUND_HALF_UP, &expected))
        return;
    add_adjustment_finding(finder, &adjustment, rate->place, "budget.adjustment_rate",
        _("adjustment rate %s is not adjustment %s / initial %s = %s"), rate->value, expected);
}

void check_budget_adjustment_sign(struct finder *finder)
{
    const struct budget *budget = &finder->evaluation->budget;
    if (!budget->adjustment.known || !budget->adjustment_negative ||
        decimal_is_zero(budget->adjustment.value) || budget->adjustment_word == ADJUSTMENT_PLAIN)
        return;
    const char *amount = finder_number(finder, magnitude(budget->adjustment.value));
    const char *printed = arena_format(finder->arena, "-%s", amount);
    const char *text = arena_format(finder->arena,
        budget->adjustment_word == ADJUSTMENT_DECREASE
            ? _("a decrease is printed with a minus sign: %s")
            : _("an increase is printed with a minus sign: %s"),
        printed);
    finder_add(finder, "budget.adjustment", budget->adjustment.place, text, printed, amount);
}

void check_budget_adjustment_large(struct finder *finder)
{
    const struct figure *initial = finder_figure(finder, BUDGET_INITIAL);
    const struct figure *printed = finder_figure(finder, BUDGET_ADJUSTMENT_RATE);
    struct decimal limit = finder->policy->adjustment_large, rate;
    struct adjustment adjustment;
    if (initial->known && initial->value.digits > 0 && adjustment_of(finder, &adjustment)) {
        if (!decimal_ratio(
                magnitude(adjustment.value), DECIMAL(100), initial->value, 2, ROUND_DOWN, &rate) ||
            decimal_compare(rate, limit) <= 0)
            return;
        add_adjustment_finding(finder, &adjustment, adjustment.place, "budget.adjustment",
            _("adjustment is %s of the initial budget (%s of %s), above %s"), decimal_trim(rate),
            limit);
    } else if (printed->known && decimal_compare(magnitude(printed->value), limit) > 0) {
        const char *rate_text = finder_percent(finder, printed->value),
                   *limit_text = finder_percent(finder, limit);
        finder_add(finder, "budget.adjustment_rate", printed->place,
            arena_format(finder->arena, _("adjustment rate %s is above %s"), rate_text, limit_text),
            rate_text, limit_text);
    }
}

/* Rounding keeps the order, so of two amounts printed alike the larger is really larger; the finer
 * is cut to the coarser. Amounts in 亿元 have lost their places. */
static bool certainly_over_executed(const struct finder *finder)
{
    struct decimal executed = finder_figure(finder, BUDGET_EXECUTED)->value;
    struct decimal adjusted = finder_figure(finder, BUDGET_ADJUSTED)->value;
    if (finder_unprinted_zeros(finder, BUDGET_EXECUTED) ||
        finder_unprinted_zeros(finder, BUDGET_ADJUSTED)) {
        struct span spent, most;
        return finder_span(finder, BUDGET_EXECUTED, &spent) &&
               finder_span(finder, BUDGET_ADJUSTED, &most) &&
               decimal_compare(spent.low, most.high) >= 0;
    }
    int places = executed.scale < adjusted.scale ? executed.scale : adjusted.scale;
    return decimal_round(executed, places, ROUND_DOWN, &executed) &&
           decimal_round(adjusted, places, ROUND_HALF_UP, &adjusted) &&
           decimal_compare(executed, adjusted) > 0;
}

void check_budget_over_executed(struct finder *finder)
{
    const struct figure *executed = finder_figure(finder, BUDGET_EXECUTED);
    const struct figure *adjusted = finder_figure(finder, BUDGET_ADJUSTED);
    const struct figure *rate = finder_figure(finder, BUDGET_RATE);
    if (executed->known && adjusted->known) {
        if (!certainly_over_executed(finder))
            return;
        const char *spent = finder_number(finder, executed->value),
                   *most = finder_number(finder, adjusted->value);
        struct finding *finding = finder_add(finder, "budget.executed", executed->place,
            arena_format(finder->arena, _("executed amount %s is above the adjusted budget %s"),
                spent, most),
            spent, most);
        finder_evidence(finder, finding, adjusted->place);
    } else if (rate->known && decimal_compare(rate->value, DECIMAL(100)) > 0) {
        const char *text = finder_percent(finder, rate->value);
        finder_add(finder, "budget.rate", rate->place,
            arena_format(finder->arena, _("execution rate %s is above 100%%"), text), text, "100%");
    }
}

void check_budget_low_execution(struct finder *finder)
{
    const struct figure *executed = finder_figure(finder, BUDGET_EXECUTED);
    const struct figure *adjusted = finder_figure(finder, BUDGET_ADJUSTED);
    const struct figure *printed = finder_figure(finder, BUDGET_RATE);
    const struct computed *computed = &finder->recomputed.rate;
    bool from_amounts = computed->known && adjusted->value.digits > 0;
    if (!from_amounts && !printed->known)
        return;
    struct decimal rate = from_amounts ? decimal_trim(computed->value) : printed->value,
                   limit = finder->policy->low_execution;
    if (decimal_compare(rate, limit) >= 0)
        return;
    const char *rate_text = finder_percent(finder, rate),
               *limit_text = finder_percent(finder, limit);
    struct finding *finding = finder_add(finder, printed->known ? "budget.rate" : "budget.executed",
        printed->known ? printed->place : executed->place,
        arena_format(finder->arena, _("execution rate %s is below %s"), rate_text, limit_text),
        rate_text, limit_text);
    if (from_amounts) {
        finder_evidence(finder, finding, executed->place);
        finder_evidence(finder, finding, adjusted->place);
    }
}

void check_budget_score(struct finder *finder)
{
    const struct budget *budget = &finder->evaluation->budget;
    struct decimal weight = score_execution_weight(finder->policy, budget);
    bool from_amounts =
        budget->executed.known && budget->adjusted.known && budget->adjusted.value.digits > 0;
    bool from_rate =
        budget->rate.known && !rate_is_wrong(finder, BUDGET_RATE, BUDGET_EXECUTED, BUDGET_ADJUSTED);
    const struct ratio printed_rate = {
        .rule = RULE_EXECUTION, .above = budget->rate.value, .below = DECIMAL(100)};
    const struct ratio exact = from_amounts ? (struct ratio){.rule = RULE_EXECUTION,
                                                  .above = budget->executed.value,
                                                  .below = budget->adjusted.value}
                                            : printed_rate;
    const struct ratio counted = score_counted(finder->policy, exact),
                       counted_rate = score_counted(finder->policy, printed_rate);
    struct decimal expected;
    if (!budget->score.known || (!from_amounts && !from_rate) ||
        right_score(finder->policy, budget->score.value, weight, &counted) ||
        (from_rate && right_score(finder->policy, budget->score.value, weight, &counted_rate)) ||
        !score_share(weight, &counted, finder->policy->places, finder->policy->rounding, &expected))
        return;
    const char *printed = finder_number(finder, budget->score.value),
               *right = finder_number(finder, decimal_trim(expected));
    const char *whole = finder_number(finder, weight);
    const char *text =
        counted.rule == RULE_EXECUTION_STEP
            ? arena_format(finder->arena,
                  _("execution score %s is not %s × %s = %s, the step of %s"), printed, whole,
                  finder_percent(finder, counted.above), right,
                  finder_percent(finder, decimal_trim(counted.actual)))
        : from_amounts
            ? arena_format(finder->arena, _("execution score %s is not %s × %s / %s = %s"), printed,
                  whole, finder_number(finder, exact.above), finder_number(finder, exact.below),
                  right)
            : arena_format(finder->arena, _("execution score %s is not %s × %s = %s"), printed,
                  whole, finder_percent(finder, exact.above), right);
    struct finding *finding =
        finder_add(finder, "budget.score", budget->score.place, text, printed, right);
    finder_evidence(finder, finding, budget->executed.place);
    finder_evidence(finder, finding, budget->adjusted.place);
    finder_evidence(finder, finding, budget->rate.place);
    finder_evidence(finder, finding, budget->weight.place);
}
