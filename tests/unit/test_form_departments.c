/* Forms of whole departments as provinces print them: levels of their own, weights and rules beside
 * the indicators, tables that name their figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

static void assert_head(const char *text, const char *expected)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed_head(&formed, 0), expected);
    formed_fini(&formed);
}

static void assert_budget(const char *text, const char *expected)
{
    struct formed formed = formed_text(text);
    assert_string_equal(formed_budget(&formed, 0), expected);
    formed_fini(&formed);
}

/* A cell that is empty is no sign: merged ones have vanished here. */
static void knows_the_levels_of_departments(void **state)
{
    (void)state;
    ASSERT_ROWS("部门整体支出绩效自评表\n部门名称 石桥县林业局\n"
                "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 未完成原因\n"
                "部门管理 资金投入 基本支出执行率 100% 100% 5 5\n"
                "财务管理 制度健全性 健全 健全 5 5\n"
                "履职效果 部门履职目标 草原管护面积 ≥12万亩 11万亩 40 36.67 部分地块移交\n"
                "部门效果目标 植被盖度 ≥60% 61% 30 30\n"
                "能力建设 长效管理 规划完备程度 完备 完备 10 10\n",
        "部门管理/资金投入/基本支出执行率/=100%/100%/5/5",
        "部门管理/财务管理/制度健全性/健全/健全/5/5",
        "履职效果/部门履职目标/草原管护面积/>=12万亩/11万亩/40/36.67/部分地块移交/-",
        "履职效果/部门效果目标/植被盖度/>=60%/61%/30/30",
        "能力建设/长效管理/规划完备程度/完备/完备/10/10");
}

/* 可持续发展能力 is a level 1 of some provinces and a level 2 of others. */
static void tells_which_level_a_word_names(void **state)
{
    (void)state;
    ASSERT_ROWS("部门整体支出绩效自评得分表\n"
                "| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |\n"
                "| 部门绩效情况 | 履职成效 | 重点任务完成率 | 20 | 19 |\n"
                "| 可持续发展能力 | 人才培养情况 | 5 | 4 |\n"
                "| 制度创新情况 | 5 | 5 |\n",
        "部门绩效情况/履职成效/重点任务完成率/-/-/20/19",
        "部门绩效情况/可持续发展能力/人才培养情况/-/-/5/4",
        "部门绩效情况/可持续发展能力/制度创新情况/-/-/5/5");
}

static void takes_weights_from_names(void **state)
{
    (void)state;
    static const char text[] = "2021年度部门整体支出绩效自评得分表\n"
                               "| 一级指标 | 二级指标 | 三级指标 | 得分 |\n"
                               "| 部门决策（25分） | 目标任务（15分） | 明确性（5分） | 4 |\n"
                               "|  |  | 合理性（5分） | 5 |\n"
                               "| （30分） | （10分） | 决算公开（2分） | 2 |\n"
                               "| 合计 |  |  | 11 |\n";
    ASSERT_ROWS(text, "部门决策/目标任务/明确性/-/-/5/4", "部门决策/目标任务/合理性/-/-/5/5",
        "部门决策/目标任务/决算公开/-/-/2/2");
    assert_head(text, "department - - 2021 11 -");
}

#define RULED                                                                                                             \
    "部门整体支出绩效评价指标表\n"                                                                           \
    "| 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评价标准 | 得分 |\n"                 \
    "| 过程 | 20 | 预算管理 | 12 | 制度健全性 | 12 | ①有制度，6分；②得到执行，6分。 | 10 |\n" \
    "|  |  | 预算执行 | 8 | 预算控制率 | 8 | 0-10%（含），计8分；大于10%，计4分。 | 4 |\n"          \
    "| 产出及效率 | 30 | 履职效益 | 30 | 公众满意度 | 30 | 90%（含）以上，计30分。 | 30 |\n"

