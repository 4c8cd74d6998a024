#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "flowed.h"
#include "read/text/figure.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ">= 95 [%] '95%'": operator, value, unit, place; "text '…'", "missing", "unreadable". */
static void assert_quantity(const char *cell, const char *expected)
{
    struct flowed flowed = flowed_text(cell);
    char value[DECIMAL_TEXT];
    bool unreadable;
    struct quantity q = figure_quantity(&flowed.flow, &flowed.document, flowed_all(&flowed), &flowed.arena, &unreadable);
    char *place = document_text(&flowed.document, q.place, &flowed.arena);
    char *told = "missing";
    if (q.form == QUANTITY_NUMBER)
        told = arena_format(&flowed.arena, "%s %s [%s] '%s'", op_name(q.op), decimal_text(q.value, value),
            q.unit ? q.unit : "", place);
    else if (q.form == QUANTITY_TEXT)
        told = arena_format(&flowed.arena, "text '%s'", q.text);
    else if (unreadable)
        told = "unreadable";
    if (strcmp(told, expected) != 0)
        fail_msg("\"%s\" is %s, not %s", cell, told, expected);
    assert_int_equal(unreadable, strcmp(told, "unreadable") == 0);
    if (q.form == QUANTITY_TEXT || unreadable)
        assert_true(q.place.length > 0);
    flowed_fini(&flowed);
}

struct cell {
    const char *cell, *expected;
};

static void assert_quantities(const struct cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_quantity(cells[i].cell, cells[i].expected);
}

static void operators_stand_before_and_behind(void **state)
{
    (void)state;
    static const struct cell cells[] = {
        {"≥95%", ">= 95 [%] '95%'"}, {"≧95%", ">= 95 [%] '95%'"}, {">=10次", ">= 10 [次] '10次'"}, {"＞=10次", ">= 10 [次] '10次'"},
        {"大于等于 5%", ">= 5 [%] '5%'"}, {"不低于90分", ">= 90 [分] '90分'"}, {"不少于3场", ">= 3 [场] '3场'"},
        {"不小于2", ">= 2 [] '2'"}, {"至少1次", ">= 1 [次] '1次'"}, {"达到100%", ">= 100 [%] '100%'"},
        {"超过20人", ">= 20 [人] '20人'"}, {"高于80%", ">= 80 [%] '80%'"}, {"增加10人", ">= 10 [人] '10人'"},
        {"95%以上", ">= 95 [%] '95%'"}, {"达到95%以上", ">= 95 [%] '95%'"}, {"95%（含）以上", ">= 95 [%] '95%'"},
        {"95%及以上", ">= 95 [%] '95%'"}, {"95%以上（含）", ">= 95 [%] '95%'"}, {"≥95%（含）", ">= 95 [%] '95%'"},
        {"≤5万元", "<= 5 [万元] '5万元'"}, {"≦5", "<= 5 [] '5'"}, {"<=3天", "<= 3 [天] '3天'"}, {"小于等于213.57万元", "<= 213.57 [万元] '213.57万元'"},
        {"不超过10%", "<= 10 [%] '10%'"}, {"不高于10%", "<= 10 [%] '10%'"}, {"不大于10", "<= 10 [] '10'"}, {"低于5%", "<= 5 [%] '5%'"},
        {"控制在5万元以内", "<= 5 [万元] '5万元'"}, {"控制在5万元之内", "<= 5 [万元] '5万元'"}, {"控制在5万元内", "<= 5 [万元] '5万元'"},
        {"控制在10%", "<= 10 [%] '10%'"}, {"3%以内", "<= 3 [%] '3%'"}, {"10人以下", "<= 10 [人] '10人'"},
        {"5天内", "<= 5 [天] '5天'"}, {"5个工作日内", "<= 5 [个工作日] '5个工作日'"},
        {"=100%", "= 100 [%] '100%'"}, {"＝100％", "= 100 [%] '100％'"}, {"═100%", "= 100 [%] '100%'"}, {"等于100%", "= 100 [%] '100%'"},
        {"=2506人次", "= 2506 [人次] '2506人次'"}, {"=0次", "= 0 [次] '0次'"},
        {">5", "> 5 [] '5'"}, {"大于5件", "> 5 [件] '5件'"}, {"＜5", "< 5 [] '5'"}, {"小于5", "< 5 [] '5'"},
        {"57人", "= 57 [人] '57人'"}, {"0起", "= 0 [起] '0起'"}, {"1", "= 1 [] '1'"},
    };
    assert_quantities(cells, COUNT(cells));
}

