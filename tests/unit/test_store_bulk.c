/* A bulk change over a store: planned, carried out as one step, taken back and brought again as
 * one. */
#include "store_bulk.h"
#include "verified.h"
#include "opened.h"

static struct bulk_plan plan;
static const int64_t all[] = {1, 2, 3};

/* The report with another score of 接待查档人数, where the rule gives 45. */
static void add_scored(int year, const char *score)
{
    char text[2048], row[64];
    enum import_outcome outcome;
    report_text(year, "", text);
    snprintf(row, sizeof row, "\t50\t%s\t", score);
    char *at = strstr(text, "\t50\t45\t");
    assert_non_null(at);
    memcpy(at, row, strlen(row));
    OK(add_text(store, text, &outcome, &err));
}

/* One as the rule has it, one above, one below. */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_scored(2021, "45");
    add_scored(2022, "48");
    add_scored(2023, "42");
    bulk_plan_init(&plan);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bulk_plan_fini(&plan);
    opened_fini();
    return 0;
}

static void plan_all(struct bulk bulk)
{
    OK(store_bulk_plan(store, &policy_default, &bulk, all, 3, NULL, NULL, &plan, &err));
    assert_int_equal(plan.count, 3);
}

static void carry_out(const char *reason, char step[static BULK_STEP])
{
    OK(store_bulk_write(store, &policy_default, &plan, reason, NULL, NULL, step, &err));
    assert_int_equal(faults(path), 0);
    assert_int_equal(unlike_written(path), 0);
}

static const struct bulk recomputed = {.kind = BULK_RECOMPUTED};
static const struct bulk reviewed = {.kind = BULK_STATUS, .status = STATUS_REVIEWED};

static long long entries(void)
{
    return ask(path, "SELECT count(*) FROM journal");
}

static void planning_writes_nothing(void **state)
{
    (void)state;
    plan_all(recomputed);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
    assert_int_equal(plan.skipped[BULK_ALREADY], 1);
    assert_int_equal(plan.lowering, 1);
    assert_int_equal(plan.items[0].effect.skip, BULK_ALREADY);
    assert_true(plan.items[1].effect.lowers);
    assert_string_equal(plan.items[1].name, "松涧县档案馆");
    assert_int_equal(entries(), 0);
}

static void all_is_one_step(void **state)
{
    char step[BULK_STEP], sql[128];
    (void)state;
    plan_all(recomputed);
    carry_out("by the rule", step);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM journal WHERE step = '%s'", step);
    assert_int_equal(ask(path, sql), 2);
    assert_int_equal(ask(path, "SELECT count(DISTINCT evaluation) FROM journal"), 2);
    assert_int_equal(ask(path, "SELECT count(*) FROM journal WHERE reason = 'by the rule'"), 2);
    assert_int_equal(
        ask(path, "SELECT count(*) FROM evaluation WHERE reviewed_total = '94.00'"), 3);
}

static void lowering_needs_a_reason(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all(recomputed);
    assert_false(store_bulk_write(store, &policy_default, &plan, "", NULL, NULL, step, &err));
    assert_string_equal(err.text, "a reason is needed for what is changed");
    bulk_plan_lower_none(&plan);
    assert_int_equal(plan.skipped[BULK_LOWERS], 1);
    assert_int_equal(plan.skipped[BULK_CHANGES], 1);
    assert_int_equal(plan.lowering, 0);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT evaluation FROM journal"), 3);
    assert_int_equal(entries(), 1);
}

static void waiving_needs_a_reason(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all((struct bulk){.kind = BULK_WAIVE, .code = "indicator.no-reason"});
    assert_int_equal(plan.skipped[BULK_CHANGES], 3);
    assert_false(store_bulk_write(store, &policy_default, &plan, NULL, NULL, NULL, step, &err));
    carry_out("told by phone", step);
    assert_int_equal(ask(path, "SELECT sum(warnings) FROM evaluation"), 0);
}

static void what_was_changed_meanwhile_stops_all(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all(reviewed);
    change_in(3, "indicators[1].score", "39");
    assert_false(store_bulk_write(store, &policy_default, &plan, NULL, NULL, NULL, step, &err));
    assert_non_null(strstr(err.text, "changed meanwhile by li"));
    assert_int_equal(entries(), 1);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 0);
    assert_int_equal(faults(path), 0);
}

static bool stop_at_second(void *context, int64_t done, int64_t of)
{
    *(int64_t *)context = of;
    return done < 2;
}

static void stopped_it_is_as_before(void **state)
{
    char step[BULK_STEP];
    int64_t of = 0;
    (void)state;
    assert_false(store_bulk_plan(
        store, &policy_default, &reviewed, all, 3, stop_at_second, &of, &plan, &err));
    assert_int_equal(of, 3);
    assert_int_equal(plan.count, 0);
    plan_all(reviewed);
    assert_false(
        store_bulk_write(store, &policy_default, &plan, NULL, stop_at_second, &of, step, &err));
    assert_string_equal(err.text, "stopped; nothing is changed");
    assert_int_equal(entries(), 0);
    assert_int_equal(faults(path), 0);
}

