#include "form_look.h"

#include <string.h>

#include "read/chars.h"
#include "read/text/figure.h"
#include "form_levels.h"

enum { PROSE_LENGTH = 26, AIM_LENGTH = 14, UNIT_LENGTH = 6 };

/* Beginnings of words that say what is aimed at. */
static const char32_t *const aim_words[] = {U"有效", U"显著", U"明显", U"效果", U"逐步", U"逐年",
    U"持续", U"不断", U"稳步", U"稳定", U"基本", U"严格", U"符合", U"按时", U"按期", U"按计划",
    U"按规定", U"按要求", U"及时", U"长期", U"全面", U"大幅", U"进一步", U"合规", U"合理", U"规范",
    U"良好", U"较好", U"较高", U"健全", U"完善", U"达标", U"合格", U"优良", U"优秀", U"提高",
    U"提升", U"增强", U"改善", U"促进", U"保障", U"保证", U"确保", U"得到", U"有所", U"可持续",
    U"充分", U"明确", U"科学", U"不超", U"全覆盖", U"常态", U"正常", U"完整", U"真实", U"准确",
    U"相符", U"完备", U"到位", U"充足", U"满意", U"通过", U"一年", U"当年", U"优", U"良", U"好",
    U"高", U"中", U"强"};

/* Words that say how it came out. */
static const char32_t *const result_words[] = {U"达成", U"达到", U"完成", U"已完成", U"全部完成",
    U"按时完成", U"基本达成", U"部分达成", U"部分完成", U"未达成", U"未完成", U"未达到",
    U"完全达到", U"全部达成", U"已达", U"超额完成", U"基本完成", U"已实现", U"实现", U"如期完成",
    U"达预期"};

/* Words that say why it came out otherwise. */
static const char32_t *const cause_words[] = {
    U"因", U"由于", U"原因", U"受", U"偏差", U"主要", U"改进", U"下一步", U"未完成原因"};

/* First characters of units. */
static const char32_t units[] = U"%‰次人户个家项件篇份场套台批亩公千平米厘毫分天日小学课期年月元万"
                                U"亿百吨斤克升辆艘架条座栋幢处所间只头株棵把本"
                                U"册张幅枚颗粒村镇街乡岗名位对组队例起宗案班节门种类款级倍度立标厂"
                                U"店车盏块片段眼口根支瓶盒箱包袋桶双副面页字余"
                                U"多届轮周季回趟站点盘盆具匹樽付桩幕部集首曲℃㎡㎞";

struct word_list {
    const char32_t *const *items;
    size_t count;
};
static const struct word_list aims = {aim_words, sizeof aim_words / sizeof *aim_words},
                              results = {result_words, sizeof result_words / sizeof *result_words},
                              causes = {cause_words, sizeof cause_words / sizeof *cause_words};

/* What a character may be or begin, by its last bits: most questions end here. Filled before
 * main(), constant from then on. */
enum hint { HINT_AIM = 1, HINT_RESULT = 2, HINT_CAUSE = 4, HINT_UNIT = 8 };
enum { HINTS = 2048 };
static unsigned char hints[HINTS];

static void hint_words(const struct word_list *words, enum hint hint)
{
    for (size_t i = 0; i < words->count; i++)
        hints[words->items[i][0] % HINTS] |= (unsigned char)hint;
}

__attribute__((constructor)) static void fill_hints(void)
{
    hint_words(&aims, HINT_AIM);
    hint_words(&results, HINT_RESULT);
    hint_words(&causes, HINT_CAUSE);
    for (const char32_t *c = units; *c; c++)
        hints[*c % HINTS] |= HINT_UNIT;
}

static bool begins_with_one(
    const struct flow *flow, struct range range, const struct word_list *words, enum hint hint)
{
    if (!(hints[flow->text[range.start] % HINTS] & hint))
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (chars_begin(flow, range, words->items[i]))
            return true;
    return false;
}

static bool is_aim(const struct flow *flow, struct range range)
{
    return begins_with_one(flow, range, &aims, HINT_AIM);
}

static bool begins_unit(char32_t c)
{
    return hints[c % HINTS] & HINT_UNIT && chars_among(c, units);
}

static bool is_operator_sign(char32_t c)
{
    switch (c) {
    case '<':
    case '>':
    case '=':
    case U'≥':
    case U'≤':
    case U'═':
    case U'﹦':
    case U'＝':
        return true;
    default:
        return false;
    }
}

