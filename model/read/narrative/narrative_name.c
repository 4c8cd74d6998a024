#include "narrative_name.h"

#include "read/text/figure.h"

enum { NAME_LONGEST = 60 };

static bool is_one_of(char32_t c, const char32_t *set)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

static bool stands(
    const struct flow *flow, uint32_t at, uint32_t end, const char32_t *word, uint32_t *length)
{
    uint32_t n = 0;
    for (; word[n]; n++)
        if (at + n >= end || flow->text[at + n] != word[n])
            return false;
    *length = n;
    return true;
}

uint32_t narrative_name_clause_start(const struct flow *flow, uint32_t from, uint32_t at)
{
    static const char32_t *const openings[] = {U"该项指标", U"本项指标", U"该指标", U"本指标",
        U"此指标", U"该项", U"本项", U"其中", U"其", U"年初设定的", U"年初确定的", U"设定的",
        U"确定的", U"的", U"单位", U"部门"};
    static const char32_t lasts[] = U"标项中其的位门", pronouns[] = U"该本此";
    if (at == from)
        return at;
    if (is_one_of(flow->text[at - 1], pronouns))
        return at - 1 == from || is_one_of(flow->text[at - 2], U":,;。)") ? at - 1 : at;
    if (!is_one_of(flow->text[at - 1], lasts))
        return at;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        uint32_t length = 0;
        while (openings[i][length])
            length++;
        if (at >= from + length && stands(flow, at - length, at, openings[i], &length))
            return at - length;
    }
    return at;
}

static struct range trim(const struct flow *flow, struct range range)
{
    static const char32_t before[] = U":,;。、-—–_.>/|·•★☆*■□▲●◆", behind[] = U":,;。、-—–_.>/|(";
    while (range.start < range.end && is_one_of(flow->text[range.start], before))
        range.start++;
    while (range.start < range.end && is_one_of(flow->text[range.end - 1], behind))
        range.end--;
    uint32_t length;
    if (range.end > range.start + 5 && flow->text[range.start] == U'"' &&
        stands(flow, range.end - 3, range.end, U"\"指标", &length))
        range.end -= 2;
    bool quoted = range.end > range.start + 2 && flow->text[range.start] == U'"' &&
                  flow->text[range.end - 1] == U'"';
    return quoted ? trim(flow, (struct range){range.start + 1, range.end - 1}) : range;
}

static void set_level1(struct narrative_levels *levels, struct range range, int mark)
{
    levels->level1 = range;
    levels->mark1 = mark;
    levels->level2 = (struct range){0};
    levels->mark2 = MARK_LEVELS;
}

static void set_level2(struct narrative_levels *levels, struct range range, int mark)
{
    levels->level2 = range;
    levels->mark2 = mark;
}

/* 可持续影响指标 goes on a list of benefits whose level 1 is not told. */
static bool sibling(
    const struct flow *flow, struct range range, int mark, const struct narrative_levels *levels)
{
    uint32_t length;
    const struct label *label = labels_match(flow, range.start, range.end, IN_LEVEL1, &length);
    return label && label->code == LABEL_SUSTAINABILITY && levels->mark2 == mark &&
           levels->level2.end > levels->level2.start && levels->level1.end == levels->level1.start;
}

/* 满意度指标 names a level 1 and a level 2: it is the second beneath a wider heading. */
static void set_level(const struct narrative *narrative, struct range range, int mark,
    struct narrative_levels *levels)
{
    uint32_t length;
    bool first = labels_match(narrative->flow, range.start, range.end, IN_LEVEL1, &length) &&
                 length == range.end - range.start;
    bool second = labels_match(narrative->flow, range.start, range.end, IN_LEVEL2, &length) &&
                  length == range.end - range.start;
    bool beneath = levels->level1.end > levels->level1.start && levels->mark1 < mark;
    beneath |= sibling(narrative->flow, range, mark, levels);
    if (second && (!first || beneath))
        set_level2(levels, range, mark);
    else
        set_level1(levels, range, mark);
}

/* 完成情况, 情况分析 …: what a heading does with what it names. */
static const char32_t *const rests[] = {U"完成情况", U"情况", U"分析", U"完成", U"实现", U"达成",
    U"方面", U"指标", U"说明", U"绩效", U"自评", U"得分", U"及", U"和", U"的", U"评价", U"结论"};
enum { RESTS = sizeof rests / sizeof *rests };

/* A bracket that goes on over the end of the heading (产出指标（50分，得47分）) is no part of it.
 */
static bool is_heading_rest(const struct flow *flow, uint32_t at, uint32_t end)
{
    at = labels_skip_annotations(flow, at, end);
    while (at < end && flow->text[at] != U'(') {
        uint32_t length = 0;
        for (size_t i = 0; i < RESTS && !length; i++)
            if (!stands(flow, at, end, rests[i], &length))
                length = 0;
        if (!length)
            return false;
        at += length;
    }
    return true;
}

