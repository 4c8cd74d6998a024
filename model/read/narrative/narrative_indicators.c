#include "narrative_indicators.h"

#include <stdlib.h>

#include "intl.h"
#include "read/text/figure.h"
#include "narrative_clause.h"
#include "narrative_name.h"

enum { BEHIND_LONGEST = 60 }; /* how far is looked for the subject before a score, in characters */

/* The block being read. */
struct block {
    bool open;
    unsigned filled; /* set of slots */
    bool bare;       /* its target is just 计划24次 */
    uint32_t start, end;
    struct range name;
    int level;      /* of the numbering before it: as wide a one ends it */
    enum slot text; /* DEVIATION or MEASURES while its words go on, else SLOT_NONE */
    uint32_t text_start;
    struct indicator indicator;
};

struct reader {
    struct narrative *narrative;
    struct block block;
    struct narrative_levels levels;
    uint32_t free_from; /* behind the last block: where a name may begin */
    size_t mark;        /* the last numbering since, plus one */
    int level;          /* the widest of the numbering that stands together there */
    uint32_t stop;      /* behind the last stop or numbering */
    bool marked;        /* numbering was met since the last clause */
    uint32_t past;      /* tokens before are within a value */
    struct indicator *indicators;
    size_t count, capacity;
};

static const struct token *token_at(const struct reader *reader, size_t i)
{
    return &reader->narrative->tokens->items[i];
}

static bool has(const struct block *block, enum slot slot)
{
    return block->filled & 1u << slot;
}

static bool is_text_slot(enum slot slot)
{
    return slot == SLOT_DEVIATION || slot == SLOT_MEASURES;
}

static struct words words_of(const struct reader *reader, struct range range)
{
    const struct narrative *narrative = reader->narrative;
    return flow_words(narrative->flow, narrative->document, range, narrative->arena);
}

/* Ends. */

static void close_text(struct reader *reader, uint32_t end)
{
    struct block *block = &reader->block;
    if (block->text == SLOT_NONE)
        return;
    struct range range =
        figure_trim(reader->narrative->flow, (struct range){block->text_start, end});
    struct words *words =
        block->text == SLOT_DEVIATION ? &block->indicator.deviation : &block->indicator.measures;
    if (range.start < range.end && !figure_is_empty_mark(reader->narrative->flow, range))
        *words = words_of(reader, range);
    block->text = SLOT_NONE;
    block->end = end;
}

static bool is_indicator(const struct block *block)
{
    int told = 0;
    for (enum slot slot = SLOT_TARGET; slot <= SLOT_SCORE; slot++)
        told += slot != SLOT_MIDYEAR && has(block, slot);
    bool graded = has(block, SLOT_WEIGHT) || has(block, SLOT_SCORE);
    return (has(block, SLOT_TARGET) || has(block, SLOT_ACTUAL)) && told >= 2 &&
           (graded || !block->bare);
}

static void keep_block(struct reader *reader)
{
    struct narrative *narrative = reader->narrative;
    struct block *block = &reader->block;
    reader->indicators =
        xgrow(reader->indicators, reader->count, &reader->capacity, sizeof *reader->indicators);
    reader->indicators[reader->count++] = block->indicator;
    narrative->blocks = xgrow(narrative->blocks, narrative->block_count, &narrative->block_capacity,
        sizeof *narrative->blocks);
    narrative->blocks[narrative->block_count++] = (struct range){block->start, block->end};
}

static void close_block(struct reader *reader, uint32_t end)
{
    if (!reader->block.open)
        return;
    close_text(reader, end);
    if (is_indicator(&reader->block))
        keep_block(reader);
    reader->free_from = reader->block.end;
    reader->block.open = false;
}

/* Begins. */

/* 绩效分析, 完成情况: a heading over blocks, not the first line of a name. */
static bool is_heading(const struct flow *flow, const struct token *mark)
{
    static const char32_t ends[] = U"况析明论价";
    if (mark->end <= mark->range.end || mark->end >= flow->length ||
        flow->gap[mark->end] < GAP_LINE)
        return false;
    for (const char32_t *c = ends; *c; c++)
        if (flow->text[mark->end - 1] == *c)
            return true;
    return false;
}

