#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "decimal.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct decimal dec(const char *text)
{
    struct decimal d;
    if (!decimal_parse(text, strlen(text), &d))
        fail_msg("%s is no decimal", text);
    return d;
}

static void assert_text(struct decimal d, const char *expected)
{
    char text[DECIMAL_TEXT];
    assert_string_equal(decimal_text(d, text), expected);
}

static void parse_keeps_the_printed_digits(void **state)
{
    (void)state;
    const char *const texts[] = {"0", "193.10", "-12.50", "0.000000000000000001",
        "999999999999999999", "-999999999999999999", "123456789.123456789", "-0.5", "9.990"};
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_text(dec(texts[i]), texts[i]);
    assert_text(dec("+5"), "5");
    assert_text(dec("007.0"), "7.0");
}

static void parse_refuses_what_is_no_number(void **state)
{
    (void)state;
    const char *const texts[] = {"", "-", "+", ".", ".5", "5.", "1..2", "1.2.3", "--1", "1-", " 1",
        "1 ", "1,000", "1e3", "1000000000000000000", "0.0000000000000000001",
        "12345678901234567.89", "\xef\xbc\x91", "NaN"};
    struct decimal d;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (decimal_parse(texts[i], strlen(texts[i]), &d))
            fail_msg("\"%s\" was taken for a decimal", texts[i]);
    assert_true(decimal_parse("12345", 2, &d));
    assert_text(d, "12");
}

static void compare_looks_through_scales(void **state)
{
    (void)state;
    assert_int_equal(decimal_compare(dec("1.50"), dec("1.5")), 0);
    assert_true(decimal_compare(dec("1.49"), dec("1.5")) < 0);
    assert_true(decimal_compare(dec("-1.5"), dec("-1.51")) > 0);
    assert_true(decimal_compare(dec("999999999999999999"), dec("0.999999999999999999")) > 0);
    assert_true(decimal_compare(dec("-999999999999999999"), dec("0.000000000000000001")) < 0);
    assert_true(decimal_is_zero(dec("0.00")));
    assert_false(decimal_is_zero(dec("-0.01")));
}

static void sums_are_exact_or_refused(void **state)
{
    (void)state;
    struct decimal d;
    assert_true(decimal_add(dec("190.81"), dec("4.74"), &d));
    assert_text(d, "195.55");
    assert_true(decimal_add(dec("0.1"), dec("0.2"), &d));
    assert_int_equal(decimal_compare(d, dec("0.3")), 0);
    assert_true(decimal_subtract(dec("2780.63"), dec("2872.68"), &d));
    assert_text(d, "-92.05");
    assert_true(decimal_add(dec("1"), dec("0.001"), &d));
    assert_text(d, "1.001");
    assert_false(decimal_add(dec("999999999999999999"), dec("1"), &d));
    assert_false(decimal_subtract(dec("-999999999999999999"), dec("1"), &d));
    assert_false(decimal_add(dec("999999999999999999"), dec("0.1"), &d));
    assert_true(decimal_add(dec("99999999999999999.0"), dec("0.5"), &d));
    assert_text(d, "99999999999999999.5");
    assert_true(decimal_add(dec("99999999999999999.5"), dec("0.5"), &d));
    assert_text(d, "100000000000000000");
}

static void shift_moves_the_point(void **state)
{
    (void)state;
    struct decimal d;
    assert_true(decimal_shift(dec("2026400"), -4, &d));
    assert_text(d, "202.6400");
    assert_true(decimal_shift(dec("1.25"), 4, &d));
    assert_text(d, "12500");
    assert_true(decimal_shift(dec("1.25"), 1, &d));
    assert_text(d, "12.5");
    assert_true(decimal_shift(dec("-88799814.14"), -4, &d));
    assert_text(d, "-8879.981414");
    assert_false(decimal_shift(dec("999999999999999999"), 4, &d));
    assert_false(decimal_shift(dec("0.123456789012345678"), -4, &d));
    assert_true(decimal_shift(dec("0.120000000000000000"), -4, &d));
    assert_int_equal(decimal_compare(d, dec("0.000012")), 0);
    assert_false(decimal_shift(dec("1"), 400, &d));
    assert_true(decimal_shift(dec("0"), 400, &d));
}

