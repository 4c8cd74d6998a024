#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "narrated.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void overviews_are_projects(void **state)
{
    (void)state;
    struct reading reading = narrated(
        "松涧县统计局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n二、项目绩效自评结果\n"
        "1.人口抽样调查经费绩效自评综述：根据年初设定的绩效目标，项目自评得分为97."
        "5分。项目全年预算数为138.00万元，执行数为136.44万元，\n"
        "完成预算的98.87%。项目绩效目标完成情况：一是完成入户登记1."
        "1万户；二是培训6期。发现的主要问题：预算编制不细，年初预算数偏高。\n"
        "2.“统计信息系统”项目绩效自评综述：项目全年预算数285000元，执行数为199500元，完成预算的70%"
        "，评价等级为良。\n"
        "第三部分 名词解释\n全年预算数：指调整后的预算数100万元。");
    static const char *const names[] = {"人口抽样调查经费", "“统计信息系统”项目"};
    static const char *const budgets[] = {
        "adjusted=138.00 executed=136.44 rate=98.87", "adjusted=28.5000 executed=19.9500 rate=70"};
    static const char *const conclusions[] = {"total=97.5", "grade=良"};
    char told[TOLD];
    assert_int_equal(reading.count, COUNT(names));
    for (size_t i = 0; i < reading.count; i++) {
        const struct evaluation *evaluation = &reading.evaluations[i];
        assert_int_equal(evaluation->kind, KIND_PROJECT);
        assert_string_equal(evaluation->unit.text, "松涧县统计局");
        assert_int_equal(evaluation->year, 2023);
        assert_string_equal(evaluation->project.text, names[i]);
        assert_string_equal(told_budget(evaluation, told), budgets[i]);
        assert_string_equal(told_conclusion(evaluation, told), conclusions[i]);
        assert_int_equal(evaluation->indicator_count, 0);
    }
    reading_fini(&reading);
}

static void an_overview_without_figures_is_none(void **state)
{
    (void)state;
    static const char text[] = "1.人口抽样调查经费绩效自评综述：项目按计划完成，效果良好。";
    struct reading reading;
    struct err err;
    assert_false(reading_init(&reading, (const unsigned char *)text, sizeof text - 1, &err));
}

static void a_narrative_does_not_take_the_figures_of_overviews(void **state)
{
    (void)state;
    struct reading reading = narrated("松涧县统计局2023年度部门整体支出绩效自评报告\n一、预算\n年初"
                                      "预算数500万元。\n二、项目情况\n"
                                      "（一）人口抽样调查经费绩效自评综述：项目全年预算数为138万元"
                                      "，执行数为136万元，完成预算的98.55%，项目自评得分95分。\n"
                                      "三、结论\n部门整体支出自评综合得分98分。");
    char told[TOLD];
    assert_int_equal(reading.count, 2);
    assert_int_equal(reading.evaluations[0].kind, KIND_DEPARTMENT);
    assert_string_equal(told_budget(&reading.evaluations[0], told), "initial=500");
    assert_string_equal(told_conclusion(&reading.evaluations[0], told), "total=98");
    assert_string_equal(
        told_budget(&reading.evaluations[1], told), "adjusted=138 executed=136 rate=98.55");
    assert_string_equal(told_conclusion(&reading.evaluations[1], told), "total=95");
    reading_fini(&reading);
}

static void lines_joined_by_dashes_are_indicators(void **state)
{
    (void)state;
    struct reading reading =
        narrated("松涧县就业服务局2017年度就业培训项目支出绩效自评报告\n一、指标完成情况\n"
                 "产出-数量目标-培训人次-2017年>27000人-目标已完成\n产出-质量目标-合格率-2017年≥95%"
                 "-96.5%；\n"
                 "效益-社会效益目标-就业环境-明显\n改善-达到预期\n满意度-满意度目标-≥90%"
                 "\n二、结论\n综合得分98分。");
    static const char *const expected[] = {
        "level1=产出 level2=数量目标 name=培训人次 target=>27000人 actual=目标已完成",
        "level1=产出 level2=质量目标 name=合格率 target=>=95% actual==96.5%",
        "level1=效益 level2=社会效益目标 name=就业环境 target=明显改善 actual=达到预期",
    };
    const struct evaluation *evaluation = &reading.evaluations[0];
    char told[TOLD];
    assert_int_equal(evaluation->indicator_count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_string_equal(told_indicator(&evaluation->indicators[i], told), expected[i]);
    assert_int_equal(evaluation->remark_count, 1);
    assert_string_equal(
        document_text(&reading.document, evaluation->remarks[0].place, &reading.arena),
        "满意度-满意度目标-≥90%");
    reading_fini(&reading);
}

static void an_item_joined_by_dashes_ends_before_the_next_section(void **state)
{
    (void)state;
    struct reading reading = narrated("松涧县就业服务局2017年度就业培训项目支出绩效自评报告\n"
                                      "产出-数量目标-培训人次-2017年>27000人-目标已完成\n"
                                      "效益-社会效益目标-就业率-2017年≥90%-实际85%\n"
                                      "二、结论\n自评得分97分，等级为优。");
    const struct evaluation *evaluation = &reading.evaluations[0];
    char told[TOLD];
    assert_int_equal(evaluation->indicator_count, 2);
    assert_string_equal(told_indicator(&evaluation->indicators[1], told),
        "level1=效益 level2=社会效益目标 name=就业率 target=>=90% actual==85%");
    assert_string_equal(told_conclusion(evaluation, told), "total=97 grade=优");
    reading_fini(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overviews_are_projects),
        cmocka_unit_test(an_overview_without_figures_is_none),
        cmocka_unit_test(a_narrative_does_not_take_the_figures_of_overviews),
        cmocka_unit_test(lines_joined_by_dashes_are_indicators),
        cmocka_unit_test(an_item_joined_by_dashes_ends_before_the_next_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
