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
#define TITLE "松涧县档案馆2023年度部门整体支出绩效自评报告\n"
#define ANCHOR "年初预算数为1万元。"

struct told {
    const char *text, *expected;
};

static void assert_budget(const char *text, const char *expected)
{
    char document[4096], told[TOLD];
    snprintf(document, sizeof document, TITLE "%s", text);
    struct reading reading = narrated(document);
    assert_int_equal(reading.count, 1);
    if (strcmp(told_budget(&reading.evaluations[0], told), expected) != 0)
        fail_msg("%s\nread    : %s\nexpected: %s", text, told, expected);
    reading_fini(&reading);
}

static void assert_budgets(const struct told *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_budget(cases[i].text, cases[i].expected);
}

static void amounts_are_understood_by_measure_and_subject(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {"我单位年初预算数为 300.50 万元，其中：基本支出年初预算数为 200.5 "
         "万元、项目支出年初预算数为 100 万元。",
            "initial=300.50 initial_basic=200.5 initial_project=100"},
        {"年初预算300万元（其中：基本支出200万元，项目支出100万元），调整后全年预算数320万元。",
            "initial=300 initial_basic=200 initial_project=100 adjusted=320"},
        {"年初预算300万元，其中基本支出200万元，项目支出100万元，全年预算数320万元。",
            "initial=300 initial_basic=200 initial_project=100 adjusted=320"},
        {"年初预算300万元，其中基本支出年初预算200万元，全年预算210万元，项目支出年初预算100万元，"
         "全年预算110万元。",
            "initial=300 initial_basic=200 initial_project=100 basic.adjusted=210 "
            "project.adjusted=110"},
        {"全年预算支出金额共计310万元，其中：基本支出为205万元，主要用于工资；项目支出105万元，主要"
         "用于修缮。",
            "executed=310 basic.executed=205 project.executed=105"},
        {"全年实际支出310万元。其中：基本支出205万元；项目支出105万元。",
            "executed=310 basic.executed=205 project.executed=105"},
        {"基本支出全年预算总额210万元，其中：人员经费180万元，公用经费30万元。实际支出205万元，基本"
         "支出预算执行率97.62%。",
            "basic.adjusted=210 basic.personnel=180 basic.public=30 basic.executed=205 "
            "basic.rate=97.62"},
        {"全年预算数320万元，执行率96%。其中基本支出预算数210万元，执行数205万元，执行率97.62%"
         "；项目支出预算数110万元，执行数102万元，"
         "执行率92.73%。",
            "adjusted=320 rate=96 basic.adjusted=210 basic.executed=205 basic.rate=97.62 "
            "project.adjusted=110 project.executed=102"},
        {"年初预算300万元，其中基本支出200万元，项目支出100万元，年中追加20万元，执行率96%。",
            "initial=300 initial_basic=200 initial_project=100 adjustment=20 rate=96"},
        {"基本支出年初预算数200万元，项目支出年初预算数100万元，全年预算数320万元。",
            "initial_basic=200 initial_project=100 adjusted=320"},
        {"部门预算320万元，实际支出310万元，执行率96.88%。",
            "adjusted=320 executed=310 rate=96.88"},
        {"财政安排预算320万元用于保障运转。" ANCHOR, "initial=1"},
        {"全年预算金额320万元，执行金额为310万元，执行率为96.88%，得9.69分。",
            "adjusted=320 executed=310 rate=96.88 score=9.69"},
        {"预算执行率96.88%，权重10分，自评得分9.69分。", "rate=96.88 weight=10 score=9.69"},
        {"预算执行率96.88%。该项权重10分，得9.69分。", "rate=96.88 weight=10 score=9.69"},
        {"预算执行率96.88%。产出指标得分9.69分。", "rate=96.88"},
        {"全年支出中人员经费180万元，公用经费30万元。" ANCHOR, "initial=1"},
        {"年初预算数（万元）：300.50，全年预算数（万元）：320", "initial=300.50 adjusted=320"},
    };
    assert_budgets(cases, COUNT(cases));
}