/* The weights of levels have sums of their own. */
static void reads_rules_and_weights_of_levels(void **state)
{
    (void)state;
    ASSERT_ROWS(RULED "| 合计 | 50 |  | 50 |  | 50 |  | 44 |\n",
        "过程/预算管理/制度健全性/-/-/12/10", "过程/预算执行/预算控制率/-/-/8/4",
        "产出及效率/履职效益/公众满意度/-/-/30/30");
    assert_head(RULED "| 合计 | 50 |  | 50 |  | 50 |  | 44 |\n", "department - - 0 44 -");
    assert_head(RULED "| 合计 | 50 |  | 50 |  |  |  | 44 |\n", "department - - 0 - -");
}

static void reads_tables_that_name_their_figures(void **state)
{
    (void)state;
    static const char head[] = "部门整体绩效自评表\n"
                               "| 部门（单位）名称 | 石桥市档案馆 | 填报人 | 张某 |\n"
                               "| 预算安排情况（调整后） | | 资金到位情况 | | 资金执行情况 | | "
                               "预算执行进度（%） |\n";
    char text[512];
    snprintf(text, sizeof text, "%s%s", head,
        "| 预算数： | 860 | 到位数： | 850 | 执行数： | 842.8 | 98 |\n"
        "| 其中：财政资金 | 800 | 其中：财政资金 | 790 | 其中：财政资金 | 782.8 |  |\n");
    assert_budget(text, "- 860 842.8 98 - -");
    snprintf(text, sizeof text, "%s%s", head,
        "| 预算数： | 860 | 到位数： | 850 | 执行数： | 842.8 |  |\n");
    assert_budget(text, "- 860 842.8 - - -");
}

static void ends_the_name_of_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *head;
    } forms[] = {
        {"单位名称：石桥镇人民政府    2020年度\n", "department 石桥镇人民政府 - 2020 - -"},
        {"单位名称 石桥县司法局 基本支出总额 23.4 项目支出总额 6.7\n",
            "department 石桥县司法局 - 0 - -"},
        {"单位名称 中共石桥县委 老干部局\n", "department 中共石桥县委老干部局 - 0 - -"},
        {"部门名称：\t石桥县司法局\n年度：\t2019\n", "department 石桥县司法局 - 2019 - -"},
        {"单位名称：石桥站 填报日期：2021年3月10日项目名称水土监测主管部门石桥县水利局项目实施单位"
         "本单位\n",
            "project 石桥站 水土监测 0 - -"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char text[512];
        snprintf(text, sizeof text, "绩效自评表\n%s%s", forms[i].keys,
            "一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分\n"
            "产出指标 数量指标 调解案件 =30件 30件 90 90\n");
        assert_head(text, forms[i].head);
    }
}

/* 三、部门整体支出绩效指标 stands over the table whose first heading is 绩效指标. */
static void tells_a_heading_from_the_table_below(void **state)
{
    (void)state;
    ASSERT_ROWS("部门整体支出绩效自评表\n部门名称\t石桥街道办事处\n"
                "三、部门整体支出绩效指标\n"
                "绩效指标\t\t\t指标性质\t指标值\t度量单位\t实际完成值\t偏差原因分析及改进措施\n"
                "一级指标\t二级指标\t三级指标\t\t\t\t\t\n"
                "产出指标\t数量指标\t实事办结数\t＝\t10\t件\t9件\t一件延期\n"
                "满意度指标\t服务对象满意度指标\t居民满意度\t≥\t90\t%\t90%\t\n"
                "其他需说明事项\t无\t\t\t\t\t\t\n",
        "产出指标/数量指标/实事办结数/=10件/9件/-/-/一件延期/-",
        "满意度指标/服务对象满意度指标/居民满意度/>=90%/90%/-/-");
}

