#include "report.h"

static void a_clean_report_has_no_finding(void **state)
{
    (void)state;
    struct report report;
    clean(&report);
    assert_told(&report, "");
    bare(&report);
    assert_told(&report, "");
}

static void weights_make_a_hundred(void **state)
{
    (void)state;
    const struct {
        const char *execution; /* NULL: not printed, the policy's */
        const char *first, *second;
        const char *told;
    } rows[] = {
        {"10", "40", "50", ""},
        {"10", "40", "50.5", "total.weights"},
        {"10", "40.5", "49.5", ""},
        {"10", "50", "50", "total.weights"},
        {"20", "40", "50", "total.weights"},
        {"20", "40", "40", ""},
        {NULL, "40", "50", ""},
        {NULL, "50", "50", ""},
        {NULL, "40", "40", "total.weights"},
        {NULL, "60", "50", "total.weights"},
        {"10", "40", NULL, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        add(&report, "甲", ">=1次", "1次", NULL, rows[i].first, NULL, NULL);
        add(&report, "乙", ">=1次", "1次", NULL, rows[i].second, NULL, NULL);
        report.evaluation.budget.weight =
            rows[i].execution
                ? made_figure(rows[i].execution)
                : (struct figure){.known = true, .value = policy_default.execution_weight};
        assert_told_by(&policy_default, &report, rows[i].told, rows[i].first, (int)i);
    }
}

/* The policy's weight stands in where a score is printed, unless the total leaves the score out. */
static void weights_of_an_execution_score_without_one(void **state)
{
    (void)state;
    const struct {
        const char *execution, *total;
        const char *told;
    } rows[] = {
        {"7.21", "97.21", "total.weights"},
        {"7.21", NULL, "total.weights"},
        {"7.21", "90", ""},
        {NULL, "90", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        add(&report, "甲", "有效提高", "效果良好", NULL, "50", "45", NULL);
        add(&report, "乙", "有效提高", "效果良好", NULL, "50", "45", NULL);
        report.evaluation.budget.weight =
            (struct figure){.known = true, .value = policy_default.execution_weight};
        report.evaluation.budget.score = made_figure(rows[i].execution);
        report.evaluation.total = made_figure(rows[i].total);
        assert_told_by(&policy_default, &report, rows[i].told, "weights", (int)i);
    }
}

static void totals_are_sums(void **state)
{
    (void)state;
    const struct {
        const char *text, *told;
    } rows[] = {{"97.50", ""}, {"97.5", ""}, {"97.51", "total.sum"}, {"97.49", "total.sum"},
        {"97.504", ""}, {"98", "total.sum"}, {"89.99", "total.grade total.sum"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        clean(&report);
        report.evaluation.total = made_figure(rows[i].text);
        assert_told_by(&policy_default, &report, rows[i].told, rows[i].text, 0);
    }
    struct report report;
    clean(&report);
    report.evaluation.total = made_figure("96");
    report.indicators[2].score = (struct figure){0};
    assert_told(&report, "");
    clean(&report);
    report.evaluation.total = made_figure("96");
    report.evaluation.budget.score = (struct figure){0};
    assert_told(&report, "");
}

static void lost_rows_excuse_sums_that_are_too_small(void **state)
{
    (void)state;
    struct report report;
    clean(&report);
    report.evaluation.indicator_count = 4;
    assert_told(&report, "total.grade-changes total.sum total.weights");
    remark(&report);
    assert_told(&report, "");
    add(&report, "重复", ">=1次", "1次", NULL, "20", "20", NULL);
    assert_told(&report, "total.sum total.weights");
}

static void grades_follow_totals(void **state)
{
    (void)state;
    const struct {
        const char *total;
        enum grade grade;
        const char *told;
    } rows[] = {
        {"90", GRADE_YOU, ""},
        {"89.99", GRADE_YOU, "total.grade"},
        {"89.99", GRADE_LIANG, ""},
        {"90", GRADE_LIANG, "total.grade"},
        {"59.99", GRADE_CHA, ""},
        {"60", GRADE_CHA, "total.grade"},
        {"95", GRADE_NONE, ""},
        {NULL, GRADE_CHA, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        conclude(&report, rows[i].total, rows[i].grade);
        assert_told_by(
            &policy_default, &report, rows[i].told, rows[i].total ? rows[i].total : "missing", 0);
    }
}

static void recomputed_totals_that_move_the_grade(void **state)
{
    (void)state;
    const struct {
        const char *actual, *score, *total;
        enum grade grade;
        const char *told;
    } rows[] = {
        {"80次", "40", "90", GRADE_YOU, ""},
        {"79.98次", "39.99", "89.99", GRADE_LIANG, ""},
        {"79.98次", "40", "90", GRADE_YOU, "indicator.score[1] total.grade-changes"},
        {"79.98次", "40", "90", GRADE_NONE, "indicator.score[1] total.grade-changes"},
        {"79.98次", "39.99", NULL, GRADE_YOU, "total.grade-changes"},
        {"79.98次", "39.99", NULL, GRADE_NONE, ""},
        {"90次", "35", "85", GRADE_LIANG, "indicator.score[1] total.grade-changes"},
        {"60场", "40", "90", GRADE_YOU, ""},
        {"60场", NULL, "90", GRADE_YOU, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        add(&report, "甲", ">=100次", rows[i].actual, NULL, "50", rows[i].score, "人手不足");
        add(&report, "乙", ">=1次", "1次", NULL, "50", "50", NULL);
        conclude(&report, rows[i].total, rows[i].grade);
        assert_told_by(&policy_default, &report, rows[i].told, rows[i].actual, (int)i);
    }
}

static void thresholds_are_the_policys(void **state)
{
    (void)state;
    struct policy policy = policy_default;
    policy.low_execution = DECIMAL(96);
    policy.adjustment_large = DECIMAL(3);
    policy.over_fulfilled = DECIMAL(104);
    policy.you_from = DECIMAL(98);
    struct report report;
    clean(&report);
    assert_told_by(&policy, &report,
        "budget.adjustment-large budget.low-execution indicator.over-fulfilled[1] total.grade "
        "total.grade-changes",
        __FILE__, __LINE__);
}

static bool has_code(const struct findings *findings, const char *code, int indicator)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].code, code) == 0 && findings->items[i].indicator == indicator)
            return findings->items[i].severity == SEVERITY_INFO;
    return false;
}

static void what_is_missing_is_told(void **state)
{
    (void)state;
    struct report report;
    struct arena arena;
    arena_init(&arena);
    clean(&report);
    struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_int_equal(findings.count, 0);

    report.evaluation.year = 0;
    report.evaluation.total = (struct figure){0};
    report.evaluation.budget.executed = (struct figure){0};
    report.indicators[1].score = (struct figure){0};
    remark(&report);
    findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_int_equal(findings.by_severity[SEVERITY_INFO], 5);
    assert_true(has_code(&findings, "missing.year", 0));
    assert_true(has_code(&findings, "missing.total", 0));
    assert_true(has_code(&findings, "missing.budget.executed", 0));
    assert_true(has_code(&findings, "missing.indicator.score", 2));
    assert_true(has_code(&findings, "missing.reading", 0));

    for (size_t i = 0; i < report.evaluation.indicator_count; i++)
        report.indicators[i].score = (struct figure){0};
    findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_int_equal(findings.by_severity[SEVERITY_INFO], 5);
    assert_true(has_code(&findings, "missing.indicator.score", 0));

    bare(&report);
    report.evaluation.kind = KIND_PROJECT;
    findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_true(has_code(&findings, "missing.unit", 0));
    assert_true(has_code(&findings, "missing.project", 0));
    assert_true(has_code(&findings, "missing.grade", 0));
    assert_true(has_code(&findings, "missing.indicators", 0));
    arena_fini(&arena);
}

static void a_finding_carries_figures_and_places(void **state)
{
    (void)state;
    struct report report;
    struct arena arena;
    arena_init(&arena);
    bare(&report);
    set(&report, BUDGET_INITIAL, "213.57");
    set(&report, BUDGET_INITIAL_BASIC, "190.81");
    set(&report, BUDGET_INITIAL_PROJECT, "4.74");
    add(&report, "12345热线事件办结率", "=100%", "99.94%", "99.94", "10", "10", NULL);
    struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_true(findings.count >= 3);
    const struct finding *sum = &findings.items[0], *score = NULL;
    assert_string_equal(sum->code, "budget.initial-sum");
    assert_string_equal(sum->field, "budget.initial");
    assert_string_equal(
        sum->message, "initial budget 213.57 is not basic 190.81 + project 4.74 = 195.55");
    assert_string_equal(sum->printed, "213.57");
    assert_string_equal(sum->expected, "195.55");
    assert_int_equal(sum->evidence_count, 3);
    assert_int_equal(sum->evidence[0].start, report.evaluation.budget.initial.place.start);
    assert_int_equal(sum->evidence[2].start, report.evaluation.budget.initial_project.place.start);
    for (size_t i = 0; i < findings.count; i++)
        if (strcmp(findings.items[i].code, "indicator.score") == 0)
            score = &findings.items[i];
    assert_non_null(score);
    assert_int_equal(score->indicator, 1);
    assert_string_equal(score->field, "indicators[1].score");
    assert_string_equal(score->printed, "10");
    assert_string_equal(score->expected, "9.99");
    assert_string_equal(
        score->message, "score 10 is not 9.99: target =100%, actual 99.94%, weight 10");
    assert_int_equal(score->evidence[0].start, report.indicators[0].score.place.start);
    arena_fini(&arena);
}

static void every_place_is_evidence(void **state)
{
    (void)state;
    struct report report;
    struct arena arena;
    arena_init(&arena);
    clean(&report);
    while (report.evaluation.indicator_count < COUNT(report.indicators))
        add(&report, "制度", "健全", "达成预期指标", NULL, "1", "1", NULL);
    conclude(&report, "100", GRADE_YOU);
    const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    const struct finding *sum = NULL;
    for (size_t i = 0; i < findings.count; i++)
        if (strcmp(findings.items[i].code, "total.sum") == 0)
            sum = &findings.items[i];
    assert_non_null(sum);
    assert_int_equal(sum->evidence_count, 2 + COUNT(report.indicators));
    assert_int_equal(sum->evidence[0].start, report.evaluation.total.place.start);
    assert_int_equal(sum->evidence[1].start, report.evaluation.budget.score.place.start);
    for (size_t i = 0; i < COUNT(report.indicators); i++)
        assert_int_equal(sum->evidence[2 + i].start, report.indicators[i].score.place.start);
    arena_fini(&arena);
}

static void messages_hold_words_of_any_length(void **state)
{
    (void)state;
    char actual[2000];
    struct report report;
    struct arena arena;
    arena_init(&arena);
    bare(&report);
    strcpy(actual, "未完成");
    while (strlen(actual) + 4 < sizeof actual)
        strcat(actual, "缓");
    add(&report, "甲", "有效提高", actual, NULL, "100", "100", "施工推迟");
    const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_string_equal(findings.items[0].code, "indicator.score");
    assert_non_null(strstr(findings.items[0].message, actual));
    arena_fini(&arena);
}

static void findings_stand_worst_first_then_as_in_the_document(void **state)
{
    (void)state;
    struct report report;
    struct arena arena;
    arena_init(&arena);
    bare(&report);
    add(&report, "甲", ">=10次", "20次", "90", "10", "12", NULL);
    add(&report, "乙", ">=10次", "5次", "60", "10", "10", NULL);
    set(&report, BUDGET_RATE, "30");
    set(&report, BUDGET_ADJUSTED, "100.00");
    set(&report, BUDGET_EXECUTED, "40.00");
    const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_true(findings.count > 8);
    size_t counted[3] = {0};
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i], *before = i ? f - 1 : f;
        counted[f->severity]++;
        assert_true(before->severity <= f->severity);
        if (before->severity == f->severity && f->evidence_count)
            assert_true(
                before->evidence_count && before->evidence[0].start <= f->evidence[0].start);
    }
    assert_memory_equal(counted, findings.by_severity, sizeof counted);
    arena_fini(&arena);
}

