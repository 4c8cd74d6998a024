/*
 * What the program reads out of a report against what a careful reader found in it: NAME.truth.json
 * beside NAME.txt, in the folders of FUHE_TRUTH_DIRS (colon-separated; "samples" by default). A
 * folder that is not there is passed over.
 *
 * Every leaf of a truth is one value: numbers equal as decimals, texts once white space is taken
 * out, null missing or empty; findings, infos aside, are a set of CODE or CODE[indicator].
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "checks.h"
#include "decimal.h"
#include "export.h"
#include "policy.h"
#include "read/reader.h"
#include "review.h"

enum { PATH_TEXT = 512, WORDS_TEXT = 8192 };

/* ---- files ---- */

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    struct buffer buffer;
    buffer_init(&buffer);
    char part[8192];
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;)
        buffer_add(&buffer, part, n);
    fclose(file);
    *length = buffer.length;
    buffer_add(&buffer, "", 1);
    return buffer.bytes;
}

/* ---- JSON, by way of SQLite ---- */

static sqlite3 *json;

static int open_json(void **state)
{
    (void)state;
    return sqlite3_open(":memory:", &json);
}

static int close_json(void **state)
{
    (void)state;
    return sqlite3_close(json);
}

static sqlite3_stmt *ask(const char *sql, const char *a, const char *b)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(json, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(json));
    sqlite3_bind_text(statement, 1, a, -1, SQLITE_TRANSIENT);
    if (b)
        sqlite3_bind_text(statement, 2, b, -1, SQLITE_TRANSIENT);
    return statement;
}

static const char *column(sqlite3_stmt *statement, int n)
{
    const char *text = (const char *)sqlite3_column_text(statement, n);
    return text ? text : "";
}

/* The value at a path as JSON text (numbers keep their digits) and as words; "" when there is none.
 */
struct value {
    char type[16]; /* of json_type: "integer", "real", "text", "null", "array", … */
    char text[WORDS_TEXT];
};

static struct value value_at(const char *text, const char *path)
{
    struct value value = {0};
    sqlite3_stmt *s = ask("SELECT json_type(?1, ?2), ?1 -> ?2, ?1 ->> ?2", text, path);
    if (sqlite3_step(s) == SQLITE_ROW) {
        snprintf(value.type, sizeof value.type, "%s", column(s, 0));
        bool words = !strcmp(value.type, "text");
        snprintf(value.text, sizeof value.text, "%s", column(s, words ? 2 : 1));
    }
    sqlite3_finalize(s);
    return value;
}

static int array_length(const char *text, const char *path)
{
    sqlite3_stmt *s = ask("SELECT coalesce(json_array_length(?1, ?2), -1)", text, path);
    int length = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int(s, 0) : -1;
    sqlite3_finalize(s);
    return length;
}

/* ---- comparing ---- */

static void squeeze(char *text)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\f", "\v", "\u00a0", "\u3000"};
    char *to = text;
    for (const char *from = text; *from;) {
        size_t skip = 0;
        for (size_t i = 0; i < sizeof spaces / sizeof *spaces && !skip; i++)
            if (!strncmp(from, spaces[i], strlen(spaces[i])))
                skip = strlen(spaces[i]);
        if (skip)
            from += skip;
        else
            *to++ = *from++;
    }
    *to = '\0';
}

static bool is_number(const struct value *value)
{
    return !strcmp(value->type, "integer") || !strcmp(value->type, "real");
}

static bool is_missing(const struct value *value)
{
    return !*value->type || !strcmp(value->type, "null") ||
           (!strcmp(value->type, "text") && !*value->text);
}

static bool same(struct value want, struct value got)
{
    if (!strcmp(want.type, "null"))
        return is_missing(&got);
    if (is_number(&want)) {
        struct decimal a, b;
        return is_number(&got) && decimal_parse(want.text, strlen(want.text), &a) &&
               decimal_parse(got.text, strlen(got.text), &b) && decimal_compare(a, b) == 0;
    }
    squeeze(want.text);
    squeeze(got.text);
    return !strcmp(want.type, got.type) && !strcmp(want.text, got.text);
}

/* Where a value of the truth stands in the export. */
static void place_of(const char *path, char out[static PATH_TEXT])
{
    static const struct {
        const char *truth, *export;
    } renamed[] = {{"$.total", "$.reported.total"}, {"$.grade", "$.reported.grade"}};
    /* json_tree quotes a key with an underscore, or does not, as its version has it. */
    static const char *const short_scores[] = {".recomputed_score", ".\"recomputed_score\""};
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (!strcmp(path, renamed[i].truth)) {
            snprintf(out, PATH_TEXT, "%s", renamed[i].export);
            return;
        }
    for (size_t i = 0; i < sizeof short_scores / sizeof *short_scores; i++) {
        size_t length = strlen(path), tail = strlen(short_scores[i]);
        if (length > tail && !strcmp(path + length - tail, short_scores[i])) {
            snprintf(out, PATH_TEXT, "%.*s.recomputed.score", (int)(length - tail), path);
            return;
        }
    }
    snprintf(out, PATH_TEXT, "%s", path);
}

