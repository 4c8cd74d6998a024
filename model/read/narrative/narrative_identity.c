#include "narrative_identity.h"

#include "read/text/figure.h"

enum {
    TITLE_LONGEST = 80,
    COVER_LONGEST = 800, /* characters before the first section */
    UNIT_SHORTEST = 3,
    UNIT_SHORTEST_IN_TEXT = 5,
    UNIT_LONGEST = 60,
    PROJECT_SHORTEST = 5,
    KEY_CERTAIN = 4 /* characters of a key that needs no white space before it */
};

static const struct token *token_at(const struct narrative *narrative, size_t i)
{
    return &narrative->tokens->items[i];
}

static bool stands(const struct flow *flow, uint32_t at, uint32_t end, const char32_t *word)
{
    for (; *word; word++, at++)
        if (at >= end || flow->text[at] != *word)
            return false;
    return true;
}

static bool find(const struct flow *flow, struct range range, const char32_t *word, uint32_t *at)
{
    for (*at = range.start; *at < range.end; ++*at)
        if (stands(flow, *at, range.end, word))
            return true;
    return false;
}

static struct words words_of(const struct narrative *narrative, struct range range)
{
    return flow_words(narrative->flow, narrative->document, range, narrative->arena);
}

/* Titles. */

static bool ends_sentence(char32_t c)
{
    static const char32_t signs[] = U"。;:,!?《》\"、";
    for (const char32_t *s = signs; *s; s++)
        if (*s == c)
            return true;
    return false;
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
    for (; start > floor && !ends_sentence(flow->text[start - 1]); start--) {
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
    return !ends_sentence(c) && c != U'的' && c != U'和' && c != U'及';
}

static bool names_report(const struct token *token)
{
    return token->code >= LABEL_TITLE_DEPARTMENT_REPORT && token->code <= LABEL_TITLE_REPORT &&
           token->kind == TOKEN_LABEL;
}

/* A title that names money, and neither the whole nor the department, is of a project. */
static enum kind kind_of(const struct flow *flow, struct range title, enum label_code label)
{
    static const char32_t *const moneys[] = {U"资金", U"补助", U"经费", U"转移支付", U"专项"};
    uint32_t at;
    bool project = label == LABEL_TITLE_PROJECT_REPORT || find(flow, title, U"项目", &at);
    if (label == LABEL_TITLE_DEPARTMENT_REPORT || find(flow, title, U"整体", &at))
        return KIND_DEPARTMENT;
    if (!find(flow, title, U"部门", &at))
        for (size_t i = 0; i < sizeof moneys / sizeof *moneys && !project; i++)
            project = find(flow, title, moneys[i], &at);
    return project ? KIND_PROJECT : KIND_DEPARTMENT;
}

/* 现将XX项目绩效自评报告·如下: in a sentence, and yet it says what the text is. */
static bool announces(const struct flow *flow, uint32_t end)
{
    return stands(flow, end, flow->length, U"如下");
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
    if (!last && !first && flow->gap[end] < GAP_LINE && flow->text[end] != U'(')
        return false;
    if (!last && !is_behind_title(flow->text[end]))
        return false;
    if (title->start > narrative->range.start && ends_sentence(flow->text[title->start - 1]) &&
        flow->gap[title->start] < GAP_LINE)
        return false;
    *kind = kind_of(flow, *title, (enum label_code)label->code);
    return true;
}

size_t narrative_identity_title(
    const struct narrative *narrative, size_t i, struct range *title, enum kind *kind)
{
    while (i < narrative->tokens->count &&
           !(names_report(token_at(narrative, i)) && is_title(narrative, i, title, kind)))
        i++;
    return i;
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

bool narrative_identity_repeats(
    const struct narrative *narrative, struct range before, struct range again)
{
    const struct flow *flow = narrative->flow;
    struct range a = last_line(flow, before), b = last_line(flow, again);
    while (a.end > a.start && b.end > b.start)
        if (flow->text[--a.end] != flow->text[--b.end])
            return false;
    return !has_cover_behind(narrative, again.end);
}

/* Units. */

static bool is_unit(const struct narrative *narrative, struct range name)
{
    uint32_t length = name.end > name.start ? name.end - name.start : 0, at;
    if (length < UNIT_SHORTEST || length > UNIT_LONGEST ||
        !labels_name_ends(narrative->flow, name, LABEL_ORGAN))
        return false;
    static const char32_t *const others[] = {U"我", U"本", U"该", U"各", U"机关", U"单位", U"部门",
        U"全", U"按", U"在", U"为", U"及", U"和", U"与", U"其"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (stands(narrative->flow, name.start, name.end, others[i]))
            return false;
    for (at = name.start; at < name.end; at++)
        if (ends_sentence(narrative->flow->text[at]) ||
            (narrative->flow->text[at] >= U'0' && narrative->flow->text[at] <= U'9'))
            return false;
    return narrative->flow->text[name.start] != U'(';
}

static bool take_unit(struct narrative *narrative, struct range name)
{
    if (!is_unit(narrative, name))
        return false;
    narrative->evaluation->unit = words_of(narrative, name);
    return true;
}

static uint32_t section_start(const struct narrative *narrative)
{
    for (size_t i = narrative->first; i < narrative->last; i++) {
        const struct token *token = token_at(narrative, i);
        if (token->kind == TOKEN_MARK && token->code <= MARK_CHINESE)
            return token->range.start;
        if (token->range.start > narrative->range.start + COVER_LONGEST)
            break;
    }
    uint32_t most = narrative->range.start + COVER_LONGEST;
    return most < narrative->range.end ? most : narrative->range.end;
}

/* 〔修缮项目〕 and 〔实施单位〕 on the next line are no 项目实施单位. */
static bool is_torn(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t length;
    while (++at < end)
        if (flow->gap[at] >= GAP_LINE && labels_match(flow, at, flow->length, IN_FORM, &length))
            return true;
    return false;
}

/* Where the value of a key of the cover ends: before the next key, numbering, a date, or the title.
 */
static uint32_t value_end(const struct narrative *narrative, uint32_t from, uint32_t end)
{
    const struct flow *flow = narrative->flow;
    size_t i = narrative_tokens_at(narrative->tokens, from);
    for (; i < narrative->last && token_at(narrative, i)->range.start < end; i++) {
        const struct token *token = token_at(narrative, i);
        bool line = flow->gap[token->range.start] >= GAP_LINE;
        if (token->kind == TOKEN_MARK || token->kind == TOKEN_STOP ||
            (token->kind == TOKEN_COMMA && token->code == U',') ||
            (line && (token->kind == TOKEN_YEAR || token->kind == TOKEN_DATE ||
                         token->kind == TOKEN_NUMBER))) {
            end = token->range.start;
            break;
        }
    }
    for (uint32_t at = from + 1; at + 1 < end; at++)
        if (flow->text[at + 1] == U'、' && (flow->text[at] == U'一' || flow->text[at] == U'二'))
            end = at;
    const struct label *label;
    for (uint32_t at = from, length;
         (label = labels_find(flow, at, end, IN_FORM | IN_REPORT, &at, &length)); at++) {
        bool key = labels_skip_annotations(flow, at + length, end) > at + length &&
                   (flow->gap[at] != GAP_NONE ||
                       (length >= KEY_CERTAIN && !is_torn(flow, at, at + length)));
        if (at > from && (key || (label->contexts & IN_REPORT && flow->gap[at] >= GAP_LINE)))
            return at;
    }
    return end;
}

static struct range trim_value(const struct flow *flow, struct range value)
{
    value = figure_trim(flow, value);
    while (value.start < value.end &&
           (flow->text[value.start] == U'_' || flow->text[value.start] == U':'))
        value.start++;
    while (value.start < value.end &&
           (flow->text[value.end - 1] == U'_' || flow->text[value.end - 1] == U'-'))
        value.end--;
    return value;
}

/* The value behind a key of the cover; empty where it is none. */
static struct range value_behind(const struct narrative *narrative, uint32_t key, uint32_t end)
{
    const struct flow *flow = narrative->flow;
    uint32_t from = labels_skip_annotations(flow, key, end);
    if (from == key || flow->text[from - 1] != U':')
        return (struct range){0};
    struct range value = trim_value(flow, (struct range){from, value_end(narrative, from, end)});
    return value.end - value.start <= UNIT_LONGEST ? value : (struct range){0};
}

/* The first values behind keys of the cover with these codes, empty where there are none. Done once
 * the first code has one that is no mark. */
static void cover_values(const struct narrative *narrative, const enum label_code *codes,
    size_t count, struct range *values)
{
    const struct flow *flow = narrative->flow;
    uint32_t end = section_start(narrative), length;
    const struct label *label;
    for (size_t i = 0; i < count; i++)
        values[i] = (struct range){0};
    for (uint32_t at = narrative->range.start;
         values->end <= values->start + 1 &&
         (label = labels_find(flow, at, end, IN_FORM, &at, &length));
         at += length)
        for (size_t i = 0; i < count; i++)
            if (label->code == codes[i] && values[i].end == values[i].start)
                values[i] = value_behind(narrative, at + length, end);
}

static bool unit_from_cover(struct narrative *narrative)
{
    static const enum label_code keys[] = {LABEL_UNIT, LABEL_IMPLEMENTING, LABEL_SUPERIOR};
    enum { KEYS = sizeof keys / sizeof *keys };
    struct range values[KEYS];
    cover_values(narrative, keys, KEYS, values);
    for (size_t i = 0; i < KEYS; i++) {
        if (values[i].end > values[i].start + 1) {
            narrative->evaluation->unit = words_of(narrative, values[i]);
            return true;
        }
    }
    return false;
}

/* XX局2022年度…, 2022年度XX局…, 关于XX局… : before the year, or between it and what the report is
 * about. */
static bool unit_from_line(struct narrative *narrative, struct range line)
{
    static const char32_t *const abouts[] = {U"部门整体", U"部门单位", U"部门(单位)", U"单位整体",
        U"整体", U"部门预算", U"部门决算", U"决算", U"项目", U"绩效", U"机关整体"};
    const struct flow *flow = narrative->flow;
    uint32_t at;
    static const char32_t *const openings[] = {U"关于", U"现将", U"现就"};
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
        line.start += stands(flow, line.start, line.end, openings[k]) ? 2 : 0;
    size_t i = narrative_tokens_at(narrative->tokens, line.start);
    while (i < narrative->last && token_at(narrative, i)->range.start < line.end) {
        const struct token *token = token_at(narrative, i++);
        if (token->kind != TOKEN_YEAR)
            continue;
        if (take_unit(narrative, (struct range){line.start, token->range.start}))
            return true;
        line.start = token->end;
    }
    for (size_t k = 0; k < sizeof abouts / sizeof *abouts; k++)
        if (find(flow, line, abouts[k], &at) &&
            take_unit(narrative, (struct range){line.start, at}))
            return true;
    return false;
}

/* The lines a document begins with, each alone. */
static bool unit_from_first_lines(struct narrative *narrative)
{
    const struct flow *flow = narrative->flow;
    uint32_t at = narrative->range.start;
    for (int lines = 0; lines < 3 && at < narrative->range.end; lines++) {
        uint32_t end = at + 1;
        while (end < narrative->range.end && flow->gap[end] < GAP_LINE && end - at <= TITLE_LONGEST)
            end++;
        struct range line = {at, end};
        uint32_t comma;
        size_t i = narrative_tokens_at(narrative->tokens, at);
        bool marked = i < narrative->last && token_at(narrative, i)->kind == TOKEN_MARK &&
                      token_at(narrative, i)->range.start == at;
        bool prose = end - at > TITLE_LONGEST || find(flow, line, U",", &comma) ||
                     find(flow, line, U"。", &comma);
        if (!marked && (unit_from_line(narrative, line) || (!prose && take_unit(narrative, line))))
            return true;
        at = end;
    }
    return false;
}

/* A unit at the beginning of a sentence: XX办公室为副县级, XX局下设6个处室. */
static bool unit_from_sentence(struct narrative *narrative, uint32_t from)
{
    const struct flow *flow = narrative->flow;
    int depth = 0;
    uint32_t end = from;
    for (; end < narrative->range.end && end - from <= UNIT_LONGEST; end++) {
        char32_t c = flow->text[end];
        depth += c == U'(';
        depth -= c == U')' && depth > 0;
        uint32_t length;
        const struct label *label = labels_match(flow, end, narrative->range.end, IN_NAME, &length);
        bool goes_on = label && (label->code == LABEL_ORGAN_IS || c == U'为' || c == U'是');
        if (c == U'(' && (stands(flow, end + 1, narrative->range.end, U"以下") ||
                             stands(flow, end + 1, narrative->range.end, U"简称")))
            break;
        if (!depth && (ends_sentence(c) || (c >= U'0' && c <= U'9') ||
                          (goes_on && end >= from + UNIT_SHORTEST_IN_TEXT &&
                              take_unit(narrative, (struct range){from, end}))))
            break;
    }
    return narrative->evaluation->unit.text ||
           (end >= from + UNIT_SHORTEST_IN_TEXT && take_unit(narrative, (struct range){from, end}));
}

/* Past 及人员构成情况: the heading may go over into the text with nothing between. */
static uint32_t skip_heading(const struct flow *flow, uint32_t at, uint32_t end)
{
    static const char32_t *const words[] = {U"及", U"和", U"与", U"、", U"人员", U"构成", U"组成",
        U"情况", U"编制", U"概况", U"设置", U"机构", U"职能", U"职责", U"基本", U"简介", U"现状",
        U"说明", U"的"};
    for (size_t i = 0; i < sizeof words / sizeof *words && at < end;) {
        if (!stands(flow, at, end, words[i])) {
            i++;
            continue;
        }
        while (*words[i] && at < end && stands(flow, at, end, words[i]))
            for (const char32_t *c = words[i]; *c; c++)
                at++;
        i = 0;
    }
    return at;
}

static bool unit_from_section(struct narrative *narrative, enum label_code section)
{
    const struct flow *flow = narrative->flow;
    for (size_t i = narrative->first; i < narrative->last; i++) {
        const struct token *mark = token_at(narrative, i);
        uint32_t at, length;
        if (mark->kind != TOKEN_MARK)
            continue;
        const struct label *label =
            labels_find(flow, mark->range.end, mark->end, IN_SECTION, &at, &length);
        if (!label || label->code != section)
            continue;
        if (unit_from_sentence(narrative, skip_heading(flow, at + length, mark->end)) ||
            unit_from_sentence(narrative, mark->end) ||
            unit_from_sentence(narrative, skip_heading(flow, at + length, narrative->range.end)))
            return true;
    }
    return false;
}

static void read_unit(struct narrative *narrative, struct range title)
{
    if (unit_from_cover(narrative))
        return;
    if (title.end > title.start && unit_from_line(narrative, title))
        return;
    if (unit_from_first_lines(narrative) || unit_from_section(narrative, LABEL_SECTION_SETUP))
        return;
    unit_from_section(narrative, LABEL_SECTION_DUTIES);
}

/* Years. */

/* How surely the words behind a year in its clause say that it is the one judged. */
static int year_sureness(const struct narrative *narrative, size_t i)
{
    int sure = 0;
    for (size_t k = i + 1; k < narrative->last; k++) {
        const struct token *token = token_at(narrative, k);
        if (token->kind == TOKEN_YEAR || token->kind == TOKEN_STOP || token->kind == TOKEN_MARK ||
            (token->kind == TOKEN_COMMA && token->code == U','))
            break;
        if (token->kind != TOKEN_LABEL)
            continue;
        if (token->code == LABEL_OTHER_SUBJECT)
            return 0;
        if (token->code == LABEL_TOTAL || token->code == LABEL_SCORE_SELF)
            return 3;
        if (token->code == LABEL_INITIAL || token->code == LABEL_ADJUSTED ||
            token->code == LABEL_EXECUTED || token->code == LABEL_BUDGET ||
            token->code == LABEL_BASIC || token->code == LABEL_WHOLE)
            sure = 2;
        else if (sure == 0 && (token->code == LABEL_ITSELF || token->code == LABEL_PROJECT))
            sure = 1;
    }
    return sure;
}

static void set_year(struct narrative *narrative, const struct token *year)
{
    narrative->evaluation->year = year->code;
    narrative->evaluation->year_place = flow_place(narrative->flow, year->range);
}

/* The first year of the title or the cover that is no date. */
static bool year_from(struct narrative *narrative, struct range range)
{
    size_t i = narrative_tokens_at(narrative->tokens, range.start);
    for (; i < narrative->last && token_at(narrative, i)->range.start < range.end; i++) {
        const struct token *token = token_at(narrative, i);
        if (token->kind == TOKEN_YEAR) {
            set_year(narrative, token);
            return true;
        }
    }
    return false;
}

static void year_from_text(struct narrative *narrative)
{
    int best = 0;
    for (size_t i = narrative->first; i < narrative->last && best < 3; i++) {
        const struct token *token = token_at(narrative, i);
        if (token->kind != TOKEN_YEAR)
            continue;
        int sure = year_sureness(narrative, i);
        if (sure > best) {
            best = sure;
            set_year(narrative, token);
        }
    }
}

static void read_year(struct narrative *narrative, struct range title)
{
    if (title.end > title.start && year_from(narrative, title))
        return;
    uint32_t cover = section_start(narrative);
    bool covered = cover < narrative->range.end && cover < narrative->range.start + COVER_LONGEST;
    if (covered && year_from(narrative, (struct range){narrative->range.start, cover}))
        return;
    year_from_text(narrative);
}

/* Projects. */

/* 绩效自评报告（XX补助资金）: in brackets behind the title, which its line may cut. */
static bool project_behind_title(struct narrative *narrative, uint32_t at)
{
    const struct flow *flow = narrative->flow;
    struct range name = {at + 1, at + 1};
    if (at >= narrative->range.end || flow->text[at] != U'(')
        return false;
    for (int depth = 1; name.end < narrative->range.end; name.end++) {
        char32_t c = flow->text[name.end];
        depth += c == U'(';
        depth -= c == U')';
        if (!depth || flow->gap[name.end] >= GAP_LINE)
            break;
    }
    if (name.end < name.start + PROJECT_SHORTEST || name.end > name.start + UNIT_LONGEST ||
        !labels_name_ends(flow, name, LABEL_SPENT_THING))
        return false;
    narrative->evaluation->project = words_of(narrative, name);
    return true;
}

/* XX局2022年度〔XX项目〕支出绩效自评报告, XX局2022年度〔XX资金〕绩效自评报告. */
static void project_from_title(struct narrative *narrative, struct range title)
{
    const struct flow *flow = narrative->flow;
    size_t i = narrative_tokens_at(narrative->tokens, title.start);
    uint32_t from = title.start, at;
    for (; i < narrative->last && token_at(narrative, i)->range.start < title.end; i++)
        if (token_at(narrative, i)->kind == TOKEN_YEAR)
            from = token_at(narrative, i)->end;
    struct range rest = {from, title.end}, name = rest;
    if (from == title.start)
        return;
    if (find(flow, rest, U"项目", &at))
        name.end = at >= from + 2 ? at + 2 : from;
    else if (find(flow, rest, U"绩效", &at))
        name.end = at >= from + PROJECT_SHORTEST ? at : from;
    if (name.end > name.start && name.end < rest.end &&
        labels_name_ends(flow, name, LABEL_SPENT_THING))
        narrative->evaluation->project = words_of(narrative, trim_value(flow, name));
}

static void read_project(struct narrative *narrative, struct range title)
{
    static const enum label_code key = LABEL_PROJECT_NAME;
    struct range value;
    cover_values(narrative, &key, 1, &value);
    if (value.end > value.start)
        narrative->evaluation->project = words_of(narrative, value);
    else if (title.end > title.start && !project_behind_title(narrative, title.end))
        project_from_title(narrative, title);
}

void narrative_identity_read(struct narrative *narrative, struct range title)
{
    struct evaluation *evaluation = narrative->evaluation;
    if (!evaluation->unit.text)
        read_unit(narrative, title);
    if (!evaluation->year)
        read_year(narrative, title);
    if (evaluation->kind == KIND_PROJECT && !evaluation->project.text)
        read_project(narrative, title);
}