static void units_of_money_are_told_apart(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {"年初预算数为2026400元，全年预算数为202.64万元，全年实际支出0.0202亿元。",
            "initial=202.6400 adjusted=202.64 executed=202"},
        {"年初预算数为1,256.30万元。", "initial=1256.30"},
        {"年初预算数为１２５６．３０万元，预算执行率为９８％。", "initial=1256.30 rate=98"},
        {"年初预算数为213.\n\n- 3 -\n\n57 万\n元。", "initial=213.57"},
    };
    assert_budgets(cases, COUNT(cases));
}

static void sections_carry_their_subject(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {"二、支出情况\n（一）基本支出和使用情况\n全年预算数210万元，执行数205万元，执行率97.62%"
         "。\n（二）项目管理和使用情况\n"
         "1."
         "项目使用情况\n全年预算数110万元，执行数105万元。\n三、整体支出绩效分析\n全年预算数320万元"
         "。",
            "adjusted=320 basic.adjusted=210 basic.executed=205 basic.rate=97.62 "
            "project.adjusted=110 project.executed=105"},
        {"（一）政府采购情况\n全年预算数50万元，执行数48万元。\n（二）支出情况\n全年预算数320万元"
         "。",
            "adjusted=320"},
    };
    assert_budgets(cases, COUNT(cases));
}

static void what_is_not_the_budgets_is_left(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {ANCHOR "“三公”经费全年预算数7.90万元，执行数7.50万元，执行率94.94%。", "initial=1"},
        {ANCHOR "政府采购预算100万元，实际支出98万元，执行率98%。", "initial=1"},
        {ANCHOR "2022年年初预算数280万元，全年预算数290万元，执行率99%。", "initial=1"},
        {ANCHOR "与2022年相比，年初预算增加18万元，增长6%。", "initial=1"},
        {ANCHOR "上年结转30万元，上年全年预算数290万元。", "initial=1"},
        {ANCHOR "资金到位320万元，到位率100%，年末结余10万元。", "initial=1"},
        {ANCHOR "公务用车购置费全年预算数18万元，执行数17万元。", "initial=1"},
        {ANCHOR "用于道路养护支出5万元。", "initial=1"},
        {ANCHOR "力争全年预算执行率达到100%，支出进度达到95%以上。", "initial=1"},
        {ANCHOR "下一年度年初预算数400万元。", "initial=1"},
        {ANCHOR "年初预算数较上年增加18万元。", "initial=1"},
        {ANCHOR "未安排项目支出，年中未作调整。", "initial=1"},
        {ANCHOR "截至2024年1月31日，全年实际支出310万元。", "initial=1 executed=310"},
    };
    assert_budgets(cases, COUNT(cases));
}

static void assert_adjustment(
    const char *text, const char *expected, enum adjustment_word word, bool negative)
{
    char document[1024], told[TOLD];
    snprintf(document, sizeof document, TITLE "年初预算数300万元，%s", text);
    struct reading reading = narrated(document);
    const struct budget *budget = &reading.evaluations[0].budget;
    told[0] = '\0';
    tell_figure(told, "adjustment", &budget->adjustment);
    assert_string_equal(told, expected);
    assert_int_equal(budget->adjustment_word, word);
    assert_int_equal(budget->adjustment_negative, negative);
    reading_fini(&reading);
}

static void adjustments_have_the_sign_of_their_word(void **state)
{
    (void)state;
    assert_adjustment("年中调减 18.02万元。", "adjustment=-18.02", ADJUSTMENT_DECREASE, false);
    assert_adjustment("年中调减数-24.81万元。", "adjustment=-24.81", ADJUSTMENT_DECREASE, true);
    assert_adjustment("年中调整数 121.2 万元。", "adjustment=121.2", ADJUSTMENT_PLAIN, false);
    assert_adjustment("年中调整数-24.81万元。", "adjustment=-24.81", ADJUSTMENT_PLAIN, true);
    assert_adjustment("年中追加20万元。", "adjustment=20", ADJUSTMENT_INCREASE, false);
    assert_adjustment("调增预算20万元。", "adjustment=20", ADJUSTMENT_INCREASE, false);
    assert_adjustment("未作调整。", "", ADJUSTMENT_PLAIN, false);
    assert_adjustment(
        "年中调整20万元，其中：调增30万元，调减10万元。", "adjustment=20", ADJUSTMENT_PLAIN, false);
}

