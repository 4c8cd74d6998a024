#include "made.h"

#include "score.h"

/* `expected` NULL: not computable. A mark ~ in front: the reported score is kept. `what` tells
 * which row failed. */
static void assert_computed(const char *what, struct computed computed, const char *expected)
{
    char text[DECIMAL_TEXT];
    bool kept = expected && *expected == '~';
    if (computed.known != (expected != NULL) || computed.kept != kept)
        fail_msg("%s: known %d, kept %d", what, computed.known, computed.kept);
    if (expected && decimal_compare(computed.value, made_decimal(expected + kept)) != 0)
        fail_msg("%s: %s, not %s", what, decimal_text(computed.value, text), expected);
}

static void numbers_are_scored_by_the_operator(void **state)
{
    (void)state;
    const struct {
        const char *target, *actual, *weight, *score, *completion;
    } rows[] = {
        /* at least, and equal: in proportion, never above the weight */
        {">=5%", "5%", "8", "8", "100"},
        {">=5%", "27.17%", "8", "8", "543.4"},
        {">=95%", "99.62%", "10", "10", "104.86"},
        {"=100%", "84.94%", "12", "10.19", "84.94"},
        {"=100%", "99.94%", "10", "9.99", "99.94"},
        {"57人", "20人", "15", "5.26", "35.09"},
        {">=40场", "39.5场", "10", "9.88", "98.75"}, /* 9.875, half up */
        {">=40场", "39.499场", "10", "9.87", "98.75"},
        {">=3次", "2次", "10", "6.67", "66.67"},
        {">=3次", "1次", "10", "3.33", "33.33"},
        {">10件", "10件", "10", "10", "100"},
        {">10件", "9件", "10", "9", "90"},
        {">=10件", "0件", "10", "0", "0"},
        {">=10%", "-3%", "10", "0", "-30"},
        /* at most: in full, else target / actual */
        {"<=213.57万元", "195.55万元", "12", "12", "100"},
        {"<=304.1万元", "422.89万元", "12", "8.63", "71.91"},
        {"<=5天", "5天", "10", "10", "100"},
        {"<5天", "5天", "10", "10", "100"},
        {"<5天", "6天", "10", "8.33", "83.33"},
        {"<=5天", "0天", "10", "10", "100"},
        /* a target of 0 */
        {"<=0起", "0起", "10", "10", "100"},
        {"<=0起", "1起", "10", "0", "0"},
        {"0起", "0起", "10", "10", "100"},
        {"=0次", "2次", "10", "0", "0"},
        /* below zero */
        {">=-5%", "-3%", "10", "10", "100"},
        {">=-5%", "-8%", "10", "~7", NULL},
        {"<=-5%", "-8%", "10", "10", "100"},
        {"<=-5%", "-3%", "10", "~7", NULL},
        {"<=-5%", "0%", "10", "~7", NULL},
        {"=-5%", "-5%", "10", "10", "100"},
        {"=-5%", "-3%", "10", "6", "60"},
        {"=-5%", "2%", "10", "0", "-40"},
        /* units */
        {"<=2万元", "18000元", "10", "10", "100"},
        {"<=2万元", "25000元", "10", "8", "80"},
        {">=1.2亿元", "6000万元", "10", "5", "50"},
        {">=3千元", "1500元", "10", "5", "50"},
        {">=2万", "15000元", "10", "7.5", "75"},
        {">=95", "95%", "10", "10", "100"},
        {">=95%", "47.5", "10", "5", "50"},
        {">=95%", "95％", "10", "10", "100"},
        {">=1.2万亩", "12000亩", "10", "~7", NULL},
        {">=10%", "10‰", "10", "~7", NULL},
        {">=10次", "10场", "10", "~7", NULL},
        {"有效提高", "90%", "10", "~7", NULL},
        {">=10次", NULL, "10", "~7", NULL},
        {NULL, "10次", "10", "~7", NULL},
        {">=10次", "10次", NULL, "~7", "100"},
    };
    const struct figure reported = made_figure("7");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quantity target = made_quantity(rows[i].target),
                        actual = made_quantity(rows[i].actual);
        struct figure weight = made_figure(rows[i].weight);
        assert_computed(rows[i].actual ? rows[i].actual : "-",
            score_indicator(&policy_default, &target, &actual, &weight, &reported), rows[i].score);
        assert_computed(rows[i].actual ? rows[i].actual : "-", score_completion(&target, &actual),
            rows[i].completion);
    }
}

