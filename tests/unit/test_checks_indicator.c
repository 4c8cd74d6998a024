#include "report.h"

/* One indicator, and another that makes the weights 100. */
static void assert_indicator(const char *name, const char *target, const char *actual,
    const char *completion, const char *weight, const char *score, const char *deviation,
    const char *told)
{
    struct report report;
    bare(&report);
    add(&report, name, target, actual, completion, weight, score, deviation);
    add(&report, "其他", ">=1次", "1次", "100", "90", "90", NULL);
    assert_told_by(&policy_default, &report, told, actual ? actual : "missing", 0);
}

static void completions(void **state)
{
    (void)state;
    const struct {
        const char *target, *actual, *completion, *told;
    } rows[] = {
        {"57人", "20人", "35.09", ""},
        {"57人", "20人", "35.08", ""},
        {"57人", "20人", "35.1", ""},
        {"57人", "20人", "35", ""},
        {"57人", "20人", "35.10", "indicator.completion[1]"},
        {"57人", "20人", "35.07", "indicator.completion[1]"},
        {"57人", "20人", "36", "indicator.completion[1]"},
        {"57人", "20人", NULL, ""},
        {">=95%", "100%", "105.26", ""},
        {">=95%", "100%", "100", ""},
        {">=95%", "100%", "105", ""},
        {">=95%", "100%", "104", "indicator.completion[1]"},
        {">=95%", "99.62%", "104.86", ""},
        {">=95%", "99.62%", "104.87", ""}, /* 99.6249 is printed so too */
        {">=95%", "99.62%", "104.88", "indicator.completion[1]"},
        {"=100%", "84.94%", "58.99", "indicator.completion[1]"},
        {"<=213.57万元", "195.55万元", "100", ""},
        {"<=213.57万元", "195.55万元", "98.75", "indicator.completion[1]"},
        {"<=5天", "4天", "125", ""},
        {"<=5天", "4天", "80", "indicator.completion[1]"},
        {"<=5天", "4天", "124", "indicator.completion[1]"},
        {"<=5天", "0天", "100", ""},
        {"<=5天", "0天", "0", "indicator.completion[1]"},
        {">=5%", "-2%", "-40", ""},
        {">=5%", "-2%", "0", ""},
        {">=5%", "-2%", "40", "indicator.completion[1]"},
        {"<=5天", "8天", "62.5", ""},
        {"<=5天", "8天", "160", "indicator.completion[1]"},
        {"<=3.00万元", "4.00万元", "75.00", ""},
        {"<=3.00万元", "4.00万元", "75.05", ""}, /* 3.997 is printed 4.00 */
        {"<=3.00万元", "4.00万元", "75.2", "indicator.completion[1]"},
        {">=3.0万亩", "2.0万亩", "68", ""}, /* 2.04 is printed 2.0 */
        {">=3.0公里", "2.0公里", "68", "indicator.completion[1]"},
        {">=7.5公里", "6.0公里", "81", "indicator.completion[1]"},
        {"<=0起", "0起", "100", ""},
        {"<=0起", "1起", "0", ""},
        {"<=0起", "1起", "100", "indicator.completion[1]"},
        {">=10次", "8场", "75", ""},
        {"有效提高", "达成", "90", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_indicator("甲", rows[i].target, rows[i].actual, rows[i].completion, "10", NULL,
            "人手不足", rows[i].told);
}

static void scores(void **state)
{
    (void)state;
    const char *const wrong = "indicator.score[1]",
                      *const missed = "indicator.score[1] indicator.target-missed[1]";
    const struct {
        const char *target, *actual, *completion, *score, *told;
    } rows[] = {
        {"=100%", "99.94%", NULL, "9.99", ""},
        {"=100%", "99.94%", "99.94", "10", missed},
        {"=100%", "99.996%", NULL, "10", "indicator.target-missed[1]"}, /* 9.9996 */
        {"=100%", "99.996%", NULL, "9.99", ""},
        {"=100%", "99.94%", "99.9", "9.99", ""},
        {"=100%", "99.94%", "100", "10", "indicator.target-missed[1]"},
        {">=2800人", "2798人", "100", "10", "indicator.target-missed[1]"},
        {">=2800人", "2800人", "100", "10", ""},
        {">=25次", "12次", NULL, "4.8", ""},
        {">=25次", "12次", NULL, "4.80", ""},
        {">=25次", "12次", NULL, "5", wrong},
        {">=3次", "2次", NULL, "6.67", ""},
        {">=3次", "2次", NULL, "6.66", ""},
        {">=3次", "2次", NULL, "6.666", ""},
        {">=3次", "2次", NULL, "6.7", wrong},
        {"=100%", "66.649%", NULL, "6.665", ""}, /* 6.6649 */
        {">=3次", "2次", "66.7", "6.67", ""},
        {">=3次", "2次", "67", "6.7", ""},
        {">=3次", "2次", "68", "6.8", "indicator.completion[1] indicator.score[1]"},
        {">=3次", "3次", NULL, "9.5", wrong},
        {"<=5天", "4天", "100", "8", wrong},
        {"<=5天", "8天", NULL, "6.25", ""},
        {"<=5天", "8天", NULL, "10", missed},
        {"<=0起", "1起", NULL, "10", missed},
        {"<=0起", "0起", NULL, "10", ""},
        {">=0起", "3起", NULL, "10", ""},
        {">=10次", "8场", NULL, "3", ""},
        {">=3次", "2次", NULL, NULL, ""},
        {"有效提高", "完全达到预期", NULL, "10", ""},
        {"有效提高", "完全达到预期", NULL, "9.99", wrong},
        {"有效提高", "部分达成", NULL, "6", ""},
        {"有效提高", "部分达成", NULL, "8", ""},
        {"有效提高", "部分达成", NULL, "5.99", wrong},
        {"有效提高", "部分达成", NULL, "8.01", wrong},
        {"有效提高", "部分达成", NULL, "10", missed},
        {"有效提高", "未达成", NULL, "6", ""},
        {"有效提高", "未达成", NULL, "6.01", wrong},
        {"有效提高", "效果良好", NULL, "3", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_indicator("甲", rows[i].target, rows[i].actual, rows[i].completion, "10",
            rows[i].score, "人手不足", rows[i].told);
    const char *const over = "indicator.score-over-weight[1]";
    assert_indicator("甲", "有效提高", "效果良好", NULL, "10", "10.00", NULL, "");
    assert_indicator("甲", "有效提高", "效果良好", NULL, "10", "10.01", NULL, over);
    assert_indicator("甲", ">=3次", "3次", NULL, "10", "12", NULL,
        "indicator.score-over-weight[1] indicator.score[1]");
}

static void missed_targets_need_a_reason(void **state)
{
    (void)state;
    const char *const none = "indicator.no-reason[1]";
    const struct {
        const char *target, *actual, *score, *reason, *told;
    } rows[] = {
        {">=10次", "9次", "9", "场地维修，延期到下一年", ""},
        {">=10次", "9次", "9", NULL, none},
        {">=10次", "10次", "10", NULL, ""},
        {">=10次", "9次", "9", "偏差较小", none},
        {">=10次", "9次", "9", "偏差较小。", none},
        {">=10次", "9次", "9", "无", none},
        {">=10次", "9次", "9", "偏差原因：无", none},
        {">=10次", "9次", "9", "—", none},
        {">=10次", "9次", "9", "0", none},
        {">=10次", "9次", "9", "偏差较小，参训人员请假", ""},
        {">=10次", "9次", "9", "无法进场施工", ""},
        {"<=5天", "8天", "6.25", NULL, none},
        {"<=5天", "5天", "10", NULL, ""},
        {"有效提高", "部分达成", "7", NULL, none},
        {"有效提高", "未达成", "3", NULL, none},
        {"有效提高", "达成", "10", NULL, ""},
        {"有效提高", "效果良好", "3", NULL, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_indicator("甲", rows[i].target, rows[i].actual, NULL, "10", rows[i].score,
            rows[i].reason, rows[i].told);
}

static void targets_set_too_low(void **state)
{
    (void)state;
    const char *const over = "indicator.over-fulfilled[1]";
    assert_indicator("甲", ">=100人", "130人", NULL, "10", "10", NULL, "");
    assert_indicator("甲", ">=100人", "131人", NULL, "10", "10", NULL, over);
    assert_indicator("甲", ">=100人", "131人", "100", "10", "10", NULL, over);
    assert_indicator("甲", "100人", "160人", "160", "10", "10", NULL, over);
    assert_indicator("甲", ">=10万元", "13.0005万元", NULL, "10", "10", NULL, "");
    assert_indicator("甲", ">=10万元", "13.001万元", NULL, "10", "10", NULL, over);
    assert_indicator("甲", "<=100万元", "20万元", "100", "10", "10", NULL, "");
}

static void indicators_that_repeat_the_budget(void **state)
{
    (void)state;
    const struct {
        const char *name, *target, *actual;
        bool contradicts;
    } rows[] = {
        {"预算经费", "<=500万元", "456.00万元", false},
        {"预算经费", "<=500万元", "456万元", false},
        {"预算经费", "<=500万元", "456.02万元", true},
        {"预算经费", "<=500万元", "480.00万元", true},
        {"2023年部门预算经费支出", "<=500万元", "480.00万元", true},
        {"预算执行金额", "<=500万元", "480.00万元", true},
        {"预算经费", "<=5000000元", "4560000元", false},
        {"预算经费", "<=5000000元", "4800000元", true},
        {"预算经费", "<=500万元", "480.00", true},
        {"培训预算经费", "<=500万元", "480.00万元", false},
        {"预算经费", "<=100%", "90%", false},
        {"预算执行率", ">=90%", "95%", false},
        {"预算执行率", ">=90%", "95.00%", false},
        {"预算执行率", ">=90%", "95.01%", true},
        {"部门整体支出预算执行率", ">=90%", "96%", true},
        {"基本支出预算执行率", ">=90%", "98%", false},
        {"基本支出预算执行率", ">=90%", "99%", true},
        {"项目支出预算执行率", ">=80%", "84.91%", false},
        {"项目支出预算执行率", ">=80%", "84.94%", true},
        {"政府采购执行率", ">=80%", "84.94%", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        clean(&report);
        report.evaluation.indicator_count = 0;
        conclude(&report, NULL, GRADE_NONE);
        add(&report, rows[i].name, rows[i].target, rows[i].actual, NULL, "90", NULL, NULL);
        assert_told_by(&policy_default, &report, rows[i].contradicts ? "indicator.evidence[1]" : "",
            rows[i].name, 0);
    }
}

static void evidence_from_what_stands_in(void **state)
{
    (void)state;
    struct report report;
    bare(&report);
    add(&report, "项目支出预算执行率", "100%", "84.94%", NULL, "100", NULL, "审批未完成");
    assert_told(&report, "");
    add_project(&report, "库房消防改造", "60.00", "50.00");
    add_project(&report, "档案数字化", "50.00", "43.44");
    assert_told(&report, "");
    report.projects[1].executed = made_figure("33.40");
    assert_told(&report, "indicator.evidence[1]");

    bare(&report);
    report.evaluation.kind = KIND_PROJECT;
    add(&report, "项目资金执行率", "100%", "90%", NULL, "100", NULL, "审批未完成");
    set(&report, BUDGET_ADJUSTED, "40.00");
    set(&report, BUDGET_EXECUTED, "36.00");
    assert_told(&report, "");
    set(&report, BUDGET_EXECUTED, "34.00");
    assert_told(&report, "indicator.evidence[1]");

    bare(&report);
    add(&report, "预算执行率", "100%", "100%", NULL, "100", NULL, NULL);
    set(&report, BUDGET_ADJUSTED, "40.00");
    set(&report, BUDGET_EXECUTED, "44.00");
    assert_told(&report, "budget.over-executed");
    report.indicators[0].actual = made_quantity("105%");
    assert_told(&report, "budget.over-executed indicator.evidence[1]");

    bare(&report);
    add(&report, "预算执行率", "100%", "91%", NULL, "100", NULL, "审批未完成");
    set(&report, BUDGET_RATE, "90.72");
    assert_told(&report, "");
    set(&report, BUDGET_RATE, "93.5");
    assert_told(&report, "indicator.evidence[1]");
}

static void names_in_heading_and_sentence(void **state)
{
    (void)state;
    const struct {
        const char *heading, *sentence;
        bool mismatch;
    } rows[] = {
        {"12345热线事件办结率", "政府采购执行率", true},
        {"培训费下降率", "公务用车经费下降率", true},
        {"项目支出预算执行率", "政府采购执行率", true},
        {"解决就业人数", "受理信访案件", true},
        {"编制信息准确率", "编制信息公示率", true}, /* another indicator has that name */
        {"受益人员满意度", "受益部门满意度", false},
        {"受益人员满意度", "群众满意度", false},
        {"政府采购执行率", "政府采购执行率执行率", false},
        {"公务用车经费下降率", "公车经费下降率", false},
        {"解决就业人数", "就业人员数", false},
        {"信访案件受理数（件）", "受理信访案件", false},
        {"“一门式”服务", "“一门式” 服务", false},
        {"解决就业人数", "实际完成值", false},
        {"解决就业人数", NULL, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct report report;
        bare(&report);
        add(&report, rows[i].heading, NULL, NULL, NULL, NULL, NULL, NULL);
        add(&report, "编制信息公示率", NULL, NULL, NULL, NULL, NULL, NULL);
        report.indicators[0].sentence_name = made_words(rows[i].sentence);
        assert_told_by(&policy_default, &report,
            rows[i].mismatch ? "indicator.name-mismatch[1]" : "", rows[i].heading, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(completions),
        cmocka_unit_test(scores),
        cmocka_unit_test(missed_targets_need_a_reason),
        cmocka_unit_test(targets_set_too_low),
        cmocka_unit_test(indicators_that_repeat_the_budget),
        cmocka_unit_test(evidence_from_what_stands_in),
        cmocka_unit_test(names_in_heading_and_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
