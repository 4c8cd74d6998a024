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

#define NARRATIVE                                                                                                                          \
    "部门整体支出绩效自评报告\n（2023年度）\n部门单位名称（公章）：松涧县档案馆\n填报时间：2024年"  \
    "3月1日\n一、预算\n"                                                                                                             \
    "年初预算数300万元，其中：基本支出年初预算数200万元、项目支出年初预算数100万元，全年预算数320" \
    "万元，"                                                                                                                            \
    "全年实际支出310万元，预算执行率96.88%"                                                                                  \
    "。\n二、评价结论\n2023年度部门整体支出绩效自评综合得分98分，评价结果为“优”。\n"

#define DEPARTMENT_FORM                                                                                                            \
    "\n\t部门整体支出绩效自评表\n\n\t（2023年度）\n\n\t部门名称\n\t松涧县档案馆\n\n"                      \
    "\t部门资金（万元）\n\t资金来源\n\t年初预算数\n\t全年预算数\n\t全年执行数\n\t分值\n\t执行率\n" \
    "\t得分\n\n"                                                                                                                 \
    "\t\n\t年度资金总额\n\t301\n\t320\n\t310\n\t10\n\t96.88%\n\t9.69\n\n"                                                    \
    "\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n"                 \
    "\t产出指标\n\t数量指标\n\t接收档案卷数\n\t≥100卷\n\t120卷\n\t90\n\t90\n\n"

#define PROJECT_FORM(name)                                                                                                       \
    "\n\t项目支出绩效自评表\n\n\t（2023年度）\n\n\t项目名称\n\t" name                                                            \
    "\n\n\t主管部门\n\t松涧县档案馆\n\t实施单位\n\t松涧县档案馆\n\n"                                         \
    "\t项目资金（万元）\n\t\n\t年初预算数\n\t全年预算数\n\t全年执行数\n\t分值\n\t执行率\n\t得分\n" \
    "\n"                                                                                                                         \
    "\t\n\t年度资金总额\n\t20\n\t20\n\t18\n\t10\n\t90%\n\t9\n\n"                                                           \
    "\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n"               \
    "\t产出指标\n\t数量指标\n\t修复档案页数\n\t≥100页\n\t120页\n\t90\n\t90\n\n\t总分\n\t\n\t100\n"           \
    "\t99\n\n"

static void assert_told(
    const struct evaluation *evaluation, const char *budget, const char *conclusion)
{
    char told[TOLD];
    assert_string_equal(told_budget(evaluation, told), budget);
    assert_string_equal(told_conclusion(evaluation, told), conclusion);
}

static size_t mentions_of(const struct evaluation *evaluation, enum budget_field field)
{
    size_t count = 0;
    for (size_t i = 0; i < evaluation->mention_count; i++)
        count += evaluation->mentions[i].field == field;
    return count;
}

static void a_department_form_and_its_narrative_are_one(void **state)
{
    (void)state;
    struct reading reading = narrated(NARRATIVE DEPARTMENT_FORM);
    const struct evaluation *evaluation = &reading.evaluations[0];
    assert_int_equal(reading.count, 1);
    assert_told(evaluation,
        "initial=301 initial_basic=200 initial_project=100 adjusted=320 executed=310 rate=96.88 "
        "weight=10 score=9.69",
        "total=98 grade=优");
    assert_int_equal(evaluation->indicator_count, 1);
    assert_int_equal(mentions_of(evaluation, BUDGET_INITIAL), 2);
    assert_int_equal(mentions_of(evaluation, BUDGET_SCORE), 1);
    assert_int_equal(mentions_of(evaluation, BUDGET_INITIAL_BASIC), 1);
    for (size_t i = 1; i < evaluation->mention_count; i++)
        assert_true(evaluation->mentions[i - 1].figure.place.start <=
                    evaluation->mentions[i].figure.place.start);
    reading_fini(&reading);
}

#define BLOCK(name, rest)                                                                          \
    "1." name "：该指标预期指标值为≥100，年中监控实际完成值为40，本次评价" name "为99，" rest

