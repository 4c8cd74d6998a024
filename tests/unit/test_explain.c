#include "judged.h"

#include "explain_origin.h"

/* What a formula of scores says, read as a person reads it. */
struct said {
    struct decimal whole, above, below, cut, result;
    bool has_cut, capped, floored, percent;
};

static struct decimal take_number(const char **text)
{
    size_t length = strspn(*text, "-0123456789.");
    struct decimal number;
    if (!length || !decimal_parse(*text, length, &number))
        fail_msg("no number: %s", *text);
    *text += length;
    return number;
}

static bool take(const char **text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*text, word, length) != 0)
        return false;
    *text += length;
    return true;
}

/* "[WHOLE × ][min(1, |max(0, ]ABOVE / BELOW[)] = [CUT[%] → ]RESULT[%]" */
static struct said read_share(const char *text)
{
    struct said said = {.percent = strchr(text, '%') != NULL, .whole = DECIMAL(100)};
    if (!said.percent) {
        said.whole = take_number(&text);
        assert_true(take(&text, " × "));
    }
    said.capped = take(&text, "min(1, ");
    said.floored = take(&text, "max(0, ");
    said.above = take_number(&text);
    assert_true(take(&text, " / "));
    said.below = take_number(&text);
    if (said.capped || said.floored)
        assert_true(take(&text, ")"));
    assert_true(take(&text, " = "));
    said.result = take_number(&text);
    if (said.percent)
        assert_true(take(&text, "%"));
    said.has_cut = take(&text, " → ");
    if (said.has_cut) {
        said.cut = said.result;
        said.result = take_number(&text);
        assert_int_equal(take(&text, "%"), said.percent);
    }
    if (*text)
        fail_msg("not understood: %s", text);
    return said;
}

static void assert_same(const char *formula, struct decimal a, struct decimal b)
{
    char x[DECIMAL_TEXT], y[DECIMAL_TEXT];
    if (decimal_compare(a, b) != 0)
        fail_msg("%s: %s is not %s", formula, decimal_text(a, x), decimal_text(b, y));
}

/* The printed numbers, computed anew, give the printed result, which is `value`. */
static void assert_share_holds(const char *formula, struct decimal value)
{
    const struct said said = read_share(formula);
    struct decimal exact, cut;
    if (said.capped) {
        assert_true(decimal_compare(said.above, said.below) >= 0 && said.below.digits > 0);
        exact = said.whole;
    } else if (said.floored) {
        assert_true((said.above.digits <= 0) != (said.below.digits <= 0));
        exact = DECIMAL(0);
    } else {
        assert_true(decimal_ratio(said.whole, said.above, said.below, 2, ROUND_HALF_UP, &exact));
    }
    if (said.has_cut) {
        assert_true(decimal_ratio(said.whole, said.above, said.below, 4, ROUND_DOWN, &cut));
        assert_same(formula, cut, said.cut);
    }
    assert_same(formula, said.result, exact);
    assert_same(formula, said.result, value);
}

/* "195.55 ≤ 213.57 → 12": the sign is right, and the result is the value. */
static void assert_condition_holds(const char *formula, struct decimal value)
{
    const char *text = formula;
    struct decimal left = take_number(&text);
    static const struct {
        const char *sign;
        int low, high;
    } signs[] = {{" ≤ ", -1, 0}, {" ≥ ", 0, 1}, {" < ", -1, -1}, {" > ", 1, 1}, {" = ", 0, 0}};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (take(&text, signs[i].sign)) {
            int order = decimal_compare(left, take_number(&text));
            assert_true(order >= signs[i].low && order <= signs[i].high);
            assert_true(take(&text, " → "));
            assert_same(formula, take_number(&text), value);
            return;
        }
    fail_msg("no formula: %s", formula);
}

static void assert_holds(const struct score_steps *steps, struct computed value)
{
    struct arena arena;
    arena_init(&arena);
    const char *formula = explain_formula(steps, &arena);
    const char *rule = explain_rule(steps, OP_GE, &policy_default, &arena);
    assert_non_null(rule);
    assert_int_equal(formula != NULL, value.known && !value.kept);
    if (formula && strstr(formula, " / "))
        assert_share_holds(formula, value.value);
    else if (formula)
        assert_condition_holds(formula, value.value);
    else
        assert_true(steps->rule >= LACKS_WEIGHT);
    arena_fini(&arena);
}

static uint64_t seed = 20261121;

static int64_t between(int64_t low, int64_t high)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return low + (int64_t)(seed % (uint64_t)(high - low + 1));
}

static struct decimal any_decimal(void)
{
    int64_t most[] = {3, 120, 9999, 99999999};
    return (struct decimal){.digits = between(between(0, 9) ? 0 : -50, most[between(0, 3)]),
        .scale = (int)between(0, 2)};
}

static struct quantity any_quantity(void)
{
    static const char *const units[] = {NULL, "%", "人", "万元", "元"};
    return (struct quantity){.form = between(0, 19) ? QUANTITY_NUMBER : QUANTITY_MISSING,
        .op = (enum op)between(OP_EQ, OP_LT),
        .value = any_decimal(),
        .unit = units[between(0, 4)]};
}

