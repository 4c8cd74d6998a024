#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "flowed.h"
#include "read/labels/labels.h"
#include "read/text/fold.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct label_table *const tables[] = {&labels_titles, &labels_forms, &labels_funds, &labels_indicators,
        &labels_levels, &labels_sentences, &labels_subjects, &labels_names};

static uint32_t length_of(const char32_t *text)
{
    uint32_t length = 0;
    while (text[length])
        length++;
    return length;
}

/* A flow of these very characters. */
static struct flow flow_of(const char32_t *text, unsigned char *gaps)
{
    return (struct flow){.text = (char32_t *)text, .gap = gaps, .length = length_of(text)};
}

static void each(void (*check)(const struct label *label))
{
    for (size_t t = 0; t < COUNT(tables); t++)
        for (size_t i = 0; i < tables[t]->count; i++)
            check(&tables[t]->labels[i]);
}

static void assert_found(const struct label *label)
{
    unsigned char gaps[64] = {0};
    struct flow flow = flow_of(label->text, gaps);
    for (unsigned context = 1; context & IN_ANY; context <<= 1) {
        uint32_t length = 0;
        const struct label *found = labels_match(&flow, 0, flow.length, context, &length);
        bool whole = found && length == flow.length;
        if (label->contexts & context ? !whole || found->code != label->code : whole && found == label)
            fail_msg("label %d of context %x gives %d", (int)label->code, context, found ? (int)found->code : 0);
    }
}

/* Also: no text twice in one context, since then one of the codes would not be found. */
static void every_label_is_found_in_its_contexts_alone(void **state)
{
    (void)state;
    each(assert_found);
}

static void assert_well_formed(const struct label *label)
{
    assert_in_range(label->code, 1, LABEL_CODES - 1);
    assert_in_range(label->contexts, 1, IN_ANY);
    assert_in_range(length_of(label->text), 1, 60);
    for (const char32_t *c = label->text; *c; c++)
        if (fold_char(*c) != *c || *c <= ' ' || *c > 0xFFFF)
            fail_msg("U+%04X in a label does not stand in a flow", *c);
}

static void labels_are_written_as_the_flow_has_them(void **state)
{
    (void)state;
    each(assert_well_formed);
}

static void assert_match(const char *text, unsigned contexts, enum label_code code, uint32_t length)
{
    struct flowed flowed = flowed_text(text);
    uint32_t n = 0;
    const struct label *label = labels_match(&flowed.flow, 0, flowed.flow.length, contexts, &n);
    if ((label ? label->code : LABEL_NONE) != code || n != length)
        fail_msg("\"%s\": code %d, length %u", text, label ? (int)label->code : 0, n);
    flowed_fini(&flowed);
}

static void the_longest_label_of_the_context_wins(void **state)
{
    (void)state;
    assert_match("年初预算数为", IN_MEASURE, LABEL_INITIAL, 5);
    assert_match("年初预\n算 数为", IN_MEASURE, LABEL_INITIAL, 5);
    assert_match("年初预匏数", IN_FUND_HEAD, LABEL_INITIAL, 5);
    assert_match("全年（调整）预算数（A）", IN_FUND_HEAD, LABEL_ADJUSTED, 9);
    assert_match("实际完成值", IN_HEAD, LABEL_ACTUAL, 5);
    assert_match("得分", IN_HEAD, LABEL_SCORE, 2);
    assert_match("自评得分", IN_HEAD, LABEL_SCORE, 4);
    assert_match("自评得分", IN_TOTAL, LABEL_TOTAL, 4);
    assert_match("成本指标", IN_LEVEL1, LABEL_COST, 4);
    assert_match("成本指标", IN_LEVEL2, LABEL_COST_OUTPUT, 4);
    assert_match("项目支出绩效自评表", IN_TITLE, LABEL_TITLE_PROJECT, 9);
    assert_match("项目支出绩效自评表", IN_SUBJECT, LABEL_PROJECT, 4);
    assert_match("項目(mù)支出績(jī)效(xiào)自評(píng)表", IN_TITLE, LABEL_TITLE_PROJECT, 9);
    assert_match("年初", IN_ANY, LABEL_NONE, 0);
    assert_match("培训费下降率", IN_FORM | IN_HEAD | IN_MEASURE, LABEL_NONE, 0);
}

static void a_label_ends_before_the_end(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("全年预算数");
    uint32_t length = 0;
    assert_non_null(labels_match(&flowed.flow, 0, 4, IN_FUND_HEAD, &length));
    assert_int_equal(length, 4);
    assert_null(labels_match(&flowed.flow, 0, 3, IN_FUND_HEAD, &length));
    assert_null(labels_match(&flowed.flow, 5, 5, IN_FUND_HEAD, &length));
    flowed_fini(&flowed);
}

