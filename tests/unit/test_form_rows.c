/* Columns in every order, reading conventions, and rows that cannot be split with certainty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

#define TITLE "项目支出绩效自评表\n项目名称\t护林\n"
#define HEAD                                                                                       \
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"

static void reads_columns_in_any_order(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE
        "序号\t一级指标\t二级指标\t三级指标\t分值\t年度指标值\t全年实际完成值\t得分\t备注\n"
        "1\t产出指标\t数量指标\t巡护次数\t40\t≥12次\t13次\t40\t\n"
        "2\t\t质量指标\t火情处置率\t50\t100%\t90%\t45\t一起未及时处置\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/40/40",
        "产出指标/质量指标/火情处置率/=100%/90%/50/45/一起未及时处置/-");
    ASSERT_ROWS(
        "部门整体绩效自评表\n"
        "主管部门\t林业局\n"
        "指标名称\t计量单位\t指标性质\t指标值\t指标权重(分)\t全年完成值\t指标得分(分)\t说明\n"
        "管护面积\t万亩\t≥\t28\t50\t28\t50\t\n"
        "成灾率\t%\t≤\t0.4\t50\t0\t50\t\n",
        "-/-/管护面积/>=28万亩/28/50/50", "-/-/成灾率/<=0.4%/0/50/50");
}

static void ends_rows_of_inner_pipes_with_their_lines(void **state)
{
    (void)state;
    ASSERT_ROWS("项目支出绩效自评表\n项目名称 | 护林\n"
                "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注\n"
                "产出指标 | 数量指标 | 巡护次数 | ≥12次 | 11次 | 40 | 36.67 | 人手不足\n"
                " | 质量指标 | 处置率 | 100% | 90% | 10 | 9 | 道路不通\n"
                "效益指标 | 社会效益指标 | 报警次数 | ≤5次 | 5次 | 40 | 40 | \n"
                "满意度指标 | 满意度指标 | 群众满意度 | ≥90% | 91% | 10 | 10 | \n",
        "产出指标/数量指标/巡护次数/>=12次/11次/40/36.67/人手不足/-",
        "产出指标/质量指标/处置率/=100%/90%/10/9/道路不通/-",
        "效益指标/社会效益指标/报警次数/<=5次/5次/40/40",
        "满意度指标/满意度指标/群众满意度/>=90%/91%/10/10");
}

static void reads_extra_columns(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE "一级指标\t二级指标\t三级指标\t预期指标值\t指标值设定依据\t上年完成值\t实际完"
                      "成指标值\t分值权重\t得分\n"
                      "履职效能\t数量指标\t巡护次数\t>=12次\t年度工作计划\t11次\t13次\t30\t30\n",
        "履职效能/数量指标/巡护次数/>=12次/13次/30/30");
    ASSERT_ROWS(TITLE "一级指标\t二级指标\t三级指标\t年初指标值\t调整指标值\t全年完成值\t得分系数(%"
                      ")\t指标权重(分)\t指标得分(分)\t是否核心指标\n"
                      "产出指标\t数量指标\t巡护次数\t26次\t12次\t12次\t100%\t5\t5\t是\n"
                      "产出指标\t数量指标\t培训人次\t30人次\t\t33人次\t100%\t5\t5\t否\n",
        "产出指标/数量指标/巡护次数/=12次/12次/5/5",
        "产出指标/数量指标/培训人次/=30人次/33人次/5/5");
    ASSERT_ROWS(TITLE "一级指标\t二级指标\t三级指标\t责任科室\t年度指标值\t实际完成值\t分值\t自评得"
                      "分\t财政审核评分\n"
                      "产出指标\t数量指标\t巡护次数\t造林科\t≥12次\t13次\t10\t10\t9\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10");
    ASSERT_ROWS(TITLE
        "一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t年度指标值\t实际完成值\t得分\n"
        "产出指标\t50\t数量指标\t20\t巡护次数\t10\t≥12次\t13次\t10\n"
        "\t\t\t\t培训人次\t10\t≥30人次\t30人次\t9\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10",
        "产出指标/数量指标/培训人次/>=30人次/30人次/10/9");
    struct formed formed = formed_text(TITLE
        "一级指标\t二级指标\t三级指标\t年度指标值\t年中监控值\t实际完成值\t完成率\t分值\t得分\n"
        "产出指标\t数量指标\t巡护次数\t≥12次\t6次\t13次\t108.33%\t10\t10\n");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "产出指标/数量指标/巡护次数/>=12次/13次/10/10");
    assert_string_equal(formed_figure(&formed, &formed.list.items[0].indicators[0].midyear), "6");
    assert_string_equal(
        formed_figure(&formed, &formed.list.items[0].indicators[0].completion), "108.33");
    formed_fini(&formed);
}

static void strips_numbering_marks_and_weights(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD
        "一、产出指标（50分）\t（一）数量指标\t指标1：巡护次数\t≥12次\t13次\t10\t10\t\n"
        "\t\t2.培训人次\t≥30人次\t30人次\t10\t10\t\n"
        "\t质量指标\t①补植成活率\t≥85%\t86%\t10\t10\t\n"
        "\t\t★★★12345热线办结率\t≥85%\t86%\t10\t10\t\n"
        "管理指标30\t\t任务3、预算编制\t合规\t合规\t10\t10\t\n"
        "效益指标30分)\t社会效益指标\t指标1增收\t≥1.5万元\t2万元\t10\t10\t\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10",
        "产出指标/数量指标/培训人次/>=30人次/30人次/10/10",
        "产出指标/质量指标/补植成活率/>=85%/86%/10/10",
        "产出指标/质量指标/12345热线办结率/>=85%/86%/10/10", "管理指标/-/预算编制/合规/合规/10/10",
        "效益指标/社会效益指标/增收/>=1.5万元/2万元/10/10");
}

static void counts_columns_no_label_names(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE "一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分 佐证附件\n"
                      "产出指标 数量指标 巡护次数 ≥12次 13次 40 40 附件1\n"
                      "效益指标 生态效益指标 火情处置率 100% 90% 50 45 附件2\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/40/40",
        "效益指标/生态效益指标/火情处置率/=100%/90%/50/45");
}

static void ends_rows_where_notes_begin(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD
        "产出指标\t数量指标\t巡护次数\t≥12次\t13次\t10\t10\t\n"
        "注：1.资金使用单位按项目填报，主管部门汇总。\n2.其他资金包括自有资金50万元。\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10");
}

static void tells_numbering_from_the_figure_of_a_name(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD "产出指标\t数量指标\t1.12345热线工单\t≥12件\t13件\t10\t10\t\n"
                           "\t\t(2)2023年培训\t≥30人次\t30人次\t10\t10\t\n"
                           "\t\t3、1.5万亩退耕\t≥1个\t1个\t10\t10\t\n"
                           "\t\t1.5万亩补植\t≥1片\t1片\t10\t10\t\n",
        "产出指标/数量指标/12345热线工单/>=12件/13件/10/10",
        "产出指标/数量指标/2023年培训/>=30人次/30人次/10/10",
        "产出指标/数量指标/1.5万亩退耕/>=1个/1个/10/10",
        "产出指标/数量指标/1.5万亩补植/>=1片/1片/10/10");
}

static void skips_fillers(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD "产出指标\t数量指标\t指标1：巡护次数\t≥12次\t13次\t10\t10\t\n"
                           "\t\t指标2：\t\t\t\t\t\n"
                           "\t\t……\t\t\t\t\t\n"
                           "\t质量指标\t/\t/\t/\t/\t/\t/\n"
                           "\t时效指标\t指标1\t\t\t\t\t\n"
                           "效益指标\t生态效益指标\t\t\t\t\t\t\n"
                           "满意度指标\t满意度指标\t居民满意度\t≥90%\t95%\t10\t10\t\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10",
        "满意度指标/满意度指标/居民满意度/>=90%/95%/10/10");
}

static void reads_targets_and_actuals(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD "产出指标\t数量指标\t巡护次数\t大于等于12次\t=13次\t5\t5\t\n"
                           "\t\t补植面积\t８０亩\t≥80亩\t5\t5\t\n"
                           "\t质量指标\t成活率\t95%以上\t９６％\t5\t5\t\n"
                           "\t时效指标\t完成时间\t2022年12月31日前\t2022年12月\t5\t5\t\n"
                           "\t\t每亩补助\t每亩300\t每亩300\t5\t5\t\n"
                           "\t成本指标\t总成本\t不超过90万元\t89.5\t5\t5\t\n"
                           "效益指标\t社会效益指标\t就业\t显著\t显著\t5\t5\t\n"
                           "\t\t事故\t=0起\t0\t5\t5\t\n"
                           "\t\t覆盖面\t90%-95%\t92%\t5\t5\t\n"
                           "\t\t建立制度\t是\t是\t5\t5\t\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/5/5", "产出指标/数量指标/补植面积/=80亩/80亩/5/5",
        "产出指标/质量指标/成活率/>=95%/96%/5/5",
        "产出指标/时效指标/完成时间/2022年12月31日前/2022年12月/5/5",
        "产出指标/时效指标/每亩补助/每亩300/每亩300/5/5",
        "产出指标/成本指标/总成本/<=90万元/89.5/5/5", "效益指标/社会效益指标/就业/显著/显著/5/5",
        "效益指标/社会效益指标/事故/=0起/0/5/5", "效益指标/社会效益指标/覆盖面/90%-95%/92%/5/5",
        "效益指标/社会效益指标/建立制度/是/是/5/5");
}

static void tells_reasons_from_measures(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD
        "产出指标\t数量指标\t甲项\t≥2次\t1次\t10\t5\t偏差原因：人手不足。改进措施：增加人手。\n"
        "\t\t乙项\t≥2次\t1次\t10\t5\t1.偏差原因：雨季。2.改进措施：错峰\n"
        "\t\t丙项\t≥2次\t1次\t10\t5\t路况差，今后提前修整\n"
        "\t\t丁项\t≥2次\t2次\t10\t10\t0\n"
        "\t\t戊项\t≥2次\t2次\t10\t10\t无\n",
        "产出指标/数量指标/甲项/>=2次/1次/10/5/人手不足/增加人手",
        "产出指标/数量指标/乙项/>=2次/1次/10/5/雨季/错峰",
        "产出指标/数量指标/丙项/>=2次/1次/10/5/路况差，今后提前修整/-",
        "产出指标/数量指标/丁项/>=2次/2次/10/10", "产出指标/数量指标/戊项/>=2次/2次/10/10");
    ASSERT_ROWS(TITLE
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\t改进措施\n"
        "产出指标\t数量指标\t甲项\t≥2次\t1次\t10\t5\t人手不足\t增加人手\n",
        "产出指标/数量指标/甲项/>=2次/1次/10/5/人手不足/增加人手");
}

static void leaves_goals_alone(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE
        "年度总体目标\t预期目标\t实际完成情况\n"
        "\t目标1：巡护12次，补植80亩；目标2：满意度95%。\t目标1：巡护13次；满意度96%。\n" HEAD
        "产出指标\t数量指标\t巡护次数\t≥12次\t13次\t10\t10\t\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10");
}

static void carries_levels_past_repeated_headers(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD "产出指标\t数量指标\t巡护次数\t≥12次\t13次\t10\t10\t\n\n"
                           "—23—\n\n" HEAD "\t\t培训人次\t≥30人次\t30人次\t10\t10\t\n"
                           "产出指标\t\t防火宣传\t≥2次\t2次\t10\t10\t\n"
                           "满意度指标\t\t居民满意度\t≥90%\t95%\t10\t10\t\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/10/10",
        "产出指标/数量指标/培训人次/>=30人次/30人次/10/10",
        "产出指标/数量指标/防火宣传/>=2次/2次/10/10", "满意度指标/-/居民满意度/>=90%/95%/10/10");
}

static void reads_a_level_over_the_rows_of_its_own(void **state)
{
    (void)state;
    ASSERT_ROWS("项目支出绩效自评表\n项目名称：护林\n绩\n效\n指\n标\n一级\n指标\n二级\n"
                "指标\n三级指标\n年度指标\n值\n实际完成\n值\n分值\n得分\n"
                "产出\n指标\n数量\n指标\n巡护次数\n≥12次\n13次\n40\n40\n质量\n指标\n"
                "火情处置率\n=100%\n100%\n50\n45\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/40/40",
        "产出指标/质量指标/火情处置率/=100%/100%/50/45");
}

static void reads_levels_with_words_of_their_own(void **state)
{
    (void)state;
    ASSERT_ROWS(
        "部门整体支出绩效自评表\n"
        "部门名称 档案馆\n"
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n"
        "运行成本 公用经费控制 “三公”经费控制率 ≤100% 95% 5 5\n"
        "人员成本 在职人员控制率 ≤100% 98% 5 5\n"
        "管理效率 预算管理 预算执行率 ≥95% 90% 5 4.5 支付较晚\n"
        "资产管理 资产账实相符 相符 相符 5 5\n"
        "履职效能 重点工作履行 档案数字化 ≥5万卷 6万卷 40 40\n"
        "社会效应 社会公众满意 服务对象满意度 ≥90% 93% 30 30\n",
        "运行成本/公用经费控制/“三公”经费控制率/<=100%/95%/5/5",
        "运行成本/人员成本/在职人员控制率/<=100%/98%/5/5",
        "管理效率/预算管理/预算执行率/>=95%/90%/5/4.5/支付较晚/-",
        "管理效率/资产管理/资产账实相符/相符/相符/5/5",
        "履职效能/重点工作履行/档案数字化/>=5万卷/6万卷/40/40",
        "社会效应/社会公众满意/服务对象满意度/>=90%/93%/30/30");
}

static void reads_rows_torn_by_a_page(void **state)
{
    (void)state;
    ASSERT_ROWS("\t项目支出绩效自评表\n\n"
                "\t项目名称\n\t护林\n\n"
                "\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n"
                "\t得分\n\n"
                "\t产出指标\n\t数量指标\n\t巡护次数\n\t≥12次\n\t13次\n\t40\n\t40\n\n"
                "\t满意度指标\n\n"
                "- 10 -\n\n"
                "\t服务对象满意度指标\n\t居民满意度\n"
                "\t≥90%\n\t95%\n\t10\n\t10\n\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/40/40",
        "满意度指标/服务对象满意度指标/居民满意度/>=90%/95%/10/10");
}

static void reads_rows_with_missing_scores(void **state)
{
    (void)state;
    ASSERT_ROWS("项目支出绩效自评表 项目名称 护林 一级指标 二级指标 三级指标 指标性质 指标值 "
                "度量单位 完成值 权重 得分 未完成原因分析 "
                "产出指标数量指标足额保障率=100% 22.5 调整次数≤10次 22.5 时效指标按时发放率=100% "
                "22.5 合计100 评价结论及时发放。",
        "产出指标/数量指标/足额保障率/=100%/-/22.5/-", "产出指标/数量指标/调整次数/<=10次/-/22.5/-",
        "产出指标/时效指标/按时发放率/=100%/-/22.5/-");
}

/* No value of such a row is read, and a word is said about it. */
static void assert_undecided(const char *text, size_t certain)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].indicator_count, certain);
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