static int compare_values(const char *what, const char *truth, const char *export)
{
    int differences = 0;
    sqlite3_stmt *s = ask("SELECT fullkey, type FROM json_tree(?1) WHERE type <> 'object'"
                          " AND fullkey NOT LIKE '$.findings%'",
        truth, NULL);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *path = column(s, 0);
        char place[PATH_TEXT];
        place_of(path, place);
        if (!strcmp(column(s, 1), "array")) {
            int want = array_length(truth, path), got = array_length(export, place);
            if (want != got)
                print_error("%s: %s: want %d, got %d\n", what, path, want, got);
            differences += want != got;
            continue;
        }
        struct value want = value_at(truth, path), got = value_at(export, place);
        if (same(want, got))
            continue;
        print_error("%s: %s: want %s, got %s\n", what, path, want.text, got.text);
        differences++;
    }
    sqlite3_finalize(s);
    return differences;
}

/* Codes that one side has and the other has not. */
static int compare_findings(const char *what, const char *truth, const char *export)
{
    static const char sql[] =
        "WITH due AS (SELECT value AS code FROM json_each(?1, '$.findings')),"
        " told AS (SELECT (value ->> '$.code') || coalesce('[' || (value ->> '$.indicator') || "
        "']', '') AS code"
        "  FROM json_each(?2, '$.findings') WHERE (value ->> '$.severity') <> 'info')"
        " SELECT code, 'not told' FROM due WHERE code NOT IN (SELECT code FROM told)"
        " UNION SELECT code, 'a false alarm' FROM told WHERE code NOT IN (SELECT code FROM due)";
    if (!*value_at(truth, "$.findings").type)
        return 0;
    int differences = 0;
    sqlite3_stmt *s = ask(sql, truth, export);
    while (sqlite3_step(s) == SQLITE_ROW) {
        print_error("%s: finding %s: %s\n", what, column(s, 0), column(s, 1));
        differences++;
    }
    sqlite3_finalize(s);
    return differences;
}

/* The evaluation of the export that a truth is about; NULL when there is none. */
static char *counterpart(const char *truth, const char *export)
{
    struct value kind = value_at(truth, "$.kind"), project = value_at(truth, "$.project");
    char *found = NULL;
    sqlite3_stmt *s = ask("SELECT value FROM json_each(?1, '$.evaluations')", export, NULL);
    while (!found && sqlite3_step(s) == SQLITE_ROW) {
        const char *candidate = column(s, 0);
        if (same(kind, value_at(candidate, "$.kind")) &&
            same(project, value_at(candidate, "$.project")))
            found = xstrdup(candidate);
    }
    sqlite3_finalize(s);
    return found;
}

static int compare(const char *file, const char *truth, const char *export)
{
    int want = array_length(truth, "$.evaluations"), got = array_length(export, "$.evaluations");
    int differences = want != got;
    if (differences)
        print_error("%s: %d evaluations, the truth has %d\n", file, got, want);
    sqlite3_stmt *s = ask("SELECT key, value FROM json_each(?1, '$.evaluations')", truth, NULL);
    while (sqlite3_step(s) == SQLITE_ROW) {
        char what[PATH_TEXT];
        snprintf(what, sizeof what, "%s #%s", file, column(s, 0));
        const char *one = column(s, 1);
        char *other = counterpart(one, export);
        if (other)
            differences += compare_values(what, one, other) + compare_findings(what, one, other);
        else
            print_error("%s: no such evaluation\n", what);
        differences += !other;
        free(other);
    }
    sqlite3_finalize(s);
    return differences;
}

/* ---- the export of a report, in memory ---- */

static void export_reading(struct buffer *out, const struct reading *reading, char *file)
{
    const struct export_format *format = export_format_find("json");
    assert_non_null(format);
    format->head(out, &policy_default);
    for (size_t i = 0; i < reading->count; i++) {
        struct arena arena;
        arena_init(&arena);
        struct dossier dossier = {.key = (int64_t)i + 1,
            .file = file,
            .reading = *reading,
            .evaluation = &reading->evaluations[i]};
        snprintf(dossier.id, sizeof dossier.id, "000000000000-%hu", (unsigned short)(i + 1));
        memset(dossier.sha256, '0', 64);
        struct review review = review_replay(dossier.evaluation, &policy_default, NULL, 0, &arena);
        struct findings findings = findings_of_review(&review, &arena);
        struct export_item item = {.dossier = &dossier, .review = &review, .findings = &findings};
        format->item(out, &item, i);
        arena_fini(&arena);
    }
    format->foot(out);
    buffer_add(out, "", 1);
}

static void test_report(void **state)
{
    const char *truth_path = *state;
    char path[PATH_TEXT];
    size_t stem = strlen(truth_path) - strlen(".truth.json");
    snprintf(path, sizeof path, "%.*s.txt", (int)stem, truth_path);

    size_t truth_length, length;
    char *truth = read_file(truth_path, &truth_length);
    char *bytes = read_file(path, &length);
    assert_non_null(truth);
    assert_non_null(bytes);
    struct reading reading;
    struct err err;
    if (!reading_init(&reading, (const unsigned char *)bytes, length, &err))
        fail_msg("%s: %s", path, err.text);
    struct buffer export;
    buffer_init(&export);
    export_reading(&export, &reading, path);
    int differences = compare(path, truth, export.bytes);
    buffer_fini(&export);
    reading_fini(&reading);
    free(bytes);
    free(truth);
    assert_int_equal(differences, 0);
}

