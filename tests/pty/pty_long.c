/*
 * Tests of work that takes long: it is told, and it stops when the reviewer wants it to. The stores
 * are made large by hand, not through the program.
 *
 * usage: pty_long PROGRAM   (in the root of the sources)
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

/* As many as take seconds, or in a program made without sanitizers at least half of one. */
enum { REPORTS = 60000, EVALUATIONS = 6000 };

static void change_store(const char *sql, int number)
{
    sqlite3 *db;
    sqlite3_stmt *statement = NULL;
    const char *rest = sql;
    int code = sqlite3_open(store, &db);
    while (code == SQLITE_OK && *rest) {
        code = sqlite3_prepare_v2(db, rest, -1, &statement, &rest);
        if (code == SQLITE_OK && sqlite3_bind_parameter_count(statement))
            sqlite3_bind_int(statement, 1, number);
        if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ERROR)
            code = sqlite3_errcode(db);
        sqlite3_finalize(statement);
    }
    if (code != SQLITE_OK)
        fail("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* The street and further reports, of a thousand letters each. */
static void import_many_reports(void)
{
    import(street);
    change_store("PRAGMA synchronous = OFF;"
                 "INSERT INTO document (sha256, file, evaluations, imported)"
                 " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                 " SELECT randomblob(32), 'more.txt', 0, 0 FROM n;"
                 "INSERT INTO content SELECT id, CAST(hex(randomblob(500)) AS BLOB) FROM document"
                 " WHERE file = 'more.txt'",
        REPORTS);
}

/* The evaluation of the street many times. */
static void import_many_evaluations(void)
{
    import(street);
    change_store(
        "PRAGMA synchronous = OFF;"
        "INSERT INTO evaluation (id, document, number, kind, unit, project, year, version,"
        " reported_total, reported_grade, reviewed_total, reviewed_grade, errors, warnings, infos,"
        " rate, codes)"
        " WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
        " SELECT 'copy-' || i, document, number, kind, unit, project, year, version,"
        " reported_total, reported_grade, reviewed_total, reviewed_grade, errors, warnings, infos,"
        " rate, codes FROM evaluation, n;"
        "UPDATE counts SET evaluations = (SELECT count(*) FROM evaluation)",
        EVALUATIONS);
}

/* All but the line at the foot. */
static char *above_foot(const struct session *session)
{
    char *text = strdup(text_of(session));
    char *foot = text ? strrchr(text, '\n') : NULL;
    while (foot && foot > text && foot[1] == '\0') {
        *foot = '\0';
        foot = strrchr(text, '\n');
    }
    if (!foot) {
        fail("no screen");
        exit(1);
    }
    *foot = '\0';
    return text;
}

static void expect_same(const char *before, const struct session *session)
{
    char *after = above_foot(session);
    if (strcmp(before, after) != 0)
        fail("the screen is another:\n%s\nwas\n%s", after, before);
    free(after);
}

static void a_search_given_up_leaves_the_screen(void)
{
    static const char *const keys[] = {"\033", "\003"};
    struct session session;
    import_many_reports();
    for (int i = 0; i < 2; i++) {
        begin_on(&session, 24, 80, "xterm-256color");
        expect(&session, "review 84.26");
        char *before = above_foot(&session);
        press(&session, "F没有这样的词");
        expect(&session, "Esc stops");
        press(&session, keys[i]);
        expect(&session, "the search was stopped");
        expect_same(before, &session);
        free(before);
        press(&session, "qq");
        expect_exit(&session, 0);
        end(&session);
    }
}

static void a_list_of_hits_stops(void)
{
    struct session session;
    import_many_reports();
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "review 84.26");
    char *before = above_foot(&session);
    press(&session, ":grep 街道\r");
    expect(&session, "Esc stops");
    press(&session, "\033");
    expect(&session, "stopped after");
    press(&session, "\033");
    expect(&session, "A done"); /* the foot, which is drawn last */
    expect_same(before, &session);
    free(before);
    end(&session);
}

static void long_work_is_told_and_stops(void)
{
    struct session session;
    import_many_evaluations();
    begin_on(&session, 24, 80, "xterm-256color");
    expect(&session, "review 84.26");
    press(&session, ":mark-all\r");
    expect(&session, "marked: 6000");
    char *before = above_foot(&session);
    press(&session, ":bulk-recomputed\r");
    expect(&session, "looking at: ");
    expect(&session, "of 6000, ");
    press(&session, "jj\033"); /* impatience does nothing */
    expect(&session, "stopped");
    expect_same(before, &session);
    free(before);
    press(&session, "q");
    expect_exit(&session, 0);
    end(&session);
}

/* Stopped it is as it was: the next time it is brought up to date again. */
static void an_old_store_is_brought_up_to_date_in_sight(void)
{
    struct session session;
    import_many_evaluations();
    change_store("ALTER TABLE evaluation DROP COLUMN rate;"
                 "ALTER TABLE evaluation DROP COLUMN codes;"
                 "ALTER TABLE evaluation ADD COLUMN ease INTEGER AS (-errors) VIRTUAL;"
                 "CREATE INDEX evaluation_ease ON evaluation (ease, key);"
                 "DROP TABLE policy; DROP INDEX journal_bulk;"
                 "PRAGMA user_version = 3",
        0);
    for (int i = 0; i < 2; i++) {
        begin_on(&session, 24, 80, "xterm-256color");
        expect(&session, "of 6000 evaluations");
        press(&session, "\003");
        expect(&session, "it is as it was");
        expect_exit(&session, 130);
        end(&session);
    }
}

static const struct test tests[] = {
    {"a search given up leaves the screen", a_search_given_up_leaves_the_screen},
    {"a list of hits stops", a_list_of_hits_stops},
    {"long work is told and stops", long_work_is_told_and_stops},
    {"an old store is brought up to date in sight", an_old_store_is_brought_up_to_date_in_sight},
};

int main(int argc, char **argv)
{
    return run_tests("long work", tests, sizeof tests / sizeof *tests, argc, argv);
}