static void open_block(struct reader *reader, uint32_t at)
{
    const struct narrative *narrative = reader->narrative;
    const struct token *mark = reader->mark ? token_at(reader, reader->mark - 1) : NULL;
    struct range region = {reader->free_from, at};
    if (mark && mark->range.end > region.start)
        region.start =
            is_heading(narrative->flow, mark) && mark->end < at ? mark->end : mark->range.end;
    struct block *block = &reader->block;
    *block =
        (struct block){.start = region.start, .end = at, .level = reader->level, .text = SLOT_NONE};
    struct figure weight = {0};
    if (!narrative_name_find(narrative, region, &reader->levels, &block->name, &weight))
        return;
    if (mark && mark->end == at && is_heading(narrative->flow, mark) &&
        !narrative_name_in_heading(narrative, &block->name))
        return;
    block->open = true;
    block->start = mark && mark->range.end == region.start ? mark->range.start : block->name.start;
    block->indicator.name = words_of(reader, block->name);
    block->indicator.level1 = words_of(reader, reader->levels.level1);
    block->indicator.level2 = words_of(reader, reader->levels.level2);
    if (weight.known) {
        block->indicator.weight = weight;
        block->filled |= 1u << SLOT_WEIGHT;
    }
}

/* Values. */

/* The clause from `from` on as a quantity. A text goes on over commas up to the next label of the
 * sentence. */
static struct quantity read_quantity(struct reader *reader, size_t i, uint32_t from)
{
    const struct narrative *narrative = reader->narrative;
    const struct flow *flow = narrative->flow;
    size_t last;
    from = narrative_clause_past_year(flow, from);
    uint32_t end = narrative_clause_end(narrative, i, from, true, &last);
    bool unreadable = false;
    struct range range = figure_trim(flow, (struct range){from, end});
    struct quantity quantity =
        figure_clause(flow, narrative->document, range, narrative->arena, &unreadable);
    if (unreadable)
        narrative_remark(reader->narrative, range, _("this number cannot be read"));
    reader->past = end;
    if (quantity.form != QUANTITY_TEXT)
        return quantity;
    while (last < narrative->last && token_at(reader, last)->kind == TOKEN_COMMA)
        end = narrative_clause_end(narrative, last, token_at(reader, last)->end, true, &last);
    bool labelled = last < narrative->last && token_at(reader, last)->kind == TOKEN_LABEL;
    if (!labelled || end <= range.end)
        return quantity;
    struct words words = words_of(reader, figure_trim(flow, (struct range){from, end}));
    reader->past = end;
    return (struct quantity){.form = QUANTITY_TEXT, .text = words.text, .place = words.place};
}

static bool equals(const struct flow *flow, struct range name, uint32_t at, uint32_t end)
{
    uint32_t length = name.end - name.start;
    if (end < at + length)
        return false;
    for (uint32_t i = 0; i < length; i++)
        if (flow->text[name.start + i] != flow->text[at + i])
            return false;
    return true;
}

static struct range strip_copula(const struct flow *flow, struct range name)
{
    static const char32_t ends[] = U"为是达到约:";
    while (name.end > name.start) {
        const char32_t *c = ends;
        while (*c && *c != flow->text[name.end - 1])
            c++;
        if (!*c)
            break;
        name.end--;
    }
    return name;
}

/* Where the value begins in 〔name〕为98%, 〔name〕98%, 〔name〕达到预期: at the last number, else
 * behind the last 为. */
static uint32_t value_in(const struct reader *reader, size_t i, uint32_t from, uint32_t end)
{
    const struct flow *flow = reader->narrative->flow;
    const struct token *number = NULL;
    for (size_t k = i + 1; k < reader->narrative->last && token_at(reader, k)->range.start < end;
         k++)
        if (token_at(reader, k)->kind == TOKEN_NUMBER && token_at(reader, k)->range.start >= from)
            number = token_at(reader, k);
    uint32_t at = number ? number->range.end : from;
    for (uint32_t k = end; k > at; k--)
        if (flow->text[k - 1] == U'为' || flow->text[k - 1] == U'是' || flow->text[k - 1] == U':')
            return k;
    return number ? number->range.start : from;
}

