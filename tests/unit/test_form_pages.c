/* Tables as web pages and spreadsheets leave them: cells dropped, words torn, figures in disorder.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

#define SPACED_HEAD "项目支出绩效自评表\n(2022年度)\n项目名称 泵站维护\n实施单位 柳溪镇水管站\n"
#define SPACED_ROWS                                                                                \
    "绩效指标 一级\n指标\n二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因\n"

/* Rows under a weighed one have neither weight nor score: hardly a line has four cells. */
static void reads_short_rows_on_lines(void **state)
{
    (void)state;
    static const char text[] =
        "2023年柳溪村养殖补贴项目资金使用情况\n"
        "项目名称 2023年柳溪村养殖补贴项目 项目负责人及电话 王某\n"
        "主管部门 县农业农村局 实施单位 柳溪镇人民政府\n"
        "资金情况\n(万元)\n"
        "全年预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分\n"
        "年度资金总额: 7.305 7.305 10 100.00% 10\n"
        "其中:本年财政拨款 7.305 7.305 10 100.00% 10\n"
        "      其他资金 0 0\n"
        "绩效指标 一级\n指标\n"
        "二级指标 三级指标 分值 年度指标值 全年实际值 得分 未完成原因\n\n\n(50分)\n"
        "数量指标 ★补助粮食作物种植面积 10 10\n"
        "        玉米种植面积 5.5亩 5.5亩\n"
        "★补助家畜家禽养殖数量 10 10\n"
        "        猪养殖数量 60头 61头\n"
        "        鸡养殖数量 300只 300只\n"
        "        羊养殖数量 40只 40只\n";
    assert_form_budget(text, "- 7.305 7.305 100.00 10 10");
    ASSERT_ROWS(text, "-/数量指标/补助粮食作物种植面积/-/-/10/10",
        "-/数量指标/玉米种植面积/=5.5亩/5.5亩/-/-", "-/数量指标/补助家畜家禽养殖数量/-/-/10/10",
        "-/数量指标/猪养殖数量/=60头/61头/-/-", "-/数量指标/鸡养殖数量/=300只/300只/-/-",
        "-/数量指标/羊养殖数量/=40只/40只/-/-");
}

static void takes_two_bare_figures_for_the_points(void **state)
{
    (void)state;
    ASSERT_ROWS(SPACED_HEAD SPACED_ROWS "数量指标 指标1:检修泵站 6座 6座 30 30\n"
                                        "质量指标 指标1:检修合格 20 18\n"
                                        "成本指标 指标1:人均成本 2 2 20 20\n",
        "-/数量指标/检修泵站/=6座/6座/30/30", "-/质量指标/检修合格/-/-/20/18",
        "-/成本指标/人均成本/=2/2/20/20");
}

static void doubts_two_bare_figures_where_no_row_is_whole(void **state)
{
    (void)state;
    ASSERT_ROWS(SPACED_HEAD SPACED_ROWS "数量指标 指标1:检修泵站 6 6\n"
                                        "质量指标 指标1:检修合格 100 100\n"
                                        "时效指标 指标1:汛前完成 5 5\n",
        "-/数量指标/检修泵站/-/-/-/-", "-/质量指标/检修合格/-/-/-/-",
        "-/时效指标/汛前完成/-/-/-/-");
}

static void leaves_a_bare_weight_of_a_level_out_of_reasons(void **state)
{
    (void)state;
    ASSERT_ROWS(SPACED_HEAD SPACED_ROWS "数量指标 指标1:检修泵站 6座 6座 30 30\n"
                                        "成本指标 指标1:人均成本 2 2 20 20\n……\n\n\n\n(30分)\n"
                                        "社会效益\n指标\n指标1:受益村数 ≥9个 9个 30 30\n",
        "-/数量指标/检修泵站/=6座/6座/30/30", "-/成本指标/人均成本/=2/2/20/20",
        "-/社会效益指标/受益村数/>=9个/9个/30/30");
}

