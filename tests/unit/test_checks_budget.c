#include "report.h"

/* One figure of a small budget after the other: each row changes it and tells what is found then.
 */
struct change {
    const char *text, *told;
};

static void assert_changes(const struct amount *amounts, size_t amount_count,
    enum budget_field field, const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct report report;
        bare(&report);
        set_all(&report, amounts, amount_count);
        set(&report, field, changes[i].text);
        assert_told_by(&policy_default, &report, changes[i].told,
            changes[i].text ? changes[i].text : "missing", 0);
    }
}

#define ASSERT_CHANGES(amounts, field, changes)                                                    \
    assert_changes(amounts, COUNT(amounts), field, changes, COUNT(changes))

static void sums_of_the_budget(void **state)
{
    (void)state;
    const struct amount initial[] = {{BUDGET_INITIAL, "500.00"}, {BUDGET_INITIAL_BASIC, "380.00"},
        {BUDGET_INITIAL_PROJECT, "120.00"}};
    const struct change basic[] = {{"379.97", "budget.initial-sum"}, {"379.98", ""}, {"380.00", ""},
        {"380.01", ""}, {"380.02", "budget.initial-sum"}, {"380", ""}, {"379", ""},
        {"381", "budget.initial-sum"}, {"382", "budget.initial-sum"}, {NULL, ""}};
    ASSERT_CHANGES(initial, BUDGET_INITIAL_BASIC, basic);

    const struct amount rounded[] = {{BUDGET_EXECUTED, "14.46"}, {BUDGET_BASIC_EXECUTED, "3.09"},
        {BUDGET_PROJECT_EXECUTED, "11.36"}};
    const struct change executed[] = {{"14.43", "budget.executed-sum"}, {"14.44", ""},
        {"14.46", ""}, {"14.47", ""}, {"14.48", "budget.executed-sum"}, {NULL, ""}};
    ASSERT_CHANGES(rounded, BUDGET_EXECUTED, executed);

    const struct amount decrease[] = {
        {BUDGET_INITIAL, "500.00"}, {BUDGET_ADJUSTMENT, "-20.00"}, {BUDGET_ADJUSTED, "480.00"}};
    const struct change adjustment[] = {{"-20.02", "budget.adjusted-sum"}, {"-20.01", ""},
        {"-19.98", ""}, {"-19.97", "budget.adjusted-sum"}, {"20.00", "budget.adjusted-sum"}};
    ASSERT_CHANGES(decrease, BUDGET_ADJUSTMENT, adjustment);

    const struct amount parts[] = {{BUDGET_ADJUSTED, "480.00"}, {BUDGET_BASIC_ADJUSTED, "370.00"},
        {BUDGET_PROJECT_ADJUSTED, "110.00"}};
    const struct change project[] = {{"109.97", "budget.parts-sum"}, {"109.98", ""}, {"110.01", ""},
        {"110.02", "budget.parts-sum"}, {"110.5", "budget.parts-sum"}, {NULL, ""}};
    ASSERT_CHANGES(parts, BUDGET_PROJECT_ADJUSTED, project);

    const struct amount of_basic[] = {{BUDGET_BASIC_ADJUSTED, "190.81"},
        {BUDGET_BASIC_PERSONNEL, "182.77"}, {BUDGET_BASIC_PUBLIC, "8.04"}};
    const struct change personnel[] = {{"182.77", ""}, {"182.75", ""},
        {"182.74", "budget.basic-sum"}, {"182.79", "budget.basic-sum"}, {NULL, ""}};
    ASSERT_CHANGES(of_basic, BUDGET_BASIC_PERSONNEL, personnel);
}

static void amounts_in_yi_have_lost_their_places(void **state)
{
    (void)state;
    struct report report;
    bare(&report); /* 2.31, 1.10 and 1.22 亿元 */
    set(&report, BUDGET_INITIAL, "23100");
    set(&report, BUDGET_INITIAL_BASIC, "11000");
    set(&report, BUDGET_INITIAL_PROJECT, "12200");
    assert_told(&report, "budget.initial-sum");
    for (enum budget_field field = BUDGET_INITIAL; field <= BUDGET_INITIAL_PROJECT; field++) {
        mention(&report, field, "1", 4);
        report.mentions[field - BUDGET_INITIAL].figure =
            *budget_figure(&report.evaluation.budget, field);
    }
    assert_told(&report, "");
    set(&report, BUDGET_INITIAL_PROJECT, "15000");
    assert_told(&report, "budget.initial-sum");
}

