/*
 * Random reports that add up by construction have no finding but infos; one figure of them changed
 * by more than its last digit has at least one.
 */
#include "made.h"

#include "checks.h"
#include "score.h"

enum { REPORTS = 400, INDICATORS = 6, PROJECTS = 3 };

struct report {
    struct evaluation evaluation;
    struct indicator indicators[INDICATORS];
    struct project projects[PROJECTS];
};

static uint64_t seed = 20240415;

static int64_t between(int64_t low, int64_t high)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return low + (int64_t)(seed % (uint64_t)(high - low + 1));
}

static enum rounding either(void)
{
    return between(0, 1) ? ROUND_HALF_UP : ROUND_DOWN;
}

static struct figure figure_of(struct decimal value)
{
    return (struct figure){.known = true, .value = value, .place = made_place()};
}

/* An amount of 元 as printed in 万元: rounded or cut to two places, or whole. */
static struct figure amount(int64_t yuan, bool exact)
{
    struct decimal value = {.digits = yuan, .scale = 4};
    if (!exact)
        assert_true(decimal_round(value, 2, either(), &value));
    return figure_of(value);
}

static struct figure percent_of(struct decimal part, struct decimal whole)
{
    struct decimal percent;
    part.digits = part.digits < 0 ? -part.digits : part.digits;
    assert_true(decimal_ratio(part, DECIMAL(100), whole, (int)between(0, 2), either(), &percent));
    return figure_of(percent);
}

static struct decimal share_of(struct decimal weight, struct decimal above, struct decimal below)
{
    struct decimal score;
    const struct ratio ratio = {.above = above, .below = below};
    assert_true(score_share(weight, &ratio, 2, either(), &score));
    return score;
}

static void make_projects(struct report *report, int64_t adjusted, int64_t executed, bool exact)
{
    report->evaluation.projects = report->projects;
    report->evaluation.project_count = PROJECTS;
    for (int i = 0; i < PROJECTS; i++) {
        int64_t a = i == PROJECTS - 1 ? adjusted : between(0, adjusted);
        int64_t e = i == PROJECTS - 1 ? executed : between(0, executed);
        report->projects[i] = (struct project){
            .name = made_words("项目"), .adjusted = amount(a, exact), .executed = amount(e, exact)};
        adjusted -= a;
        executed -= e;
    }
}

static void make_budget(struct report *report)
{
    struct budget *budget = &report->evaluation.budget;
    bool exact = between(0, 1);
    int64_t basic = between(1000000, 90000000), project = between(1000000, 90000000),
            initial = basic + project;
    int64_t adjustment = between(-initial * 18 / 100, initial * 18 / 100),
            adjusted = initial + adjustment;
    int64_t basic_adjusted = between(adjusted / 4, adjusted / 2),
            project_adjusted = adjusted - basic_adjusted;
    int64_t personnel = between(0, basic_adjusted);
    int64_t basic_executed = basic_adjusted * between(82, 99) / 100;
    int64_t project_executed = project_adjusted * between(82, 99) / 100;
    *budget = (struct budget){
        .initial = amount(initial, exact),
        .initial_basic = amount(basic, exact),
        .initial_project = amount(project, exact),
        .adjustment = amount(adjustment, exact),
        .adjustment_word = adjustment < 0 ? ADJUSTMENT_DECREASE : ADJUSTMENT_PLAIN,
        .adjusted = amount(adjusted, exact),
        .executed = amount(basic_executed + project_executed, exact),
        .weight = figure_of(DECIMAL(10)),
        .basic_adjusted = amount(basic_adjusted, exact),
        .basic_personnel = amount(personnel, exact),
        .basic_public = amount(basic_adjusted - personnel, exact),
        .basic_executed = amount(basic_executed, exact),
        .project_count = figure_of(DECIMAL(PROJECTS)),
        .project_adjusted = amount(project_adjusted, exact),
        .project_executed = amount(project_executed, exact),
    };
    budget->adjustment_rate = percent_of(budget->adjustment.value, budget->initial.value);
    budget->rate = percent_of(budget->executed.value, budget->adjusted.value);
    budget->basic_rate = percent_of(budget->basic_executed.value, budget->basic_adjusted.value);
    budget->score =
        figure_of(share_of(DECIMAL(10), budget->executed.value, budget->adjusted.value));
    make_projects(report, project_adjusted, project_executed, exact);
}

