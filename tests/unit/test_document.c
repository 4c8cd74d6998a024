#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <iconv.h>

#include "read/text/document.h"
#include "read/text/fold.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Every kind of character a report has, and one beyond the first plane. */
static const char sample[] = "部门整体支出绩效自评表\r\n（2023年度）\t≥95％\r\n预算数：２１３．５７ 万元，“优” 𠮷\r\nabc 100.00%\r\n";

static struct document read_bytes(const void *bytes, size_t length)
{
    struct document document;
    struct err err;
    unsigned char *exact = malloc(length); /* reading past the end is seen */
    assert_non_null(exact);
    memcpy(exact, bytes, length);
    if (!document_init(&document, exact, length, &err))
        fail_msg("%s", err.text);
    free(exact);
    return document;
}

static struct document read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void assert_chars(const struct document *document, const char32_t *expected)
{
    uint32_t n = 0;
    while (expected[n])
        n++;
    assert_int_equal(document->length, n);
    assert_memory_equal(document->chars, expected, n * sizeof *expected);
}

static void assert_folded(const struct document *document, const char32_t *expected)
{
    for (uint32_t i = 0; i < document->length; i++)
        if (fold_char(document->chars[i]) != expected[i])
            fail_msg("character %u is U+%04X, not U+%04X", i, fold_char(document->chars[i]), expected[i]);
    assert_int_equal(expected[document->length], 0);
}

static void assert_fails(const void *bytes, size_t length, const char *says)
{
    struct document document;
    struct err err;
    assert_false(document_init(&document, bytes, length, &err));
    if (!strstr(err.text, says))
        fail_msg("\"%s\" does not say \"%s\"", err.text, says);
    assert_null(strchr(err.text, '\n'));
}

