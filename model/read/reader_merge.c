#include "reader_merge.h"

#include <stdlib.h>
#include <string.h>

#include "../policy.h"
#include "reader_merge_indicators.h"

/* 道路养护项目, 道路养护: names of projects are the same with the word and without. */
static size_t name_length(const char *name)
{
    static const char project[] = "项目";
    size_t length = strlen(name), ending = sizeof project - 1;
    return length > ending && strcmp(name + length - ending, project) == 0 ? length - ending
                                                                           : length;
}

static bool same_project(const char *a, const char *b)
{
    size_t length = name_length(a);
    return length == name_length(b) && strncmp(a, b, length) == 0;
}

static size_t count_kind(const struct evaluation_list *list, enum kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].kind == kind;
    return count;
}

static bool same_unit(const struct evaluation *a, const struct evaluation *b)
{
    return !a->unit.text || !b->unit.text || strcmp(a->unit.text, b->unit.text) == 0;
}

/* The form that what prose says belongs to; NULL when there is none. A single form and a single
 * text are about the same even where the unit is written in two ways. */
static struct evaluation *partner(struct evaluation_list *forms, size_t form_count,
    const struct evaluation_list *others, const struct evaluation *other)
{
    struct evaluation_list of_forms = {.items = forms->items, .count = form_count};
    bool single = count_kind(&of_forms, other->kind) == 1 && count_kind(others, other->kind) == 1;
    for (size_t i = 0; i < form_count; i++) {
        struct evaluation *form = &forms->items[i];
        if (form->kind != other->kind)
            continue;
        if (form->kind == KIND_DEPARTMENT ? single || same_unit(form, other)
            : form->project.text && other->project.text
                ? same_project(form->project.text, other->project.text)
                : single)
            return form;
    }
    return NULL;
}

static void fill_words(struct words *into, struct words from)
{
    if (!into->text)
        *into = from;
}

static void *join(
    struct arena *arena, const void *a, size_t a_count, const void *b, size_t b_count, size_t item)
{
    char *items = arena_alloc(arena, (a_count + b_count) * item + 1);
    if (a_count)
        memcpy(items, a, a_count * item);
    if (b_count)
        memcpy(items + a_count * item, b, b_count * item);
    return items;
}

static void fill_budget(struct budget *into, const struct budget *from)
{
    if (!into->adjustment.known) {
        into->adjustment_word = from->adjustment_word;
        into->adjustment_negative = from->adjustment_negative;
    }
    for (int field = 0; field < BUDGET_FIELDS; field++) {
        struct figure *figure = budget_figure_at(into, (enum budget_field)field);
        if (!figure->known)
            *figure = *budget_figure(from, (enum budget_field)field);
    }
}

static void fill(struct evaluation *into, const struct evaluation *from, struct arena *arena)
{
    fill_words(&into->unit, from->unit);
    fill_words(&into->project, from->project);
    if (!into->year) {
        into->year = from->year;
        into->year_place = from->year_place;
    }
    fill_budget(&into->budget, &from->budget);
    if (!into->project_count) {
        into->projects = from->projects;
        into->project_count = from->project_count;
    }
    reader_merge_indicators(
        into->indicators, into->indicator_count, from->indicators, from->indicator_count);
    if (!into->indicator_count) {
        into->indicators = from->indicators;
        into->indicator_count = from->indicator_count;
    }
    if (!into->total.known)
        into->total = from->total;
    if (into->grade == GRADE_NONE) {
        into->grade = from->grade;
        into->grade_place = from->grade_place;
    }
    into->mentions = join(arena, into->mentions, into->mention_count, from->mentions,
        from->mention_count, sizeof *into->mentions);
    into->mention_count += from->mention_count;
    into->remarks = join(arena, into->remarks, into->remark_count, from->remarks,
        from->remark_count, sizeof *into->remarks);
    into->remark_count += from->remark_count;
}

static int by_place(const void *a, const void *b)
{
    const struct evaluation *x = a, *y = b;
    if (x->extent.start != y->extent.start)
        return x->extent.start < y->extent.start ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

void reader_merge(
    struct evaluation_list *forms, const struct evaluation_list *others, struct arena *arena)
{
    size_t form_count = forms->count;
    for (size_t i = 0; i < others->count; i++) {
        const struct evaluation *other = &others->items[i];
        struct evaluation *form = partner(forms, form_count, others, other);
        if (form) {
            fill(form, other, arena);
        } else {
            forms->items =
                xgrow(forms->items, forms->count, &forms->capacity, sizeof *forms->items);
            forms->items[forms->count++] = *other;
        }
    }
    if (forms->count)
        qsort(forms->items, forms->count, sizeof *forms->items, by_place);
}

/* Mentions. */

static int mention_by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    if (x->figure.place.start != y->figure.place.start)
        return x->figure.place.start < y->figure.place.start ? -1 : 1;
    return (int)x->field - (int)y->field;
}

static bool is_mentioned(const struct evaluation *evaluation, enum budget_field field)
{
    const struct figure *figure = budget_figure(&evaluation->budget, field);
    for (size_t i = 0; i < evaluation->mention_count; i++) {
        const struct mention *mention = &evaluation->mentions[i];
        if (mention->field == field && mention->figure.place.start == figure->place.start)
            return true;
    }
    return false;
}

static void complete_mentions(struct evaluation *evaluation, struct arena *arena)
{
    struct mention missing[BUDGET_FIELDS];
    size_t count = 0;
    for (int field = 0; field < BUDGET_FIELDS; field++) {
        const struct figure *figure = budget_figure(&evaluation->budget, (enum budget_field)field);
        if (figure->known && figure->place.length &&
            !is_mentioned(evaluation, (enum budget_field)field))
            missing[count++] =
                (struct mention){.field = (enum budget_field)field, .figure = *figure};
    }
    if (count) {
        evaluation->mentions = join(arena, evaluation->mentions, evaluation->mention_count, missing,
            count, sizeof *missing);
        evaluation->mention_count += count;
    }
    if (evaluation->mention_count)
        qsort(evaluation->mentions, evaluation->mention_count, sizeof *evaluation->mentions,
            mention_by_place);
}

void reader_complete(
    struct evaluation_list *list, const struct evaluation *document, struct arena *arena)
{
    for (size_t i = 0; i < list->count; i++) {
        struct evaluation *evaluation = &list->items[i];
        fill_words(&evaluation->unit, document->unit);
        if (!evaluation->year) {
            evaluation->year = document->year;
            evaluation->year_place = document->year_place;
        }
        struct figure *weight = &evaluation->budget.weight;
        if (!weight->known)
            *weight = (struct figure){.known = true, .value = policy_default.execution_weight};
        complete_mentions(evaluation, arena);
    }
}
