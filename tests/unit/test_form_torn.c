/* Rows whose lines end within a figure or a cell, rows of sums, levels with bare weights. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formed.h"

#define TITLE "项目支出绩效自评表\n项目名称 护林\n"
#define HEAD "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施"

/* The indicators of a form, one a line; `remarks`: how many figures cannot be read. */
static void check_rows(const char *text, size_t remarks, const char *const *expected, size_t count)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    for (size_t i = 0; i < count && i < formed.list.items[0].indicator_count; i++)
        assert_string_equal(formed_indicator(&formed, 0, i), expected[i]);
    assert_int_equal(formed.list.items[0].indicator_count, count);
    assert_int_equal(formed.list.items[0].remark_count, remarks);
    formed_fini(&formed);
}

#define CHECK_ROWS(text, remarks, ...)                                                             \
    do {                                                                                           \
        static const char *const expected_[] = {__VA_ARGS__};                                      \
        check_rows(text, remarks, expected_, sizeof expected_ / sizeof *expected_);                \
    } while (0)

static void leaves_out_figures_the_line_end_tore(void **state)
{
    (void)state;
    CHECK_ROWS(TITLE HEAD "\n"
                          "产出指标 数量指标 巡护次数 ≥12次 8次 20 13.3\n3 人手不足\n"
                          "质量指标 火情处置率 100% 100% 30 3\n0\n"
                          "效益指标 社会效益指标 受益人数 ≥9人 9人 50 5\n0 无\n"
                          "总分 100 93.33\n",
        3, "产出指标/数量指标/巡护次数/>=12次/8次/20/-/人手不足/-",
        "产出指标/质量指标/火情处置率/=100%/100%/30/-",
        "效益指标/社会效益指标/受益人数/>=9人/9人/50/-");
}

static void reads_a_long_line_broken_anywhere(void **state)
{
    (void)state;
    CHECK_ROWS("项目支出绩效自评表 项目名称 护林 项目资金（万元） 年初预算数 全年预算数\n"
               "全年执行数 分值 执行率 得分 年度资金总额 80.00 75.00 67.50 10 90.00% 9\n" HEAD
               " 产出指标 数量指标\n巡护次数 ≥12次 11次 20 18.33\n"
               "偏差原因：雨季停巡；改进措施：补巡 质量指标\n"
               "火情处置率 100% 100% 30 30 效益指标 社会效益指标 受益人数 ≥9人\n9人 50 50\n"
               "总分 100 98.33\n",
        0, "产出指标/数量指标/巡护次数/>=12次/11次/20/18.33/雨季停巡/补巡",
        "产出指标/质量指标/火情处置率/=100%/100%/30/30",
        "效益指标/社会效益指标/受益人数/>=9人/9人/50/50");
}

static void takes_no_row_of_sums_for_an_indicator(void **state)
{
    (void)state;
    CHECK_ROWS("项目支出绩效自评表\n项目名称\t护林\n"
               "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
               "产出指标\t数量指标\t巡护次数\t≥12次\t12次\t50\t50\n"
               "\t\t小计\t\t\t50\t50\n"
               "效益指标40\t社会效益指标\t小计\t\t\t40\t40\n"
               "\t\t受益人数\t≥9人\t9人\t40\t40\n"
               "效益指标小计\t\t\t\t\t40\t40\n"
               "满意度指标10\t满意度指标\t林农满意度\t≥90%\t95%\t10\t10\n"
               "总分\t\t\t\t\t100\t100\n",
        0, "产出指标/数量指标/巡护次数/>=12次/12次/50/50",
        "效益指标/社会效益指标/受益人数/>=9人/9人/40/40",
        "满意度指标/满意度指标/林农满意度/>=90%/95%/10/10");
}

static void takes_no_key_for_the_value_of_another(void **state)
{
    (void)state;
    struct formed formed = formed_text("部门整体支出绩效自评表\n（2023年度）\n"
                                       "填报单位（盖章）：填报日期：2024年3月  单位：万元\n"
                                       "部门名称  清河县林业局\n"
                                       "三级指标  年度指标值  实际完成值  分值  得分\n"
                                       "巡护次数  ≥12次  12次  100  100\n总分  100  100\n");
    assert_string_equal(formed_head(&formed, 0), "department 清河县林业局 - 2023 100 -");
    formed_fini(&formed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_figures_the_line_end_tore),
        cmocka_unit_test(reads_a_long_line_broken_anywhere),
        cmocka_unit_test(takes_no_row_of_sums_for_an_indicator),
        cmocka_unit_test(takes_no_key_for_the_value_of_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
