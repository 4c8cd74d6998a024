#include "figure_words.h"

#include <assert.h>

static const struct figure_word operators[] = {
    {U"≥", OP_GE}, {U">=", OP_GE}, {U"=>", OP_GE}, {U"≥=", OP_GE}, {U"=≥", OP_GE}, {U"大于等于", OP_GE}, {U"大于或等于", OP_GE},
    {U"大于=", OP_GE}, {U"不低于", OP_GE}, {U"不少于", OP_GE}, {U"不小于", OP_GE}, {U"不得低于", OP_GE}, {U"不得少于", OP_GE},
    {U"至少", OP_GE}, {U"达到", OP_GE}, {U"达", OP_GE}, {U"超过", OP_GE}, {U"高于", OP_GE}, {U"超上年", OP_GE}, {U"增加", OP_GE},
    {U"增", OP_GE},
    {U"≤", OP_LE}, {U"<=", OP_LE}, {U"=<", OP_LE}, {U"≤=", OP_LE}, {U"=≤", OP_LE}, {U"小于等于", OP_LE}, {U"小于或等于", OP_LE},
    {U"小于=", OP_LE}, {U"不超过", OP_LE}, {U"不高于", OP_LE}, {U"不多于", OP_LE}, {U"不大于", OP_LE}, {U"不得超过", OP_LE},
    {U"不得高于", OP_LE}, {U"低于", OP_LE}, {U"控制在", OP_LE},
    {U"=", OP_EQ}, {U"==", OP_EQ}, {U"等于", OP_EQ},
    {U">", OP_GT}, {U"大于", OP_GT}, {U"<", OP_LT}, {U"小于", OP_LT},
};

static const struct figure_word operators_behind[] = {
    {U"以上", OP_GE}, {U"及以上", OP_GE}, {U"或以上", OP_GE}, {U"含以上", OP_GE}, {U"(含)以上", OP_GE}, {U"以上(含)", OP_GE},
    {U"以上(含本数)", OP_GE}, {U"(含本数)以上", OP_GE},
    {U"以内", OP_LE}, {U"之内", OP_LE}, {U"及以内", OP_LE}, {U"(含)以内", OP_LE}, {U"以内(含)", OP_LE},
    {U"以下", OP_LE}, {U"及以下", OP_LE}, {U"或以下", OP_LE}, {U"含以下", OP_LE}, {U"(含)以下", OP_LE}, {U"以下(含)", OP_LE},
};

/* 万元 is 0. */
static const struct figure_word money_units[] = {
    {U"元", -4}, {U"元整", -4}, {U"千元", -1}, {U"万元", 0}, {U"万兀", 0}, {U"百万元", 2}, {U"千万元", 3}, {U"亿元", 4}, {U"亿兀", 4},
    {U"万", 0}, {U"亿", 4},
};

/* Units of time: 内 behind them is an operator. */
static const struct figure_word time_units[] = {
    {U"天", 0}, {U"日", 0}, {U"个日", 0}, {U"工作日", 0}, {U"个工作日", 0}, {U"小时", 0}, {U"个小时", 0}, {U"分钟", 0}, {U"秒", 0},
    {U"周", 0}, {U"个月", 0}, {U"年", 0},
};

/* What no unit has in it: then the cell is a sentence. */
static const struct figure_word no_units[] = {
    {U"完成", 0}, {U"达", 0}, {U"合格", 0}, {U"左右", 0}, {U"以", 0}, {U"未", 0}, {U"已", 0}, {U"不", 0}, {U"余", 0}, {U"多", 0},
    {U"几", 0}, {U"前", 0}, {U"后", 0}, {U"底", 0}, {U"到", 0}, {U"至", 0}, {U"内", 0}, {U"均", 0}, {U"全部", 0}, {U"实施", 0},
    {U"无", 0}, {U"为", 0}, {U"开展", 0}, {U"提高", 0}, {U"提升", 0}, {U"号", 0}, {U"分之", 0},
};

/* Units that end in a digit. */
static const struct figure_word digit_units[] = {{U"m2", 0}, {U"m3", 0}, {U"km2", 0}, {U"hm2", 0}, {U"cm2", 0}, {U"cm3", 0}, {U"dm3", 0}};

enum { BEGINNINGS = 256 };

#define VOCABULARY(array) {array, sizeof(array) / sizeof *(array), {{0}}}

/* Filled before main(), constant from then on. */
static struct vocabulary {
    const struct figure_word *words;
    size_t count;
    struct {
        unsigned char first, end; /* among which words those with this beginning are */
    } beginnings[BEGINNINGS];     /* by the last bits of their first character: most questions end here */
} vocabularies[] = {
    [WORDS_OPERATORS] = VOCABULARY(operators), [WORDS_OPERATORS_BEHIND] = VOCABULARY(operators_behind),
    [WORDS_MONEY_UNITS] = VOCABULARY(money_units), [WORDS_TIME_UNITS] = VOCABULARY(time_units),
    [WORDS_NO_UNITS] = VOCABULARY(no_units), [WORDS_DIGIT_UNITS] = VOCABULARY(digit_units),
};

static size_t beginning_of(char32_t c)
{
    return (c ^ c >> 8) % BEGINNINGS;
}

static void note_beginnings(struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        size_t beginning = beginning_of(vocabulary->words[i].text[0]);
        if (!vocabulary->beginnings[beginning].end)
            vocabulary->beginnings[beginning].first = (unsigned char)i;
        vocabulary->beginnings[beginning].end = (unsigned char)(i + 1);
    }
}

__attribute__((constructor)) static void fill_vocabularies(void)
{
    for (size_t v = 0; v < sizeof vocabularies / sizeof *vocabularies; v++)
        note_beginnings(&vocabularies[v]);
}

/* The length of `word` where it stands at `at`, else 0. */
static uint32_t stands(const struct flow *flow, uint32_t at, uint32_t end, const char32_t *word)
{
    uint32_t n = 0;
    while (word[n]) {
        if (at + n >= end || flow->text[at + n] != word[n])
            return 0;
        n++;
    }
    return n;
}

const struct figure_word *figure_words_at(enum figure_words words, const struct flow *flow, uint32_t at, uint32_t end,
    struct range *range)
{
    const struct vocabulary *vocabulary = &vocabularies[words];
    const struct figure_word *found = NULL;
    uint32_t longest = 0;
    assert(vocabulary->words);
    size_t beginning = at < end ? beginning_of(flow->text[at]) : 0, i = vocabulary->beginnings[beginning].first;
    for (; i < vocabulary->beginnings[beginning].end; i++) {
        uint32_t n = stands(flow, at, end, vocabulary->words[i].text);
        if (n > longest) {
            longest = n;
            found = &vocabulary->words[i];
        }
    }
    *range = (struct range){at, at + longest};
    return found;
}

bool figure_words_whole(enum figure_words words, const struct flow *flow, struct range range)
{
    struct range found;
    return figure_words_at(words, flow, range.start, range.end, &found) && found.end == range.end;
}

bool figure_words_within(enum figure_words words, const struct flow *flow, struct range range)
{
    struct range found;
    for (uint32_t i = range.start; i < range.end; i++)
        if (figure_words_at(words, flow, i, range.end, &found))
            return true;
    return false;
}
