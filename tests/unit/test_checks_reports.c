/* The figures of three published reports, and what a careful reader finds in each. */
#include "report.h"

static void assert_recomputed(const struct report *report, const char *total, enum grade grade)
{
    const struct recomputed recomputed = score_evaluation(&policy_default, &report->evaluation);
    char text[DECIMAL_TEXT];
    assert_true(recomputed.total.known);
    if (decimal_compare(recomputed.total.value, made_decimal(total)) != 0)
        fail_msg("recomputed %s, not %s", decimal_text(recomputed.total.value, text), total);
    assert_int_equal(recomputed.grade, grade);
}

static void assert_recomputed_scores(const struct report *report, const char *const *scores)
{
    for (size_t i = 0; i < report->evaluation.indicator_count; i++) {
        const struct indicator *indicator = &report->indicators[i];
        const struct computed score = score_indicator(&policy_default, &indicator->target,
            &indicator->actual, &indicator->weight, &indicator->score);
        assert_true(score.known && !score.kept);
        assert_int_equal(decimal_compare(score.value, made_decimal(scores[i])), 0);
    }
}

static void an_office_whose_parts_do_not_add_up(void **state)
{
    (void)state;
    const struct amount budget[] = {{BUDGET_INITIAL, "213.57"}, {BUDGET_INITIAL_BASIC, "190.81"},
        {BUDGET_INITIAL_PROJECT, "4.74"}, {BUDGET_ADJUSTMENT, "-18.02"},
        {BUDGET_ADJUSTMENT_RATE, "8.44"}, {BUDGET_ADJUSTED, "195.55"}, {BUDGET_EXECUTED, "193.11"},
        {BUDGET_RATE, "98.75"}, {BUDGET_SCORE, "9.88"}, {BUDGET_BASIC_ADJUSTED, "190.81"},
        {BUDGET_BASIC_PERSONNEL, "182.77"}, {BUDGET_BASIC_PUBLIC, "8.04"},
        {BUDGET_BASIC_EXECUTED, "188.37"}, {BUDGET_BASIC_RATE, "98.72"},
        {BUDGET_PROJECT_COUNT, "2"}, {BUDGET_PROJECT_ADJUSTED, "4.74"},
        {BUDGET_PROJECT_EXECUTED, "4.74"}};
    struct report report;
    bare(&report);
    set_all(&report, budget, COUNT(budget));
    report.evaluation.budget.weight =
        (struct figure){.known = true, .value = policy_default.execution_weight};
    report.evaluation.budget.adjustment_word = ADJUSTMENT_DECREASE;
    add_project(&report, "驻社区人员补助项目", "2.43", "2.43");
    add_project(&report, "机构编制涉密系统软硬件经费项目", "2.31", "2.31");
    add(&report, "培训费下降率", ">=5%", "5%", "100", "8", "8", "由于疫情原因无法支付培训费");
    add(&report, "预算经费", "<=213.57万元", "195.55万元", "98.75", "12", "11.85",
        "部分年初预算调减，完成节约");
    add(&report, "项目支出预算执行率", "=100%", "100%", "100", "10", "10", NULL);
    add(&report, "政府采购执行率", "=100%", "100%", "100", "10", "10", NULL);
    add(&report, "编制信息准确率", ">=95%", "95%", "100", "25", "25", NULL);
    add(&report, "事业单位法人登记报告公示率", ">=95%", "100%", "105.26", "15", "15",
        "工作效率提高");
    add(&report, "受益人员满意度", ">=95%", "99.62%", "104.86", "10", "10", "受益人员满意度较高");
    report.indicators[3].sentence_name = made_words("政府采购执行率执行率");
    report.indicators[6].sentence_name = made_words("受益部门满意度");
    conclude(&report, "99.73", GRADE_YOU);
    assert_told(&report,
        "budget.initial-sum indicator.completion[2] indicator.evidence[2] indicator.score[2]");
    assert_recomputed(&report, "99.88", GRADE_YOU);
    assert_recomputed_scores(
        &report, (const char *const[]){"8", "12", "10", "10", "25", "15", "10"});
}

