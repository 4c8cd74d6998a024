#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "flowed.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A page's worth of text between two page numbers. */
static const char page[] =
    "综上所述，部门预算安排与单位职能关联度较高，预算安排结构清晰明了，能够直观展示各项费用的分配情况，预算规模合理，\n"
    "为单位的稳健发展和高效运行提供了有力保障。综上所述，年中预算调整幅度与单位运转情况和履职情况相匹配，未出现资金\n"
    "收支不平衡以及债务风险等负面影响，确保了预算调整的合理性和必要性。综上所述，本年度在执行预算过程中不存在闲置、\n"
    "浪费或挪用等情况，执行预算在预期可控范围内，严格按照项目进度支付资金，不存在超进度付款情况，资金支出方向合理，\n"
    "资金支出流程规范。基本支出严格按照财务管理制度执行。人员工资由编办、人社局、社保局、医保局、住房公积金管理办公室\n"
    "及财政局等部门逐个审核，按月申报及发放。基本公用经费用于支付办公室日常的邮电费、办公用品、办公耗材款等。\n";

static void assert_flow(const char *text, const char *expected)
{
    struct flowed flowed = flowed_text(text);
    char *characters = flowed_characters(&flowed, flowed_all(&flowed));
    if (strcmp(characters, expected) != 0)
        fail_msg("\"%s\" flows as \"%s\", not \"%s\"", text, characters, expected);
    flowed_fini(&flowed);
}

/* One letter for each gap, '.' for none. */
static void assert_gaps(const char *text, const char *expected)
{
    static const char letters[] = ".swtlbp";
    struct flowed flowed = flowed_text(text);
    assert_int_equal(flowed.flow.length, strlen(expected));
    for (uint32_t i = 0; i < flowed.flow.length; i++)
        if (letters[flowed.flow.gap[i]] != expected[i])
            fail_msg("\"%s\": gap %c before character %u, not %c", text, letters[flowed.flow.gap[i]], i, expected[i]);
    flowed_fini(&flowed);
}

static void white_space_is_gone_and_kept_as_gaps(void **state)
{
    (void)state;
    assert_flow(" 得 分\t10\n\n9.88　分\r\n", "得分109.88分");
    assert_gaps("a b  c\td\ne\n\nf\fg", "bswtlbp");
    assert_gaps("a\xE3\x80\x80" "b\xC2\xA0" "c", "bws");
    assert_gaps("a \n\tb", "bl");
    assert_gaps("a\n\t\nb", "bb");
    assert_gaps("a\t b", "bt");
    assert_gaps("a\xE2\x80\x8B" "b", "b.");
    assert_gaps("  a|b", "b..");
}

static void what_a_page_break_tore_is_whole(void **state)
{
    (void)state;
    assert_flow("预算数为 213.\n57 万\n\n\n元", "预算数为213.57万元");
    assert_flow("自评得\n\n- 3 -\n\n分 1\n23.5", "自评得分123.5");
    assert_flow("自评得\n—23—\n\f分", "自评得分");
}

static void page_numbers_that_say_so_are_dropped(void **state)
{
    (void)state;
    static const char *const lines[] = {"- 3 -", "-3-", "—23—", "— 23 —", "－ 12 －", "·5·", "~ 7 ~", "第3页", "第 3 页",
        "第 3 页 共 9 页", "第3页/共9页", "第3页，共9页", "共9页 第3页", "Page 3 of 9", "第１２页"};
    for (size_t i = 0; i < COUNT(lines); i++) {
        char text[128];
        snprintf(text, sizeof text, "得\n%s\n分", lines[i]);
        assert_flow(text, "得分");
        assert_gaps(text, "bp");
    }
}

static void web_furniture_is_dropped(void **state)
{
    (void)state;
    assert_flow("正文\nqrcode\n手机扫码,畅快体验!\n联系客服 关注微信 返回顶部", "正文");
    assert_flow("首页 > 信息公开\n标题\n【打印本页】 【关闭窗口】\n[字体：大 中 小]\n正文", "标题正文");
    assert_flow("标题\n浏览次数：128\n【打印】【关闭】\n打印\n发布时间：2024-05-01 来源：区财政局\n正文", "标题正文");
}

static void cells_of_a_form_stay(void **state)
{
    (void)state;
    static const char *const cells[] = {"3", "3页", "-", "—", "--", "- 18.02", "-24.81", "3/9", "打印机购置", "打印资料", "关闭率",
        "12、", "第3季度", "共5个", "分享会场次", "点击率", "发布信息数量", "－5", "-5.0-", "3.", "100"};
    for (size_t i = 0; i < COUNT(cells); i++) {
        char text[128];
        struct flowed flowed;
        snprintf(text, sizeof text, "得\n\n\n%s\n\n\n分", cells[i]);
        flowed = flowed_text(text);
        if (flowed.flow.length <= 2)
            fail_msg("\"%s\" was taken for furniture", cells[i]);
        flowed_fini(&flowed);
    }
}