static void figures_too_long_to_reckon_with_are_left_alone(void **state)
{
    (void)state;
    struct report report;
    bare(&report);
    for (enum budget_field field = 0; field < BUDGET_FIELDS; field++)
        set(&report, field, "999999999999999.999");
    mention(&report, BUDGET_INITIAL, "999999999999999.999", 0);
    mention(&report, BUDGET_INITIAL, "1", 0);
    set(&report, BUDGET_ADJUSTMENT_RATE, "1");
    set(&report, BUDGET_RATE, "100");
    set(&report, BUDGET_WEIGHT, "10");
    set(&report, BUDGET_SCORE, "10");
    set(&report, BUDGET_ADJUSTMENT, "1");
    assert_told(&report, "");
}

static void rates_of_the_budget(void **state)
{
    (void)state;
    const struct amount spent[] = {{BUDGET_ADJUSTED, "480.00"}, {BUDGET_EXECUTED, "456.00"}};
    const struct change rate[] = {{"95.00", ""}, {"95.01", "budget.rate"}, {"94.99", ""},
        {"94.98", "budget.rate"}, {"95", ""}, {"94", ""}, {"96", "budget.rate"},
        {"93.9", "budget.rate"}, {NULL, ""}};
    ASSERT_CHANGES(spent, BUDGET_RATE, rate);

    const struct amount basic[] = {
        {BUDGET_BASIC_ADJUSTED, "370.00"}, {BUDGET_BASIC_EXECUTED, "362.60"}};
    const struct change basic_rate[] = {{"98.00", ""}, {"98.01", "budget.basic-rate"},
        {"97.99", ""}, {"97.98", "budget.basic-rate"}, {"98.0", ""}, {NULL, ""}};
    ASSERT_CHANGES(basic, BUDGET_BASIC_RATE, basic_rate);

    const struct amount nothing[] = {{BUDGET_ADJUSTED, "0.00"}, {BUDGET_EXECUTED, "0.00"}};
    const struct change of_nothing[] = {{"0", "budget.low-execution"}, {"100", ""}};
    ASSERT_CHANGES(nothing, BUDGET_RATE, of_nothing);
}

static void adjustments(void **state)
{
    (void)state;
    const struct amount printed[] = {{BUDGET_INITIAL, "500.00"}, {BUDGET_ADJUSTMENT, "-20.00"}};
    const struct change rate[] = {{"4.00", ""}, {"4.01", "budget.adjustment-rate"}, {"3.99", ""},
        {"3.98", "budget.adjustment-rate"}, {"4", ""}, {"3", ""}, {"5", "budget.adjustment-rate"},
        {"-4.00", ""}, {"-4.01", "budget.adjustment-rate"}};
    ASSERT_CHANGES(printed, BUDGET_ADJUSTMENT_RATE, rate);

    const struct amount implied[] = {{BUDGET_INITIAL, "500.00"}, {BUDGET_ADJUSTED, "480.00"}};
    const struct change implied_rate[] = {
        {"4.00", ""}, {"4.02", "budget.adjustment-rate"}, {"3.97", "budget.adjustment-rate"}};
    ASSERT_CHANGES(implied, BUDGET_ADJUSTMENT_RATE, implied_rate);

    const struct amount unchanged[] = {{BUDGET_INITIAL, "500.00"}, {BUDGET_ADJUSTED, "500.00"}};
    const struct change no_rate[] = {{"0.00", ""}, {"0", ""}, {"0.02", "budget.adjustment-rate"}};
    ASSERT_CHANGES(unchanged, BUDGET_ADJUSTMENT_RATE, no_rate);

    const struct change large[] = {{"100.00", ""}, {"100.04", ""},
        {"100.05", "budget.adjustment-large"}, {"-100.00", ""},
        {"-100.05", "budget.adjustment-large"}};
    ASSERT_CHANGES(printed, BUDGET_ADJUSTMENT, large);
    const struct change large_implied[] = {{"600.00", ""}, {"600.05", "budget.adjustment-large"},
        {"400.00", ""}, {"399.95", "budget.adjustment-large"}};
    ASSERT_CHANGES(implied, BUDGET_ADJUSTED, large_implied);
    const struct change large_rate[] = {{"20.00", ""}, {"20.01", "budget.adjustment-large"}};
    assert_changes(NULL, 0, BUDGET_ADJUSTMENT_RATE, large_rate, COUNT(large_rate));
}

