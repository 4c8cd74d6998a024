#include "overview.h"

#include <stdlib.h>
#include <wchar.h>

#include "intl.h"
#include "read/chars.h"
#include "read/text/figure.h"
#include "narrative_budget.h"
#include "narrative_conclusion.h"

enum { NAME_LONGEST = 60, DASHED_PARTS = 5, DASHED_LONGEST = 200, ACTUAL_LONGEST = 30 };

static bool is_quoted(const struct flow *flow, struct range name)
{
    char32_t first = flow->text[name.start], last = flow->text[name.end - 1];
    return (first == U'"' && last == U'"') || (first == U'《' && last == U'》');
}

/* The name in front of 绩效自评综述: back to its line, numbering or stop. */
static struct range name_before(const struct flow *flow, const struct tokens *tokens, size_t i)
{
    uint32_t end = tokens->items[i].range.start, start = end, floor = 0;
    for (size_t k = i; k > 0; k--) {
        const struct token *token = &tokens->items[k - 1];
        if (token->range.end + NAME_LONGEST < end)
            break;
        if (token->kind == TOKEN_MARK || token->kind == TOKEN_STOP) {
            floor = token->kind == TOKEN_MARK ? token->range.end : token->end;
            break;
        }
    }
    if (end > floor + NAME_LONGEST)
        floor = end - NAME_LONGEST;
    while (start > floor && (start == end || flow->gap[start] < GAP_LINE) &&
           flow->text[start - 1] != U',' && flow->text[start - 1] != U':')
        start--;
    struct range name = figure_trim(flow, (struct range){start, end});
    while (name.end > name.start + 2 && is_quoted(flow, name))
        name = (struct range){name.start + 1, name.end - 1};
    return name;
}

/* Where the overview at `i` ends: before the next one, or numbering as wide as its own. */
static size_t overview_end(const struct tokens *tokens, size_t i)
{
    int level = i > 0 && tokens->items[i - 1].kind == TOKEN_MARK ? tokens->items[i - 1].code
                                                                 : MARK_CHINESE_IN;
    for (size_t k = i + 1; k < tokens->count; k++) {
        const struct token *token = &tokens->items[k];
        if (token->kind == TOKEN_MARK && token->code <= level)
            return k;
        if (token->kind == TOKEN_STOP && token->code == 0)
            return k;
        if (token->kind == TOKEN_LABEL && token->code == LABEL_OVERVIEW) {
            while (k > i + 1 && tokens->items[k - 1].kind != TOKEN_STOP &&
                   tokens->items[k - 1].kind != TOKEN_MARK)
                k--;
            return k;
        }
    }
    return tokens->count;
}

static void keep(struct narrative *narrative, struct evaluation_list *out)
{
    struct evaluation *evaluation = narrative->evaluation;
    narrative_settle(narrative);
    out->items = xgrow(out->items, out->count, &out->capacity, sizeof *out->items);
    out->items[out->count++] = *evaluation;
}

/* Reads the overview of the tokens [i, last). */
static bool read_overview(const struct document *document, const struct flow *flow,
    const struct tokens *tokens, size_t i, size_t last, struct arena *arena,
    struct evaluation_list *out)
{
    struct range name = name_before(flow, tokens, i);
    if (name.end < name.start + 2)
        return false;
    uint32_t end = last < tokens->count ? tokens->items[last].range.start
                                        : tokens->items[tokens->count - 1].end;
    struct evaluation evaluation = {
        .kind = KIND_PROJECT, .project = flow_words(flow, document, name, arena)};
    struct narrative narrative = {
        .document = document,
        .flow = flow,
        .arena = arena,
        .tokens = tokens,
        .first = i + 1,
        .last = last,
        .range = {name.start, end},
        .evaluation = &evaluation,
    };
    narrative_budget_read(&narrative, NULL, 0);
    narrative_conclusion_read(&narrative);
    bool found = evaluation.budget.adjusted.known || evaluation.budget.executed.known;
    if (found)
        keep(&narrative, out);
    else
        narrative_drop(&narrative);
    return found;
}

void overview_read(const struct document *document, const struct flow *flow, struct tokens *tokens,
    struct arena *arena, struct evaluation_list *out)
{
    size_t kept = 0;
    while (kept < tokens->count && tokens->items[kept].code != LABEL_OVERVIEW)
        kept++;
    for (size_t i = kept; i < tokens->count; i++) {
        struct token token = tokens->items[i];
        if (token.kind == TOKEN_LABEL && token.code == LABEL_OVERVIEW) {
            size_t last = overview_end(tokens, i);
            if (read_overview(document, flow, tokens, i, last, arena, out)) {
                tokens->items[kept++] = (struct token){.kind = TOKEN_STOP,
                    .range = {token.range.start, token.range.start},
                    .end = token.range.start};
                i = last - 1;
                continue;
            }
        }
        tokens->items[kept++] = token;
    }
    tokens->count = kept;
}

/* Indicators joined by dashes. */

static bool ends_item(const struct flow *flow, uint32_t at)
{
    char32_t c = flow->text[at];
    return c == U'。' || c == U';' || flow->gap[at] == GAP_TAB;
}

/* A line that begins with 二、 or （二）. */
static bool begins_section(const struct flow *flow, uint32_t at)
{
    if (at + 2 >= flow->length || flow->gap[at] < GAP_LINE)
        return false;
    bool bracket = flow->text[at] == U'(';
    return chars_numeral(flow->text[at + bracket]) &&
           flow->text[at + bracket + 1] == (bracket ? U')' : U'、');
}

