/* Tables printed in columns of blanks: where columns and rows are told from places on the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

#define TITLE "项目支出绩效自评表\n项目名称  护林\n"
#define HEAD "一级指标    二级指标          三级指标    年度指标值  实际完成值  分值  得分\n"
#define WIDE_HEAD                                                                                                               \
    "一级指标    二级指标    三级指标    年度指标值  实际完成值  分值  得分  偏差原因分析及\n" \
    "                                                                        改进措施\n"

#define PLAIN_ROWS                                                                                 \
    "产出指标    数量指标          巡护次数    ≥12次       13次        20    20\n" \
    "            质量指标          处置率      100%        90%         20    18\n"          \
    "            时效指标          按期巡护率  95%         95%         10    10\n"        \
    "            成本指标          巡护成本    ≤3万元      3万元       10    10\n"   \
    "效益指标    社会效益指标      火情数      0起         0起         10    10\n"  \
    "                              报警次数    ≤5次        5次         10    10\n"         \
    "            生态效益指标      造林面积    6.7万亩     6.7万亩     5     5\n"    \
    "            可持续影响指标    成活率      85%         85%         5     5\n"

static void cuts_a_cell_that_fills_its_column(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD PLAIN_ROWS
        "满意度指标  服务对象满意度指标群众满意率  ≥90%        91%         10    10\n"
        "总分                                                               100   98\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/20/20", "产出指标/质量指标/处置率/=100%/90%/20/18",
        "产出指标/时效指标/按期巡护率/=95%/95%/10/10",
        "产出指标/成本指标/巡护成本/<=3万元/3万元/10/10",
        "效益指标/社会效益指标/火情数/=0起/0起/10/10",
        "效益指标/社会效益指标/报警次数/<=5次/5次/10/10",
        "效益指标/生态效益指标/造林面积/=6.7万亩/6.7万亩/5/5",
        "效益指标/可持续影响指标/成活率/=85%/85%/5/5",
        "满意度指标/服务对象满意度指标/群众满意率/>=90%/91%/10/10");
}

static void reads_on_behind_a_repeated_header(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD
        "产出指标    数量指标          巡护次数    ≥12次       13次        20    20\n" HEAD
        "            质量指标          处置率      100%        90%         20    18\n"
        "效益指标    社会效益指标      火情数      0起         0起         50    50\n"
        "总分                                                               100   98\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/20/20", "产出指标/质量指标/处置率/=100%/90%/20/18",
        "效益指标/社会效益指标/火情数/=0起/0起/50/50");
}

/* The lines below a row's figures could as well stand above the next one's: the header's second
 * line, below the single ones, tells that cells begin on the first. */
static void hangs_cells_as_the_header_does(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE WIDE_HEAD
        "产出指标    数量指标    巡护次数    ≥12次       11次        20    18    人员\n"
        "                                                                        不足\n"
        "            质量指标    处置率      100%        90%         20    18    道路\n"
        "                                                                        不通\n"
        "效益指标    社会效益    火情数      0起         0起         50    50\n"
        "总分                                                        100   96\n",
        "产出指标/数量指标/巡护次数/>=12次/11次/20/18/人员不足/-",
        "产出指标/质量指标/处置率/=100%/90%/20/18/道路不通/-",
        "效益指标/社会效益/火情数/=0起/0起/50/50");
}

/* The page has fewer lines than one stray in so many allows for. */
static void cuts_the_cell_of_a_short_table(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE HEAD
        "产出指标    数量指标          12345热线   ≥54%        57.78%      10    10\n"
        "                              诉求办结率\n"
        "            质量指标          处置率      100%        90%         20    18\n"
        "满意度指标  服务对象满意度指标群众满意率  ≥90%        91%         10    10\n"
        "总分                                                               100   98\n",
        "产出指标/数量指标/12345热线诉求办结率/>=54%/57.78%/10/10",
        "产出指标/质量指标/处置率/=100%/90%/20/18",
        "满意度指标/服务对象满意度指标/群众满意率/>=90%/91%/10/10");
}

/* 困难群众救助人 alone is as wide as the column: the edge runs through it, the next one's words do
 * not. */
static void leaves_whole_a_cell_wider_than_the_others(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE
        "一级指标    二级指标          三级指标          年度指标值  实际完成值  分值  得分\n"
        "产出指标    数量指标          巡护次数          ≥12次       13次        20    20\n"
        "            质量指标          处置率            100%        90%         20    18\n"
        "            时效指标          按期率            95%         95%         10    10\n"
        "            成本指标          巡护费            ≤3万元      3万元       10    10\n"
        "效益指标    社会效益指标      12345热线          0起         0起         10    10\n"
        "                              诉求办结率\n"
        "            生态效益指标      造林数            6.7万亩     6.7万亩     5     5\n"
        "            可持续影响指标    成活率            85%         85%         5     5\n"
        "满意度指标  服务对象满意度指标困难群众救助人数  ≥90人       91人        10    10\n"
        "总分                                                                     100   98\n",
        "产出指标/数量指标/巡护次数/>=12次/13次/20/20", "产出指标/质量指标/处置率/=100%/90%/20/18",
        "产出指标/时效指标/按期率/=95%/95%/10/10", "产出指标/成本指标/巡护费/<=3万元/3万元/10/10",
        "效益指标/社会效益指标/12345热线诉求办结率/=0起/0起/10/10",
        "效益指标/生态效益指标/造林数/=6.7万亩/6.7万亩/5/5",
        "效益指标/可持续影响指标/成活率/=85%/85%/5/5",
        "满意度指标/服务对象满意度指标/困难群众救助人数/>=90人/91人/10/10");
}