static void signs_of_adjustments(void **state)
{
    (void)state;
    struct report report;
    bare(&report);
    set(&report, BUDGET_ADJUSTMENT, "-24.81");
    report.evaluation.budget.adjustment_word = ADJUSTMENT_DECREASE;
    assert_told(&report, "");
    report.evaluation.budget.adjustment_negative = true;
    assert_told(&report, "budget.adjustment-sign");
    report.evaluation.budget.adjustment_word = ADJUSTMENT_INCREASE;
    assert_told(&report, "budget.adjustment-sign");
    report.evaluation.budget.adjustment_word = ADJUSTMENT_PLAIN;
    assert_told(&report, "");
    report.evaluation.budget.adjustment_word = ADJUSTMENT_DECREASE;
    set(&report, BUDGET_ADJUSTMENT, "0.00");
    assert_told(&report, "");
}

static void spending_against_the_budget(void **state)
{
    (void)state;
    const struct amount adjusted[] = {{BUDGET_ADJUSTED, "480.00"}};
    const struct change over[] = {{"480.00", ""}, {"480.004", ""}, {"480", ""},
        {"480.01", "budget.over-executed"}, {"481", "budget.over-executed"}};
    ASSERT_CHANGES(adjusted, BUDGET_EXECUTED, over);
    const struct change low[] = {{"384.00", ""}, {"383.98", ""}, {"383.97", "budget.low-execution"},
        {"0.00", "budget.low-execution"}};
    ASSERT_CHANGES(adjusted, BUDGET_EXECUTED, low);
    const struct change rate[] = {{"100", ""}, {"100.01", "budget.over-executed"}, {"80", ""},
        {"79.99", "budget.low-execution"}};
    assert_changes(NULL, 0, BUDGET_RATE, rate, COUNT(rate));
    const struct amount coarse[] = {{BUDGET_ADJUSTED, "480.0"}};
    const struct change finer[] = {{"480.06", ""}, {"480.1", "budget.over-executed"}};
    ASSERT_CHANGES(coarse, BUDGET_EXECUTED, finer);

    struct report report;
    bare(&report);
    set(&report, BUDGET_ADJUSTED, "21000");
    set(&report, BUDGET_EXECUTED, "21005");
    assert_told(&report, "budget.over-executed");
    mention(&report, BUDGET_ADJUSTED, "21000", 4);
    report.mentions[0].figure = report.evaluation.budget.adjusted;
    assert_told(&report, "");
    set(&report, BUDGET_EXECUTED, "22100");
    assert_told(&report, "budget.over-executed");
}