static void ratio_rounds_the_exact_value(void **state)
{
    (void)state;
    const struct {
        const char *a, *b, *c, *up, *down;
    } rows[] = {
        {"10", "193.11", "195.55", "9.88", "9.87"}, /* 9.8752… */
        {"10", "9.875", "10", "9.88", "9.87"},
        {"10", "9.8749999", "10", "9.87", "9.87"},
        {"10", "2", "3", "6.67", "6.66"},
        {"10", "1", "3", "3.33", "3.33"},
        {"-10", "2", "3", "-6.67", "-6.66"},
        {"10", "-2", "-3", "6.67", "6.66"},
        {"10", "2", "-3", "-6.67", "-6.66"},
        {"1", "0.005", "1", "0.01", "0.00"},
        {"1", "-0.005", "1", "-0.01", "0.00"},
        {"1", "0.0049", "1", "0.00", "0.00"},
        {"0", "5", "7", "0.00", "0.00"},
        {"100", "123456789012.34", "987654321098.76", "12.50", "12.49"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct decimal d;
        assert_true(
            decimal_ratio(dec(rows[i].a), dec(rows[i].b), dec(rows[i].c), 2, ROUND_HALF_UP, &d));
        assert_text(d, rows[i].up);
        assert_true(
            decimal_ratio(dec(rows[i].a), dec(rows[i].b), dec(rows[i].c), 2, ROUND_DOWN, &d));
        assert_text(d, rows[i].down);
    }
}

static void ratio_refuses_what_does_not_fit(void **state)
{
    (void)state;
    struct decimal d, most = dec("999999999999999999"), least = dec("0.000000000000000001");
    assert_false(decimal_ratio(dec("1"), dec("1"), dec("0.00"), 2, ROUND_HALF_UP, &d));
    assert_false(decimal_ratio(most, most, dec("1"), 0, ROUND_HALF_UP, &d));
    assert_false(decimal_ratio(most, most, least, 18, ROUND_HALF_UP, &d));
    assert_true(decimal_ratio(most, most, most, 0, ROUND_HALF_UP, &d));
    assert_text(d, "999999999999999999");
    assert_true(decimal_ratio(least, least, most, 2, ROUND_HALF_UP, &d));
    assert_true(decimal_is_zero(d));
}

static void round_and_trim(void **state)
{
    (void)state;
    struct decimal d;
    assert_true(decimal_round(dec("9.995"), 2, ROUND_HALF_UP, &d));
    assert_text(d, "10.00");
    assert_true(decimal_round(dec("9.995"), 2, ROUND_DOWN, &d));
    assert_text(d, "9.99");
    assert_true(decimal_round(dec("-9.995"), 2, ROUND_HALF_UP, &d));
    assert_text(d, "-10.00");
    assert_true(decimal_round(dec("7"), 2, ROUND_HALF_UP, &d));
    assert_text(d, "7.00");
    assert_text(decimal_trim(dec("9.90")), "9.9");
    assert_text(decimal_trim(dec("10.00")), "10");
    assert_text(decimal_trim(dec("100")), "100");
    assert_text(decimal_trim(dec("0.00")), "0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_keeps_the_printed_digits),
        cmocka_unit_test(parse_refuses_what_is_no_number),
        cmocka_unit_test(compare_looks_through_scales),
        cmocka_unit_test(sums_are_exact_or_refused),
        cmocka_unit_test(shift_moves_the_point),
        cmocka_unit_test(ratio_rounds_the_exact_value),
        cmocka_unit_test(ratio_refuses_what_does_not_fit),
        cmocka_unit_test(round_and_trim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
