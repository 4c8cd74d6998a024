/* Faults of the disk while a store is changed, filled and brought up to date. */
#include "schema1.h"
#include "faulty.h"

/* A change; when it fails, the same change again on the same desk; then the store is closed, and so
 * its log brought home. */
static struct outcome change_twice(void)
{
    struct desk desk;
    struct outcome outcome = {0};
    if (!desk_init(&desk))
        return outcome;
    for (int i = 0; i < 2; i++) {
        size_t before = desk.dossier.entry_count;
        bool failed_before = outcome.failed;
        outcome.failed =
            !append_change(desk.store, &desk.dossier, "indicators[2].score", "44", &desk.err);
        assert_int_equal(desk.dossier.entry_count, before + !outcome.failed);
        assert_false(outcome.failed && failed_before && !fuse.dead);
        if (outcome.failed)
            assert_told(&desk.err);
        outcome.kept += !outcome.failed;
    }
    desk_fini(&desk);
    return outcome;
}

static void appending(void **state)
{
    (void)state;
    run_scenario(
        &(struct scenario){.run = change_twice, .steps = "SELECT count(*) - 1 FROM journal"});
}

/* What was tried is kept as one step of two entries, or none of it is; then it is taken back. */
static bool keep_or_undo(struct desk *desk, int number)
{
    struct entry both[] = {{.field = "indicators[1].score", .from = "39", .to = "38"},
        {.field = "indicators[2].score", .from = "45", .to = "44"}};
    struct entry undo = {.kind = ENTRY_UNDO};
    return store_append(desk->store, &desk->dossier, &policy_default, number ? &undo : both,
        number ? 1 : 2, &desk->err);
}

static void keeping_what_was_tried(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.step = keep_or_undo,
        .count = 2,
        .steps = "SELECT CASE count(*) WHEN 1 THEN 0 WHEN 3 THEN 1 WHEN 4 THEN 2 ELSE -9 END"
                 " FROM journal"});
}

/* Each transaction two reports, the first of a year and its new version; from the second on the
 * other kind of log. */
static struct outcome import_twice(void)
{
    struct err err;
    struct outcome outcome = {0};
    struct store *store = store_open(path, true, &err);
    if (!store) {
        assert_told(&err);
        return (struct outcome){.failed = true};
    }
    for (int year = 2023; year < 2025 && !outcome.failed; year++) {
        outcome.failed = !import_two(store, year, &err);
        if (outcome.failed)
            assert_told(&err);
        outcome.kept += !outcome.failed;
    }
    store_close(store);
    return outcome;
}

static const char whole_transactions[] =
    "SELECT CASE WHEN sum(n <> 2 OR old <> 1 OR version <> 2) THEN -9 ELSE count(*) END FROM"
    " (SELECT count(*) n, sum(superseded) old, max(version) version FROM evaluation"
    "  WHERE year > 2022 GROUP BY year)";

static void importing(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = import_twice, .steps = whole_transactions});
}

static void importing_into_nothing(void **state)
{
    (void)state;
    run_scenario(
        &(struct scenario){.from_nothing = true, .run = import_twice, .steps = whole_transactions});
}

/* A store of schema 1 is one, or it is of today. */
static void migrating(void **state)
{
    struct err err;
    char old[128];
    (void)state;
    make_template();
    snprintf(old, sizeof old, "%s/old", folder);
    assert_int_equal(make_schema1(old, template), 0);
    for (int fault = 0; fault < FAULT_KINDS; fault++) {
        bool burnt = true;
        for (long n = 1; burnt; n++) {
            forget(path);
            copy_file(old, path);
            light((enum fault)fault, n);
            struct store *store = store_open(path, false, &err);
            if (!store)
                assert_told(&err);
            store_close(store);
            burnt = fuse.burnt;
            put_out();
            assert_int_equal(ask(path, "SELECT user_version = 7 FROM pragma_user_version"),
                ask(path, "SELECT count(*) = 13 FROM pragma_table_info('journal')") &&
                    ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'draft'") &&
                    ask(path, "SELECT count(*) = sum(length(head) = 32) FROM evaluation") &&
                    ask(path, "SELECT count(*) = sum(length(codes) > 0) FROM evaluation"));
            store_close(opened(path));
            assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 1);
            assert_int_equal(faults(path), 0);
            assert_int_equal(unlike_written(path), 0);
            assert_true(n < 1000);
        }
    }
}

/* A commit that failed does not take what is added afterwards with it. */
static void failing_and_going_on(void **state)
{
    struct err err;
    (void)state;
    make_template();
    for (long n = 1, burnt = 1; burnt; n++) {
        forget(path);
        copy_file(template, path);
        struct store *store = opened(path);
        light(FAULT_FULL, n);
        bool first = import_two(store, 2023, &err);
        burnt = fuse.burnt;
        put_out();
        assert_true(import_two(store, 2024, &err));
        store_close(store);
        assert_int_equal(ask(path, whole_transactions), 1 + first);
        assert_int_equal(faults(path), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appending),
        cmocka_unit_test(keeping_what_was_tried),
        cmocka_unit_test(importing),
        cmocka_unit_test(importing_into_nothing),
        cmocka_unit_test(migrating),
        cmocka_unit_test(failing_and_going_on),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
