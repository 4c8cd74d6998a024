/* What was altered past the program is told, by its name; what the program wrote is not. */
#include <sys/wait.h>

#include "store_chain.h"
#include "store_notes.h"
#include "verified.h"
#include "opened.h"

static struct verification found;

/* Two reports of a unit, the second the next version of the first; four entries in the first, in
 * the second one carried over and two more. */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_year(2023, "");
    change_in(1, "indicators[1].score", "39");
    change_in(1, "finding:indicator.no-reason", "confirmed");
    setenv("FUHE_REVIEWER", "wang", 1);
    change_in(1, "status", "reviewed");
    undo_in(1);
    add_year(2023, "无");
    change_in(2, "indicators[2].actual", "95");
    change_in(2, "indicators[1].score", "38");
    OK(store_note_add(store, 2, &(struct note){.text = "ask for the ledger"}, &err));
    shut();
    verification_init(&found);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    verification_fini(&found);
    opened_fini();
    return 0;
}

static void look(void)
{
    open_again();
    verification_fini(&found);
    OK(verify_all(store, &found, &err));
    shut();
}

static void alter(const char *sql)
{
    if (tell(path, sql) != SQLITE_OK)
        fail_msg("%s", sql);
}

/* The first fault of a kind. */
static const struct verify_fault *fault_of(enum verify_fault_kind kind)
{
    for (size_t i = 0; i < found.fault_count; i++)
        if (found.faults[i].kind == kind)
            return &found.faults[i];
    fail_msg("no fault %d among %zu", (int)kind, found.fault_count);
    return NULL;
}

static void assert_entry(enum verify_fault_kind kind, size_t seq, const char *author)
{
    const struct verify_fault *fault = fault_of(kind);
    assert_int_equal(found.faults[0].kind, kind);
    assert_int_equal(fault->seq, seq);
    assert_string_equal(fault->author, author);
    assert_int_equal(strlen(fault->name), 14);
    assert_true(fault->time > 1000000000);
}

/* `sql` is undone again. */
static void assert_told(
    const char *sql, enum verify_fault_kind kind, size_t seq, const char *author)
{
    char keep[160], copy[400];
    snprintf(keep, sizeof keep, "%s/kept.db", folder);
    unlink(keep);
    snprintf(copy, sizeof copy, "VACUUM INTO '%s'", keep);
    alter(copy);
    alter(sql);
    look();
    assert_entry(kind, seq, author);
    unlink(path);
    assert_int_equal(rename(keep, path), 0);
}

/* The hashes by another program: Python's hashlib over the form that store_chain.h tells. */
static void hashes_are_as_documented(void **state)
{
    unsigned char document[SHA256_BYTES], hash[SHA256_BYTES];
    char text[SHA256_TEXT];
    (void)state;
    for (unsigned char i = 0; i < SHA256_BYTES; i++)
        document[i] = i;
    store_chain_begin(document, 2, hash);
    assert_string_equal(sha256_text(hash, text),
        "be996d334bd5442a9f6e9f3da20ff36b2eb584f42b70749b6c34c8256db03a64");
    const struct chain_text fields[CHAIN_FIELDS] = {[CHAIN_SEQ] = {"1", 1},
        [CHAIN_ID] = {(const char *)document, 16},
        [CHAIN_KIND] = {"0", 1},
        [CHAIN_STEP] = {"s1", 2},
        [CHAIN_FIELD] = {"指标", 6},
        [CHAIN_FROM] = {"", 0},
        [CHAIN_TO] = {"9.5", 3},
        [CHAIN_AUTHOR] = {"li", 2},
        [CHAIN_TIME] = {"1700000000", 10}};
    store_chain_next(hash, fields);
    assert_string_equal(sha256_text(hash, text),
        "08065f4357a25b47779687d29acb9d0a4e81da19c4238d7892b730ea9a01256e");
}

static void what_was_written_is_as_written(void **state)
{
    (void)state;
    look();
    assert_int_equal(found.fault_count, 0);
    assert_int_equal(found.entries, 7);
    assert_int_equal(found.evaluations, 2);
    assert_int_equal(ask(path, "SELECT count(DISTINCT hash) FROM journal"), 7);
    assert_int_equal(ask(path, "SELECT kind FROM journal WHERE evaluation = 2 AND seq = 1"), 3);
}

