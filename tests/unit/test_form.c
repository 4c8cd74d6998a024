/* The layouts forms come in: each printed as text extraction leaves it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

/* What the layout tests below all print. */
static const char *const rows[] = {
    "产出指标/数量指标/清淤沟渠长度/>=36公里/38公里/20/20",
    "产出指标/数量指标/举办培训班期数/>=4期/3期/10/7.5/讲师档期冲突/-",
    "产出指标/质量指标/工程验收合格率/=100%/100%/20/20",
    "效益指标/社会效益指标/提升灌溉保障能力/有效提升/达成预期指标/30/30",
    "满意度指标/服务对象满意度指标/受益农户满意度/>=90%/95/10/10",
};

static void assert_rows(struct formed *formed)
{
    assert_int_equal(formed->list.count, 1);
    assert_string_equal(
        formed_head(formed, 0), "project 杨柳河灌区管理所 渠系维护补助 2023 96.50 优");
    assert_string_equal(formed_budget(formed, 0), "80.00 75.00 67.50 90.00 10 9.00");
    assert_int_equal(formed->list.items[0].indicator_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(formed_indicator(formed, 0, i), rows[i]);
    assert_int_equal(formed->list.items[0].remark_count, 0);
}

static void check_layout(const char *text)
{
    struct formed formed = formed_text(text);
    assert_rows(&formed);
    formed_fini(&formed);
}

static void reads_cells_behind_tabs(void **state)
{
    (void)state;
    check_layout("\t项目支出绩效自评表\n\n"
                 "\t（2023年度）\n\n"
                 "\t项目名称\n\t渠系维护补助\n\n"
                 "\t主管部门\n\t杨柳河县水务局\n\t实施单位\n\t杨柳河灌区管理所\n\n"
                 "\t项目资金\n（万元）\n\t\n\t年初预算数\n\t全年预算数\n\t全年执行数\n"
                 "\t分值\n\t执行率\n\t得分\n\n"
                 "\t\n\t年度资金总额\n\t80.00\n\t75.00\n\t67.50\n\t10\n\t90.00%\n"
                 "\t9.00\n\n"
                 "\t\n\t其中：当年财政拨款\n\t80.00\n\t75.00\n\t67.50\n\t—\n\t—\n\t—\n\n"
                 "\t年度总体目标\n\t预期目标\n\t实际完成情况\n\n"
                 "\t\n\t完成36公里清淤\n\t完成38公里清淤\n\n"
                 "\t\n\t一级指标\n\t二级指标\n\t三级指标\n\t年度指标值\n\t实际完成值\n"
                 "\t分值\n\t得分\n"
                 "\t偏差原因分析及改进措施\n\n"
                 "\t年度绩效指标完成情况\n\t产出指标\n\t数量指标\n\t清淤沟渠长度\n"
                 "\t≥36公里\n\t38公里\n\t20\n\t20\n\t\n\n"
                 "\t\n\t\n\t\n\t举办培训班期数\n\t≥4期\n\t3期\n\t10\n\t7.5\n"
                 "\t讲师档期冲突\n\n"
                 "\t\n\t\n\t质量指标\n\t工程验收合格率\n\t=100%\n\t100%\n\t20\n\t20\n"
                 "\t\n\n"
                 "\t\n\t效益指标\n\t社会效益指标\n\t提升灌溉保障能力\n\t有效提升\n"
                 "\t达成预期指标\t\n"
                 "\t30\n\t30\n\t\n\n"
                 "\t\n\t满意度指标\n\t服务对象满意度指标\n\t受益农户满意度\n\t≥90%\n\t95\n"
                 "\t10\n\t10\n\t无\n\n"
                 "\t总分\n\t\n\t100\n\t96.50分\n\t优\n\n");
}

static void reads_cells_on_lines_with_blank_lines_between(void **state)
{
    (void)state;
    check_layout("项目支出绩效自评表\n\n"
                 "（2023年度）\n\n"
                 "项目名称\n\n"
                 "渠系维护补助\n\n"
                 "主管部门\n\n"
                 "杨柳河县水务局\n\n"
                 "实施单位\n\n"
                 "杨柳河灌区管理所\n\n"
                 "项目资金\n\n"
                 "（万元）\n\n"
                 "\xC2\xA0\n\n"
                 "年初\n\n"
                 "预算数\n\n"
                 "全年\n\n"
                 "预算数\n\n"
                 "全年\n\n"
                 "执行数\n\n"
                 "分值\n\n"
                 "执行率\n\n"
                 "得分\n\n"
                 "年度资金总额\n\n"
                 "80.00\n\n"
                 "75.00\n\n"
                 "67.50\n\n"
                 "10\n\n"
                 "90.00%\n\n"
                 "9.00\n\n"
                 "其中：当年财政拨款\n\n"
                 "80.00\n\n"
                 "75.00\n\n"
                 "67.50\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "年度总体目标\n\n"
                 "预期目标\n\n"
                 "实际完成情况\n\n"
                 "完成36公里清淤\n\n"
                 "完成38公里清淤\n\n"
                 "一级指标\n\n"
                 "二级指标\n\n"
                 "三级指标\n\n"
                 "年度\n\n"
                 "指标值\n\n"
                 "实际\n\n"
                 "完成值\n\n"
                 "分值\n\n"
                 "得分\n\n"
                 "偏差原因\n\n"
                 "分析及\n\n"
                 "改进措施\n\n"
                 "产出指标\n\n"
                 "(50)\n\n"
                 "数量\n\n"
                 "指标\n\n"
                 "指标1：清淤沟渠长度\n\n"
                 "≥36公里\n\n"
                 "38公里\n\n"
                 "20\n\n"
                 "20\n\n"
                 "\xC2\xA0\n\n"
                 "指标2：举办培训班期数\n\n"
                 "≥4期\n\n"
                 "3期\n\n"
                 "10\n\n"
                 "7.5\n\n"
                 "讲师档期冲突\n\n"
                 "……\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "质量\n\n"
                 "指标\n\n"
                 "指标1：工程验收合格率\n\n"
                 "=100%\n\n"
                 "100%\n\n"
                 "20\n\n"
                 "20\n\n"
                 "\xC2\xA0\n\n"
                 "指标2：\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "\xC2\xA0\n\n"
                 "效益指标\n\n"
                 "30分)\n\n"
                 "社会效\n\n"
                 "益指标\n\n"
                 "提升灌溉保障能力\n\n"
                 "有效提升\n\n"
                 "达成预期指标\n\n"
                 "30\n\n"
                 "30\n\n"
                 "0\n\n"
                 "满意度\n\n"
                 "指标\n\n"
                 "服务对象满意度指标\n\n"
                 "受益农户满意度\n\n"
                 "≥90%\n\n"
                 "95\n\n"
                 "10\n\n"
                 "10\n\n"
                 "\xC2\xA0\n\n"
                 "总分\n\n"
                 "100\n\n"
                 "96.50\n\n"
                 "优\n");
}

static void reads_cells_on_lines_with_nothing_between(void **state)
{
    (void)state;
    check_layout("项目支出绩效自评表\n（2023年度）\n项目名称\n渠系维护补助\n主管部门\n"
                 "杨柳河县水务局\n实施单位\n杨柳河灌区管理所\n"
                 "项目资金（万元）\n年初预算数\n全年预算数\n全年执行数\n分值\n执行率\n"
                 "得分\n"
                 "年度资金总额\n80.00\n75.00\n67.50\n10\n90.00%\n9.00\n"
                 "其中：当年财政拨款\n80.00\n75.00\n67.50\n"
                 "年度总体目标\n预期目标\n实际完成情况\n完成36公里清淤\n完成38公里清淤\n"
                 "一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n"
                 "偏差原因分析\n及改进措施\n"
                 "产出指标\n数量指标\n清淤沟渠长度\n≥36公里\n38公里\n20\n20\n"
                 "举办培训班期数\n≥4期\n3期\n10\n7.5\n讲师档期冲突\n"
                 "质量指标\n工程验收合格率\n=100%\n100%\n20\n20\n"
                 "效益指标\n社会效益指标\n提升灌溉保障能力\n有效提升\n达成预期指标\n30\n"
                 "30\n"
                 "满意度指标\n服务对象满意度指标\n受益农户满意度\n≥90%\n95\n10\n10\n总分\n"
                 "100\n96.50\n优\n");
}

static void reads_cells_closed_by_pipes(void **state)
{
    (void)state;
    check_layout("项目支出绩效自评表(2023年度) |\n"
                 "项目名称 |\n"
                 "渠系维护补助 |\n"
                 "主管部门 |\n"
                 "杨柳河县水务局 |\n"
                 "实施单位 (盖章) |\n"
                 "杨柳河灌区管理所 |\n"
                 "项目资金(万元) |\n"
                 "年初预算数 |\n"
                 "全年预算数 |\n"
                 "全年执行数 |\n"
                 "分值 |\n"
                 "执行率 |\n"
                 "得分 |\n"
                 "年度资金总额 |\n"
                 "80.00 |\n"
                 "75.00 |\n"
                 "67.50 |\n"
                 "10 |\n"
                 "90.00% |\n"
                 "9.00 |\n"
                 "其中:财政资金 |\n"
                 "80.00 |\n"
                 "75.00 |\n"
                 "67.50 |\n"
                 "/ |\n"
                 "/ |\n"
                 "/ |\n"
                 "绩效指标 |\n"
                 "一级指标 |\n"
                 "二级指标 |\n"
                 "三级指标 |\n"
                 "指标性质 |\n"
                 "指标值 |\n"
                 "度量单位 |\n"
                 "完成值 |\n"
                 "权重 |\n"
                 "得分 |\n"
                 "未完成原因分析 |\n"
                 "产出指标 |\n"
                 "数量指标 |\n"
                 "清淤沟渠长度 |\n"
                 "≥ |\n"
                 "36 |\n"
                 "公里 |\n"
                 "38公里 |\n"
                 "20 |\n"
                 "20 |\n"
                 "|\n"
                 "举办培训班期数 |\n"
                 "≥ |\n"
                 "4 |\n"
                 "期 |\n"
                 "3期 |\n"
                 "10 |\n"
                 "7.5 |\n"
                 "讲师档期冲突 |\n"
                 "质量指标 |\n"
                 "工程验收合格率 |\n"
                 "= |\n"
                 "100 |\n"
                 "% |\n"
                 "100% |\n"
                 "20 |\n"
                 "20 |\n"
                 "|\n"
                 "效益指标 |\n"
                 "社会效益指标 |\n"
                 "提升灌溉保障能力 |\n"
                 "定性 |\n"
                 "有效提升 |\n"
                 "|\n"
                 "达成预期指标 |\n"
                 "30 |\n"
                 "30 |\n"
                 "|\n"
                 "满意度指标 |\n"
                 "服务对象满意度指标 |\n"
                 "受益农户满意度 |\n"
                 "≥ |\n"
                 "90 |\n"
                 "% |\n"
                 "95 |\n"
                 "10 |\n"
                 "10 |\n"
                 "|\n"
                 "合计 |\n"
                 "100 |\n"
                 "96.50 |\n"
                 "优 |\n");
}

static void reads_rows_of_tabs(void **state)
{
    (void)state;
    check_layout(
        "2023年度项目支出绩效自评表\n"
        "项目名称\t渠系维护补助\n"
        "主管部门\t杨柳河县水务局\t实施单位\t杨柳河灌区管理所\n"
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t80.00\t75.00\t67.50\t10\t90.00%\t9.00\n"
        "\t其中：当年财政拨款\t80.00\t75.00\t67.50\t—\t—\t—\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        "产出指标\t数量指标\t清淤沟渠长度\t≥36公里\t38公里\t20\t20\t\n"
        "\t\t举办培训班期数\t≥4期\t3期\t10\t7.5\t讲师档期冲突\n"
        "\t质量指标\t工程验收合格率\t=100%\t100%\t20\t20\t\n"
        "效益指标\t社会效益指标\t提升灌溉保障能力\t有效提升\t达成预期指标\t30\t30\t\n"
        "满意度指标\t服务对象满意度指标\t受益农户满意度\t≥90%\t95\t10\t10\t/\n"
        "总分\t\t\t\t\t100\t96.50\t优\n");
}

static void reads_rows_of_single_spaces(void **state)
{
    (void)state;
    check_layout(
        "项 目 支 出 绩 效 自 评 表\n"
        "( 2023 年度)\n"
        "项目名称 渠系维护补助\n"
        "主管部门 杨柳河县水务局 实施单位 杨柳河灌区管理所\n"
        "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
        "年度资金总额 80.00 75.00 67.50 10 90.00% 9.00\n"
        "其中：当年财政拨款 80.00 75.00 67.50 — — —\n"
        "一级 指标 二级 指标 三级指标 年度 指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n"
        "产出指标 数量指标 指标1: 清淤 沟渠长度 ≥36公里 38公里 20 20\n"
        "指标2: 举办培训班 期数 ≥4期 3期 10 7.5 讲师档期冲突\n"
        "质量指标 工程验收合格率 =100% 100% 20 20\n"
        "效益指标 社会效益指标 提升灌溉保障能力 有效提升 达成预期指标 30 30\n"
        "满意度指标 服务对象满意度指标 受益农户满意度 ≥90% 95 10 10\n"
        "总分 100 96.50 优\n");
}

static void reads_rows_that_wrap(void **state)
{
    (void)state;
    check_layout(
        "项目支出绩效自评表\n（2023年度）\n"
        "项目名称 渠系维护补助\n"
        "主管部门 杨柳河县水务局 实施单位 杨柳河灌区管理所\n"
        "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
        "年度资金总额 80.00 75.00 67.50 10 90.00% 9.00\n"
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n"
        "产出指标 数量指标 清淤沟渠\n"
        "长度 ≥36公里 38公里 20 20\n"
        "举办培训班期数 ≥4期 3期 10 7.5 讲师\n"
        "档期冲突\n"
        "质量指标 工程验收合格率 =100% 100% 20 20\n"
        "效益指标 社会效益指标 提升灌溉保障\n"
        "能力 有效提升 达成预期指标 30 30\n"
        "满意度指标 服务对象满意度指标 受益农户\n"
        "满意度 ≥90% 95 10 10\n"
        "总分 100 96.50 优\n");
}

static void reads_pipe_tables(void **state)
{
    (void)state;
    check_layout(
        "| 项目支出绩效自评表 |||||||||\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| （2023年度） |||||||||\n"
        "| 项目名称 | 渠系维护补助 |||||||\n"
        "| 主管部门 | 杨柳河县水务局 || 实施单位 | 杨柳河灌区管理所 ||||\n"
        "| 项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n"
        "| | 年度资金总额 | 80.00 | 75.00 | 67.50 | 10 | 90.00% | 9.00 |\n"
        "| | 其中：当年财政拨款 | 80.00 | 75.00 | 67.50 | — | — | — |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | "
        "偏差原因分析及改进措施 |\n"
        "| 产出指标（50分） | 数量指标 | 清淤沟渠长度 | ≥36公里 | 38公里 | 20 | 20 | |\n"
        "| | | 举办培训班期数 | ≥4期 | 3期 | 10 | 7.5 | 讲师档期冲突 |\n"
        "| | 质量指标 | 工程验收合格率 | =100% | 100% | 20 | 20 | |\n"
        "| 效益指标（30分） | 社会效益指标 | 提升灌溉保障能力 | 有效提升 | 达成预期指标 | 30 | 30 "
        "| |\n"
        "| 满意度指标（10分） | 服务对象满意度指标 | 受益农户满意度 | ≥90% | 95 | 10 | 10 | |\n"
        "| 总分 |||||| 100 | 96.50 | 优 |\n");
}

static void reads_pipe_tables_without_merged_cells(void **state)
{
    (void)state;
    check_layout(
        "2023年度项目支出绩效自评表 | |||||||||\n"
        "项目名称 | 渠系维护补助 | ||||||||\n"
        "主管部门 | 杨柳河县水务局 | 实施单位 | 杨柳河灌区管理所 | ||||||\n"
        "项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | |||\n"
        "年度资金总额 | 80.00 | 75.00 | 67.50 | 10 | 90.00% | 9.00 | |||\n"
        "其中：财政资金 | 80.00 | 75.00 | 67.50 | / | / | / | |||\n"
        "绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | ||||\n"
        "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | ||||\n"
        "产出指标 | 数量指标 | 清淤沟渠长度 | ≥ | 36 | 公里 | 38公里 | 20 | 20 | |\n"
        "举办培训班期数 | ≥ | 4 | 期 | 3期 | 10 | 7.5 | 讲师档期冲突 |\n"
        "质量指标 | 工程验收合格率 | ＝ | 100 | % | 100% | 20 | 20 | ||\n"
        "效益指标 | 社会效益指标 | 提升灌溉保障能力 | 定性 | 有效提升 | 达成预期指标 | 30 | 30 | "
        "|\n"
        "满意度指标 | 服务对象满意度指标 | 受益农户满意度 | ≥ | 90 | % | 95 | 10 | 10 | |\n"
        "总分 | 100 | 96.50 | 优 | ||||||\n");
}

static void reads_all_on_one_line(void **state)
{
    (void)state;
    check_layout(
        "附件: 项目支出绩效自评表 (2023年度) 项目名称 渠系维护补助 主管部门 101-杨柳河县水务局 "
        "实施单位 101003-杨柳河灌区管理所 项目资金 (万元) "
        "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: 80.00 75.00 67.50 10 "
        "90.00% 9.00 其中:本年财政拨款 80.00 75.00 67.50 "
        "上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 完成36公里清淤，培训4期。 "
        "完成38公里清淤。 绩效指标 一级指标 二级指标 三级指标 年度指标值 "
        "实际完成值 分值 得分 偏差原因分析及改进措施 产出指标(50分) 数量指标 清淤沟渠长度 ≥36公里 "
        "38公里 20 20 举办培训班期数 ≥4期 3期 10 7.5 "
        "讲师档期冲突 质量指标 工程验收合格率 =100% 100% 20 20 效益指标(30分) 社会效益指标 "
        "提升灌溉保障能力 有效提升 达成预期指标 30 30 生态效益指标 "
        "满意度指标(10分) 服务对象满意度指标 受益农户满意度 ≥90% 95 10 10 总分 100 96.50 优");
}

static void reads_columns_of_blanks_with_cells_of_several_lines(void **state)
{
    (void)state;
    check_layout(
        "                                项目支出绩效自评表\n"
        "                                  （2023年度）\n\n"
        "项目名称              渠系维护补助\n"
        "主管部门              杨柳河县水务局                 实施单位      杨柳河灌区管理所\n"
        "                              年初预算    全年预算    全年执行\n"
        "                                                                  分值        执行率      "
        "得分\n"
        "                              数          数          数\n"
        "项目资金    年度资金总额      80.00       75.00       67.50       10          90.00%      "
        "9.00\n"
        "（万元）    其中：当年财政\n"
        "                              80.00       75.00       67.50       —           —           "
        "—\n"
        "            拨款\n"
        "                                         年度指标\n"
        "一级指标    二级指标      三级指标                   实际完成值    分值  得分  "
        "偏差原因分析\n"
        "                                         值\n"
        "                          清淤沟渠长度   ≥36公里     38公里        20    20\n"
        "            数量指标\n"
        "                          举办培训班期\n"
        "产出指标                                 ≥4期        3期           10    7.5   "
        "讲师档期冲突\n"
        "                          数\n"
        "                          工程验收合格\n"
        "            质量指标                     =100%       100%          20    20\n"
        "                          率\n"
        "                          提升灌溉保障               达成预期指\n"
        "效益指标    社会效益指标                 有效提升                  30    30\n"
        "                          能力                       标\n"
        "            服务对象满\n"
        "满意度指                  受益农户满意\n"
        "            意度指标                     ≥90%        95            10    10\n"
        "标                        度\n"
        "总分                                                               100   96.50   优\n");
}

static void reads_mojibake(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("| 項(xiàng)目支出績(jī)效自評(píng)表 ||||||||\n"
                    "| （2022年度） ||||||||\n"
                    "| 項(xiàng)目名稱 | 衛(wèi)生清潔經(jīng)費(fèi) |||||||\n"
                    "| 實(shí)施單位 | 沙河鎮(zhèn)人民政府 |||||||\n"
                    "| 一級(jí)指標(biāo) | 二級(jí)指標(biāo) | 三級(jí)指標(biāo) | "
                    "年度指標(biāo)值 | 實(shí)際完成值 | 分值 | 得分 | 偏差原因 |\n"
                    "| 產(chǎn)出指標(biāo) | 數(shù)量指標(biāo) | 清運(yùn)垃圾 | ≥500噸 | 520噸 "
                    "| 50 | 50 | |\n"
                    "| 總分 | | | | | 100 | 98 | |\n");
    assert_string_equal(formed_head(&formed, 0), "project 沙河镇人民政府 卫生清洁经费 2022 98 -");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "产出指标/数量指标/清运垃圾/>=500吨/520吨/50/50");
    formed_fini(&formed);
}