static bool ends_clause(char32_t c)
{
    return c == ',' || c == ';' || c == U'。';
}

static bool is_only(const struct flow *flow, struct range range, const char32_t *set)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (!chars_among(flow->text[i], set))
            return false;
    return true;
}

static bool is_unit(const struct flow *flow, struct range range)
{
    uint32_t length = range.end - range.start;
    if (!length || chars_have_digit(flow, range))
        return false;
    char32_t first = flow->text[range.start];
    if (!begins_unit(first) && !chars_latin(first) && first != '/' && first != '(')
        return false;
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_among(flow->text[i], U"/*·()"))
            return length <= 12;
    return length <= (chars_latin(first) ? 4 : UNIT_LENGTH);
}

/* A unit alone in its cell: 台, 人次, 万平方米; not 人员成本. */
static bool is_lone_unit(const struct flow *flow, struct range range)
{
    uint32_t length = range.end - range.start;
    if (length < 2 || !is_unit(flow, range))
        return length < 2 && is_unit(flow, range);
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_han(flow->text[i]) && !begins_unit(flow->text[i]) &&
            !chars_among(flow->text[i], U"方里时比钟顷次"))
            return false;
    return length <= 4 || !chars_han(flow->text[range.start]) || flow->text[range.start + 1] == '/';
}

/* 2022年12月31日前, 12月底, 2021年底. */
static bool is_date(const struct flow *flow, struct range range)
{
    bool named = false;
    for (uint32_t i = range.start; i < range.end; i++) {
        named |= i > range.start && chars_among(flow->text[i], U"年月日") &&
                 chars_digit(flow->text[i - 1]);
        if (!chars_digit(flow->text[i]) &&
            !chars_among(flow->text[i], U"年月日前底末初之以内旬上中下度.-~至到号完成"))
            return false;
    }
    if (!named)
        return false;
    uint32_t digits = 0;
    while (range.start + digits < range.end && chars_digit(flow->text[range.start + digits]))
        digits++;
    return range.end - range.start > digits + 1 || digits == 4 ||
           flow->text[range.end - 1] == U'月';
}

static bool is_prose(const struct flow *flow, struct range range)
{
    if (range.end - range.start > PROSE_LENGTH)
        return true;
    for (uint32_t i = range.start; i < range.end; i++)
        if (ends_clause(flow->text[i]))
            return !chars_digit(flow->text[i > range.start ? i - 1 : i]) ||
                   chars_have_digit(flow, range) == false || range.end - range.start > 14;
    return range.end - range.start > 5 && begins_with_one(flow, range, &causes, HINT_CAUSE);
}

uint32_t form_behind_number(const struct flow *flow, struct range range)
{
    enum { WORD = 2 };
    char32_t first = range.start < range.end ? flow->text[range.start] : 0;
    if (first != U'指' && first != U'任' && first != U'目')
        return range.start;
    if (!chars_begin(flow, range, U"指标") && !chars_begin(flow, range, U"任务") &&
        !chars_begin(flow, range, U"目标"))
        return range.start;
    uint32_t at = range.start + WORD;
    while (at < range.end && (chars_digit(flow->text[at]) || chars_numeral(flow->text[at])))
        at++;
    return at == range.start + WORD ? range.start : at;
}

/* Where the name behind its numbering begins: 指标1:…, ①…, ★…, 1.…; `range.start` when there is
 * none. */
static uint32_t behind_numbering(const struct flow *flow, struct range range)
{
    uint32_t at = form_behind_number(flow, range);
    bool numbered = at > range.start;
    while (numbered && at < range.end && chars_among(flow->text[at], U":.、,;"))
        at++;
    while (!numbered && at < range.end &&
           (chars_among(flow->text[at], U"★☆※▲*") ||
               (flow->text[at] >= 0x2460 && flow->text[at] <= 0x2473)))
        at++;
    return at;
}

/* (30分): the weight of a level whose name is lost. */
static bool is_lost_level(const struct flow *flow, struct range range)
{
    return flow->text[range.start] == '(' && range.end > range.start + 3 &&
           flow->text[range.end - 2] == U'分' &&
           labels_skip_annotations(flow, range.start, range.end) == range.end;
}

/* ①有制度，2分；②制度健全，3分: several numbered points, no name. */
static bool is_list(const struct flow *flow, struct range range)
{
    size_t points = 0;
    for (uint32_t i = range.start; i < range.end; i++)
        points += flow->text[i] >= 0x2460 && flow->text[i] <= 0x2473;
    return points > 1;
}