static void says_what_it_cannot_split(void **state)
{
    (void)state;
    assert_undecided("项目支出绩效自评表\n项目名称\n护林\n一级指标\n二级指标\n三级指标\n"
                     "年度指标值\n实际完成值\n分值\n得分\n"
                     "产出指标\n数量指标\n安装标牌10≥266块≥266块10\n质量指标\n成活率\n≥85%\n"
                     "86%\n90\n90\n",
        1);
    assert_undecided("项目绩效目标自评表\n项目名称护林实施单位林场\n一级\n指标\n"
                     "二级指标三级指标指标值全年实际完成值未完成原因和改进措施\n"
                     "数量指标建设公路32.1公里2020\n"
                     "质量指标建设符合要求2020\n满意度指标服务对象\n满意度指标\n"
                     "群众满意度2020\n",
        0);
}

static void leaves_out_unreadable_figures(void **state)
{
    (void)state;
    struct formed formed =
        formed_text(TITLE HEAD "产出指标\t数量指标\t巡护次数\t≥12次\t13次\tIO\t10\t\n"
                               "\t\t补植面积\t≥7,00.0,77亩\t80亩\t5\tM.8\t\n"
                               "\t\t培训人次\t≥人次\t人次\t5\t5\t\n");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "产出指标/数量指标/巡护次数/>=12次/13次/-/10");
    assert_string_equal(formed_indicator(&formed, 0, 1), "产出指标/数量指标/补植面积/-/80亩/5/-");
    assert_int_equal(formed.list.items[0].indicators[2].target.form, QUANTITY_MISSING);
    assert_int_equal(formed.list.items[0].remark_count, 4);
    formed_fini(&formed);
}