static void assert_unit(const char *keys, const char *unit)
{
    char text[2048];
    snprintf(text, sizeof text, "%s%s%s", "项目支出绩效自评表\n项目名称    护林\n", keys,
        HEAD PLAIN_ROWS);
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed.list.items[0].unit.text, unit);
    formed_fini(&formed);
}

static void reads_units_that_narrow_columns_break(void **state)
{
    (void)state;
    assert_unit("主管部门    中共清河市委    实施单位    中共清河市委\n"
                "            老干部局                    老干部局\n",
        "中共清河市委老干部局");
    assert_unit("主管部门    清河市财政局    实施单位    清河市住房和\n"
                "                                        城乡建设局第\n"
                "                                        二服务站\n",
        "清河市住房和城乡建设局第二服务站");
    assert_unit("主管部门    清河市教育局    实施单位    清河市第一幼儿园\n"
                "项目负责人  李某            联系电话    0996-20\n"
                "                                        25872\n",
        "清河市第一幼儿园");
    assert_unit("主管部门    清河市第一幼儿园实施单位    清河市第二幼儿园\n", "清河市第二幼儿园");
}

#define BROKEN_HEAD                                                                                \
    "一级                三级                          分\n"                                  \
    "      二级指标                年度指标值  实际值        得分\n"                 \
    "指标                指标                          值\n"

/* The first line of a header of broken words tells nothing by itself: it is no row of the fund
 * table above. */
static void begins_where_the_header_does(void **state)
{
    (void)state;
    ASSERT_ROWS(TITLE "                                         年初预算数     全年预算数    "
                      "全年执行数    分值     执行率     得分\n"
                      "   资金情况（万元）\n"
                      "                         年度资金总额      128.46        131.975      "
                      "129.8325       10     98.38%     9.84\n"
                      "一级指                                                分\n"
                      "        二级指标   三级指标   年度指标值 实际完成值       得分             "
                      "偏差原因分析及改进措施\n"
                      "  标                                                  值\n"
                      "                  补助学生人\n"
                      "                              ≥1050人     1062人    15    15\n"
                      "产出指            数\n"
                      "        数量指标\n"
                      "  标              补助发放次\n"
                      "                                 2次         2次     10    10\n"
                      "                      数\n"
                      "效益指  社会效益  因贫辍学人\n"
                      "                                 0人         0人     75    74\n"
                      "  标    指标        数\n"
                      "                        总分                         100 99.84\n",
        "产出指标/数量指标/补助学生人数/>=1050人/1062人/15/15",
        "产出指标/数量指标/补助发放次数/=2次/2次/10/10",
        "效益指标/社会效益指标/因贫辍学人数/=0人/0人/75/74");
}

/* A page that ends within a row: which lines are whose is not told, and that is said. */
static void says_that_torn_rows_cannot_be_split(void **state)
{
    (void)state;
    struct formed formed =
        formed_text(TITLE BROKEN_HEAD "                    巡护\n"
                                      "      数量指标                ≥12次       13次    20  20\n"
                                      "产出                次数\n"
                                      "指标  时效指标                95%         95%     30  30\n"
                                      "                    按期\n"
                                      "                    巡护\n"
                                      "效益                率\n"
                                      "      社会效益指标  火情数    0起         0起     40  39\n"
                                      "指标\n");
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_int_equal(formed.list.items[0].remark_count, 1);
    formed_fini(&formed);
}

/* All on one line without a space: which digits are whose is not told, and that is said. */
static void says_that_glued_rows_cannot_be_split(void **state)
{
    (void)state;
    struct formed formed = formed_text(
        "项目支出绩效自评表（2023年度）项目名称坡面监测项目主管部门云溪县水利局实施单位云溪县水土保"
        "持站"
        "项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额202010100.00%10"
        "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
        "产出指标数量指标安装水标尺≥266米≥266米1010无质量指标验收合格率100%100%2020无总分10098\n");
    assert_int_equal(formed.list.count, 1);
    assert_int_equal(formed.list.items[0].indicator_count, 0);
    assert_false(formed.list.items[0].budget.executed.known);
    assert_int_equal(formed.list.items[0].remark_count, 1);
    formed_fini(&formed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_a_cell_that_fills_its_column),
        cmocka_unit_test(cuts_the_cell_of_a_short_table),
        cmocka_unit_test(leaves_whole_a_cell_wider_than_the_others),
        cmocka_unit_test(reads_units_that_narrow_columns_break),
        cmocka_unit_test(reads_on_behind_a_repeated_header),
        cmocka_unit_test(hangs_cells_as_the_header_does),
        cmocka_unit_test(begins_where_the_header_does),
        cmocka_unit_test(says_that_torn_rows_cannot_be_split),
        cmocka_unit_test(says_that_glued_rows_cannot_be_split),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