static struct figure any_figure(void)
{
    struct decimal value = any_decimal();
    value.digits = value.digits < 0 ? -value.digits : value.digits;
    return (struct figure){.known = between(0, 19) > 0, .value = value};
}

static void every_formula_gives_its_score(void **state)
{
    (void)state;
    size_t formulas = 0;
    for (int i = 0; i < 20000; i++) {
        struct quantity target = any_quantity(), actual = any_quantity();
        struct figure weight = any_figure(), reported = any_figure(), adjusted = any_figure();
        const struct score_steps steps[] = {
            score_indicator_steps(&policy_default, &target, &actual, &weight, &reported),
            score_completion_steps(&target, &actual),
            score_execution_steps(&policy_default, &adjusted, &weight, &reported, &reported),
            score_rate_steps(&adjusted, &weight)};
        const struct computed values[] = {
            score_indicator(&policy_default, &target, &actual, &weight, &reported),
            score_completion(&target, &actual),
            score_execution(&policy_default, &adjusted, &weight, &reported, &reported),
            score_rate(&adjusted, &weight)};
        for (size_t k = 0; k < COUNT(steps); k++) {
            assert_holds(&steps[k], values[k]);
            formulas += values[k].known && !values[k].kept;
        }
    }
    assert_true(formulas > 20000);
}

static void formulas_are_written_as_reviewers_do(void **state)
{
    (void)state;
    static const struct {
        const char *target, *actual, *weight, *reported, *formula;
    } rows[] = {
        {">=195.55", "193.11", "10", NULL, "10 × 193.11 / 195.55 = 9.8752 → 9.88"},
        {"=100%", "84.95%", "10", NULL, "10 × 84.95 / 100 = 8.495 → 8.5"},
        {">=8次", "4次", "10", NULL, "10 × 4 / 8 = 5"},
        {">=5%", "27.17%", "8", NULL, "8 × min(1, 27.17 / 5) = 8"},
        {">=10%", "-3%", "10", NULL, "10 × max(0, -3 / 10) = 0"},
        {"<=304.1万元", "422.89万元", "12", NULL, "12 × 304.1 / 422.89 = 8.6291 → 8.63"},
        {"<=2万元", "25000元", "10", NULL, "10 × 2 / 2.50 = 8"},
        {"<=213.57万元", "195.55万元", "12", NULL, "195.55 ≤ 213.57 → 12"},
        {"<=0起", "1起", "10", NULL, "1 > 0 → 0"},
        {">=-5%", "-3%", "10", NULL, "-3 ≥ -5 → 10"},
        {"有效提高", "达成", "30", NULL, "30 × 100% = 30"},
        {"有效提高", "部分达成", "10", "7.5", "6 ≤ 7.5 ≤ 8 → 7.5"},
        {"有效提高", "部分达成", "10", "9", "9 > 8 → 8"},
        {"有效提高", "部分达成", "10", "5", "5 < 6 → 6"},
        {"有效提高", "效果良好", "10", "9", NULL},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quantity target = made_quantity(rows[i].target),
                        actual = made_quantity(rows[i].actual);
        struct figure weight = made_figure(rows[i].weight),
                      reported = made_figure(rows[i].reported);
        const struct score_steps steps =
            score_indicator_steps(&policy_default, &target, &actual, &weight, &reported);
        const char *formula = explain_formula(&steps, &arena);
        if (!rows[i].formula)
            assert_null(formula);
        else if (!formula || strcmp(formula, rows[i].formula) != 0)
            fail_msg("%s, not %s", formula ? formula : "none", rows[i].formula);
    }
    arena_fini(&arena);
}

static void street(struct report *report)
{
    bare(report);
    set(report, BUDGET_ADJUSTED, "195.55");
    set(report, BUDGET_EXECUTED, "193.11");
    set(report, BUDGET_SCORE, "9.88");
    add(report, "培训人次", ">=57人", "20人", "35.09", "50", "20", NULL);
    add(report, "合格率", ">=98%", NULL, NULL, "40", "38", NULL);
    conclude(report, "67.88", GRADE_ZHONG);
}

static struct explanation why(struct judged *judged, const char *path)
{
    struct review *review = arena_alloc(&judged->arena, sizeof *review);
    struct explanation explanation;
    *review = judged_review(judged);
    if (!explain(review, judged->entries, judged->count, path, &explanation, &judged->arena,
            &judged->err))
        fail_msg("%s", judged->err.text);
    return explanation;
}

