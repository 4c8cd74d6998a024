#include "made.h"

#include "policy.h"

static enum grade grade_of(const char *total)
{
    return policy_grade(&policy_default, made_decimal(total));
}

static void bands_begin_where_they_say(void **state)
{
    (void)state;
    assert_int_equal(grade_of("100"), GRADE_YOU);
    assert_int_equal(grade_of("90"), GRADE_YOU);
    assert_int_equal(grade_of("90.00"), GRADE_YOU);
    assert_int_equal(grade_of("89.99"), GRADE_LIANG);
    assert_int_equal(grade_of("80"), GRADE_LIANG);
    assert_int_equal(grade_of("79.99"), GRADE_ZHONG);
    assert_int_equal(grade_of("60"), GRADE_ZHONG);
    assert_int_equal(grade_of("59.99"), GRADE_CHA);
    assert_int_equal(grade_of("0"), GRADE_CHA);
    assert_int_equal(grade_of("-1"), GRADE_CHA);
}

static void the_next_grade_begins_above(void **state)
{
    (void)state;
    const struct {
        const char *total;
        enum grade next;
        int from;
    } rows[] = {{"0", GRADE_ZHONG, 60}, {"59.99", GRADE_ZHONG, 60}, {"60", GRADE_LIANG, 80},
        {"84.41", GRADE_YOU, 90}};
    enum grade grade;
    struct decimal from;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(policy_next_grade(&policy_default, made_decimal(rows[i].total), &grade, &from));
        assert_int_equal(grade, rows[i].next);
        assert_int_equal(decimal_compare(from, DECIMAL(rows[i].from)), 0);
    }
    assert_false(policy_next_grade(&policy_default, made_decimal("90"), &grade, &from));
    assert_false(policy_next_grade(&policy_default, made_decimal("120"), &grade, &from));
}

static void a_grade_is_lost_below_its_band(void **state)
{
    (void)state;
    struct decimal from;
    assert_true(policy_grade_from(&policy_default, GRADE_YOU, &from));
    assert_int_equal(decimal_compare(from, DECIMAL(90)), 0);
    assert_true(policy_grade_from(&policy_default, GRADE_ZHONG, &from));
    assert_int_equal(decimal_compare(from, DECIMAL(60)), 0);
    assert_false(policy_grade_from(&policy_default, GRADE_CHA, &from));
    assert_false(policy_grade_from(&policy_default, GRADE_NONE, &from));
}

static void another_policy_has_other_bands(void **state)
{
    (void)state;
    struct policy strict = policy_default;
    strict.you_from = DECIMAL(95);
    assert_int_equal(policy_grade(&strict, made_decimal("94.99")), GRADE_LIANG);
    assert_int_equal(policy_grade(&strict, made_decimal("95")), GRADE_YOU);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_begin_where_they_say),
        cmocka_unit_test(the_next_grade_begins_above),
        cmocka_unit_test(a_grade_is_lost_below_its_band),
        cmocka_unit_test(another_policy_has_other_bands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
