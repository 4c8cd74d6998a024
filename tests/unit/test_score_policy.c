/* What other policies than the default give, and find. */
#include "made.h"

#include "checks.h"
#include "explain.h"
#include "policy_file.h"
#include "score.h"

static struct policy policy_of(const char *text)
{
    struct policy policy;
    struct err err;
    if (!policy_parse(text, strlen(text), "policy", &policy, &err))
        fail_msg("%s", err.text);
    return policy;
}

static void assert_score(struct computed score, const char *expected)
{
    char text[DECIMAL_TEXT];
    assert_true(score.known);
    if (decimal_compare(score.value, made_decimal(expected)) != 0)
        fail_msg("%s is not %s", decimal_text(score.value, text), expected);
}

static struct computed execution(const struct policy *policy, const char *executed)
{
    const struct figure adjusted = made_figure("300"), amount = made_figure(executed),
                        none = made_figure(NULL);
    return score_execution(policy, &adjusted, &amount, &none, &none);
}

static void execution_goes_by_steps(void **state)
{
    (void)state;
    const struct policy policy = policy_of("execution.steps = 95:100 85:80 70:50");
    assert_score(execution(&policy, "330"), "10");
    assert_score(execution(&policy, "285"), "10");
    assert_score(execution(&policy, "284.99"), "8");
    assert_score(execution(&policy, "255"), "8");
    assert_score(execution(&policy, "254.99"), "5");
    assert_score(execution(&policy, "209.99"), "0");
}

static struct computed indicator(
    const struct policy *policy, const char *target, const char *actual, const char *weight)
{
    const struct quantity t = made_quantity(target), a = made_quantity(actual);
    const struct figure w = made_figure(weight), none = made_figure(NULL);
    return score_indicator(policy, &t, &a, &w, &none);
}

static void a_met_bound_goes_by_its_share(void **state)
{
    (void)state;
    const struct policy policy = policy_of("at-most = pro-rata");
    assert_score(indicator(&policy, "<=213.57", "195.55", "12"), "10.99");
    assert_score(indicator(&policy_default, "<=213.57", "195.55", "12"), "12");
    assert_score(indicator(&policy, "<=213.57", "213.57", "12"), "12");
    assert_score(indicator(&policy, "<=200", "250", "12"), "9.6");
    assert_score(indicator(&policy, "<=0", "0", "12"), "12");
    assert_score(indicator(&policy, ">=57", "20", "15"), "5.26");
}

static void scores_are_cut_where_they_are(void **state)
{
    (void)state;
    const struct policy down = policy_of("score.rounding = down"),
                        one = policy_of("score.places = 1");
    assert_score(indicator(&policy_default, ">=195.55", "193.11", "10"), "9.88");
    assert_score(indicator(&down, ">=195.55", "193.11", "10"), "9.87");
    assert_score(indicator(&one, ">=195.55", "193.11", "10"), "9.9");
}

static size_t found(
    const struct evaluation *evaluation, const struct policy *policy, const char *code)
{
    struct arena arena;
    size_t count = 0;
    arena_init(&arena);
    const struct findings results = checks_run(evaluation, policy, &arena);
    for (size_t i = 0; i < results.count; i++)
        count += strcmp(results.items[i].code, code) == 0;
    arena_fini(&arena);
    return count;
}

static size_t execution_findings(const struct policy *policy, const char *score)
{
    struct evaluation evaluation = {.budget = {.adjusted = made_figure("300"),
                                        .executed = made_figure("270"),
                                        .rate = made_figure("90"),
                                        .weight = made_figure("10"),
                                        .score = made_figure(score)}};
    return found(&evaluation, policy, "budget.score");
}

static void the_checks_go_by_the_policy(void **state)
{
    (void)state;
    const struct policy steps = policy_of("execution.steps = 95:100 85:80 70:50");
    assert_int_equal(execution_findings(&policy_default, "9"), 0);
    assert_int_equal(execution_findings(&policy_default, "8"), 1);
    assert_int_equal(execution_findings(&steps, "8"), 0);
    assert_int_equal(execution_findings(&steps, "9"), 1);
}

static size_t bound_findings(const struct policy *policy, const char *completion, const char *score)
{
    struct indicator only =
        made_indicator("预算经费", "<=200万元", "150万元", completion, "12", score, NULL);
    struct evaluation evaluation = {.indicators = &only, .indicator_count = 1};
    return found(&evaluation, policy, "indicator.score");
}

static void a_met_bound_is_checked_by_its_share(void **state)
{
    (void)state;
    const struct policy policy = policy_of("at-most = pro-rata");
    assert_int_equal(bound_findings(&policy_default, "100", "12"), 0);
    assert_int_equal(bound_findings(&policy, "100", "12"), 1);
    assert_int_equal(bound_findings(&policy, "75", "9"), 0);
    assert_int_equal(bound_findings(&policy, "75", "12"), 1);
}

static void the_formula_names_the_step(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const struct policy policy = policy_of("execution.steps = 95:100 85:80");
    const struct figure adjusted = made_figure("300"), executed = made_figure("270"),
                        none = made_figure(NULL);
    const struct score_steps steps =
        score_execution_steps(&policy, &adjusted, &executed, &none, &none);
    assert_string_equal(explain_formula(&steps, &arena), "90% ≥ 85% → 10 × 80% = 8");
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(execution_goes_by_steps),
        cmocka_unit_test(a_met_bound_goes_by_its_share),
        cmocka_unit_test(scores_are_cut_where_they_are),
        cmocka_unit_test(the_checks_go_by_the_policy),
        cmocka_unit_test(a_met_bound_is_checked_by_its_share),
        cmocka_unit_test(the_formula_names_the_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
