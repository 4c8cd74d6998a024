/* Counts over the rows of a roster: bins and their boundaries, means, what is missing, how long
 * evaluations are under review. */
#include "stats.h"
#include "store_pace.h"
#include "opened.h"

static struct roster roster;
static struct arena arena;

#define SCORE(n)                                                                                   \
    {                                                                                              \
        .known = true, .value = {.digits = (n), .scale = 2 }                                       \
    }

static int set_up(void **state)
{
    (void)state;
    opened_init();
    roster_init(&roster, store, &policy_default);
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_fini(&arena);
    roster_fini(&roster);
    opened_fini();
    return 0;
}

/* Behind the others, under the next key. */
static void put(struct summary row)
{
    row.key = (int64_t)roster.count + 1;
    row.unit = row.unit ? row.unit : "";
    row.file = "";
    row.codes = row.codes ? row.codes : "";
    roster_put(&roster, &row);
}

/* Reviewed totals in hundredths. */
static void put_totals(const int *totals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put((struct summary){.reviewed_total = SCORE(totals[i])});
}

static struct stats count_all(void)
{
    return stats_count(&roster, NULL, roster.count, &arena);
}

static const char *edge(int64_t millionths, const char *open)
{
    char text[DECIMAL_TEXT];
    return millionths == ROSTER_UNKNOWN
               ? open
               : arena_format(&arena, "%s", decimal_text(stats_decimal(millionths), text));
}

/* "90-95:1 95-100]:2", with the empty ones; what is open has no number on that side, "]" where the
 * end is of the bin. */
static const char *bins_text(const struct stats_histogram *histogram)
{
    char *text = "";
    for (size_t i = 0; i < histogram->bin_count; i++) {
        const struct stats_bin *bin = &histogram->bins[i];
        text = arena_format(&arena, "%s%s%s-%s%s:%zu", text, i ? " " : "", edge(bin->from, ""),
            edge(bin->to, ""), bin->with_end ? "]" : "", bin->count);
    }
    return text;
}

static const char *groups_text(const struct stats_histogram *histogram)
{
    char *text = "";
    for (size_t i = 0; i < histogram->group_count; i++) {
        const struct stats_group *group = &histogram->groups[i];
        text = arena_format(&arena, "%s%s%s-%s:%zu/%zu", text, i ? " " : "", edge(group->from, ""),
            edge(group->to, ""), group->count, group->bins);
    }
    return text;
}

static const char *number(struct computed computed)
{
    char text[DECIMAL_TEXT];
    return computed.known ? arena_format(&arena, "%s", decimal_text(computed.value, text)) : "none";
}

static void totals_fall_into_grades(void **state)
{
    (void)state;
    static const int totals[] = {8999, 9000, 10000, 10001, 6000, 5999, 8000};
    put_totals(totals, sizeof totals / sizeof *totals);
    const struct stats stats = count_all();
    assert_string_equal(bins_text(&stats.totals),
        "55-60:1 60-65:1 65-70:0 70-75:0 75-80:0 80-85:1 85-90:1 90-95:1 95-100]:1 100-:1");
    assert_string_equal(groups_text(&stats.totals), "-60:1/1 60-80:1/4 80-90:2/2 90-:3/3");
    assert_int_equal(stats.totals.known, 7);
    assert_int_equal(stats.totals.least, 59990000);
    assert_int_equal(stats.totals.most, 100010000);
}

static void close_totals_have_narrow_bins(void **state)
{
    (void)state;
    static const int totals[] = {8800, 8999, 9000, 9600};
    put_totals(totals, sizeof totals / sizeof *totals);
    const struct stats stats = count_all();
    assert_string_equal(bins_text(&stats.totals), "88-90:2 90-92:1 92-94:0 94-96:0 96-98:1");
    assert_string_equal(groups_text(&stats.totals), "-60:0/0 60-80:0/0 80-90:2/1 90-:2/4");
}

static void bins_are_cut_where_the_policy_has_a_boundary(void **state)
{
    (void)state;
    struct policy policy = policy_default;
    policy.you_from = (struct decimal){.digits = 925, .scale = 1};
    roster.policy = &policy;
    static const int totals[] = {9249, 9250, 6000};
    put_totals(totals, sizeof totals / sizeof *totals);
    const struct stats stats = count_all();
    assert_string_equal(bins_text(&stats.totals),
        "60-65:1 65-70:0 70-75:0 75-80:0 80-85:0 85-90:0 90-92.5:1 92.5-95:1");
    assert_string_equal(groups_text(&stats.totals), "-60:0/0 60-80:1/4 80-92.5:1/3 92.5-:1/1");
    roster.policy = &policy_default;
}