/* The pages `numbers` names, with what stands around a number. */
static char *paged(const int *numbers, size_t count, const char *before, const char *behind)
{
    char *text = calloc(count, sizeof page + 64), *end = text;
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        end += sprintf(end, "%s%s%d%s", page, before, numbers[i], behind);
    return text;
}

static uint32_t digits_left(const char *text)
{
    struct flowed flowed = flowed_text(text);
    uint32_t digits = 0;
    for (uint32_t i = 0; i < flowed.flow.length; i++)
        digits += flowed.flow.text[i] >= '0' && flowed.flow.text[i] <= '9';
    flowed_fini(&flowed);
    return digits;
}

static void assert_digits_left(const int *numbers, size_t count, const char *before, const char *behind, uint32_t left)
{
    char *text = paged(numbers, count, before, behind);
    assert_int_equal(digits_left(text), left);
    free(text);
}

static void bare_page_numbers_go_in_sequence_only(void **state)
{
    (void)state;
    static const int pages[] = {1, 2, 3, 4}, second[] = {2, 3, 4}, late[] = {23, 24, 25}, two[] = {1, 2}, odd[] = {5, 10, 8},
                     same[] = {10, 10, 10}, back[] = {3, 2, 1};
    assert_digits_left(pages, 4, "\n\n\n", "\n\n\n\n", 0);
    assert_digits_left(second, 3, "\n\n\n", "\n\n\n\n", 0);
    assert_digits_left(two, 2, "\n", "\n\f", 0);
    assert_digits_left(late, 3, "\n", "\n\f", 0);
    assert_digits_left(late, 3, "\n\n\n", "\n\n\n", 6);
    assert_digits_left(two, 2, "\n\n\n", "\n\n\n", 2);
    assert_digits_left(odd, 3, "\n\n\n", "\n\n\n", 4);
    assert_digits_left(same, 3, "\n", "\n\f", 6);
    assert_digits_left(back, 3, "\n\n\n", "\n\n\n", 3);
    assert_digits_left(pages, 4, "", "\n", 0);
    assert_digits_left(back, 3, "", "\n", 3);
    assert_digits_left(pages, 4, "\n\n\n", "/4\n\n\n\n", 0);
    assert_digits_left(pages, 4, "\n\n\n", "、\n\n\n\n", 0);
}

static void pages_of_a_form_are_short(void **state)
{
    (void)state;
    assert_int_equal(digits_left("得分\n8\n1\n\f权重\n8\n2\n\f完成率\n8\n3\n\f"), 3);
    assert_int_equal(digits_left("\f4\n得分\n\f5\n权重\n\f6\n完成率"), 0);
}

/* `what` between two pages of prose. */
static char *between_pages(const char *before, const char *what, const char *behind)
{
    char *text = calloc(2, sizeof page + 128);
    assert_non_null(text);
    sprintf(text, "%s%s%s%s%s", page, before, what, behind, page);
    return text;
}

static void assert_dropped(const char *before, const char *what, const char *behind, bool dropped)
{
    char *text = between_pages(before, what, behind), *without = between_pages(before, "", behind);
    struct flowed all = flowed_text(text), rest = flowed_text(without);
    if ((all.flow.length == rest.flow.length) != dropped)
        fail_msg("\"%s\" is %s", what, dropped ? "kept" : "taken for furniture");
    flowed_fini(&all);
    flowed_fini(&rest);
    free(text);
    free(without);
}

static void a_page_of_so_many_between_halves_of_a_sentence_is_dropped(void **state)
{
    (void)state;
    assert_dropped("严格执行财务管理制度和内部控制制度，受天气影响\n\n", "\n2 / 3\n", "\n进度滞后，下一步改进\n", true);
    assert_dropped("严格执行财务管理制度和内部控制制度，受天气影响，\n\n", "\n2/3\n", "\n进度滞后，下一步改进\n", true);
    assert_dropped("严格执行财务管理制度和内部控制制度，未受影响。\n\n", "\n2/3\n", "\n进度滞后，下一步改进\n", false);
    assert_dropped("严格执行财务管理制度和内部控制制度，受天气影响\n", "2/3\n", "进度滞后，下一步改进\n", false);
    assert_dropped("严格执行财务管理制度和内部控制制度，受天气影响\n\n", "\n2\n", "\n进度滞后，下一步改进\n", false);
    assert_dropped("严格执行财务管理制度\t内部控制制度，受天气影响\n\n", "\n2/3\n", "\n进度滞后，下一步改进\n", false);
}