static void units_are_what_follows(void **state)
{
    (void)state;
    static const struct cell cells[] = {
        {"10次/年", "= 10 [次/年] '10次/年'"}, {"30元/人*月", "= 30 [元/人*月] '30元/人*月'"}, {"30元/户·年", "= 30 [元/户·年] '30元/户·年'"},
        {"100元/人、天", "= 100 [元/人、天] '100元/人、天'"}, {"1.2万亩", "= 1.2 [万亩] '1.2万亩'"}, {"25TB", "= 25 [TB] '25TB'"},
        {"2.38  万元", "= 2.38 [万元] '2.38  万元'"}, {"15\n分", "= 15 [分] '15\n分'"}, {"９５％", "= 95 [%] '９５％'"},
        {"3‰", "= 3 [‰] '3‰'"}, {"≥100㎡", ">= 100 [㎡] '100㎡'"}, {"100m2", "= 100 [m2] '100m2'"}, {"3年", "= 3 [年] '3年'"},
        {"12个月", "= 12 [个月] '12个月'"}, {"24小时", "= 24 [小时] '24小时'"}, {"5.8万", "= 5.8 [万] '5.8万'"},
        {"95%(百分比)", "= 95 [%(百分比)] '95%(百分比)'"}, {"5⼈次", "= 5 [人次] '5⼈次'"}, {"≥10 km", ">= 10 [km] '10 km'"}, {"20%/年", "= 20 [%/年] '20%/年'"},
    };
    assert_quantities(cells, COUNT(cells));
}

static void ends_are_trimmed(void **state)
{
    (void)state;
    static const struct cell cells[] = {
        {">=4754人 |", ">= 4754 [人] '4754人'"}, {"| 95% |", "= 95 [%] '95%'"}, {"95%。", "= 95 [%] '95%'"}, {"10，", "= 10 [] '10'"},
        {"有效提高。", "text '有效提高'"},
    };
    assert_quantities(cells, COUNT(cells));
}

static void numbers_keep_their_digits(void **state)
{
    (void)state;
    static const struct cell cells[] = {
        {"88,799,814.14元", "= 88799814.14 [元] '88,799,814.14元'"}, {"12，500，000元", "= 12500000 [元] '12，500，000元'"},
        {"１，２３４．５６", "= 1234.56 [] '１，２３４．５６'"}, {"1，234.56万元", "= 1234.56 [万元] '1，234.56万元'"}, {"10.00", "= 10.00 [] '10.00'"},
        {"213.\n57万元", "= 213.57 [万元] '213.\n57万元'"}, {"1\n23.5", "= 123.5 [] '1\n23.5'"}, {"213 .57", "= 213.57 [] '213 .57'"},
        {"-24.81", "= -24.81 [] '-24.81'"}, {"－24.81万元", "= -24.81 [万元] '－24.81万元'"}, {"−5%", "= -5 [%] '−5%'"}, {"≥-5%", ">= -5 [%] '-5%'"},
        {"2021.13", "= 2021.13 [] '2021.13'"}, {"2021.12万元", "= 2021.12 [万元] '2021.12万元'"}, {"+5", "= 5 [] '+5'"}, {"007", "= 7 [] '007'"},
    };
    assert_quantities(cells, COUNT(cells));
}