bool narrative_name_heading(
    const struct narrative *narrative, size_t mark, struct narrative_levels *levels)
{
    const struct flow *flow = narrative->flow;
    const struct token *token = &narrative->tokens->items[mark];
    struct range heading = trim(flow, (struct range){token->range.end, token->end});
    uint32_t length;
    if (!labels_match(flow, heading.start, heading.end, IN_LEVEL1 | IN_LEVEL2, &length) ||
        !is_heading_rest(flow, heading.start + length, heading.end))
        return false;
    set_level(
        narrative, (struct range){heading.start, heading.start + length}, token->code, levels);
    return true;
}

/* Where the last of `rests` that ends at `end` begins. */
static uint32_t rest_before(const struct flow *flow, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < RESTS; i++) {
        uint32_t length = 0;
        while (rests[i][length])
            length++;
        if (end >= start + length && stands(flow, end - length, end, rests[i], &length))
            return end - length;
    }
    return end;
}

bool narrative_name_in_heading(const struct narrative *narrative, struct range *name)
{
    for (uint32_t end = 0; end != name->end;) {
        end = name->end;
        name->end = rest_before(narrative->flow, name->start, end);
    }
    return name->end >= name->start + 2;
}

void narrative_name_leave(struct narrative_levels *levels, int mark, bool own)
{
    if (mark <= MARK_CHINESE)
        set_level1(levels, (struct range){0}, MARK_LEVELS);
    if (mark < levels->mark2 + !own && levels->mark2 != MARK_LEVELS)
        set_level2(levels, (struct range){0}, MARK_LEVELS);
    if (mark < levels->mark1 + !own && levels->mark1 != MARK_LEVELS)
        set_level1(levels, (struct range){0}, MARK_LEVELS);
}

/* Levels in front of the name, each ended by a sign or, if `lines`, its line:
 * 产出指标-数量指标-培训人次. */
static struct range strip_levels(const struct narrative *narrative, struct range region, bool lines,
    struct narrative_levels *levels)
{
    const struct flow *flow = narrative->flow;
    for (;;) {
        region = trim(flow, region);
        uint32_t length;
        if (!labels_match(flow, region.start, region.end, IN_LEVEL1 | IN_LEVEL2, &length))
            return region;
        uint32_t end = region.start + length, next = labels_skip_annotations(flow, end, region.end);
        if (stands(flow, next, region.end, U"方面", &length))
            next += length;
        if (next >= region.end || !(next > end || (lines && flow->gap[next] >= GAP_LINE) ||
                                      is_one_of(flow->text[next], U":,;。、-—–>/\"中")))
            return region;
        set_level(narrative, (struct range){region.start, end}, MARK_LEVELS, levels);
        region.start = next + (flow->text[next] == U'中');
    }
}

/* 目标值≥90%, 批复的各项·指标值: what is left of a clause that was not read. */
static bool is_no_name(const struct flow *flow, struct range name)
{
    uint32_t length;
    if (name.end >= name.start + 2 && stands(flow, name.end - 2, name.end, U"各项", &length))
        return true;
    for (uint32_t i = name.start; i < name.end; i++)
        if (is_one_of(flow->text[i], U"≥≤≧≦＞＜"))
            return true;
    return false;
}

/* What stands behind the last stop outside of brackets; a single character there is the beginning
 * of the clause (满意率，初·目标值). */
static struct range last_piece(const struct flow *flow, struct range region)
{
    int depth = 0;
    for (uint32_t i = region.end; i > region.start; i--) {
        char32_t c = flow->text[i - 1];
        depth += c == U')';
        depth -= c == U'(' && depth > 0;
        if (depth || !is_one_of(c, U":,;。"))
            continue;
        if (region.end - i > 1)
            return (struct range){i, region.end};
        region.end = i - 1;
    }
    return region;
}

/* （10分）, （分值10分） at the end. */
static struct range strip_weight(
    const struct narrative *narrative, struct range name, struct figure *weight)
{
    const struct flow *flow = narrative->flow;
    if (name.end <= name.start + 3 || flow->text[name.end - 1] != U')')
        return name;
    uint32_t open = name.end - 1;
    while (open > name.start && flow->text[open] != U'(')
        open--;
    uint32_t at = open + 1, length;
    const struct label *label = labels_match(flow, at, name.end, IN_CLAUSE, &length);
    if (label && label->code == LABEL_WEIGHT)
        at = labels_skip_annotations(flow, at + length, name.end);
    struct number number;
    if (open == name.start || !figure_number(flow, at, name.end, &number) || number.unreadable ||
        number.range.end + 2 != name.end || flow->text[number.range.end] != U'分')
        return name;
    *weight = (struct figure){true, number.value, flow_place(flow, number.range)};
    return (struct range){name.start, open};
}

bool narrative_name_find(const struct narrative *narrative, struct range region,
    struct narrative_levels *levels, struct range *name, struct figure *weight)
{
    const struct flow *flow = narrative->flow;
    region = strip_levels(narrative, trim(flow, region), true, levels);
    *name = strip_levels(narrative, last_piece(flow, region), false, levels);
    *name = trim(flow, strip_weight(narrative, *name, weight));
    uint32_t length = name->end - name->start;
    return length >= 2 && length <= NAME_LONGEST && !is_no_name(flow, *name);
}
