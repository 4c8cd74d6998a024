#include "narrative_projects.h"

#include <stdlib.h>
#include <string.h>

#include "narrative_section.h"
#include "read/chars.h"

enum { NAME_MAX_LENGTH = 60, PROJECTS_MAX = 1000 };

struct listed {
    struct project project;
    struct range name;
    bool of_budget;  /* adjusted is from 预算金额: 调整后预算 goes before it */
    bool in_section; /* on projects */
};

struct clause {
    struct range range;
    bool figures; /* a number is in it */
    bool opens;   /* it begins a list or an item of one: any words may be the name */
};

struct reader {
    struct narrative *narrative;
    struct narrative_taken *taken;
    struct section section;
    struct clause before, clause;
    size_t measure; /* index of the last measure in the clause, plus one */
    struct listed *listed;
    size_t count, capacity;
    bool open; /* the last listed project is being told of */
};

static const struct token *token_at(const struct reader *reader, size_t i)
{
    return &reader->narrative->tokens->items[i];
}

static void begin_clause(struct reader *reader, uint32_t end, uint32_t start, bool opens)
{
    reader->clause.range.end = end;
    reader->before = reader->clause;
    reader->clause = (struct clause){.range = {start, start}, .opens = opens};
    reader->measure = 0;
}

static bool is_measure(int code)
{
    return code == LABEL_INITIAL || code == LABEL_ADJUSTED || code == LABEL_BUDGET ||
           code == LABEL_EXECUTED || code == LABEL_SPENDING;
}

/* 分别为, 其中, 一是 … before the name. */
static struct range strip_listing(const struct flow *flow, struct range name, bool *stripped)
{
    uint32_t length;
    const struct label *label;
    while ((label = labels_match(flow, name.start, name.end, IN_NAME, &length)) &&
           label->code == LABEL_LISTING) {
        name.start += length;
        *stripped |= length > 1;
    }
    while (name.start < name.end &&
           (flow->text[name.end - 1] == U'"' || flow->text[name.end - 1] == U','))
        name.end--;
    return name;
}

/* 项目支出, 本级财力项目, 我单位项目, 财政资金 are no names. */
static bool is_subject(const struct flow *flow, struct range name)
{
    uint32_t length;
    const struct label *label = labels_match(flow, name.start, name.end, IN_SUBJECT, &length);
    if (label && (label->code == LABEL_ITSELF || label->code == LABEL_WHOLE ||
                     name.start + length == name.end))
        return true;
    return labels_whole(flow, name, IN_FUND_ROW) != NULL;
}

/* 调整预算后项目: which budget, not whose. */
static bool names_budget(const struct flow *flow, struct range name)
{
    uint32_t length;
    const struct label *label = labels_match(flow, name.start, name.end, IN_MEASURE, &length);
    return label && (label->code == LABEL_INITIAL || label->code == LABEL_ADJUSTED);
}

/* 项目使用情况: what a heading ends with, no project. */
static bool ends_as_heading(const struct flow *flow, struct range name)
{
    return chars_among(flow->text[name.end - 1], U"况析理面明容性");
}

/* Outside of the section on projects only what calls itself one. */
static bool calls_itself_project(const struct flow *flow, struct range name)
{
    return flow->text[name.end - 2] == U'项' && flow->text[name.end - 1] == U'目';
}

/* 本项目, 以上项目: told before. */
static bool refers(const struct flow *flow, struct range name)
{
    return name.end >= name.start + 3 && calls_itself_project(flow, name) &&
           chars_among(flow->text[name.end - 3], U"本该此各述上个些");
}

static bool find_name_in(
    const struct reader *reader, const struct clause *clause, struct range *name)
{
    const struct flow *flow = reader->narrative->flow;
    bool opens = clause->opens;
    *name = strip_listing(flow, clause->range, &opens);
    uint32_t length = name->end - name->start;
    if (clause->figures || name->end <= name->start || length < 2 || length > NAME_MAX_LENGTH)
        return false;
    if (is_subject(flow, *name) || names_budget(flow, *name) || refers(flow, *name))
        return false;
    bool about_projects = narrative_section_subject(&reader->section) == SUBJECT_PROJECT ||
                          reader->narrative->evaluation->kind == KIND_PROJECT;
    if (!about_projects)
        return calls_itself_project(flow, *name);
    return labels_name_ends(flow, *name, LABEL_SPENT_THING) ||
           (opens && !ends_as_heading(flow, *name));
}

/* The name stands before the measure in its clause, or is the clause before. */
static bool find_name(const struct reader *reader, struct range *name)
{
    const struct flow *flow = reader->narrative->flow;
    const struct token *measure = token_at(reader, reader->measure - 1);
    struct clause own = reader->clause;
    own.range.end = measure->range.start;
    if (narrative_tokens_fill(flow, own.range.start, own.range.end))
        return find_name_in(reader, &reader->before, name);
    /* XX项目资金10万元: the label has taken the end of the name. */
    if (flow->text[own.range.end] == U'项')
        own.range.end += 2;
    return find_name_in(reader, &own, name);
}

static void open_project(struct reader *reader, struct range name)
{
    reader->listed =
        xgrow(reader->listed, reader->count, &reader->capacity, sizeof *reader->listed);
    reader->listed[reader->count++] = (struct listed){
        .name = name,
        .in_section = narrative_section_subject(&reader->section) == SUBJECT_PROJECT,
    };
    reader->open = true;
}

