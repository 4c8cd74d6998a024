#include "form_result.h"

void form_mention(struct form_result *r, enum budget_field field, struct figure figure, int power)
{
    struct evaluation *e = r->evaluation;
    e->mentions = arena_grow(
        r->arena, e->mentions, e->mention_count, &r->mention_capacity, sizeof *e->mentions);
    e->mentions[e->mention_count++] = (struct mention){field, figure, (int8_t)power};
}

struct place form_place(const struct form_result *r, struct range range)
{
    const struct flow *flow = r->flow;
    if (range.start >= range.end)
        return (struct place){0};
    if (!r->reordered)
        return flow_place(flow, range);
    uint32_t first = flow->at[range.start], last = first;
    for (uint32_t i = range.start; i < range.end; i++) {
        first = flow->at[i] < first ? flow->at[i] : first;
        last = flow->at[i] > last ? flow->at[i] : last;
    }
    return (struct place){first, last + 1 - first};
}

struct words form_words(const struct form_result *r, struct range range)
{
    struct words words = flow_words(r->flow, r->document, range, r->arena);
    words.place = form_place(r, range);
    return words;
}

bool form_in_order(const struct form_result *r, struct range range)
{
    for (uint32_t i = range.start + 1; r->reordered && i < range.end; i++)
        if (r->flow->at[i] < r->flow->at[i - 1])
            return false;
    return true;
}

void form_remark(struct form_result *r, struct range range, const char *text)
{
    struct evaluation *e = r->evaluation;
    e->remarks =
        arena_grow(r->arena, e->remarks, e->remark_count, &r->remark_capacity, sizeof *e->remarks);
    e->remarks[e->remark_count++] = (struct remark){form_place(r, range), text};
}

void form_add_indicator(struct form_result *r, const struct indicator *indicator)
{
    struct evaluation *e = r->evaluation;
    e->indicators = arena_grow(
        r->arena, e->indicators, e->indicator_count, &r->indicator_capacity, sizeof *e->indicators);
    e->indicators[e->indicator_count++] = *indicator;
}
