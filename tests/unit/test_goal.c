#include "judged.h"

#include "goal.h"

static struct goal sought(struct judged *judged, enum grade wanted)
{
    struct goal goal;
    struct review review = judged_review(judged);
    struct findings findings = findings_of_review(&review, &judged->arena);
    if (!goal_seek(&review, judged->entries, judged->count, &findings, wanted, &goal,
            &judged->arena, &judged->err))
        fail_msg("%s", judged->err.text);
    return goal;
}

/* The total of the review with these changes; they are not kept. */
static struct decimal total_with(
    struct judged *judged, const struct goal_change *changes, size_t count)
{
    size_t before = judged->count;
    for (size_t i = 0; i < count; i++)
        change(judged, changes[i].field, changes[i].to);
    struct decimal total = judged_review(judged).total.value;
    judged->count = before;
    return total;
}

static const struct goal_answer *answer_of(
    const struct goal *goal, enum goal_kind kind, const char *field)
{
    for (size_t i = 0; i < goal->count; i++)
        if (goal->answers[i].kind == kind && strcmp(goal->answers[i].field, field) == 0)
            return &goal->answers[i];
    fail_msg("no answer %s of %s", goal_kind_name(kind), field);
    return NULL;
}

static void assert_sentence(struct judged *judged, const struct goal *goal,
    const struct goal_answer *answer, const char *text)
{
    struct review review = judged_review(judged);
    assert_string_equal(goal_text(goal, answer, &review, &judged->arena), text);
}

/* 84.41: one indicator far behind, one at most target, one of words, one wrongly scored. */
static void street(struct report *report)
{
    bare(report);
    set(report, BUDGET_ADJUSTED, "2780.63");
    set(report, BUDGET_EXECUTED, "2522.66");
    set(report, BUDGET_WEIGHT, "10");
    set(report, BUDGET_SCORE, "9.07");
    add(report, "解决就业人数", "57人", "20人", "35.09", "15", "5.26", "流动性较大");
    add(report, "预算经费", "<=2872.68万元", "2522.66万元", "100", "20", "20", NULL);
    add(report, "宣传效果", "良好", "效果较好", NULL, "15", "10.08", NULL);
    add(report, "满意度", ">=95%", "95%", "100", "40", "40", NULL);
    conclude(report, "84.41", GRADE_LIANG);
}

static void the_next_grade_has_its_smallest_changes(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct goal goal = sought(&judged, GRADE_NONE);
    assert_false(goal.kept);
    assert_int_equal(goal.wanted, GRADE_YOU);
    assert_string_equal(
        goal_state_text(&goal, &judged.arena), "84.41 良: 5.59 missing to 优, which begins at 90");
    const struct goal_answer *first = &goal.answers[0];
    assert_string_equal(first->changes[0].field, "indicators[1].actual");
    assert_sentence(&judged, &goal, first,
        "1. 解决就业人数: actual 20人 → 42人 reaches 优 (90.20); its full score makes 94.15 优");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_TARGET, "indicators[1]"),
        "1. 解决就业人数: target 57人 → 27人 reaches 优 (90.26); its full score makes 94.15 优");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_CANNOT, "indicators[3]"),
        "3. 宣传效果: its full score makes no more than 89.33 良");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_CANNOT, "indicators[2]"),
        "2. 预算经费: has its full score already");
    arena_fini(&judged.arena);
}

static void words_have_only_a_score(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    judged.report.indicators[2].weight = made_figure("20");
    struct goal goal = sought(&judged, GRADE_YOU);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_SCORE, "indicators[3]"),
        "3. 宣传效果: score 10.08 → 15.67 by hand reaches 优 (90.00)");
    arena_fini(&judged.arena);
}

static void first_is(struct judged *judged, const char *target, const char *actual,
    const char *weight, const char *score)
{
    struct indicator *first = &judged->report.indicators[0];
    first->target = made_quantity(target);
    first->actual = made_quantity(actual);
    first->weight = made_figure(weight);
    first->score = made_figure(score);
}