static void parts_of_an_adjustment_are_not_summed_up(void **state)
{
    (void)state;
    struct reading reading =
        narrated(TITLE "年初预算数300万元，年中追加30万元，调减10万元，全年预算数320万元。");
    const struct evaluation *evaluation = &reading.evaluations[0];
    assert_false(evaluation->budget.adjustment.known);
    assert_int_equal(evaluation->budget.adjustment_word, ADJUSTMENT_PLAIN);
    assert_int_equal(evaluation->remark_count, 1);
    for (size_t i = 0; i < evaluation->mention_count; i++)
        assert_int_not_equal(evaluation->mentions[i].field, BUDGET_ADJUSTMENT);
    reading_fini(&reading);
}

static void every_print_is_a_mention_and_the_first_is_taken(void **state)
{
    (void)state;
    struct reading reading =
        narrated(TITLE "年初预算数300万元。全年预算数320万元。全年预算金额3300000元，执行率96%。");
    const struct evaluation *evaluation = &reading.evaluations[0];
    char text[DECIMAL_TEXT];
    assert_string_equal(decimal_text(evaluation->budget.adjusted.value, text), "320");
    static const enum budget_field fields[] = {
        BUDGET_INITIAL, BUDGET_ADJUSTED, BUDGET_ADJUSTED, BUDGET_RATE};
    assert_int_equal(evaluation->mention_count, COUNT(fields));
    for (size_t i = 0; i < COUNT(fields); i++)
        assert_int_equal(evaluation->mentions[i].field, fields[i]);
    assert_string_equal(decimal_text(evaluation->mentions[2].figure.value, text), "330.0000");
    assert_int_equal(evaluation->mentions[2].unit_power, -4);
    reading_fini(&reading);
}

static void places_are_of_the_printed_value(void **state)
{
    (void)state;
    struct reading reading = narrated(
        TITLE "一、预算\n我单位年初预算数为 213.\n\n- 1 -\n\n57 万元，年中调减数-24.81 万元。");
    const struct budget *budget = &reading.evaluations[0].budget;
    struct location location = document_locate(&reading.document, budget->initial.place);
    assert_int_equal(location.line, 3);
    assert_int_equal(location.column, 11);
    assert_string_equal(document_text(&reading.document, budget->initial.place, &reading.arena),
        "213.\n\n- 1 -\n\n57");
    assert_string_equal(
        document_text(&reading.document, budget->adjustment.place, &reading.arena), "-24.81");
    assert_int_equal(budget->weight.place.length, 0);
    reading_fini(&reading);
}

/* Projects. */

static void assert_projects(const char *text, const char *expected)
{
    char document[4096], told[TOLD] = "";
    snprintf(document, sizeof document, TITLE "%s" ANCHOR, text);
    struct reading reading = narrated(document);
    const struct evaluation *evaluation = &reading.evaluations[0];
    for (size_t i = 0; i < evaluation->project_count; i++) {
        tell_words(told, "name", evaluation->projects[i].name);
        tell_figure(told, "adjusted", &evaluation->projects[i].adjusted);
        tell_figure(told, "executed", &evaluation->projects[i].executed);
    }
    if (strcmp(told, expected) != 0)
        fail_msg("%s\nread    : %s\nexpected: %s", text, told, expected);
    reading_fini(&reading);
}