static void rates_have_the_low_ones_apart(void **state)
{
    (void)state;
    static const int rates[] = {7999, 8000, 10000, 10250, 0};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        put((struct summary){.rate = SCORE(rates[i])});
    put((struct summary){0});
    const struct stats stats = count_all();
    assert_string_equal(bins_text(&stats.rates),
        "0-10:1 10-20:0 20-30:0 30-40:0 40-50:0 50-60:0 60-70:0 70-80:1 80-90:1 90-100]:1 100-:1");
    assert_string_equal(groups_text(&stats.rates), "-80:2/8 80-:3/3");
    assert_int_equal(stats.rates.known, 5);
    assert_int_equal(stats.rates.missing, 1);
    assert_int_equal(stats.totals.missing, 6);
}

static void what_is_below_the_scale_is_seen(void **state)
{
    (void)state;
    static const int totals[] = {-1, 0, 100};
    put_totals(totals, sizeof totals / sizeof *totals);
    const struct stats stats = count_all();
    assert_string_equal(bins_text(&stats.totals), "-0:1 0-2:2");
    assert_string_equal(groups_text(&stats.totals), "-60:3/2 60-80:0/0 80-90:0/0 90-:0/0");
}

static void nothing_is_known(void **state)
{
    (void)state;
    struct stats stats = count_all();
    assert_int_equal(stats.totals.bin_count + stats.year_count + stats.code_count, 0);
    assert_string_equal(number(stats.totals.mean), "none");
    put((struct summary){0});
    stats = count_all();
    assert_string_equal(bins_text(&stats.totals), "");
    assert_string_equal(number(stats.totals.mean), "none");
    assert_true(stats.totals.least == ROSTER_UNKNOWN);
    assert_int_equal(stats.totals.missing, 1);
    assert_int_equal(stats.differences.unknown, 1);
    assert_int_equal(stats.years[0].count, 1);
    assert_true(stats.years[0].year == ROSTER_UNKNOWN);
}

/* 90.005 and −0.005 are halves: away from zero. */
static void means_are_exact(void **state)
{
    (void)state;
    put((struct summary){.reported_total = SCORE(9001), .reviewed_total = SCORE(9000)});
    put((struct summary){.reported_total = SCORE(9001), .reviewed_total = SCORE(9001)});
    put((struct summary){.reviewed_grade = GRADE_YOU});
    const struct stats stats = count_all();
    assert_string_equal(number(stats.totals.mean), "90.01");
    assert_string_equal(number(stats.differences.mean), "-0.01");
    assert_int_equal(stats.differences.lowered, 1);
    assert_int_equal(stats.differences.same, 1);
    assert_int_equal(stats.differences.unknown, 1);
}