static void targets_below_0_are_sought_too(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    first_is(&judged, "<=-5%", "-3%", "15", "5.26");
    struct goal goal = sought(&judged, GRADE_YOU);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_ACTUAL, "indicators[1]"),
        "1. 解决就业人数: actual -3% → -5% reaches 优 (94.15)");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_TARGET, "indicators[1]"),
        "1. 解决就业人数: target <=-5% → <=-3% reaches 优 (94.15)");
    first_is(&judged, ">=-5%", "-8.5%", "15", "5.26");
    goal = sought(&judged, GRADE_YOU);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_ACTUAL, "indicators[1]"),
        "1. 解决就业人数: actual -8.5% → -5.0% reaches 优 (94.15)");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_TARGET, "indicators[1]"),
        "1. 解决就业人数: target >=-5% → >=-9% reaches 优 (94.15)");
    /* 10.85 of 20 are needed: -2% makes 10, -3% 15 */
    first_is(&judged, "-4%", "-1%", "20", "5");
    goal = sought(&judged, GRADE_YOU);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_ACTUAL, "indicators[1]"),
        "1. 解决就业人数: actual -1% → -3% reaches 优 (94.15); its full score makes 99.15 优");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_TARGET, "indicators[1]"),
        "1. 解决就业人数: target -4% → -1% reaches 优 (99.15)");
    arena_fini(&judged.arena);
}

static void what_a_target_below_0_may_lose(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    first_is(&judged, "-4%", "-4%", "20", "20");
    struct goal goal = sought(&judged, GRADE_YOU);
    assert_true(goal.kept);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_ACTUAL, "indicators[1]"),
        "1. 解决就业人数: actual -4% → -3% keeps 优 (94.15); one step further it is 89.15 良");
    /* A bound below 0 that is missed has no share: only the score tells. */
    first_is(&judged, "<=-5%", "-6%", "15", "15");
    goal = sought(&judged, GRADE_YOU);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_SCORE, "indicators[1]"),
        "1. 解决就业人数: score 15 → 10.85 by hand keeps 优 (90.00)");
    arena_fini(&judged.arena);
}

static void a_grade_tells_what_may_be_lost(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct goal goal = sought(&judged, GRADE_LIANG);
    assert_true(goal.kept);
    /* 35.59 of 40 are needed: 85% makes 35.79, 84% 35.37 */
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_ACTUAL, "indicators[4]"),
        "4. 满意度: actual 95% → 85% keeps 良 (80.20); one step further it is 79.78 中");
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_SCORE, "indicators[3]"),
        "3. 宣传效果: score 10.08 → 5.67 by hand keeps 良 (80.00)");
    struct decimal total = answer_of(&goal, GOAL_ACTUAL, "indicators[2]")->total;
    assert_true(decimal_compare(total, DECIMAL(80)) >= 0);
    goal = sought(&judged, GRADE_ZHONG);
    assert_sentence(&judged, &goal, answer_of(&goal, GOAL_SAFE, "indicators[2]"),
        "2. 预算经费: without any of its points it is still 64.41 中");
    arena_fini(&judged.arena);
}

static void the_recomputed_score_comes_first(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    judged.report.indicators[3].score = made_figure("34");
    struct goal goal = sought(&judged, GRADE_LIANG);
    assert_false(goal.kept);
    assert_sentence(&judged, &goal, &goal.answers[0],
        "4. 满意度: score 34 → 40.00, the recomputed score, reaches 良 (84.41)");
    judged.report.indicators[3].score = made_figure("40");
    judged.report.indicators[0].score = made_figure("15");
    goal = sought(&judged, GRADE_YOU);
    assert_true(goal.kept);
    assert_sentence(&judged, &goal, &goal.answers[0],
        "1. 解决就业人数: score 15 → 5.26, the recomputed score, already loses 优: 84.41 良");
    arena_fini(&judged.arena);
}

