#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "narrated.h"

/* Narratives as web pages print them: what stands around them, titles that are sentences, projects
 * in sections of their own. */

static void tell_part(char *all, const char *part)
{
    size_t length = strlen(all);
    if (*part)
        snprintf(all + length, TOLD - length, "%s%s", length ? " | " : "", part);
}

static const char *told_identity(const struct evaluation *evaluation, char told[TOLD])
{
    char year[16];
    told[0] = '\0';
    tell(told, "kind", evaluation->kind == KIND_PROJECT ? "project" : "department");
    tell_words(told, "unit", evaluation->unit);
    tell_words(told, "project", evaluation->project);
    snprintf(year, sizeof year, "%d", evaluation->year);
    tell(told, "year", year);
    return told;
}

static const char *told_projects(const struct evaluation *evaluation, char told[TOLD])
{
    told[0] = '\0';
    for (size_t i = 0; i < evaluation->project_count; i++) {
        tell_words(told, "name", evaluation->projects[i].name);
        tell_figure(told, "adjusted", &evaluation->projects[i].adjusted);
        tell_figure(told, "executed", &evaluation->projects[i].executed);
    }
    return told;
}

static void assert_page(const char *text, const char *expected)
{
    char all[TOLD] = "", told[TOLD];
    struct reading reading = narrated(text);
    assert_int_equal(reading.count, 1);
    const struct evaluation *evaluation = &reading.evaluations[0];
    tell_part(all, told_identity(evaluation, told));
    tell_part(all, told_budget(evaluation, told));
    tell_part(all, told_projects(evaluation, told));
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        tell_part(all, told_indicator(&evaluation->indicators[i], told));
    tell_part(all, told_conclusion(evaluation, told));
    if (strcmp(all, expected) != 0)
        fail_msg("%s\nread    : %s\nexpected: %s", text, all, expected);
    reading_fini(&reading);
}

static void what_a_page_says_above_the_title_is_no_unit(void **state)
{
    (void)state;
    assert_page("预算绩效\n- 索引号: 20240001\n- 文号:\n- 时效性: 有效\n"
                "松涧县档案馆2023年度部门整体支出绩效自评报告\n一、结论\n自评得分96分。",
        "kind=department unit=松涧县档案馆 year=2023 | total=96");
    assert_page(
        "• 公开目录\n  • 自评报告\n  • 主题词\n"
        "松涧县文化馆2022年度项目支出绩效自评报告（2022年文化馆（站）免费开放补助经费）\n\n"
        "一、自评结论\n\n（一）自评得分\n\n98分。\n\n（二）资金\n全年预算数20万元，执行数20万元。",
        "kind=project unit=松涧县文化馆 project=2022年文化馆（站）免费开放补助经费 year=2022 | "
        "adjusted=20 executed=20 | total=98");
}

static void whose_site_it_is_is_no_unit(void **state)
{
    (void)state;
    assert_page(
        "松涧县人民政府\n首页 >> 信息公开 >> 正文\n\n松涧县2020年第一批公路防护工程绩效自评报告\n\n"
        "一、资金\n全年预算数56万元。评定为“合格工程”。",
        "kind=project project=第一批公路防护工程 year=2020 | adjusted=56");
    assert_page(
        "松涧县交通运输局关于2023年度省级交通专项资金（公路建设）绩效自评报告\n一、资金\n"
        "已支出21万元，资金支付率70%。甲路自评分数为73分、乙路自评分数为89分、丙路自评得分86分。",
        "kind=project unit=松涧县交通运输局 project=省级交通专项资金（公路建设） year=2023 | "
        "executed=21 rate=70");
}

static void results_are_a_report(void **state)
{
    (void)state;
    assert_page("松涧县公路局2020年度公路养护项目\n自评结果\n一、自评结论\n（一）自评得分\n"
                "对照批复的各项指标值进行打分，自评得分100分、等级为优。\n（二）完成情况\n"
                "2020年度养护类项目预算数为1132万元，执行数为1132万元，预算执行率100%。\n"
                "（三）本项目绩效自评结果\n执行数为9万元。",
        "kind=project unit=松涧县公路局 project=公路养护项目 year=2020 | "
        "adjusted=1132 executed=1132 rate=100 | total=100 grade=优");
}