static void reads_rules_and_folded_scores_with_a_remark(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("部门整体支出绩效评价自评表\n"
                    "单位名称\t司法局\n"
                    "一级指标\t二级指标\t三级指标\t评分标准\t分值\t自评得分\t扣分原因和其他说明\n"
                    "投入（15分）\t预算配置\t人员控制率\t以100%为标准，控制率≤100%"
                    "计5分；每超过一个百分点扣0.5分。\t5\t4.5\t新增三人\n");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "投入/预算配置/人员控制率/-/-/5/4.5/新增三人/-");
    assert_int_equal(formed.list.items[0].remark_count, 1);
    formed_fini(&formed);
    formed = formed_text(TITLE "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t单项指标得分"
                               "\t权重占比(%)\t折算得分\n"
                               "产出指标\t数量指标\t巡护次数\t≥12次\t13次\t25.00\t25.00\t6.25\n");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "产出指标/数量指标/巡护次数/>=12次/13次/25.00/25.00");
    assert_int_equal(formed.list.items[0].remark_count, 1);
    formed_fini(&formed);
}

static void reads_whole_rows_of_a_scrambled_table(void **state)
{
    (void)state;
    struct formed formed = formed_text("1 2 100 10 10 95 指标1:采购防护服 ≥500套 500套 12 12\n"
                                       "指标2:采购口罩 ≥2万只 2万只 13 13\n"
                                       "指标1:及时率 =100% 30\n"
                                       "项目支出绩效自评表 项目名称 护林 一级指标 二级指标 "
                                       "三级指标 年度指标值 实际完成值 分值 得分");
    assert_int_equal(formed.list.items[0].indicator_count, 2);
    assert_string_equal(formed_indicator(&formed, 0, 0), "-/-/采购防护服/>=500套/500套/12/12");
    assert_string_equal(formed_indicator(&formed, 0, 1), "-/-/采购口罩/>=2万只/2万只/13/13");
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_columns_in_any_order),
        cmocka_unit_test(ends_rows_of_inner_pipes_with_their_lines),
        cmocka_unit_test(reads_extra_columns),
        cmocka_unit_test(strips_numbering_marks_and_weights),
        cmocka_unit_test(counts_columns_no_label_names),
        cmocka_unit_test(ends_rows_where_notes_begin),
        cmocka_unit_test(tells_numbering_from_the_figure_of_a_name),
        cmocka_unit_test(skips_fillers),
        cmocka_unit_test(reads_targets_and_actuals),
        cmocka_unit_test(tells_reasons_from_measures),
        cmocka_unit_test(leaves_goals_alone),
        cmocka_unit_test(carries_levels_past_repeated_headers),
        cmocka_unit_test(reads_a_level_over_the_rows_of_its_own),
        cmocka_unit_test(reads_levels_with_words_of_their_own),
        cmocka_unit_test(reads_rows_torn_by_a_page),
        cmocka_unit_test(reads_rows_with_missing_scores),
        cmocka_unit_test(says_what_it_cannot_split),
        cmocka_unit_test(leaves_out_unreadable_figures),
        cmocka_unit_test(reads_rules_and_folded_scores_with_a_remark),
        cmocka_unit_test(reads_whole_rows_of_a_scrambled_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