static size_t encode_as(const char *encoding, const char *text, char *out, size_t room)
{
    iconv_t cd = iconv_open(encoding, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    char *in = (char *)text, *end = out;
    size_t left = strlen(text);
    assert_int_equal(iconv(cd, &in, &left, &end, &room), 0);
    iconv_close(cd);
    return (size_t)(end - out);
}

static void line_ends_become_line_feeds(void **state)
{
    (void)state;
    struct document document = read_text("a\r\nb\rc\n\r\n\r\rd");
    assert_chars(&document, U"a\nb\nc\n\n\n\nd");
    assert_int_equal(document.line_count, 7);
    const uint32_t lines[] = {0, 2, 4, 6, 7, 8, 9};
    assert_memory_equal(document.lines, lines, sizeof lines);
    document_fini(&document);
}

static void every_encoding_gives_the_same_characters(void **state)
{
    (void)state;
    const struct {
        const char *iconv, *name, *mark;
        size_t mark_length;
    } encodings[] = {
        {"UTF-8", "UTF-8", "", 0}, {"UTF-8", "UTF-8", "\xEF\xBB\xBF", 3}, {"GB18030", "GB18030", "", 0},
        {"UTF-16LE", "UTF-16LE", "", 0}, {"UTF-16LE", "UTF-16LE", "\xFF\xFE", 2},
        {"UTF-16BE", "UTF-16BE", "", 0}, {"UTF-16BE", "UTF-16BE", "\xFE\xFF", 2},
    };
    for (size_t i = 0; i < COUNT(encodings); i++) {
        char bytes[1024];
        size_t mark = encodings[i].mark_length;
        memcpy(bytes, encodings[i].mark, mark);
        size_t length = mark + encode_as(encodings[i].iconv, sample, bytes + mark, sizeof bytes - mark);
        struct document document = read_bytes(bytes, length);
        assert_string_equal(document.encoding, encodings[i].name);
        assert_int_equal(document.damaged, 0);
        assert_chars(&document,
            U"部门整体支出绩效自评表\n（2023年度）\t≥95％\n预算数：２１３．５７ 万元，“优” 𠮷\nabc 100.00%\n");
        assert_folded(&document,
            U"部门整体支出绩效自评表\n(2023年度)\t≥95%\n预算数:213.57 万元,\"优\" 𠮷\nabc 100.00%\n");
        assert_int_equal(document.line_count, 5);
        document_fini(&document);
    }
}

static void short_texts_are_told_apart(void **state)
{
    (void)state;
    const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    for (size_t i = 0; i < COUNT(encodings); i++) {
        char bytes[64];
        size_t length = encode_as(encodings[i], "得分\n10", bytes, sizeof bytes);
        struct document document = read_bytes(bytes, length);
        assert_string_equal(document.encoding, encodings[i]);
        assert_chars(&document, U"得分\n10");
        document_fini(&document);
    }
}

static void damage_stays_in_its_place(void **state)
{
    (void)state;
    struct document document = read_text("年初预算数为21\xE4\xB8" "3.57万元，全年预算数为195.55万元");
    assert_string_equal(document.encoding, "UTF-8");
    assert_int_equal(document.damaged, 1);
    assert_chars(&document, U"年初预算数为21�3.57万元，全年预算数为195.55万元");
    document_fini(&document);
    document = read_text("年初预算数为二百一十三万元全年预算\xE6");
    assert_int_equal(document.damaged, 1);
    assert_int_equal(document.chars[document.length - 1], 0xFFFD);
    document_fini(&document);
}

/* As Unicode recommends it and other tools do it, so that columns agree: one U+FFFD for the longest beginning of a
 * sequence. */
static void damage_counts_as_elsewhere(void **state)
{
    (void)state;
    const struct {
        const char *bytes;
        uint32_t damaged;
    } cases[] = {
        {"\x80", 1}, {"\x80\x80", 2}, {"\xC0\xAF", 2}, {"\xE4\xB8", 1}, {"\xE0\x80\x80", 3}, {"\xED\xA0\x80", 3},
        {"\xF0\x9F\x98", 1}, {"\xF4\x90\x80\x80", 4}, {"\xF5", 1}, {"\xE4\xB8\xE4\xB8", 2}, {"\xFF\xFE", 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[256] = "全年预算数执行数执行率得分全年预算数执行数执行率得分全年预算数";
        strcat(text, cases[i].bytes);
        strcat(text, "。");
        struct document document = read_text(text);
        assert_string_equal(document.encoding, "UTF-8");
        if (document.damaged != cases[i].damaged || document.length != 31 + cases[i].damaged + 1)
            fail_msg("case %zu: %u damaged", i, document.damaged);
        document_fini(&document);
    }
}

static void gb18030_has_all_of_unicode(void **state)
{
    (void)state;
    char bytes[512];
    size_t length = encode_as("GB18030", "新疆维吾尔自治区项目支出绩效自评表\r\nئۇيغۇر €é㐀𠀀🙂\r10％", bytes, sizeof bytes);
    struct document document = read_bytes(bytes, length);
    assert_string_equal(document.encoding, "GB18030");
    assert_chars(&document, U"新疆维吾尔自治区项目支出绩效自评表\nئۇيغۇر €é㐀𠀀🙂\n10％");
    assert_int_equal(document.line_count, 3);
    document_fini(&document);
}

static void damaged_gb18030_goes_on(void **state)
{
    (void)state;
    char bytes[256];
    size_t length = encode_as("GB18030", "全年预算数一百万元", bytes, sizeof bytes);
    bytes[length++] = '\xFF';
    length += encode_as("GB18030", "执行数", bytes + length, sizeof bytes - length);
    bytes[length++] = '\xD6'; /* half of a character */
    struct document document = read_bytes(bytes, length);
    assert_string_equal(document.encoding, "GB18030");
    assert_chars(&document, U"全年预算数一百万元�执行数�");
    document_fini(&document);
}

static void damaged_utf16_goes_on(void **state)
{
    (void)state;
    char bytes[128] = "\xFF\xFE";
    size_t length = 2 + encode_as("UTF-16LE", "预算", bytes + 2, sizeof bytes - 2);
    memcpy(bytes + length, "\x00\xD8" "1\x00" "\x00\xDC" "2\x00" "3", 9); /* halves of pairs, half a unit */
    struct document document = read_bytes(bytes, length + 9);
    assert_chars(&document, U"预算�1�2�");
    document_fini(&document);
    memcpy(bytes + length, "\0\0" "\x00\xDC", 4); /* a zero, and the half of a pair behind it */
    document = read_bytes(bytes, length + 4);
    assert_chars(&document, U"预算��");
    document_fini(&document);
}

static void what_is_no_text_is_told(void **state)
{
    (void)state;
    static const char zeros[4096];
    const char *blank = " \t\r\n\xE3\x80\x80\xC2\xA0\n";
    unsigned char noise[4096];
    uint32_t seed = 7;
    for (size_t i = 0; i < sizeof noise; i++) {
        seed = seed * 1664525u + 1013904223u;
        noise[i] = (unsigned char)(seed >> 24) | 1;
    }
    assert_fails("", 0, "empty");
    assert_fails(blank, strlen(blank), "no text in it");
    assert_fails(zeros, sizeof zeros, "zero bytes");
    assert_fails("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, "PNG");
    assert_fails("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 15, "pdftotext");
    assert_fails("PK\3\4\24\0\6\0", 8, "save it as text");
    assert_fails("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "save it as text");
    assert_fails("{\\rtf1\\ansi", 11, "RTF");
    assert_fails("\xFF\xFE\0\0\x41\0\0\0", 8, "UTF-32");
    assert_fails(noise, sizeof noise, "no text in UTF-8");
}

static void a_file_too_large_is_refused_unread(void **state)
{
    (void)state;
    struct document document;
    struct err err;
    assert_false(document_init(&document, (const unsigned char *)"x", (size_t)200 * 1024 * 1024, &err));
    assert_non_null(strstr(err.text, "200 MB"));
}

static void folding_makes_plain(void **state)
{
    (void)state;
    const struct {
        char32_t from, to;
    } pairs[] = {
        {U'％', '%'}, {U'﹪', '%'}, {U'：', ':'}, {U'︰', ':'}, {U'∶', ':'}, {U'（', '('}, {U'〔', '('}, {U'﹙', '('},
        {U'）', ')'}, {U'，', ','}, {U'．', '.'}, {U'；', ';'}, {U'０', '0'}, {U'９', '9'}, {U'Ａ', 'A'}, {U'ｚ', 'z'},
        {U'≧', U'≥'}, {U'≦', U'≤'}, {U'＞', '>'}, {U'﹥', '>'}, {U'＜', '<'}, {U'＝', '='}, {U'═', '='}, {U'﹦', '='},
        {U'－', '-'}, {U'−', '-'}, {U'–', '-'}, {U'―', U'—'}, {U'“', '"'}, {U'」', '"'}, {U'｜', '|'}, {U'│', '|'},
        {U'～', '~'}, {U'〜', '~'}, {U'／', '/'}, {U'＊', '*'}, {U'\u3000', ' '}, {U'\u00A0', ' '}, {U'\u2003', ' '},
        {U'\u200B', FOLD_NOTHING}, {U'\uFEFF', FOLD_NOTHING}, {0x1B, FOLD_NOTHING}, {0x07, '\t'}, {'\v', '\n'},
        {U'⽬', U'目'}, {U'⾦', U'金'}, {U'⻓', U'长'}, {U'\uF9DB', U'率'}, {U'①', U'①'}, {U'㎡', U'㎡'}, {U'℃', U'℃'},
        {U'。', U'。'}, {U'、', U'、'}, {U'—', U'—'}, {U'項', U'項'}, {U'元', U'元'}, {'\t', '\t'}, {'\n', '\n'}, {'\f', '\f'},
    };
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (fold_char(pairs[i].from) != pairs[i].to)
            fail_msg("U+%04X is folded to U+%04X", pairs[i].from, fold_char(pairs[i].from));
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    for (char32_t c = 0; c < 0x30000; c++)
        if (fold_char(fold_char(c)) != fold_char(c))
            fail_msg("U+%04X", c);
}

static void traditional_becomes_simplified(void **state)
{
    (void)state;
    const char32_t *from = U"項目預算執行績效標準實際單位優產餘雲驗範圍", *to = U"项目预算执行绩效标准实际单位优产余云验范围";
    for (; *from; from++, to++)
        assert_int_equal(fold_simplified(*from), *to);
    assert_int_equal(fold_simplified('a'), 'a');
    assert_int_equal(fold_simplified(U'龥'), U'龥');
    assert_int_equal(fold_simplified(0x2FFFF), 0x2FFFF);
}

static void places_are_lines_and_columns(void **state)
{
    (void)state;
    struct document document = read_text("一二\r\n\r\n三四五\n");
    const struct {
        uint32_t start, line, column;
    } cases[] = {{0, 1, 1}, {1, 1, 2}, {3, 2, 1}, {4, 3, 1}, {6, 3, 3}, {8, 4, 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct location location = document_locate(&document, (struct place){cases[i].start, 2});
        assert_int_equal(location.line, cases[i].line);
        assert_int_equal(location.column, cases[i].column);
        assert_int_equal(location.length, 2);
    }
    document_fini(&document);
}

static void text_is_as_printed(void **state)
{
    (void)state;
    struct document document = read_text("预算数：２１３．５７é𠮷元");
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(document_text(&document, (struct place){2, 10}, &arena), "数：２１３．５７é𠮷");
    assert_string_equal(document_text(&document, (struct place){12, 9}, &arena), "元");
    assert_string_equal(document_text(&document, (struct place){0}, &arena), "");
    arena_fini(&arena);
    document_fini(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_become_line_feeds),
        cmocka_unit_test(every_encoding_gives_the_same_characters),
        cmocka_unit_test(short_texts_are_told_apart),
        cmocka_unit_test(damage_stays_in_its_place),
        cmocka_unit_test(damage_counts_as_elsewhere),
        cmocka_unit_test(gb18030_has_all_of_unicode),
        cmocka_unit_test(damaged_gb18030_goes_on),
        cmocka_unit_test(damaged_utf16_goes_on),
        cmocka_unit_test(what_is_no_text_is_told),
        cmocka_unit_test(a_file_too_large_is_refused_unread),
        cmocka_unit_test(folding_makes_plain),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(traditional_becomes_simplified),
        cmocka_unit_test(places_are_lines_and_columns),
        cmocka_unit_test(text_is_as_printed),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