static void what_has_no_single_number_is_text(void **state)
{
    (void)state;
    static const struct cell cells[] = {
        {"2023年", "text '2023年'"}, {"2021年12月31日", "text '2021年12月31日'"}, {"12月底前", "text '12月底前'"}, {"9月前", "text '9月前'"},
        {"2021-12-31", "text '2021-12-31'"}, {"2021.12", "text '2021.12'"}, {"5A级景区", "text '5A级景区'"}, {"1号文件", "text '1号文件'"}, {"3分之一", "text '3分之一'"},
        {"2021.12.31", "text '2021.12.31'"}, {"2021/12/31", "text '2021/12/31'"}, {"31日", "text '31日'"},
        {"≤12月31日", "text '≤12月31日'"}, {"90%-95%", "text '90%-95%'"}, {"95%±2%", "text '95%±2%'"}, {"5～10", "text '5～10'"}, {"5-10", "text '5-10'"},
        {"3至5个", "text '3至5个'"}, {"零投诉", "text '零投诉'"}, {"十次", "text '十次'"}, {"有效 提高", "text '有效提高'"}, {"是", "text '是'"},
        {"完成培训3次，覆盖120人", "text '完成培训3次，覆盖120人'"}, {"3次培训，全部完成", "text '3次培训，全部完成'"}, {"100%完成", "text '100%完成'"},
        {"约100人", "text '约100人'"}, {"20余件", "text '20余件'"}, {"15人左右", "text '15人左右'"}, {"第3名", "text '第3名'"}, {"每亩300", "text '每亩300'"},
        {"不超过5人以上", "text '不超过5人以上'"}, {"达到预期目标", "text '达到预期目标'"}, {"2021-2022年", "text '2021-2022年'"},
        {"完全达到预期", "text '完全达到预期'"}, {"3.5.1版", "unreadable"}, {"≥", "text '≥'"}, {"PM2.5", "text 'PM2.5'"}, {"在2，3号楼", "text '在2，3号楼'"},
    };
    assert_quantities(cells, COUNT(cells));
}

static void empty_marks_are_missing(void **state)
{
    (void)state;
    static const char *const cells[] = {"—", "-", "–", "--", "——", "/", "／", "//", "*", "无", "无。", "暂无", "……", "|", "| |", "、", "\\"};
    for (size_t i = 0; i < COUNT(cells); i++)
        assert_quantity(cells[i], "missing");
    struct flowed flowed = flowed_text("10");
    assert_true(figure_is_empty_mark(&flowed.flow, (struct range){1, 1}));
    assert_false(figure_is_empty_mark(&flowed.flow, (struct range){0, 2}));
    flowed_fini(&flowed);
}

static void what_cannot_be_read_is_not_guessed(void **state)
{
    (void)state;
    static const char *const cells[] = {"7,00.0,77", "7,00.0,77万元", "1.2.3", "5,6", "1234,567", "1，234", "IO", "l0", "M.8", "1O.5", "1O分",
        "≥9O%", "OO", "2\xEF\xBF\xBD" "3.57", "\xEF\xBF\xBD" "3.57", "213.5\xEF\xBF\xBD万元", "10 10", "2 506人次", "8 8", "1234567890123456789"};
    for (size_t i = 0; i < COUNT(cells); i++)
        assert_quantity(cells[i], "unreadable");
    char digits[401];
    memset(digits, '7', 400);
    digits[400] = '\0';
    assert_quantity(digits, "unreadable");
    assert_quantity("123456789012345678", "= 123456789012345678 [] '123456789012345678'");
}

static void a_clause_has_one_quantity(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("小于等于 5 10.51 万元");
    char value[DECIMAL_TEXT];
    bool unreadable;
    struct quantity q = figure_clause(&flowed.flow, &flowed.document, flowed_all(&flowed), &flowed.arena, &unreadable);
    assert_int_equal(q.form, QUANTITY_NUMBER);
    assert_int_equal(q.op, OP_LE);
    assert_string_equal(decimal_text(q.value, value), "510.51");
    assert_string_equal(q.unit, "万元");
    figure_quantity(&flowed.flow, &flowed.document, flowed_all(&flowed), &flowed.arena, &unreadable);
    assert_true(unreadable);
    flowed_fini(&flowed);
}

/* The number at the first digit or sign: "213.57", "spaced 1010", "unreadable", and how many characters it has. */
static void assert_number(const char *text, const char *expected, uint32_t length)
{
    struct flowed flowed = flowed_text(text);
    struct number number;
    char told[64] = "none", value[DECIMAL_TEXT];
    uint32_t at = 0;
    while (at < flowed.flow.length && !figure_number(&flowed.flow, at, flowed.flow.length, &number))
        at++;
    if (at < flowed.flow.length)
        snprintf(told, sizeof told, "%s%s", number.spaced ? "spaced " : "",
            number.unreadable ? "unreadable" : decimal_text(number.value, value));
    if (strcmp(told, expected) != 0 || (at < flowed.flow.length && number.range.end - number.range.start != length))
        fail_msg("\"%s\": %s of %u characters", text, told, number.range.end - number.range.start);
    flowed_fini(&flowed);
}

