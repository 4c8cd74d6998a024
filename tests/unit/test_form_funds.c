/* What stands around the rows of a form: funds in every arrangement, keys, years, totals and
 * grades. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

/* An indicator table for forms whose other parts are looked at. */
#define TABLE                                                                                      \
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n" \
    "产出指标\t数量指标\t栽树\t≥9棵\t9棵\t90\t88\n"
#define FORM(title, keys, funds) title "\n" keys "\n" funds "\n" TABLE

static void assert_head(const char *text, const char *expected)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed_head(&formed, 0), expected);
    formed_fini(&formed);
}

static void reads_fund_columns_in_any_order(void **state)
{
    (void)state;
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "资金来源\t全年执行数\t得分\t分值\t执行率\t全年预算数\t年初预算数\n"
                           "年度资金总额\t45\t9\t10\t90%\t50\t40\n"),
        "40 50 45 90 10 9");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "全年预算数（A）\t全年执行数（B）\t执行率（B/A）\n"
                           "年度资金总额：\t50\t45\t90%\n"),
        "- 50 45 90 - -");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "预算数\t到位数\t执行数\n"
                           "合计\t50\t48\t45\n"),
        "- 50 45 - - -");
    assert_form_budget(
        FORM("项目支出绩效自评表", "项目名称 栽树",
            "资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分 财政审核评分\n"
            "年度资金总额 40 50 45 10 90% 9 8\n"),
        "40 50 45 90 10 9");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称 栽树",
                           "年初预算数 全年预算数 全年执行数 分值 执行率 得分 结转说明\n"
                           "年度资金总额 40 50 45 10 90% 9 五万元跨年支付\n"),
        "40 50 45 90 10 9");
    assert_head(FORM("项目支出绩效自评表", "项目名称 护林员",
                    "资金（万元） 全年预算数 全年执行数\n"
                    "年度资金总额 50 45\n"),
        "project - 护林员 0 - -");
}

static void reads_units_of_money(void **state)
{
    (void)state;
    assert_form_budget(FORM("项目支出绩效自评表\n单位：元", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\n"
                           "年度资金总额\t400000\t500,000.00\t450000.5\n"),
        "40.0000 50.000000 45.00005 - - -");
    assert_form_budget(FORM("项目支出绩效自评表",
                           "项目名称\t栽树\n"
                           "项目资金（亿元）",
                           "年初预算数\t全年预算数\t全年执行数\n"
                           "年度资金总额\t0.4\t0.5\t0.45\n"),
        "4000 5000 4500 - - -");
    assert_form_budget(FORM("项目支出绩效自评表\n金额单位：元", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\n"
                           "年度资金总额\t40万元\t50万元\t45万元\n"),
        "40 50 45 - - -");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\n"
                           "年度资金总额\t40\t50\t45\n"),
        "40 50 45 - - -");
}

static void takes_amounts_below_zeros(void **state)
{
    (void)state;
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
                           "年度资金总额：\t0\t0\t0\t10\t0\t0\n"
                           "其中：本年财政拨款\t90\t89.97\t89.97\t\t\t\n"
                           "其他资金\t0\t0\t0\t\t\t\n"),
        "90 89.97 89.97 0 10 0");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
                           "年度资金总额：\t0\t0\t0\t10\t0\t0\n"
                           "其中：本年财政拨款\t0\t0\t0\t\t\t\n"),
        "0 0 0 0 10 0");
    /* A rate and score of their own go with the amounts, wherever other zeros stand. */
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
                           "年度资金总额：\t0\t0\t0\t10\t0\t0\n"
                           "上年结转资金\t0\t0\t0\t-\t0%\t-\n"
                           "其中：本年财政拨款\t90\t100\t95\t\t95.00%\t9.5\n"),
        "90 100 95 95.00 10 9.5");
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
                           "年度资金总额：\t90\t100\t0\t10\t0%\t0\n"
                           "其中：本年财政拨款\t90\t100\t0\t\t0%\t-\n"),
        "90 100 0 0 10 0");
    struct formed formed = formed_text(FORM("项目支出绩效自评表", "项目名称\t栽树",
        "年初预算数\t全年预算数\t全年执行数\n"
        "年度资金总额：\t0\t0\t0\n"
        "其中：本年财政拨款\t90\t80\t70\n"
        "其他资金\t5\t5\t5\n"));
    assert_string_equal(formed_budget(&formed, 0), "- - - - - -");
    assert_int_equal(formed.list.items[0].remark_count, 1);
    formed_fini(&formed);
}

