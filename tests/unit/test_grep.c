/* Words looked for in all reports of a store: each place, wherever lines and pages broke it; and
 * what is said of it. */
#include "grep.h"
#include "store_statements.h"
#include "opened.h"

enum { REPORTS = 150, MOST = 1000, TEXT = 8192 };

static char text[TEXT];
static struct grep *grep;

static int set_up(void **state)
{
    (void)state;
    opened_init();
    grep = grep_new(path);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    grep_free(grep);
    opened_fini();
    return 0;
}

static void add(const char *report)
{
    enum import_outcome outcome;
    OK(add_text(store, report, &outcome, &err));
    assert_int_not_equal(outcome, IMPORT_KNOWN);
}

static const struct grep_found *find(const char *words, size_t most)
{
    OK(grep_begin(grep, store, words, most, &err));
    const struct grep_found *found = grep_wait(grep, 10000);
    assert_true(found->over);
    assert_false(found->failed);
    return found;
}

/*
 * A report with a sentence in each of the ways in which a text that came out of a PDF breaks one:
 * not at all, by a line end, an empty line, blanks, a page number, a tab, in full width. Returns
 * how many.
 */
static size_t torn_report(int number, char out[static TEXT])
{
    static const char *const ways[] = {"专项检查覆盖率达到95%", "专项检查\n覆盖率达到95%",
        "专项检查覆盖\n\n率达到95%", "专 项 检 查 覆 盖 率 达到 95 %",
        "专项检查覆盖率\n\n- 3 -\n\n达到95%", "专项检查\t覆盖率达到9\n5%",
        "专项检查覆盖率达到９５％", "专\n项检查覆\r\n盖率达到95%"};
    enum { WAYS = sizeof ways / sizeof *ways };
    char report[2048];
    char *to = stpcpy(out, report_text(2000 + number, "无", report));
    for (size_t i = 0; i < WAYS; i++)
        to += sprintf(
            to, "\n第%zu次会议以后，我单位对全县机构%s，比上年有所提高。\n", i + 1, ways[i]);
    return WAYS;
}

static size_t count_bytes(const char *in, const char *words)
{
    size_t count = 0;
    for (const char *at = in; (at = strstr(at, words)); at += strlen(words))
        count++;
    return count;
}

static void every_place_is_found_however_broken(void **state)
{
    (void)state;
    static const char words[] = "检查覆盖率达到95%";
    size_t all = 0, whole = 0;
    assert_true(store_begin(store, &err));
    for (int i = 0; i < REPORTS; i++) {
        all += torn_report(i, text);
        whole += count_bytes(text, words);
        add(text);
    }
    assert_true(store_commit(store, &err));
    const struct grep_found *found = find(words, MOST);
    assert_int_equal(found->hits.total, all);
    assert_int_equal(found->hits.documents, REPORTS);
    assert_int_equal(found->hits.count, MOST);
    assert_int_equal(found->searched, REPORTS);
    assert_int_equal(found->all, REPORTS);
    for (size_t i = 1; i < found->hits.count; i++)
        assert_true(found->hits.items[i - 1].document <= found->hits.items[i].document);
    /* What a search line by line finds. */
    assert_int_equal(whole, REPORTS);
    assert_int_equal(find("覆盖 率", MOST)->hits.total, all);
    assert_int_equal(find("覆率", MOST)->hits.total, 0);
    assert_int_equal(find(" ", MOST)->hits.total, 0);
}

static void later_reports_are_found(void **state)
{
    (void)state;
    char report[2048];
    assert_int_equal(find("河湾县", MOST)->hits.total, 0);
    assert_int_equal(find("河湾县", MOST)->all, 0);
    for (int i = 0; i < 70; i++) {
        report_text(1950 + i, "由河湾县代办", report);
        add(report);
        if (i < 3 || i > 62)
            assert_int_equal(find("河湾县", MOST)->hits.total, i + 1);
    }
    assert_int_equal(find("河湾县", MOST)->searched, 70);
}

/* What is read ahead is what is searched: also with hits that are listed meanwhile, and reports
 * that come behind. */
static void reading_ahead_changes_nothing(void **state)
{
    (void)state;
    size_t all = 0;
    for (int half = 0; half < 2; half++) {
        assert_true(store_begin(store, &err));
        for (int i = 0; i < REPORTS / 2; i++) {
            all += torn_report(half * REPORTS + i, text);
            add(text);
        }
        assert_true(store_commit(store, &err));
        grep_warm(grep, store);
    }
    assert_true(grep_found(grep)->over);
    assert_int_equal(find("检查覆盖", MOST)->hits.total, all);
    grep_warm(grep, store);
    assert_true(grep_wait(grep, 0)->over);
    assert_int_equal(grep_found(grep)->hits.total, all);
    assert_int_equal(grep_found(grep)->hits.count, MOST);
    grep_warm(grep, store);
    assert_int_equal(find("覆盖率达到95", MOST)->hits.total, all);
}

static void expect_line(
    const struct grep_line *line, const struct hit *hit, uint32_t length, struct grep_lines *lines)
{
    struct grep_line expected;
    struct arena arena;
    arena_init(&arena);
    if (!grep_lines_look(lines, hit, length, &arena, &expected, &err))
        fail_msg("%s", err.text);
    assert_string_equal(line->id, expected.id);
    assert_string_equal(line->before, expected.before);
    assert_string_equal(line->words, expected.words);
    assert_string_equal(line->behind, expected.behind);
    assert_int_equal(line->at.line, expected.at.line);
    assert_int_equal(line->at.column, expected.at.column);
    arena_fini(&arena);
}

