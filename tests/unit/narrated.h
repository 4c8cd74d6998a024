/* narrated - a text read as the program reads a file, and what was read told in a line, for tests.
 */
#ifndef NARRATED_H
#define NARRATED_H

#include <stdio.h>
#include <string.h>

#include "read/reader.h"

enum { TOLD = 2048 };

static inline struct reading narrated(const char *text)
{
    struct reading reading;
    struct err err;
    if (!reading_init(&reading, (const unsigned char *)text, strlen(text), &err))
        fail_msg("%s: %s", text, err.text);
    return reading;
}

static inline void tell(char *told, const char *name, const char *value)
{
    size_t length = strlen(told);
    snprintf(told + length, TOLD - length, "%s%s=%s", length ? " " : "", name, value);
}

static inline void tell_figure(char *told, const char *name, const struct figure *figure)
{
    char text[DECIMAL_TEXT];
    if (figure->known && figure->place.length)
        tell(told, name, decimal_text(figure->value, text));
}

static inline void tell_words(char *told, const char *name, struct words words)
{
    if (words.text)
        tell(told, name, words.text);
}

static inline void tell_quantity(char *told, const char *name, const struct quantity *quantity)
{
    char value[DECIMAL_TEXT], text[256];
    if (quantity->form == QUANTITY_TEXT)
        tell(told, name, quantity->text);
    if (quantity->form != QUANTITY_NUMBER)
        return;
    snprintf(text, sizeof text, "%s%s%s", op_name(quantity->op),
        decimal_text(quantity->value, value), quantity->unit ? quantity->unit : "");
    tell(told, name, text);
}

/* "initial=200 basic.executed=150": what is printed of the budget. */
static inline const char *told_budget(const struct evaluation *evaluation, char told[TOLD])
{
    told[0] = '\0';
    for (int field = 0; field < BUDGET_FIELDS; field++)
        tell_figure(told, strchr(budget_fields[field].path, '.') + 1,
            budget_figure(&evaluation->budget, (enum budget_field)field));
    return told;
}

/* "name=培训人次 target=>=100人次 actual==120人次 weight=10 …" */
static inline const char *told_indicator(const struct indicator *indicator, char told[TOLD])
{
    told[0] = '\0';
    tell_words(told, "level1", indicator->level1);
    tell_words(told, "level2", indicator->level2);
    tell_words(told, "name", indicator->name);
    tell_quantity(told, "target", &indicator->target);
    tell_figure(told, "midyear", &indicator->midyear);
    tell_quantity(told, "actual", &indicator->actual);
    tell_figure(told, "completion", &indicator->completion);
    tell_figure(told, "weight", &indicator->weight);
    tell_figure(told, "score", &indicator->score);
    tell_words(told, "deviation", indicator->deviation);
    tell_words(told, "measures", indicator->measures);
    return told;
}

/* "total=95.6 grade=优" */
static inline const char *told_conclusion(const struct evaluation *evaluation, char told[TOLD])
{
    told[0] = '\0';
    tell_figure(told, "total", &evaluation->total);
    if (evaluation->grade != GRADE_NONE)
        tell(told, "grade", grade_name(evaluation->grade));
    return told;
}

#endif