static void execution_scores(void **state)
{
    (void)state;
    const struct amount spent[] = {{BUDGET_ADJUSTED, "195.55"}, {BUDGET_EXECUTED, "193.11"},
        {BUDGET_RATE, "98.75"}, {BUDGET_WEIGHT, "10"}};
    const struct change score[] = {{"9.88", ""}, {"9.87", ""}, {"9.875", ""},
        {"9.86", "budget.score"}, {"9.89", "budget.score"}, {"9.9", "budget.score"},
        {"10", "budget.score"}, {NULL, ""}};
    ASSERT_CHANGES(spent, BUDGET_SCORE, score);

    const struct amount coarse[] = {
        {BUDGET_ADJUSTED, "195.55"}, {BUDGET_EXECUTED, "193.11"}, {BUDGET_RATE, "99"}};
    const struct change from_rate[] = {{"9.9", ""}, {"9.88", ""}, {"9.8", "budget.score"}};
    ASSERT_CHANGES(coarse, BUDGET_SCORE, from_rate);

    const struct amount wrong[] = {
        {BUDGET_ADJUSTED, "195.55"}, {BUDGET_EXECUTED, "193.11"}, {BUDGET_RATE, "99.5"}};
    const struct change from_wrong_rate[] = {
        {"9.95", "budget.rate budget.score"}, {"9.88", "budget.rate"}};
    ASSERT_CHANGES(wrong, BUDGET_SCORE, from_wrong_rate);

    const struct amount whole[] = {{BUDGET_ADJUSTED, "1000.00"}, {BUDGET_EXECUTED, "999.40"}};
    const struct change rounded_away[] = {{"9.99", ""}, {"10", "budget.score"}};
    ASSERT_CHANGES(whole, BUDGET_SCORE, rounded_away);

    const struct amount only_rate[] = {{BUDGET_RATE, "95"}, {BUDGET_WEIGHT, "20"}};
    const struct change of_rate[] = {{"19", ""}, {"19.5", "budget.score"}};
    ASSERT_CHANGES(only_rate, BUDGET_SCORE, of_rate);

    const struct amount over[] = {{BUDGET_ADJUSTED, "100.00"}, {BUDGET_EXECUTED, "110.00"}};
    const struct change capped[] = {
        {"10", "budget.over-executed"}, {"11", "budget.over-executed budget.score"}};
    ASSERT_CHANGES(over, BUDGET_SCORE, capped);
}