static void findings_that_hold_move_the_grade(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    judged.report.indicators[0].score = made_figure("15");
    struct goal goal = sought(&judged, GRADE_NONE);
    const struct goal_answer *answer = answer_of(&goal, GOAL_FINDINGS, "");
    assert_int_equal(answer->grade, GRADE_LIANG);
    assert_sentence(&judged, &goal, answer,
        "if the findings hold, 94.15 优 → 84.41 良: 1. 解决就业人数: score 15 → 5.26");
    bool confirms = false;
    for (size_t i = 0; i < answer->change_count; i++)
        confirms |= strcmp(answer->changes[i].to, "confirmed") == 0;
    assert_true(confirms);

    change(&judged, "finding:indicator.score[1]", "dismissed")->reason = "agreed";
    change(&judged, "finding:indicator.target-missed[1]", "dismissed")->reason = "agreed";
    goal = sought(&judged, GRADE_NONE);
    for (size_t i = 0; i < goal.count; i++)
        assert_int_not_equal(goal.answers[i].kind, GOAL_FINDINGS);
    arena_fini(&judged.arena);
}

/* A total on the bound has the grade, a hundredth below it has not. */
static void the_bound_itself_is_kept(void **state)
{
    static const struct {
        const char *score, *distance;
        bool kept;
    } rows[] = {{"10.84", "0.01", false}, {"10.85", "0.00", true}, {"10.86", "0.01", true}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct judged judged;
        char text[DECIMAL_TEXT];
        judged_init(&judged, street);
        judged.report.indicators[0].score = made_figure(rows[i].score);
        struct goal goal = sought(&judged, GRADE_YOU);
        assert_int_equal(goal.kept, rows[i].kept);
        assert_string_equal(decimal_text(goal.distance, text), rows[i].distance);
        arena_fini(&judged.arena);
    }
}

/* The sentences of the answers that say what findings do, in order. */
static void assert_findings(
    struct judged *judged, const struct goal *goal, const char *const *sentences, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < goal->count; i++)
        if (goal->answers[i].kind == GOAL_FINDINGS) {
            assert_true(at < count);
            assert_sentence(judged, goal, &goal->answers[i], sentences[at++]);
        }
    assert_int_equal(at, count);
}

/* 93: the execution score, an indicator that repeats the executed amount, and one of words. */
static void repeating(struct report *report)
{
    bare(report);
    set(report, BUDGET_ADJUSTED, "1600");
    set(report, BUDGET_EXECUTED, "1600");
    set(report, BUDGET_WEIGHT, "10");
    set(report, BUDGET_SCORE, "10");
    add(report, "预算执行数", ">=1600万元", "1200万元", NULL, "40", "35", "结余上缴");
    add(report, "宣传效果", "良好", "效果较好", NULL, "50", "48", NULL);
    conclude(report, "93", GRADE_YOU);
}

/* The score is too high for what the indicator says, and too low for what was spent. */
static void findings_of_one_indicator_are_told_apart(void **state)
{
    static const char *const sentences[] = {
        "if the findings hold, 93 优 → 88.00 良: 1. 预算执行数: score 35 → 30.00",
        "if the findings hold, 93 优 → 98.00 优: 1. 预算执行数: actual 1200万元 → 1600万元",
    };
    (void)state;
    struct judged judged;
    judged_init(&judged, repeating);
    struct goal goal = sought(&judged, GRADE_NONE);
    assert_findings(&judged, &goal, sentences, COUNT(sentences));
    arena_fini(&judged.arena);
}

/* What lowers the total is no part of what raises it. */
static void one_indicator_may_move_the_grade_both_ways(void **state)
{
    static const char *const sentences[] = {
        "if the findings hold, 85 良 → 78.00 中: 1. 预算执行数: score 32 → 25.00",
        "if the findings hold, 85 良 → 93.00 优: 1. 预算执行数: actual 1000万元 → 1600万元",
    };
    (void)state;
    struct judged judged;
    judged_init(&judged, repeating);
    first_is(&judged, ">=1600万元", "1000万元", "40", "32");
    judged.report.indicators[1].score = made_figure("43");
    struct goal goal = sought(&judged, GRADE_NONE);
    assert_findings(&judged, &goal, sentences, COUNT(sentences));
    arena_fini(&judged.arena);
}

/* 90.5, with sums that are others than printed. */
static void summed(struct report *report)
{
    bare(report);
    set(report, BUDGET_INITIAL, "1000");
    set(report, BUDGET_ADJUSTMENT, "100");
    set(report, BUDGET_ADJUSTED, "1000");
    set(report, BUDGET_EXECUTED, "1000");
    set(report, BUDGET_WEIGHT, "10");
    set(report, BUDGET_SCORE, "10");
    add(report, "宣传效果", "良好", "效果较好", NULL, "90", "80.5", NULL);
    conclude(report, "90.5", GRADE_YOU);
}

