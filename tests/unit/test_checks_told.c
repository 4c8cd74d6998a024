/*
 * What is said where a figure that a code usually rests on is not printed, or the policy has
 * another rule; and what is said to be missing.
 */
#include "report.h"

static struct policy policy;

static void no_adjustment_printed(struct report *report)
{
    set(report, BUDGET_ADJUSTMENT, NULL);
    set(report, BUDGET_ADJUSTMENT_RATE, "4.5");
}

static void large_adjustment_not_printed(struct report *report)
{
    set(report, BUDGET_ADJUSTMENT, NULL);
    set(report, BUDGET_ADJUSTED, "620.00");
}

static void only_an_adjustment_rate(struct report *report)
{
    set(report, BUDGET_INITIAL, NULL);
    set(report, BUDGET_ADJUSTMENT_RATE, "25");
}

static void an_increase_with_a_minus(struct report *report)
{
    report->evaluation.budget.adjustment_word = ADJUSTMENT_INCREASE;
    report->evaluation.budget.adjustment_negative = true;
}

static void only_a_rate(struct report *report)
{
    set(report, BUDGET_EXECUTED, NULL);
    set(report, BUDGET_SCORE, "9.00");
}

static void only_a_rate_above_all(struct report *report)
{
    set(report, BUDGET_EXECUTED, NULL);
    set(report, BUDGET_RATE, "101");
}

static void only_a_low_rate(struct report *report)
{
    set(report, BUDGET_EXECUTED, NULL);
    set(report, BUDGET_RATE, "79");
}

/* 95% of 480.00 is the step of 90. */
static void stepped(struct report *report)
{
    policy.step_count = 2;
    policy.steps[0] = (struct policy_step){DECIMAL(98), DECIMAL(100)};
    policy.steps[1] = (struct policy_step){DECIMAL(90), DECIMAL(70)};
    set(report, BUDGET_SCORE, "9.50");
}

static void partly(struct report *report)
{
    report->indicators[4] =
        made_indicator("管理制度", "健全", "部分达成预期指标", NULL, "10", "9", "编制不足");
}

static void fulfilled(struct report *report)
{
    report->indicators[4].score = made_figure("9");
}

static void one_alone(struct report *report)
{
    report->evaluation.indicator_count = 1;
    report->indicators[0].weight = made_figure("80");
    conclude(report, "97.50", GRADE_NONE);
}

static void thrice(struct report *report)
{
    mention(report, BUDGET_RATE, "95", 0);
    mention(report, BUDGET_RATE, "95.0", 0);
    mention(report, BUDGET_RATE, "93", 0);
}

static void not_ours(struct report *report)
{
    report->indicators[2] =
        made_indicator("项目支出预算执行率", ">=80%", "80%", NULL, "20", "20", NULL);
    set(report, BUDGET_PROJECT_ADJUSTED, NULL);
    set(report, BUDGET_PROJECT_EXECUTED, NULL);
}

static const struct row {
    void (*change)(struct report *report);
    const char *code, *message;
    size_t places; /* of evidence */
} rows[] = {
    {no_adjustment_printed, "budget.adjustment-rate",
        "adjustment rate 4.5% is not adjustment 20.00 / initial 500.00 = 4%", 3},
    {large_adjustment_not_printed, "budget.adjustment-large",
        "adjustment is 24% of the initial budget (120.00 of 500.00), above 20%", 2},
    {only_an_adjustment_rate, "budget.adjustment-large", "adjustment rate 25% is above 20%", 1},
    {an_increase_with_a_minus, "budget.adjustment-sign",
        "an increase is printed with a minus sign: -20.00", 1},
    {only_a_rate, "budget.score", "execution score 9.00 is not 10 × 95.00% = 9.5", 4},
    {only_a_rate_above_all, "budget.over-executed", "execution rate 101% is above 100%", 1},
    {only_a_low_rate, "budget.low-execution", "execution rate 79% is below 80%", 1},
    {stepped, "budget.score", "execution score 9.50 is not 10 × 70% = 7, the step of 95%", 5},
    {partly, "indicator.score", "score 9 is not 6–8: actual \"部分达成预期指标\", weight 10", 4},
    {fulfilled, "indicator.score", "score 9 is not 10: actual \"达成预期指标\", weight 10", 4},
    {one_alone, "total.weights", "the weights add up to 90, not 100", 2},
    {one_alone, "total.sum", "total 97.50 is not the sum 29.50 of the scores", 3},
    {thrice, "budget.conflict", "execution rate is printed as 95% and as 93%", 3},
    {not_ours, "indicator.evidence", "actual 80%, but executed 93.40 / adjusted 110.00 = 84.91%",
        3},
};