static void tells_the_score_from_the_rate_it_stands_for(void **state)
{
    (void)state;
#define FUNDS "项目资金(万元)\n年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额: "
    assert_form_budget(SPACED_HEAD FUNDS "80 90 72 10 8\n" SPACED_ROWS
                                         "数量指标 检修泵站 6座 6座 90 90\n",
        "80 90 72 - 10 8");
    assert_form_budget(SPACED_HEAD FUNDS "80 90 72 10 80%\n" SPACED_ROWS
                                         "数量指标 检修泵站 6座 6座 90 90\n",
        "80 90 72 80 10 -");
#undef FUNDS
}

/* The row's name stands behind its figures, with it the unit of money, and 实施单位 behind its
 * value. */
static void reads_scrambled_funds_only_where_the_row_is_whole(void **state)
{
    (void)state;
#define TITLE "项目支出绩效自评表 (2022 年度) 项目名称 场馆保洁 主管部门 清河县体育局 "
#define HEAD "年初预算数 全年预算数 全年执行数 分值 执行率 得分 "
#define REST                                                                                                                   \
    "其中:当年财政拨款 0 0 — 上年结转资金 0 0 — 其他资金 0 0 — 年度资金总额 项目资金 (元) " \
    "清河县体育 事业中心 实施单位 预期目标 年度 总体 目标 实际完成情况 已完成保洁"
    assert_form_budget(
        TITLE HEAD "40000.00 40000.00 20,000.00 10 5 " REST, "4.000000 4.000000 2.000000 - 10 5");
    assert_form_budget(TITLE HEAD "40000.00 40000.00 5 " REST, "- - - - - -");
    struct formed formed = formed_text(TITLE HEAD "40000.00 40000.00 5 " REST);
    assert_string_equal(formed_head(&formed, 0), "project - 场馆保洁 2022 - -");
    formed_fini(&formed);
#undef TITLE
#undef HEAD
#undef REST
}

static void reads_whole_rows_among_the_words_of_their_header(void **state)
{
    (void)state;
    ASSERT_ROWS(
        "清河县项目支出绩效自评表 (2021年度) 项目名称 村医培训 实施单位 柳溪镇卫生院 一级 指标 "
        "— 年度 实际 指标值 完成值 指标1:建立档案 385人 不少于12 种 二级指标 三级指标 "
        "指标2:举办讲座 分值 得分 374人 3 3 150次 1 1 指标3:义诊 12次 16次 1 1 "
        "指标4:慢病随访率 100.00% 97.30% 2 1.9 指标5:突发事件报告 数 指标6:签约率 14例 14例 2 2 "
        "246人 225人 2 1.7 质量指标 指标1:服务达标率 90% 92% 5 5",
        "-/-/义诊/=12次/16次/1/1", "-/-/慢病随访率/=100.00%/97.30%/2/1.9",
        "-/-/服务达标率/=90%/92%/5/5");
}

/* Spaces stand within words as well: which of them set cells apart is not certain. */
static void leaves_torn_words_out(void **state)
{
    (void)state;
    ASSERT_ROWS("项目支出绩效自评表 项目名称 展会 三级指标 年初目标值 (A) 实际完成值 (B) 得分 "
                "参展企业 20 23 10 "
                "品牌影响提升 获得参展 企业 欢迎 受参展企 业欢迎 10 "
                "签约率 90% 95% 10",
        "-/-/参展企业/=20/23/-/10", "-/-/品牌影响提升获得参展企业欢迎/-/-/-/10",
        "-/-/签约率/=90%/95%/-/10");
}

