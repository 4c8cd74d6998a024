/*
 * Every code of the catalogue on one report that adds up: one figure of it changed so that the code
 * is told, so that it is a hair away, and so that rounding (or a way of writing) explains it.
 */
#include "report.h"

/* Clean but for an indicator whose ratio goes on for ever: 20 of 57. */
static void make(struct report *report)
{
    clean(report);
    report->indicators[3] = made_indicator(
        "就业人数", ">=57人", "20人", "35.09", "20", "7.02", "求职者流动性较大");
    conclude(report, "86.52", GRADE_LIANG);
}

static void change_budget(struct report *report, int field, const char *text)
{
    set(report, (enum budget_field)field, text);
}

static void change_sign(struct report *report, int unused, const char *text)
{
    (void)unused;
    set(report, BUDGET_ADJUSTMENT, text);
    report->evaluation.budget.adjustment_negative = *text == '-';
}

static void change_mention(struct report *report, int field, const char *text)
{
    mention(report, (enum budget_field)field, "480.00", 0);
    mention(report, (enum budget_field)field, text, 0);
}

static void change_actual(struct report *report, int i, const char *text)
{
    report->indicators[i].actual = made_quantity(text);
}

/* Of an indicator that repeats the executed amount. */
static void change_spending(struct report *report, int i, const char *text)
{
    report->indicators[i] =
        made_indicator("预算经费", "<=500万元", text, NULL, "20", "20", NULL);
}

static void change_completion(struct report *report, int i, const char *text)
{
    report->indicators[i].completion = made_figure(text);
}

static void change_weight(struct report *report, int i, const char *text)
{
    report->indicators[i].weight = made_figure(text);
}

static void change_score(struct report *report, int i, const char *text)
{
    report->indicators[i].score = made_figure(text);
}

static void change_deviation(struct report *report, int i, const char *text)
{
    report->indicators[i].deviation = made_words(text);
}

static void change_sentence(struct report *report, int i, const char *text)
{
    report->indicators[i].sentence_name = made_words(text);
}

static void change_total(struct report *report, int grade, const char *text)
{
    conclude(report, text, (enum grade)grade);
}

static const struct row {
    const char *code;
    void (*change)(struct report *report, int which, const char *text);
    int which;
    const char *told, *near, *edge; /* the last two are not told; NULL: the figure is missing */
} rows[] = {
    {"budget.initial-sum", change_budget, BUDGET_INITIAL, "500.03", "500.02", "500"},
    {"budget.adjusted-sum", change_budget, BUDGET_ADJUSTMENT, "-20.02", "-20.01", "-20"},
    {"budget.adjustment-rate", change_budget, BUDGET_ADJUSTMENT_RATE, "4.01", "4.00", "3.99"},
    {"budget.adjustment-sign", change_sign, 0, "-20.00", "20.00", "-0.00"},
    {"budget.adjustment-large", change_budget, BUDGET_ADJUSTMENT, "-100.05", "-100.00", "-100.04"},
    {"budget.rate", change_budget, BUDGET_RATE, "95.01", "95.00", "94.99"},
    {"budget.executed-sum", change_budget, BUDGET_EXECUTED, "456.03", "456.02", "456"},
    {"budget.parts-sum", change_budget, BUDGET_PROJECT_ADJUSTED, "110.02", "110.01", "110"},
    {"budget.basic-sum", change_budget, BUDGET_BASIC_PERSONNEL, "300.02", "300.01", "300"},
    {"budget.basic-rate", change_budget, BUDGET_BASIC_RATE, "98.01", "98.00", "97.99"},
    {"budget.over-executed", change_budget, BUDGET_EXECUTED, "480.01", "480.00", "480.004"},
    {"budget.low-execution", change_budget, BUDGET_EXECUTED, "383.97", "384.00", "383.98"},
    {"budget.score", change_budget, BUDGET_SCORE, "9.51", "9.50", "9.504"},
    {"budget.conflict", change_mention, BUDGET_ADJUSTED, "480.02", "480.01", "480"},
    {"project.count", change_budget, BUDGET_PROJECT_COUNT, "3", "2", NULL},
    {"project.sum-adjusted", change_budget, BUDGET_PROJECT_ADJUSTED, "110.03", "110.02", "110"},
    {"project.sum-executed", change_budget, BUDGET_PROJECT_EXECUTED, "93.43", "93.42", "93.4"},
    {"indicator.completion", change_completion, 3, "35.10", "35.09", "35.08"},
    {"indicator.score", change_score, 3, "7.03", "7.02", "7.01"},
    {"indicator.score-over-weight", change_score, 3, "20.01", "20.00", "20"},
    {"indicator.target-missed", change_score, 3, "20", "19.99", NULL},
    {"indicator.no-reason", change_deviation, 3, "偏差较小", "偏差较小，求职者少", "无人应聘"},
    {"indicator.over-fulfilled", change_actual, 0, "260.02人次", "260人次", "260.019人次"},
    {"indicator.evidence", change_spending, 2, "456.02万元", "456.01万元", "456万元"},
    {"indicator.name-mismatch", change_sentence, 0, "群众满意度", "培训的人次", "实际完成值"},
    {"total.weights", change_weight, 4, "10.01", "10", "10.00"},
    {"total.sum", change_total, GRADE_LIANG, "86.53", "86.52", "86.524"},
    {"total.grade", change_total, GRADE_LIANG, "90", "89.99", "89.999"},
    {"total.grade-changes", change_actual, 2, "7.43天", "7.42天", "7.419天"}, /* 79.98, 80.00 */
    {"missing.FIELD", change_budget, BUDGET_EXECUTED, NULL, "0.00", "0"},
};

static bool tells(const struct row *row, const char *text)
{
    struct report report;
    struct arena arena;
    bool told = false;
    arena_init(&arena);
    make(&report);
    row->change(&report, row->which, text);
    const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    for (size_t i = 0; i < findings.count; i++)
        told |= checks_find(findings.items[i].code) == checks_find(row->code);
    arena_fini(&arena);
    return told;
}

static void the_report_adds_up(void **state)
{
    (void)state;
    struct report report;
    make(&report);
    assert_told(&report, "");
}

static void every_code_is_told_and_not_a_hair_too_early(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!tells(&rows[i], rows[i].told))
            fail_msg("%s is not told of %s", rows[i].code, rows[i].told);
        if (tells(&rows[i], rows[i].near))
            fail_msg("%s is told of %s", rows[i].code, rows[i].near);
        if (tells(&rows[i], rows[i].edge))
            fail_msg("%s is told of %s", rows[i].code, rows[i].edge);
    }
}

static void no_code_is_left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < check_catalogue_count; i++) {
        int found = 0;
        for (size_t k = 0; k < COUNT(rows); k++)
            found += checks_find(rows[k].code) == &check_catalogue[i];
        if (found != 1)
            fail_msg("%s stands %d times in the table", check_catalogue[i].code, found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_adds_up),
        cmocka_unit_test(every_code_is_told_and_not_a_hair_too_early),
        cmocka_unit_test(no_code_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