static void no_more_findings_than_it_takes(void **state)
{
    static const char *const sentences[] = {
        "if the findings hold, 90.5 优 → 89.50 良: executed amount 1000 → 900",
        "if the findings hold, 90.5 优 → 88.68 良: adjusted budget 1000 → 1100; "
        "executed amount 1000 → 900",
    };
    (void)state;
    struct judged judged;
    judged_init(&judged, summed);
    set(&judged.report, BUDGET_BASIC_EXECUTED, "600");
    set(&judged.report, BUDGET_PROJECT_EXECUTED, "300");
    struct goal goal = sought(&judged, GRADE_NONE);
    assert_findings(&judged, &goal, sentences, COUNT(sentences));
    arena_fini(&judged.arena);
}

static void findings_that_contradict_are_not_taken_together(void **state)
{
    static const char *const sentences[] = {
        "if the findings hold, 90.5 优 → 88.83 良: adjusted budget 1000 → 1200",
        "if the findings hold, 90.5 优 → 89.59 良: adjusted budget 1000 → 1100",
    };
    (void)state;
    struct judged judged;
    judged_init(&judged, summed);
    set(&judged.report, BUDGET_BASIC_ADJUSTED, "700");
    set(&judged.report, BUDGET_PROJECT_ADJUSTED, "500");
    struct goal goal = sought(&judged, GRADE_NONE);
    assert_findings(&judged, &goal, sentences, COUNT(sentences));
    const struct goal_answer *first = answer_of(&goal, GOAL_FINDINGS, "");
    assert_int_equal(first->change_count, 2);
    assert_string_equal(first->changes[1].field, "findings[budget.parts-sum]");
    arena_fini(&judged.arena);
}

static void without_a_total_there_is_nothing_to_seek(void **state)
{
    (void)state;
    struct judged judged;
    struct goal goal;
    judged_init(&judged, street);
    struct review review = judged_review(&judged);
    struct findings findings = findings_of_review(&review, &judged.arena);
    assert_false(
        goal_seek(&review, NULL, 0, &findings, GRADE_CHA, &goal, &judged.arena, &judged.err));
    judged.report.indicators[2].score.known = false;
    review = judged_review(&judged);
    assert_false(
        goal_seek(&review, NULL, 0, &findings, GRADE_NONE, &goal, &judged.arena, &judged.err));
    arena_fini(&judged.arena);
}

static uint64_t seed = 20261122;

static int64_t between(int64_t low, int64_t high)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return low + (int64_t)(seed % (uint64_t)(high - low + 1));
}

static const char *printed(struct judged *judged, int64_t digits, int scale, const char *unit)
{
    char text[DECIMAL_TEXT];
    struct decimal value = {.digits = digits, .scale = scale};
    return arena_format(&judged->arena, "%s%s", decimal_text(value, text), unit);
}

static void nothing(struct report *report)
{
    bare(report);
}

static void make_any(struct judged *judged)
{
    static const char *const operators[] = {">=", "<=", "=", ">", "<", ""};
    static const char *const units[] = {"人", "%", "万元", ""};
    struct report *report = &judged->report;
    set(report, BUDGET_ADJUSTED, printed(judged, between(1, 99999), 2, ""));
    set(report, BUDGET_EXECUTED, printed(judged, between(0, 99999), 2, ""));
    set(report, BUDGET_WEIGHT, "10");
    set(report, BUDGET_SCORE, printed(judged, between(0, 1000), 2, ""));
    for (int i = 0; i < 4; i++) {
        const char *unit = units[between(0, 3)];
        int64_t target = between(0, 300), weight = between(5, 45), beyond = 2 * target + 3;
        bool below_zero = between(0, 3) == 0;
        bool words = between(0, 5) == 0;
        add(report, printed(judged, i, 0, "号"),
            arena_format(&judged->arena, "%s%s", operators[between(0, 5)],
                printed(judged, below_zero ? -target : target, (int)between(0, 1), unit)),
            words ? "效果较好"
                  : printed(judged, between(below_zero ? -beyond : 0, beyond), (int)between(0, 2),
                        unit),
            NULL, printed(judged, weight, 0, ""),
            printed(judged, between(weight * 30, weight * 100), 2, ""), NULL);
    }
}

