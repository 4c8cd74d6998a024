#include "narrative_identity.h"

#include "read/chars.h"
#include "read/text/figure.h"

enum {
    LINE_LONGEST = 80,
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

static struct words words_of(const struct narrative *narrative, struct range range)
{
    return flow_words(narrative->flow, narrative->document, range, narrative->arena);
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
        if (chars_begin(narrative->flow, (struct range){name.start, name.end}, others[i]))
            return false;
    for (at = name.start; at < name.end; at++)
        if (chars_parts(narrative->flow->text[at]) ||
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
    uint32_t length;
    if (labels_match(flow, from, end, IN_FORM, &length) &&
        flow->text[labels_skip_annotations(flow, from + length, end) - 1] == ':')
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

/* 项目实施单位：XX。 on a line of the text, empty where there is none. */
static struct range value_on_line(const struct narrative *narrative, enum label_code code)
{
    enum { KEY_LONGEST = 10 };
    const struct flow *flow = narrative->flow;
    for (size_t i = narrative->first; i < narrative->last; i++) {
        const struct token *colon = token_at(narrative, i);
        if (colon->kind != TOKEN_COMMA || colon->code != U':')
            continue;
        struct range key = {colon->range.start, colon->range.start}, value = {colon->end, 0};
        while (key.start > narrative->range.start && flow->gap[key.start] < GAP_LINE &&
               key.end - key.start < KEY_LONGEST)
            key.start--;
        const struct label *label = labels_whole(flow, key, IN_FORM);
        value.end = value_end(narrative, value.start, flow_line_end(flow, value.start));
        if (label && label->code == code && value.end - value.start <= UNIT_LONGEST)
            return trim_value(flow, value);
    }
    return (struct range){0};
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
        line.start += chars_begin(flow, (struct range){line.start, line.end}, openings[k]) ? 2 : 0;
    size_t i = narrative_tokens_at(narrative->tokens, line.start);
    while (i < narrative->last && token_at(narrative, i)->range.start < line.end) {
        const struct token *token = token_at(narrative, i++);
        if (token->kind != TOKEN_YEAR)
            continue;
        struct range name = {line.start, token->range.start};
        if (name.end >= name.start + 2 &&
            chars_begin(flow, (struct range){name.end - 2, name.end}, U"关于"))
            name.end -= 2;
        if (take_unit(narrative, name))
            return true;
        line.start = token->end;
    }
    for (size_t k = 0; k < sizeof abouts / sizeof *abouts; k++)
        if (chars_find(flow, line, abouts[k], &at) &&
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
        while (end < narrative->range.end && flow->gap[end] < GAP_LINE && end - at <= LINE_LONGEST)
            end++;
        struct range line = {at, end};
        uint32_t comma;
        size_t i = narrative_tokens_at(narrative->tokens, at);
        bool marked = i < narrative->last && token_at(narrative, i)->kind == TOKEN_MARK &&
                      token_at(narrative, i)->range.start == at;
        bool prose = end - at > LINE_LONGEST || chars_find(flow, line, U",", &comma) ||
                     chars_find(flow, line, U"。", &comma);
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
        if (c == U'(' &&
            (chars_begin(flow, (struct range){end + 1, narrative->range.end}, U"以下") ||
                chars_begin(flow, (struct range){end + 1, narrative->range.end}, U"简称")))
            break;
        if (!depth && (chars_parts(c) || (c >= U'0' && c <= U'9') ||
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
        if (!chars_begin(flow, (struct range){at, end}, words[i])) {
            i++;
            continue;
        }
        while (*words[i] && at < end && chars_begin(flow, (struct range){at, end}, words[i]))
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

/* 首页 / 松涧县档案馆2022年度…: the title's last line has all of whose it is, what stands above it
 * is the page's. A torn line begins within a place or a bracket. */
static bool has_whole_last_line(
    const struct narrative *narrative, struct range title, struct range *line)
{
    static const char32_t places[] = U"省市县区州旗镇乡";
    const struct flow *flow = narrative->flow;
    uint32_t start = title.end, year;
    while (start > title.start && flow->gap[--start] < GAP_LINE)
        ;
    *line = (struct range){start, title.end};
    if (start == title.start || !chars_find(flow, *line, U"年", &year))
        return false;
    bool placed = false;
    for (uint32_t at = start; at < year; at++) {
        if (flow->text[at] == U')' || (at < start + 2 && chars_among(flow->text[at], places)))
            return false;
        placed |= chars_among(flow->text[at], places);
    }
    return placed;
}

static void read_unit(struct narrative *narrative, struct range title)
{
    struct range line;
    if (unit_from_cover(narrative))
        return;
    bool whole = has_whole_last_line(narrative, title, &line);
    if ((whole && unit_from_line(narrative, line)) ||
        (title.end > title.start && unit_from_line(narrative, title)))
        return;
    if ((!whole && unit_from_first_lines(narrative)) ||
        unit_from_section(narrative, LABEL_SECTION_SETUP))
        return;
    if (!unit_from_section(narrative, LABEL_SECTION_DUTIES))
        take_unit(narrative, value_on_line(narrative, LABEL_IMPLEMENTING));
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

/* 交通专项资金（公路建设）: the name without the bracket at its end. */
static struct range before_bracket(const struct flow *flow, struct range name)
{
    if (name.end > name.start && flow->text[name.end - 1] == U')')
        for (uint32_t at = name.end - 1; at > name.start; at--)
            if (flow->text[at] == U'(')
                return (struct range){name.start, at};
    return name;
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
    if (chars_find(flow, rest, U"项目", &at))
        name.end = at >= from + 2 ? at + 2 : from;
    else if (chars_find(flow, rest, U"绩效", &at))
        name.end = at >= from + PROJECT_SHORTEST ? at : from;
    struct range thing = before_bracket(flow, name);
    if (name.end > name.start && name.end < rest.end &&
        labels_name_ends(flow, thing, LABEL_SPENT_THING))
        narrative->evaluation->project = words_of(narrative, trim_value(flow, name));
}

static void read_project(struct narrative *narrative, struct range title)
{
    static const enum label_code key = LABEL_PROJECT_NAME;
    struct range value;
    cover_values(narrative, &key, 1, &value);
    if (value.end == value.start && title.end > title.start &&
        !project_behind_title(narrative, title.end))
        project_from_title(narrative, title);
    if (value.end == value.start && !narrative->evaluation->project.text)
        value = value_on_line(narrative, key);
    if (value.end > value.start)
        narrative->evaluation->project = words_of(narrative, value);
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