static void every_field_is_covered(void **state)
{
    static const char *const changes[] = {"id = randomblob(16)", "kind = 1", "step = 'other'",
        "field = 'indicators[1].weight'", "\"from\" = '41'", "\"to\" = '38'", "reason = NULL",
        "reason = ''", "about = coalesce(about, '') || ' '", "author = 'li '", "time = time + 1",
        "hash = randomblob(32)"};
    (void)state;
    for (int seq = 1; seq <= 4; seq++)
        for (size_t c = 0; c < sizeof changes / sizeof *changes; c++) {
            char sql[160];
            bool is_author = strncmp(changes[c], "author", 6) == 0;
            snprintf(sql, sizeof sql, "UPDATE journal SET %s WHERE evaluation = 1 AND seq = %d",
                changes[c], seq);
            bool is_so = seq == 4 && (c == 1 || c == 6); /* an undo, without a reason */
            if (is_so)
                continue;
            assert_told(sql, VERIFY_ALTERED, (size_t)seq,
                is_author ? "li "
                : seq < 3 ? "li"
                          : "wang");
        }
}

static void missing_entries_are_named(void **state)
{
    (void)state;
    assert_told("DELETE FROM journal WHERE evaluation = 1 AND seq = 1", VERIFY_MISSING, 1, "li");
    assert_told(
        "DELETE FROM journal WHERE evaluation = 1 AND seq IN (2, 3)", VERIFY_MISSING, 2, "wang");
    assert_told("DELETE FROM journal WHERE evaluation = 1 AND seq > 2", VERIFY_MISSING, 3, "li");
    alter("DELETE FROM journal WHERE evaluation = 1 AND seq IN (2, 3)");
    look();
    assert_int_equal(found.faults[0].last, 3);
    assert_int_equal(found.faults[0].neighbour, 4);
    alter("DELETE FROM journal WHERE evaluation = 1");
    look();
    assert_int_equal(found.faults[0].kind, VERIFY_MISSING);
    assert_int_equal(found.faults[0].seq, 1);
    assert_int_equal(found.faults[0].last, 4);
    assert_int_equal(found.faults[0].neighbour, 0);
}

static void numbered_anew(void **state)
{
    (void)state;
    assert_told("DELETE FROM journal WHERE evaluation = 1 AND seq = 2;"
                "UPDATE journal SET seq = seq - 1 WHERE evaluation = 1 AND seq > 2",
        VERIFY_MISSING, 2, "wang");
    assert_told("DELETE FROM journal WHERE evaluation = 1 AND seq = 3;"
                "UPDATE journal SET seq = 3 WHERE evaluation = 1 AND seq = 4",
        VERIFY_MISSING, 3, "wang");
    assert_told("UPDATE journal SET seq = seq + 10 WHERE evaluation = 1 AND seq > 1;"
                "INSERT INTO journal SELECT 1, 2, randomblob(16), 0, 'x', 'status', '', 'pending',"
                " NULL, 'zhao', 1700000000, NULL, randomblob(32);"
                "UPDATE journal SET seq = seq - 9 WHERE evaluation = 1 AND seq > 10",
        VERIFY_INSERTED, 2, "zhao");
}

static void inserted_entries_are_named(void **state)
{
    (void)state;
    assert_told("INSERT INTO journal SELECT 1, 5, randomblob(16), 0, 'x', 'status', '', 'pending',"
                " NULL, 'zhao', 1700000000, NULL, NULL",
        VERIFY_INSERTED, 5, "zhao");
    assert_told("INSERT INTO journal SELECT 1, 5, randomblob(16), 0, 'x', 'status', '', 'pending',"
                " NULL, 'zhao', 1700000000, NULL, randomblob(32)",
        VERIFY_INSERTED, 5, "zhao");
    assert_told("INSERT INTO journal SELECT 1, 0, randomblob(16), 0, 'x', 'status', '', 'pending',"
                " NULL, 'zhao', 1700000000, NULL, NULL",
        VERIFY_INSERTED, 0, "zhao");
    assert_told("UPDATE journal SET evaluation = 1, seq = 5 WHERE evaluation = 2 AND seq = 3",
        VERIFY_INSERTED, 5, "wang");
}