static void find_gives_what_match_gives_first(void **state)
{
    (void)state;
    struct flowed flowed = flowed_text("我单位年初预算数为213.57万元，其中：基本支出190.81万元、项目支出4.74万元，预算执行率为98.75%。");
    const struct flow *flow = &flowed.flow;
    uint32_t found, length, by_match;
    for (uint32_t at = 0; at <= flow->length; at++) {
        const struct label *label = labels_find(flow, at, flow->length, IN_MEASURE | IN_SUBJECT, &found, &length);
        uint32_t i = at;
        while (i < flow->length && !labels_match(flow, i, flow->length, IN_MEASURE | IN_SUBJECT, &by_match))
            i++;
        assert_int_equal(label != NULL, i < flow->length);
        if (!label)
            continue;
        assert_int_equal(found, i);
        assert_int_equal(length, by_match);
    }
    flowed_fini(&flowed);
}

static void annotations_and_colons_are_skipped(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t skipped;
    } cases[] = {
        {"（A）", 3}, {"(B/A)", 5}, {"（B/A×100%）", 10}, {"（万元）", 4}, {"(万元)：", 5}, {"（单位：万元）10", 7}, {"(分)", 3},
        {"（盖章）：区教育局", 5}, {"（公章）", 4}, {"(20分*执行率)", 9}, {"（50分）", 5}, {"30分)", 4}, {"（%）(C)", 6}, {":", 1},
        {"::10", 2}, {"（盖章）（万元）", 8}, {"(C=(B)/(A))", 11},
        {"（新市区）", 0}, {"(项目)", 0}, {"30分", 0}, {"10", 0}, {"(A", 0}, {"区教育局", 0}, {"()", 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct flowed flowed = flowed_text(cases[i].text);
        uint32_t skipped = labels_skip_annotations(&flowed.flow, 0, flowed.flow.length);
        if (skipped != cases[i].skipped)
            fail_msg("\"%s\": %u skipped", cases[i].text, skipped);
        flowed_fini(&flowed);
    }
}

static void a_cell_is_a_label_or_more(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum label_code code;
    } cases[] = {
        {"全年执行数（B）", LABEL_EXECUTED}, {"分值", LABEL_WEIGHT}, {"得分（20分*执行率）", LABEL_SCORE}, {"执行率(B/A)：", LABEL_RATE},
        {"执行率低", LABEL_NONE}, {"全年", LABEL_NONE}, {"分值分值", LABEL_NONE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct flowed flowed = flowed_text(cases[i].text);
        const struct label *label = labels_whole(&flowed.flow, flowed_all(&flowed), IN_FUND_HEAD);
        if ((label ? label->code : LABEL_NONE) != cases[i].code)
            fail_msg("\"%s\": code %d", cases[i].text, label ? (int)label->code : 0);
        flowed_fini(&flowed);
    }
}

static void grades_are_words_of_their_own(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum grade grade;
        uint32_t length;
    } cases[] = {
        {"优", GRADE_YOU, 1}, {"“优”。", GRADE_YOU, 3}, {"\"良\"", GRADE_LIANG, 3}, {"「中」", GRADE_ZHONG, 3}, {"差，", GRADE_CHA, 1},
        {"优秀等级", GRADE_YOU, 2}, {"良好", GRADE_LIANG, 2}, {"中等", GRADE_ZHONG, 2}, {"合格（一般）", GRADE_ZHONG, 6},
        {"较差", GRADE_CHA, 2}, {"不合格", GRADE_CHA, 3}, {"一等", GRADE_YOU, 2}, {"四等", GRADE_CHA, 2}, {"B", GRADE_LIANG, 1},
        {"优级", GRADE_YOU, 1}, {"优 100", GRADE_YOU, 1}, {"‘优秀’", GRADE_NONE, 0},
        {"优化", GRADE_NONE, 0}, {"良种", GRADE_NONE, 0}, {"中央", GRADE_NONE, 0}, {"差额", GRADE_NONE, 0}, {"A4", GRADE_NONE, 0},
        {"优良中差", GRADE_NONE, 0}, {"区教育局", GRADE_NONE, 0}, {"“”", GRADE_NONE, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct flowed flowed = flowed_text(cases[i].text);
        uint32_t length = 0;
        enum grade grade = labels_grade(&flowed.flow, 0, flowed.flow.length, &length);
        if (grade != cases[i].grade || length != cases[i].length)
            fail_msg("\"%s\": grade %d, length %u", cases[i].text, (int)grade, length);
        flowed_fini(&flowed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_label_is_found_in_its_contexts_alone),
        cmocka_unit_test(labels_are_written_as_the_flow_has_them),
        cmocka_unit_test(the_longest_label_of_the_context_wins),
        cmocka_unit_test(a_label_ends_before_the_end),
        cmocka_unit_test(find_gives_what_match_gives_first),
        cmocka_unit_test(annotations_and_colons_are_skipped),
        cmocka_unit_test(a_cell_is_a_label_or_more),
        cmocka_unit_test(grades_are_words_of_their_own),
    };
    return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
