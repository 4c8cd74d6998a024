#include "narrative_clause.h"

#include "read/text/figure.h"
#include "narrative_name.h"

/* How far is looked, in characters. */
enum { CLAUSE_LONGEST = 600, BEHIND_LONGEST = 60, FIRST_HAN = 0x3400 };

static const enum slot slots[LABEL_CODES] = {
    [LABEL_TARGET] = SLOT_TARGET,
    [LABEL_TARGET_LOOSE] = SLOT_TARGET,
    [LABEL_TARGET_BARE] = SLOT_TARGET,
    [LABEL_MIDYEAR] = SLOT_MIDYEAR,
    [LABEL_ACTUAL] = SLOT_ACTUAL,
    [LABEL_ACTUAL_LOOSE] = SLOT_ACTUAL,
    [LABEL_ACTUAL_BARE] = SLOT_ACTUAL,
    [LABEL_ACTUAL_NAMED] = SLOT_ACTUAL,
    [LABEL_COMPLETION] = SLOT_COMPLETION,
    [LABEL_WEIGHT] = SLOT_WEIGHT,
    [LABEL_SCORE] = SLOT_SCORE,
    [LABEL_SCORE_SELF] = SLOT_SCORE,
    [LABEL_DEVIATION] = SLOT_DEVIATION,
    [LABEL_DEVIATION_MEASURES] = SLOT_DEVIATION,
    [LABEL_MEASURES] = SLOT_MEASURES,
};

static const struct token *token_at(const struct narrative *narrative, size_t i)
{
    return &narrative->tokens->items[i];
}

static bool is_one_of(char32_t c, const char32_t *set)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

static enum slot slot_of(const struct token *token)
{
    return token->kind == TOKEN_LABEL ? slots[token->code] : SLOT_NONE;
}

static bool is_short(const struct token *label)
{
    return label->range.end - label->range.start == 2;
}

uint32_t narrative_clause_past_year(const struct flow *flow, uint32_t at)
{
    struct range range;
    enum op op;
    bool year = at + 2 < flow->length && flow->text[at] == U'全' && flow->text[at + 1] == U'年';
    return year && figure_operator(flow, at + 2, flow->length, &range, &op) ? at + 2 : at;
}

/* Whether a number or an operator stands right behind a loose label. */
static bool holds_value(const struct narrative *narrative, size_t i)
{
    const struct flow *flow = narrative->flow;
    const struct token *label = token_at(narrative, i);
    struct range range;
    enum op op;
    uint32_t at = narrative_clause_past_copula(narrative, label->range.end);
    return figure_operator(
               flow, narrative_clause_past_year(flow, at), narrative->range.end, &range, &op) ||
           narrative_clause_number(narrative, i, SLOT_NONE);
}

/* 年初指标值为12月底，实际·在规定时间内完成: words alone, up to the end of the clause. */
static bool holds_words(const struct narrative *narrative, size_t i)
{
    const struct token *label = token_at(narrative, i), *next = label + 1;
    if (label->code != LABEL_ACTUAL_BARE || i == narrative->first || i + 1 >= narrative->last)
        return false;
    bool begins = label[-1].kind == TOKEN_COMMA && label[-1].code == U',' &&
                  label[-1].end == label->range.start;
    bool ends = next->kind == TOKEN_STOP || (next->kind == TOKEN_COMMA && next->code == U',');
    return begins && ends && next->range.start > label->range.end + 1;
}

enum slot narrative_clause_slot(const struct narrative *narrative, size_t i)
{
    const struct token *label = token_at(narrative, i);
    enum slot slot = slot_of(label);
    if (holds_words(narrative, i))
        return slot;
    if (label->code == LABEL_TARGET_LOOSE || label->code == LABEL_ACTUAL_LOOSE ||
        label->code == LABEL_TARGET_BARE || label->code == LABEL_ACTUAL_BARE)
        return holds_value(narrative, i) ? slot : SLOT_NONE;
    if ((slot == SLOT_DEVIATION || slot == SLOT_MEASURES) && is_short(label))
        return narrative_clause_introduces(narrative, i) ? slot : SLOT_NONE;
    return slot;
}

