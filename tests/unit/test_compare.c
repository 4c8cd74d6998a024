#include "report.h"

#include "compare.h"
#include "compare_pair.h"

static struct report left, right;
static struct arena arena;
static struct comparison result;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    clean(&left);
    clean(&right);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_fini(&arena);
    return 0;
}

static void run(void)
{
    static struct review reviews[2];
    static struct findings findings[2];
    const struct report *const both[] = {&left, &right};
    for (int i = 0; i < 2; i++) {
        reviews[i] = review_replay(&both[i]->evaluation, &policy_default, NULL, 0, &arena);
        findings[i] = findings_of_review(&reviews[i], &arena);
    }
    const struct compared_one a = {&reviews[0], &findings[0]}, b = {&reviews[1], &findings[1]};
    result = compare_evaluations(&a, &b, &arena);
}

static void drop(struct report *report, size_t at)
{
    size_t count = --report->evaluation.indicator_count;
    memmove(&report->indicators[at], &report->indicators[at + 1],
        (count - at) * sizeof *report->indicators);
}

static void rename_to(struct report *report, size_t at, const char *name)
{
    report->indicators[at].name = made_words(name);
}

static void level(struct report *report, size_t at, const char *level1, const char *level2)
{
    report->indicators[at].level1 = made_words(level1);
    report->indicators[at].level2 = made_words(level2);
}

/* "0 2 1 - 4": the partner of each of the left. */
static void assert_paired(const char *expected)
{
    size_t partner[12];
    char text[64] = "";
    compare_pair(&left.evaluation, &right.evaluation, partner);
    for (size_t i = 0; i < left.evaluation.indicator_count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text),
            partner[i] == COMPARE_ALONE ? "%s-" : "%s%zu", i ? " " : "", partner[i]);
    assert_string_equal(text, expected);
}

/* The names of the indicators in the order of the rows, each behind the sign of its mark. */
static void assert_heads(const char *expected)
{
    char text[1024] = "";
    run();
    for (size_t i = 0; i < result.count; i++) {
        const struct compare_row *row = &result.rows[i];
        if (row->head)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s|%s\n",
                compare_mark_sign(row->mark), row->text[0], row->text[1]);
    }
    assert_string_equal(text, expected);
}

static const struct compare_row *row_of(const char *field)
{
    for (size_t i = 0; i < result.count; i++)
        for (int side = 0; side < COMPARE_SIDES; side++)
            if (result.rows[i].field[side] && strcmp(result.rows[i].field[side], field) == 0)
                return &result.rows[i];
    fail_msg("no row of %s", field);
    return NULL;
}

/* "~ 480.00|500.00 +20.00 (+4.17%)" */
static void assert_row(const struct compare_row *row, const char *expected)
{
    const char *difference = compare_difference(row, true, &arena);
    assert_string_equal(arena_format(&arena, "%s %s|%s%s%s", compare_mark_sign(row->mark),
                            row->text[0], row->text[1], *difference ? " " : "", difference),
        expected);
}

static void the_same_is_the_same(void **state)
{
    (void)state;
    set(&right, BUDGET_INITIAL, "500.0");
    right.indicators[0].weight = made_figure("20.00");
    right.indicators[0].name = made_words(" 培训 人次");
    run();
    assert_int_equal(result.by_mark[COMPARE_SAME], result.count);
    assert_true(result.count > 40);
    for (size_t i = 0; i < result.count; i++) {
        assert_false(result.rows[i].differs);
        assert_false(result.rows[i].has_difference);
    }
}

static void differences_are_exact(void **state)
{
    (void)state;
    set(&right, BUDGET_INITIAL, "500.001");
    set(&right, BUDGET_ADJUSTED, "510.00");
    set(&right, BUDGET_RATE, "89.41");
    set(&right, BUDGET_ADJUSTMENT, "10.00");
    set(&right, BUDGET_BASIC_RATE, NULL);
    right.indicators[0].actual = made_quantity("150人次");
    right.indicators[1].actual = made_quantity("97%");
    right.indicators[3].score = made_figure("16.5");
    run();
    assert_row(row_of("budget.initial"), "~ 500.00|500.001 +0.001 (0%)");
    assert_row(row_of("budget.adjusted"), "~ 480.00|510.00 +30.00 (+6.25%)");
    assert_row(row_of("budget.rate"), "~ 95.00%|89.41% -5.59");
    assert_row(row_of("budget.adjustment"), "~ -20.00|10.00 +30.00");
    assert_row(row_of("budget.basic.rate"), "- 98.00%|");
    assert_row(row_of("indicators[1].actual"), "~ 210人次|150人次 -60 (-28.57%)");
    assert_row(row_of("indicators[2].actual"), "~ 98%|97% -1");
    assert_row(row_of("indicators[4].score"), "~ 18|16.5 -1.5");
}

static void units_and_operators_count(void **state)
{
    (void)state;
    left.indicators[0].target = made_quantity("<=2万元");
    right.indicators[0].target = made_quantity("<=20000元");
    left.indicators[1].target = made_quantity("<=2万元");
    right.indicators[1].target = made_quantity("<=15000元");
    left.indicators[2].target = made_quantity("<=5天");
    right.indicators[2].target = made_quantity(">=5天");
    left.indicators[0].actual = made_quantity("3人");
    right.indicators[0].actual = made_quantity("4户");
    left.indicators[1].actual = made_quantity("3人");
    right.indicators[1].actual = made_quantity("3");
    run();
    assert_row(row_of("indicators[1].target"), "  ≤2万元|≤20000元");
    assert_row(row_of("indicators[2].target"), "~ ≤2万元|≤15000元 -0.5000 (-25.00%)");
    assert_row(row_of("indicators[3].target"), "~ ≤5天|≥5天");
    assert_row(row_of("indicators[1].actual"), "~ 3人|4户");
    assert_row(row_of("indicators[2].actual"), "  3人|3");
}

