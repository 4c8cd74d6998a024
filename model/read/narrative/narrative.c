#include "narrative.h"

#include <stdlib.h>
#include <string.h>

#include "narrative_budget.h"
#include "narrative_conclusion.h"
#include "narrative_identity.h"
#include "narrative_indicators.h"
#include "narrative_projects.h"
#include "narrative_title.h"
#include "overview.h"

bool narrative_figure(
    const struct narrative *narrative, const struct token *token, struct figure *out)
{
    int power = token->unit == UNIT_MONEY ? token->power : 0;
    *out = (struct figure){0};
    if (token->unreadable || !decimal_shift(token->value, power, &out->value))
        return false;
    out->known = true;
    out->place = flow_place(narrative->flow, token->range);
    return true;
}

void narrative_remark(struct narrative *narrative, struct range range, const char *text)
{
    struct evaluation *evaluation = narrative->evaluation;
    narrative->remarks = xgrow(narrative->remarks, evaluation->remark_count,
        &narrative->remark_capacity, sizeof *narrative->remarks);
    narrative->remarks[evaluation->remark_count++] =
        (struct remark){.place = flow_place(narrative->flow, range), .text = text};
}

/* Whether the document explains final accounts: their prose tells figures of its own. */
static bool explains_accounts(const struct narrative *narrative)
{
    for (size_t i = narrative->first; i < narrative->last; i++) {
        const struct token *mark = &narrative->tokens->items[i];
        uint32_t at, length;
        if (mark->kind != TOKEN_MARK)
            continue;
        const struct label *label =
            labels_find(narrative->flow, mark->range.end, mark->end, IN_SECTION, &at, &length);
        if (label && label->code == LABEL_SECTION_REPORT)
            return true;
    }
    return false;
}

static bool is_evaluation(const struct narrative *narrative, bool titled)
{
    const struct evaluation *evaluation = narrative->evaluation;
    if (evaluation->indicator_count)
        return true;
    if (evaluation->total.known || evaluation->grade != GRADE_NONE)
        return titled || !explains_accounts(narrative);
    return titled && (evaluation->mention_count || evaluation->project_count);
}

void narrative_drop(struct narrative *narrative)
{
    free(narrative->mentions);
    free(narrative->remarks);
    free(narrative->blocks);
    narrative->mentions = NULL;
    narrative->remarks = NULL;
    narrative->blocks = NULL;
}

static void *copy(struct arena *arena, const void *items, size_t size)
{
    return size ? memcpy(arena_alloc(arena, size), items, size) : NULL;
}

void narrative_settle(struct narrative *narrative)
{
    struct evaluation *evaluation = narrative->evaluation;
    evaluation->mentions = copy(narrative->arena, narrative->mentions,
        evaluation->mention_count * sizeof *evaluation->mentions);
    evaluation->remarks = copy(narrative->arena, narrative->remarks,
        evaluation->remark_count * sizeof *evaluation->remarks);
    evaluation->extent = flow_place(narrative->flow, narrative->range);
    narrative_drop(narrative);
}

static void copy_outside(const struct narrative *narrative, struct tokens *outside)
{
    size_t block = 0;
    outside->capacity = narrative->last - narrative->first;
    outside->items = xrealloc(NULL, outside->capacity, sizeof *outside->items);
    outside->count = 0;
    for (size_t i = narrative->first; i < narrative->last; i++) {
        const struct token *token = &narrative->tokens->items[i];
        while (block < narrative->block_count && narrative->blocks[block].end <= token->range.start)
            block++;
        if (block == narrative->block_count || token->range.start < narrative->blocks[block].start)
            outside->items[outside->count++] = *token;
    }
}

/* The tokens outside of the indicator blocks: what budgets and conclusions are told in. They are a
 * copy (with a capacity) only where there are blocks. */
static void leave_blocks(struct narrative *narrative, struct tokens *outside)
{
    *outside = *narrative->tokens;
    outside->items += narrative->first;
    outside->count = narrative->last - narrative->first;
    outside->capacity = 0;
    if (narrative->block_count)
        copy_outside(narrative, outside);
    narrative->tokens = outside;
    narrative->first = 0;
    narrative->last = outside->count;
}

/* A narrative without a title is one only by what it concludes: without that nothing else need be
 * read. What the budget tells can only take a total away. */
static bool may_conclude(struct narrative *narrative)
{
    struct evaluation *evaluation = narrative->evaluation, probe = *evaluation;
    if (!narrative_conclusion_may_be(narrative))
        return false;
    narrative->evaluation = &probe;
    narrative_conclusion_read(narrative);
    narrative->evaluation = evaluation;
    return probe.total.known || probe.grade != GRADE_NONE;
}

