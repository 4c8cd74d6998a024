#include "made.h"

#include <stdio.h>
#include <string.h>

#include "needle.h"

/* Where `words` stand in `text`: "OFFSET:BYTES", "" where they do not. */
static void finds(const char *words, const char *text, const char *expected)
{
    struct needle needle;
    size_t start = 0, length = 0;
    char found[64] = "";
    needle_init(&needle, words);
    if (needle_find(&needle, text, &start, &length)) {
        assert_true(start + length <= strlen(text));
        snprintf(found, sizeof found, "%zu:%.*s", start, (int)length, text + start);
    }
    assert_string_equal(found, expected);
    needle_fini(&needle);
}

static void white_space_makes_no_difference(void **state)
{
    (void)state;
    finds("经 费", "预算经费", "6:经费");
    finds("经费", "预算经　费 高", "6:经　费");
    finds("\t经\u200B费", "经\n费", "0:经\n费");
}

static void nor_does_width(void **state)
{
    (void)state;
    finds("95%", "达到９５％以上", "6:９５％");
    finds("（一）", "(一)指标", "0:(一)");
}

static void nor_do_capitals_and_traditional_characters(void **state)
{
    (void)state;
    finds("gdp", "人均GDP", "6:GDP");
    finds("項目", "项目支出", "0:项目");
    finds("项目", "項目支出", "0:項目");
}

static void a_beginning_is_no_hit(void **state)
{
    (void)state;
    finds("满满意", "满满满意度", "3:满满意");
    finds("满意度", "满意", "");
    finds("满意", "", "");
}

static void blank_words_stand_nowhere(void **state)
{
    (void)state;
    finds("", "满意", "");
    finds(" \u3000", "满 意", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_makes_no_difference),
        cmocka_unit_test(nor_does_width),
        cmocka_unit_test(nor_do_capitals_and_traditional_characters),
        cmocka_unit_test(a_beginning_is_no_hit),
        cmocka_unit_test(blank_words_stand_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