/* The level 1 that ends before the dash at `at`; 0 when none. */
static uint32_t level1_length(const struct flow *flow, uint32_t from, uint32_t at)
{
    enum { LEVEL_LONGEST = 8 };
    for (uint32_t n = LEVEL_LONGEST; n >= 2; n--) {
        uint32_t length;
        if (at >= from + n && labels_match(flow, at - n, at, IN_LEVEL1, &length) && length == n)
            return n;
    }
    return 0;
}

static bool is_dashed(const struct flow *flow, uint32_t from, uint32_t at, uint32_t end)
{
    uint32_t length;
    return level1_length(flow, from, at) && labels_match(flow, at + 1, end, IN_LEVEL2, &length) &&
           at + 1 + length < end && flow->text[at + 1 + length] == U'-';
}

/* Splits at dashes up to the end of the line or sentence, or to where the next one begins; `count`
 * is of all parts, more than fit too. */
static uint32_t split(const struct flow *flow, uint32_t from, uint32_t end,
    struct range parts[DASHED_PARTS], size_t *count)
{
    uint32_t at = from, start = from;
    *count = 0;
    for (;; at++) {
        bool last = at >= end || at - from >= DASHED_LONGEST ||
                    (at > from && (ends_item(flow, at) || begins_section(flow, at)));
        if (!last && flow->text[at] != U'-')
            continue;
        uint32_t stop = at;
        if (!last && *count >= 3 && is_dashed(flow, start, at, end)) {
            stop -= level1_length(flow, start, at);
            last = true;
        }
        if (*count < DASHED_PARTS)
            parts[*count] = (struct range){start, stop};
        ++*count;
        if (last)
            return stop;
        start = at + 1;
    }
}

/* 2017年>27000人: the year is no part of the target. */
static struct range without_year(const struct flow *flow, struct range target)
{
    uint32_t i = target.start;
    while (i < target.end && flow->text[i] >= U'0' && flow->text[i] <= U'9')
        i++;
    if (i != target.start + 4 || i >= target.end || flow->text[i] != U'年')
        return target;
    i++;
    return (struct range){i + (i < target.end && flow->text[i] == U'度'), target.end};
}

/* Lines are broken anywhere, so that an item goes on over their ends; but not into another
 * paragraph. */
static struct range first_line(const struct flow *flow, struct range range)
{
    for (uint32_t at = range.start + 1; at < range.end; at++)
        if (flow->gap[at] >= GAP_LINE)
            return (struct range){range.start, at};
    return range;
}

/* 实际85% */
static struct range actual_part(const struct flow *flow, struct range actual)
{
    uint32_t length;
    const struct label *label = labels_match(flow, actual.start, actual.end, IN_CLAUSE, &length);
    bool told = label && (label->code == LABEL_ACTUAL || label->code == LABEL_ACTUAL_LOOSE ||
                             label->code == LABEL_ACTUAL_BARE);
    char32_t next =
        told && actual.start + length < actual.end ? flow->text[actual.start + length] : 0;
    if (next >= U'0' && next <= U'9')
        actual.start += length;
    return actual.end - actual.start > ACTUAL_LONGEST ? first_line(flow, actual) : actual;
}

static struct indicator dashed(
    const struct narrative *narrative, const struct range parts[DASHED_PARTS])
{
    const struct flow *flow = narrative->flow;
    const struct document *document = narrative->document;
    bool unreadable;
    return (struct indicator){
        .level1 = flow_words(flow, document, parts[0], narrative->arena),
        .level2 = flow_words(flow, document, parts[1], narrative->arena),
        .name = flow_words(flow, document, parts[2], narrative->arena),
        .target = figure_quantity(
            flow, document, without_year(flow, parts[3]), narrative->arena, &unreadable),
        .actual = figure_quantity(
            flow, document, actual_part(flow, parts[4]), narrative->arena, &unreadable),
    };
}

static uint32_t next_dash(const struct flow *flow, uint32_t at, uint32_t end)
{
    const wchar_t *from = (const wchar_t *)flow->text + at;
    const wchar_t *dash = at < end ? wmemchr(from, L'-', end - at) : NULL;
    return dash ? at + (uint32_t)(dash - from) : end;
}

void overview_dashed_read(struct narrative *narrative)
{
    const struct flow *flow = narrative->flow;
    struct evaluation *evaluation = narrative->evaluation;
    struct indicator *indicators = NULL;
    size_t count = 0, capacity = 0;
    uint32_t end = narrative->range.end, from = narrative->range.start;
    for (uint32_t at = from; (at = next_dash(flow, at, end)) < end; at++) {
        if (!is_dashed(flow, from, at, end))
            continue;
        struct range parts[DASHED_PARTS];
        size_t found;
        uint32_t start = at - level1_length(flow, from, at);
        uint32_t stop = split(flow, start, end, parts, &found);
        if (found == DASHED_PARTS && parts[2].end > parts[2].start) {
            indicators = xgrow(indicators, count, &capacity, sizeof *indicators);
            indicators[count++] = dashed(narrative, parts);
        } else {
            narrative_remark(narrative, first_line(flow, (struct range){start, stop}),
                _("this line cannot be split with certainty"));
        }
        at = stop > at ? stop - 1 : at;
    }
    if (count) {
        evaluation->indicators = arena_alloc(narrative->arena, count * sizeof *indicators);
        for (size_t i = 0; i < count; i++)
            evaluation->indicators[i] = indicators[i];
        evaluation->indicator_count = count;
    }
    free(indicators);
}