static void make_number(struct indicator *indicator)
{
    static const enum op ops[] = {OP_EQ, OP_GE, OP_LE, OP_GT, OP_LT};
    int64_t target = between(2, 400), actual = between(target * 4 / 10, target * 129 / 100);
    enum op op = ops[between(0, COUNT(ops) - 1)];
    bool at_most = op == OP_LE || op == OP_LT;
    indicator->target = (struct quantity){.form = QUANTITY_NUMBER,
        .op = op,
        .value = DECIMAL(target),
        .unit = "次",
        .place = made_place()};
    indicator->actual = (struct quantity){
        .form = QUANTITY_NUMBER, .value = DECIMAL(actual), .unit = "次", .place = made_place()};
    bool met = at_most ? actual <= target : actual >= target;
    struct decimal above = DECIMAL(at_most ? target : actual),
                   below = DECIMAL(at_most ? actual : target);
    if (met && (at_most || between(0, 1)))
        indicator->completion = figure_of(DECIMAL(100));
    else if (between(0, 3))
        indicator->completion = percent_of(above, below);
    indicator->score =
        figure_of(met ? indicator->weight.value : share_of(indicator->weight.value, above, below));
}

static void make_words(struct indicator *indicator)
{
    indicator->target = made_quantity("有效提升");
    indicator->actual = made_quantity("达成预期指标");
    indicator->score = indicator->weight;
}

static void make_indicators(struct report *report)
{
    struct evaluation *evaluation = &report->evaluation;
    int64_t left = 90;
    evaluation->indicators = report->indicators;
    evaluation->indicator_count = INDICATORS;
    evaluation->total = evaluation->budget.score;
    for (int i = 0; i < INDICATORS; i++) {
        struct indicator *indicator = &report->indicators[i];
        int64_t weight = i == INDICATORS - 1 ? left : between(5, left - 5 * (INDICATORS - 1 - i));
        left -= weight;
        indicator->name = made_words("指标");
        indicator->weight = figure_of(DECIMAL(weight));
        indicator->deviation = made_words("受天气影响，工期推迟");
        if (between(0, 4))
            make_number(indicator);
        else
            make_words(indicator);
        assert_true(
            decimal_add(evaluation->total.value, indicator->score.value, &evaluation->total.value));
    }
    evaluation->total.place = made_place();
    evaluation->grade = policy_grade(&policy_default, evaluation->total.value);
    evaluation->grade_place = made_place();
}

/* Scores cut off can add up to just below a band that the rounded ones reach: then the grade does
 * change. */
static void make(struct report *report)
{
    do {
        *report = (struct report){.evaluation = {.unit = made_words("单位"), .year = 2023}};
        make_budget(report);
        make_indicators(report);
    } while (
        score_evaluation(&policy_default, &report->evaluation).grade != report->evaluation.grade);
}

static size_t told(const struct report *report, const char **code)
{
    struct arena arena;
    arena_init(&arena);
    const struct findings findings = checks_run(&report->evaluation, &policy_default, &arena);
    size_t count = findings.by_severity[SEVERITY_ERROR] + findings.by_severity[SEVERITY_WARNING];
    *code = count ? findings.items[0].code : NULL;
    arena_fini(&arena);
    return count;
}

static void reports_that_add_up_have_no_finding(void **state)
{
    (void)state;
    const char *code;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        if (told(&report, &code))
            fail_msg("report %d: %s", i, code);
    }
}

/* Up or down by ten to a thousand units of the last digit: more than rounding and adding up can
 * hide. */
static struct decimal changed(struct decimal value)
{
    int64_t by = between(10, 1000);
    value.digits += between(0, 1) || value.digits < by ? by : -by;
    return value;
}

