#include "narrative_lead.h"

#include "read/chars.h"

void narrative_lead_begin(struct lead *lead, uint32_t start)
{
    *lead = (struct lead){.start = start, .labelled = start, .tail = start};
}

bool narrative_lead_is_named(const struct flow *flow, const struct lead *lead)
{
    return lead->labelled > lead->start &&
           !narrative_tokens_fill(flow, lead->start, lead->labelled);
}

static bool is_projects_own(const struct narrative *narrative, uint32_t end)
{
    static const char32_t *const words[] = {U"经费", U"资金"};
    const struct flow *flow = narrative->flow;
    const struct range last = {end - 2, end}, rest = {end, narrative->range.end};
    bool own = chars_begin(flow, rest, U"项目");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        own |= chars_begin(flow, last, words[i]);
    return own && narrative->evaluation->kind == KIND_PROJECT;
}

bool narrative_lead_names_money(const struct narrative *narrative, const struct lead *lead)
{
    const struct flow *flow = narrative->flow;
    return narrative_lead_is_named(flow, lead) && lead->labelled > lead->start + 1 &&
           chars_among(flow->text[lead->labelled - 1], U"费款金贴助奖购类债券税") &&
           !is_projects_own(narrative, lead->labelled);
}

bool narrative_lead_is_item(
    const struct narrative *narrative, const struct lead *lead, const struct token *number)
{
    const struct flow *flow = narrative->flow;
    bool listed = flow->text[lead->start] == U'、' ||
                  (number->end < flow->length && flow->text[number->end] == U'、');
    if (!listed || !lead->measure)
        return false;
    const struct token *measure = &narrative->tokens->items[lead->measure - 1];
    uint32_t from = lead->labelled < measure->range.start ? measure[-1].end : lead->start;
    return from < measure->range.start && !narrative_tokens_fill(flow, from, measure->range.start);
}

bool narrative_lead_names_rate(const struct flow *flow, const struct lead *lead)
{
    uint32_t length;
    const struct label *label = labels_match(flow, lead->labelled, lead->tail, IN_MEASURE, &length);
    return label && label->code == LABEL_RATE;
}

bool narrative_lead_names_part(
    const struct flow *flow, const struct lead *lead, const struct token *label)
{
    uint32_t length, found;
    const struct label *level =
        labels_find(flow, lead->start, label->range.start, IN_LEVEL1 | IN_LEVEL2, &found, &length);
    return level && level->code != LABEL_EXECUTION;
}