/* 本次评价〔name〕为〔value〕: the name is the block's, or another, which the sentence's name then
 * tells. */
static void read_named_actual(struct reader *reader, size_t i)
{
    const struct narrative *narrative = reader->narrative;
    const struct flow *flow = narrative->flow;
    struct indicator *indicator = &reader->block.indicator;
    size_t last;
    uint32_t from = narrative_clause_past_copula(reader->narrative, token_at(reader, i)->range.end);
    uint32_t end = narrative_clause_end(narrative, i, from, false, &last);
    uint32_t at = from;
    if (equals(flow, reader->block.name, from, end)) {
        at += reader->block.name.end - reader->block.name.start;
        indicator->sentence_name = words_of(reader, (struct range){from, at});
    }
    uint32_t value = value_in(reader, i, at, end);
    if (at == from && value > from) {
        struct range name = strip_copula(flow, figure_trim(flow, (struct range){from, value}));
        indicator->sentence_name = words_of(reader, name);
    }
    bool unreadable = false;
    struct range range = figure_trim(flow, (struct range){value, end});
    indicator->actual =
        figure_clause(flow, narrative->document, range, narrative->arena, &unreadable);
    if (unreadable)
        narrative_remark(reader->narrative, range, _("this number cannot be read"));
    reader->past = end;
}

static void read_number(struct reader *reader, size_t i, enum slot slot, struct figure *out)
{
    const struct token *number = narrative_clause_number(reader->narrative, i, slot);
    if (!number)
        return;
    if (!narrative_figure(reader->narrative, number, out))
        narrative_remark(reader->narrative, number->range, _("this number cannot be read"));
    reader->past = number->end;
}

static void read_slot(struct reader *reader, size_t i, enum slot slot)
{
    const struct token *label = token_at(reader, i);
    struct block *block = &reader->block;
    struct indicator *indicator = &block->indicator;
    uint32_t value = narrative_clause_past_copula(reader->narrative, label->range.end);
    switch (slot) {
    case SLOT_TARGET:
        indicator->target = read_quantity(reader, i, value);
        break;
    case SLOT_ACTUAL:
        if (label->code == LABEL_ACTUAL_NAMED ||
            equals(reader->narrative->flow, block->name, value, reader->narrative->range.end))
            read_named_actual(reader, i);
        else
            indicator->actual = read_quantity(reader, i, value);
        break;
    case SLOT_MIDYEAR:
        read_number(reader, i, slot, &indicator->midyear);
        break;
    case SLOT_COMPLETION:
        read_number(reader, i, slot, &indicator->completion);
        break;
    case SLOT_WEIGHT:
        read_number(reader, i, slot, &indicator->weight);
        break;
    case SLOT_SCORE:
        read_number(reader, i, slot, &indicator->score);
        break;
    default:
        block->text = slot;
        block->text_start = value;
        reader->past = value;
        break;
    }
    block->filled |= 1u << slot;
    if (reader->past > block->end)
        block->end = reader->past;
}

/* Clauses. */

/* 年度指标值明显提升，实际完成值…: words alone are a value where the next clause is one of the
 * block. */
static bool is_followed_by_clause(const struct reader *reader, size_t comma)
{
    if (comma + 1 >= reader->narrative->last || token_at(reader, comma)->kind != TOKEN_COMMA)
        return false;
    const struct token *next = token_at(reader, comma + 1);
    return narrative_clause_slot(reader->narrative, comma + 1) != SLOT_NONE &&
           narrative_name_clause_start(reader->narrative->flow, 0, next->range.start) ==
               token_at(reader, comma)->end;
}