static void reads_nothing_where_cells_have_run_together(void **state)
{
    (void)state;
    struct formed formed = formed_text(
        "专项资金绩效目标自评表专项资金名称储备粮实施单位清河县粮食局绩 效 指 标一级 指标二级 "
        "指标三级指标年度指标 值全年 完成值未完成原因和 改进措施产 出 指 标数量 "
        "指标储备粮储 备到位率100%100%库存数量真实率100%\n100%质量 指标管理制 "
        "度执行率100%100%变质比例00时效 指标付 息及时率100%100%可持 续影 "
        "响指标设备维 护及安全性\n高高满意 度指 标服务 对象 满意 度指 标因粮食市场波动引 起的事件 "
        "次数");
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

/* Each row a line, its cells without anything between: 10096 is no total. */
static void reads_nothing_where_rows_have_run_together(void **state)
{
    (void)state;
    struct formed formed = formed_text(
        "转移支付区域绩效自评表\n（2022年度）\n转移支付（项目）名称水利资金\n地方主管部门省水利厅资"
        "金使用单位清河县水利局\n"
        "年度资金总额：1200.501080.4590.00%"
        "\n绩效指标一级指标二级指标三级指标指标值全年实际完成值未完成原因和改进措施\n"
        "产出指标数量指标治理河道长度≥12公里11公里汛期长，工期推迟；加快施工\n水库除险加固座数="
        "3座3座\n"
        "质量指标工程验收合格率100%100%\n时效指标投资完成比例≥90%90%\n成本指标项目总成本≤1200."
        "5万元1080.45万元\n"
        "效益指标社会效益指标受益人口2.3万人2.3万人\n生态效益指标河道生态有效改善有效改善\n"
        "满意度指标服务对象满意度指标受益群众满意度≥90%95%\n总分10096\n");
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed_head(&formed, 0), "project 清河县水利局 水利资金 2022 - -");
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_true(formed.list.items[0].remark_count > 0);
    formed_fini(&formed);
}

/* Figures beside their labels on one line are no columns; a key ends the value before it. */
static void reads_pairs_on_one_line(void **state)
{
    (void)state;
    static const char text[] =
        "清河县民政局2020年度预算项目绩效自评表\n一、基本情况 项目名称: 高龄津贴 是否为专项资金: "
        "实施(主管)单位 314002-清河县民政局机关 金额单位: 万元\n"
        "二、预算执行情况 预算安排情况(调整后) 资金到位情况 资金执行情况 预算执行进度(%)\n"
        "预算数 7.2 到位数 7.2 执行数 6.4 88.89\n其中:财政资金 7.2 其中:财政资金 7.2 其中:财政资金 "
        "6.4\n"
        "三、目标完成情况 年度预期目标 具体完成情况\n按月发放。 按月发放。\n";
    struct formed formed = formed_text(text);
    assert_string_equal(formed_head(&formed, 0), "project 清河县民政局机关 高龄津贴 2020 - -");
    formed_fini(&formed);
    assert_form_budget(text, "- 7.2 6.4 - - -");
}

/* Paragraphs of one cell stand apart as cells do: a sentence may be reason or actual. */
static void leaves_a_sentence_that_may_be_a_reason_out(void **state)
{
    (void)state;
    ASSERT_ROWS("转移支付区域绩效自评表\n\n转移支付（项目）名称\n\n大气污染防治资金\n\n实施单位\n\n"
                "大气科\n\n"
                "一级指标\n\n二级指标\n\n三级指标\n\n年度指标值\n\n全年完成值\n\n未完成原因和改进措"
                "施\n\n产出指标\n\n"
                "数量指标\n\n建设自动监测子站\n\n11个\n\n建设自动监测子站\n\n0\n\n"
                "在准备开始建设时，发现原计划建设内容不适合现状，按程序申报调整建设内容后取得审批文"
                "件\n\n改进措施：\n",
        "产出指标/数量指标/建设自动监测子站/-/-/-/-", "产出指标/数量指标/建设自动监测子站/-/-/-/-");
}

static void ends_rows_before_the_explanation(void **state)
{
    (void)state;
#define ROWS                                                                                                                              \
    "一级指标\n二级指标\n三级指标\n指标值\n全年实际完成值\n未完成原因和改进措施\n产出指标\n数量指" \
    "标\n"                                                                                                                               \
    "治理河道长度\n≥12公里\n11公里\n汛期长\n满意度指标\n服务对象满意度指标\n群众满意度\n≥90%\n95%"    \
    "\n"
    ASSERT_ROWS(
        "转移支付区域绩效自评表\n转移支付（项目）名称\n水利资金\n资金使用单位\n水利局\n" ROWS
        "说明\n无\n注：资金使用单位按项目填报。\n",
        "产出指标/数量指标/治理河道长度/>=12公里/11公里/-/-/汛期长/-",
        "满意度指标/服务对象满意度指标/群众满意度/>=90%/95%/-/-");
#undef ROWS
}