static void projects_are_listed_with_their_figures(void **state)
{
    (void)state;
    assert_projects("（二）项目使用情况\n共有2个项目，项目总金额为30万元，执行金额为28万元。其中："
                    "本级财力项目共计2个项目，预算金额为30万元，"
                    "执行金额28万元：分别为河道保洁项目，预算金额为20万元，执行金额为19万元，达到保"
                    "洁效益；图书、报刊（含电子版）采购项目，"
                    "预算金额为10万元，执行金额为9万元。\n",
        "name=河道保洁项目 adjusted=20 executed=19 name=图书、报刊（含电子版）采购项目 adjusted=10 "
        "executed=9");
    assert_projects("（二）项目支出情况\n1."
                    "河道保洁经费：年初预算22万元，调整后预算20万元，实际支出19万元，执行率95%。\n"
                    "2.采购补助资金：全年预算数10万元，执行数9万元。\n",
        "name=河道保洁经费 adjusted=20 executed=19 name=采购补助资金 adjusted=10 executed=9");
    assert_projects("全年共完成2个项目，项目预算金额为30万元，执行金额为28万元，其中：重点项目为河"
                    "道保洁项目，预算金额为20万元，执行金额为19万元。\n"
                    "（二）项目使用情况\n分别为：河道保洁项目，预算金额为20万元，执行金额为19万元；"
                    "采购项目，预算金额为10万元，执行金额为9万元。\n",
        "name=河道保洁项目 adjusted=20 executed=19 name=采购项目 adjusted=10 executed=9");
    assert_projects("（二）项目使用情况\n其中：财政资金预算数10万元，执行数9万元。\n", "");
}

static void figures_of_projects_are_not_the_budgets(void **state)
{
    (void)state;
    assert_budget("（二）项目使用情况\n2023年本单位共有2个项目，项目总金额为30万元，执行金额为28万"
                  "元。其中：\n"
                  "（1）本级财力项目：共计1个项目，预算金额为20万元，实际支付19万元。为河道保洁项目"
                  "，预算金额为20万元，执行金额为19万元，"
                  "执行率95%，达到保洁效益；\n（2）上级资金项目共计1个项目，预算金额为10万元。",
        "project.count=2 project.adjusted=30 project.executed=28");
}

/* Indicators. */

static void assert_indicators(const char *text, const char *const *expected, size_t count)
{
    char document[4096], told[TOLD];
    snprintf(document, sizeof document, TITLE "三、绩效分析\n%s", text);
    struct reading reading = narrated(document);
    const struct evaluation *evaluation = &reading.evaluations[0];
    assert_int_equal(evaluation->indicator_count, count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(told_indicator(&evaluation->indicators[i], told), expected[i]) != 0)
            fail_msg("%s\nread    : %s\nexpected: %s", text, told, expected[i]);
    reading_fini(&reading);
}

static void assert_indicator(const char *text, const char *expected)
{
    assert_indicators(text, &expected, 1);
}

static void blocks_are_read_in_many_phrasings(void **state)
{
    (void)state;
    assert_indicator(
        "（一）指标一：\n培训人次：该指标预期指标值为大于等于100人次，年中监控实际完成值为40人次，"
        "本次评价培训人次为120人次，"
        "该指标完成率为120%"
        "，偏差原因：报名踊跃，改进措施：合理设定目标。该指标权重分值为8分，自评得分8分。",
        "name=培训人次 target=>=100人次 midyear=40 actual==120人次 completion=120 weight=8 score=8 "
        "deviation=报名踊跃 measures=合理设定目标");
    assert_indicator("指标1：培训人次\n目标值：≥100人次；实际完成值：120人次；完成率：120%"
                     "；分值：8分；得分：8分。",
        "name=培训人次 target=>=100人次 actual==120人次 completion=120 weight=8 score=8");
    assert_indicator("1.培训人次，年度指标值不低于100人次，实际完成120人次，权重8分，得8分。",
        "name=培训人次 target=>=100人次 actual==120人次 weight=8 score=8");
    assert_indicator("（1）培训人次（8分）：指标值为100人次以上，全年实际完成值120人次，得分8分。",
        "name=培训人次 target=>=100人次 actual==120人次 weight=8 score=8");
    assert_indicator(
        "①培训人次：分值8分，得分7.2分，年度指标值≥100人次，完成值90人次，未完成原因：场地受限。",
        "name=培训人次 target=>=100人次 actual==90人次 weight=8 score=7.2 deviation=场地受限");
    assert_indicator("1.制度建设：年度指标值健全完善，实际完成值达到预期，分值5分，得分5分。",
        "name=制度建设 target=健全完善 actual=达到预期 weight=5 score=5");
    assert_indicator(
        "1.验收时间：目标值为2023年11月底前，实际完成值为2023年10月，分值5分，得分5分。",
        "name=验收时间 target=2023年11月底前 actual=2023年10月 weight=5 score=5");
    assert_indicator(
        "1.采购金额：目标值控制在1,200万元以内，实际完成值1,180.5万元，分值5分，得分5分。",
        "name=采购金额 target=<=1200万元 actual==1180.5万元 weight=5 score=5");
    assert_indicator("1."
                     "培训人次：目标值≥100人次，实际完成值120人次，分值5分，得分5分，偏差原因：无。"
                     "改进措施：无。",
        "name=培训人次 target=>=100人次 actual==120人次 weight=5 score=5");
}