/* Whether a value follows the label, so that it is said and not just mentioned. */
static bool is_said(const struct reader *reader, size_t i, enum slot slot)
{
    const struct token *label = token_at(reader, i);
    const struct flow *flow = reader->narrative->flow;
    if (is_text_slot(slot))
        return reader->block.open && narrative_clause_introduces(reader->narrative, i);
    if (label->code == LABEL_ACTUAL_NAMED || label->code == LABEL_ACTUAL_BARE)
        return reader->block.open;
    if (narrative_clause_number(reader->narrative, i, slot))
        return true;
    if (slot != SLOT_TARGET && slot != SLOT_ACTUAL)
        return false;
    uint32_t value = narrative_clause_past_copula(reader->narrative, label->range.end);
    struct range range;
    enum op op;
    if (slot == SLOT_ACTUAL && reader->block.open &&
        equals(flow, reader->block.name, value, reader->narrative->range.end))
        return true;
    if (figure_operator(flow, narrative_clause_past_year(flow, value), reader->narrative->range.end,
            &range, &op))
        return true;
    size_t last;
    uint32_t end = narrative_clause_end(reader->narrative, i, value, true, &last);
    if (value > label->range.end)
        return reader->block.text == SLOT_NONE && end > value;
    return flow->text[value - 1] == U'值' && is_followed_by_clause(reader, last);
}

/* 自评得分 after 2023年度部门整体支出: the total, not the last indicator's score. */
static bool is_of_the_whole(const struct reader *reader, size_t i)
{
    uint32_t at = token_at(reader, i)->range.start;
    for (size_t k = i; k > reader->narrative->first; k--) {
        const struct token *token = token_at(reader, k - 1);
        if (token->range.end + BEHIND_LONGEST < at)
            return false;
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_MARK)
            return false;
        if (token->kind == TOKEN_YEAR ||
            (token->kind == TOKEN_LABEL &&
                (token->code == LABEL_WHOLE || token->code == LABEL_ITSELF)))
            return true;
    }
    return false;
}

/* A name ended by a colon or comma stands between the last stop and the clause. */
static bool is_named(const struct reader *reader, uint32_t clause)
{
    const struct flow *flow = reader->narrative->flow;
    uint32_t from = reader->stop > reader->block.end ? reader->stop : reader->block.end;
    return clause > from + 2 && (flow->text[clause - 1] == U':' || flow->text[clause - 1] == U',');
}

static bool begins_block(const struct reader *reader, enum slot slot, uint32_t clause)
{
    const struct block *block = &reader->block;
    if (!block->open)
        return true;
    if (block->text == SLOT_NONE && reader->marked)
        return true;
    if (!has(block, slot))
        return false;
    if (block->text != SLOT_NONE)
        return slot == SLOT_TARGET && (reader->marked || is_named(reader, clause));
    return slot == SLOT_TARGET || reader->stop > block->end;
}

/* 计划24次，实际26次: words so common tell a block's target and actual only in clauses of their
 * own, one behind the other, and not within a reason. */
static bool is_out_of_place(const struct reader *reader, size_t i, uint32_t clause)
{
    const struct block *block = &reader->block;
    const struct token *label = token_at(reader, i);
    enum label_code code = (enum label_code)label->code;
    if (code == LABEL_ACTUAL_BARE && block->open && has(block, SLOT_TARGET)) {
        bool begins = label[-1].kind == TOKEN_COMMA || label[-1].kind == TOKEN_STOP;
        return block->text != SLOT_NONE || !begins || label[-1].end != label->range.start;
    }
    if (code == LABEL_ACTUAL_BARE)
        return true;
    return code == LABEL_TARGET_BARE && block->open && block->text != SLOT_NONE &&
           !reader->marked && !(reader->stop > block->text_start && is_named(reader, clause));
}

static void meet_clause(struct reader *reader, size_t i, enum slot slot)
{
    const struct token *label = token_at(reader, i);
    if (!is_said(reader, i, slot) || is_out_of_place(reader, i, label->range.start) ||
        (label->code == LABEL_SCORE_SELF && is_of_the_whole(reader, i)))
        return;
    uint32_t clause = narrative_clause_start(reader->narrative, i, slot);
    if (begins_block(reader, slot, clause)) {
        uint32_t end = reader->stop > reader->block.end ? reader->stop : clause;
        close_block(reader, reader->block.open && reader->block.text != SLOT_NONE ? end : clause);
        if (is_text_slot(slot))
            return;
        open_block(reader, clause);
    } else if (has(&reader->block, slot)) {
        return;
    }
    reader->marked = false;
    if (!reader->block.open)
        return;
    close_text(reader, clause);
    reader->block.bare |= label->code == LABEL_TARGET_BARE;
    read_slot(reader, i, slot);
}

