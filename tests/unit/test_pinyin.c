/* The order of names, against the standard that has it: GB 2312's first level stands by pinyin. */
#include "made.h"

#include <endian.h>
#include <iconv.h>
#include <stdlib.h>

#include "pinyin.h"

/* The character of two bytes of GB 2312; 0: none. */
static char32_t gb2312(iconv_t cd, int lead, int trail)
{
    char bytes[] = {(char)lead, (char)trail}, *in = bytes;
    uint32_t c = 0;
    char *out = (char *)&c;
    size_t left = sizeof bytes, room = sizeof c;
    iconv(cd, NULL, NULL, NULL, NULL);
    return iconv(cd, &in, &left, &out, &room) == (size_t)-1 ? 0 : be32toh(c);
}

static void the_first_level_stands_as_in_the_standard(void **state)
{
    (void)state;
    enum { FIRST_LEAD = 0xB0, LAST_LEAD = 0xD7, FIRST_TRAIL = 0xA1, LAST_TRAIL = 0xFE };
    iconv_t cd = iconv_open("UTF-32BE", "GB2312");
    char32_t before = 0;
    int count = 0;
    assert_true(cd != (iconv_t)-1);
    for (int lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
        for (int trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
            char32_t c = gb2312(cd, lead, trail);
            if (!c)
                continue;
            count++;
            if (pinyin_place(c) <= before)
                fail_msg("U+%04X", (unsigned)c);
            before = pinyin_place(c);
        }
    assert_int_equal(count, 3755);
    iconv_close(cd);
}

static void the_second_level_stands_among_the_first(void **state)
{
    (void)state;
    static const char32_t pairs[][2] = {{U'包', U'亳'}, {U'亳', U'捕'}, {U'飞', U'涪'},
        {U'涪', U'富'}, {U'来', U'涞'}, {U'涞', U'兰'}, {U'利', U'溧'}, {U'溧', U'俩'},
        {U'楼', U'泸'}, {U'泸', U'乱'}, {U'平', U'濮'}, {U'濮', U'欺'}, {U'期', U'綦'},
        {U'綦', U'起'}, {U'区', U'衢'}, {U'衢', U'去'}, {U'虽', U'睢'}, {U'睢', U'岁'},
        {U'阳', U'瑶'}, {U'瑶', U'咬'}, {U'于', U'瑜'}, {U'皮', U'郫'}, {U'郫', U'匹'}};
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (pinyin_place(pairs[i][0]) >= pinyin_place(pairs[i][1]))
            fail_msg("U+%04X, U+%04X", (unsigned)pairs[i][0], (unsigned)pairs[i][1]);
}

/* One place each: what stands under one of its readings stands there in every word. */
static void readings(void **state)
{
    (void)state;
    static const char32_t under[][3] = {
        {U'中', U'重', U'周'}, {U'常', U'长', U'厂'}, {U'侠', U'厦', U'先'}, {U'星', U'行', U'兄'}};
    for (size_t i = 0; i < COUNT(under); i++) {
        assert_true(pinyin_place(under[i][0]) < pinyin_place(under[i][1]));
        assert_true(pinyin_place(under[i][1]) < pinyin_place(under[i][2]));
    }
}

static void each_character_has_a_place_of_its_own(void **state)
{
    (void)state;
    enum { CHARACTERS = 0x110000 };
    unsigned char *taken = calloc(PINYIN_PLACES, 1);
    assert_non_null(taken);
    for (char32_t c = 0; c < CHARACTERS; c++) {
        char32_t place = pinyin_place(c);
        assert_true(place < PINYIN_PLACES);
        if (taken[place]++)
            fail_msg("U+%04X", (unsigned)c);
    }
    free(taken);
}

static void others_stand_around_them(void **state)
{
    (void)state;
    static const char32_t in_order[] = U"(19ABab~éαя啊唑㐀丂鿿\uF900𠀀";
    for (size_t i = 1; in_order[i]; i++)
        if (pinyin_place(in_order[i - 1]) >= pinyin_place(in_order[i]))
            fail_msg("U+%04X", (unsigned)in_order[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_level_stands_as_in_the_standard),
        cmocka_unit_test(the_second_level_stands_among_the_first),
        cmocka_unit_test(readings),
        cmocka_unit_test(each_character_has_a_place_of_its_own),
        cmocka_unit_test(others_stand_around_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