static void numbers_in_sentences(void **state)
{
    (void)state;
    assert_number("年初预算数为 213.57 万元", "213.57", 6);
    assert_number("年初预算数为213.\n\n57万元", "213.57", 6);
    assert_number("年初预算数为2\n\n- 3 -\n\n13.57万元", "213.57", 6);
    assert_number("金额为15  .\n\n 00万元", "15.00", 5);
    assert_number("得分为100，2023年", "100", 3);
    assert_number("得分为100,2023年", "100", 3);
    assert_number("得分为100, 200", "100", 3);
    assert_number("共有10,项目", "10", 2);
    assert_number("共计1,234,567.89元", "1234567.89", 12);
    assert_number("调减数-24.81", "-24.81", 6);
    assert_number("调减数 - 24.81", "-24.81", 6);
    assert_number("产出-数量目标", "none", 0);
    assert_number("12.\t5", "12", 2);
    assert_number("12\t5", "12", 2);
    assert_number("12  5", "12", 2);
    assert_number("1 234.5万元", "spaced 1234.5", 6);
    assert_number("12。5", "12", 2);
    assert_number("O5", "unreadable", 1);
    assert_number("G20峰会", "20", 2);
    assert_number("7,00.0,77", "unreadable", 9);
}

/* A dash is a sign only where nothing it could join stands before it. */
static void dashes_of_ranges_are_no_signs(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("2021-2022 95%-96% A-1 5月-6月\t-7");
    struct number number;
    int negative = 0;
    for (uint32_t i = 0; i < flowed.flow.length; i++)
        if (flowed.flow.text[i] == '-' && figure_number(&flowed.flow, i, flowed.flow.length, &number))
            negative += number.negative;
    assert_int_equal(negative, 1);
    flowed_fini(&flowed);
}

static void money_units_tell_how_to_become_wan(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int power;
        uint32_t length;
    } cases[] = {
        {"元", -4, 1}, {"元。", -4, 1}, {"千元", -1, 2}, {"万元，", 0, 2}, {"万", 0, 1}, {"万，", 0, 1}, {"亿元", 4, 2}, {"亿", 4, 1},
        {"百万元", 2, 3}, {"万兀", 0, 2}, {"万 元", 0, 2}, {"元用于", -4, 1},
        {"万亩", 0, 0}, {"万人次", 0, 0}, {"元/人", 0, 0}, {"元每人", 0, 0}, {"个", 0, 0}, {"", 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[64];
        snprintf(text, sizeof text, "5%s", cases[i].text);
        struct flowed flowed = flowed_text(text);
        struct range range = {0};
        int power = 0;
        bool found = figure_money_unit(&flowed.flow, 1, flowed.flow.length, &range, &power);
        if (found != (cases[i].length > 0) || (found && (power != cases[i].power || range.end - range.start != cases[i].length)))
            fail_msg("\"%s\": power %d", cases[i].text, power);
        flowed_fini(&flowed);
    }
}

enum reading { AMOUNT, RATE, SCORE };

/* NULL: no figure; the place alone when it is one that is unreadable. */
static void assert_figure(enum reading reading, const char *cell, const char *expected, const char *place)
{
    struct flowed flowed = flowed_text(cell);
    struct range all = flowed_all(&flowed);
    struct figure figure;
    char value[DECIMAL_TEXT];
    bool known = reading == AMOUNT ? figure_amount(&flowed.flow, all, 0, &figure)
        : reading == RATE          ? figure_rate(&flowed.flow, all, &figure)
                                   : figure_score(&flowed.flow, all, &figure);
    assert_int_equal(known, figure.known);
    if (known != (expected != NULL) || (known && strcmp(decimal_text(figure.value, value), expected) != 0))
        fail_msg("\"%s\" is read as %s", cell, known ? value : "nothing");
    assert_string_equal(document_text(&flowed.document, figure.place, &flowed.arena), place);
    flowed_fini(&flowed);
}