static void levels_are_carried_down_from_headings(void **state)
{
    (void)state;
    static const char *const numbered[] = {
        "level1=产出指标 level2=数量指标 name=养护里程 target=>=12公里 actual==13公里 weight=10 "
        "score=10",
        "level1=产出指标 level2=质量指标 name=合格率 target==100% actual==100% weight=10 score=10",
        "level1=满意度指标 name=群众满意度 target=>=90% actual==95% weight=10 score=10",
    };
    assert_indicators(
        "（一）产出指标（50分）\n1."
        "数量指标完成情况\n（1）养护里程：指标值≥12公里，实际完成值13公里，分值10分，得分10分。\n"
        "2.质量指标\n（1）合格率：指标值100%，实际完成值100%，分值10分，得分10分。\n"
        "（二）满意度指标\n1.群众满意度：指标值≥90%，实际完成值95%，分值10分，得分10分。",
        numbered, COUNT(numbered));
    static const char *const inline_levels[] = {
        "level1=产出指标 level2=数量指标 name=养护里程 target=>=12公里 actual==13公里 weight=10 "
        "score=10",
        "level1=产出指标 level2=数量指标 name=保洁里程 target=>=2公里 actual==3公里 weight=10 "
        "score=10",
    };
    assert_indicators(
        "产出指标-数量指标-养护里程：指标值≥12公里，实际完成值13公里，分值10分，得分10分；"
        "保洁里程：指标值≥2公里，实际完成值3公里，分值10分，得分10分。",
        inline_levels, COUNT(inline_levels));
    static const char *const left[] = {
        "name=养护里程 target=>=12公里 actual==13公里 weight=10 score=10"};
    assert_indicators("（一）项目管理\n内容。\n四、指标\n（一）养护里程：指标值≥12公里，实际完成值1"
                      "3公里，分值10分，得分10分。",
        left, 1);
}

static void words_of_a_block_do_not_end_at_numbering_or_labels_within(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "name=培训人次 target=>=100人次 actual==90人次 weight=10 score=9 "
        "deviation=目标值设置偏高，场地受限 measures=1.提前安排；2.加强宣传",
        "name=群众满意度 target=>=90% actual==95% weight=10 score=10",
    };
    assert_indicators("（一）培训人次：目标值≥100人次，实际完成值90人次，偏差原因：目标值设置偏高，"
                      "场地受限。改进措施：1.提前安排；\n2.加强宣传。"
                      "该指标权重分值为10分，自评得分9分。\n（二）群众满意度：目标值≥90%"
                      "，实际完成值95%，分值10分，得分10分。\n"
                      "四、结论\n部门整体支出自评得分99分。",
        expected, COUNT(expected));
}

static void sentences_may_name_another_indicator(void **state)
{
    (void)state;
    struct reading reading =
        narrated(TITLE "（一）热线办结率：该指标预期指标值为100%，本次评价政府采购执行率99.94%"
                       "，该指标完成率为99.94%。\n"
                       "（二）12345热线办结率：该指标预期指标值为100%"
                       "，本次评价12345热线办结率办结率为98%，该指标完成率为98%。");
    const struct indicator *indicators = reading.evaluations[0].indicators;
    char told[TOLD] = "";
    tell_words(told, "sentence", indicators[0].sentence_name);
    tell_quantity(told, "actual", &indicators[0].actual);
    tell_words(told, "sentence", indicators[1].sentence_name);
    tell_quantity(told, "actual", &indicators[1].actual);
    assert_string_equal(
        told, "sentence=政府采购执行率 actual==99.94% sentence=12345热线办结率 actual==98%");
    reading_fini(&reading);
}