static void figures_printed_twice(void **state)
{
    (void)state;
    const struct {
        enum budget_field field;
        const char *first, *second;
        int power;
        bool conflict;
    } rows[] = {
        {BUDGET_ADJUSTED, "195.55", "195.55", 0, false},
        {BUDGET_ADJUSTED, "195.55", "195.6", 0, false},
        {BUDGET_ADJUSTED, "195.55", "195.5", 0, false},
        {BUDGET_ADJUSTED, "195.55", "195", 0, false},
        {BUDGET_ADJUSTED, "195.55", "195.4", 0, true},
        {BUDGET_ADJUSTED, "195.55", "195.7", 0, true},
        {BUDGET_ADJUSTED, "195.55", "195.57", 0, true},
        {BUDGET_ADJUSTED, "202.64", "202.6400", -4, false},
        {BUDGET_ADJUSTED, "202.64", "202.6360", -4, false},
        {BUDGET_ADJUSTED, "202.64", "202.6340", -4, true},
        {BUDGET_ADJUSTED, "21034.55", "21000", 4, false},
        {BUDGET_ADJUSTED, "21034.55", "21000", 0, true},
        {BUDGET_ADJUSTED, "22034.55", "21000", 4, true},
        {BUDGET_RATE, "98.75", "98.8", 0, false},
        {BUDGET_RATE, "98.75", "98.6", 0, true},
        {BUDGET_ADJUSTMENT, "-18.02", "18.02", 0, false},
        {BUDGET_ADJUSTMENT, "-18.02", "18.2", 0, true},
        {BUDGET_PROJECT_COUNT, "5", "5", 0, false},
        {BUDGET_PROJECT_COUNT, "5", "6", 0, true},
        {BUDGET_WEIGHT, "10", "10.00", 0, false},
        {BUDGET_WEIGHT, "10", "10.5", 0, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        mention(&report, rows[i].field, rows[i].first, 0);
        mention(&report, rows[i].field, rows[i].second, rows[i].power);
        assert_told_by(
            &policy_default, &report, rows[i].conflict ? "budget.conflict" : "", rows[i].second, 0);
        assert_int_equal(
            checks_agreement(&report.mentions[0], &report.mentions[1]) == AGREEMENT_CONFLICTING,
            rows[i].conflict);
    }
    struct report report;
    bare(&report);
    mention(&report, BUDGET_ADJUSTED, "195.55", 0);
    mention(&report, BUDGET_EXECUTED, "193.11", 0);
    assert_told(&report, "");
    mention(&report, BUDGET_ADJUSTED, "195.6", 0);
    mention(&report, BUDGET_EXECUTED, "199.11", 0);
    mention(&report, BUDGET_ADJUSTED, "195.51", 0);
    assert_told(&report, "budget.conflict budget.conflict");
}

static void mentions_are_equal_or_rounded(void **state)
{
    (void)state;
    struct report report;
    bare(&report);
    mention(&report, BUDGET_ADJUSTED, "202.64", 0);
    mention(&report, BUDGET_ADJUSTED, "202.6400", -4);
    mention(&report, BUDGET_ADJUSTED, "202.6", 0);
    assert_int_equal(checks_agreement(&report.mentions[0], &report.mentions[1]), AGREEMENT_EQUAL);
    assert_int_equal(checks_agreement(&report.mentions[0], &report.mentions[2]), AGREEMENT_ROUNDED);
}

static void mentions_conflict_among_the_later_ones(void **state)
{
    (void)state;
    struct report report;
    bare(&report);
    mention(&report, BUDGET_INITIAL, "195", 0);
    mention(&report, BUDGET_INITIAL, "195.52", 0);
    mention(&report, BUDGET_INITIAL, "195.31", 0);
    assert_told(&report, "budget.conflict");
    struct arena arena;
    arena_init(&arena);
    const struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_string_equal(findings.items[0].printed, "195.52");
    assert_string_equal(findings.items[0].expected, "195.31");
    assert_string_equal(findings.items[0].field, "budget.initial");
    assert_int_equal(findings.items[0].evidence_count, 3);
    arena_fini(&arena);
}

static void projects_against_their_totals(void **state)
{
    (void)state;
    const struct {
        enum budget_field field;
        struct change change;
    } rows[] = {
        {BUDGET_PROJECT_COUNT, {"2", ""}},
        {BUDGET_PROJECT_COUNT, {"3", "project.count"}},
        {BUDGET_PROJECT_COUNT, {"1", "project.count"}},
        {BUDGET_PROJECT_ADJUSTED, {"110.00", ""}},
        {BUDGET_PROJECT_ADJUSTED, {"110", ""}},
        {BUDGET_PROJECT_ADJUSTED, {"110.02", ""}},
        {BUDGET_PROJECT_ADJUSTED, {"110.03", "project.sum-adjusted"}},
        {BUDGET_PROJECT_ADJUSTED, {"109.99", ""}},
        {BUDGET_PROJECT_ADJUSTED, {"109.98", "project.sum-adjusted"}},
        {BUDGET_PROJECT_EXECUTED, {"93.42", ""}},
        {BUDGET_PROJECT_EXECUTED, {"93.43", "project.sum-executed"}},
        {BUDGET_PROJECT_EXECUTED, {"92.40", "project.sum-executed"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        set(&report, rows[i].field, rows[i].change.text);
        assert_told(&report, "");
        add_project(&report, "库房消防改造", "60.00", "50.00");
        add_project(&report, "档案数字化", "50.00", "43.40");
        assert_told_by(&policy_default, &report, rows[i].change.told, rows[i].change.text, 0);
    }
    struct report report;
    bare(&report);
    set(&report, BUDGET_PROJECT_ADJUSTED, "110.00");
    add_project(&report, "库房消防改造", "60.00", NULL);
    add_project(&report, "档案数字化", NULL, "43.40");
    assert_told(&report, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_of_the_budget),
        cmocka_unit_test(amounts_in_yi_have_lost_their_places),
        cmocka_unit_test(figures_too_long_to_reckon_with_are_left_alone),
        cmocka_unit_test(rates_of_the_budget),
        cmocka_unit_test(adjustments),
        cmocka_unit_test(signs_of_adjustments),
        cmocka_unit_test(spending_against_the_budget),
        cmocka_unit_test(execution_scores),
        cmocka_unit_test(figures_printed_twice),
        cmocka_unit_test(mentions_are_equal_or_rounded),
        cmocka_unit_test(mentions_conflict_among_the_later_ones),
        cmocka_unit_test(projects_against_their_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