static void reads_forms_without_points(void **state)
{
    (void)state;
    struct formed formed = formed_text(
        "中央对地方转移支付区域绩效目标自评表\n"
        "（2021年度）\n"
        "转移支付（项目）名称    基本公共卫生服务补助\n"
        "中央主管部门    国家卫生部门\n"
        "地方主管部门    石桥县卫生局    资金使用单位    石桥县卫生局\n"
        "资金情况（万元）    全年预算数（A）    全年执行数（B）    预算执行率（B/A×100%）\n"
        "年度资金总额    1200    1188    99%\n"
        "其中：中央补助    900    900    100%\n"
        "一级指标    二级指标    三级指标    指标值    全年实际完成值    未完成原因和改进措施\n"
        "产出指标    数量指标    建档人数    ≥3.2万人    3.3万人\n"
        "时效指标    任务完成时间    2021年12月底前    2021年12月\n"
        "满意度指标    服务对象满意度指标    居民满意度    ≥85%    82%    "
        "宣传不够，加强入户讲解\n");
    assert_string_equal(
        formed_head(&formed, 0), "project 石桥县卫生局 基本公共卫生服务补助 2021 - -");
    assert_string_equal(formed_budget(&formed, 0), "- 1200 1188 99 - -");
    assert_int_equal(formed.list.items[0].indicator_count, 3);
    assert_string_equal(formed_indicator(&formed, 0, 1),
        "产出指标/时效指标/任务完成时间/2021年12月底前/2021年12月/-/-");
    assert_string_equal(formed_indicator(&formed, 0, 2),
        "满意度指标/服务对象满意度指标/居民满意度/>=85%/82%/-/-/宣传不够，加强入户讲解/-");
    formed_fini(&formed);
}

