#include "narrative_list.h"

#include "narrative_sentence.h"

static const struct token *token_at(const struct narrative *narrative, size_t i)
{
    return &narrative->tokens->items[i];
}

static bool is_measure(const struct token *token)
{
    return token->kind == TOKEN_LABEL &&
           narrative_sentence_measure_of((enum label_code)token->code) != MEASURE_NONE;
}

static bool is_subject(const struct token *token)
{
    return token->kind == TOKEN_LABEL && !is_measure(token) &&
           narrative_section_subject_of((enum label_code)token->code) != SUBJECT_NONE;
}

/* 、 和 及 与 以及 as the last thing between two; where it begins, `to` when there is none. */
static uint32_t joiner(const struct flow *flow, uint32_t from, uint32_t to)
{
    static const char32_t joiners[] = U"、和及与";
    for (const char32_t *c = joiners; to > from && *c; c++)
        if (flow->text[to - 1] == *c)
            return to - 1 - (*c == U'及' && to - 1 > from && flow->text[to - 2] == U'以');
    return to;
}

static bool joins(const struct flow *flow, uint32_t from, uint32_t to)
{
    uint32_t at = joiner(flow, from, to);
    return at < to && narrative_tokens_fill(flow, from, at);
}

/* 基本支出的年初预算, 年初预算中基本支出 */
static bool belongs(const struct flow *flow, uint32_t from, uint32_t to)
{
    return narrative_tokens_fill(flow, from, to) || (to == from + 1 && flow->text[from] == U'中');
}

static bool tells(const struct flow *flow, uint32_t from, uint32_t to, char32_t word)
{
    for (; from < to; from++)
        if (flow->text[from] == word)
            return true;
    return false;
}

/* Takes the label into the list; false when it does not fit there. A word as bare as 支出 may be of
 * the label before, 年初预算收入及支出. */
static bool add_label(struct narrative_list *list, const struct token *label, size_t i, bool next)
{
    if (list->count + next > NARRATIVE_LIST_MAX)
        return false;
    list->count += next;
    size_t *place = is_measure(label) ? &list->items[list->count - 1].measure
                                      : &list->items[list->count - 1].subject;
    bool free = !*place;
    *place = i + 1;
    return free && label->code != LABEL_SPENDING;
}

/* The first token behind `from` before the token `number`, that of a heading's line left aside. */
static size_t first_behind(const struct narrative *narrative, uint32_t from, size_t number)
{
    size_t i = number;
    while (i > narrative->first && token_at(narrative, i - 1)->range.start >= from)
        i--;
    if (i == narrative->first || token_at(narrative, i - 1)->kind != TOKEN_MARK)
        return i;
    uint32_t end = token_at(narrative, i - 1)->end;
    if (narrative->flow->gap[end] >= GAP_LINE)
        while (i < number && token_at(narrative, i)->range.start < end)
            i++;
    return i;
}

/* The labels that end before the token `number`; false where their order is not certain. */
static bool find_labels(const struct narrative *narrative, uint32_t from, size_t number,
    struct narrative_list *list, uint32_t *tail)
{
    const struct flow *flow = narrative->flow;
    bool fits = true;
    for (size_t i = first_behind(narrative, from, number); i < number; i++) {
        const struct token *label = token_at(narrative, i);
        if (!is_measure(label) && !is_subject(label))
            continue;
        bool next = list->count && joins(flow, *tail, label->range.start);
        if (!next && !(list->count && belongs(flow, *tail, label->range.start))) {
            *list = (struct narrative_list){.count = 1};
            fits = true;
        }
        fits = add_label(list, label, i, next) && fits;
        *tail = label->range.end;
    }
    return fits;
}

/* The figures side by side from the token `number` on; more than there is room for are counted. */
static size_t find_numbers(
    const struct narrative *narrative, size_t number, bool commas, struct narrative_list *list)
{
    const struct flow *flow = narrative->flow;
    size_t count = 0;
    for (size_t i = number; i < narrative->last; i++) {
        const struct token *token = token_at(narrative, i);
        uint32_t end = list->range.end;
        bool comma = commas && token->kind == TOKEN_COMMA && token->code == U',' &&
                     token->range.start == end && token[1].kind == TOKEN_NUMBER &&
                     token[1].range.start == token->end;
        if (comma) {
            token++;
            i++;
        } else if (token->kind != TOKEN_NUMBER ||
                   (count && !joins(flow, end, token->range.start))) {
            break;
        }
        if (count < NARRATIVE_LIST_MAX)
            list->items[count].number = *token;
        count++;
        list->range.end = token->end;
    }
    return count;
}

static void lend_units(struct narrative_list *list)
{
    for (size_t i = list->count - 1; i-- > 0;) {
        struct token *number = &list->items[i].number;
        if (number->unit != UNIT_NONE)
            continue;
        number->unit = list->items[i + 1].number.unit;
        number->power = list->items[i + 1].number.power;
    }
}

/* What all tell, only the first tells, or, of measures, only the last. */
static bool share_labels(struct narrative_list *list)
{
    size_t measures = 0, subjects = 0, last = list->count - 1;
    for (size_t i = 0; i <= last; i++) {
        measures += list->items[i].measure > 0;
        subjects += list->items[i].subject > 0;
    }
    size_t measure = list->items[0].measure ? list->items[0].measure : list->items[last].measure;
    size_t subject = list->items[0].subject;
    bool clear = (measures == 0 || (measures == 1 && measure) || measures > last) &&
                 (subjects == 0 || (subjects == 1 && subject) || subjects > last);
    for (size_t i = 0; i <= last; i++) {
        if (!list->items[i].measure)
            list->items[i].measure = measure;
        if (!list->items[i].subject)
            list->items[i].subject = subject;
    }
    return clear;
}

bool narrative_list_find(
    const struct narrative *narrative, uint32_t from, size_t number, struct narrative_list *out)
{
    const struct flow *flow = narrative->flow;
    uint32_t tail = from, at = token_at(narrative, number)->range.start;
    *out = (struct narrative_list){0};
    bool fits = find_labels(narrative, from, number, out, &tail);
    if (!out->count || !narrative_tokens_fill(flow, tail, at))
        return false;
    bool one_by_one = tells(flow, tail, at, U'别') || tells(flow, tail, at, U'依');
    if (out->count == 1 && !one_by_one)
        return false;
    size_t numbers = find_numbers(narrative, number, one_by_one, out);
    out->range.start = at;
    if (out->count == 1 && numbers == 1)
        return false;
    if (numbers == 1 && tells(flow, tail, at, U'均'))
        for (; numbers < out->count && numbers < NARRATIVE_LIST_MAX; numbers++)
            out->items[numbers].number = out->items[0].number;
    out->shared = fits && numbers == out->count && share_labels(out);
    if (out->shared)
        lend_units(out);
    return true;
}
