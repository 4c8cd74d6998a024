#include "check_missing.h"

static const struct {
    enum budget_field field;
    const char *code;
} budget_expected[] = {
    {BUDGET_INITIAL, "missing.budget.initial"},
    {BUDGET_ADJUSTED, "missing.budget.adjusted"},
    {BUDGET_EXECUTED, "missing.budget.executed"},
    {BUDGET_RATE, "missing.budget.rate"},
    {BUDGET_SCORE, "missing.budget.score"},
};

static bool has_target(const struct indicator *indicator)
{
    return indicator->target.form != QUANTITY_MISSING;
}

static bool has_actual(const struct indicator *indicator)
{
    return indicator->actual.form != QUANTITY_MISSING;
}

static bool has_weight(const struct indicator *indicator)
{
    return indicator->weight.known;
}

static bool has_score(const struct indicator *indicator)
{
    return indicator->score.known;
}

static const struct {
    bool (*has)(const struct indicator *indicator);
    const char *code, *value;
    const char *one, *all;
} indicator_expected[] = {
    {has_target, "missing.indicator.target", "target", N_("no target is given"),
        N_("no indicator has a target")},
    {has_actual, "missing.indicator.actual", "actual", N_("no actual value is given"),
        N_("no indicator has an actual value")},
    {has_weight, "missing.indicator.weight", "weight", N_("no weight is given"),
        N_("no indicator has a weight")},
    {has_score, "missing.indicator.score", "score", N_("no score is given"),
        N_("no indicator has a score")},
};

static void add(struct finder *finder, const char *code, const char *field, struct place place,
    const char *message)
{
    finder_add(finder, field, place, message, NULL, NULL)->code = code;
}

static void check_head(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct place nowhere = {0};
    if (!evaluation->unit.text)
        add(finder, "missing.unit", "unit", nowhere, _("the unit is not named"));
    if (evaluation->year == 0)
        add(finder, "missing.year", "year", nowhere, _("the budget year is not named"));
    if (evaluation->kind == KIND_PROJECT && !evaluation->project.text)
        add(finder, "missing.project", "project", nowhere, _("the project is not named"));
    if (!evaluation->total.known)
        add(finder, "missing.total", "reported.total", nowhere, _("no total is given"));
    if (evaluation->grade == GRADE_NONE)
        add(finder, "missing.grade", "reported.grade", nowhere, _("no grade is given"));
    if (evaluation->indicator_count == 0)
        add(finder, "missing.indicators", "indicators", nowhere, _("no indicator is given"));
}

static void check_budget(struct finder *finder)
{
    for (size_t i = 0; i < sizeof budget_expected / sizeof *budget_expected; i++) {
        enum budget_field field = budget_expected[i].field;
        if (!finder_figure(finder, field)->known)
            add(finder, budget_expected[i].code, budget_fields[field].path, (struct place){0},
                arena_format(finder->arena, _("not given: %s"), _(budget_fields[field].label)));
    }
}

/* What no indicator has is said once. */
static void check_column(struct finder *finder, size_t column)
{
    const struct evaluation *evaluation = finder->evaluation;
    size_t missing = 0;
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        missing += !indicator_expected[column].has(&evaluation->indicators[i]);
    if (missing == 0)
        return;
    const char *code = indicator_expected[column].code;
    if (missing == evaluation->indicator_count && missing > 1) {
        add(finder, code, "indicators", (struct place){0}, _(indicator_expected[column].all));
        return;
    }
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct indicator *indicator = &evaluation->indicators[i];
        const struct subject subject = {.indicator = indicator, .number = (int)i + 1};
        if (!indicator_expected[column].has(indicator))
            finder_add_of(finder, &subject, indicator_expected[column].value, indicator->name.place,
                _(indicator_expected[column].one), NULL, NULL)
                ->code = code;
    }
}

void check_missing_fields(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    check_head(finder);
    check_budget(finder);
    for (size_t column = 0; column < sizeof indicator_expected / sizeof *indicator_expected;
         column++)
        check_column(finder, column);
    for (size_t i = 0; i < evaluation->remark_count; i++)
        add(finder, "missing.reading", "", evaluation->remarks[i].place,
            evaluation->remarks[i].text);
}
