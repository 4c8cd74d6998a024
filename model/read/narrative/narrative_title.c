#include "narrative_title.h"

#include "read/chars.h"

enum { TITLE_LONGEST = 80 };

static const struct token *token_at(const struct narrative *narrative, size_t i)
{
    return &narrative->tokens->items[i];
}

/* What a list of a web page begins its lines with. */
static bool is_bullet(char32_t c)
{
    return c == U'•' || c == U'·' || c == U'-';
}

/* Back over the lines of the title: to punctuation or numbering, at most two lines; a line with a
 * key or a bullet is none of them. The first lines of a title are broken like the sentences are, so
 * that blank lines within it do not count where its label spans them. */
static uint32_t title_start(const struct narrative *narrative, size_t i)
{
    const struct flow *flow = narrative->flow;
    const struct token *label = token_at(narrative, i);
    uint32_t floor = narrative->range.start, at = label->range.start;
    if (i > narrative->first && token_at(narrative, i - 1)->kind == TOKEN_MARK)
        floor = token_at(narrative, i - 1)->range.end;
    if (at > floor + TITLE_LONGEST)
        floor = at - TITLE_LONGEST;
    uint32_t start = at, lines = 0, line = at;
    for (; start > floor && !chars_parts(flow->text[start - 1]); start--) {
        if (flow->gap[start] < GAP_LINE)
            continue;
        if (lines && is_bullet(flow->text[start]))
            return line;
        if (++lines == 3)
            return start;
        line = start;
    }
    bool key = start > floor && flow->text[start - 1] == U':';
    return lines && (key || is_bullet(flow->text[start])) ? line : start;
}

static bool is_behind_title(char32_t c)
{
    return !chars_parts(c) && c != U'的' && c != U'和' && c != U'及';
}

static bool names_report(const struct token *token)
{
    return token->code >= LABEL_TITLE_DEPARTMENT_REPORT && token->code <= LABEL_TITLE_RESULT &&
           token->kind == TOKEN_LABEL;
}

/* A title that names money, and neither the whole nor the department, is of a project. */
static enum kind kind_of(const struct flow *flow, struct range title, enum label_code label)
{
    static const char32_t *const moneys[] = {
        U"资金", U"补助", U"经费", U"转移支付", U"专项", U"工程"};
    uint32_t at;
    bool project = label == LABEL_TITLE_PROJECT_REPORT || chars_find(flow, title, U"项目", &at);
    if (label == LABEL_TITLE_DEPARTMENT_REPORT || chars_find(flow, title, U"整体", &at))
        return KIND_DEPARTMENT;
    if (!chars_find(flow, title, U"部门", &at))
        for (size_t i = 0; i < sizeof moneys / sizeof *moneys && !project; i++)
            project = chars_find(flow, title, moneys[i], &at);
    return project ? KIND_PROJECT : KIND_DEPARTMENT;
}

/* 现将XX项目绩效自评报告·如下: in a sentence, and yet it says what the text is. */
static bool announces(const struct flow *flow, uint32_t end)
{
    return chars_begin(flow, (struct range){end, flow->length}, U"如下");
}

/* 绩效自评报告·一、…: the text goes on in the title's line, as where a document is all one line. */
static bool begins_text(const struct narrative *narrative, uint32_t at)
{
    static const char32_t *const openings[] = {U"一、", U"一项目", U"一基本", U"(一)", U"自评得分",
        U"根据", U"按照", U"为了", U"为进一步", U"为贯彻", U"为加强", U"为规范"};
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
        if (chars_begin(narrative->flow, (struct range){at, narrative->range.end}, openings[k]))
            return true;
    return false;
}

/* The document's first numbering stands before `at`. */
static bool is_behind_first_mark(const struct narrative *narrative, uint32_t at)
{
    for (size_t i = narrative->first; i < narrative->last; i++)
        if (token_at(narrative, i)->kind == TOKEN_MARK)
            return token_at(narrative, i)->range.end == at;
    return false;
}

