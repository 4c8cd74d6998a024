#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "store_db.h"
#include "opened.h"

static struct dossier dossier;

/* A store with one report, open on the desk. */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_year(2023, "");
    OK(store_load(store, 1, &dossier, &err));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    dossier_fini(&dossier);
    opened_fini();
    return 0;
}

static void change(const char *field, const char *value)
{
    OK(append_change(store, &dossier, field, value, &err));
}

static void press(enum entry_kind kind)
{
    struct entry entry = {.kind = kind};
    OK(store_append(store, &dossier, &policy_default, &entry, 1, &err));
}

static struct review now(struct arena *arena)
{
    return review_replay(
        dossier.evaluation, &policy_default, dossier.entries, dossier.entry_count, arena);
}

static void assert_total(const char *expected)
{
    struct arena arena;
    char text[DECIMAL_TEXT];
    arena_init(&arena);
    struct review review = now(&arena);
    decimal_text(decimal_trim(review.total.value), text);
    arena_fini(&arena);
    assert_string_equal(text, expected);
}

static void load_again(void)
{
    dossier_fini(&dossier);
    open_again();
    OK(store_load(store, 1, &dossier, &err));
}

static void reads_the_document_again(void **state)
{
    (void)state;
    assert_int_equal(dossier.key, 1);
    assert_string_equal(dossier.file, "report.txt");
    assert_int_equal(strlen(dossier.sha256), 64);
    assert_memory_equal(dossier.id, dossier.sha256, 12);
    assert_string_equal(dossier.id + 12, "-1");
    assert_int_equal(dossier.entry_count, 0);
    assert_string_equal(dossier.evaluation->unit.text, "松涧县档案馆");
    assert_int_equal(dossier.evaluation->indicator_count, 2);
    assert_total("94");
}

static void a_change_lasts(void **state)
{
    struct page page;
    (void)state;
    int64_t before = time(NULL);
    change("indicators[2].actual", "50");
    assert_total("74");
    assert_int_equal(dossier.entry_count, 1);
    load_again();
    assert_int_equal(dossier.entry_count, 1);
    const struct entry *entry = dossier.entries;
    assert_int_equal(entry->kind, ENTRY_CHANGE);
    assert_string_equal(entry->field, "indicators[2].actual");
    assert_string_equal(entry->from, "90人");
    assert_string_equal(entry->to, "50人");
    assert_null(entry->reason);
    assert_string_equal(entry->author, "li");
    assert_in_range(entry->time, before, time(NULL));
    assert_int_equal(strlen(entry->step), 36);
    assert_total("74");
    page_init(&page);
    OK(store_summary(store, 1, &page, &err));
    assert_int_equal(decimal_compare(page.rows[0].reviewed_total.value, DECIMAL(74)), 0);
    assert_int_equal(page.rows[0].reviewed_grade, GRADE_ZHONG);
    assert_int_equal(page.rows[0].status, STATUS_IN_REVIEW);
    assert_true(page.rows[0].differs);
    page_fini(&page);
    assert_int_equal(faults(path), 0);
}

static void undo_lasts_too(void **state)
{
    struct counts counts;
    (void)state;
    change("indicators[2].actual", "50");
    change("status", "reviewed");
    OK(store_counts(store, &counts, &err));
    assert_int_equal(counts.reviewed, 1);
    assert_int_equal(counts.by_grade[GRADE_ZHONG], 1);
    press(ENTRY_UNDO);
    press(ENTRY_UNDO);
    load_again();
    assert_total("94");
    assert_int_equal(dossier.entry_count, 4);
    OK(store_counts(store, &counts, &err));
    assert_int_equal(counts.reviewed, 0);
    assert_int_equal(counts.by_grade[GRADE_YOU], 1);
    press(ENTRY_REDO);
    load_again();
    assert_total("74");
    assert_int_equal(faults(path), 0);
}