static void reads_several_forms(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("六、绩效自评情况\n"
                    "我镇开展了自评，具体见部门整体支出绩效自评表，项目支出绩效自评表。\n\n"
                    "部门整体支出绩效自评表\n（2023年度）\n"
                    "部门名称 石桥镇人民政府\n"
                    "资金来源 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
                    "年度资金总额 900 950 940 10 98.95% 9.89\n"
                    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
                    "履职效能 数量指标 走访农户次数 ≥800次 810次 45 45\n\n"
                    "- 12 -\n\n"
                    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
                    "质量指标 矛盾化解率 ≥95% 96% 45 45\n"
                    "总分 100 99.89 项目支出绩效自评表\n"
                    "（2023年度）\n"
                    "项目名称 路灯维护 实施单位 石桥镇人民政府\n"
                    "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
                    "年度资金总额 20 20 18 10 90% 9\n"
                    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
                    "产出指标 数量指标 维修路灯 ≥100盏 90盏 90 81\n"
                    "总分 100 90\n\n"
                    "七、其他事项\n无。\n");
    assert_int_equal(formed.list.count, 2);
    assert_string_equal(formed_head(&formed, 0), "department 石桥镇人民政府 - 2023 99.89 -");
    assert_int_equal(formed.list.items[0].indicator_count, 2);
    assert_string_equal(
        formed_indicator(&formed, 0, 1), "履职效能/质量指标/矛盾化解率/>=95%/96%/45/45");
    assert_string_equal(formed_head(&formed, 1), "project 石桥镇人民政府 路灯维护 2023 90 -");
    assert_string_equal(
        formed_indicator(&formed, 1, 0), "产出指标/数量指标/维修路灯/>=100盏/90盏/90/81");
    struct place first = formed.list.items[0].extent, second = formed.list.items[1].extent;
    assert_true(first.start + first.length <= second.start);
    assert_true(second.start + second.length < formed.flowed.document.length);
    formed_fini(&formed);
}

