#include "store_db.h"
#include "opened.h"

static int set_up(void **state)
{
    (void)state;
    opened_init();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    opened_fini();
    return 0;
}

static struct computed score(int64_t hundredths)
{
    return (struct computed){.known = true, .value = {hundredths, 2}};
}

/* A document whose bytes are its name. */
static enum import_outcome add(const char *name, const struct summary *summaries, size_t count)
{
    enum import_outcome outcome;
    unsigned char sha256[SHA256_BYTES];
    sha256_of((const unsigned char *)name, strlen(name), sha256);
    OK(store_add_summaries(store, name, sha256, (const unsigned char *)name, strlen(name),
        summaries, count, &outcome, &err));
    return outcome;
}

static enum import_outcome add_unit(const char *name, const char *unit, int year)
{
    struct summary summary = {.unit = unit, .year = year, .reviewed_grade = GRADE_LIANG};
    return add(name, &summary, 1);
}

static void add_many(int count)
{
    OK(store_begin(store, &err));
    for (int i = 0; i < count; i++) {
        char unit[32];
        snprintf(unit, sizeof unit, "unit %d", i + 1);
        add_unit(unit, unit, 2023);
    }
    OK(store_commit(store, &err));
}

static struct summary row(struct page *page, int64_t key)
{
    OK(store_summary(store, key, page, &err));
    assert_int_equal(page->count, 1);
    return page->rows[0];
}