static void assert_noticed(struct report *report, struct figure *figure, const char *what)
{
    const char *code;
    char before[DECIMAL_TEXT], after[DECIMAL_TEXT];
    if (!figure->known)
        return;
    struct figure kept = *figure;
    figure->value = changed(kept.value);
    if (told(report, &code) == 0)
        fail_msg("%s: %s became %s and nothing is told", what, decimal_text(kept.value, before),
            decimal_text(figure->value, after));
    *figure = kept;
}

static void figures_changed_in_the_budget_are_noticed(void **state)
{
    (void)state;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        for (enum budget_field field = 0; field < BUDGET_FIELDS; field++)
            assert_noticed(&report, budget_figure_at(&report.evaluation.budget, field),
                budget_fields[field].path);
        for (int p = 0; p < PROJECTS; p++) {
            assert_noticed(&report, &report.projects[p].adjusted, "project, adjusted");
            assert_noticed(&report, &report.projects[p].executed, "project, executed");
        }
    }
}

static void figures_changed_in_the_scores_are_noticed(void **state)
{
    (void)state;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        for (int n = 0; n < INDICATORS; n++) {
            assert_noticed(&report, &report.indicators[n].weight, "weight");
            assert_noticed(&report, &report.indicators[n].score, "score");
        }
        assert_noticed(&report, &report.evaluation.total, "total");
    }
}

/* 100 is right for whatever is met, so a completion is only changed where the target is missed. */
static void completions_changed_are_noticed(void **state)
{
    (void)state;
    int tried = 0;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        for (int n = 0; n < INDICATORS; n++) {
            struct ratio ratio;
            struct indicator *indicator = &report.indicators[n];
            if (!score_ratio(&indicator->target, &indicator->actual, &ratio) || ratio.met)
                continue;
            assert_noticed(&report, &indicator->completion, "completion");
            tried++;
        }
    }
    assert_true(tried > REPORTS);
}

static void assert_quantity_noticed(
    struct report *report, struct quantity *quantity, const char *what)
{
    const char *code;
    char before[DECIMAL_TEXT], after[DECIMAL_TEXT];
    struct decimal kept = quantity->value;
    quantity->value = changed(kept);
    if (told(report, &code) == 0)
        fail_msg("%s: %s became %s and nothing is told", what, decimal_text(kept, before),
            decimal_text(quantity->value, after));
    quantity->value = kept;
}

/* What is met stays so with another target or actual, and its full score right; nothing at all is 0
 * of every target. */
static void targets_and_actuals_changed_are_noticed(void **state)
{
    (void)state;
    int tried = 0;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        for (int n = 0; n < INDICATORS; n++) {
            struct ratio ratio;
            struct indicator *indicator = &report.indicators[n];
            if (!score_ratio(&indicator->target, &indicator->actual, &ratio) || ratio.met)
                continue;
            if (!decimal_is_zero(indicator->actual.value))
                assert_quantity_noticed(&report, &indicator->target, "target");
            assert_quantity_noticed(&report, &indicator->actual, "actual");
            tried++;
        }
    }
    assert_true(tried > REPORTS);
}

static void another_grade_is_noticed(void **state)
{
    (void)state;
    const char *code;
    for (int i = 0; i < REPORTS; i++) {
        struct report report;
        make(&report);
        enum grade printed = report.evaluation.grade;
        for (enum grade grade = GRADE_YOU; grade <= GRADE_CHA; grade++) {
            report.evaluation.grade = grade;
            assert_int_equal(told(&report, &code) > 0, grade != printed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_that_add_up_have_no_finding),
        cmocka_unit_test(figures_changed_in_the_budget_are_noticed),
        cmocka_unit_test(figures_changed_in_the_scores_are_noticed),
        cmocka_unit_test(completions_changed_are_noticed),
        cmocka_unit_test(targets_and_actuals_changed_are_noticed),
        cmocka_unit_test(another_grade_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
