/*
 * Every code of the catalogue on one report that adds up: one figure of it changed so that the code
 * is told, so that it is a hair away, and so that rounding (or a way of writing) explains it; what
 * is said then, and whose places are the evidence.
 */
#include "report.h"

/* Clean but for an indicator whose ratio goes on for ever: 20 of 57. */
static void make(struct report *report)
{
    clean(report);
    report->indicators[3] =
        made_indicator("就业人数", ">=57人", "20人", "35.09", "20", "7.02", "求职者流动性较大");
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
    report->indicators[i] = made_indicator("预算经费", "<=500万元", text, NULL, "20", "20", NULL);
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
    const char *message, *values;   /* what is said where it is told; printed, expected */
    const char *evidence;           /* whose places, the main one first */
} rows[] = {
    {"budget.initial-sum", change_budget, BUDGET_INITIAL, "500.03", "500.02", "500",
        "initial budget 500.03 is not basic 380.00 + project 120.00 = 500.00", "500.03, 500.00",
        "budget.initial budget.initial_basic budget.initial_project"},
    {"budget.adjusted-sum", change_budget, BUDGET_ADJUSTMENT, "-20.02", "-20.01", "-20",
        "adjusted budget 480.00 is not initial 500.00 + adjustment -20.02 = 479.98",
        "480.00, 479.98", "budget.adjusted budget.initial budget.adjustment"},
    {"budget.adjustment-rate", change_budget, BUDGET_ADJUSTMENT_RATE, "4.01", "4.00", "3.99",
        "adjustment rate 4.01% is not adjustment 20.00 / initial 500.00 = 4%", "4.01%, 4%",
        "budget.adjustment_rate budget.adjustment budget.initial"},
    {"budget.adjustment-sign", change_sign, 0, "-20.00", "20.00", "-0.00",
        "a decrease is printed with a minus sign: -20.00", "-20.00, 20.00", "budget.adjustment"},
    {"budget.adjustment-large", change_budget, BUDGET_ADJUSTMENT, "-100.05", "-100.00", "-100.04",
        "adjustment is 20.01% of the initial budget (100.05 of 500.00), above 20%", "20.01%, 20%",
        "budget.adjustment budget.initial"},
    {"budget.rate", change_budget, BUDGET_RATE, "95.01", "95.00", "94.99",
        "execution rate 95.01% is not executed 456.00 / adjusted 480.00 = 95%", "95.01%, 95%",
        "budget.rate budget.executed budget.adjusted"},
    {"budget.executed-sum", change_budget, BUDGET_EXECUTED, "456.03", "456.02", "456",
        "executed amount 456.03 is not basic 362.60 + project 93.40 = 456.00", "456.03, 456.00",
        "budget.executed budget.basic.executed budget.project.executed"},
    {"budget.parts-sum", change_budget, BUDGET_PROJECT_ADJUSTED, "110.02", "110.01", "110",
        "adjusted budget 480.00 is not basic 370.00 + project 110.02 = 480.02", "480.00, 480.02",
        "budget.adjusted budget.basic.adjusted budget.project.adjusted"},
    {"budget.basic-sum", change_budget, BUDGET_BASIC_PERSONNEL, "300.02", "300.01", "300",
        "basic spending 370.00 is not personnel 300.02 + public 70.00 = 370.02", "370.00, 370.02",
        "budget.basic.adjusted budget.basic.personnel budget.basic.public"},
    {"budget.basic-rate", change_budget, BUDGET_BASIC_RATE, "98.01", "98.00", "97.99",
        "execution rate of basic spending 98.01% is not executed 362.60 / adjusted 370.00 = 98%",
        "98.01%, 98%", "budget.basic.rate budget.basic.executed budget.basic.adjusted"},
    {"budget.over-executed", change_budget, BUDGET_EXECUTED, "480.01", "480.00", "480.004",
        "executed amount 480.01 is above the adjusted budget 480.00", "480.01, 480.00",
        "budget.executed budget.adjusted"},
    {"budget.low-execution", change_budget, BUDGET_EXECUTED, "383.97", "384.00", "383.98",
        "execution rate 79.99% is below 80%", "79.99%, 80%",
        "budget.rate budget.executed budget.adjusted"},
    {"budget.score", change_budget, BUDGET_SCORE, "9.51", "9.50", "9.504",
        "execution score 9.51 is not 10 × 456.00 / 480.00 = 9.5", "9.51, 9.5",
        "budget.score budget.executed budget.adjusted budget.rate budget.weight"},
    {"budget.conflict", change_mention, BUDGET_ADJUSTED, "480.02", "480.01", "480",
        "adjusted budget is printed as 480.00 and as 480.02", "480.00, 480.02",
        "mentions[1] mentions[2]"},
    {"project.count", change_budget, BUDGET_PROJECT_COUNT, "3", "2", NULL,
        "3 projects are claimed, 2 are listed", "3, 2",
        "budget.project.count projects[1].name projects[2].name"},
    {"project.sum-adjusted", change_budget, BUDGET_PROJECT_ADJUSTED, "110.03", "110.02", "110",
        "adjusted budget of project spending 110.03 is not the sum 110.00 of the projects listed",
        "110.03, 110.00", "budget.project.adjusted projects[1].adjusted projects[2].adjusted"},
    {"project.sum-executed", change_budget, BUDGET_PROJECT_EXECUTED, "93.43", "93.42", "93.4",
        "executed amount of project spending 93.43 is not the sum 93.40 of the projects listed",
        "93.43, 93.40", "budget.project.executed projects[1].executed projects[2].executed"},
    {"indicator.completion", change_completion, 3, "35.10", "35.09", "35.08",
        "completion 35.10% is not 35.09%: target ≥57人, actual 20人", "35.10%, 35.09%",
        "indicators[4].completion indicators[4].actual indicators[4].target"},
    {"indicator.score", change_score, 3, "7.03", "7.02", "7.01",
        "score 7.03 is not 7.02: target ≥57人, actual 20人, weight 20", "7.03, 7.02",
        "indicators[4].score indicators[4].actual indicators[4].target indicators[4].weight"},
    {"indicator.score-over-weight", change_score, 3, "20.01", "20.00", "20",
        "score 20.01 is above the weight 20", "20.01, 20",
        "indicators[4].score indicators[4].weight"},
    {"indicator.target-missed", change_score, 3, "20", "19.99", NULL,
        "full score 20 though the target is missed: target ≥57人, actual 20人", "20, -",
        "indicators[4].score indicators[4].actual indicators[4].target"},
    {"indicator.no-reason", change_deviation, 3, "偏差较小", "偏差较小，求职者少", "无人应聘",
        "target ≥57人 is missed with 20人, and \"偏差较小\" is no reason", "偏差较小, -",
        "indicators[4].deviation indicators[4].actual indicators[4].target"},
    {"indicator.over-fulfilled", change_actual, 0, "260.02人次", "260人次", "260.019人次",
        "130.01% of the target reached (target ≥200人次, actual 260.02人次): set too low?",
        "130.01%, 130%", "indicators[1].actual indicators[1].target indicators[1].completion"},
    {"indicator.evidence", change_spending, 2, "456.02万元", "456.01万元", "456万元",
        "actual 456.02万元, but the executed amount is 456.00", "456.02万元, 456.00",
        "indicators[3].actual budget.executed"},
    {"indicator.name-mismatch", change_sentence, 0, "群众满意度", "培训的人次", "实际完成值",
        "the heading names \"培训人次\", the sentence names \"群众满意度\"", "群众满意度, 培训人次",
        "indicators[1].sentence_name indicators[1].name"},
    {"total.weights", change_weight, 4, "10.01", "10", "10.00",
        "the weights add up to 100.01, not 100", "100.01, 100",
        "indicators[1].weight indicators[2].weight indicators[3].weight indicators[4].weight "
        "indicators[5].weight budget.weight"},
    {"total.sum", change_total, GRADE_LIANG, "86.53", "86.52", "86.524",
        "total 86.53 is not the sum 86.52 of the scores", "86.53, 86.52",
        "reported.total budget.score indicators[1].score indicators[2].score indicators[3].score "
        "indicators[4].score indicators[5].score"},
    {"total.grade", change_total, GRADE_LIANG, "90", "89.99", "89.999",
        "grade 良, but a total of 90 is 优", "良, 优", "reported.grade reported.total"},
    {"total.grade-changes", change_actual, 2, "7.43天", "7.42天", "7.419天", /* 79.98, 80.00 */
        "the recomputed total 79.98 is 中, the report says 良", "良, 中",
        "reported.grade reported.total"},
    {"missing.FIELD", change_budget, BUDGET_EXECUTED, NULL, "0.00", "0",
        "not given: executed amount", "-, -", ""},
};