static void nothing_to_undo(void **state)
{
    struct entry undo = {.kind = ENTRY_UNDO}, redo = {.kind = ENTRY_REDO};
    (void)state;
    assert_false(store_append(store, &dossier, &policy_default, &undo, 1, &err));
    assert_string_equal(err.text, "nothing to undo");
    change("indicators[1].score", "39");
    assert_false(store_append(store, &dossier, &policy_default, &redo, 1, &err));
    assert_string_equal(err.text, "nothing to redo");
    assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 1);
}

static void several_changes_are_one_step(void **state)
{
    struct entry entries[2] = {
        {.field = "indicators[1].score", .from = "40", .to = "30", .reason = "no ledger"},
        {.field = "indicators[2].score", .from = "45", .to = "44", .author = "wang"}};
    (void)state;
    OK(store_append(store, &dossier, &policy_default, entries, 2, &err));
    assert_string_equal(entries[0].step, entries[1].step);
    assert_string_equal(entries[0].author, "li");
    load_again();
    assert_total("83");
    assert_string_equal(dossier.entries[0].reason, "no ledger");
    assert_string_equal(dossier.entries[1].author, "wang");
    assert_string_equal(dossier.entries[0].step, dossier.entries[1].step);
    press(ENTRY_UNDO);
    assert_total("94");
    assert_int_equal(ask(path, "SELECT count(DISTINCT id) FROM journal"), 3);
    assert_int_equal(ask(path, "SELECT count(DISTINCT step) FROM journal"), 2);
}

static void ids_are_in_time_order(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++)
        change("indicators[1].score", i % 2 ? "30" : "31");
    assert_int_equal(ask(path, "SELECT count(*) FROM journal a JOIN journal b"
                               " ON b.seq = a.seq + 1 WHERE b.id <= a.id OR length(a.id) <> 16"),
        0);
    assert_int_equal(ask(path, "SELECT count(*) FROM journal WHERE hex(id) NOT LIKE"
                               " '____________7___%'"),
        0);
}

static void unknown_key_is_told(void **state)
{
    struct dossier none;
    (void)state;
    assert_false(store_load(store, 99, &none, &err));
    assert_non_null(strstr(err.text, "not there"));
}

static void load_is_refused(const char *sql)
{
    struct dossier other;
    assert_int_equal(tell(path, sql), SQLITE_OK);
    assert_false(store_load(store, 1, &other, &err));
    assert_memory_equal(err.text, dossier.id, strlen(dossier.id));
}

static void another_reading_is_refused(void **state)
{
    struct dossier other;
    (void)state;
    assert_int_equal(tell(path, "UPDATE document SET evaluations = 2"), SQLITE_OK);
    OK(store_load(store, 1, &other, &err));
    dossier_fini(&other);
    load_is_refused("UPDATE evaluation SET unit = '乙局'");
    assert_non_null(strstr(err.text, "differently"));
    load_is_refused("UPDATE document SET evaluations = 1; UPDATE evaluation SET kind = 1");
    load_is_refused("UPDATE evaluation SET kind = 0, number = 2");
    load_is_refused("UPDATE evaluation SET number = 0");
    load_is_refused("UPDATE evaluation SET number = 1; UPDATE content SET bytes = x'00'");
    load_is_refused("UPDATE content SET bytes = x''");
}

static void journal_of_nonsense_is_passed_over(void **state)
{
    (void)state;
    assert_int_equal(
        tell(path,
            "INSERT INTO journal SELECT *, NULL FROM (VALUES (1, 1, x'01', 0, 'a', "
            "'indicators[7].score', NULL, '1',"
            " NULL, 'x', 0, NULL), (1, 2, x'02', 9, 'b', NULL, NULL, NULL, NULL, 'x', 0, ''),"
            " (1, 3, x'03', 0, 'c', 'indicators[1].score', '', 'much', NULL, '', -1, NULL))"),
        SQLITE_OK);
    load_again();
    assert_int_equal(dossier.entry_count, 3);
    assert_total("94");
}

struct waiting {
    sqlite3 *other;
    int asked, last, most;
};