uint32_t narrative_clause_start(const struct narrative *narrative, size_t i, enum slot slot)
{
    uint32_t at = token_at(narrative, i)->range.start;
    for (; i > narrative->first; i--) {
        const struct token *before = token_at(narrative, i - 1);
        if (slot_of(before) != slot || before->range.end != at)
            break;
        at = before->range.start;
    }
    return narrative_name_clause_start(narrative->flow, narrative->range.start, at);
}

uint32_t narrative_clause_end(
    const struct narrative *narrative, size_t i, uint32_t from, bool labels_end, size_t *last)
{
    int depth = 0;
    for (*last = i + 1; *last < narrative->last; ++*last) {
        const struct token *token = token_at(narrative, *last);
        if (token->range.start < from)
            continue;
        if (token->range.start > from + CLAUSE_LONGEST)
            return token->range.start;
        depth += token->kind == TOKEN_OPEN;
        depth -= token->kind == TOKEN_CLOSE && depth > 0;
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_MARK)
            return token->range.start;
        if (!depth && token->kind == TOKEN_COMMA && token->code == U',')
            return token->range.start;
        if (labels_end && narrative_clause_slot(narrative, *last) != SLOT_NONE)
            return narrative_name_clause_start(narrative->flow, from, token->range.start);
    }
    return narrative->range.end;
}

uint32_t narrative_clause_past_copula(const struct narrative *narrative, uint32_t at)
{
    const struct flow *flow = narrative->flow;
    at = labels_skip_annotations(flow, at, narrative->range.end);
    while (at < narrative->range.end && is_one_of(flow->text[at], U"为是:"))
        at++;
    return at;
}

/* 10次 are no points. */
static bool suits(const struct narrative *narrative, const struct token *number, enum slot slot)
{
    const struct flow *flow = narrative->flow;
    uint32_t end = number->end;
    if (slot != SLOT_SCORE && slot != SLOT_WEIGHT)
        return true;
    if (number->unit != UNIT_NONE)
        return number->unit == UNIT_POINTS || number->unit == UNIT_PERCENT;
    return end >= flow->length || flow->text[end] < FIRST_HAN || flow->gap[end] >= GAP_LINE;
}

const struct token *narrative_clause_number(
    const struct narrative *narrative, size_t i, enum slot slot)
{
    const struct flow *flow = narrative->flow;
    uint32_t from = token_at(narrative, i)->range.end;
    for (size_t k = i + 1; k < narrative->last; k++) {
        const struct token *token = token_at(narrative, k);
        if (token->range.start > from + BEHIND_LONGEST)
            break;
        if (token->kind != TOKEN_NUMBER)
            continue;
        struct range range;
        enum op op;
        uint32_t at = labels_skip_annotations(flow, from, token->range.start);
        while (at < token->range.start && flow->text[at] != U'=' &&
               narrative_tokens_fill(flow, at, at + 1))
            at++;
        if (at < token->range.start && figure_operator(flow, at, token->range.start, &range, &op))
            at = range.end;
        return narrative_tokens_fill(flow, at, token->range.start) && suits(narrative, token, slot)
                   ? token
                   : NULL;
    }
    return NULL;
}

bool narrative_clause_introduces(const struct narrative *narrative, size_t i)
{
    const struct flow *flow = narrative->flow;
    const struct token *label = token_at(narrative, i);
    uint32_t at = labels_skip_annotations(flow, label->range.end, narrative->range.end);
    if (at > label->range.end)
        return true;
    return at < narrative->range.end &&
           is_one_of(flow->text[at], is_short(label) ? U":为是" : U":为是主由系因");
}
