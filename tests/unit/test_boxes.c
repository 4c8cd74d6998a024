/* The words of pages, as pdftotext -bbox prints them, as lines of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "read/text/boxes.h"
#include "read/text/document.h"

#define PAGE(words) "<page width=\"595.275591\" height=\"841.889764\">\n" words "</page>\n"
#define WORD(left, top, right, bottom, text)                                                       \
    "    <word xMin=\"" #left "\" yMin=\"" #top "\" xMax=\"" #right "\" yMax=\"" #bottom           \
    "\">" text "</word>\n"

static void assert_laid_out(const char *bbox, const char *expected)
{
    size_t length;
    char *text = boxes_text(bbox, strlen(bbox), &length);
    if (!text || length != strlen(expected) || memcmp(text, expected, length) != 0)
        fail_msg("not\n%s\nbut\n%.*s", expected, (int)length, text ? text : "");
    free(text);
}

/* Nine points high, wide characters nine points wide: a cell has four and a half. */
static void a_column_is_the_same_cell_on_every_line(void **state)
{
    (void)state;
    assert_laid_out(
        PAGE(WORD(45.0, 100.0, 81.0, 109.0, "培训场次") WORD(135.0, 100.0, 153.0, 109.0, "10次")
                WORD(45.0, 112.0, 58.5, 121.0, "abc") WORD(135.0, 112.0, 153.0, 121.0, "12次")),
        "培训场次            10次\n"
        "abc                 12次\n");
}

static void what_is_small_is_moved_by_nothing_large(void **state)
{
    (void)state;
    assert_laid_out(PAGE(WORD(45.0, 100.0, 81.0, 118.0, "标题") WORD(
                        99.0, 105.0, 108.0, 114.0, "分") WORD(99.0, 120.0, 108.0, 129.0, "值")),
        "标题        分\n"
        "            值\n");
}

/* A cell of two lines beside one of one stands half a line above and below it. */
static void a_line_is_what_stands_at_one_height(void **state)
{
    (void)state;
    assert_laid_out(
        PAGE(WORD(90.0, 104.5, 99.0, 113.5, "8") WORD(45.0, 100.0, 72.0, 109.0, "培训农")
                WORD(45.0, 110.0, 63.0, 119.0, "户数") WORD(108.0, 105.5, 117.0, 114.5, "7.")),
        "培训农\n"
        "          8   7.\n"
        "户数\n");
}

static void paragraphs_stand_apart(void **state)
{
    (void)state;
    assert_laid_out(PAGE(WORD(45.0, 100.0, 63.0, 109.0, "一行") WORD(
                        45.0, 113.0, 63.0, 122.0, "二行") WORD(45.0, 127.0, 63.0, 136.0, "三行")),
        "一行\n二行\n\n三行\n");
}

static void words_that_touch_are_one(void **state)
{
    (void)state;
    assert_laid_out(PAGE(WORD(45.0, 100.0, 63.0, 109.0, "预算") WORD(
                        63.1, 100.0, 81.0, 109.0, "经费") WORD(82.5, 100.0, 100.0, 109.0, "执行")),
        "预算经费 执行\n");
}

static void pages_share_their_columns(void **state)
{
    (void)state;
    assert_laid_out(PAGE(WORD(45.0, 100.0, 63.0, 109.0, "指标") WORD(
                        90.0, 100.0, 99.0, 109.0, "分")) PAGE(WORD(90.0, 50.0, 99.0, 59.0, "值")),
        "指标      分\n"
        "\f          值\n");
}

static void signs_of_the_format_are_undone(void **state)
{
    (void)state;
    assert_laid_out(PAGE(WORD(45.0, 100.0, 99.0, 109.0, "&lt;=5&amp;&gt;&quot;&apos;&lt;&amp;lt;")),
        "<=5&>\"'<&lt;\n");
}

static void without_words_there_is_no_text(void **state)
{
    (void)state;
    static const char *const none[] = {"", "<", "<word", "<word xMin=\"1\"", PAGE(""),
        PAGE(WORD(1.0, 1.0, 2.0, 2.0, "")),
        "<page><word xMin=\"\" yMin=\"x\" xMax=\"9999999999999\">", "no pages"};
    size_t length;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(boxes_text(none[i], strlen(none[i]), &length));
}

/* A word without a place is still there. */
static void a_place_that_is_none_is_at_the_edge(void **state)
{
    (void)state;
    assert_laid_out("<word xMin=\"99999999999999999999\" yMin=\"-5\">字</word>", "字\n");
}

/* Few bytes may stand for pages as wide and long as one likes. */
static void a_text_ends_where_a_document_would(void **state)
{
    (void)state;
    enum { LINES = 8000, LINE = 128 };
    char *bbox = malloc(LINES * LINE), *to = bbox;
    size_t length;
    to = stpcpy(to, WORD(0.0, 0.0, 2.0, 1.0, "a"));
    for (int i = 1; i < LINES; i++)
        to += sprintf(to, "<word xMin=\"20000\" yMin=\"%d\" xMax=\"20002\" yMax=\"%d\">a</word>",
            2 * i, 2 * i + 1);
    char *text = boxes_text(bbox, (size_t)(to - bbox), &length);
    assert_true(length > DOCUMENT_BYTES_MAX && length < DOCUMENT_BYTES_MAX + 20000);
    free(text);
    free(bbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_the_same_cell_on_every_line),
        cmocka_unit_test(what_is_small_is_moved_by_nothing_large),
        cmocka_unit_test(a_line_is_what_stands_at_one_height),
        cmocka_unit_test(paragraphs_stand_apart),
        cmocka_unit_test(words_that_touch_are_one),
        cmocka_unit_test(pages_share_their_columns),
        cmocka_unit_test(signs_of_the_format_are_undone),
        cmocka_unit_test(without_words_there_is_no_text),
        cmocka_unit_test(a_text_ends_where_a_document_would),
        cmocka_unit_test(a_place_that_is_none_is_at_the_edge),
    };
    return cmocka_run_group_tests_name("boxes", tests, NULL, NULL);
}