static bool is_level(const struct reader *reader, size_t mark)
{
    struct narrative_levels levels = reader->levels;
    return narrative_name_heading(reader->narrative, mark, &levels);
}

/* Whether the numbering at `mark` stands before an indicator: nothing numbered comes before the
 * next clause, which is not in the brackets of a level, 产出指标（50分，得分47分）. */
static bool is_own(const struct reader *reader, size_t mark)
{
    int depth = 0;
    for (size_t i = mark + 1; i < reader->narrative->last; i++) {
        const struct token *token = token_at(reader, i);
        depth += token->kind == TOKEN_OPEN;
        depth -= token->kind == TOKEN_CLOSE && depth > 0;
        if (token->kind == TOKEN_MARK && token->code <= token_at(reader, mark)->code)
            return false;
        if (token->kind == TOKEN_MARK && token->range.start > token_at(reader, i - 1)->range.end)
            return false;
        if (narrative_clause_slot(reader->narrative, i) != SLOT_NONE)
            return !(depth && is_level(reader, mark)) &&
                   narrative_name_clause_start(reader->narrative->flow, 0, token->range.start) <=
                       token_at(reader, mark)->end + 1;
    }
    return false;
}

static bool has_level(const struct narrative_levels *levels)
{
    return levels->mark1 != MARK_LEVELS || levels->mark2 != MARK_LEVELS;
}

/* Whose the numbering is says whether it leaves the level that was told, or tells one. */
static void meet_mark(struct reader *reader, size_t i)
{
    const struct token *mark = token_at(reader, i);
    bool together =
        reader->mark && token_at(reader, reader->mark - 1)->range.end == mark->range.start;
    if (reader->block.open && mark->code <= reader->block.level)
        close_block(reader, mark->range.start);
    bool heading = is_level(reader, i);
    bool own = (heading || has_level(&reader->levels)) && is_own(reader, i);
    narrative_name_leave(&reader->levels, mark->code, own);
    reader->stop = mark->range.end;
    reader->marked = true;
    if (!own && heading) {
        narrative_name_heading(reader->narrative, i, &reader->levels);
        close_block(reader, mark->range.start);
        reader->free_from = mark->end;
        reader->mark = 0;
        reader->level = mark->code;
        return;
    }
    reader->level = together && reader->level < mark->code ? reader->level : mark->code;
    reader->mark = i + 1;
}

static void meet(struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    if (token->range.start < reader->past)
        return;
    if (token->kind == TOKEN_MARK) {
        meet_mark(reader, i);
    } else if (token->kind == TOKEN_STOP) {
        reader->stop = token->end;
        if (token->code == 0)
            close_block(reader, token->range.start);
    } else if (token->kind == TOKEN_LABEL) {
        enum slot slot = narrative_clause_slot(reader->narrative, i);
        if (slot != SLOT_NONE)
            meet_clause(reader, i, slot);
        else if (token->code == LABEL_TOTAL && reader->block.open &&
                 reader->stop > reader->block.text_start)
            close_block(reader, reader->stop);
    }
}

static void keep(struct reader *reader)
{
    struct narrative *narrative = reader->narrative;
    struct evaluation *evaluation = narrative->evaluation;
    evaluation->indicators =
        arena_alloc(narrative->arena, reader->count * sizeof *evaluation->indicators);
    for (size_t i = 0; i < reader->count; i++)
        evaluation->indicators[i] = reader->indicators[i];
    evaluation->indicator_count = reader->count;
    free(reader->indicators);
}

void narrative_indicators_read(struct narrative *narrative)
{
    struct reader reader = {
        .narrative = narrative,
        .free_from = narrative->range.start,
        .stop = narrative->range.start,
        .level = MARK_CHINESE_IN,
        .block.text = SLOT_NONE,
    };
    reader.levels.mark1 = reader.levels.mark2 = MARK_LEVELS;
    for (size_t i = narrative->first; i < narrative->last; i++)
        meet(&reader, i);
    close_block(&reader, narrative->range.end);
    keep(&reader);
}