static void a_report_on_money_is_of_a_project(void **state)
{
    (void)state;
    assert_page(
        "松涧县残联中央转移支付2023年度绩效自评报告（残疾人康复补助资金）\n一、资金投入情况\n"
        "执行数12.5万，执行率100%。",
        "kind=project project=残疾人康复补助资金 year=2023 | executed=12.5 rate=100");
    assert_page("松涧县2023年度小型水利发展资金\n绩效自评报告\n全年预算数30万元，实际支出27万元。",
        "kind=project project=小型水利发展资金 year=2023 | adjusted=30 executed=27");
    assert_page("为做好绩效管理工作，现将2022年松涧县乡村道路项目绩效自评报告如下：\n一、项目资金\n"
                "1、到位情况。项目资金共200万元。\n2、执行情况。已完成拨付190万元，执行率95%。",
        "kind=project project=松涧县乡村道路项目 year=2022 | adjusted=200 executed=190 rate=95");
}

static void the_budget_of_a_project_report_is_the_wholes(void **state)
{
    (void)state;
    assert_page("松涧县水利局2023年度河道清淤项目支出绩效自评报告\n一、项目基本情况\n"
                "（一）资金安排\n本项目年初预算100万元，全年预算数90万元。\n（二）资金执行\n"
                "全年执行数81万元，执行率90%。",
        "kind=project unit=松涧县水利局 project=河道清淤项目 year=2023 | "
        "initial=100 adjusted=90 executed=81 rate=90");
    assert_page("松涧县水利局2023年度项目支出绩效自评报告\n一、基本情况\n"
                "2023年实施项目共8个，年初批复预算5个项目300万元，调整预算后项目预算280万元。",
        "kind=project unit=松涧县水利局 year=2023 | initial=300 adjusted=280");
}

static void a_document_of_one_line_has_a_title_too(void **state)
{
    (void)state;
    assert_page(
        "第1页\n1、松涧县档案馆2020年度 项目绩效自评报告自评得分100分绩效目标完成情况档案抢救专项"
        "经费预算10万元，实际支出9万元，执行率90%。",
        "kind=project unit=松涧县档案馆 year=2020 | adjusted=10 executed=9 rate=90 | total=100");
    assert_page(
        "首页 信息公开 财政信息\n绩效评价\n正文\n松涧县档案馆2020年度项目支出绩效自评报告 一、资金 "
        "全年预算数10万元，全年执行数9万元。",
        "kind=project unit=松涧县档案馆 year=2020 | adjusted=10 executed=9");
}

static void a_projects_money_goes_by_many_names(void **state)
{
    (void)state;
    assert_page("松涧县林业局2021年度\n项目绩效自评报告\n（森林防火补助经费项目）\n一、资金\n"
                "2021年度森林防火补助经费执行率为98.5%。",
        "kind=project unit=松涧县林业局 project=森林防火补助经费项目 year=2021 | rate=98.5");
    assert_page("松涧县地震局2021年度项目支出绩效自评报告\n一、资金\n"
                "批复我局地震监测预算经费5万元、地震救援预算经费4万元。全年执行数8万元。",
        "kind=project unit=松涧县地震局 year=2021 | executed=8");
    assert_page("松涧县农业农村局2021年度项目支出绩效自评报告\n一、资金\n"
                "2021年农机购置补贴项目全年预算数30万元，全年执行数27万元。",
        "kind=project unit=松涧县农业农村局 year=2021 | adjusted=30 executed=27");
}

static void what_has_basic_spending_as_a_part_is_the_whole(void **state)
{
    (void)state;
    assert_page("松涧县妇女联合会2022年度部门整体支出绩效自评报告\n（一）基本支出情况\n\n"
                "2022年预算收入69万元，其中年初预算57万元，调整追加12万元。\n\n"
                "2022年支出76万元，其中基本支出70万元，项目支出6万元。",
        "kind=department unit=松涧县妇女联合会 year=2022 | executed=76 basic.executed=70 "
        "project.executed=6");
    assert_page("松涧县妇女联合会2022年度部门整体支出绩效自评报告\n（一）基本支出情况\n"
                "2022年支出70万元，其中人员经费60万元。",
        "kind=department unit=松涧县妇女联合会 year=2022 | basic.executed=70");
}