static void set_figure(
    struct reader *reader, struct listed *listed, int code, const struct token *number)
{
    struct figure figure;
    struct project *project = &listed->project;
    if (code == LABEL_INITIAL || !narrative_figure(reader->narrative, number, &figure))
        return;
    bool executed = code == LABEL_EXECUTED || code == LABEL_SPENDING;
    struct figure *slot = executed ? &project->executed : &project->adjusted;
    bool better = !executed && listed->of_budget && code == LABEL_ADJUSTED;
    if (slot->known && !better)
        return;
    *slot = figure;
    if (!executed)
        listed->of_budget = code == LABEL_BUDGET;
}

static void take(struct reader *reader, const struct token *number)
{
    struct narrative_taken *taken = reader->taken;
    taken->items = xgrow(taken->items, taken->count, &taken->capacity, sizeof *taken->items);
    taken->items[taken->count++] = number->range;
}

static void meet_number(struct reader *reader, size_t i)
{
    const struct token *number = token_at(reader, i);
    int code = 0;
    if (number->unit == UNIT_MONEY && reader->measure) {
        const struct token *measure = token_at(reader, reader->measure - 1);
        struct range name;
        if (narrative_tokens_fill(reader->narrative->flow, measure->range.end, number->range.start))
            code = measure->code;
        if (code && find_name(reader, &name))
            open_project(reader, name);
    }
    if (reader->open) {
        take(reader, number);
        if (code)
            set_figure(reader, &reader->listed[reader->count - 1], code, number);
    }
    /* Digits within a name leave the clause whole. */
    if (number->unit == UNIT_NONE)
        return;
    reader->clause.figures = true;
    begin_clause(reader, number->range.start, number->end, false);
    reader->before.figures = true;
}

/* Where the clause behind the numbering begins: it may stand before the name, or before a heading
 * whose line is over (（3）资金使用情况). */
static uint32_t begin_of_item(const struct flow *flow, const struct token *mark)
{
    bool heading = mark->end > mark->range.end && mark->end < flow->length &&
                   flow->gap[mark->end] >= GAP_LINE &&
                   chars_among(flow->text[mark->end - 1], U"况析明");
    return heading ? mark->end : mark->range.end;
}

static void meet(struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    switch ((enum token_kind)token->kind) {
    case TOKEN_LABEL:
        if (is_measure(token->code))
            reader->measure = i + 1;
        break;
    case TOKEN_NUMBER:
        meet_number(reader, i);
        break;
    case TOKEN_COMMA:
        begin_clause(reader, token->range.start, token->end, false);
        break;
    case TOKEN_STOP:
        reader->open &= token->code == U';';
        begin_clause(reader, token->range.start, token->end, reader->open);
        break;
    case TOKEN_MARK:
        reader->open = false;
        narrative_section_enter(&reader->section, reader->narrative->tokens, i);
        begin_clause(reader, token->range.start, begin_of_item(reader->narrative->flow, token),
            token->code >= MARK_DIGIT);
        break;
    default:
        break;
    }
}

static bool is_new(const struct evaluation *evaluation, const char *name)
{
    for (size_t i = 0; i < evaluation->project_count; i++)
        if (strcmp(evaluation->projects[i].name.text, name) == 0)
            return false;
    return true;
}

static void keep(struct reader *reader)
{
    struct narrative *narrative = reader->narrative;
    struct evaluation *evaluation = narrative->evaluation;
    bool sectioned = false;
    for (size_t i = 0; i < reader->count; i++)
        sectioned |= reader->listed[i].in_section;
    evaluation->projects =
        arena_alloc(narrative->arena, reader->count * sizeof *evaluation->projects);
    for (size_t i = 0; i < reader->count; i++) {
        struct listed *listed = &reader->listed[i];
        if (listed->in_section != sectioned ||
            !(listed->project.adjusted.known || listed->project.executed.known))
            continue;
        listed->project.name =
            flow_words(narrative->flow, narrative->document, listed->name, narrative->arena);
        if (evaluation->project_count < PROJECTS_MAX &&
            is_new(evaluation, listed->project.name.text))
            evaluation->projects[evaluation->project_count++] = listed->project;
    }
}

/* 开展4个项目. */
static bool counts_several(const struct narrative *narrative)
{
    for (size_t i = narrative->first; i + 1 < narrative->last; i++) {
        const struct token *number = &narrative->tokens->items[i], *next = number + 1;
        if (number->kind == TOKEN_NUMBER && number->unit == UNIT_PIECES && !number->unreadable &&
            next->kind == TOKEN_LABEL && next->code == LABEL_PROJECT &&
            next->range.start == number->end && decimal_compare(number->value, DECIMAL(1)) > 0)
            return true;
    }
    return false;
}

/* A report on one project lists none: what looks like a name is the project itself. */
static bool lists_projects(const struct reader *reader)
{
    return reader->narrative->evaluation->kind == KIND_DEPARTMENT ||
           reader->narrative->evaluation->project_count > 1 || counts_several(reader->narrative);
}

void narrative_projects_read(struct narrative *narrative, struct narrative_taken *taken)
{
    struct reader reader = {.narrative = narrative, .taken = taken};
    reader.clause.range = (struct range){narrative->range.start, narrative->range.start};
    for (size_t i = narrative->first; i < narrative->last; i++)
        meet(&reader, i);
    keep(&reader);
    if (!lists_projects(&reader))
        taken->count = narrative->evaluation->project_count = 0;
    free(reader.listed);
}