/* What a narrative tells besides its indicators; false when it is no evaluation. */
static bool read_rest(struct narrative *narrative, bool titled)
{
    struct narrative_taken taken = {0};
    struct tokens outside;
    leave_blocks(narrative, &outside);
    narrative_projects_read(narrative, &taken);
    narrative_budget_read(narrative, taken.items, taken.count);
    narrative_conclusion_read(narrative);
    free(taken.items);
    if (outside.capacity)
        narrative_tokens_fini(&outside);
    return is_evaluation(narrative, titled);
}

/* Reads one narrative; false when it is no evaluation. Unit and year stay in the evaluation all the
 * same if it is not the `last`. */
static bool read_one(struct narrative *narrative, struct range title, bool last)
{
    bool titled = title.end > title.start;
    narrative_indicators_read(narrative);
    if (!narrative->evaluation->indicator_count)
        overview_dashed_read(narrative);
    bool found = titled || narrative->evaluation->indicator_count || may_conclude(narrative);
    if (found || !last)
        narrative_identity_read(narrative, title);
    found = found && read_rest(narrative, titled);
    narrative_settle(narrative);
    return found;
}

static bool tells(const struct token *token)
{
    return token->kind == TOKEN_NUMBER &&
           (token->unit == UNIT_MONEY || token->unit == UNIT_POINTS || token->unit == UNIT_PERCENT);
}

/* The next title behind `i` before which something was told: a title on the cover and again over
 * the text is one. So is `before` at the head of each page. */
static size_t next_title(const struct narrative *narrative, size_t i, struct range before,
    struct range *title, enum kind *kind)
{
    size_t count = narrative->tokens->count;
    while (i < count && !tells(&narrative->tokens->items[i]))
        i++;
    for (; (i = narrative_title_find(narrative, i, title, kind)) < count; i++)
        if (!before.end || !narrative_title_repeats(narrative, before, *title))
            break;
    return i;
}

static void append(struct evaluation_list *out, const struct evaluation *evaluation)
{
    out->items = xgrow(out->items, out->count, &out->capacity, sizeof *out->items);
    out->items[out->count++] = *evaluation;
}

/* A title may begin within the last token: a label broken over its line. */
static void stretch_over_last(struct narrative *narrative)
{
    if (narrative->last <= narrative->first)
        return;
    const struct token *last = &narrative->tokens->items[narrative->last - 1];
    uint32_t end = last->kind == TOKEN_MARK ? last->range.end : last->end;
    if (end > narrative->range.end)
        narrative->range.end = end;
}

/* What a part does not say of unit and year it has from the part before, a cover perhaps. */
static void inherit(struct evaluation *evaluation, const struct evaluation *before)
{
    if (!evaluation->unit.text)
        evaluation->unit = before->unit;
    if (!evaluation->year) {
        evaluation->year = before->year;
        evaluation->year_place = before->year_place;
    }
}

void narrative_read(const struct document *document, const struct flow *flow,
    const struct tokens *tokens, struct arena *arena, struct evaluation_list *out)
{
    struct narrative all = {.document = document,
        .flow = flow,
        .arena = arena,
        .tokens = tokens,
        .last = tokens->count};
    if (!tokens->count)
        return;
    all.range = (struct range){0, tokens->items[tokens->count - 1].range.start};
    struct evaluation before = {0};
    struct range title = {0};
    enum kind kind = KIND_DEPARTMENT;
    narrative_title_find(&all, 0, &title, &kind);
    for (size_t first = 0, search = 0; first < tokens->count;) {
        struct evaluation evaluation = {.kind = kind};
        struct narrative narrative = all;
        struct range next = {0};
        enum kind next_kind = kind;
        search = next_title(&all, search, title, &next, &next_kind);
        narrative.evaluation = &evaluation;
        narrative.first = first;
        narrative.last =
            search < tokens->count ? narrative_tokens_at(tokens, next.start) : tokens->count;
        narrative.range.start = first ? title.start : 0;
        narrative.range.end = search < tokens->count ? next.start : all.range.end;
        stretch_over_last(&narrative);
        if (narrative.last < first || narrative.range.end < narrative.range.start) {
            search++;
            continue;
        }
        first = narrative.last;
        bool found = read_one(&narrative, title, first == tokens->count);
        inherit(&evaluation, &before);
        before = evaluation;
        if (found)
            append(out, &evaluation);
        title = next;
        kind = next_kind;
        search++;
    }
}