static void the_catalogue_names_every_check_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < check_catalogue_count; i++) {
        const struct check_info *check = &check_catalogue[i];
        assert_ptr_equal(checks_find(check->code), check);
        assert_true(check->title && *check->title && check->why && *check->why);
        assert_true((check->whole != NULL) != (check->each != NULL));
        assert_non_null(severity_name(check->severity));
    }
    assert_int_equal(check_catalogue_count, 30);
    assert_ptr_equal(checks_find("missing.budget.executed"), checks_find("missing.FIELD"));
    assert_null(checks_find("budget.unheard-of"));
}
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_report_has_no_finding),
        cmocka_unit_test(weights_make_a_hundred),
        cmocka_unit_test(weights_of_an_execution_score_without_one),
        cmocka_unit_test(totals_are_sums),
        cmocka_unit_test(lost_rows_excuse_sums_that_are_too_small),
        cmocka_unit_test(grades_follow_totals),
        cmocka_unit_test(recomputed_totals_that_move_the_grade),
        cmocka_unit_test(thresholds_are_the_policys),
        cmocka_unit_test(what_is_missing_is_told),
        cmocka_unit_test(a_finding_carries_figures_and_places),
        cmocka_unit_test(every_place_is_evidence),
        cmocka_unit_test(messages_hold_words_of_any_length),
        cmocka_unit_test(findings_stand_worst_first_then_as_in_the_document),
        cmocka_unit_test(the_catalogue_names_every_check_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
