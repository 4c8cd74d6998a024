/* formed - the forms of a text, and their values written on one line each, for tests. */
#ifndef FORMED_H
#define FORMED_H

#include <stdio.h>
#include <stdlib.h>

#include "flowed.h"
#include "read/form/form.h"

struct formed {
    struct flowed flowed;
    struct evaluation_list list;
};

static inline struct formed formed_text(const char *text)
{
    struct formed formed = {.flowed = flowed_text(text)};
    form_read(&formed.flowed.document, &formed.flowed.flow, &formed.flowed.arena, &formed.list);
    return formed;
}

static inline void formed_fini(struct formed *formed)
{
    free(formed->list.items);
    flowed_fini(&formed->flowed);
}

static inline const char *formed_figure(struct formed *formed, const struct figure *figure)
{
    char text[DECIMAL_TEXT];
    return figure->known
               ? arena_format(&formed->flowed.arena, "%s", decimal_text(figure->value, text))
               : "-";
}

static inline const char *formed_quantity(
    struct formed *formed, const struct quantity *quantity, bool target)
{
    char text[DECIMAL_TEXT];
    if (quantity->form == QUANTITY_MISSING)
        return "-";
    if (quantity->form == QUANTITY_TEXT)
        return quantity->text;
    return arena_format(&formed->flowed.arena, "%s%s%s", target ? op_name(quantity->op) : "",
        decimal_text(quantity->value, text), quantity->unit ? quantity->unit : "");
}

static inline const char *formed_words(const struct words *words)
{
    return words->text ? words->text : "-";
}

/* "level1/level2/name/target/actual/weight/score", with "/deviation/measures" where there is any.
 */
static inline const char *formed_indicator(struct formed *formed, size_t evaluation, size_t index)
{
    assert_true(evaluation < formed->list.count);
    assert_true(index < formed->list.items[evaluation].indicator_count);
    const struct indicator *i = &formed->list.items[evaluation].indicators[index];
    const char *values = arena_format(&formed->flowed.arena, "%s/%s/%s/%s/%s/%s/%s",
        formed_words(&i->level1), formed_words(&i->level2), formed_words(&i->name),
        formed_quantity(formed, &i->target, true), formed_quantity(formed, &i->actual, false),
        formed_figure(formed, &i->weight), formed_figure(formed, &i->score));
    if (!i->deviation.text && !i->measures.text)
        return values;
    return arena_format(&formed->flowed.arena, "%s/%s/%s", values, formed_words(&i->deviation),
        formed_words(&i->measures));
}

/* "initial adjusted executed rate weight score" */
static inline const char *formed_budget(struct formed *formed, size_t evaluation)
{
    assert_true(evaluation < formed->list.count);
    const struct budget *b = &formed->list.items[evaluation].budget;
    return arena_format(&formed->flowed.arena, "%s %s %s %s %s %s",
        formed_figure(formed, &b->initial), formed_figure(formed, &b->adjusted),
        formed_figure(formed, &b->executed), formed_figure(formed, &b->rate),
        formed_figure(formed, &b->weight), formed_figure(formed, &b->score));
}

/* "kind unit project year total grade" */
static inline const char *formed_head(struct formed *formed, size_t evaluation)
{
    assert_true(evaluation < formed->list.count);
    const struct evaluation *e = &formed->list.items[evaluation];
    return arena_format(&formed->flowed.arena, "%s %s %s %d %s %s", kind_name(e->kind),
        formed_words(&e->unit), formed_words(&e->project), e->year,
        formed_figure(formed, &e->total), e->grade ? grade_name(e->grade) : "-");
}

/* The budget of the one form of a text. */
static inline void assert_form_budget(const char *text, const char *expected)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    assert_string_equal(formed_budget(&formed, 0), expected);
    formed_fini(&formed);
}

/* The indicators of the one form of a text, a row each. */
static inline void assert_form_rows(const char *text, const char *const *expected, size_t count)
{
    struct formed formed = formed_text(text);
    assert_int_equal(formed.list.count, 1);
    for (size_t i = 0; i < count && i < formed.list.items[0].indicator_count; i++)
        assert_string_equal(formed_indicator(&formed, 0, i), expected[i]);
    assert_int_equal(formed.list.items[0].indicator_count, count);
    formed_fini(&formed);
}

#define ASSERT_ROWS(text, ...)                                                                     \
    do {                                                                                           \
        static const char *const expected_[] = {__VA_ARGS__};                                      \
        assert_form_rows(text, expected_, sizeof expected_ / sizeof *expected_);                   \
    } while (0)

#endif