/* 1.培训班期数, (2)…; not 1.5万亩, not 12345热线. */
static bool is_numbered(const struct flow *flow, struct range range)
{
    uint32_t at = range.start;
    bool bracket = at < range.end && flow->text[at] == '(';
    at += bracket;
    uint32_t first = at;
    while (at < range.end && at < first + 2 && chars_digit(flow->text[at]))
        at++;
    if (at == first || at + 2 >= range.end ||
        !chars_among(flow->text[at], bracket ? U")" : U".、)"))
        return false;
    return chars_han(flow->text[at + 1]);
}

static bool is_ellipsis(const struct flow *flow, struct range range)
{
    return range.end > range.start && is_only(flow, range, U"…。.·");
}

/* Without the bare weight behind a level: 满意度指标10. */
static struct range without_weight(const struct flow *flow, struct range range)
{
    enum { WEIGHT_DIGITS = 2 };
    uint32_t end = range.end;
    while (end > range.start && chars_digit(flow->text[end - 1]))
        end--;
    bool weight = range.end - end == WEIGHT_DIGITS && flow->text[end] != '0' && end > range.start &&
                  flow->text[end - 1] == U'标';
    return weight ? (struct range){range.start, end} : range;
}

static enum look_kind level_of(const struct flow *flow, struct range range)
{
    static const enum look_kind looks[] = {[LEVEL_WORD_NONE] = LOOKS,
        [LEVEL_WORD_FIRST] = LOOK_LEVEL1,
        [LEVEL_WORD_SECOND] = LOOK_LEVEL2,
        [LEVEL_WORD_EITHER] = LOOK_LEVEL};
    range = without_weight(flow, range);
    enum level_word word = form_level_word(flow, range);
    const struct label *label =
        word == LEVEL_WORD_NONE ? labels_whole(flow, range, IN_LEVEL1 | IN_LEVEL2) : NULL;
    if (!label)
        return looks[word];
    bool one = label->contexts & IN_LEVEL1 || labels_whole(flow, range, IN_LEVEL1);
    bool two = label->contexts & IN_LEVEL2 || labels_whole(flow, range, IN_LEVEL2);
    return one && two ? LOOK_LEVEL : one ? LOOK_LEVEL1 : LOOK_LEVEL2;
}

static uint32_t figure_end(const struct flow *flow, uint32_t at, uint32_t end)
{
    while (at < end && (chars_digit(flow->text[at]) || chars_among(flow->text[at], U".,")))
        at++;
    return at;
}

/* Two values of one unit: 12公里11公里, 100%100%: target and actual have run together. No dates. */
static bool is_repeated(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++) {
        if (!chars_digit(flow->text[i]))
            continue;
        uint32_t unit = figure_end(flow, i, range.end), next = unit;
        while (next < range.end && next < unit + UNIT_LENGTH && !chars_digit(flow->text[next]))
            next++;
        uint32_t again = figure_end(flow, next, range.end), length = next - unit;
        char32_t first = flow->text[unit];
        bool named = (chars_han(first) && first != U'年') || first == '%' || chars_latin(first);
        if (length && named && again > next && again + length <= range.end &&
            !memcmp(flow->text + unit, flow->text + again, length * sizeof *flow->text))
            return true;
        i = unit - 1;
    }
    return false;
}

/* Figures of the next cells have run into the words: 水标尺10≥266米≥266米10, 到位率100%100%库存率,
 * 满意度2020. */
static bool is_broken(const struct flow *flow, struct range range)
{
    const char32_t *t = flow->text;
    int depth = 0;
    bool figures = false;
    for (uint32_t i = range.start + 1; i < range.end; i++) {
        depth += (t[i] == '(') - (t[i] == ')');
        bool digit_next = i + 1 < range.end && chars_digit(t[i + 1]);
        figures |= digit_next;
        if (depth > 0)
            continue;
        if (is_operator_sign(t[i]) && digit_next && !is_operator_sign(t[i - 1]))
            return true;
        if (t[i] == '%' && chars_digit(t[i - 1]) && i + 1 < range.end &&
            (digit_next || (chars_han(t[i + 1]) && !chars_among(t[i + 1], U"以及之左的"))))
            return true;
    }
    if (figures && is_repeated(flow, range))
        return true;
    uint32_t digits = 0, length = range.end - range.start;
    while (digits < length && chars_digit(t[range.end - 1 - digits]))
        digits++;
    return digits >= 2 && length - digits >= 5 && chars_han(t[range.end - 1 - digits]) &&
           t[range.start] != U'每';
}

