/* Where else a figure is printed, and whether it is the same one. */
#include "made.h"

#include "mentions.h"

static const char text[] = "二、全年预算执行数193.11万元，执行率98.75%。\n"
                           "三、全年支出合计1931100元，其中基本支出188.37万元。\n"
                           "四、支出约193.1万元。\n"
                           "五、全年执行数139.11万元，执行率为98.7%。\n"
                           "六、支出0.02亿元\n";

static struct reading reading;
static struct evaluation evaluation;
static struct mention mentions[8];
static struct arena arena;

static struct place place_of(const char *words)
{
    const char *at = strstr(text, words);
    struct place place = {0};
    assert_non_null(at);
    for (const char *p = text; p < at; p++)
        place.start += (*p & 0xc0) != 0x80;
    for (const char *p = words; *p; p++)
        place.length += (*p & 0xc0) != 0x80;
    return place;
}

static struct figure figure_at(const char *printed, const char *value)
{
    return (struct figure){.known = true, .value = made_decimal(value), .place = place_of(printed)};
}

static void mention(enum budget_field field, const char *printed, const char *value, int power)
{
    mentions[evaluation.mention_count++] = (struct mention){
        .field = field, .figure = figure_at(printed, value), .unit_power = (int8_t)power};
}

static int set_up(void **state)
{
    struct err err;
    (void)state;
    arena_init(&arena);
    reading = (struct reading){0};
    if (!document_init(&reading.document, (const unsigned char *)text, strlen(text), &err))
        return -1;
    flow_init(&reading.flow, &reading.document);
    evaluation = (struct evaluation){.mentions = mentions};
    evaluation.budget.executed = figure_at("193.11", "193.11");
    evaluation.budget.rate = figure_at("98.75", "98.75");
    mention(BUDGET_EXECUTED, "193.11", "193.11", 0);
    mention(BUDGET_RATE, "98.75", "98.75", 0);
    mention(BUDGET_EXECUTED, "1931100", "193.1100", -4);
    mention(BUDGET_BASIC_EXECUTED, "188.37", "188.37", 0);
    mention(BUDGET_EXECUTED, "193.1万", "193.1", 0);
    mention(BUDGET_EXECUTED, "139.11", "139.11", 0);
    mention(BUDGET_RATE, "98.7%", "98.7", 0);
    mention(BUDGET_EXECUTED, "0.02", "200", 4);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    flow_fini(&reading.flow);
    document_fini(&reading.document);
    arena_fini(&arena);
    return 0;
}

static void every_other_place(void **state)
{
    static const struct {
        enum agreement agreement;
        uint32_t line;
        const char *words;
    } expected[] = {{AGREEMENT_EQUAL, 2, "1931100元"}, {AGREEMENT_ROUNDED, 3, "193.1万元"},
        {AGREEMENT_CONFLICTING, 4, "139.11万元"}, {AGREEMENT_ROUNDED, 5, "0.02亿元"}};
    (void)state;
    const struct mentions found = mentions_of(&reading, &evaluation, BUDGET_EXECUTED, &arena);
    assert_int_equal(found.count, COUNT(expected));
    assert_int_equal(found.conflicting, 1);
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(found.items[i].agreement, expected[i].agreement);
        assert_int_equal(found.items[i].at.line, expected[i].line);
        assert_non_null(strstr(found.items[i].words, expected[i].words));
    }
    assert_int_equal(found.items[2].at.column, 8);
    assert_ptr_equal(found.items[2].mention, &mentions[5]);
    const struct mentions rates = mentions_of(&reading, &evaluation, BUDGET_RATE, &arena);
    assert_int_equal(rates.count, 1);
    assert_int_equal(rates.items[0].agreement, AGREEMENT_ROUNDED);
}

static void printed_once_or_never(void **state)
{
    (void)state;
    evaluation.budget.basic_executed = figure_at("188.37", "188.37");
    assert_int_equal(mentions_of(&reading, &evaluation, BUDGET_BASIC_EXECUTED, &arena).count, 0);
    assert_int_equal(mentions_of(&reading, &evaluation, BUDGET_INITIAL, &arena).count, 0);
}

/* The reader took none of them: all are listed, and none is held against another. */
static void none_was_taken(void **state)
{
    (void)state;
    evaluation.budget.executed = (struct figure){0};
    const struct mentions found = mentions_of(&reading, &evaluation, BUDGET_EXECUTED, &arena);
    assert_int_equal(found.count, 5);
    assert_int_equal(found.conflicting, 0);
}

static void the_unit_of_the_one_taken_counts(void **state)
{
    (void)state;
    evaluation.budget.executed = figure_at("0.02", "200");
    const struct mentions found = mentions_of(&reading, &evaluation, BUDGET_EXECUTED, &arena);
    assert_int_equal(found.count, 4);
    assert_int_equal(found.items[0].agreement, AGREEMENT_ROUNDED);
}

static void fields_by_path(void **state)
{
    enum budget_field field;
    (void)state;
    assert_true(budget_field_find("budget.basic.executed", &field));
    assert_int_equal(field, BUDGET_BASIC_EXECUTED);
    assert_false(budget_field_find("budget", &field));
    assert_false(budget_field_find("indicators[1].score", &field));
    assert_string_equal(agreement_name(AGREEMENT_CONFLICTING), "conflicting");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_other_place),
        TEST(printed_once_or_never),
        TEST(none_was_taken),
        TEST(the_unit_of_the_one_taken_counts),
        TEST(fields_by_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
