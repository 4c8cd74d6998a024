#include "made.h"

#include <stdio.h>

#include "policy_file.h"

static bool parse(const char *text, struct policy *policy, struct err *err)
{
    return policy_parse(text, strlen(text), "p.conf", policy, err);
}

static struct policy good(const char *text)
{
    struct policy policy;
    struct err err;
    if (!parse(text, &policy, &err))
        fail_msg("%s", err.text);
    return policy;
}

static void assert_refused(const char *text, const char *says)
{
    struct policy policy;
    struct err err;
    if (parse(text, &policy, &err))
        fail_msg("'%s' was taken", text);
    if (!strstr(err.text, says))
        fail_msg("'%s' does not say '%s'", err.text, says);
}

static void assert_number(struct decimal is, const char *expected)
{
    assert_int_equal(decimal_compare(is, made_decimal(expected)), 0);
}

static void an_empty_file_is_the_default(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct policy policy = good("# nothing but this\r\n\n   \t\n");
    assert_string_equal(policy_text(&policy, &arena), policy_text(&policy_default, &arena));
    arena_fini(&arena);
}

static void every_rule_is_read(void **state)
{
    (void)state;
    struct policy policy = good("\xEF\xBB\xBF"
                                "name = 某省 2025\r\n"
                                "grade.you=95\n grade.liang = 85\ngrade.zhong = 70.5\n"
                                "total.weight = 110\nscore.places = 1\nscore.rounding = down\n"
                                "execution.weight = 20\n"
                                "execution.steps = 95:100  85:80 70:50\n"
                                "at-most = pro-rata\nwords.partly = 50-75\nwords.missed = 40\n"
                                "limit.adjustment = 30\nlimit.execution = 75\n"
                                "limit.completion = 120");
    assert_string_equal(policy.name, "某省 2025");
    assert_number(policy.you_from, "95");
    assert_number(policy.liang_from, "85");
    assert_number(policy.zhong_from, "70.5");
    assert_number(policy.total_weight, "110");
    assert_int_equal(policy.places, 1);
    assert_int_equal(policy.rounding, ROUND_DOWN);
    assert_number(policy.execution_weight, "20");
    assert_int_equal(policy.step_count, 3);
    assert_number(policy.steps[0].from, "95");
    assert_number(policy.steps[2].share, "50");
    assert_int_equal(policy.at_most, AT_MOST_PRO_RATA);
    assert_number(policy.partly_low, "50");
    assert_number(policy.partly_high, "75");
    assert_number(policy.missed_high, "40");
    assert_number(policy.adjustment_large, "30");
    assert_number(policy.low_execution, "75");
    assert_number(policy.over_fulfilled, "120");
}

static void what_is_written_reads_the_same(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct policy policy = good("name = a\nexecution.steps = 90:100 60.5:33.3\nat-most = pro-rata\n"
                                "score.rounding = down\nwords.partly = 10-20\n");
    struct policy again = good(policy_text(&policy, &arena));
    assert_string_equal(policy_text(&again, &arena), policy_text(&policy, &arena));
    assert_int_equal(again.step_count, 2);
    assert_number(again.steps[1].share, "33.3");
    struct policy standard = good(policy_text(&policy_default, &arena));
    assert_string_equal(policy_text(&standard, &arena), policy_text(&policy_default, &arena));
    arena_fini(&arena);
}

static void every_rule_says_what_it_takes(void **state)
{
    (void)state;
    char text[128], says[128];
    for (size_t i = 1; i < policy_key_count; i++) {
        snprintf(text, sizeof text, "\n%s = ?", policy_keys[i].name);
        snprintf(says, sizeof says, "p.conf:2: %s cannot be '?'; it takes ", policy_keys[i].name);
        assert_refused(text, says);
    }
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    assert_refused("grade.best = 90", "no rule is called 'grade.best'; there are name, grade.you,");
    assert_refused("\n\nhello", "p.conf:3: 'hello' is no rule");
    assert_refused("name =", "name cannot be ''");
    assert_refused("grade.you = 80", "grade.you must be above grade.liang");
    assert_refused("grade.liang = 60", "above grade.zhong");
    assert_refused("grade.you = 101", "nobody could reach it");
    assert_refused("words.partly = 80-60", "words.partly cannot be");
    assert_refused("words.partly = 60-110", "at most 100");
    assert_refused("words.missed = 101", "at most 100");
    assert_refused("score.places = 5", "score.places cannot be '5'");
    assert_refused("limit.execution = -1", "limit.execution cannot be '-1'");
    assert_refused("execution.steps = 85:80 95:100", "execution.steps cannot be");
    assert_refused("execution.steps = 95:80 85:100", "execution.steps cannot be");
    assert_refused("execution.steps = 95:101", "execution.steps cannot be");
    assert_refused("execution.steps = 95:", "execution.steps cannot be");
    assert_refused("execution.steps = 9:9 8:8 7:7 6:6 5:5 4:4 3:3 2:2 1:1", "execution.steps");
    assert_refused("name = \xff", "not a text in UTF-8");
}

static void a_file_that_is_not_there(void **state)
{
    (void)state;
    struct policy policy;
    struct err err;
    assert_false(policy_load("/nowhere/p.conf", &policy, &err));
    assert_non_null(strstr(err.text, "/nowhere/p.conf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_file_is_the_default),
        cmocka_unit_test(every_rule_is_read),
        cmocka_unit_test(what_is_written_reads_the_same),
        cmocka_unit_test(every_rule_says_what_it_takes),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_file_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
