/* What a bulk change makes of one evaluation, and why one is skipped. */
#include "judged.h"

#include "bulk.h"

static struct judged judged;

/* 培训人次 is scored 19 where the rule gives 20, 群众满意度 20 where it gives 18. */
static void two_wrong_scores(struct report *report)
{
    clean(report);
    report->indicators[0].score = made_figure("19");
    report->indicators[3].score = made_figure("20");
    report->evaluation.total = made_figure("98.50");
}

static void one_low_score(struct report *report)
{
    clean(report);
    report->indicators[0].score = made_figure("19");
    report->evaluation.total = made_figure("96.50");
}

static void words_alone(struct report *report)
{
    bare(report);
    add(report, "档案工作", "显著提升", "较往年好", NULL, "100", "95", NULL);
    conclude(report, "95", GRADE_YOU);
}

static int set_up(void **state)
{
    (void)state;
    judged_init(&judged, two_wrong_scores);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_fini(&judged.arena);
    return 0;
}

static void anew(void (*make)(struct report *report))
{
    arena_fini(&judged.arena);
    judged_init(&judged, make);
}

static struct bulk_effect effect_of(struct bulk bulk)
{
    return bulk_effect(&bulk, &judged.report.evaluation, &policy_default, judged.entries,
        judged.count, &judged.arena);
}

/* As it would be carried out. */
static void carry_out(struct bulk bulk, const char *step)
{
    const struct bulk_effect effect = effect_of(bulk);
    assert_int_equal(effect.skip, BULK_CHANGES);
    for (size_t i = 0; i < effect.count; i++) {
        struct entry *entry = put(&judged, effect.entries[i]);
        entry->step = step;
        entry->author = "li";
        entry->reason = "told by phone";
    }
}

static const struct bulk recomputed = {.kind = BULK_RECOMPUTED};
static const struct bulk reviewed = {.kind = BULK_STATUS, .status = STATUS_REVIEWED};

static struct bulk waive_of(const char *code)
{
    return (struct bulk){.kind = BULK_WAIVE, .code = code};
}

static struct bulk undo_of(const char *step)
{
    return (struct bulk){.kind = BULK_UNDO, .step = step};
}

static struct bulk redo_of(const char *step)
{
    return (struct bulk){.kind = BULK_REDO, .step = step};
}

static void assert_value(struct computed is, const char *due)
{
    assert_true(is.known);
    assert_int_equal(decimal_compare(is.value, made_decimal(due)), 0);
}

static void recomputed_scores_are_taken(void **state)
{
    (void)state;
    const struct bulk_effect effect = effect_of(recomputed);
    assert_int_equal(effect.skip, BULK_CHANGES);
    assert_int_equal(effect.count, 2);
    assert_string_equal(effect.entries[0].field, "indicators[1].score");
    assert_string_equal(effect.entries[0].from, "19");
    assert_string_equal(effect.entries[0].to, "computed");
    assert_string_equal(effect.entries[1].field, "indicators[4].score");
    assert_true(effect.lowers);
    assert_value(effect.before, "98.50");
    assert_value(effect.after, "97.50");
}

/* 98 and 优, by the rule 89.4: the execution score is 9.5 for 10, 119 of 200 is 11.9 for 20. */
static void two_scores_too_high(struct report *report)
{
    clean(report);
    set(report, BUDGET_SCORE, "10");
    report->indicators[0].actual = made_quantity("119人次");
    conclude(report, "98", GRADE_YOU);
}

static void the_execution_score_is_taken_too(void **state)
{
    (void)state;
    anew(two_scores_too_high);
    const struct bulk_effect effect = effect_of(recomputed);
    assert_int_equal(effect.count, 2);
    assert_string_equal(effect.entries[0].field, "budget.score");
    assert_string_equal(effect.entries[0].from, "10");
    assert_value(effect.before, "98");
    assert_value(effect.after, "89.4");
    assert_int_equal(effect.grade_before, GRADE_YOU);
    assert_int_equal(effect.grade_after, GRADE_LIANG);
}

static void a_score_that_only_rises_needs_no_reason(void **state)
{
    (void)state;
    anew(one_low_score);
    const struct bulk_effect effect = effect_of(recomputed);
    assert_int_equal(effect.count, 1);
    assert_false(effect.lowers);
    assert_int_equal(effect.status_before, STATUS_PENDING);
    assert_int_equal(effect.status_after, STATUS_IN_REVIEW);
}

static void what_is_taken_is_so_already(void **state)
{
    (void)state;
    carry_out(recomputed, "bulk-1");
    const struct bulk_effect effect = effect_of(recomputed);
    assert_int_equal(effect.skip, BULK_ALREADY);
    assert_int_equal(effect.count, 0);
    anew(clean);
    assert_int_equal(effect_of(recomputed).skip, BULK_ALREADY);
}

static void scores_set_by_hand_stay(void **state)
{
    (void)state;
    change(&judged, "indicators[4].score", "17");
    const struct bulk_effect effect = effect_of(recomputed);
    assert_int_equal(effect.count, 1);
    assert_string_equal(effect.entries[0].field, "indicators[1].score");
    assert_int_equal(effect.by_hand, 1);
    assert_false(effect.lowers);
    change(&judged, "indicators[1].score", "18");
    assert_int_equal(effect_of(recomputed).skip, BULK_BY_HAND);
}

