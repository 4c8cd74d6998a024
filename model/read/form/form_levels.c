#include "form_levels.h"

#include "read/labels/labels.h"

enum { HINTS = 1024 };

static const struct word {
    const char32_t *text;
    enum level_word level;
} words[] = {
    {U"履职效果", LEVEL_WORD_FIRST},
    {U"能力建设", LEVEL_WORD_FIRST},
    {U"部门绩效情况", LEVEL_WORD_FIRST},
    {U"产出及效率", LEVEL_WORD_FIRST},
    {U"产出及效果", LEVEL_WORD_FIRST},
    {U"产出与效益", LEVEL_WORD_FIRST},
    {U"产出和效益", LEVEL_WORD_FIRST},
    {U"预算编制情况", LEVEL_WORD_FIRST},
    {U"预算执行情况", LEVEL_WORD_FIRST},
    {U"预算使用效益", LEVEL_WORD_FIRST},
    {U"管理效能", LEVEL_WORD_FIRST},
    {U"预算编制", LEVEL_WORD_EITHER},
    {U"预算执行", LEVEL_WORD_EITHER},
    {U"预算管理", LEVEL_WORD_EITHER},
    {U"项目管理", LEVEL_WORD_EITHER},
    {U"资产管理", LEVEL_WORD_EITHER},
    {U"职责履行", LEVEL_WORD_EITHER},
    {U"履职效益", LEVEL_WORD_EITHER},
    {U"履职成效", LEVEL_WORD_EITHER},
    {U"可持续发展能力", LEVEL_WORD_EITHER},
    {U"履职产出", LEVEL_WORD_EITHER},
    {U"目标设定", LEVEL_WORD_SECOND},
    {U"目标设置", LEVEL_WORD_SECOND},
    {U"目标任务", LEVEL_WORD_SECOND},
    {U"预算配置", LEVEL_WORD_SECOND},
    {U"资金投入", LEVEL_WORD_SECOND},
    {U"资金管理", LEVEL_WORD_SECOND},
    {U"财务管理", LEVEL_WORD_SECOND},
    {U"采购管理", LEVEL_WORD_SECOND},
    {U"人员管理", LEVEL_WORD_SECOND},
    {U"绩效管理", LEVEL_WORD_SECOND},
    {U"业务管理", LEVEL_WORD_SECOND},
    {U"重点工作管理", LEVEL_WORD_SECOND},
    {U"工作目标管理", LEVEL_WORD_SECOND},
    {U"预算和财务管理", LEVEL_WORD_SECOND},
    {U"重点工作任务完成", LEVEL_WORD_SECOND},
    {U"履职目标实现", LEVEL_WORD_SECOND},
    {U"部门履职目标", LEVEL_WORD_SECOND},
    {U"部门效果目标", LEVEL_WORD_SECOND},
    {U"社会影响", LEVEL_WORD_SECOND},
    {U"长效管理", LEVEL_WORD_SECOND},
    {U"人力资源建设", LEVEL_WORD_SECOND},
    {U"档案管理", LEVEL_WORD_SECOND},
    {U"信息公开", LEVEL_WORD_SECOND},
    {U"经济性", LEVEL_WORD_SECOND},
    {U"效率性", LEVEL_WORD_SECOND},
    {U"效果性", LEVEL_WORD_SECOND},
    {U"公平性", LEVEL_WORD_SECOND},
};

/* What the words begin with, by the last bits of two characters: most questions end here. Filled
 * before main(), constant from then on. */
static bool hints[HINTS];

static size_t hint_of(const char32_t *text)
{
    return (text[0] * 31 + text[1]) % HINTS;
}

__attribute__((constructor)) static void fill_hints(void)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        hints[hint_of(words[i].text)] = true;
}

/* The word is all of the range but annotations. */
static bool is_whole(const struct flow *flow, struct range range, const char32_t *word)
{
    uint32_t length = 0;
    for (; word[length]; length++)
        if (range.start + length >= range.end || flow->text[range.start + length] != word[length])
            return false;
    uint32_t end = range.start + length;
    return end == range.end || labels_skip_annotations(flow, end, range.end) == range.end;
}

enum level_word form_level_word(const struct flow *flow, struct range range)
{
    if (range.end < range.start + 2 || !hints[hint_of(flow->text + range.start)])
        return LEVEL_WORD_NONE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_whole(flow, range, words[i].text))
            return words[i].level;
    return LEVEL_WORD_NONE;
}