static void two_pages_of_a_report_are_dropped(void **state)
{
    (void)state;
    char text[3 * sizeof page];
    sprintf(text, "%s开展工作\n\n\n1 / 3\n\n（一）指标一\n%s\n\n\n2 / 3\n\n（二）指标二\n", page, page);
    assert_int_equal(digits_left(text), 0);
    sprintf(text, "%s\n\n\n1\n\n%s为规范使用财政资金提供了制度保障，全年完成\n\n\n2\n\n率较高，下一步改进\n", page, page);
    assert_int_equal(digits_left(text), 0);
    sprintf(text, "%s\n\n\n1/4\n\n%s\n\n\n2/4\n\n（二）指标二\n", page, page);
    assert_int_equal(digits_left(text), 4);
}

static void a_page_number_at_a_form_feed_counts_the_pages(void **state)
{
    (void)state;
    assert_int_equal(digits_left("权重\n得分\n\n1\n\f一级指标\n"), 0);
    assert_int_equal(digits_left("权重\n\f得分\n\n2\n\f一级指标\n"), 0);
    assert_int_equal(digits_left("权重\n\f2\n\n得分\n"), 0);
    assert_int_equal(digits_left("权重\n得分\n\n2\n\f一级指标\n"), 1);
    assert_int_equal(digits_left("权重\n得分\n1\n\f一级指标\n"), 1);
    assert_int_equal(digits_left("权重\n得分\n\n1\n\f"), 1);
}

/* How often the line `head` is left where it stands beside the page numbers of `pages`. */
static int heads_left(const char *head, const char *behind, int pages)
{
    char *text = calloc((size_t)pages, sizeof page + 256), *end = text;
    assert_non_null(text);
    for (int i = 1; i <= pages; i++)
        end += sprintf(end, "%s\n\n- %d -\n\n%s\n%s\n", page, i, head, behind);
    struct flowed flowed = flowed_text(text), line = flowed_text(head);
    char *left = flowed_characters(&flowed, flowed_all(&flowed)), *all = flowed_characters(&line, flowed_all(&line));
    int count = 0;
    for (const char *at = left; (at = strstr(at, all)); at++)
        count++;
    flowed_fini(&line);
    flowed_fini(&flowed);
    free(text);
    return count;
}

static void running_heads_are_dropped(void **state)
{
    (void)state;
    assert_int_equal(heads_left("清泉湾市地震监测中心绩效自评报告", "实际完成值为95%，", 2), 0);
    assert_int_equal(heads_left("清泉湾市地震监测中心　　2023年度绩效自评报告", "实际完成值为95%，", 3), 0);
    assert_int_equal(heads_left("清泉湾市地震监测中心绩效自评报告", "实际完成值为95%，", 1), 1);
    assert_int_equal(heads_left("2023 年度清泉湾市绩效自评报告", "二、预算执行情况", 2), 0);
}

static void a_title_again_at_the_head_of_a_page_is_dropped(void **state)
{
    (void)state;
    char text[2 * sizeof page], all[2 * sizeof page];
    sprintf(text, "清泉湾市绩效自评报告\n%s\f清泉湾市绩效自评报告\n数为\n", page);
    sprintf(all, "清泉湾市绩效自评报告\n%s\f数为\n", page);
    struct flowed torn = flowed_text(text), whole = flowed_text(all);
    assert_int_equal(torn.flow.length, whole.flow.length);
    flowed_fini(&torn);
    flowed_fini(&whole);
}

static void titles_and_headers_of_tables_are_no_running_heads(void **state)
{
    (void)state;
    assert_int_equal(heads_left("项目支出绩效自评表", "（2023年度）\n项目名称：维修", 3), 3);
    assert_int_equal(heads_left("部门整体支出绩效自评报告", "一、基本概况", 3), 3);
    assert_int_equal(heads_left("绩效指标 年度指标值 实际完成值 分值 得分", "数量指标", 3), 3);
    assert_int_equal(heads_left("绩效管理\t达成预期指标\t10", "数量指标", 3), 3);
    assert_int_equal(heads_left("达成预期指标并具有效果", "数量指标", 3), 3);
    assert_int_equal(heads_left("严格执行绩效评价结果。", "数量指标", 3), 3);
}

/* Rows a page apart, each with several cells: some of the numbers do follow one another. */
static void cells_that_count_up_are_no_page_numbers(void **state)
{
    (void)state;
    char text[4 * sizeof page] = "";
    for (int i = 1; i <= 3; i++)
        sprintf(text + strlen(text), "%s10\n%d\n%d\n", page, i, i + 4);
    assert_int_equal(digits_left(text), 12);
}

static void scores_in_a_column_are_no_page_numbers(void **state)
{
    (void)state;
    assert_int_equal(digits_left("得分\n\n\n1\n\n\n2\n\n\n3\n\n\n4\n\n\n5\n\n\n"), 5);
    assert_int_equal(digits_left("得分\n10\n\f权重\n10\n\f完成率\n8\n\f"), 5);
}