static void reads_basic_and_project_spending(void **state)
{
    (void)state;
    static const char *const texts[] = {
        FORM("部门整体支出绩效自评表", "部门名称\t石桥镇政府",
            "资金来源\t年初预算数\t全年预算数\t全年执行数\t执行率\n"
            "年度资金总额\t500\t520\t515\t99.04%\n"
            "基本支出\t300\t310\t310\t100%\n"
            "其中：人员经费\t250\t260\t260\t100%\n"
            "公用经费\t50\t50\t50\t100%\n"
            "项目支出\t200\t210\t205\t97.62%\n"),
        FORM("部门整体支出绩效自评表", "部门名称\t石桥镇政府",
            "\t合计\t基本支出\t人员经费\t公用经费\t项目支出\n"
            "年初预算数\t500\t300\t250\t50\t200\n"
            "全年预算数\t520\t310\t260\t50\t210\n"
            "全年执行数\t515\t310\t260\t50\t205\n"),
    };
    for (size_t i = 0; i < 2; i++) {
        struct formed formed = formed_text(texts[i]);
        const struct budget *b = &formed.list.items[0].budget;
        assert_string_equal(formed_figure(&formed, &b->initial), "500");
        assert_string_equal(formed_figure(&formed, &b->initial_basic), "300");
        assert_string_equal(formed_figure(&formed, &b->initial_project), "200");
        assert_string_equal(formed_figure(&formed, &b->adjusted), "520");
        assert_string_equal(formed_figure(&formed, &b->basic_adjusted), "310");
        assert_string_equal(formed_figure(&formed, &b->basic_personnel), "260");
        assert_string_equal(formed_figure(&formed, &b->basic_public), "50");
        assert_string_equal(formed_figure(&formed, &b->basic_executed), "310");
        assert_string_equal(formed_figure(&formed, &b->basic_rate), i ? "-" : "100");
        assert_string_equal(formed_figure(&formed, &b->project_adjusted), "210");
        assert_string_equal(formed_figure(&formed, &b->project_executed), "205");
        formed_fini(&formed);
    }
}

static void reads_amounts_behind_their_labels(void **state)
{
    (void)state;
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "预算执行情况（10分）\t预算数：\t100\t执行数：\t95.5\n"
                           "\t其中-财政拨款：\t100\t其中-财政拨款：\t95.5\n"),
        "- 100 95.5 - 10 -");
    assert_form_budget("项目支出绩效自评表\n预算数()\n执行数()\n项目名称\n栽树\n一级指标\n"
                       "二级指标\n三级指标\n年度指标值\n实际完成值\n",
        "- - - - - -");
}

static void reads_the_weight_in_brackets(void **state)
{
    (void)state;
    assert_form_budget(FORM("项目支出绩效自评表", "项目名称\t栽树",
                           "全年预算数\t全年执行数\t执行率\t得分(20分*执行率)\n"
                           "年度资金总额\t50\t45\t90%\t18\n"),
        "- 50 45 90 20 18");
}

#define ON_ONE_LINE(funds)                                                                                               \
    "项目支出绩效自评表 项目名称 栽树 " funds " 一级指标 二级指标 三级指标 年度指标值 实际完成值 " \
    "分值 得分 产出指标 数量指标 栽树 ≥9棵 9棵 90 88"

static void settles_missing_amounts_by_the_rate(void **state)
{
    (void)state;
    assert_form_budget(
        ON_ONE_LINE(
            "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 50 45 10 90% 9"),
        "- 50 45 90 10 9");
    assert_form_budget(ON_ONE_LINE("全年预算数 到位数 全年执行数 执行率 年度资金总额 60 41 68.33%"),
        "- 60 41 68.33 - -");
}

static void leaves_out_amounts_in_doubt(void **state)
{
    (void)state;
    static const char *const texts[] = {
        ON_ONE_LINE("年初预算数 全年预算数 全年执行数 年度资金总额 50 45"),
        ON_ONE_LINE(
            "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 50 45 10 80% 9"),
    };
    for (size_t i = 0; i < 2; i++) {
        struct formed formed = formed_text(texts[i]);
        const struct budget *b = &formed.list.items[0].budget;
        assert_false(b->initial.known || b->adjusted.known || b->executed.known);
        assert_true(formed.list.items[0].remark_count > 0);
        formed_fini(&formed);
    }
}

static void gathers_mentions(void **state)
{
    (void)state;
    struct formed formed = formed_text(FORM("项目支出绩效自评表\n单位：元", "项目名称\t栽树",
        "全年预算数\t全年执行数\t执行率\n"
        "年度资金总额\t500000\t45万元\t90%\n"));
    const struct evaluation *e = &formed.list.items[0];
    assert_int_equal(e->mention_count, 3);
    assert_int_equal(e->mentions[0].field, BUDGET_ADJUSTED);
    assert_int_equal(e->mentions[0].unit_power, -4);
    assert_int_equal(e->mentions[1].field, BUDGET_EXECUTED);
    assert_int_equal(e->mentions[1].unit_power, 0);
    assert_int_equal(e->mentions[2].field, BUDGET_RATE);
    formed_fini(&formed);
}