/* The same hits in the same order, though nothing is read twice or kept. */
static void lines_are_told_of_all_hits(void **state)
{
    (void)state;
    enum { ALL = REPORTS * 8 };
    static const char words[] = "覆盖率达到95%";
    struct grep_lines lines;
    size_t count = 0;
    assert_true(store_begin(store, &err));
    for (int i = 0; i < REPORTS; i++) {
        torn_report(i, text);
        if (i % 7 == 0)
            report_text(2000 + i, "无", text);
        add(text);
    }
    assert_true(store_commit(store, &err));
    const struct hits *hits = &find(words, ALL)->hits;
    assert_int_equal(hits->count, (REPORTS - (REPORTS + 6) / 7) * 8);
    struct grep *telling = grep_new(path);
    grep_lines_init(&lines, store);
    assert_true(grep_begin_telling(telling, store, words, &err));
    for (bool over = false; !over;) {
        const struct grep_found *found = grep_wait(telling, 10000);
        over = found->over;
        for (size_t i = 0; i < found->line_count; i++)
            expect_line(&found->lines[i], &hits->items[count++], grep_length(telling), &lines);
    }
    assert_int_equal(count, hits->count);
    assert_false(grep_found(telling)->failed);
    assert_int_equal(grep_found(telling)->searched, REPORTS);
    assert_true(grep_begin_telling(telling, store, "检查", &err));
    grep_stop(telling);
    assert_true(grep_found(telling)->over);
    grep_lines_fini(&lines);
    grep_free(telling);
}

static void stopped_searches_keep_what_they_have(void **state)
{
    (void)state;
    torn_report(1, text);
    add(text);
    assert_true(grep_begin(grep, store, "检查", MOST, &err));
    grep_stop(grep);
    assert_true(grep_found(grep)->over);
    assert_int_equal(find("检查覆盖", MOST)->hits.total, 8);
}

static void a_store_that_is_gone_is_said(void **state)
{
    (void)state;
    char away[160];
    torn_report(1, text);
    add(text);
    snprintf(away, sizeof away, "%s/y.db", folder);
    assert_int_equal(rename(path, away), 0);
    assert_true(grep_begin(grep, store, "检查", MOST, &err));
    const struct grep_found *found = grep_wait(grep, 10000);
    assert_true(found->over);
    assert_true(found->failed);
    assert_non_null(strstr(found->err.text, path));
}

static void look(
    size_t which, struct grep_lines *lines, struct arena *arena, struct grep_line *line)
{
    const struct hits *hits = &grep_found(grep)->hits;
    assert_true(which < hits->count);
    if (!grep_lines_look(lines, &hits->items[which], grep_length(grep), arena, line, &err))
        fail_msg("%s", err.text);
}

static void a_hit_tells_where_it_is(void **state)
{
    (void)state;
    struct grep_lines lines;
    struct grep_line line;
    struct arena arena;
    arena_init(&arena);
    torn_report(23, text);
    add(text);
    grep_lines_init(&lines, store);
    find("覆盖率达到95%", MOST);
    look(1, &lines, &arena, &line);
    assert_string_equal(line.unit, "松涧县档案馆");
    assert_int_equal(line.year, 2023);
    assert_string_equal(line.file, "report.txt");
    assert_int_equal(line.at.line, 14);
    assert_int_equal(line.at.column, 1);
    assert_string_equal(line.before, "第2次会议以后，我单位对全县机构专项检查");
    assert_string_equal(line.words, "覆盖率达到95%");
    assert_string_equal(line.behind, "，比上年有所提高。");
    look(4, &lines, &arena, &line);
    assert_string_equal(line.words, "覆盖率达到95%");
    assert_string_equal(line.before, "第5次会议以后，我单位对全县机构专项检查");
    look(6, &lines, &arena, &line);
    assert_string_equal(line.words, "覆盖率达到９５％");
    grep_lines_fini(&lines);
    arena_fini(&arena);
}

/* However many reports there are, what is shown of a hit costs the same. */
static void evaluations_are_found_by_an_index(void **state)
{
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *plan;
    char sql[1024], all[1024] = "";
    snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", store_statements[STATEMENT_TEXTS_KEYS]);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &plan, NULL), SQLITE_OK);
    while (sqlite3_step(plan) == SQLITE_ROW)
        strcat(strcat(all, (const char *)sqlite3_column_text(plan, 3)), "\n");
    sqlite3_finalize(plan);
    sqlite3_close(db);
    if (strstr(all, "SCAN") || !strstr(all, "(id>? AND id<?)"))
        fail_msg("%s", all);
}

static void a_hit_belongs_to_the_evaluation_it_stands_in(void **state)
{
    (void)state;
    struct grep_lines lines;
    struct grep_line first, second;
    struct arena arena;
    char one[2048], other[2048];
    arena_init(&arena);
    snprintf(text, sizeof text, "%s\n\n%s", report_text(2022, "设备老化", one),
        report_text(2023, "设备老旧", other));
    add(text);
    assert_int_equal(ask(path, "SELECT count(*) FROM evaluation"), 2);
    grep_lines_init(&lines, store);
    assert_int_equal(find("设备老", MOST)->hits.total, 2);
    look(0, &lines, &arena, &first);
    look(1, &lines, &arena, &second);
    assert_int_equal(first.year, 2022);
    assert_int_equal(second.year, 2023);
    assert_int_not_equal(first.key, second.key);
    grep_lines_fini(&lines);
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_place_is_found_however_broken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(later_reports_are_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_ahead_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_told_of_all_hits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stopped_searches_keep_what_they_have, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_that_is_gone_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hit_tells_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(evaluations_are_found_by_an_index, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_hit_belongs_to_the_evaluation_it_stands_in, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