/* 全年支出 is a row, 全年执行 a column. */
static void tells_rows_of_funds_from_columns(void **state)
{
    (void)state;
    assert_budget("部门整体支出绩效自评表\n部门名称 石桥县林业局\n"
                  "资金（万元） 年初预算 全年预算 全年执行 分值 执行率 得分\n"
                  "全年支出 1500 1620.5 1601.2 10 98.81% 9.88\n"
                  "其中：基本支出 900 910.5 910.5 - 100% -\n"
                  "一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分\n"
                  "产出指标 数量指标 管护面积 =30亩 30亩 90 90\n",
        "1500 1620.5 1601.2 98.81 10 9.88");
}

/* Headings over several columns: the rows have empty cells where the header has. */
static void reads_columns_between_empty_ones(void **state)
{
    (void)state;
    static const char text[] = "2023年度部门整体绩效自评表\n"
                               "| 主管部门 | 301-石桥县应急局 |  | 自评总分（分） | 98.4 |  |\n"
                               "| 执行情况（万元） | 年初预算数 |  | 全年预算数 |  | 全年执行数 |  "
                               "| 执行率（%） | 执行率权重 |"
                               " 执行率得分 |\n"
                               "|  | 2300 |  | 2500 |  | 2350 |  | 94 | 10 | 9.4 |\n"
                               "| 绩效指标 | 指标名称 | 计量单位 | 指标性质 | 指标值 |  | 完成值 | "
                               "得分系数（%） | 指标权重 |"
                               " 指标得分 |\n"
                               "|  | 检查次数 | 次 | ≥ | 24 |  | 26 | 100 | 45 | 45 |\n"
                               "|  | 结案率 | % | ≥ | 95 |  | 90 | NaN | 45 | 42.63 |\n";
    assert_budget(text, "2300 2500 2350 94 10 9.4");
    assert_budget(
        "2023年度部门整体绩效自评表\n部门名称\t石桥县应急局\n"
        "执行情况（万元）\t年初预算数\t\t全年预算数\t\t全年执行数\t\t执行率（%）\t分值\t得分\n"
        "\t2300\t\t2500\t\t2350\t\t94\t10\t9.4\n"
        "指标名称\t指标值\t完成值\t指标权重\t指标得分\n"
        "检查次数\t24次\t26次\t90\t90\n",
        "2300 2500 2350 94 10 9.4");
    ASSERT_ROWS(text, "-/-/检查次数/>=24次/26/45/45", "-/-/结案率/>=95%/90/45/42.63");
}

/* A form is told by its title and the key that follows, though nothing of it can be split. */
static void says_that_a_form_is_glued(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("部门整体绩效自评表主管部门财政处室自评总分(分)97.6部门联系人李某\n"
                    "指标名称计量单位年成值全权重次数次26次43次100%1010是\n");
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].kind, KIND_DEPARTMENT);
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

/* All cells of a table in one: no name is that long. */
static void takes_no_table_for_a_name(void **state)
{
    (void)state;
    struct formed formed = formed_text("部门整体支出绩效评价指标表一级指标分值二级指标分值三级指标"
                                       "分值评价标准得分投入10预算配置10在"
                                       "职人员控制率5以100%为标准。在职人员控制率不高于100%"
                                       "，计5分；每超过一个百分点扣0.5分，扣完为"
                                       "止。“三公经费”变动率5不高于0的计5分；大于0的每超过一个百分"
                                       "点扣0.5分，扣完为止，不计负分。\n");
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].kind, KIND_DEPARTMENT);
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_levels_of_departments),
        cmocka_unit_test(tells_which_level_a_word_names),
        cmocka_unit_test(takes_weights_from_names),
        cmocka_unit_test(reads_rules_and_weights_of_levels),
        cmocka_unit_test(reads_tables_that_name_their_figures),
        cmocka_unit_test(ends_the_name_of_a_unit),
        cmocka_unit_test(tells_a_heading_from_the_table_below),
        cmocka_unit_test(tells_rows_of_funds_from_columns),
        cmocka_unit_test(reads_columns_between_empty_ones),
        cmocka_unit_test(says_that_a_form_is_glued),
        cmocka_unit_test(takes_no_table_for_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