static void nothing_to_keep_is_not_known(void **state)
{
    (void)state;
    const struct quantity target = made_quantity(">=10次"), actual = made_quantity("8场");
    const struct figure weight = made_figure("10"), none = {0};
    assert_computed(
        "8场", score_indicator(&policy_default, &target, &actual, &weight, &none), NULL);
}

static void words_tell_fulfilment(void **state)
{
    (void)state;
    const struct {
        const char *target, *actual;
        enum fulfilment fulfilment;
    } rows[] = {
        {"有效提高", "达成", FULFILMENT_MET},
        {"有效提高", "达成预期指标", FULFILMENT_MET},
        {"有效提高", "达成预期指标。", FULFILMENT_MET},
        {"有效提高", "完全达到预期", FULFILMENT_MET},
        {"有效提高", "达成目标值", FULFILMENT_MET},
        {"有效提高", "已完成", FULFILMENT_MET},
        {"有效提高", "完成", FULFILMENT_MET},
        {"有效提高", "已全部按时完成", FULFILMENT_MET},
        {"有效提高", "有 效 提 高", FULFILMENT_MET},
        {"≥90分，保持前列", "≥90分， 保持前列", FULFILMENT_MET},
        {">=3次", "已完成", FULFILMENT_MET},
        {"有效提高", "部分达成预期指标并具有一定效果", FULFILMENT_PARTLY},
        {"有效提高", "部分完成", FULFILMENT_PARTLY},
        {"有效提高", "未完全达到预期", FULFILMENT_PARTLY},
        {"有效提高", "未达成预期指标且效果较差", FULFILMENT_MISSED},
        {"有效提高", "未完成", FULFILMENT_MISSED},
        {"12月底前", "未按时完成", FULFILMENT_MISSED},
        {"有效提高", "有效提升", FULFILMENT_UNTOLD},
        {"有效提高", "基本完成", FULFILMENT_UNTOLD},
        {"有效提高", "完成80%", FULFILMENT_UNTOLD},
        {"有效提高", "完成目标任务的八成", FULFILMENT_UNTOLD},
        {"不发生", "未发生安全事故", FULFILMENT_UNTOLD},
        {"有效提高", "", FULFILMENT_UNTOLD},
        {"有效提高", "95%", FULFILMENT_UNTOLD},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quantity target = made_quantity(rows[i].target),
                        actual = made_quantity(rows[i].actual);
        if (score_fulfilment(&target, &actual) != rows[i].fulfilment)
            fail_msg("%s for %s was understood otherwise", rows[i].actual, rows[i].target);
    }
}

static void words_are_scored_within_their_band(void **state)
{
    (void)state;
    const struct {
        const char *actual, *weight, *reported, *score;
    } rows[] = {
        {"完全达到预期", "30", "30", "30"},
        {"完全达到预期", "30", "25", "30"},
        {"完全达到预期", "30", NULL, "30"},
        {"部分达成", "10", "7.5", "7.5"},
        {"部分达成", "10", "6", "6"},
        {"部分达成", "10", "8", "8"},
        {"部分达成", "10", "9", "8"},
        {"部分达成", "10", "5.99", "6"},
        {"部分达成", "7.55", "7", "6.04"},
        {"部分达成", "10", NULL, NULL},
        {"未达成", "10", "0", "0"},
        {"未达成", "10", "6", "6"},
        {"未达成", "10", "10", "6"},
        {"效果良好", "10", "9", "~9"},
        {"效果良好", "10", NULL, NULL},
    };
    const struct quantity target = made_quantity("有效提高");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quantity actual = made_quantity(rows[i].actual);
        struct figure weight = made_figure(rows[i].weight),
                      reported = made_figure(rows[i].reported);
        assert_computed(rows[i].actual ? rows[i].actual : "-",
            score_indicator(&policy_default, &target, &actual, &weight, &reported), rows[i].score);
    }
}