static void words_cannot_be_computed(void **state)
{
    (void)state;
    anew(words_alone);
    assert_int_equal(effect_of(recomputed).skip, BULK_NOT_COMPUTED);
}

static void a_status_is_set_once(void **state)
{
    (void)state;
    const struct bulk_effect effect = effect_of(reviewed);
    assert_int_equal(effect.count, 1);
    assert_string_equal(effect.entries[0].field, "status");
    assert_string_equal(effect.entries[0].from, "pending");
    assert_string_equal(effect.entries[0].to, "reviewed");
    assert_int_equal(effect.status_after, STATUS_REVIEWED);
    carry_out(reviewed, "bulk-1");
    assert_int_equal(effect_of(reviewed).skip, BULK_ALREADY);
}

static void open_findings_of_one_code_are_waived(void **state)
{
    (void)state;
    const struct bulk_effect effect = effect_of(waive_of("indicator.score"));
    assert_int_equal(effect.count, 2);
    assert_string_equal(effect.entries[0].to, "waived");
    assert_string_equal(effect.entries[0].about, "19 → 20");
    assert_false(effect.lowers);
    carry_out(waive_of("indicator.score"), "bulk-1");
    assert_int_equal(effect_of(waive_of("indicator.score")).skip, BULK_ALREADY);
    assert_int_equal(effect_of(waive_of("budget.rate")).skip, BULK_NO_FINDING);
    assert_int_equal(effect_of(waive_of("indicator")).skip, BULK_NO_FINDING);
}

static void what_was_judged_stays_judged(void **state)
{
    (void)state;
    change(&judged, "finding:indicator.score[1]", "confirmed");
    const struct bulk_effect effect = effect_of(waive_of("indicator.score"));
    assert_int_equal(effect.count, 1);
    assert_non_null(strstr(effect.entries[0].field, "群众满意度"));
    change(&judged, "finding:indicator.score[4]", "dismissed");
    assert_int_equal(effect_of(waive_of("indicator.score")).skip, BULK_JUDGED);
}

static void the_last_step_is_taken_back(void **state)
{
    (void)state;
    change(&judged, "indicators[2].score", "19");
    carry_out(recomputed, "bulk-1");
    const struct bulk_effect effect = effect_of(undo_of("bulk-1"));
    assert_int_equal(effect.skip, BULK_CHANGES);
    assert_int_equal(effect.count, 1);
    assert_int_equal(effect.entries[0].kind, ENTRY_UNDO);
    assert_false(effect.lowers);
    assert_value(effect.after, "97.50");
    carry_out(undo_of("bulk-1"), "2");
    assert_value(judged_review(&judged).total, "97.50");
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_TAKEN_BACK);
    assert_int_equal(effect_of(undo_of("bulk-2")).skip, BULK_TAKEN_BACK);
}

static void what_came_after_is_not_undone(void **state)
{
    (void)state;
    carry_out(recomputed, "bulk-1");
    change(&judged, "indicators[2].score", "19");
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_CHANGED_SINCE);
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_CHANGES);
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_TAKEN_BACK);
    put(&judged, (struct entry){.kind = ENTRY_REDO});
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_CHANGES);
}

static void what_was_taken_back_is_brought_again(void **state)
{
    (void)state;
    carry_out(recomputed, "bulk-1");
    assert_int_equal(effect_of(redo_of("bulk-1")).skip, BULK_ALREADY);
    carry_out(undo_of("bulk-1"), "2");
    const struct bulk_effect effect = effect_of(redo_of("bulk-1"));
    assert_int_equal(effect.skip, BULK_CHANGES);
    assert_int_equal(effect.count, 1);
    assert_int_equal(effect.entries[0].kind, ENTRY_REDO);
    assert_false(effect.lowers);
    assert_value(effect.before, "98.50");
    assert_value(effect.after, "97.50");
    carry_out(redo_of("bulk-1"), "3");
    assert_value(judged_review(&judged).total, "97.50");
    assert_int_equal(effect_of(undo_of("bulk-1")).skip, BULK_CHANGES);
    assert_int_equal(effect_of(redo_of("bulk-2")).skip, BULK_CHANGED_SINCE);
}

static void what_redo_would_not_bring_is_not_brought(void **state)
{
    (void)state;
    change(&judged, "indicators[2].score", "19");
    carry_out(recomputed, "bulk-1");
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(effect_of(redo_of("bulk-1")).skip, BULK_CHANGED_SINCE);
    put(&judged, (struct entry){.kind = ENTRY_REDO});
    assert_int_equal(effect_of(redo_of("bulk-1")).skip, BULK_CHANGES);
    change(&judged, "indicators[2].score", "18");
    assert_int_equal(effect_of(redo_of("bulk-1")).skip, BULK_CHANGED_SINCE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(recomputed_scores_are_taken),
        TEST(the_execution_score_is_taken_too),
        TEST(a_score_that_only_rises_needs_no_reason),
        TEST(what_is_taken_is_so_already),
        TEST(scores_set_by_hand_stay),
        TEST(words_cannot_be_computed),
        TEST(a_status_is_set_once),
        TEST(open_findings_of_one_code_are_waived),
        TEST(what_was_judged_stays_judged),
        TEST(the_last_step_is_taken_back),
        TEST(what_came_after_is_not_undone),
        TEST(what_was_taken_back_is_brought_again),
        TEST(what_redo_would_not_bring_is_not_brought),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