static void reads_tables_without_title(void **state)
{
    (void)state;
    struct formed formed = formed_text("附件2\n项目名称：护林员补助\n主管部门：石桥县林业局\n"
                                       "资金（万元） 全年预算数 全年执行数 执行率\n"
                                       "年度资金总额 60 60 100%\n"
                                       "一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分\n"
                                       "产出指标 数量指标 补助护林员 =30人 30人 90 90\n");
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed_head(&formed, 0), "project 石桥县林业局 护林员补助 0 - -");
    assert_string_equal(formed_budget(&formed, 0), "- 60 60 100 - -");
    assert_string_equal(
        formed_indicator(&formed, 0, 0), "产出指标/数量指标/补助护林员/=30人/30人/90/90");
    formed_fini(&formed);
}

static void takes_titles_made_of_their_words(void **state)
{
    (void)state;
    static const struct {
        const char *title, *head;
    } titles[] = {
        {"石桥县林业局2021年度整体支出绩效自我评价表", "department 石桥县林业局 - 2021 90 -"},
        {"2021年度部门（单位）整体支出绩效自评打分表", "department - - 2021 90 -"},
        {"市级部门预算项目绩效自评计分表（2021年度）", "project - - 2021 90 -"},
        {"2021年度部门整体支出绩效评价指标表", "department - - 2021 90 -"},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[512];
        snprintf(text, sizeof text, "%s\n%s", titles[i].title,
            "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分\n"
            "产出指标\t数量指标\t补助护林员\t=30人\t30人\t90\t90\n"
            "总分\t\t\t\t\t100\t90\n");
        struct formed formed = formed_text(text);
        assert_int_equal(formed.list.count, 1);
        assert_string_equal(formed_head(&formed, 0), titles[i].head);
        assert_int_equal(formed.list.items[0].extent.start, 0);
        formed_fini(&formed);
    }
}