static void differences_name_the_largest(void **state)
{
    (void)state;
    static const int pairs[][2] = {{9000, 8826}, {8000, 8000}, {7000, 7450}, {9100, 8000},
        {9100, 8000}, {5000, 5450}, {8000, 7999}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        put((struct summary){
            .reported_total = SCORE(pairs[i][0]), .reviewed_total = SCORE(pairs[i][1])});
    const struct stats_differences differences = count_all().differences;
    assert_int_equal(differences.raised, 2);
    assert_int_equal(differences.lowered, 4);
    assert_int_equal(differences.same, 1);
    assert_int_equal(differences.raised_most, 4500000);
    assert_int_equal(differences.raised_key, 3);
    assert_int_equal(differences.lowered_most, -11000000);
    assert_int_equal(differences.lowered_key, 4);
    assert_string_equal(number(differences.mean), "-2.11"); /* −14.75 / 7 = −2.107… */
}

static void grades_status_years_and_codes_are_counted(void **state)
{
    (void)state;
    put((struct summary){.reported_grade = GRADE_YOU,
        .reviewed_grade = GRADE_LIANG,
        .year = 2023,
        .status = STATUS_REVIEWED,
        .codes = "indicator.score budget.rate"});
    put((struct summary){.reported_grade = GRADE_YOU,
        .reviewed_grade = GRADE_YOU,
        .year = 2024,
        .kind = KIND_PROJECT,
        .superseded = true,
        .codes = "indicator.score"});
    put((struct summary){.reviewed_grade = GRADE_CHA, .codes = "budget.adjusted-sum total.sum"});
    put((struct summary){.reported_grade = GRADE_YOU,
        .reviewed_grade = GRADE_LIANG,
        .year = 2023,
        .status = STATUS_IN_REVIEW,
        .codes = "budget.rate indicator.score"});
    const struct stats stats = count_all();
    assert_int_equal(stats.grades[GRADE_YOU][GRADE_LIANG], 2);
    assert_int_equal(stats.grades[GRADE_YOU][GRADE_YOU], 1);
    assert_int_equal(stats.grades[GRADE_NONE][GRADE_CHA], 1);
    assert_int_equal(stats.statuses[STATUS_PENDING], 2);
    assert_int_equal(stats.statuses[STATUS_REVIEWED], 1);
    assert_int_equal(stats.kinds[KIND_PROJECT], 1);
    assert_int_equal(stats.superseded, 1);
    assert_int_equal(stats.year_count, 3);
    assert_int_equal(stats.years[0].year, 2024);
    assert_int_equal(stats.years[1].count, 2);
    assert_true(stats.years[2].year == ROSTER_UNKNOWN);
    static const char *const codes[] = {
        "indicator.score", "budget.rate", "budget.adjusted-sum", "total.sum"};
    static const size_t counts[] = {3, 2, 1, 1};
    assert_int_equal(stats.code_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(stats.codes[i].code, codes[i]);
        assert_int_equal(stats.codes[i].count, counts[i]);
    }
}

static void only_the_rows_given_count(void **state)
{
    (void)state;
    static const int totals[] = {9500, 8500, 7000};
    static const uint32_t rows[] = {2, 0};
    put_totals(totals, 3);
    const struct stats stats = stats_count(&roster, rows, 2, &arena);
    assert_int_equal(stats.evaluations, 2);
    assert_string_equal(groups_text(&stats.totals), "-60:0/0 60-80:1/2 80-90:0/2 90-:1/2");
    assert_string_equal(number(stats.totals.mean), "82.50");
}

static void shares_are_rounded_to_tenths(void **state)
{
    (void)state;
    char text[DECIMAL_TEXT];
    assert_string_equal(decimal_text(stats_share(1, 3), text), "33.3");
    assert_string_equal(decimal_text(stats_share(1, 16), text), "6.3");
    assert_string_equal(decimal_text(stats_share(7, 7), text), "100.0");
    assert_string_equal(decimal_text(stats_share(0, 0), text), "0");
}

static struct entry at(int64_t when, const char *step, const char *field, const char *to)
{
    return (struct entry){
        .kind = ENTRY_CHANGE, .step = step, .field = field, .to = to, .time = when};
}

static void assert_span(
    const struct entry *entries, size_t count, int64_t from, int64_t to, bool at_once)
{
    struct pace_span span;
    assert_true(pace_of(entries, count, &span, &arena));
    assert_int_equal(span.from, from);
    assert_int_equal(span.to, to);
    assert_int_equal(span.at_once, at_once);
}

/* Edited at 100, reviewed at 160, reopened, reviewed at 300; then undone step by step. */
static void pace_is_from_the_first_change_to_reviewed(void **state)
{
    (void)state;
    struct pace_span span;
    const struct entry entries[] = {
        {.kind = ENTRY_CARRIED, .step = "c", .field = "findings[x]", .to = "waived", .time = 5},
        at(100, "a", "indicators[1].score", "9"), at(160, "b", "status", "reviewed"),
        at(200, "d", "status", "in-review"), at(300, "e", "status", "reviewed"),
        {.kind = ENTRY_UNDO, .time = 310}, {.kind = ENTRY_UNDO, .time = 320},
        {.kind = ENTRY_UNDO, .time = 330}, {.kind = ENTRY_UNDO, .time = 340},
        {.kind = ENTRY_REDO, .time = 350}};
    assert_false(pace_of(entries, 1, &span, &arena));
    assert_span(entries, 2, 100, 0, false);
    assert_span(entries, 3, 100, 160, false);
    assert_span(entries, 4, 100, 0, false);
    assert_span(entries, 5, 100, 300, false);
    assert_span(entries, 6, 100, 0, false);
    assert_span(entries, 7, 100, 160, false);
    assert_span(entries, 8, 100, 0, false);
    assert_false(pace_of(entries, 9, &span, &arena));
    assert_span(entries, 10, 100, 0, false);
    assert_span(entries + 2, 1, 160, 160, true);
}

static void the_slowest_come_first(void **state)
{
    (void)state;
    static const struct pace_span spans[] = {{.key = 1, .from = 100, .to = 150},
        {.key = 2, .from = 100, .to = 0}, {.key = 3, .from = 100, .to = 100, .at_once = true},
        {.key = 5, .from = 300, .to = 350}, {.key = 6, .from = 400, .to = 700},
        {.key = 7, .from = 900, .to = 800}, {.key = 9, .from = 1, .to = 999999}};
    static const int64_t slowest[] = {6, 2, 1, 5, 7};
    static const int totals[] = {1, 2, 3, 4, 5, 6, 7};
    put_totals(totals, 7);
    const struct stats_pace pace = stats_pace(&roster, NULL, 7, spans, 7, 250);
    assert_int_equal(pace.reviewed, 4);
    assert_int_equal(pace.open, 1);
    assert_int_equal(pace.at_once, 1);
    assert_int_equal(pace.median, 50); /* of 0, 50, 50, 300 */
    assert_int_equal(pace.slow_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(pace.slowest[i].key, slowest[i]);
}

static void only_so_many_are_kept(void **state)
{
    (void)state;
    struct pace_span spans[STATS_SLOWEST + 5];
    for (int i = 0; i < STATS_SLOWEST + 5; i++) {
        put((struct summary){0});
        spans[i] = (struct pace_span){.key = i + 1, .from = 1000, .to = 1000 + i * 7 % 15 + 1};
    }
    const struct stats_pace pace =
        stats_pace(&roster, NULL, roster.count, spans, STATS_SLOWEST + 5, 0);
    assert_int_equal(pace.slow_count, STATS_SLOWEST);
    for (size_t i = 0; i < STATS_SLOWEST; i++)
        assert_int_equal(pace_seconds(&pace.slowest[i], 0), 15 - (int)i);
}

static void assert_spans(const struct store_pace *pace)
{
    assert_true(pace->whole);
    assert_int_equal(pace->count, 2);
    assert_int_equal(pace->spans[0].key, 1);
    assert_int_equal(pace->spans[0].to - pace->spans[0].from, 60);
    assert_int_equal(pace->spans[1].key, 3);
    assert_int_equal(pace->spans[1].to, 0);
}

/* In steps of one evaluation as in one. */
static void the_journal_is_read_in_steps(void **state)
{
    (void)state;
    struct store_pace pace;
    for (int year = 2021; year <= 2023; year++)
        add_year(year, "");
    change_in(1, "indicators[1].score", "39");
    change_in(1, "status", "reviewed");
    change_in(3, "indicators[1].score", "38");
    change_in(3, "indicators[1].score", "37");
    assert_int_equal(tell(path, "UPDATE journal SET time = 1000 + 60 * seq"), 0);
    store_pace_init(&pace);
    int steps = 0;
    for (; !pace.whole && steps < 10; steps++)
        OK(store_pace_step(store, &pace, 1, &err));
    assert_int_equal(steps, 2);
    assert_spans(&pace);
    store_pace_fini(&pace);
    OK(store_pace_finish(store, &pace, &err));
    assert_spans(&pace);
    store_pace_fini(&pace);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(totals_fall_into_grades),
        TEST(close_totals_have_narrow_bins),
        TEST(bins_are_cut_where_the_policy_has_a_boundary),
        TEST(rates_have_the_low_ones_apart),
        TEST(what_is_below_the_scale_is_seen),
        TEST(nothing_is_known),
        TEST(means_are_exact),
        TEST(differences_name_the_largest),
        TEST(grades_status_years_and_codes_are_counted),
        TEST(only_the_rows_given_count),
        TEST(shares_are_rounded_to_tenths),
        TEST(pace_is_from_the_first_change_to_reviewed),
        TEST(the_slowest_come_first),
        TEST(only_so_many_are_kept),
        TEST(the_journal_is_read_in_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
