/* The grade of a form: a word alone, or the one of all that is ticked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "flowed.h"
#include "read/form/form_grade.h"

/* The grade at the beginning of `text`; `at`: the character it is printed at. */
static enum grade grade_of(const char *text, uint32_t *at)
{
    struct flowed flowed = flowed_text(text);
    struct range found = {0};
    enum grade grade = form_grade_at(&flowed.flow, 0, flowed.flow.length, &found);
    *at = found.end > found.start ? flowed.flow.at[found.start] : 0;
    flowed_fini(&flowed);
    return grade;
}

static void takes_the_grade_that_is_ticked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum grade grade;
        uint32_t at;
    } cases[] = {{"优\n", GRADE_YOU, 0}, {"良好。", GRADE_LIANG, 0},
        {"☑优 □良 □中 □差", GRADE_YOU, 1}, {"□优 ☑良 □中 □差", GRADE_LIANG, 4},
        {"□优秀□良好■合格□不合格", GRADE_ZHONG, 7}, {"优□ 良□ 中□ 差☑", GRADE_CHA, 9},
        {"优√ 良 中 差", GRADE_YOU, 0}, {"优 √良 中 差", GRADE_LIANG, 3},
        {"优( ) 良(√) 中( ) 差( )", GRADE_LIANG, 5}, {"[ ]优 [√]良 [ ]中 [ ]差", GRADE_LIANG, 8},
        {"√优", GRADE_YOU, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t at;
        if (grade_of(cases[i].text, &at) != cases[i].grade || at != cases[i].at)
            fail_msg("%s: %d at %u", cases[i].text, (int)grade_of(cases[i].text, &at), at);
    }
}

static void chooses_none_where_none_or_several_are_ticked(void **state)
{
    (void)state;
    static const char *const texts[] = {"□优 □良 □中 □差", "优 良 中 差", "优□ 良□ 中□ 差□",
        "☑优 ☑良 □中 □差", "优 √ 良 中 差", "优化支出"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t at;
        if (grade_of(texts[i], &at) != GRADE_NONE)
            fail_msg("%s", texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_grade_that_is_ticked),
        cmocka_unit_test(chooses_none_where_none_or_several_are_ticked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