static void execution_is_scored_pro_rata(void **state)
{
    (void)state;
    const struct {
        const char *adjusted, *executed, *weight, *score, *rate;
    } rows[] = {
        {"195.55", "193.11", "10", "9.88", "98.75"},
        {"2780.63", "2522.66", "10", "9.07", "90.72"},
        {"34.51", "18.44", "10", "5.34", "53.43"},
        {"701.60", "701.60", "10", "10", "100"},
        {"425.30", "422.89", NULL, "9.94", "99.43"},
        {"100", "120", "20", "20", "120"},
        {"100", "0", "10", "0", "0"},
        {"0.00", "0.00", "10", "~7", NULL},
        {NULL, "5", "10", "~7", NULL},
        {"5", NULL, "10", "~7", NULL},
    };
    const struct figure reported = made_figure("7");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct figure adjusted = made_figure(rows[i].adjusted),
                      executed = made_figure(rows[i].executed);
        struct figure weight = made_figure(rows[i].weight);
        assert_computed(rows[i].executed ? rows[i].executed : "-",
            score_execution(&policy_default, &adjusted, &executed, &weight, &reported),
            rows[i].score);
        assert_computed(rows[i].executed ? rows[i].executed : "-", score_rate(&adjusted, &executed),
            rows[i].rate);
    }
}

static struct evaluation of_two_halves(
    struct indicator *indicators, const char *first, const char *second)
{
    indicators[0] = made_indicator("培训人次", ">=200人次", "100人次", NULL, first, "20", NULL);
    indicators[1] = made_indicator("合格率", ">=98%", "98%", NULL, second, "50", NULL);
    return (struct evaluation){.indicators = indicators,
        .indicator_count = 2,
        .budget = {.adjusted = made_figure("200"),
            .executed = made_figure("190"),
            .weight = {.known = true, .value = DECIMAL(10)}}};
}

static void a_total_adds_execution_and_indicators(void **state)
{
    (void)state;
    struct indicator indicators[2];
    struct evaluation evaluation = of_two_halves(indicators, "40", "50");
    struct recomputed recomputed = score_evaluation(&policy_default, &evaluation);
    assert_computed("execution", recomputed.execution, "9.5");
    assert_computed("total", recomputed.total, "79.5");
    assert_int_equal(recomputed.grade, GRADE_ZHONG);

    evaluation = of_two_halves(indicators, "50", "50");
    assert_false(score_counts_execution(&policy_default, &evaluation));
    assert_computed("total", score_evaluation(&policy_default, &evaluation).total, "75");

    evaluation.budget.score = made_figure("9.5");
    assert_true(score_counts_execution(&policy_default, &evaluation));
    assert_computed("total", score_evaluation(&policy_default, &evaluation).total, "84.5");

    evaluation.budget.score = (struct figure){0};
    evaluation.budget.weight = made_figure("10");
    assert_computed("total", score_evaluation(&policy_default, &evaluation).total, "84.5");

    evaluation = (struct evaluation){0};
    recomputed = score_evaluation(&policy_default, &evaluation);
    assert_computed("total", recomputed.total, NULL);
    assert_int_equal(recomputed.grade, GRADE_NONE);
}

static void a_total_is_whole_or_unknown(void **state)
{
    (void)state;
    struct indicator indicators[2];
    struct evaluation evaluation = of_two_halves(indicators, "40", "50");
    indicators[1].actual = (struct quantity){0};
    indicators[1].score = (struct figure){0};
    assert_computed(
        "a weight without a score", score_evaluation(&policy_default, &evaluation).total, NULL);
    indicators[1].weight = (struct figure){0};
    assert_computed(
        "no weight, no points", score_evaluation(&policy_default, &evaluation).total, "29.5");
    evaluation.budget.executed = (struct figure){0};
    assert_computed(
        "no execution score", score_evaluation(&policy_default, &evaluation).total, NULL);
    evaluation = of_two_halves(indicators, "40", "50");
    evaluation.indicator_count = 0;
    assert_computed("execution alone", score_evaluation(&policy_default, &evaluation).total, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_scored_by_the_operator),
        cmocka_unit_test(nothing_to_keep_is_not_known),
        cmocka_unit_test(words_tell_fulfilment),
        cmocka_unit_test(words_are_scored_within_their_band),
        cmocka_unit_test(execution_is_scored_pro_rata),
        cmocka_unit_test(a_total_adds_execution_and_indicators),
        cmocka_unit_test(a_total_is_whole_or_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