static void takes_no_figure_behind_an_operator_for_a_weight(void **state)
{
    (void)state;
    ASSERT_ROWS("项目支出绩效自评表 | |||\n项目名称 | 设备更新 | |||\n"
                "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | "
                "得分 | 原因 |\n"
                "产出指标 | 成本指标 | 成本控制数 | ≤ | 30 | 万元 | 28 | 45 | 45 | ||\n"
                "质量指标 | 验收合格率 | = | 100 ",
        "产出指标/成本指标/成本控制数/<=30万元/28/45/45", "产出指标/质量指标/验收合格率/-/-/-/-");
}

static void ends_a_unit_before_boxes(void **state)
{
    (void)state;
    struct formed formed =
        formed_text("2020年展会项目自评表 单位名称:区商务局 项目名称 展会 项目实施单位 "
                    "会展中心 □ 3、一次性项目 □ 预算数 (A) 执行数(B) 得分 9 9 20 "
                    "三级指标 年初目标值 实际完成值 得分 参展企业 20 23 10");
    assert_string_equal(formed.list.items[0].unit.text, "会展中心");
    formed_fini(&formed);
}

/* Transfer payments: rows of name, target and actual, on a line each, and the funds as pairs. */
static void reads_a_transfer_form_on_lines(void **state)
{
    (void)state;
    static const char text[] =
        "2021年中央对地方专项转移支付区域绩效目标自评表\n填报类型:整体□  区域√  项目□\n"
        "单位名称 清河县市场监督管理局 联系人及电话 王某,8000000\n预算\n执行\n情况\n(万元)\n"
        " 转移支付预算数(A) 6.4万 预算执行率(B/A) 75%\n 转移支付执行数(B) 4.8万\n"
        "年度\n目标\n完成\n情况\n预期目标 目标实际完成情况\n\n 目标1:完成抽检\n\n\n\n一级\n指标\n"
        "二级指标 三级指标 指标值 完成值\n\n\n\n数量指标 指标1.抽验品种 ≥3 4\n指标2.抽验批次 ≥12 "
        "17\n"
        "质量指标 指标1.抽检完成率 100% 100%\n指标2.不合格产品处置率\n"
        "成本指标 指标1.培训成本 400元/人、天 180元/人、天\n";
    struct formed formed = formed_text(text);
    assert_string_equal(formed_head(&formed, 0), "project 清河县市场监督管理局 - 2021 - -");
    formed_fini(&formed);
    assert_form_budget(text, "- 6.4 4.8 75 - -");
    ASSERT_ROWS(text, "-/数量指标/抽验品种/>=3/4/-/-", "-/数量指标/抽验批次/>=12/17/-/-",
        "-/质量指标/抽检完成率/=100%/100%/-/-",
        "-/成本指标/培训成本/=400元/人、天/180元/人、天/-/-");
}

/* The points stand under a heading at the top of the form, with their sum beside the headings. */
static void counts_a_column_that_has_a_sum_for_a_heading(void **state)
{
    (void)state;
    static const char text[] =
        "食品监管补助资金区域绩效目标自评表\n\n专项名称\n\n食品监管补助资金\n\n中央主管部门\n\n"
        "市场监管总局\n\n自评得分\n\n县级主管部门\n\n清河县市场监管局\n\n98\n\n一级指标\n\n二级指标"
        "\n\n"
        "三级指标\n\n年度指标值\n\n实际完成指标值\n\n48\n\n产出指标\n\n质量指标\n\n指标1:培训\n\n"
        "已完成\n\n已完成\n\n5\n\n指标2:查办率\n\n100%\n\n90%\n\n4\n\n效益指标\n\n社会效益指标\n\n"
        "指标1:安全事故\n\n0次\n\n0次\n\n3\n";
    struct formed formed = formed_text(text);
    assert_string_equal(formed.list.items[0].unit.text, "清河县市场监管局");
    formed_fini(&formed);
    ASSERT_ROWS(text, "产出指标/质量指标/培训/已完成/已完成/-/-",
        "产出指标/质量指标/查办率/=100%/90%/-/-", "效益指标/社会效益指标/安全事故/=0次/0次/-/-");
}

/* 财政支出项目绩效评价自评报告: a form with a word before each figure, and no 自评表 in its title.
 */