static void swapped_entries_are_told(void **state)
{
    (void)state;
    assert_told("UPDATE journal SET seq = 10 WHERE evaluation = 1 AND seq = 1;"
                "UPDATE journal SET seq = 1 WHERE evaluation = 1 AND seq = 2;"
                "UPDATE journal SET seq = 2 WHERE evaluation = 1 AND seq = 10",
        VERIFY_INSERTED, 1, "li");
}

/* An entry with a hash that is right for it. */
static void forge(int64_t seq, const char *change)
{
    char sql[200];
    unsigned char hash[SHA256_BYTES];
    struct chain_text fields[CHAIN_FIELDS];
    sqlite3 *db;
    sqlite3_stmt *row, *update;
    snprintf(sql, sizeof sql, "UPDATE journal SET %s WHERE evaluation = 1 AND seq = %d", change,
        (int)seq);
    alter(sql);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
        "SELECT " CHAIN_COLUMNS ", (SELECT hash FROM journal WHERE evaluation = 1 AND seq = ?1 - 1)"
        " FROM journal WHERE evaluation = 1 AND seq = ?1",
        -1, &row, NULL);
    sqlite3_bind_int64(row, 1, seq);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_true(store_chain_hash(row, CHAIN_FIELDS, hash));
    store_chain_row(row, fields);
    store_chain_next(hash, fields);
    sqlite3_finalize(row);
    sqlite3_prepare_v2(
        db, "UPDATE journal SET hash = ?2 WHERE evaluation = 1 AND seq = ?1", -1, &update, NULL);
    sqlite3_bind_int64(update, 1, seq);
    sqlite3_bind_blob(update, 2, hash, SHA256_BYTES, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(update), SQLITE_DONE);
    sqlite3_finalize(update);
    sqlite3_close(db);
}

static void with_a_hash_of_its_own(void **state)
{
    (void)state;
    forge(2, "reason = 'forged'");
    look();
    assert_entry(VERIFY_ALTERED, 3, "wang");
}

static void the_last_with_a_hash_of_its_own(void **state)
{
    (void)state;
    forge(4, "author = 'zhao'");
    look();
    assert_entry(VERIFY_ALTERED, 4, "zhao");
}

/* Going on does not bury what was taken off the end. */
static void taken_off_the_end_and_gone_on(void **state)
{
    (void)state;
    alter("DELETE FROM journal WHERE evaluation = 1 AND seq > 2");
    open_again();
    change_in(1, "indicators[2].score", "44");
    change_in(1, "indicators[2].score", "43");
    shut();
    look();
    assert_entry(VERIFY_ALTERED, 3, "wang");
    assert_int_equal(found.fault_count, 1);
}

static void the_bytes_of_a_document(void **state)
{
    (void)state;
    alter("UPDATE content SET bytes = CAST(replace(CAST(bytes AS TEXT), '90人', '99人') AS BLOB)"
          " WHERE document = 1");
    look();
    assert_int_equal(found.faults[0].kind, VERIFY_BYTES);
    assert_string_equal(found.faults[0].name, "report.txt");
    alter("DELETE FROM content WHERE document = 1");
    look();
    assert_int_equal(found.faults[0].kind, VERIFY_BYTES);
    assert_string_equal(fault_of(VERIFY_UNREAD)->name, found.faults[1].name);
}