/* A place made for a test is of one value alone; its name goes behind what `names` has. */
static void add_name(char names[static 512], struct place at, struct place of, const char *format,
    int number, const char *value)
{
    size_t length = strlen(names);
    if (at.start != of.start || !of.length)
        return;
    length += (size_t)snprintf(names + length, 512 - length, "%s", length ? " " : "");
    snprintf(names + length, 512 - length, format, number, value);
}

static void name_place(char names[static 512], const struct report *report, struct place at)
{
    for (int field = 0; field < BUDGET_FIELDS; field++)
        add_name(names, at,
            budget_figure(&report->evaluation.budget, (enum budget_field)field)->place, "%.0d%s", 0,
            budget_fields[field].path);
    for (int i = 0; i < (int)report->evaluation.indicator_count; i++) {
        const struct indicator *of = &report->indicators[i];
        add_name(names, at, of->name.place, "indicators[%d].%s", i + 1, "name");
        add_name(names, at, of->sentence_name.place, "indicators[%d].%s", i + 1, "sentence_name");
        add_name(names, at, of->target.place, "indicators[%d].%s", i + 1, "target");
        add_name(names, at, of->actual.place, "indicators[%d].%s", i + 1, "actual");
        add_name(names, at, of->completion.place, "indicators[%d].%s", i + 1, "completion");
        add_name(names, at, of->weight.place, "indicators[%d].%s", i + 1, "weight");
        add_name(names, at, of->score.place, "indicators[%d].%s", i + 1, "score");
        add_name(names, at, of->deviation.place, "indicators[%d].%s", i + 1, "deviation");
    }
    for (int i = 0; i < (int)report->evaluation.project_count; i++) {
        const struct project *of = &report->projects[i];
        add_name(names, at, of->name.place, "projects[%d].%s", i + 1, "name");
        add_name(names, at, of->adjusted.place, "projects[%d].%s", i + 1, "adjusted");
        add_name(names, at, of->executed.place, "projects[%d].%s", i + 1, "executed");
    }
    for (int i = 0; i < (int)report->evaluation.mention_count; i++)
        add_name(names, at, report->mentions[i].figure.place, "mentions[%d]%s", i + 1, "");
    add_name(names, at, report->evaluation.total.place, "%.0d%s", 0, "reported.total");
    add_name(names, at, report->evaluation.grade_place, "%.0d%s", 0, "reported.grade");
}

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

static const struct finding *found_first(const struct findings *findings, const char *code)
{
    for (size_t i = 0; i < findings->count; i++)
        if (checks_find(findings->items[i].code) == checks_find(code))
            return &findings->items[i];
    fail_msg("%s is not told", code);
    return NULL;
}

static void every_code_says_what_is_wrong_and_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        struct arena arena;
        char values[256], evidence[512] = "";
        arena_init(&arena);
        make(&report);
        rows[i].change(&report, rows[i].which, rows[i].told);
        const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
        const struct finding *finding = found_first(&findings, rows[i].code);
        snprintf(values, sizeof values, "%s, %s", finding->printed ? finding->printed : "-",
            finding->expected ? finding->expected : "-");
        for (size_t k = 0; k < finding->evidence_count; k++)
            name_place(evidence, &report, finding->evidence[k]);
        assert_string_equal(finding->message, rows[i].message);
        assert_string_equal(values, rows[i].values);
        assert_string_equal(evidence, rows[i].evidence);
        arena_fini(&arena);
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
        cmocka_unit_test(every_code_says_what_is_wrong_and_where),
        cmocka_unit_test(no_code_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