static void a_form_with_a_poorly_executed_project(void **state)
{
    (void)state;
    const struct amount department[] = {{BUDGET_INITIAL, "694.05"}, {BUDGET_ADJUSTED, "701.60"},
        {BUDGET_EXECUTED, "701.60"}, {BUDGET_WEIGHT, "10"}, {BUDGET_RATE, "100"},
        {BUDGET_SCORE, "10"}};
    struct report report;
    bare(&report);
    set_all(&report, department, COUNT(department));
    add(&report, "机构编制理论研究综合调研数量", ">=10次", "10次", NULL, "30", "30", NULL);
    add(&report, "提出机构编制调整建议数", ">=120家", "120家", NULL, "30", "30", NULL);
    add(&report, "推进重点领域体制改革个数", ">=6个", "6个", NULL, "30", "30", NULL);
    assert_told(&report, "");
    assert_recomputed(&report, "100", GRADE_YOU);

    const struct amount project[] = {{BUDGET_INITIAL, "29.61"}, {BUDGET_ADJUSTED, "34.51"},
        {BUDGET_EXECUTED, "18.44"}, {BUDGET_WEIGHT, "10"}, {BUDGET_RATE, "53.43"},
        {BUDGET_SCORE, "5.34"}};
    bare(&report);
    report.evaluation.kind = KIND_PROJECT;
    set_all(&report, project, COUNT(project));
    add(&report, "事业单位年度报告数", ">=260家", "260家", NULL, "5", "5", NULL);
    add(&report, "机构编制理论研究综合调研数量", ">=10次", "10次", NULL, "10", "10", NULL);
    add(&report, "提出机构编制调整建议数", ">=120家", "120家", NULL, "10", "10", NULL);
    add(&report, "事业法人设立变更注销登记件次", ">=150件次", "150件次", NULL, "5", "5", NULL);
    add(&report, "用编审核件数", ">=1000件次", "1000件次", NULL, "5", "5", NULL);
    add(&report, "办理纳出编业务人次", ">=2500人次", "2506人次", NULL, "5", "5", NULL);
    add(&report, "事业单位登记信用信息公示率", ">=95%", "95%", NULL, "5", "5", NULL);
    add(&report, "人员信息数据库维护及时率", ">=95%", "95%", NULL, "5", "5", NULL);
    add(&report, "提高机构编制管理水平推进创新", "有效提高", "完全达到预期", NULL, "30", "30",
        NULL);
    add(&report, "办理单位满意度", ">=95%", "95%", NULL, "10", "10", NULL);
    conclude(&report, "95.34", GRADE_NONE);
    assert_told(&report, "budget.low-execution");
    assert_recomputed(&report, "95.34", GRADE_YOU);
}

static void an_area_office_with_a_missing_project(void **state)
{
    (void)state;
    const struct amount budget[] = {{BUDGET_INITIAL, "2872.68"}, {BUDGET_INITIAL_BASIC, "1906.42"},
        {BUDGET_INITIAL_PROJECT, "966.26"}, {BUDGET_ADJUSTMENT, "-92.05"},
        {BUDGET_ADJUSTMENT_RATE, "3.20"}, {BUDGET_ADJUSTED, "2780.63"},
        {BUDGET_EXECUTED, "2522.66"}, {BUDGET_RATE, "90.72"}, {BUDGET_SCORE, "9.07"},
        {BUDGET_BASIC_ADJUSTED, "2222.71"}, {BUDGET_BASIC_PERSONNEL, "2130.53"},
        {BUDGET_BASIC_PUBLIC, "92.18"}, {BUDGET_BASIC_EXECUTED, "2193.53"},
        {BUDGET_BASIC_RATE, "98.69"}, {BUDGET_PROJECT_COUNT, "5"},
        {BUDGET_PROJECT_ADJUSTED, "557.92"}, {BUDGET_PROJECT_EXECUTED, "329.13"}};
    struct report report;
    bare(&report);
    set_all(&report, budget, COUNT(budget));
    report.evaluation.budget.weight =
        (struct figure){.known = true, .value = policy_default.execution_weight};
    report.evaluation.budget.adjustment_word = ADJUSTMENT_DECREASE;
    add_project(&report, "社区工资社保及工作经费项目", "478.78", "273.32");
    add_project(&report, "公共美术馆、图书馆、文化馆（站）免费开放补助资金项目", "24.40", "5.41");
    add_project(&report, "基层监督建设补助经费项目", "13.50", "13.50");
    add_project(&report, "疫情补助项目", "41.24", "36.90");
    add(&report, "公务用车经费下降率", ">=5%", "27.17%", "100", "8", "8",
        "合理规划单位公务车辆外出安排");
    add(&report, "预算经费", "<=2872.68万元", "2522.66万元", "90.72", "12", "12",
        "部分年初预算调减，完成节约");
    add(&report, "项目支出预算执行率", "=100%", "84.94%", "58.99", "12", "7.08",
        "部分支出年底审批流程未完成");
    add(&report, "政府采购执行率", "=100%", "100%", "100", "8", "8", NULL);
    add(&report, "12345热线事件办结率", "=100%", "99.94%", "99.94", "10", "10", NULL);
    add(&report, "受理信访案件", ">=10件", "16件", "160", "15", "15",
        "提高工作效率，超额完成年度目标任务");
    add(&report, "解决就业人数", "=57人", "20人", "35.09", "15", "5.26",
        "人员流动性较大，未及时完成");
    add(&report, "受益人员满意度", ">=95%", "95%", "100", "10", "10", NULL);
    report.indicators[4].sentence_name = made_words("政府采购执行率");
    conclude(&report, "84.41", GRADE_LIANG);
    assert_told(&report, "indicator.completion[2] indicator.completion[3] indicator.evidence[3] "
                         "indicator.name-mismatch[5] "
                         "indicator.no-reason[5] indicator.over-fulfilled[1] "
                         "indicator.over-fulfilled[6] indicator.score[3] "
                         "indicator.score[5] indicator.target-missed[5] project.count");
    assert_recomputed(&report, "87.51", GRADE_LIANG);
    assert_recomputed_scores(
        &report, (const char *const[]){"8", "12", "10.19", "8", "9.99", "15", "5.26", "10"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_office_whose_parts_do_not_add_up),
        cmocka_unit_test(a_form_with_a_poorly_executed_project),
        cmocka_unit_test(an_area_office_with_a_missing_project),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