static void the_row_of_the_list(void **state)
{
    static const struct {
        const char *change, *what, *is, *due;
    } rows[] = {
        {"reviewed_total = '99'", "reviewed total", "99", "93"},
        {"reviewed_total = NULL", "reviewed total", "-", "93"},
        {"reviewed_total = '93.00', reviewed_grade = 2", "reviewed grade", "良", "优"},
        {"reviewed_grade = 1, status = 2", "status", "reviewed", "in-review"},
        {"status = 1, differs = 0", "differs", "0", "1"},
        {"differs = 1, errors = errors + 3", "errors", "3", "0"},
        {"errors = 0, confirmed = 0", "confirmed", "0", "1"},
        {"confirmed = 1, open_notes = 1", "notes", "1", "0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "UPDATE evaluation SET %s WHERE key = 1", rows[i].change);
        alter(sql);
        look();
        const struct verify_fault *fault = fault_of(VERIFY_ROW);
        assert_int_equal(found.faults[0].kind, VERIFY_ROW);
        assert_string_equal(fault->what, rows[i].what);
        assert_string_equal(fault->is, rows[i].is);
        assert_string_equal(fault->due, rows[i].due);
        assert_true(found.fault_count == 1 || found.faults[1].kind == VERIFY_COUNTS);
    }
}

static void what_has_no_owner(void **state)
{
    (void)state;
    alter("DELETE FROM evaluation WHERE key = 1");
    look();
    const struct verify_fault *counts = fault_of(VERIFY_COUNTS), *lost = fault_of(VERIFY_LOST),
                              *stray = fault_of(VERIFY_STRAY);
    assert_string_equal(counts->what, "evaluations");
    assert_string_equal(counts->is, "2");
    assert_string_equal(counts->due, "1");
    assert_string_equal(lost->name, "report.txt");
    assert_string_equal(lost->is, "0");
    assert_string_equal(lost->due, "1");
    assert_int_equal(stray->seq, 1);
    assert_string_equal(stray->author, "li");
    assert_int_equal(found.evaluations, 1);
}

static void processes_chain_one_after_the_other(void **state)
{
    enum { PROCESSES = 4, CHANGES = 12 };
    (void)state;
    for (int p = 0; p < PROCESSES; p++)
        if (fork() == 0) {
            struct dossier mine;
            size_t added;
            struct store *own = store_open(path, false, &err);
            bool ok = own && store_load(own, 2, &mine, &err);
            for (int i = 0; ok && i < CHANGES; i++) {
                char value[32];
                snprintf(value, sizeof value, "%d.%02d", p, i);
                while (!(ok = append_change(own, &mine, "indicators[1].score", value, &err)))
                    if (!store_refresh(own, &mine, &added, &err) || added == 0)
                        break;
            }
            _exit(!ok);
        }
    for (int i = 0, status; i < PROCESSES; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    look();
    assert_int_equal(found.fault_count, 0);
    assert_int_equal(found.entries, 7 + PROCESSES * CHANGES);
    assert_int_equal(faults(path), 0);
}

/* Another process writes between two looks, and while a look is on: its entry is seen whole, or not
 * at all. */
static void looking_while_others_write(void **state)
{
    (void)state;
    struct store *reader = store_open(path, false, &err);
    assert_non_null(reader);
    if (fork() == 0) {
        struct dossier mine;
        struct store *own = store_open(path, false, &err);
        bool ok = own && store_load(own, 1, &mine, &err);
        for (int i = 0; ok && i < 40; i++)
            ok = append_change(own, &mine, "indicators[1].score", i % 2 ? "30" : "31", &err);
        _exit(!ok);
    }
    int status = 0;
    for (bool over = false; !over;) {
        over = waitpid(-1, &status, WNOHANG) > 0;
        verification_fini(&found);
        OK(store_verify(reader, 1, &policy_default, &found, &err));
        assert_int_equal(found.fault_count, 0);
    }
    assert_int_equal(status, 0);
    assert_int_equal(found.entries, 44);
    store_close(reader);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hashes_are_as_documented),
        TEST(what_was_written_is_as_written),
        TEST(every_field_is_covered),
        TEST(missing_entries_are_named),
        TEST(numbered_anew),
        TEST(inserted_entries_are_named),
        TEST(swapped_entries_are_told),
        TEST(with_a_hash_of_its_own),
        TEST(the_last_with_a_hash_of_its_own),
        TEST(taken_off_the_end_and_gone_on),
        TEST(the_bytes_of_a_document),
        TEST(the_row_of_the_list),
        TEST(what_has_no_owner),
        TEST(processes_chain_one_after_the_other),
        TEST(looking_while_others_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