/* Gives up, or has the other one end, after so many times. */
static bool wait_some(void *data, int milliseconds)
{
    struct waiting *waiting = data;
    assert_true(milliseconds >= waiting->last);
    waiting->last = milliseconds;
    if (++waiting->asked < waiting->most)
        return true;
    if (!waiting->other)
        return false;
    return sqlite3_exec(waiting->other, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
}

static void others_are_waited_for_as_long_as_is_wanted(void **state)
{
    sqlite3 *other;
    struct waiting waiting = {.most = 3};
    struct entry entry = {.field = "indicators[1].score", .from = "40", .to = "30", .reason = "r"};
    (void)state;
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    store_set_wait(store, wait_some, &waiting);
    assert_false(store_append(store, &dossier, &policy_default, &entry, 1, &err));
    assert_int_equal(waiting.asked, 3);
    assert_non_null(strstr(err.text, "another program is writing"));
    waiting = (struct waiting){.other = other, .most = 2};
    assert_true(store_append(store, &dossier, &policy_default, &entry, 1, &err));
    assert_int_equal(waiting.asked, 2);
    assert_int_equal(dossier.entry_count, 1);
    sqlite3_close(other);
}

static void failure_leaves_all_as_it_was(void **state)
{
    sqlite3 *other;
    struct arena arena;
    struct entry entry = {.field = "indicators[1].score", .from = "35", .to = "30"};
    (void)state;
    change("indicators[1].score", "35");
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_busy_timeout(store->db, 5);
    assert_false(store_append(store, &dossier, &policy_default, &entry, 1, &err));
    assert_non_null(strstr(err.text, "another program is writing"));
    assert_int_equal(dossier.entry_count, 1);
    assert_null(entry.step);
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    assert_total("89");
    arena_init(&arena);
    assert_int_equal(now(&arena).undo_steps, 1);
    arena_fini(&arena);
    OK(store_append(store, &dossier, &policy_default, &entry, 1, &err));
    assert_total("84");
    assert_int_equal(ask(path, "SELECT max(seq) FROM journal"), 2);
}

/* The same review on another desk. */
static void elsewhere(const char *field, const char *value)
{
    struct dossier other;
    struct store *second = store_open(path, false, &err);
    assert_non_null(second);
    setenv("FUHE_REVIEWER", "wang", 1);
    OK(store_load(second, 1, &other, &err));
    if (field) {
        OK(append_change(second, &other, field, value, &err));
    } else {
        struct entry undo = {.kind = ENTRY_UNDO};
        OK(store_append(second, &other, &policy_default, &undo, 1, &err));
    }
    dossier_fini(&other);
    store_close(second);
    setenv("FUHE_REVIEWER", "li", 1);
}

static void others_changes_come_in(void **state)
{
    (void)state;
    change("indicators[1].score", "39");
    elsewhere("budget.executed", "80");
    change("indicators[2].score", "40");
    assert_int_equal(dossier.entry_count, 3);
    assert_string_equal(dossier.entries[1].author, "wang");
    assert_string_equal(dossier.entries[2].author, "li");
    assert_total("87");
    load_again();
    assert_total("87");
    assert_int_equal(ask(path, "SELECT reviewed_total FROM evaluation"), 87);
    assert_int_equal(faults(path), 0);
}

static void same_place_is_not_overwritten_unseen(void **state)
{
    size_t added;
    struct entry undo = {.kind = ENTRY_UNDO};
    (void)state;
    change("indicators[2].score", "44");
    elsewhere("indicators[2].actual", "10");
    assert_false(append_change(store, &dossier, "indicators[2].score", "40", &err));
    assert_non_null(strstr(
        err.text, "indicators[2].actual was changed meanwhile by wang, from '90人' to '10人'"));
    assert_int_equal(dossier.entry_count, 1);
    assert_total("93");
    assert_false(store_append(store, &dossier, &policy_default, &undo, 1, &err));
    assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 2);
    OK(store_refresh(store, &dossier, &added, &err));
    assert_int_equal(added, 1);
    assert_total("54");
    change("indicators[2].score", "40");
    assert_total("89");
    OK(store_refresh(store, &dossier, &added, &err));
    assert_int_equal(added, 0);
    elsewhere(NULL, NULL);
    assert_false(append_change(store, &dossier, "budget.score", "1", &err));
    assert_non_null(strstr(err.text, "wang"));
}

