/* The language of the filter against a roster of six evaluations; orders; completion. */
#include "facets.h"
#include "filter_complete.h"
#include "opened.h"

#define SCORE(n)                                                                                   \
    {                                                                                              \
        .known = true, .value = {.digits = (n), .scale = 2 }                                       \
    }

/* Keys are 1 to 6. */
static const struct summary rows[] = {
    {.unit = "星河区长堤街道办事处",
        .year = 2023,
        .version = 1,
        .reported_total = SCORE(9100),
        .reported_grade = GRADE_YOU,
        .reviewed_total = SCORE(8826),
        .reviewed_grade = GRADE_LIANG,
        .rate = SCORE(8999),
        .errors = 2,
        .warnings = 1,
        .infos = 4,
        .differs = true,
        .status = STATUS_IN_REVIEW,
        .codes = "indicator.score budget.rate missing.budget.initial"},
    {.unit = "Ｅ河区　石桥街道办事处",
        .year = 2022,
        .version = 1,
        .superseded = true,
        .reported_total = SCORE(9000),
        .reported_grade = GRADE_YOU,
        .reviewed_total = SCORE(9000),
        .reviewed_grade = GRADE_YOU,
        .rate = SCORE(9000),
        .confirmed = 1,
        .status = STATUS_REVIEWED,
        .codes = "indicator.target-missed"},
    {.unit = "松涧县档案局",
        .project = "库房(一期)改造",
        .kind = KIND_PROJECT,
        .year = 2023,
        .version = 2,
        .reviewed_total = SCORE(7950),
        .reviewed_grade = GRADE_ZHONG,
        .errors = 2,
        .open_notes = 3,
        .codes = "indicator.score-over-weight"},
    {.unit = "松涧县档案局",
        .year = 2024,
        .version = 1,
        .reported_total = SCORE(5000),
        .reported_grade = GRADE_CHA,
        .reviewed_total = SCORE(5950),
        .reviewed_grade = GRADE_CHA,
        .rate = SCORE(10000),
        .warnings = 7,
        .status = STATUS_REVIEWED,
        .codes = ""},
    {.unit = "", .file = "in/未署名.txt", .version = 1, .infos = 9, .codes = "missing.unit"},
    {.unit = "縣檔案館 街道",
        .year = 2023,
        .version = 1,
        .reported_total = SCORE(8000),
        .reported_grade = GRADE_LIANG,
        .reviewed_total = SCORE(8000),
        .reviewed_grade = GRADE_LIANG,
        .rate = SCORE(1),
        .errors = 12,
        .codes = "budget.score"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static struct roster roster;

static int set_up(void **state)
{
    (void)state;
    opened_init();
    roster_init(&roster, store, &policy_default);
    for (size_t i = 0; i < ROWS; i++) {
        struct summary row = rows[i];
        row.key = (int64_t)i + 1;
        row.file = row.file ? row.file : "";
        roster_put(&roster, &row);
    }
    bool ok = roster_step(&roster, 1, &err);
    return ok && roster.whole && roster.count == ROWS ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    roster_fini(&roster);
    opened_fini();
    return 0;
}

/* "1 3 4": the keys that fit, in order. */
static const char *fitting(const char *text, enum roster_order order, bool reverse)
{
    static char keys[64];
    uint32_t found[ROWS];
    struct filter filter;
    char *end = keys;
    filter_init(&filter);
    if (!filter_parse(&filter, text, &err))
        fail_msg("%s: %s", text, err.text);
    size_t count = filter_rows(&filter, &roster, order, reverse, found);
    *end = '\0';
    for (size_t i = 0; i < count; i++)
        end += sprintf(end, "%s%d", i ? " " : "", (int)roster.keys[found[i]]);
    filter_fini(&filter);
    return keys;
}

static void assert_fits(const char *text, const char *keys)
{
    const char *found = fitting(text, ORDER_IMPORTED, false);
    if (strcmp(found, keys) != 0)
        fail_msg("%s: %s, not %s", text, found, keys);
}

static void terms(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "1 2 3 4 5 6"},
        {"   ", "1 2 3 4 5 6"},
        {"grade:良", "1 6"},
        {"grade:liang,zhong", "1 3 6"},
        {"grade!=良", "2 3 4 5"},
        {"-grade:良", "2 3 4 5"},
        {"!grade!=良", "1 6"},
        {"grade:none", "5"},
        {"self-grade:优", "1 2"},
        {"status:pending", "3 5 6"},
        {"status:reviewed,in-review", "1 2 4"},
        {"kind:project", "3"},
        {"year:2023", "1 3 6"},
        {"year=2022..2023", "1 2 3 6"},
        {"year:2024..", "4"},
        {"year:none", "5"},
        {"year>=2024", "4"},
        {"findings>0", "1 3 4 6"},
        {"findings > 0 errors<=2", "1 3 4"},
        {"errors:2,12", "1 3 6"},
        {"infos:4..9", "1 5"},
        {"confirmed:1", "2"},
        {"notes>0", "3"},
        {"rate<90", "1 6"},
        {"rate<=90%", "1 2 6"},
        {"rate:89.99", "1"},
        {"rate:89.990", "1"},
        {"rate:none", "3 5"},
        {"-rate<90", "2 3 4 5"},
        {"total:80..90", "1 2 6"},
        {"total>80", "1 2"},
        {"self:none", "3 5"},
        {"difference<0", "1"},
        {"difference:+9.5", "4"},
        {"difference:-2.74", "1"},
        {"margin<=0.5", "2 3 4 6"},
        {"margin:0", "2 6"},
        {"version:2", "3"},
        {"superseded", "2"},
        {"-superseded differs", "1"},
        {"marked", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fits(cases[i][0], cases[i][1]);
}

static void names(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"街道", "1 2 6"},
        {"街道,改造", "1 2 3 6"},
        {"街道 石桥", "2"},
        {"-街道", "3 4 5"},
        {"档案", "3 4 6"},
        {"縣", "3 4 6"},
        {"e河", "2"},
        {"河区石桥", "2"},
        {"\"河区 石桥\"", "2"},
        {"unit:档案局", "3 4"},
        {"project:档案局", ""},
        {"project:改造", "3"},
        {"库房（一期）", "3"},
        {"局库", ""},
        {"未署名", "5"},
        {"unit:未署名", ""},
        {"\"marked\"", ""},
        {"unit:街道,档案 year:2023", "1 3 6"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_fits(cases[i][0], cases[i][1]);
}

static void codes(void **state)
{
    (void)state;
    assert_fits("code:indicator.score", "1");
    assert_fits("code:indicator", "1 2 3");
    assert_fits("code:budget.rate,budget.score", "1 6");
    assert_fits("code:missing", "1 5");
    assert_fits("code:missing.unit", "5");
    assert_fits("-code:indicator,missing,budget", "4");
    assert_fits("code:total.sum", "");
}

static void chinese_and_full_width(void **state)
{
    (void)state;
    assert_fits("等级：良　问题＞０", "1 6");
    assert_fits("等级:优、差", "2 4");
    assert_fits("状态＝待复核", "3 5 6");
    assert_fits("执行率≥９０％", "2 4");
    assert_fits("年度≠2023", "2 4 5");
    assert_fits("！旧版 类型：部门", "1 4 5 6");
    assert_fits("GRADE:YOU", "2");
}

static void assert_refused(const char *text, const char *told)
{
    struct filter filter;
    filter_init(&filter);
    assert_false(filter_parse(&filter, text, &err));
    if (!strstr(err.text, told))
        fail_msg("%s: %s", text, err.text);
    assert_int_equal(filter.term_count, 0);
    filter_fini(&filter);
}

static void errors(void **state)
{
    (void)state;
    assert_refused("grad:良", "character 1: there is no key grad");
    assert_refused("街道 grad:良", "character 4: there is no key grad");
    assert_refused("grade:好", "character 7: 好 is none of 优, 良, 中, 差, none");
    assert_refused("grade:优,好", "character 9");
    assert_refused("grade:", "is none of");
    assert_refused("grade>良", "character 6: grade takes : or !=");
    assert_refused("rate<abc", "character 6: rate wants a number");
    assert_refused("findings:1.5", "whole number");
    assert_refused("findings>1..2", "whole number");
    assert_refused("year:..", "whole number");
    assert_refused("rate:0.1234567", "wants a number");
    assert_refused("rate:99999999999999999", "wants a number");
    assert_refused("code:nothing", "no finding code nothing");
    assert_refused("marked:yes", "marked stands alone");
    assert_refused("unit:", "a word is missing");
    assert_refused("-", "a word is missing");
    assert_refused("a \"b", "character 3: the \" is not closed");
    assert_refused("\xff", "UTF-8");
}

static void assert_order(enum roster_order order, bool reverse, const char *keys)
{
    const char *found = fitting("", order, reverse);
    if (strcmp(found, keys) != 0)
        fail_msg(
            "%s%s: %s, not %s", roster_order_names[order], reverse ? " reversed" : "", found, keys);
}

/* What is not known stands last either way. */
static void orders(void **state)
{
    (void)state;
    assert_order(ORDER_IMPORTED, false, "1 2 3 4 5 6");
    assert_order(ORDER_IMPORTED, true, "6 5 4 3 2 1");
    assert_order(ORDER_FINDINGS, false, "6 1 3 4 5 2");
    assert_order(ORDER_FINDINGS, true, "2 5 4 3 1 6");
    assert_order(ORDER_MARGIN, false, "2 6 3 4 1 5");
    assert_order(ORDER_DIFFERENCE, false, "1 2 6 4 3 5");
    assert_order(ORDER_DIFFERENCE, true, "4 2 6 1 3 5");
    assert_order(ORDER_RATE, false, "6 1 2 4 3 5");
    assert_order(ORDER_RATE, true, "4 2 1 6 3 5");
    assert_order(ORDER_NAME, false, "2 3 4 5 6 1");
    assert_string_equal(fitting("街道", ORDER_RATE, true), "2 1 6");
}

/* Against comparing, on enough rows for every digit. */
static void orders_of_many(void **state)
{
    enum { MANY = 5000 };
    (void)state;
    struct roster many;
    roster_init(&many, store, &policy_default);
    uint32_t random = 1, *sorted = xcalloc(MANY, sizeof *sorted);
    for (int64_t key = 1; key <= MANY; key++) {
        random = random * 1664525 + 1013904223;
        const struct summary row = {.key = key,
            .unit = "甲",
            .file = "",
            .codes = "",
            .rate = {.known = random % 7 != 0,
                .value = {.digits = (int64_t)(random >> 3) - (1 << 28), .scale = 2}}};
        roster_put(&many, &row);
        sorted[key - 1] = (uint32_t)key - 1;
    }
    const int32_t *rates = many.columns[ROSTER_RATE];
    for (int reverse = 0; reverse < 2; reverse++) {
        roster_sort(&many, ORDER_RATE, reverse, sorted, MANY);
        for (size_t i = 1; i < MANY; i++) {
            int64_t a = rates[sorted[i - 1]], b = rates[sorted[i]];
            bool known = a != ROSTER_UNKNOWN && b != ROSTER_UNKNOWN;
            assert_true(known ? (reverse ? a >= b : a <= b) : b == ROSTER_UNKNOWN);
            assert_true(a != b || sorted[i - 1] < sorted[i]);
        }
        for (uint32_t i = 0; i < MANY; i++)
            sorted[i] = i;
    }
    free(sorted);
    roster_fini(&many);
}

static bool stop_at_once(void *context, int64_t done, int64_t all)
{
    int *asked = context;
    assert_true(done <= all);
    ++*asked;
    return false;
}

static void reading_stops_and_goes_on(void **state)
{
    (void)state;
    struct roster read;
    enum import_outcome outcome;
    char report[2048];
    int asked = 0;
    OK(add_text(store, report_text(2023, "", report), &outcome, &err));
    roster_init(&read, store, &policy_default);
    assert_false(roster_finish(&read, stop_at_once, &asked, &err));
    assert_non_null(strstr(err.text, "stopped"));
    assert_int_equal(asked, 1);
    assert_false(read.whole);
    OK(roster_finish(&read, NULL, NULL, &err));
    assert_true(read.whole);
    assert_int_equal(read.count, 1);
    OK(roster_finish(&read, stop_at_once, &asked, &err));
    assert_int_equal(asked, 1);
    roster_fini(&read);
}

static void rows_are_put_again(void **state)
{
    (void)state;
    struct summary row = rows[3];
    row.key = 4;
    row.file = "";
    row.reviewed_grade = GRADE_YOU;
    row.codes = "total.sum";
    roster_put(&roster, &row);
    assert_int_equal(roster.count, ROWS);
    assert_fits("grade:优", "2 4");
    assert_fits("code:total", "4");
    assert_fits("档案局 year:2024", "4");
    roster.columns[ROSTER_MARKED][3] = 1;
    assert_fits("marked", "4");
    assert_fits("-marked 街道", "1 2 6");
}

static void assert_offered(const char *text, size_t from, const char *all)
{
    struct arena arena;
    char offered[2048] = "";
    arena_init(&arena);
    const struct filter_offers offers = filter_complete(text, &roster, &arena);
    for (size_t i = 0; i < offers.count; i++)
        strcat(strcat(offered, i ? " " : ""), offers.items[i].text);
    if (offers.from != from || strcmp(offered, all) != 0)
        fail_msg("%s: from %zu: %s", text, offers.from, offered);
    arena_fini(&arena);
}

static void completion(void **state)
{
    (void)state;
    assert_offered("gr", 0, "grade:");
    assert_offered("街道 -s", 8, "self-grade: status: self superseded");
    assert_offered("等", 0, "等级:");
    assert_offered("grade:", 6, "优 良 中 差 none");
    assert_offered("grade:优,l", 10, "liang");
    assert_offered("grade!=", 7, "优 良 中 差 none");
    assert_offered("状态：复", 9, "复核中");
    assert_offered("year:", 5, "2022 2023 2024 none");
    assert_offered("year>=2023", 6, "2023");
    assert_offered("code:total.g", 5, "total.grade total.grade-changes");
    assert_offered("code:missing.", 5, "missing.budget.initial missing.unit");
    assert_offered("rate<9", 5, "");
    assert_offered("foo:", 4, "");
    assert_offered("\"a b", 0, "");
}

/* "优 1, 良* 2": those of a key in the order of the facets, with those chosen. */
static void assert_counted(const char *expression, const char *key, const char *all)
{
    struct arena arena;
    struct filter filter;
    char counted[512] = "", *end = counted;
    arena_init(&arena);
    filter_init(&filter);
    assert_true(filter_parse(&filter, expression, &err));
    const struct facets facets = facets_count(&filter, &roster, &arena);
    for (size_t i = 0; i < facets.count; i++)
        if (facets.items[i].key == filter_key_find(key))
            end += sprintf(end, "%s%s%s %d", end > counted ? ", " : "", facets.items[i].text,
                facets.items[i].chosen ? "*" : "", (int)facets.items[i].count);
    if (strcmp(counted, all) != 0)
        fail_msg("%s %s: %s", expression, key, counted);
    filter_fini(&filter);
    arena_fini(&arena);
}

static void facets(void **state)
{
    (void)state;
    assert_counted("", "grade", "优 1, 良 2, 中 1, 差 1, none 1");
    assert_counted("", "year", "2022 1, 2023 3, 2024 1, none 1");
    assert_counted("", "superseded", "superseded 1");
    assert_counted("grade:良", "grade", "优 1, 良* 2, 中 1, 差 1, none 1");
    assert_counted("grade:良", "year", "2023 2");
    assert_counted("grade:良", "code",
        "budget.rate 1, budget.score 1, indicator.score 1, missing.budget.initial 1");
    assert_counted("-grade:良 year:2023", "grade", "中 1");
    assert_counted("status:reviewed grade:中", "grade", "优 1, 中* 0, 差 1");
    assert_counted("code:total.sum", "code",
        "budget.rate 1, budget.score 1, indicator.score 1, indicator.score-over-weight 1,"
        " indicator.target-missed 1, missing.budget.initial 1, missing.unit 1");
}

static void assert_toggled(
    const char *from, const char *key, int64_t value, const char *text, const char *to)
{
    struct arena arena;
    arena_init(&arena);
    const struct facet facet = {.key = filter_key_find(key), .value = value, .text = text};
    const char *changed = facets_toggle(from, &facet, &arena);
    if (strcmp(changed, to) != 0)
        fail_msg("%s: %s", from, changed);
    arena_fini(&arena);
}

static void facets_chosen(void **state)
{
    (void)state;
    assert_toggled("", "grade", GRADE_LIANG, "良", "grade:良");
    assert_toggled("街道 ", "grade", GRADE_LIANG, "良", "街道 grade:良");
    assert_toggled("grade:良 街道", "grade", GRADE_LIANG, "良", "街道");
    assert_toggled("街道 grade:良", "grade", GRADE_LIANG, "良", "街道");
    assert_toggled("a 等级：良好 b", "grade", GRADE_LIANG, "良", "a b");
    assert_toggled("grade:良 a", "grade", GRADE_YOU, "优", "grade:良,优 a");
    assert_toggled("grade:良,优 a", "grade", GRADE_LIANG, "良", "grade:优 a");
    assert_toggled("grade:良,优 a", "grade", GRADE_YOU, "优", "grade:良 a");
    assert_toggled("grade:良,中,优", "grade", GRADE_ZHONG, "中", "grade:良,优");
    assert_toggled("-grade:良", "grade", GRADE_LIANG, "良", "-grade:良 grade:良");
    assert_toggled("year:2023", "year", 2023, "2023", "");
    assert_toggled("code:budget.rate", "code", 0, "budget.rate", "");
    assert_toggled("", "superseded", 1, "superseded", "superseded");
    assert_toggled("a superseded b", "superseded", 1, "superseded", "a b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(terms), TEST(names), TEST(codes),
        TEST(chinese_and_full_width), TEST(errors), TEST(orders), TEST(orders_of_many),
        TEST(reading_stops_and_goes_on), TEST(rows_are_put_again), TEST(completion), TEST(facets),
        TEST(facets_chosen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
