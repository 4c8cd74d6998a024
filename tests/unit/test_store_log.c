/* The history: of an evaluation by number, of the store as it was written, forwards and backwards.
 */
#include "store_log.h"
#include "opened.h"

static struct log_page page;

static void press(int64_t key, enum entry_kind kind)
{
    append_to(key, &(struct entry){.kind = kind}, 1);
}

static void change(int64_t key, const char *to)
{
    append_to(key, &(struct entry){.field = "indicators[1].score", .from = "40", .to = to}, 1);
}

/* Of two evaluations in turn; in the first a step of two is undone, then the one before it, then
 * that is done again. */
static int set_up(void **state)
{
    struct entry both[2] = {{.field = "indicators[1].score", .from = "39", .to = "38"},
        {.field = "indicators[2].score", .from = "45", .to = "44"}};
    (void)state;
    opened_init();
    add_year(2023, "");
    add_year(2024, "");
    change(1, "39");
    change(2, "30");
    append_to(1, both, 2);
    press(1, ENTRY_UNDO);
    press(1, ENTRY_UNDO);
    change(2, "31");
    press(1, ENTRY_REDO);
    press(2, ENTRY_UNDO);
    log_page_init(&page);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    log_page_fini(&page);
    opened_fini();
    return 0;
}

/* "1.2" is the second entry of the first evaluation. */
static void assert_rows(const char *expected)
{
    char text[256] = "";
    for (size_t i = 0; i < page.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d.%d", i ? " " : "",
            (int)page.rows[i].key, (int)page.rows[i].number);
    assert_string_equal(text, expected);
}

static void of_one_by_number(void **state)
{
    (void)state;
    OK(store_log(store, 1, NULL, 1, 100, &page, &err));
    assert_rows("1.1 1.2 1.3 1.4 1.5 1.6");
    const struct log_row *row = &page.rows[1];
    assert_string_equal(row->unit, "松涧县档案馆");
    assert_null(row->project);
    assert_int_equal(strlen(row->id), 14);
    assert_int_equal(strlen(row->hash), 64);
    assert_string_equal(row->entry.field, "indicators[1].score");
    assert_string_equal(row->entry.from, "39");
    assert_string_equal(row->entry.to, "38");
    assert_string_equal(row->entry.author, "li");
    assert_string_equal(row->entry.step, page.rows[2].entry.step);
    assert_int_equal(row->first, 0);
}

static void undo_and_redo_name_their_step(void **state)
{
    static const int64_t steps[][2] = {{0, 0}, {0, 0}, {0, 0}, {2, 3}, {1, 1}, {1, 1}};
    (void)state;
    OK(store_log(store, 1, NULL, 1, 100, &page, &err));
    for (size_t i = 0; i < page.count; i++) {
        assert_int_equal(page.rows[i].first, steps[i][0]);
        assert_int_equal(page.rows[i].last, steps[i][1]);
    }
    assert_string_equal(entry_kind_name(page.rows[4].entry.kind), "undo");
    assert_string_equal(entry_kind_name(page.rows[5].entry.kind), "redo");
    OK(store_log(store, 2, NULL, -1, 1, &page, &err));
    assert_rows("2.3");
    assert_int_equal(page.rows[0].first, 2);
}

static void of_the_store_as_written(void **state)
{
    (void)state;
    OK(store_log(store, 0, NULL, 1, 100, &page, &err));
    assert_rows("1.1 2.1 1.2 1.3 1.4 1.5 2.2 1.6 2.3");
    OK(store_log(store, 0, NULL, -1, 3, &page, &err));
    assert_rows("2.2 1.6 2.3");
    assert_int_equal(page.rows[1].first, 1);
}

/* Page by page, whichever way, gives the same rows. */
static void a_page_at_a_time(void **state)
{
    (void)state;
    const struct log_row *at = NULL;
    static const char *const forwards[] = {"1.1 2.1", "1.2 1.3", "1.4 1.5", "2.2 1.6", "2.3", ""};
    for (size_t i = 0; i < sizeof forwards / sizeof *forwards; i++) {
        OK(store_log(store, 0, at, 1, 2, &page, &err));
        assert_rows(forwards[i]);
        at = page.count ? &page.rows[page.count - 1] : NULL;
    }
    static const char *const backwards[] = {"1.5 1.6", "1.3 1.4", "1.1 1.2", ""};
    at = NULL;
    for (size_t i = 0; i < sizeof backwards / sizeof *backwards; i++) {
        OK(store_log(store, 1, at, -1, 2, &page, &err));
        assert_rows(backwards[i]);
        at = page.count ? &page.rows[0] : NULL;
    }
}

static void damaged_rows_are_shown_all_the_same(void **state)
{
    (void)state;
    assert_int_equal(tell(path, "UPDATE journal SET hash = NULL, id = x'00' WHERE evaluation = 1"
                                " AND seq = 1; UPDATE journal SET kind = 1 WHERE seq = 1"),
        SQLITE_OK);
    OK(store_log(store, 1, NULL, 1, 100, &page, &err));
    assert_rows("1.1 1.2 1.3 1.4 1.5 1.6");
    assert_string_equal(page.rows[0].hash, "");
    assert_int_equal(page.rows[0].entry.kind, ENTRY_UNDO);
    assert_int_equal(page.rows[0].first, 0);
    OK(store_log(store, 99, NULL, 1, 100, &page, &err));
    assert_int_equal(page.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(of_one_by_number),
        TEST(undo_and_redo_name_their_step),
        TEST(of_the_store_as_written),
        TEST(a_page_at_a_time),
        TEST(damaged_rows_are_shown_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