/* One step of the last digit further from, or back to, what it was. */
static struct decimal stepped(struct judged *judged, const struct goal_answer *answer, bool further)
{
    static const char digits[] = "-0123456789.";
    struct goal_change step = answer->changes[0];
    struct decimal from, to;
    size_t skip = strcspn(step.to, digits), length = strspn(step.to + skip, digits),
           skip_from = strcspn(step.from, digits);
    assert_true(decimal_parse(step.to + skip, length, &to));
    assert_true(decimal_parse(step.from + skip_from, strspn(step.from + skip_from, digits), &from));
    int way = decimal_compare(to, from) > 0 ? 1 : -1;
    to.digits += further ? way : -way;
    if (decimal_compare(to, from) == 0)
        return judged_review(judged).total.value;
    char text[DECIMAL_TEXT];
    step.to = arena_format(&judged->arena, "%.*s%s%s", (int)skip, step.to, decimal_text(to, text),
        step.to + skip + length);
    return total_with(judged, &step, 1);
}

static void assert_answer(
    struct judged *judged, const struct goal *goal, const struct goal_answer *a)
{
    if (a->change_count) {
        struct decimal total = total_with(judged, a->changes, a->change_count);
        assert_int_equal(decimal_compare(total, a->total), 0);
    }
    assert_int_equal(a->grade, policy_grade(&policy_default, a->total));
    bool reached = decimal_compare(a->total, goal->bound) >= 0;
    switch (a->kind) {
    case GOAL_ACTUAL:
    case GOAL_TARGET:
        assert_true(reached);
        bool beside = decimal_compare(stepped(judged, a, goal->kept), goal->bound) >= 0;
        assert_false(beside);
        break;
    case GOAL_LOSES:
    case GOAL_CANNOT:
        assert_false(reached);
        break;
    case GOAL_TOGETHER:
        assert_true(a->change_count > 1);
        assert_true(
            decimal_compare(total_with(judged, a->changes, a->change_count - 1), goal->bound) < 0);
        assert_true(reached);
        break;
    case GOAL_FINDINGS:
        break;
    default:
        assert_true(reached);
    }
}

/* Trying an answer does what it says; one step less does not. */
static void every_answer_is_right_and_the_smallest(void **state)
{
    (void)state;
    size_t kinds[GOAL_CANNOT + 1] = {0};
    for (int i = 0; i < 600; i++) {
        struct judged judged;
        judged_init(&judged, nothing);
        make_any(&judged);
        struct review review = judged_review(&judged);
        struct goal goal = review.grade == GRADE_CHA || between(0, 1)
                               ? sought(&judged, GRADE_NONE)
                               : sought(&judged, review.grade);
        for (size_t k = 0; k < goal.count; k++) {
            assert_answer(&judged, &goal, &goal.answers[k]);
            kinds[goal.answers[k].kind]++;
        }
        arena_fini(&judged.arena);
    }
    for (size_t k = 0; k < COUNT(kinds); k++)
        if (!kinds[k])
            fail_msg("no answer of kind %s was met", goal_kind_name((enum goal_kind)k));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_grade_has_its_smallest_changes),
        cmocka_unit_test(words_have_only_a_score),
        cmocka_unit_test(targets_below_0_are_sought_too),
        cmocka_unit_test(what_a_target_below_0_may_lose),
        cmocka_unit_test(a_grade_tells_what_may_be_lost),
        cmocka_unit_test(the_recomputed_score_comes_first),
        cmocka_unit_test(the_bound_itself_is_kept),
        cmocka_unit_test(findings_that_hold_move_the_grade),
        cmocka_unit_test(findings_of_one_indicator_are_told_apart),
        cmocka_unit_test(one_indicator_may_move_the_grade_both_ways),
        cmocka_unit_test(no_more_findings_than_it_takes),
        cmocka_unit_test(findings_that_contradict_are_not_taken_together),
        cmocka_unit_test(without_a_total_there_is_nothing_to_seek),
        cmocka_unit_test(every_answer_is_right_and_the_smallest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