/* What may stand behind operator and number: no sentence. */
static bool is_short(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (ends_clause(flow->text[i]))
            return false;
    return range.end - range.start <= 2 * UNIT_LENGTH;
}

/* [operator] number [unit]. */
static bool look_quantity(const struct flow *flow, struct range range, struct look *look)
{
    char32_t first = flow->text[range.start];
    if (chars_han(first) && !chars_among(first, U"大小等不至达超高低增控"))
        return false;
    struct range op = {range.start, range.start};
    enum op sign;
    bool fronted = !chars_digit(first) && figure_operator(flow, range.start, range.end, &op, &sign);
    uint32_t at = fronted ? op.end : range.start;
    look->limit = fronted && sign != OP_EQ;
    struct number number;
    if (at == range.end) {
        look->kind = LOOK_OPERATOR;
        return true;
    }
    if (!figure_number(flow, at, range.end, &number) || number.range.start != at)
        return false;
    look->has_value = !number.unreadable;
    look->value = number.value;
    look->unit = (struct range){number.range.end, range.end};
    if (number.range.end == range.end)
        look->kind = at == range.start ? LOOK_NUMBER : LOOK_QUANTITY;
    else if (range.end == number.range.end + 1 && flow->text[range.end - 1] == '%')
        look->kind = at == range.start ? LOOK_PERCENT : LOOK_QUANTITY;
    else if (range.end == number.range.end + 1 && flow->text[range.end - 1] == U'分')
        look->kind = at == range.start ? LOOK_POINTS : LOOK_QUANTITY;
    else if (is_repeated(flow, (struct range){at, range.end}))
        look->kind = LOOK_BROKEN, look->has_value = false;
    else if (is_unit(flow, look->unit) || (at > range.start && is_short(flow, look->unit)))
        look->kind = LOOK_QUANTITY;
    else if (is_only(flow, look->unit, U"0123456789.%-~±—至到")) /* a range of values */
        look->kind = LOOK_QUANTITY, look->has_value = false;
    else
        return false;
    return true;
}

/* A number with letters that OCR put for digits: IO, M.8. */
static bool is_noise(const struct flow *flow, struct range range)
{
    if (range.end - range.start < 2 || range.end - range.start > 5)
        return false;
    bool letters = false, digits = chars_have_digit(flow, range);
    for (uint32_t i = range.start; i < range.end; i++)
        letters |= chars_latin(flow->text[i]);
    return letters && is_only(flow, range, digits ? U"0123456789.,OoIlSZBM" : U"OoIl");
}

/* (30分): what is left of a level whose words stood upright. */
static bool is_bare_weight(const struct flow *flow, struct range range)
{
    uint32_t last = range.end - 1;
    return range.end - range.start >= 4 && flow->text[range.start] == '(' &&
           flow->text[last] == ')' && flow->text[last - 1] == U'分' &&
           is_only(flow, (struct range){range.start + 1, last - 1}, U"0123456789.");
}

static enum look_kind look_words(const struct flow *flow, struct range range)
{
    uint32_t length = range.end - range.start;
    if (length == 1 && chars_among(flow->text[range.start], U"是否"))
        return LOOK_YES_NO;
    bool aim = is_aim(flow, range);
    if (length == 1 && chars_han(flow->text[range.start]) && !aim && !is_unit(flow, range))
        return LOOK_SCRAP;
    if (is_bare_weight(flow, range))
        return LOOK_SCRAP;
    if (chars_begin(flow, range, U"定性") || chars_begin(flow, range, U"定量"))
        return length <= 6 ? LOOK_NATURE : LOOK_TEXT;
    if (is_date(flow, range))
        return LOOK_DATE;
    if (is_prose(flow, range))
        return is_repeated(flow, range) ? LOOK_BROKEN : LOOK_PROSE;
    if (is_broken(flow, range))
        return LOOK_BROKEN;
    if (length <= AIM_LENGTH && begins_with_one(flow, range, &results, HINT_RESULT))
        return LOOK_RESULT;
    if (!aim && is_lone_unit(flow, range))
        return LOOK_UNIT;
    if (aim && (length <= 8 || !chars_among(flow->text[range.end - 1], U"率数量度额性")) &&
        length <= AIM_LENGTH)
        return LOOK_AIM;
    return LOOK_TEXT;
}