/* The last line of a title, as far as it is not torn: from the line's start before its label. */
static struct range last_line(const struct flow *flow, struct range title)
{
    enum { LABEL_SHORTEST = 5 };
    uint32_t start =
        title.end > title.start + LABEL_SHORTEST ? title.end - LABEL_SHORTEST : title.start;
    while (start > title.start && flow->gap[start] < GAP_LINE)
        start--;
    return (struct range){start, title.end};
}

/* （二）项目绩效自评结果: a section's heading. */
static bool is_heading(const struct narrative *narrative, struct range title)
{
    uint32_t start = last_line(narrative->flow, title).start;
    size_t i = narrative_tokens_at(narrative->tokens, start);
    bool within = i < narrative->last && token_at(narrative, i)->kind == TOKEN_MARK &&
                  token_at(narrative, i)->range.start < title.end;
    return within || (i > narrative->first && token_at(narrative, i - 1)->kind == TOKEN_MARK &&
                         token_at(narrative, i - 1)->range.end == start);
}

static bool is_title(
    const struct narrative *narrative, size_t i, struct range *title, enum kind *kind)
{
    const struct flow *flow = narrative->flow;
    const struct token *label = token_at(narrative, i);
    uint32_t end = label->range.end;
    bool last = end >= narrative->range.end;
    *title = (struct range){title_start(narrative, i), end};
    bool first = title->start == narrative->range.start;
    if (announces(flow, end))
        *kind = kind_of(flow, *title, (enum label_code)label->code);
    bool line = last || flow->gap[end] >= GAP_LINE || flow->text[end] == U'(';
    if (begins_text(narrative, end)) {
        first |= is_behind_first_mark(narrative, title->start);
        line |= first || flow->gap[title->start] >= GAP_LINE;
    }
    if ((!line && !first) || (!first && is_heading(narrative, *title)))
        return false;
    if (!last && !is_behind_title(flow->text[end]))
        return false;
    if (!first && chars_parts(flow->text[title->start - 1]) && flow->gap[title->start] < GAP_LINE)
        return false;
    *kind = kind_of(flow, *title, (enum label_code)label->code);
    return true;
}

size_t narrative_title_find(
    const struct narrative *narrative, size_t i, struct range *title, enum kind *kind)
{
    for (; i < narrative->tokens->count; i++) {
        struct range before = *title;
        if (!names_report(token_at(narrative, i)))
            continue;
        if (is_title(narrative, i, title, kind))
            break;
        if (token_at(narrative, i)->code == LABEL_TITLE_RESULT)
            *title = before;
    }
    return i;
}

static bool has_cover_behind(const struct narrative *narrative, uint32_t at)
{
    enum { NEAR = 150, NEXT = 4 };
    const struct flow *flow = narrative->flow;
    size_t i = narrative_tokens_at(narrative->tokens, at);
    for (; i < narrative->last && token_at(narrative, i)->range.start < at + NEXT; i++)
        if (token_at(narrative, i)->kind == TOKEN_YEAR)
            return true;
    uint32_t end = at + NEAR < narrative->range.end ? at + NEAR : narrative->range.end, length;
    const struct label *label;
    for (; (label = labels_find(flow, at, end, IN_FORM, &at, &length)); at += length)
        if ((label->code == LABEL_UNIT || label->code == LABEL_PROJECT_NAME ||
                label->code == LABEL_IMPLEMENTING) &&
            labels_skip_annotations(flow, at + length, end) > at + length)
            return true;
    return false;
}

bool narrative_title_repeats(
    const struct narrative *narrative, struct range before, struct range again)
{
    const struct flow *flow = narrative->flow;
    struct range a = last_line(flow, before), b = last_line(flow, again);
    while (a.end > a.start && b.end > b.start)
        if (flow->text[--a.end] != flow->text[--b.end])
            return false;
    return !has_cover_behind(narrative, again.end);
}