static void a_score_tells_what_it_rests_on(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct explanation said = why(&judged, "indicators[1].score");
    assert_int_equal(said.count, 2);
    assert_string_equal(said.value, "20");
    assert_string_equal(said.steps[0].title, "reviewed score: as the report prints it");
    assert_string_equal(said.steps[1].formula, "50 × 20 / 57 = 17.5438 → 17.54");

    change(&judged, "indicators[1].actual", "30")->reason = "see the ledger";
    said = why(&judged, "indicators[1].score");
    assert_int_equal(said.count, 2);
    assert_string_equal(said.value, "26.32");
    assert_string_equal(said.steps[0].formula, "50 × 30 / 57 = 26.3157 → 26.32");
    const struct explained_number *actual = &said.steps[0].numbers[1];
    assert_string_equal(actual->value, "30人");
    assert_string_equal(actual->reported, "20人");
    assert_string_equal(actual->change->reason, "see the ledger");
    assert_string_equal(said.steps[1].formula, "50 × 20 / 57 = 17.5438 → 17.54");

    change(&judged, "indicators[1].score", "25");
    said = why(&judged, "indicators[1].score");
    assert_int_equal(said.count, 3);
    assert_string_equal(said.steps[0].title, "reviewed score: set by hand");
    assert_string_equal(said.steps[0].numbers[0].change->author, "li");
    arena_fini(&judged.arena);
}

static void what_cannot_be_computed_says_why(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct explanation said = why(&judged, "indicators[2].score");
    assert_null(said.steps[1].formula);
    assert_string_equal(said.steps[1].rule, "cannot be computed: the actual is missing");
    assert_string_equal(said.steps[1].note, "the reported score is kept");
    assert_string_equal(said.steps[1].numbers[1].value, "");
    judged.report.indicators[1].score.known = false;
    said = why(&judged, "total");
    assert_null(said.steps[0].formula);
    assert_string_equal(said.steps[0].rule, "cannot be computed: a score that counts is missing");
    arena_fini(&judged.arena);
}

static void a_total_shows_its_addends_and_the_bands(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct explanation said = why(&judged, "total");
    assert_string_equal(said.value, "67.88 中");
    assert_string_equal(said.steps[0].formula, "9.88 + 20 + 38 = 67.88");
    assert_int_equal(said.steps[0].count, 3);
    assert_string_equal(said.steps[1].formula, "67.88 → 中");
    assert_string_equal(said.steps[1].numbers[0].value, "7.88");
    assert_string_equal(said.steps[1].numbers[1].value, "12.12");
    assert_string_equal(
        why(&judged, "budget.score").steps[1].formula, "10 × 193.11 / 195.55 = 9.8752 → 9.88");
    assert_true(why(&judged, "budget.score").steps[1].numbers[2].of_policy);
    assert_string_equal(
        why(&judged, "budget.rate").steps[0].formula, "193.11 / 195.55 = 98.7522% → 98.75%");
    arena_fini(&judged.arena);
}

static void figures_of_the_budget_show_their_parts(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    set(&judged.report, BUDGET_INITIAL, "213.57");
    set(&judged.report, BUDGET_ADJUSTMENT, "-18.02");
    assert_string_equal(
        why(&judged, "budget.adjusted").steps[1].formula, "213.57 - 18.02 = 195.55");
    assert_string_equal(why(&judged, "budget.adjustment_rate").steps[1].formula,
        "18.02 / 213.57 = 8.4375% → 8.44%");
    assert_string_equal(why(&judged, "budget.basic.rate").steps[1].rule,
        "cannot be computed: an amount is missing");
    arena_fini(&judged.arena);
}

static void a_finding_shows_how_it_is_right(void **state)
{
    (void)state;
    struct judged judged;
    judged_init(&judged, street);
    struct review review = judged_review(&judged);
    struct findings findings = findings_of_review(&review, &judged.arena);
    const struct finding *finding = findings_find(&findings, "indicator.score", &judged.err);
    assert_non_null(finding);
    struct explanation said;
    explain_finding(&review, judged.entries, judged.count, finding, &said, &judged.arena);
    assert_string_equal(said.value, "17.54");
    assert_true(said.steps[0].count >= 3);
    assert_null(said.steps[0].numbers[0].value);
    assert_string_equal(said.steps[2].formula, "50 × 20 / 57 = 17.5438 → 17.54");
    arena_fini(&judged.arena);
}

static void there_is_no_why_of_what_is_not_there(void **state)
{
    (void)state;
    static const char *const paths[] = {"indicators[3].score", "indicators[0].score",
        "indicators[1].", "indicators[1].nothing", "budget.nothing", "", "status"};
    struct judged judged;
    judged_init(&judged, street);
    struct review review = judged_review(&judged);
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct explanation said;
        assert_false(explain(&review, NULL, 0, paths[i], &said, &judged.arena, &judged.err));
    }
    arena_fini(&judged.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_formula_gives_its_score),
        cmocka_unit_test(formulas_are_written_as_reviewers_do),
        cmocka_unit_test(a_score_tells_what_it_rests_on),
        cmocka_unit_test(what_cannot_be_computed_says_why),
        cmocka_unit_test(a_total_shows_its_addends_and_the_bands),
        cmocka_unit_test(figures_of_the_budget_show_their_parts),
        cmocka_unit_test(a_finding_shows_how_it_is_right),
        cmocka_unit_test(there_is_no_why_of_what_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