static void plan_last(enum bulk_kind kind, size_t expected)
{
    char step[BULK_STEP];
    int64_t *keys;
    size_t count;
    OK(store_bulk_last(store, kind, step, &keys, &count, &err));
    assert_int_equal(count, expected);
    const struct bulk bulk = {.kind = kind, .step = step};
    OK(store_bulk_plan(store, &policy_default, &bulk, keys, count, NULL, NULL, &plan, &err));
    free(keys);
}

static void plan_undo(size_t expected)
{
    plan_last(BULK_UNDO, expected);
}

static void plan_redo(size_t expected)
{
    plan_last(BULK_REDO, expected);
}

static void taken_back_after_a_restart(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all(recomputed);
    carry_out("by the rule", step);
    plan_all(reviewed);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 3);
    open_again();
    plan_undo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 3);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 0);
    plan_undo(2);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT count(DISTINCT reviewed_total) FROM evaluation"), 3);
    plan_undo(0);
}

static long long at_94(void)
{
    return ask(path, "SELECT count(*) FROM evaluation WHERE reviewed_total = '94.00'");
}

static void brought_again_after_a_restart(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_redo(0);
    plan_all(recomputed);
    carry_out("by the rule", step);
    plan_all(reviewed);
    carry_out(NULL, step);
    plan_redo(0);
    plan_undo(3);
    carry_out(NULL, step);
    plan_undo(2);
    carry_out(NULL, step);
    assert_int_equal(at_94(), 1);
    open_again();
    plan_redo(2);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
    assert_int_equal(entries(), 10);
    carry_out(NULL, step);
    assert_int_equal(at_94(), 3);
    assert_int_equal(entries(), 12);
    assert_int_equal(ask(path, "SELECT count(DISTINCT step) FROM journal WHERE kind = 2"), 1);
    plan_redo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 3);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 3);
    plan_redo(0);
    plan_undo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 3);
}

static void redo_is_all_or_nothing(void **state)
{
    char step[BULK_STEP];
    int64_t of = 0;
    (void)state;
    plan_all(reviewed);
    carry_out(NULL, step);
    plan_undo(3);
    carry_out(NULL, step);
    plan_redo(3);
    assert_false(
        store_bulk_write(store, &policy_default, &plan, NULL, stop_at_second, &of, step, &err));
    assert_int_equal(entries(), 6);
    change_in(2, "indicators[1].score", "39");
    assert_false(store_bulk_write(store, &policy_default, &plan, NULL, NULL, NULL, step, &err));
    assert_non_null(strstr(err.text, "changed meanwhile by li"));
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 0);
    plan_redo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
    assert_int_equal(plan.skipped[BULK_CHANGED_SINCE], 1);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 2);
}

/* The one carried out first was taken back first. */
static void the_one_taken_back_last_comes_first(void **state)
{
    const int64_t first = 1, second = 2;
    char step[BULK_STEP];
    (void)state;
    OK(store_bulk_plan(store, &policy_default, &reviewed, &first, 1, NULL, NULL, &plan, &err));
    carry_out(NULL, step);
    plan_undo(1);
    carry_out(NULL, step);
    OK(store_bulk_plan(store, &policy_default, &reviewed, &second, 1, NULL, NULL, &plan, &err));
    carry_out(NULL, step);
    plan_redo(0);
    plan_undo(1);
    carry_out(NULL, step);
    plan_redo(1);
    assert_int_equal(plan.items[0].key, 2);
}

static void what_changed_since_stays(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all(reviewed);
    carry_out(NULL, step);
    change_in(2, "indicators[1].score", "39");
    plan_undo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
    assert_int_equal(plan.skipped[BULK_CHANGED_SINCE], 1);
    carry_out(NULL, step);
    assert_int_equal(ask(path, "SELECT key FROM evaluation WHERE status = 2"), 2);
    plan_undo(3);
    assert_int_equal(plan.skipped[BULK_TAKEN_BACK], 2);
}

static void one_alone_is_undone_by_its_own_journal(void **state)
{
    char step[BULK_STEP];
    (void)state;
    plan_all(reviewed);
    carry_out(NULL, step);
    undo_in(2);
    assert_int_equal(ask(path, "SELECT reviewed FROM counts"), 2);
    plan_undo(3);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
    assert_int_equal(plan.skipped[BULK_TAKEN_BACK], 1);
}

static void what_cannot_be_read_is_skipped(void **state)
{
    (void)state;
    assert_int_equal(tell(path, "UPDATE document SET evaluations = 2 WHERE id = 2;"
                                "UPDATE evaluation SET unit = 'x' WHERE key = 2"),
        0);
    open_again();
    plan_all(reviewed);
    assert_int_equal(plan.skipped[BULK_UNREAD], 1);
    assert_int_equal(plan.skipped[BULK_CHANGES], 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(planning_writes_nothing),
        TEST(all_is_one_step),
        TEST(lowering_needs_a_reason),
        TEST(waiving_needs_a_reason),
        TEST(what_was_changed_meanwhile_stops_all),
        TEST(stopped_it_is_as_before),
        TEST(taken_back_after_a_restart),
        TEST(brought_again_after_a_restart),
        TEST(redo_is_all_or_nothing),
        TEST(the_one_taken_back_last_comes_first),
        TEST(what_changed_since_stays),
        TEST(one_alone_is_undone_by_its_own_journal),
        TEST(what_cannot_be_read_is_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