static void write_away(int number)
{
    enum { CHANGES = 15 };
    char value[16];
    size_t added;
    struct dossier mine;
    struct store *own = store_open(path, false, &err);
    bool ok = own && store_load(own, 1, &mine, &err);
    for (int i = 0; ok && i < CHANGES; i++) {
        snprintf(value, sizeof value, "%d.%02d", number, i);
        while (!(ok = append_change(own, &mine, "indicators[1].score", value, &err)))
            if (!store_refresh(own, &mine, &added, &err) || added == 0)
                break;
    }
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    if (ok)
        dossier_fini(&mine);
    store_close(own);
    _exit(!ok);
}

static void processes_lose_nothing(void **state)
{
    enum { PROCESSES = 4 };
    (void)state;
    for (int i = 0; i < PROCESSES; i++)
        if (fork() == 0)
            write_away(i);
    for (int i = 0, status; i < PROCESSES; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(ask(path, "SELECT count(DISTINCT \"to\") FROM journal"), PROCESSES * 15);
    assert_int_equal(ask(path, "SELECT max(seq) FROM journal"), PROCESSES * 15);
    assert_int_equal(faults(path), 0);
}

/* Killed at any moment, every change that was said to be kept is there. */
static void killed_in_the_middle(void **state)
{
    int said[2];
    (void)state;
    for (int round = 0; round < 5; round++) {
        unsigned char count = 0;
        long long before = ask(path, "SELECT count(*) FROM journal");
        assert_int_equal(pipe(said), 0);
        pid_t child = fork();
        if (child == 0) {
            struct dossier mine;
            struct store *own = store_open(path, false, &err);
            if (!own || !store_load(own, 1, &mine, &err))
                _exit(1);
            for (unsigned char i = 1; i < 200; i++)
                if (!append_change(own, &mine, "indicators[1].score", i % 2 ? "1" : "2", &err) ||
                    write(said[1], &i, 1) != 1)
                    _exit(1);
            _exit(0);
        }
        close(said[1]);
        for (unsigned char i; count < 3 + 4 * round && read(said[0], &i, 1) == 1;)
            count = i;
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        for (unsigned char i; read(said[0], &i, 1) == 1;)
            count = i;
        close(said[0]);
        assert_int_equal(faults(path), 0);
        assert_in_range(ask(path, "SELECT count(*) FROM journal") - before, count, count + 1);
    }
}

static void reviewer_comes_from_the_surroundings(void **state)
{
    (void)state;
    assert_string_equal(store_reviewer(), "li");
    setenv("FUHE_REVIEWER", "", 1);
    setenv("LOGNAME", "zhao", 1);
    assert_string_equal(store_reviewer(), "zhao");
    unsetenv("LOGNAME");
    unsetenv("USER");
    assert_true(*store_reviewer() != '\0');
    setenv("FUHE_REVIEWER", "li", 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_the_document_again),
        TEST(a_change_lasts),
        TEST(undo_lasts_too),
        TEST(nothing_to_undo),
        TEST(several_changes_are_one_step),
        TEST(ids_are_in_time_order),
        TEST(unknown_key_is_told),
        TEST(another_reading_is_refused),
        TEST(journal_of_nonsense_is_passed_over),
        TEST(others_are_waited_for_as_long_as_is_wanted),
        TEST(failure_leaves_all_as_it_was),
        TEST(others_changes_come_in),
        TEST(same_place_is_not_overwritten_unseen),
        TEST(processes_lose_nothing),
        TEST(killed_in_the_middle),
        TEST(reviewer_comes_from_the_surroundings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