static void indicators_are_told_in_clauses(void **state)
{
    (void)state;
    assert_page("2021年动物防疫补助经费项目支出绩效自评报告\n（一）自评得分\n因此评价分95分，自评等"
                "级为优秀。\n"
                "（二）绩效目标完成情况\n"
                "1.免疫密度，年初目标值≥90%，实际完成值≥92%，自评得分20分；\n"
                "2.养殖户满意率，初目标值≥90%，实际完成值≥91%，自评得分20分；\n"
                "二、佐证材料\n项目名称：动物防疫补助经费。\n项目实施单位：松涧乡人民政府。\n实施地"
                "点：3个村。",
        "kind=project unit=松涧乡人民政府 project=动物防疫补助经费项目 year=2021 | "
        "name=免疫密度 target=>=90% actual=>=92% score=20 | "
        "name=养殖户满意率 target=>=90% actual=>=91% score=20 | total=95 grade=优");
    assert_page(
        "松涧县残联2023年度康复项目绩效自评报告\n（四）完成情况\n"
        "1、产出数量指标：第一，接受康复服务人数年初指标值为不低于85人，全年实际完成值90人。\n"
        "2、产出时效指标：康复完成时间年初指标值为12月底，实际在规定时间内完成。",
        "kind=project unit=松涧县残联 project=康复项目 year=2023 | "
        "level2=产出数量指标 name=接受康复服务人数 target=>=85人 actual==90人 | "
        "level2=产出时效指标 name=康复完成时间 target=12月底 actual=在规定时间内完成");
}

static void several_projects_of_a_report_are_listed(void **state)
{
    (void)state;
    assert_page("松涧县公安局2022年度项目支出绩效自评报告\n一、项目概况\n我单位共开展2个项目。\n"
                "1.辅警待遇经费项目\n（1）资金投入和使用情况\n\n"
                "辅警待遇经费全年预算40万元，全年支出36万元，预算执行率90%。\n"
                "2.上级政法转移支付项目\n（1）资金投入和使用情况\n\n"
                "上级政法转移支付全年预算60万元，全年支出60万元。",
        "kind=project unit=松涧县公安局 year=2022 | name=辅警待遇经费 adjusted=40 executed=36 "
        "name=上级政法转移支付 adjusted=60 executed=60");
    assert_page("松涧县人民法院2018年度部门整体支出绩效评价报告\n二、支出\n支出说明\n"
                "2018年度支出500万元，其中：基本支出300万元，项目支出200万元。\n三、项目\n"
                "我院2018年共有8个支出项目。其中，法院执行年初预算数6万元，年末结算支出6万元。",
        "kind=department unit=松涧县人民法院 year=2018 | executed=500 basic.executed=300 "
        "project.count=8 project.executed=200");
}

static void grades_and_scores_stand_in_either_order(void **state)
{
    (void)state;
    assert_page("松涧县图书馆2023年度部门整体支出绩效自评报告\n四、结论\n"
                "根据取得的成效，自评绩效等级为“优”，分数为97分。",
        "kind=department unit=松涧县图书馆 year=2023 | total=97 grade=优");
    assert_page("松涧县图书馆2023年度部门整体支出绩效自评报告\n四、结论\n"
                "绩效评分93分，自评为优。考试平均分数为61分。",
        "kind=department unit=松涧县图书馆 year=2023 | total=93 grade=优");
    assert_page("松涧县图书馆2023年度部门整体支出绩效自评报告\n四、结论\n部门整体绩效自评为良好。",
        "kind=department unit=松涧县图书馆 year=2023 | grade=良");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_page_says_above_the_title_is_no_unit),
        cmocka_unit_test(whose_site_it_is_is_no_unit),
        cmocka_unit_test(results_are_a_report),
        cmocka_unit_test(a_report_on_money_is_of_a_project),
        cmocka_unit_test(the_budget_of_a_project_report_is_the_wholes),
        cmocka_unit_test(a_document_of_one_line_has_a_title_too),
        cmocka_unit_test(a_projects_money_goes_by_many_names),
        cmocka_unit_test(what_has_basic_spending_as_a_part_is_the_whole),
        cmocka_unit_test(indicators_are_told_in_clauses),
        cmocka_unit_test(several_projects_of_a_report_are_listed),
        cmocka_unit_test(grades_and_scores_stand_in_either_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