static void reads_a_report_that_is_a_form(void **state)
{
    (void)state;
    static const char text[] =
        "清河区财政支出项目绩效评价自评报告\n\n评价类型:项目实施过程评价□   项目完成结果评价■\n\n"
        "项目名称        河道保洁\n\n项目单位     清河区水务局\n\n主管部门\n\n一、项 目 基 本 概 "
        "况\n\n"
        "计划安排资金\n\n(万元)\n\n120\n\n实际到位资金\n\n(万元)\n\n110\n\n实际支出\n\n(万元)"
        "\n\n108.5\n\n"
        "结余(万元)\n\n1.5\n\n区财政\n\n100\n\n区财政\n\n90\n\n区财政\n\n88."
        "5\n\n二、项目支出明细情况\n\n"
        "支出内容\n\n实际支出数\n\n人工费\n\n67\n\n三、项目绩效自评情况\n\n预  期 目 "
        "标\n\n实际完成\n\n"
        "河道全年保洁。\n\n目标完成。\n\n一级指标\n\n二级指标\n\n指标内容\n\n指标(目标)"
        "值\n\n实际完成值\n\n"
        "项目产出指标\n\n数量指标\n\n保洁河道长度\n\n45公里\n\n46公里\n\n质量指标\n\n水面清洁率\n\n"
        "95%\n\n"
        "96%"
        "\n\n项目效益指标\n\n社会效益指标\n\n受益人口\n\n3万人\n\n3万人\n\n绩效自评综合得分\n\n95\n"
        "\n"
        "评价等次\n\n优\n\n四、评价人员\n\n姓名\n";
    struct formed formed = formed_text(text);
    assert_string_equal(formed_head(&formed, 0), "project 清河区水务局 河道保洁 0 95 优");
    formed_fini(&formed);
    assert_form_budget(text, "120 - 108.5 - - -");
    ASSERT_ROWS(text, "项目产出指标/数量指标/保洁河道长度/=45公里/46公里/-/-",
        "项目产出指标/质量指标/水面清洁率/=95%/96%/-/-",
        "项目效益指标/社会效益指标/受益人口/=3万人/3万人/-/-");
}

static void takes_no_date_and_no_mark_for_a_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
    } cases[] = {
        {"项目绩效目标自评表(2022年度)项目名称育苗项目实施单位/项目负责人农技中心/"
         "王某自治区主管部门农业农村厅专项实施期2022年3月-2022年11月资金情况(万元)"
         "一级指标二级指标三级指标年度指标值全年实际值得分",
            "-"},
        {"项目绩效目标自评表(2022年度)"
         "项目名称育苗项目实施单位清河县农技中心主管部门农业农村局资金情况一级指标二级指标三级指标"
         "年度指标值全年实际值得分",
            "清河县农技中心"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formed formed = formed_text(cases[i].text);
        assert_string_equal(formed_words(&formed.list.items[0].unit), cases[i].unit);
        formed_fini(&formed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_short_rows_on_lines),
        cmocka_unit_test(takes_two_bare_figures_for_the_points),
        cmocka_unit_test(doubts_two_bare_figures_where_no_row_is_whole),
        cmocka_unit_test(leaves_a_bare_weight_of_a_level_out_of_reasons),
        cmocka_unit_test(tells_the_score_from_the_rate_it_stands_for),
        cmocka_unit_test(reads_scrambled_funds_only_where_the_row_is_whole),
        cmocka_unit_test(reads_whole_rows_among_the_words_of_their_header),
        cmocka_unit_test(leaves_torn_words_out),
        cmocka_unit_test(reads_nothing_where_cells_have_run_together),
        cmocka_unit_test(reads_nothing_where_rows_have_run_together),
        cmocka_unit_test(reads_pairs_on_one_line),
        cmocka_unit_test(leaves_a_sentence_that_may_be_a_reason_out),
        cmocka_unit_test(ends_rows_before_the_explanation),
        cmocka_unit_test(takes_no_figure_behind_an_operator_for_a_weight),
        cmocka_unit_test(ends_a_unit_before_boxes),
        cmocka_unit_test(reads_a_transfer_form_on_lines),
        cmocka_unit_test(counts_a_column_that_has_a_sum_for_a_heading),
        cmocka_unit_test(reads_a_report_that_is_a_form),
        cmocka_unit_test(takes_no_date_and_no_mark_for_a_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
