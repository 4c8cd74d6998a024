/* Reports kept out of a search by their bytes: never one that has the words, however they are
 * written and broken. */
#include "made.h"

#include <stdlib.h>
#include <string.h>

#include "flowed.h"
#include "needle.h"
#include "sieve.h"

enum { TEXTS = 250, SLICES = 4, TEXT = 16384 };

static bool is_let_by(const char *words, const char *bytes, size_t length)
{
    struct needle needle;
    struct sieve sieve;
    needle_init(&needle, words);
    sieve_init(&sieve, &needle);
    bool by = sieve_lets_by(&sieve, (const unsigned char *)bytes, length);
    sieve_fini(&sieve);
    needle_fini(&needle);
    return by;
}

/* What a page, a typist or another script makes of a text. */
static char *torn_text(unsigned *seed, char out[static TEXT])
{
    static const char *const pieces[] = {"县", "档", "案", "馆", "预", "算", "绩", "效", "覆", "盖",
        "率", "达", "到", "9", "5", "%", "万", "元", "政", "府", "采", "购", "K", "m", "(", "一",
        ")", "、", "，", "。", "項", "預", "績", "標", "單", "１", "％", "（", "Ａ", "㎡", "é",
        "Ω"};
    static const char *const breaks[] = {"\n", "\r\n", "\r", " ", "\t", "　", "\u200b", "\u00a0",
        "\f", "\n\n- 3 -\n\n", "\n第5页\n", "\n\n—12—\n\f县档案馆绩效自评报告\n", "(xiàng)",
        "（jì）", "\u2028", "\x7f"};
    char *to = out;
    unsigned often = 2 + (unsigned)rand_r(seed) % 30;
    while (to - out < TEXT / 8) {
        if ((unsigned)rand_r(seed) % often == 0)
            to = stpcpy(to, breaks[(unsigned)rand_r(seed) % COUNT(breaks)]);
        to = stpcpy(to, pieces[(unsigned)rand_r(seed) % COUNT(pieces)]);
    }
    return out;
}

static char *slice_of(struct flowed *flowed, unsigned *seed)
{
    uint32_t length = 1 + (uint32_t)rand_r(seed) % 9;
    uint32_t start = (uint32_t)rand_r(seed) % (flowed->flow.length - length);
    return flowed_characters(flowed, (struct range){start, start + length});
}

static void what_has_the_words_is_let_by(void **state)
{
    (void)state;
    static char text[TEXT];
    unsigned seed = 7;
    for (int i = 0; i < TEXTS; i++) {
        struct flowed flowed = flowed_text(torn_text(&seed, text));
        for (int k = 0; k < SLICES; k++) {
            const char *words = slice_of(&flowed, &seed);
            if (!is_let_by(words, text, strlen(text)))
                fail_msg("text %d: %s", i, words);
        }
        flowed_fini(&flowed);
    }
}

/* With enough around it that the words are looked for by registers, and at the ends. */
static bool is_let_by_amid(const char *words, const char *text)
{
    enum { MOST = 100, SIGN = sizeof "据" - 1 };
    static char padded[TEXT];
    bool by = false;
    for (int before = 0; before <= MOST; before += MOST / 4)
        for (int behind = 0; behind <= MOST; behind += MOST / 2) {
            char *to = padded;
            for (int i = 0; i < before; i++)
                to = stpcpy(to, "据");
            to = stpcpy(to, text);
            for (int i = 0; i < behind; i++)
                to = stpcpy(to, "据");
            bool here = is_let_by(words, padded, (size_t)(to - padded));
            assert_true(here == by || (before == 0 && behind == 0));
            by = here;
        }
    return by;
}

static void what_has_them_not_is_kept_out(void **state)
{
    (void)state;
    assert_true(is_let_by_amid("政府采购", "全县政府采购情况"));
    assert_false(is_let_by_amid("政府采购", "全县政府情况，采购情况"));
    assert_false(is_let_by_amid("政府采购", "全县财政\n政府\n购买采用"));
    assert_false(is_let_by_amid("标准", "三级指标\n基准\n"));
    assert_true(is_let_by_amid("标准", "三级指标\n某某局绩效自评报告\n准则"));
    assert_true(is_let_by_amid("项目", "１個項目"));
    assert_true(is_let_by_amid("项目", "项(xiàng)目(mù)"));
    assert_false(is_let_by_amid("项目", "项(xiàng)\n"));
    assert_true(is_let_by_amid("95%", "达到９５％"));
    assert_false(is_let_by_amid("95%", "达到９６％"));
    assert_true(is_let_by_amid("率", "覆盖率"));
    assert_false(is_let_by_amid("率", "覆盖"));
    assert_true(is_let_by_amid("abc", "为ＡBc级"));
}

static void what_is_not_plain_is_let_by(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } texts[] = {{"\xb8\xb2\xb8\xc7\xc2\xca", 6}, /* GB18030 */
        {"\x86\x89\x2c\x00", 4}, {"\xe8\xa6\x86\xe8\xa6", 5}, {"a\x80 b", 4}, {"a\xc3 b", 4},
        {"a\xc0\xaf b", 5}, {"\xe0\x80\xaf b", 5}, {"\xed\xa0\x80 b", 5}, {"\xf0\xa0\x80\x80 b", 6},
        {"\xff\xfe"
         "a",
            3}};
    static char padded[TEXT];
    for (size_t i = 0; i < COUNT(texts); i++)
        for (size_t before = 0; before < 200; before += 66) {
            memset(padded, ' ', sizeof padded);
            memcpy(padded + before, texts[i].bytes, texts[i].length);
            size_t end = before + texts[i].length;
            assert_true(is_let_by("没有", padded, end));
            assert_true(is_let_by("没有", padded, end + 100));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_the_words_is_let_by),
        cmocka_unit_test(what_has_them_not_is_kept_out),
        cmocka_unit_test(what_is_not_plain_is_let_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