/* The form's values first; names are the same whatever marks stand in them. */
static void indicators_of_a_form_are_filled_from_the_narrative(void **state)
{
    (void)state;
    static const struct {
        const char *blocks, *expected;
    } cases[] = {
        {BLOCK("接收“档案”卷数", "该指标完成率为99%，偏差原因：人手不足。改进措施：增配人员。"),
            "level1=产出指标 level2=数量指标 name=接收档案卷数 target=>=100卷 midyear=40 "
            "actual==120卷 completion=99 weight=90 score=90 deviation=人手不足 measures=增配人员"},
        {BLOCK("移交档案卷数", "该指标完成率为99%。"),
            "level1=产出指标 level2=数量指标 name=接收档案卷数 target=>=100卷 actual==120卷 "
            "weight=90 score=90"},
        {BLOCK("接收档案卷数", "该指标完成率为99%。\n") BLOCK("接收档案卷数", "完成率为98%。"),
            "level1=产出指标 level2=数量指标 name=接收档案卷数 target=>=100卷 actual==120卷 "
            "weight=90 score=90"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char document[8192], told[TOLD];
        snprintf(document, sizeof document, "%s三、指标\n%s\n%s", NARRATIVE, cases[i].blocks,
            DEPARTMENT_FORM);
        struct reading reading = narrated(document);
        assert_int_equal(reading.count, 1);
        assert_int_equal(reading.evaluations[0].indicator_count, 1);
        assert_string_equal(
            told_indicator(&reading.evaluations[0].indicators[0], told), cases[i].expected);
        reading_fini(&reading);
    }
}

static void a_narrative_and_project_forms_are_apart(void **state)
{
    (void)state;
    struct reading reading = narrated(NARRATIVE PROJECT_FORM("档案修复经费"));
    assert_int_equal(reading.count, 2);
    assert_int_equal(reading.evaluations[0].kind, KIND_DEPARTMENT);
    assert_told(&reading.evaluations[0],
        "initial=300 initial_basic=200 initial_project=100 adjusted=320 executed=310 rate=96.88",
        "total=98 grade=优");
    assert_int_equal(reading.evaluations[1].kind, KIND_PROJECT);
    assert_told(&reading.evaluations[1],
        "initial=20 adjusted=20 executed=18 rate=90 weight=10 score=9", "total=99");
    reading_fini(&reading);
}

static void an_overview_of_a_project_with_a_form_fills_the_form(void **state)
{
    (void)state;
    struct reading reading =
        narrated("松涧县档案馆2023年度部门决算\n一、绩效情况\n"
                 "1.档案修复项目绩效自评综述：项目全年预算数为21万元，执行数为18万元，完成预算的85."
                 "71%，评价等级为优。\n"
                 "2.档案展览项目绩效自评综述：项目全年预算数为5万元，执行数为5万元，完成预算的100%"
                 "。\n" PROJECT_FORM("档案修复"));
    assert_int_equal(reading.count, 2);
    const struct evaluation *form = &reading.evaluations[1], *overview = &reading.evaluations[0];
    assert_string_equal(overview->project.text, "档案展览项目");
    assert_told(overview, "adjusted=5 executed=5 rate=100", "");
    assert_told(
        form, "initial=20 adjusted=20 executed=18 rate=90 weight=10 score=9", "total=99 grade=优");
    assert_int_equal(mentions_of(form, BUDGET_ADJUSTED), 2);
    reading_fini(&reading);
}

static void two_narratives_are_two_evaluations(void **state)
{
    (void)state;
    struct reading reading =
        narrated(NARRATIVE "\n松涧县档案馆2023年度档案修复项目支出绩效自评报告\n一、预算\n年初预算2"
                           "0万元，全年预算数20万元，"
                           "实际支出18万元，执行率90%。\n二、结论\n综合得分99分，等级为优。");
    assert_int_equal(reading.count, 2);
    assert_told(&reading.evaluations[0],
        "initial=300 initial_basic=200 initial_project=100 adjusted=320 executed=310 rate=96.88",
        "total=98 grade=优");
    assert_int_equal(reading.evaluations[1].kind, KIND_PROJECT);
    assert_string_equal(reading.evaluations[1].project.text, "档案修复项目");
    assert_told(
        &reading.evaluations[1], "initial=20 adjusted=20 executed=18 rate=90", "total=99 grade=优");
    reading_fini(&reading);
}

static void the_cover_is_part_of_the_narrative(void **state)
{
    (void)state;
    struct reading reading =
        narrated("部门整体支出绩效自评报告\n（2023年度）\n单位名称：松涧县档案馆\n\n部门整体支出绩"
                 "效自评报告\n一、预算\n年初预算数300万元。");
    assert_int_equal(reading.count, 1);
    assert_string_equal(reading.evaluations[0].unit.text, "松涧县档案馆");
    assert_int_equal(reading.evaluations[0].year, 2023);
    assert_int_equal(reading.evaluations[0].extent.start, 0);
    reading_fini(&reading);
}

static void a_title_at_the_head_of_each_page_is_one(void **state)
{
    (void)state;
    struct reading reading = narrated("松涧县部门整体支出\n绩效自评报告\n（2023年度）\n单位名称：松"
                                      "涧县档案馆\n一、预算\n年初预算数300万元，\n"
                                      "松涧县部门整体支出绩效自评报告\n全年预算数320万元。\n二、结"
                                      "论\n松涧县部门整体支出绩效自评报告\n综合得分98分。");
    assert_int_equal(reading.count, 1);
    assert_told(&reading.evaluations[0], "initial=300 adjusted=320", "total=98");
    reading_fini(&reading);
}

static void the_weight_is_the_policys_where_none_is_printed(void **state)
{
    (void)state;
    struct reading reading = narrated(NARRATIVE);
    const struct figure *weight = &reading.evaluations[0].budget.weight;
    char text[DECIMAL_TEXT];
    assert_true(weight->known);
    assert_int_equal(weight->place.length, 0);
    assert_string_equal(decimal_text(weight->value, text), "10");
    assert_int_equal(mentions_of(&reading.evaluations[0], BUDGET_WEIGHT), 0);
    reading_fini(&reading);
}

static void assert_refused(const char *bytes, size_t length, const char *part)
{
    struct reading reading;
    struct err err = {{0}};
    assert_false(reading_init(&reading, (const unsigned char *)bytes, length, &err));
    assert_non_null(strstr(err.text, part));
    assert_null(strchr(err.text, '\n'));
}

static void what_holds_no_evaluation_is_refused_with_what_was_looked_for(void **state)
{
    (void)state;
    static const char prose[] = "今天天气很好，年初预算数300万元。";
    assert_refused(prose, sizeof prose - 1, "绩效自评表");
    assert_refused(prose, sizeof prose - 1, "绩效自评报告");
    assert_refused("", 0, "");
    static const char binary[64] = {0};
    assert_refused(binary, sizeof binary, "");
}

static void truncated_text_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    static const char text[] = NARRATIVE;
    for (size_t length = 0; length < sizeof text; length++) {
        struct reading reading;
        struct err err;
        if (reading_init(&reading, (const unsigned char *)text, length, &err))
            reading_fini(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_department_form_and_its_narrative_are_one),
        cmocka_unit_test(indicators_of_a_form_are_filled_from_the_narrative),
        cmocka_unit_test(a_narrative_and_project_forms_are_apart),
        cmocka_unit_test(an_overview_of_a_project_with_a_form_fills_the_form),
        cmocka_unit_test(two_narratives_are_two_evaluations),
        cmocka_unit_test(the_cover_is_part_of_the_narrative),
        cmocka_unit_test(a_title_at_the_head_of_each_page_is_one),
        cmocka_unit_test(the_weight_is_the_policys_where_none_is_printed),
        cmocka_unit_test(what_holds_no_evaluation_is_refused_with_what_was_looked_for),
        cmocka_unit_test(truncated_text_is_read_as_far_as_it_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