static void figures_in_blocks_are_not_the_budgets(void **state)
{
    (void)state;
    assert_budget(ANCHOR
        "\n三、绩效分析\n（一）预算经费：该指标预期指标值小于等于300万元，年中调减数18万元，调整后"
        "全年预算数282万元，"
        "本次评价预算经费为280万元，该指标完成率为98%。该指标权重分值为12分，自评得分12分。",
        "initial=1");
}

/* Conclusions. */

static void totals_and_grades_are_found_in_their_phrasings(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {"2023年度部门整体支出绩效自评综合得分 99.73 分，评价结果为“优”。", "total=99.73 grade=优"},
        {"自评总分95.6分，等级为：良好。", "total=95.6 grade=良"},
        {"部门整体支出绩效自评得分为88分（良）。", "total=88 grade=良"},
        {"综合评定得分71分，评价等级为「中」。", "total=71 grade=中"},
        {"总分100分，自评得分95分，评为优秀。", "total=95 grade=优"},
        {"综合得分59.99分，自评结论：不合格。", "total=59.99 grade=差"},
        {"评价等级分为优、良、中、差四级。本部门整体支出绩效得分92分，自评等级为优。",
            "total=92 grade=优"},
        {"产出指标得分48分，效益指标得分29分。自评综合得分96分。", "total=96"},
        {"2022年综合得分93分，2023年综合得分96分。", "total=96"},
        {"评价结果应用不够，优化支出结构。" ANCHOR, ""},
        {"预算执行率99%，自评得分9.9分。最终得分97分。", "total=97"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char document[1024], told[TOLD];
        snprintf(document, sizeof document, TITLE "四、评价结论\n%s", cases[i].text);
        struct reading reading = narrated(document);
        if (strcmp(told_conclusion(&reading.evaluations[0], told), cases[i].expected) != 0)
            fail_msg("%s\nread    : %s\nexpected: %s", cases[i].text, told, cases[i].expected);
        reading_fini(&reading);
    }
}

/* Whose, when, what. */

static void assert_identity(const char *text, const char *unit, int year)
{
    struct reading reading = narrated(text);
    const struct evaluation *evaluation = &reading.evaluations[0];
    if (unit)
        assert_string_equal(evaluation->unit.text, unit);
    else
        assert_null(evaluation->unit.text);
    assert_int_equal(evaluation->year, year);
    reading_fini(&reading);
}

static void units_and_years_are_found_where_they_stand(void **state)
{
    (void)state;
    assert_identity(
        "部门整体支出绩效自评报告\n（2023 "
        "年度）\n部门单位名称（公章）：松涧县（新城区）\n\n档案馆\n填报时间：2024 年 04 月 15 日\n"
        "一、概况\n" ANCHOR,
        "松涧县（新城区）档案馆", 2023);
    assert_identity("松涧县档案馆2022年度部门整体支出绩效自评报告\n" ANCHOR, "松涧县档案馆", 2022);
    assert_identity("2022年度松涧县档案馆部门整体支出绩效自评报告\n" ANCHOR, "松涧县档案馆", 2022);
    assert_identity("松涧县档案馆\n部门整体支出绩效自评报告\n" ANCHOR "2021年全年预算数2万元。",
        "松涧县档案馆", 2021);
    assert_identity("整体支出绩效自评报告\n一、概况\n（一）机构设置情况\n松涧县人民政府办公室工作部"
                    "门，为正科级，下设2个股。\n2021年" ANCHOR,
        "松涧县人民政府办公室", 2021);
    assert_identity("整体支出绩效自评报告\n一、概况\n（一）机构设置\n我单位内设2个股。\n截至2022年3"
                    "月，办公室2人。\n" ANCHOR,
        NULL, 0);
}