static void reads_unit_and_project(void **state)
{
    (void)state;
    assert_head(FORM("项目支出绩效自评表",
                    "项目名称：51092322T000000436802-栽树\t项目负责人：王某\n"
                    "主管部门：[155]石桥县林业局\t实施单位（盖章）：219001-石桥林场",
                    ""),
        "project 石桥林场 栽树 0 - -");
    assert_head(FORM("项目支出绩效自评表",
                    "项目名称\t栽树\n"
                    "主管部门\t石桥县林业局\t实施单位\t",
                    ""),
        "project 石桥县林业局 栽树 0 - -");
    assert_head(FORM("部门整体支出绩效自评表", "部门（单位）名称：石桥县林业局", ""),
        "department 石桥县林业局 - 0 - -");
    assert_head(FORM("石桥县林业局2021年度部门整体支出绩效自评表", "", ""),
        "department 石桥县林业局 - 2021 - -");
    assert_head("项目支出绩效自评表\n项目名称\n石桥林场防火\n瞭望塔建设项目\n实施单位\n"
                "石桥县自然资源和\n规划局\n" TABLE,
        "project 石桥县自然资源和规划局 石桥林场防火瞭望塔建设项目 0 - -");
    assert_head("项目支出绩效自评表(2022年度)项目名称栽树项目主管部门石桥县林业局实施单位石桥林场 "
                "全年预算数 全年执行数 年度资金总额 5 5 "
                "一级指标二级指标三级指标年度指标值实际完成值分值得分 产出指标 数量指标 栽树 ≥9棵 "
                "9棵 90 88",
        "project 石桥林场 栽树项目 2022 - -");
}

static void tells_the_year_from_filing_dates(void **state)
{
    (void)state;
    assert_head(FORM("项目支出绩效自评表\n（2019年度）",
                    "填报日期：2020年3月5日\n"
                    "项目名称\t栽树",
                    ""),
        "project - 栽树 2019 - -");
    assert_head(
        FORM("项目支出绩效自评表\n2019年度)", "项目名称\t栽树", ""), "project - 栽树 2019 - -");
    assert_head(FORM("附件3\n2020年项目支出绩效自评表", "项目名称\t2018年栽树", ""),
        "project - 2018年栽树 2020 - -");
    assert_head(FORM("项目支出绩效自评表",
                    "填报日期：2020年3月5日\n"
                    "项目名称\t栽树",
                    ""),
        "project - 栽树 0 - -");
    assert_head(FORM("项目支出绩效自评表", "项目名称\t栽树\t评价年度：2021", ""),
        "project - 栽树 2021 - -");
}

static void reads_totals_and_grades(void **state)
{
    (void)state;
    static const struct {
        const char *tail, *head;
    } cases[] = {
        {"总分\t\t\t\t\t100\t95.34分\n", "project - 栽树 0 95.34 -"},
        {"总分 100 95.34 优\n", "project - 栽树 0 95.34 优"},
        {"总分\t100\t80\n"
         "自评等级：良好\n",
            "project - 栽树 0 80 良"},
        {"合计\t\t\t\t\t100\t79.5\n"
         "自评结论\t“中”\n",
            "project - 栽树 0 79.5 中"},
        {"自评得分：92.5\n"
         "评价等级\t优秀\n",
            "project - 栽树 0 92.5 优"},
        {"总分\t98\n", "project - 栽树 0 98 -"},
        {"综合得分 100\n", "project - 栽树 0 100 -"},
        {"总分\t100\n", "project - 栽树 0 - -"},
        {"评价结论\t优化流程，提高效率。\n", "project - 栽树 0 - -"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s%s", FORM("项目支出绩效自评表", "项目名称\t栽树", ""),
            cases[i].tail);
        assert_head(text, cases[i].head);
    }
    assert_head("部门整体绩效自评表\n"
                "主管部门\t石桥县林业局\t自评总分（分）\t97.93\n" TABLE,
        "department 石桥县林业局 - 0 97.93 -");
}

static void takes_the_units_own_total(void **state)
{
    (void)state;
    assert_head(
        "项目支出绩效自评表\n"
        "项目名称\t栽树\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t自评得分\t财政审核评分\n"
        "产出指标\t数量指标\t栽树\t≥9棵\t9棵\t90\t88\t80\n"
        "总分\t\t\t\t\t100\t96.5\t92\n",
        "project - 栽树 0 96.5 -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_fund_columns_in_any_order),
        cmocka_unit_test(reads_units_of_money),
        cmocka_unit_test(takes_amounts_below_zeros),
        cmocka_unit_test(reads_basic_and_project_spending),
        cmocka_unit_test(reads_amounts_behind_their_labels),
        cmocka_unit_test(reads_the_weight_in_brackets),
        cmocka_unit_test(settles_missing_amounts_by_the_rate),
        cmocka_unit_test(leaves_out_amounts_in_doubt),
        cmocka_unit_test(gathers_mentions),
        cmocka_unit_test(reads_unit_and_project),
        cmocka_unit_test(tells_the_year_from_filing_dates),
        cmocka_unit_test(reads_totals_and_grades),
        cmocka_unit_test(takes_the_units_own_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