/* Marks, labels and names: what begins with no digit. LOOKS where the cell is none of them. */
static enum look_kind look_mark(const struct flow *flow, struct range range)
{
    uint32_t behind = behind_numbering(flow, range);
    if (range.end - range.start >= 3 && is_only(flow, range, U"-:"))
        return LOOK_RULE;
    if (behind == range.end || is_ellipsis(flow, (struct range){behind, range.end}))
        return LOOK_FILLER;
    if (figure_is_empty_mark(flow, range))
        return LOOK_MARK;
    enum look_kind level = level_of(flow, range);
    if (level != LOOKS)
        return level;
    if (behind > range.start)
        return is_list(flow, range) ? LOOK_PROSE : LOOK_NAMED;
    const struct label *label = labels_whole(flow, range, IN_FORM);
    bool section = label && label->code == LABEL_INDICATORS;
    return section || is_lost_level(flow, range) ? LOOK_SECTION : LOOKS;
}

struct look form_look(const struct flow *flow, struct range range)
{
    struct look look = {.kind = LOOK_EMPTY, .unit = {range.end, range.end}};
    if (range.start == range.end)
        return look;
    look.kind = chars_digit(flow->text[range.start]) ? LOOKS : look_mark(flow, range);
    if (look.kind == LOOK_LEVEL1 || look.kind == LOOK_LEVEL2 || look.kind == LOOK_LEVEL)
        look.weak = flow->text[range.end - 1] != U'标' && flow->text[range.end - 1] != ')';
    if (look.kind != LOOKS)
        return look;
    if (is_numbered(flow, range) && !is_prose(flow, range)) {
        look.kind = LOOK_NAMED;
        return look;
    }
    bool quantity = look_quantity(flow, range, &look);
    if (look.kind == LOOK_NUMBER && look.has_value)
        return look;
    if (is_noise(flow, range))
        return (struct look){.kind = LOOK_NUMBER, .unit = {range.end, range.end}};
    if (!quantity)
        look.kind = look_words(flow, range);
    return look;
}

/* Of what numbers a row: 1. 2、 -. */
static bool is_numeral_sign(char32_t c)
{
    return chars_digit(c) || c == '-' || c == U'—' || c == '.' || c == U'、';
}

const struct label *form_source(const struct flow *flow, struct range range)
{
    uint32_t length;
    const struct label *label = labels_match(flow, range.start, range.end, IN_FUND_ROW, &length);
    if (label && label->code == LABEL_ROW_OF_WHICH) {
        uint32_t at = range.start + length;
        while (at < range.end && (is_numeral_sign(flow->text[at]) || flow->text[at] == ':'))
            at++;
        if (at == range.end)
            return label;
        range.start = at;
    }
    while (range.start < range.end && (is_numeral_sign(flow->text[range.start]) ||
                                          chars_among(flow->text[range.start], U"()一二三四")))
        range.start++;
    label = labels_whole(flow, range, IN_FUND_ROW);
    return label ? label : labels_whole(flow, range, IN_FUND_HEAD);
}

struct look form_look_funds(const struct flow *flow, struct range range)
{
    struct look look = {.kind = LOOK_SOURCE, .unit = {range.end, range.end}};
    return range.start < range.end && form_source(flow, range) ? look : form_look(flow, range);
}

/* Cells that spaces or line ends alone set apart. */
static bool is_loose(enum layout layout)
{
    return layout != LAYOUT_PIPE_ROWS && layout != LAYOUT_PIPE_CELLS && layout != LAYOUT_TAB_ROWS;
}

/* How many cells from `first` on make one label of a level, its weight included; 0 when none ends
 * where a cell ends. */
static size_t label_cells(
    const struct flow *flow, const struct cells *cells, size_t first, unsigned labels)
{
    uint32_t start = cells->items[first].range.start, length;
    char32_t second = start + 1 < flow->length ? flow->text[start + 1] : 0;
    if (!labels_begin(flow->text[start], second, labels))
        return 0;
    size_t last = first;
    while (last + 1 < cells->count && last < first + 4 &&
           cells->items[last + 1].before < BETWEEN_PIPE &&
           cells->items[last + 1].range.start == cells->items[last].range.end)
        last++;
    if (!labels_match(flow, start, cells->items[last].range.end, labels, &length))
        return 0;
    uint32_t end = labels_skip_annotations(flow, start + length, cells->items[last].range.end);
    for (size_t i = last + 1; i-- > first;)
        if (cells->items[i].range.end == end || cells->items[i].range.end == start + length)
            return i - first + 1;
    return 0;
}

