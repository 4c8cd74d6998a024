/* Stores of older programs are brought up to date, and nothing of them is lost. */
#include "findings.h"
#include "schema1.h"
#include "verified.h"
#include "opened.h"

static char today[128];

/* Two versions of one report and another year's; the second version changed, undone, and changed.
 */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_year(2023, "");
    add_year(2023, "b");
    add_year(2024, "");
    change_in(2, "indicators[1].score", "39");
    change_in(2, "status", "reviewed");
    undo_in(2);
    shut();
    snprintf(today, sizeof today, "%s/today.db", folder);
    assert_int_equal(rename(path, today), 0);
    return make_schema1(path, today);
}

static int tear_down(void **state)
{
    (void)state;
    opened_fini();
    return 0;
}

static long long of_both(const char *sql)
{
    long long number = ask(path, sql);
    assert_int_equal(number, ask(today, sql));
    return number;
}

/* The rows are those of today's store, and so are their hashes. */
static void assert_chained_alike(void)
{
    char sql[400];
    snprintf(sql, sizeof sql,
        "ATTACH '%s' AS today; CREATE TEMP TABLE differ (n CHECK (n = 0));"
        "INSERT INTO differ SELECT count(*) FROM (SELECT evaluation, seq, hash FROM main.journal"
        " EXCEPT SELECT evaluation, seq, hash FROM today.journal)",
        today);
    assert_int_equal(tell(path, sql), SQLITE_OK);
    assert_int_equal(unlike_written(path), 0);
}

static void assert_up_to_date(void)
{
    assert_int_equal(of_both("PRAGMA user_version"), 7);
    assert_int_equal(of_both("SELECT count(*) FROM evaluation"), 3);
    assert_int_equal(of_both("SELECT count(*) FROM journal"), 3);
    assert_true(of_both("SELECT sum(warnings) FROM evaluation") > 0);
    assert_int_equal(of_both("SELECT count(*) FROM evaluation WHERE rate = '90.00'"), 3);
    assert_int_equal(of_both("SELECT count(*) FROM evaluation"
                             " WHERE ' ' || codes || ' ' LIKE '% indicator.no-reason %'"),
        2);
    of_both("SELECT sum(length(sql) > 0) FROM sqlite_schema");
    assert_chained_alike();
    assert_int_equal(ask(path, "SELECT sum(confirmed + open_notes) FROM evaluation"), 0);
    assert_int_equal(faults(path), 0);
}

static void schema_1_is_brought_up_to_date(void **state)
{
    (void)state;
    assert_int_equal(ask(path, "PRAGMA user_version"), 1);
    assert_int_equal(ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'note'"), 0);
    open_again();
    shut();
    assert_up_to_date();
}

static void schema_2_is_brought_up_to_date(void **state)
{
    (void)state;
    assert_int_equal(
        tell(today, "ALTER TABLE journal DROP COLUMN hash; ALTER TABLE evaluation DROP COLUMN head;"
                    "ALTER TABLE evaluation DROP COLUMN entries;"
                    "ALTER TABLE evaluation DROP COLUMN rate;"
                    "ALTER TABLE evaluation DROP COLUMN codes;"
                    "ALTER TABLE evaluation ADD COLUMN ease INTEGER AS (-errors) VIRTUAL;"
                    "CREATE INDEX evaluation_ease ON evaluation (ease, key);"
                    "DROP TABLE policy; DROP INDEX journal_bulk;"
                    "PRAGMA user_version = 2"),
        SQLITE_OK);
    assert_int_equal(unlike_written(today), 0);
    assert_int_equal(ask(today, "SELECT count(*) FROM journal WHERE length(hash) = 32"), 3);
    assert_int_equal(faults(today), 0);
}

/* Stops what is watched at the `left`-th time it is asked; what it was told. */
struct stopping {
    int left;
    int64_t done, all;
};

static bool stop_at(void *context, int64_t done, int64_t all)
{
    struct stopping *stopping = context;
    assert_true(done <= all);
    stopping->done = done;
    stopping->all = all;
    return --stopping->left;
}

static void stopped_at_any_moment_it_is_as_it_was(void **state)
{
    (void)state;
    struct stopping stopping;
    int times = 0;
    do {
        assert_int_equal(ask(path, "PRAGMA user_version"), 1);
        assert_int_equal(ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'note'"), 0);
        stopping = (struct stopping){.left = ++times};
        store = store_open_watched(path, false, stop_at, &stopping, &err);
        assert_true(store || strstr(err.text, "it is as it was"));
    } while (!store);
    shut();
    assert_true(times > 3);
    assert_int_equal(stopping.done, 3);
    assert_int_equal(stopping.all, 3);
    assert_up_to_date();
}

static void its_reviews_go_on(void **state)
{
    struct dossier dossier;
    struct page page;
    (void)state;
    open_again();
    OK(store_load(store, 2, &dossier, &err));
    assert_int_equal(dossier.entry_count, 3);
    assert_string_equal(dossier.entries[0].reason, "told by phone");
    assert_null(dossier.entries[0].about);
    dossier_fini(&dossier);
    OK(store_load(store, 3, &dossier, &err));
    page_init(&page);
    OK(store_summary(store, 3, &page, &err));
    int before = page.rows[0].warnings;
    OK(append_with_reason(
        store, &dossier, "finding:indicator.no-reason", "waived", "told by phone", &err));
    OK(store_summary(store, 3, &page, &err));
    assert_int_equal(page.rows[0].warnings, before - 1);
    page_fini(&page);
    dossier_fini(&dossier);
    shut();
    assert_int_equal(faults(path), 0);
}

/* Who had it open before goes on with the statements of then. */
static void an_older_program_beside_it(void **state)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    (void)state;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db,
            "INSERT INTO journal (evaluation, seq, id, kind, step, author, time)"
            " VALUES (2, (SELECT max(seq) + 1 FROM journal), randomblob(16), 2, 's', 'wang', 0)",
            -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
    open_again();
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    shut();
    assert_int_equal(ask(path, "PRAGMA user_version"), 7);
    assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(schema_1_is_brought_up_to_date),
        TEST(schema_2_is_brought_up_to_date),
        TEST(stopped_at_any_moment_it_is_as_it_was),
        TEST(its_reviews_go_on),
        TEST(an_older_program_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