static void pinyin_is_dropped_with_its_traditional_characters(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("項(xiàng)目支出績(jī)效自評(píng)表 執(zhí)行 了(le) 優(yōu)工(ɡōnɡ)");
    assert_true(flowed.flow.simplified);
    assert_string_equal(flowed_characters(&flowed, flowed_all(&flowed)), "项目支出绩效自评表执行了优工");
    assert_string_equal(flow_words(&flowed.flow, &flowed.document, (struct range){0, 2}, &flowed.arena).text, "项目");
    struct place place = flow_place(&flowed.flow, (struct range){0, 2});
    assert_int_equal(place.start, 0);
    assert_int_equal(place.length, 9);
    flowed_fini(&flowed);
}

static void traditional_characters_alone_are_read_too(void **state)
{
    (void)state;
    assert_flow("項目支出績效自評表 年初預算數 單位 績效指標", "项目支出绩效自评表年初预算数单位绩效指标");
}

static void brackets_of_units_stay(void **state)
{
    (void)state;
    assert_flow("里程(km)面积(m)长度(km)费用(é)", "里程(km)面积(m)长度(km)费用(é)");
}

static void simplified_texts_stay_as_they_are(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("项目支出绩效自评表 後勤 項");
    assert_false(flowed.flow.simplified);
    assert_string_equal(flowed_characters(&flowed, flowed_all(&flowed)), "项目支出绩效自评表後勤項");
    flowed_fini(&flowed);
}

static void words_are_as_printed_without_breaks(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"友谊路\n\n片区 管委会", "友谊路片区管委会"},
        {"2022 年度\n疫情", "2022年度疫情"},
        {"（新市区）ＡＢＣ 率９５．５％，“优”", "（新市区）ABC率95.5%，“优”"},
        {"self  evaluation\nreport", "self evaluation report"},
        {"213.\n57 km", "213.57 km"},
        {"⽬录", "目录"},
        {"机构\n- 3 -\n编制", "机构编制"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct flowed flowed = flowed_text(cases[i].text);
        struct words words = flow_words(&flowed.flow, &flowed.document, flowed_all(&flowed), &flowed.arena);
        assert_string_equal(words.text, cases[i].words);
        assert_int_equal(words.place.start, 0);
        assert_int_equal(words.place.length, flowed.document.length);
        assert_null(flow_words(&flowed.flow, &flowed.document, (struct range){1, 1}, &flowed.arena).text);
        flowed_fini(&flowed);
    }
}

static void positions_and_places_belong_together(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text(" 得\n\n- 3 -\n分 10 ");
    struct flow *flow = &flowed.flow;
    for (uint32_t i = 0; i < flow->length; i++)
        assert_int_equal(flow_position(flow, flow->at[i]), i);
    assert_int_equal(flow_position(flow, 0), 0);
    assert_int_equal(flow_position(flow, flow->at[0] + 1), 1);
    assert_int_equal(flow_position(flow, flowed.document.length), flow->length);
    assert_int_equal(flow_place(flow, (struct range){2, 4}).length, 2);
    assert_int_equal(flow_place(flow, (struct range){2, 2}).length, 0);
    flowed_fini(&flowed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_is_gone_and_kept_as_gaps),
        cmocka_unit_test(what_a_page_break_tore_is_whole),
        cmocka_unit_test(page_numbers_that_say_so_are_dropped),
        cmocka_unit_test(web_furniture_is_dropped),
        cmocka_unit_test(cells_of_a_form_stay),
        cmocka_unit_test(bare_page_numbers_go_in_sequence_only),
        cmocka_unit_test(pages_of_a_form_are_short),
        cmocka_unit_test(a_page_of_so_many_between_halves_of_a_sentence_is_dropped),
        cmocka_unit_test(two_pages_of_a_report_are_dropped),
        cmocka_unit_test(a_page_number_at_a_form_feed_counts_the_pages),
        cmocka_unit_test(running_heads_are_dropped),
        cmocka_unit_test(a_title_again_at_the_head_of_a_page_is_dropped),
        cmocka_unit_test(titles_and_headers_of_tables_are_no_running_heads),
        cmocka_unit_test(cells_that_count_up_are_no_page_numbers),
        cmocka_unit_test(scores_in_a_column_are_no_page_numbers),
        cmocka_unit_test(pinyin_is_dropped_with_its_traditional_characters),
        cmocka_unit_test(traditional_characters_alone_are_read_too),
        cmocka_unit_test(brackets_of_units_stay),
        cmocka_unit_test(simplified_texts_stay_as_they_are),
        cmocka_unit_test(words_are_as_printed_without_breaks),
        cmocka_unit_test(positions_and_places_belong_together),
    };
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
