/* Stores of older programs are brought up to date, and nothing of them is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "findings.h"
#include "schema1.h"
#include "verified.h"

static char folder[64], path[128], today[128];
static struct err err;

#define OK(call)                                                                                   \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

/* Two versions of one report and another year's; the second version changed, undone, and changed.
 */
static void fill(const char *file)
{
    struct dossier dossier;
    enum import_outcome outcome;
    char text[2048];
    struct store *store = store_open(file, true, &err);
    assert_non_null(store);
    OK(add_text(store, report_text(2023, "", text), &outcome, &err));
    OK(add_text(store, report_text(2023, "b", text), &outcome, &err));
    OK(add_text(store, report_text(2024, "", text), &outcome, &err));
    OK(store_load(store, 2, &dossier, &err));
    OK(append_with_reason(store, &dossier, "indicators[1].score", "39", "no ledger", &err));
    OK(append_change(store, &dossier, "status", "reviewed", &err));
    OK(store_append(
        store, &dossier, &policy_default, &(struct entry){.kind = ENTRY_UNDO}, 1, &err));
    dossier_fini(&dossier);
    store_close(store);
}

static int set_up(void **state)
{
    (void)state;
    if (!quick_folder(folder))
        return -1;
    snprintf(path, sizeof path, "%s/reviews.db", folder);
    snprintf(today, sizeof today, "%s/today.db", folder);
    fill(today);
    return make_schema1(path, today);
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
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

static void schema_1_is_brought_up_to_date(void **state)
{
    (void)state;
    assert_int_equal(ask(path, "PRAGMA user_version"), 1);
    assert_int_equal(ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'note'"), 0);
    struct store *store = store_open(path, false, &err);
    if (!store)
        fail_msg("%s", err.text);
    store_close(store);
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

static void its_reviews_go_on(void **state)
{
    struct dossier dossier;
    struct page page;
    (void)state;
    struct store *store = store_open(path, false, &err);
    assert_non_null(store);
    OK(store_load(store, 2, &dossier, &err));
    assert_int_equal(dossier.entry_count, 3);
    assert_string_equal(dossier.entries[0].reason, "no ledger");
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
    store_close(store);
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
    struct store *store = store_open(path, false, &err);
    assert_non_null(store);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    store_close(store);
    assert_int_equal(ask(path, "PRAGMA user_version"), 7);
    assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(schema_1_is_brought_up_to_date),
        TEST(schema_2_is_brought_up_to_date),
        TEST(its_reviews_go_on),
        TEST(an_older_program_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