static void cells_of_amounts(void **state)
{
    (void)state;
    assert_figure(AMOUNT, "213.57", "213.57", "213.57");
    assert_figure(AMOUNT, "213.57 万元", "213.57", "213.57");
    assert_figure(AMOUNT, "2026400元", "202.6400", "2026400");
    assert_figure(AMOUNT, "88,799,814.14元", "8879.981414", "88,799,814.14");
    assert_figure(AMOUNT, "1.2亿元", "12000", "1.2");
    assert_figure(AMOUNT, "3359.62万", "3359.62", "3359.62");
    assert_figure(AMOUNT, "-24.81", "-24.81", "-24.81");
    assert_figure(AMOUNT, "0.00 |", "0.00", "0.00");
    assert_figure(AMOUNT, "95%", NULL, "");
    assert_figure(AMOUNT, "—", NULL, "");
    assert_figure(AMOUNT, "5人", NULL, "");
    assert_figure(AMOUNT, "30元/人", NULL, "");
    assert_figure(AMOUNT, "年初213.57", NULL, "");
    assert_figure(AMOUNT, "7,00.0,77", NULL, "7,00.0,77");
    assert_figure(AMOUNT, "10 10", NULL, "10 10");
    assert_figure(AMOUNT, "IO", NULL, "IO");
}

static void the_columns_unit_is_for_cells_without_one(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("2026400\n5万元");
    struct figure figure;
    char value[DECIMAL_TEXT];
    assert_true(figure_amount(&flowed.flow, (struct range){0, 7}, -4, &figure));
    assert_string_equal(decimal_text(figure.value, value), "202.6400");
    assert_true(figure_amount(&flowed.flow, (struct range){7, 10}, -4, &figure));
    assert_string_equal(decimal_text(figure.value, value), "5");
    flowed_fini(&flowed);
}

/* Whether the first `length` characters of the text are a score, and a quantity. */
static void assert_begins(const char *text, uint32_t length, bool known)
{
    struct flowed flowed = flowed_text(text);
    struct figure figure;
    bool unreadable;
    assert_int_equal(figure_score(&flowed.flow, (struct range){0, length}, &figure), known);
    assert_true(figure.place.length == length);
    struct quantity q =
        figure_quantity(&flowed.flow, &flowed.document, (struct range){0, length}, &flowed.arena, &unreadable);
    assert_int_equal(q.form, known ? QUANTITY_NUMBER : QUANTITY_MISSING);
    assert_int_equal(unreadable, !known);
    flowed_fini(&flowed);
}

static void half_a_number_is_none(void **state)
{
    (void)state;
    assert_begins("2\n.96", 1, false);
    assert_begins("92　.28", 2, false);
    assert_begins("2\n\n.96", 1, false);
    assert_begins("2\t.96", 1, true);
    assert_begins("2\n96", 1, true);
    assert_begins("2\n.无", 1, true);
    assert_begins("2\n. 9", 1, true);
}

static void cells_of_rates_and_scores(void **state)
{
    (void)state;
    assert_figure(RATE, "98.75%", "98.75", "98.75");
    assert_figure(RATE, "９８．７５％", "98.75", "９８．７５");
    assert_figure(RATE, "98.75", "98.75", "98.75");
    assert_figure(RATE, "5‰", "0.5", "5");
    assert_figure(RATE, "5分", NULL, "");
    assert_figure(RATE, "100%以上", NULL, "");
    assert_figure(SCORE, "5.34分", "5.34", "5.34");
    assert_figure(SCORE, "10\n分", "10", "10");
    assert_figure(SCORE, "10", "10", "10");
    assert_figure(SCORE, "100%", NULL, "");
    assert_figure(SCORE, "-5", NULL, "");
    assert_figure(SCORE, "M.8", NULL, "M.8");
    assert_figure(SCORE, "10人", NULL, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_stand_before_and_behind),
        cmocka_unit_test(units_are_what_follows),
        cmocka_unit_test(ends_are_trimmed),
        cmocka_unit_test(numbers_keep_their_digits),
        cmocka_unit_test(what_has_no_single_number_is_text),
        cmocka_unit_test(empty_marks_are_missing),
        cmocka_unit_test(what_cannot_be_read_is_not_guessed),
        cmocka_unit_test(a_clause_has_one_quantity),
        cmocka_unit_test(numbers_in_sentences),
        cmocka_unit_test(dashes_of_ranges_are_no_signs),
        cmocka_unit_test(money_units_tell_how_to_become_wan),
        cmocka_unit_test(cells_of_amounts),
        cmocka_unit_test(the_columns_unit_is_for_cells_without_one),
        cmocka_unit_test(half_a_number_is_none),
        cmocka_unit_test(cells_of_rates_and_scores),
    };
    return cmocka_run_group_tests_name("figure", tests, NULL, NULL);
}