static void reordered_indicators_keep_their_partners(void **state)
{
    (void)state;
    struct indicator first = right.indicators[0];
    drop(&right, 0);
    right.indicators[right.evaluation.indicator_count++] = first;
    assert_paired("4 0 1 2 3");
    assert_heads(" 1. 培训人次|5. 培训人次\n"
                 " 2. 验收合格率|1. 验收合格率\n"
                 " 3. 查档办结时限|2. 查档办结时限\n"
                 " 4. 群众满意度|3. 群众满意度\n"
                 " 5. 管理制度|4. 管理制度\n");
    assert_string_equal(
        row_of("indicators[1].actual")->field[COMPARE_RIGHT], "indicators[5].actual");
}

static void renamed_indicators_are_found_by_likeness(void **state)
{
    (void)state;
    rename_to(&right, 3, "查档群众满意度");
    rename_to(&right, 0, "业务培训人次");
    assert_paired("0 1 2 3 4");
    run();
    assert_row(row_of("indicators[4].name"), "~ 4. 群众满意度|4. 查档群众满意度");
}

/* A word in common, or many characters, makes no one thing of two. */
static void other_indicators_are_not_paired(void **state)
{
    (void)state;
    rename_to(&right, 0, "培训合格率");
    assert_paired("- 1 2 3 4");
    rename_to(&left, 0, "公用经费控制率");
    rename_to(&right, 0, "公务用车经费下降率");
    assert_paired("- 1 2 3 4");
    rename_to(&left, 0, "培训人次");
    rename_to(&right, 0, "业务培训人次");
    level(&left, 0, "产出指标", "数量指标");
    level(&right, 0, "效益指标", "社会效益指标");
    assert_paired("- 1 2 3 4");
}

static void added_and_dropped_ones_stand_in_their_places(void **state)
{
    (void)state;
    drop(&right, 1);
    rename_to(&right, 3, "节约用电量");
    assert_heads(" 1. 培训人次|1. 培训人次\n"
                 "-2. 验收合格率|\n"
                 " 3. 查档办结时限|2. 查档办结时限\n"
                 " 4. 群众满意度|3. 群众满意度\n"
                 "+|4. 节约用电量\n"
                 "-5. 管理制度|\n");
    assert_row(row_of("indicators[2].target"), "- ≥98%|");
    assert_true(result.by_mark[COMPARE_ONLY_RIGHT] >= 4);
}

/* Of three of one name the levels tell, and then the order. */
static void levels_part_namesakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        rename_to(&left, i, "完成率");
        rename_to(&right, i, "完成率");
    }
    level(&left, 0, "产出指标", "数量指标");
    level(&left, 1, "产出指标", "时效指标");
    level(&right, 2, "产出指标", "数量指标");
    level(&right, 0, "产出指标", "时效指标");
    assert_paired("2 0 1 3 4");
}

static void the_most_alike_are_paired_first(void **state)
{
    (void)state;
    rename_to(&left, 3, "受益人员满意度");
    rename_to(&right, 2, "群众满意度");
    rename_to(&right, 3, "受益部门满意度");
    assert_paired("0 1 - 3 4");
}

static void a_head_tells_of_its_values(void **state)
{
    (void)state;
    right.indicators[2].weight = made_figure("19");
    run();
    assert_true(row_of("indicators[3].name")->differs);
    assert_int_equal(row_of("indicators[3].name")->mark, COMPARE_SAME);
    assert_false(row_of("indicators[2].name")->differs);
}

static const struct compare_row *finding_row(const char *code)
{
    for (size_t i = 0; i < result.count; i++)
        if (result.rows[i].code && strcmp(result.rows[i].code, code) == 0)
            return &result.rows[i];
    fail_msg("no row of %s", code);
    return NULL;
}

static void findings_are_counted_by_code(void **state)
{
    (void)state;
    left.indicators[0].score = made_figure("19");
    left.evaluation.total = made_figure("96.50");
    right.indicators[0].score = made_figure("19");
    right.indicators[1].score = made_figure("19");
    right.evaluation.grade = GRADE_LIANG;
    run();
    assert_row(finding_row("indicator.score"), "~ 1|2 +1");
    assert_row(finding_row("total.sum"), "+ |1");
    assert_row(finding_row("total.grade"), "+ |1");
    assert_null(finding_row("total.grade")->field[COMPARE_LEFT]);
    assert_string_equal(finding_row("total.grade")->field[COMPARE_RIGHT], "findings[total.grade]");
    assert_row(row_of("reported.grade"), "~ 优|良");
}

static void empty_evaluations_can_be_compared(void **state)
{
    (void)state;
    bare(&left);
    bare(&right);
    run();
    for (size_t i = 0; i < result.count; i++)
        assert_int_equal(result.rows[i].mark, COMPARE_SAME);
    clean(&right);
    run();
    assert_row(row_of("indicators[1].name"), "+ |1. 培训人次");
    assert_row(row_of("budget.initial"), "+ |500.00");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(the_same_is_the_same), TEST(differences_are_exact),
        TEST(units_and_operators_count), TEST(reordered_indicators_keep_their_partners),
        TEST(renamed_indicators_are_found_by_likeness), TEST(other_indicators_are_not_paired),
        TEST(added_and_dropped_ones_stand_in_their_places), TEST(levels_part_namesakes),
        TEST(the_most_alike_are_paired_first), TEST(a_head_tells_of_its_values),
        TEST(findings_are_counted_by_code), TEST(empty_evaluations_can_be_compared)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