/* Where a cell without breaks is to be cut: behind a level (…指标), before the operator of a
 * target; 0: nowhere. */
static uint32_t cut_of(const struct flow *flow, struct range range)
{
    uint32_t length;
    if (labels_match(flow, range.start, range.end, IN_LEVEL1 | IN_LEVEL2, &length) &&
        flow->text[range.start + length - 1] == U'标') {
        uint32_t end = labels_skip_annotations(flow, range.start + length, range.end);
        if (end < range.end && !chars_among(flow->text[end], U"完及和的"))
            return end;
    }
    if (range.end - range.start > PROSE_LENGTH + 14)
        return 0;
    int depth = 0;
    for (uint32_t i = range.start; i < range.end; i++) {
        char32_t c = flow->text[i];
        if (chars_han(c) || chars_digit(c))
            continue;
        depth += (c == '(') - (c == ')');
        if (i == range.start || depth > 0 || !is_operator_sign(c))
            continue;
        struct look look = {.kind = LOOKS};
        bool whole =
            look_quantity(flow, (struct range){i, range.end}, &look) && look.kind == LOOK_QUANTITY;
        return whole && !chars_digit(flow->text[i - 1]) && !is_operator_sign(flow->text[i - 1]) ? i
                                                                                                : 0;
    }
    return 0;
}

/* Whether the cell ends as a number or an operator does: most do not. */
static bool ends_figure(const struct flow *flow, struct range range)
{
    struct range found;
    enum op op;
    return chars_digit(flow->text[range.end - 1]) ||
           (figure_operator(flow, range.start, range.end, &found, &op) && found.end == range.end);
}

static bool is_pair(const struct flow *flow, const struct cell *first, const struct cell *second)
{
    if (second->before != BETWEEN_SPACE || second->range.start != first->range.end ||
        !ends_figure(flow, first->range))
        return false;
    enum look_kind one = form_look(flow, first->range).kind;
    if (one != LOOK_OPERATOR && one != LOOK_NUMBER && one != LOOK_QUANTITY)
        return false;
    struct look two = form_look(flow, second->range);
    if (one == LOOK_OPERATOR)
        return two.kind == LOOK_NUMBER || two.kind == LOOK_PERCENT ||
               (two.kind == LOOK_QUANTITY && chars_digit(flow->text[second->range.start]));
    return chars_digit(flow->text[first->range.end - 1]) &&
           (two.kind == LOOK_UNIT || is_only(flow, second->range, U"%分"));
}

static void append(struct cells *out, struct cell cell)
{
    out->items[out->count++] = cell;
}

static void append_cut(const struct flow *flow, struct cells *out, struct cell cell)
{
    for (uint32_t cut; (cut = cut_of(flow, cell.range));) {
        append(out, (struct cell){{cell.range.start, cut}, cell.before});
        cell = (struct cell){{cut, cell.range.end}, BETWEEN_SPACE};
    }
    append(out, cell);
}

void form_mend(const struct flow *flow, enum layout layout, unsigned labels, bool own_columns,
    struct arena *arena, struct cells *cells)
{
    if (!is_loose(layout))
        return;
    size_t longest = 0;
    for (size_t i = 0; i < cells->count; i++)
        longest += 1 + (cells->items[i].range.end - cells->items[i].range.start) / 2;
    struct cells out = {arena_alloc(arena, (longest + 1) * sizeof *out.items), 0, longest + 1};
    for (size_t i = 0, n; i < cells->count; i += n) {
        struct cell cell = cells->items[i];
        bool empty = cell.range.start == cell.range.end;
        size_t label = empty ? 0 : label_cells(flow, cells, i, labels);
        n = label ? label : 1;
        while (!own_columns && !label && !empty && i + n < cells->count &&
               is_pair(flow, &cell, &cells->items[i + n]))
            cell.range.end = cells->items[i + n++].range.end;
        cell.range.end = cells->items[i + n - 1].range.end;
        if (n == 1 && !label)
            append_cut(flow, &out, cell);
        else
            append(&out, cell);
    }
    *cells = out;
}