static void assert_keys(const struct page *page, int64_t first, size_t count)
{
    assert_int_equal(page->count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(page->rows[i].key, first + (int64_t)i);
}

static void what_goes_in_comes_out(void **state)
{
    const struct summary in[2] = {
        {.unit = "松涧县档案馆",
            .year = 2023,
            .reported_total = score(9400),
            .reported_grade = GRADE_YOU,
            .reviewed_total = score(8836),
            .reviewed_grade = GRADE_LIANG,
            .errors = 3,
            .warnings = 2,
            .infos = 1},
        {.kind = KIND_PROJECT, .unit = "", .project = "修缮", .reviewed_grade = GRADE_NONE},
    };
    struct page page;
    (void)state;
    page_init(&page);
    assert_int_equal(add("some file.txt", in, 2), IMPORT_NEW);
    OK(store_page(store, 0, 1, 10, &page, &err));
    assert_keys(&page, 1, 2);
    const struct summary *a = &page.rows[0], *b = &page.rows[1];
    assert_int_equal(strlen(a->id), 14);
    assert_string_equal(a->id + 12, "-1");
    assert_string_equal(b->id + 12, "-2");
    assert_string_equal(a->file, "some file.txt");
    assert_int_equal(a->kind, KIND_DEPARTMENT);
    assert_string_equal(a->unit, "松涧县档案馆");
    assert_null(a->project);
    assert_int_equal(a->year, 2023);
    assert_int_equal(a->version, 1);
    assert_true(a->reported_total.known);
    assert_int_equal(decimal_compare(a->reported_total.value, DECIMAL(94)), 0);
    assert_int_equal(a->reviewed_total.value.digits, 8836);
    assert_int_equal(a->reported_grade, GRADE_YOU);
    assert_int_equal(a->reviewed_grade, GRADE_LIANG);
    assert_int_equal(a->errors * 100 + a->warnings * 10 + a->infos, 321);
    assert_int_equal(a->status, STATUS_PENDING);
    assert_false(a->superseded || a->differs);
    assert_int_equal(b->kind, KIND_PROJECT);
    assert_string_equal(b->unit, "");
    assert_string_equal(b->project, "修缮");
    assert_false(b->reported_total.known || b->reviewed_total.known);
    page_fini(&page);
}

static void same_bytes_change_nothing(void **state)
{
    (void)state;
    assert_int_equal(add_unit("a", "甲局", 2023), IMPORT_NEW);
    assert_int_equal(add_unit("a", "甲局", 2023), IMPORT_KNOWN);
    assert_int_equal(ask(path, "SELECT count(*) FROM evaluation"), 1);
    assert_int_equal(faults(path), 0);
}

static void changed_file_is_a_new_version(void **state)
{
    struct page page;
    (void)state;
    page_init(&page);
    add_unit("a", "甲（市）局", 2023);
    assert_int_equal(add_unit("other year", "甲（市）局", 2022), IMPORT_NEW);
    assert_int_equal(add_unit("other unit", "乙局", 2023), IMPORT_NEW);
    struct summary project = {
        .kind = KIND_PROJECT, .unit = "甲（市）局", .project = "修缮", .year = 2023};
    assert_int_equal(add("other kind", &project, 1), IMPORT_NEW);
    project.project = "采购";
    assert_int_equal(add("other project", &project, 1), IMPORT_NEW);
    assert_int_equal(add_unit("b", "甲(市) 局", 2023), IMPORT_NEW_VERSION);
    assert_true(row(&page, 1).superseded);
    assert_int_equal(row(&page, 6).version, 2);
    assert_int_equal(add_unit("c", "甲（市）局", 2023), IMPORT_NEW_VERSION);
    assert_int_equal(row(&page, 7).version, 3);
    assert_false(row(&page, 7).superseded);
    assert_true(row(&page, 6).superseded);
    assert_int_equal(add_unit("a", "甲（市）局", 2023), IMPORT_KNOWN);
    assert_int_equal(ask(path, "SELECT sum(superseded) FROM evaluation"), 2);
    assert_int_equal(add("project again", &project, 1), IMPORT_NEW_VERSION);
    page_fini(&page);
}

static void unknown_names_have_no_versions(void **state)
{
    const struct summary project = {.kind = KIND_PROJECT, .unit = "甲局", .year = 2023};
    (void)state;
    add_unit("a", "", 2023);
    assert_int_equal(add_unit("b", "", 2023), IMPORT_NEW);
    add_unit("c", "甲局", 0);
    assert_int_equal(add_unit("d", "甲局", 0), IMPORT_NEW);
    add("e", &project, 1);
    assert_int_equal(add("f", &project, 1), IMPORT_NEW);
}

static void evaluations_of_one_document_are_no_versions(void **state)
{
    const struct summary twice[2] = {
        {.unit = "甲局", .year = 2023}, {.unit = "甲局", .year = 2023}};
    (void)state;
    assert_int_equal(add("a", twice, 2), IMPORT_NEW);
    assert_int_equal(ask(path, "SELECT sum(superseded) + max(version) FROM evaluation"), 1);
    assert_int_equal(add("b", twice, 2), IMPORT_NEW_VERSION);
    assert_int_equal(ask(path, "SELECT sum(superseded) FROM evaluation"), 2);
    assert_int_equal(ask(path, "SELECT sum(version) FROM evaluation WHERE key > 2"), 4);
}

static void rollback_gives_all_back(void **state)
{
    struct counts counts;
    (void)state;
    add_unit("a", "甲局", 2023);
    OK(store_begin(store, &err));
    add_unit("b", "甲局", 2023);
    add_unit("c", "乙局", 2023);
    store_rollback(store);
    assert_int_equal(ask(path, "SELECT count(*) FROM evaluation"), 1);
    assert_int_equal(ask(path, "SELECT sum(superseded) FROM evaluation"), 0);
    OK(store_counts(store, &counts, &err));
    assert_int_equal(counts.evaluations, 1);
    assert_int_equal(add_unit("b", "甲局", 2023), IMPORT_NEW_VERSION);
    assert_int_equal(faults(path), 0);
}

static void closing_in_the_middle_gives_all_back(void **state)
{
    (void)state;
    OK(store_begin(store, &err));
    add_unit("a", "甲局", 2023);
    store_close(store);
    assert_int_equal(ask(path, "SELECT count(*) FROM document"), 0);
    store = store_open(path, false, &err);
    assert_non_null(store);
}

static void pages_either_way(void **state)
{
    struct page page;
    (void)state;
    page_init(&page);
    OK(store_page(store, 0, 1, 4, &page, &err));
    assert_int_equal(page.count, 0);
    add_many(10);
    OK(store_page(store, 0, 1, 4, &page, &err));
    assert_keys(&page, 1, 4);
    OK(store_page(store, 4, 1, 4, &page, &err));
    assert_keys(&page, 5, 4);
    OK(store_page(store, 8, 1, 4, &page, &err));
    assert_keys(&page, 9, 2);
    OK(store_page(store, 10, 1, 4, &page, &err));
    assert_int_equal(page.count, 0);
    OK(store_page(store, 0, -1, 4, &page, &err));
    assert_keys(&page, 7, 4);
    OK(store_page(store, 7, -1, 4, &page, &err));
    assert_keys(&page, 3, 4);
    OK(store_page(store, 3, -1, 4, &page, &err));
    assert_keys(&page, 1, 2);
    OK(store_summary(store, 11, &page, &err));
    assert_int_equal(page.count, 0);
    page_fini(&page);
}

static void finds_by_the_beginning_of_an_id(void **state)
{
    int64_t keys[16];
    size_t count;
    struct page page;
    const struct summary many[12] = {{.unit = ""}, {.unit = ""}, {.unit = ""}, {.unit = ""},
        {.unit = ""}, {.unit = ""}, {.unit = ""}, {.unit = ""}, {.unit = ""}, {.unit = ""},
        {.unit = ""}, {.unit = ""}};
    char id[24];
    (void)state;
    page_init(&page);
    add("a", many, 12); /* ca978112ca1b… */
    add("b", many, 1);  /* 3e23e8160039… */
    OK(store_find(store, "ca97", keys, 16, &count, &err));
    assert_int_equal(count, 12);
    OK(store_find(store, "CA978112CA1B-", keys, 5, &count, &err));
    assert_int_equal(count, 5);
    OK(store_find(store, "ca978112ca1b-1", keys, 16, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(keys[0], 1);
    OK(store_find(store, "3", keys, 16, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(keys[0], 13);
    snprintf(id, sizeof id, "%s", row(&page, 12).id);
    OK(store_find(store, id, keys, 16, &count, &err));
    assert_int_equal(count, 1);
    assert_int_equal(keys[0], 12);
    static const char *const none[] = {
        "4", "ca978112ca1b-13", "ca97%", "xyz", "甲", "ca978112ca1bca978112ca1bca978112ca1b"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        OK(store_find(store, none[i], keys, 16, &count, &err));
        assert_int_equal(count, 0);
    }
    page_fini(&page);
}

static int64_t next_open(int64_t key)
{
    int64_t next = -1;
    OK(store_next_open(store, key, &next, &err));
    return next;
}

static void next_open_goes_round(void **state)
{
    (void)state;
    assert_int_equal(next_open(0), 0);
    add_many(5);
    assert_int_equal(tell(path, "UPDATE evaluation SET status = 2 WHERE key IN (2, 5)"), SQLITE_OK);
    assert_int_equal(next_open(0), 1);
    assert_int_equal(next_open(1), 3);
    assert_int_equal(next_open(4), 1);
    add_unit("again", "unit 3", 2023);
    assert_int_equal(next_open(1), 4);
    assert_int_equal(next_open(4), 6);
    assert_int_equal(tell(path, "UPDATE evaluation SET status = 2"), SQLITE_OK);
    assert_int_equal(next_open(1), 0);
}

static void counts_are_kept_up(void **state)
{
    struct counts counts;
    const struct summary two[2] = {
        {.unit = "甲", .reviewed_grade = GRADE_YOU}, {.unit = "乙", .reviewed_grade = GRADE_CHA}};
    (void)state;
    add_many(7);
    add("two", two, 2);
    add("two", two, 2);
    OK(store_counts(store, &counts, &err));
    assert_int_equal(counts.documents, 8);
    assert_int_equal(counts.evaluations, 9);
    assert_int_equal(counts.reviewed, 0);
    assert_int_equal(counts.by_grade[GRADE_LIANG], 7);
    assert_int_equal(counts.by_grade[GRADE_YOU], 1);
    assert_int_equal(counts.by_grade[GRADE_CHA], 1);
    assert_int_equal(faults(path), 0);
}

static void large_import_leaves_a_log_ahead(void **state)
{
    char log[160];
    (void)state;
    snprintf(log, sizeof log, "%s-wal", path);
    store_close(store);
    assert_int_equal(tell(path, "PRAGMA journal_mode = WAL"), SQLITE_OK);
    store = store_open(path, false, &err);
    assert_non_null(store);
    for (int batch = 0; batch < 3; batch++) {
        OK(store_begin(store, &err));
        for (int i = 0; i < 20; i++) {
            char name[32];
            snprintf(name, sizeof name, "%d %d", batch, i);
            add_unit(name, name, 2023);
        }
        OK(store_commit(store, &err));
        assert_int_equal(access(log, F_OK) == 0, batch == 0);
    }
    store_close(store);
    assert_int_equal(ask(path, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    assert_int_equal(ask(path, "SELECT count(*) FROM evaluation"), 60);
    assert_int_equal(faults(path), 0);
    store = store_open(path, false, &err);
    assert_non_null(store);
}

static void imports_beside_another_program(void **state)
{
    struct page page;
    (void)state;
    add_many(1);
    store_close(store);
    store = store_open(path, false, &err);
    struct store *other = store_open(path, false, &err);
    assert_true(store && other);
    page_init(&page);
    OK(store_page(other, 0, 1, 100, &page, &err));
    for (int batch = 0; batch < 3; batch++) {
        char name[32];
        snprintf(name, sizeof name, "batch %d", batch);
        OK(store_begin(store, &err));
        add_unit(name, name, 2023);
        OK(store_page(other, 0, 1, 100, &page, &err));
        assert_int_equal(page.count, 1 + batch);
        OK(store_commit(store, &err));
    }
    OK(store_page(other, 0, 1, 100, &page, &err));
    assert_int_equal(page.count, 4);
    page_fini(&page);
    store_close(other);
}

static void opened_by_another_during_a_large_import(void **state)
{
    struct store *other = NULL;
    struct page page;
    (void)state;
    page_init(&page);
    for (int batch = 0; batch < 4; batch++) {
        char name[32];
        snprintf(name, sizeof name, "batch %d", batch);
        OK(store_begin(store, &err));
        add_unit(name, name, 2023);
        if (batch == 2) {
            other = store_open(path, false, &err);
            assert_non_null(other);
            OK(store_page(other, 0, 1, 100, &page, &err));
            assert_int_equal(page.count, 2);
        }
        OK(store_commit(store, &err));
    }
    OK(store_page(other, 0, 1, 100, &page, &err));
    assert_int_equal(page.count, 4);
    page_fini(&page);
    store_close(other);
}

static void full_disk_is_told(void **state)
{
    static char bulk[200 * 1024];
    unsigned char sha256[SHA256_BYTES] = {1};
    struct summary summary = {.unit = "甲局"};
    enum import_outcome outcome;
    (void)state;
    add_unit("a", "甲局", 2023);
    memset(bulk, 'x', sizeof bulk);
    assert_int_equal(
        sqlite3_exec(store->db, "PRAGMA max_page_count = 30", NULL, NULL, NULL), SQLITE_OK);
    OK(store_begin(store, &err));
    add_unit("b", "乙局", 2023);
    assert_false(store_add_summaries(
        store, "bulk", sha256, (unsigned char *)bulk, sizeof bulk, &summary, 1, &outcome, &err));
    assert_non_null(strstr(err.text, path));
    assert_non_null(strstr(err.text, "disk is full"));
    assert_false(store_commit(store, &err));
    assert_int_equal(ask(path, "SELECT count(*) FROM document"), 1);
    assert_int_equal(faults(path), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_goes_in_comes_out),
        TEST(same_bytes_change_nothing),
        TEST(changed_file_is_a_new_version),
        TEST(unknown_names_have_no_versions),
        TEST(evaluations_of_one_document_are_no_versions),
        TEST(rollback_gives_all_back),
        TEST(closing_in_the_middle_gives_all_back),
        TEST(pages_either_way),
        TEST(finds_by_the_beginning_of_an_id),
        TEST(next_open_goes_round),
        TEST(counts_are_kept_up),
        TEST(large_import_leaves_a_log_ahead),
        TEST(imports_beside_another_program),
        TEST(opened_by_another_during_a_large_import),
        TEST(full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