static void a_report_on_one_project_is_a_project(void **state)
{
    (void)state;
    struct reading reading = narrated("松涧县交通运输局2021年度农村道路养护项目支出绩效自评报告\n"
                                      "项目年初预算500万元，年中调减20万元，全年预算数480万元，项目"
                                      "实际支出470.4万元，预算执行率98%。");
    const struct evaluation *evaluation = &reading.evaluations[0];
    char told[TOLD];
    assert_int_equal(evaluation->kind, KIND_PROJECT);
    assert_string_equal(evaluation->project.text, "农村道路养护项目");
    assert_string_equal(evaluation->unit.text, "松涧县交通运输局");
    assert_string_equal(told_budget(evaluation, told),
        "initial=500 adjustment=-20 adjusted=480 executed=470.4 rate=98");
    reading_fini(&reading);
}

static void a_cover_names_project_and_unit(void **state)
{
    (void)state;
    struct reading reading =
        narrated("项目支出绩效自评报告\n（2023年度）\n项目名称：农村饮水安全项目\n实施单位（公章）"
                 "：松涧县水利局\n"
                 "主管部门（公章）：松涧县人民政府\n填报时间：2024年4月2日\n一、资金\n本项目预算安"
                 "排总额为120.00万元，"
                 "到位率为100%。本项目实际支付资金118.80万元，预算执行率99%。\n二、产出\n"
                 "“改造管道长度”的目标值是≥12公里，2023年度实际完成改造管道长度12."
                 "6公里，权重分值10分，得分10分。");
    const struct evaluation *evaluation = &reading.evaluations[0];
    char told[TOLD];
    assert_int_equal(evaluation->kind, KIND_PROJECT);
    assert_string_equal(evaluation->project.text, "农村饮水安全项目");
    assert_string_equal(evaluation->unit.text, "松涧县水利局");
    assert_int_equal(evaluation->year, 2023);
    assert_string_equal(told_budget(evaluation, told), "adjusted=120.00 executed=118.80 rate=99");
    assert_int_equal(evaluation->indicator_count, 1);
    assert_string_equal(told_indicator(&evaluation->indicators[0], told),
        "level1=产出 name=改造管道长度 target=>=12公里 actual==12.6公里 weight=10 score=10");
    reading_fini(&reading);
}

static void prose_about_accounts_is_no_evaluation(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "松涧县档案馆2023年度部门决算\n第二部分 "
        "部门决算情况说明\n一、收入支出决算总体情况说明\n年初预算数300万元，支出决算数310万元。\n"
        "二、预算绩效情况\n全年预算总额320万元，实际执行总额310万元，项目综合得分95分，等级优。",
        "关于印发《松涧县部门整体支出绩效自评报告》的通知，请各单位按时报送，年初预算数以批复为准"
        "。",
        "目标值和实际完成值要如实填写，分值和得分不得涂改。",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct reading reading;
        struct err err;
        assert_false(
            reading_init(&reading, (const unsigned char *)texts[i], strlen(texts[i]), &err));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_understood_by_measure_and_subject),
        cmocka_unit_test(units_of_money_are_told_apart),
        cmocka_unit_test(sections_carry_their_subject),
        cmocka_unit_test(what_is_not_the_budgets_is_left),
        cmocka_unit_test(adjustments_have_the_sign_of_their_word),
        cmocka_unit_test(parts_of_an_adjustment_are_not_summed_up),
        cmocka_unit_test(every_print_is_a_mention_and_the_first_is_taken),
        cmocka_unit_test(places_are_of_the_printed_value),
        cmocka_unit_test(projects_are_listed_with_their_figures),
        cmocka_unit_test(figures_of_projects_are_not_the_budgets),
        cmocka_unit_test(blocks_are_read_in_many_phrasings),
        cmocka_unit_test(levels_are_carried_down_from_headings),
        cmocka_unit_test(words_of_a_block_do_not_end_at_numbering_or_labels_within),
        cmocka_unit_test(sentences_may_name_another_indicator),
        cmocka_unit_test(figures_in_blocks_are_not_the_budgets),
        cmocka_unit_test(totals_and_grades_are_found_in_their_phrasings),
        cmocka_unit_test(units_and_years_are_found_where_they_stand),
        cmocka_unit_test(a_report_on_one_project_is_a_project),
        cmocka_unit_test(a_cover_names_project_and_unit),
        cmocka_unit_test(prose_about_accounts_is_no_evaluation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