static const struct finding *first_of(const struct findings *findings, const char *code)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].code, code) == 0)
            return &findings->items[i];
    fail_msg("%s is not told", code);
    return NULL;
}

static void what_stands_in_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        struct arena arena;
        arena_init(&arena);
        clean(&report);
        policy = policy_default;
        rows[i].change(&report);
        const struct findings findings = checks_run(&report.evaluation, &policy, &arena);
        const struct finding *finding = first_of(&findings, rows[i].code);
        assert_string_equal(finding->message, rows[i].message);
        assert_int_equal(finding->evidence_count, rows[i].places);
        arena_fini(&arena);
    }
}

/* "code[indicator] field: message" of the infos, a line each. */
static const char *missing_of(const struct report *report, struct arena *arena)
{
    const char *all = "";
    const struct findings findings = checks_run(&report->evaluation, &policy_default, arena);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        if (f->severity == SEVERITY_INFO)
            all = arena_format(
                arena, "%s%s[%d] %s: %s\n", all, f->code, f->indicator, f->field, f->message);
    }
    return all;
}

static void all_that_is_missing_is_named(void **state)
{
    struct report report;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    bare(&report);
    report.evaluation.kind = KIND_PROJECT;
    assert_string_equal(missing_of(&report, &arena),
        "missing.unit[0] unit: the unit is not named\n"
        "missing.year[0] year: the budget year is not named\n"
        "missing.project[0] project: the project is not named\n"
        "missing.total[0] reported.total: no total is given\n"
        "missing.grade[0] reported.grade: no grade is given\n"
        "missing.indicators[0] indicators: no indicator is given\n"
        "missing.budget.initial[0] budget.initial: not given: initial budget\n"
        "missing.budget.adjusted[0] budget.adjusted: not given: adjusted budget\n"
        "missing.budget.executed[0] budget.executed: not given: executed amount\n"
        "missing.budget.rate[0] budget.rate: not given: execution rate\n"
        "missing.budget.score[0] budget.score: not given: execution score\n");
    arena_fini(&arena);
}

/* Of one indicator it is the indicator's; what two of two have not is said once. */
static void columns_that_are_missing_are_said_once(void **state)
{
    struct report report;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    clean(&report);
    report.evaluation.indicator_count = 1;
    report.indicators[0] = made_indicator("甲", NULL, NULL, NULL, NULL, NULL, NULL);
    assert_string_equal(missing_of(&report, &arena),
        "missing.indicator.target[1] indicators[1].target: no target is given\n"
        "missing.indicator.actual[1] indicators[1].actual: no actual value is given\n"
        "missing.indicator.weight[1] indicators[1].weight: no weight is given\n"
        "missing.indicator.score[1] indicators[1].score: no score is given\n");
    add(&report, "乙", NULL, NULL, NULL, NULL, NULL, NULL);
    assert_string_equal(missing_of(&report, &arena),
        "missing.indicator.target[0] indicators: no indicator has a target\n"
        "missing.indicator.actual[0] indicators: no indicator has an actual value\n"
        "missing.indicator.weight[0] indicators: no indicator has a weight\n"
        "missing.indicator.score[0] indicators: no indicator has a score\n");
    report.indicators[0].weight = made_figure("10");
    assert_non_null(strstr(missing_of(&report, &arena),
        "missing.indicator.weight[2] indicators[2].weight: no weight is given\n"));
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_is_named),
        cmocka_unit_test(all_that_is_missing_is_named),
        cmocka_unit_test(columns_that_are_missing_are_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
