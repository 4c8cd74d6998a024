#include "store_kin.h"
#include "opened.h"

static void add_report(int year, const char *remark, const char *unit)
{
    char text[2048], other[4096] = "";
    enum import_outcome outcome;
    report_text(year, remark, text);
    char *at = strstr(text, "松涧县档案馆");
    snprintf(
        other, sizeof other, "%.*s%s%s", (int)(at - text), text, unit, at + strlen("松涧县档案馆"));
    OK(add_text(store, other, &outcome, &err));
}

/* Keys 1 … 7: 2023, 2021, 2023 again, 2023 once more, 2021 again, another unit's 2022, 2024. */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_report(2023, "", "松涧县档案馆");
    add_report(2021, "", "松涧县档案馆");
    add_report(2023, "a", "松涧县档案馆");
    add_report(2023, "b", "松涧县 档案馆");
    add_report(2021, "a", "松涧县档案馆");
    add_report(2022, "", "松涧县第二档案馆");
    add_report(2024, "", "松涧县档案馆");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    opened_fini();
    return 0;
}

static void assert_before(int64_t key, int64_t expected)
{
    int64_t before = -1;
    OK(store_kin_before(store, key, &before, &err));
    assert_int_equal(before, expected);
}

static void the_version_before_comes_first(void **state)
{
    (void)state;
    assert_before(4, 3);
    assert_before(3, 1);
    assert_before(5, 2);
}

static void else_the_latest_version_of_the_year_before(void **state)
{
    (void)state;
    assert_before(1, 5);
    assert_before(7, 4);
}

static void there_may_be_none(void **state)
{
    (void)state;
    assert_before(2, 0);
    assert_before(6, 0);
    assert_before(99, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_version_before_comes_first),
        cmocka_unit_test(else_the_latest_version_of_the_year_before),
        cmocka_unit_test(there_may_be_none)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