static void finds_no_form_in_prose(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("按照要求，我单位填报了部门整体支出绩效自评表1份、项目支出绩效自评表2份，设置一"
                    "级指标3个、二级指标7个、三级指标12个，年度指标值均已完成。\n"
                    "年初预算数694.05万元，决算数701.53万元，得分98分。\n"
                    "绩效目标申报表\n"
                    "项目名称 路灯维护\n"
                    "一级指标 二级指标 三级指标 指标值\n"
                    "产出指标 数量指标 维修路灯 ≥100盏\n");
    assert_int_equal(formed.list.count, 0);
    formed_fini(&formed);
}

static void keeps_the_places_of_values(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("项目支出绩效自评表\n"
                    "项目名称\t渠系维护\n"
                    "实施单位\t灌区管理所\n"
                    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
                    "产出指标\t数量指标\t指标1：清淤长度\t≥36公里\t38公里\t20\t19.5分\n");
    const struct indicator *i = &formed.list.items[0].indicators[0];
    const struct document *document = &formed.flowed.document;
    assert_string_equal(document_text(document, i->name.place, &formed.flowed.arena), "清淤长度");
    assert_string_equal(document_text(document, i->target.place, &formed.flowed.arena), "36公里");
    assert_string_equal(document_text(document, i->score.place, &formed.flowed.arena), "19.5");
    assert_int_equal(document_locate(document, i->score.place).line, 5);
    assert_string_equal(
        document_text(document, formed.list.items[0].unit.place, &formed.flowed.arena),
        "灌区管理所");
    formed_fini(&formed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_cells_behind_tabs),
        cmocka_unit_test(reads_cells_on_lines_with_blank_lines_between),
        cmocka_unit_test(reads_cells_on_lines_with_nothing_between),
        cmocka_unit_test(reads_cells_closed_by_pipes),
        cmocka_unit_test(reads_rows_of_tabs),
        cmocka_unit_test(reads_rows_of_single_spaces),
        cmocka_unit_test(reads_rows_that_wrap),
        cmocka_unit_test(reads_pipe_tables),
        cmocka_unit_test(reads_pipe_tables_without_merged_cells),
        cmocka_unit_test(reads_all_on_one_line),
        cmocka_unit_test(reads_columns_of_blanks_with_cells_of_several_lines),
        cmocka_unit_test(reads_mojibake),
        cmocka_unit_test(reads_forms_without_points),
        cmocka_unit_test(reads_several_forms),
        cmocka_unit_test(reads_tables_without_title),
        cmocka_unit_test(takes_titles_made_of_their_words),
        cmocka_unit_test(finds_no_form_in_prose),
        cmocka_unit_test(keeps_the_places_of_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