/* ---- that a difference is seen ---- */

static int differ(const char *truth, const char *export)
{
    return compare("(made up)", truth, export);
}

#define TRUTH(fields)                                                                              \
    "{\"evaluations\":[{\"kind\":\"project\",\"project\":\"甲 项目\"," fields "}]}"

static void test_equal_values_are_equal(void **state)
{
    (void)state;
    assert_int_equal(
        differ(TRUTH("\"budget\":{\"rate\":98.5,\"score\":null},\"total\":99,\"grade\":\"优\""),
            "{\"evaluations\":[{\"kind\":\"project\",\"project\":\"甲项目\","
            "\"budget\":{\"rate\":98.50},\"reported\":{\"total\":99.0,\"grade\":\"优\"}}]}"),
        0);
    assert_int_equal(
        differ(TRUTH("\"findings\":[\"budget.rate\",\"indicator.score[2]\"]"),
            "{\"evaluations\":[{\"kind\":\"project\",\"project\":\"甲项目\",\"findings\":["
            "{\"code\":\"indicator.score\",\"indicator\":2,\"severity\":\"error\"},"
            "{\"code\":\"missing.grade\",\"indicator\":null,\"severity\":\"info\"},"
            "{\"code\":\"budget.rate\",\"indicator\":null,\"severity\":\"error\"}]}]}"),
        0);
}

static void test_each_difference_is_seen(void **state)
{
    (void)state;
    static const char export[] =
        "{\"evaluations\":[{\"kind\":\"project\",\"project\":\"甲项目\",\"budget\":{\"rate\":98.51}"
        ","
        "\"indicators\":[{\"name\":\"乙\",\"recomputed\":{\"score\":9}}],\"findings\":["
        "{\"code\":\"budget.rate\",\"indicator\":null,\"severity\":\"error\"}]}]}";
    static const struct {
        const char *truth;
        int differences;
    } cases[] = {
        {TRUTH("\"budget\":{\"rate\":98.5}"), 1},
        {TRUTH("\"budget\":{\"rate\":null}"), 1},
        {TRUTH("\"budget\":{\"rate\":\"98.51\"}"), 1},
        {TRUTH("\"budget\":{\"initial\":1}"), 1},
        {TRUTH("\"indicators\":[]"), 1},
        {TRUTH("\"indicators\":[{\"name\":\"乙\",\"recomputed_score\":9}]"), 0},
        {TRUTH("\"indicators\":[{\"name\":\"丙\",\"recomputed_score\":9.01}]"), 2},
        {TRUTH("\"findings\":[]"), 1},
        {TRUTH("\"findings\":[\"budget.rate[1]\"]"), 2},
        {"{\"evaluations\":[{\"kind\":\"department\",\"project\":null}]}", 1},
        {"{\"evaluations\":[]}", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(differ(cases[i].truth, export), cases[i].differences);
}

/* ---- the tests, one a truth ---- */

struct tests {
    struct CMUnitTest *items;
    size_t count, capacity;
};

static struct CMUnitTest *add_test(struct tests *tests)
{
    tests->items = xgrow(tests->items, tests->count, &tests->capacity, sizeof *tests->items);
    return &tests->items[tests->count++];
}

static int is_truth(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name), tail = strlen(".truth.json");
    return length > tail && !strcmp(entry->d_name + length - tail, ".truth.json");
}

static void add_folder(struct tests *tests, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_truth, alphasort);
    for (int i = 0; i < count; i++) {
        size_t room = strlen(folder) + strlen(entries[i]->d_name) + 2;
        char *path = xcalloc(room, 1);
        snprintf(path, room, "%s/%s", folder, entries[i]->d_name);
        *add_test(tests) =
            (struct CMUnitTest){.name = path, .test_func = test_report, .initial_state = path};
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int main(void)
{
    struct tests tests = {0};
    *add_test(&tests) = (struct CMUnitTest)cmocka_unit_test(test_equal_values_are_equal);
    *add_test(&tests) = (struct CMUnitTest)cmocka_unit_test(test_each_difference_is_seen);
    size_t own = tests.count;

    const char *named = getenv("FUHE_TRUTH_DIRS");
    char *folders = xstrdup(named ? named : "samples"), *rest = folders;
    for (char *folder; (folder = strsep(&rest, ":"));)
        if (*folder)
            add_folder(&tests, folder);
    free(folders);
    if (tests.count == own)
        print_error("no truths in FUHE_TRUTH_DIRS, nor in samples\n");
    int failed = tests.count == own ? 1
                                    : _cmocka_run_group_tests(
                                          "truth", tests.items, tests.count, open_json, close_json);
    for (size_t i = own; i < tests.count; i++)
        free(tests.items[i].initial_state);
    free(tests.items);
    return failed;
}
