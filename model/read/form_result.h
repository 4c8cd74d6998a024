/*
 * form_result - the evaluation a form's readers fill: its lists grow here.
 */
#ifndef FUHE_FORM_RESULT_H
#define FUHE_FORM_RESULT_H

#include "flow.h"

struct form_result {
    const struct document *document;
    const struct flow *flow;
    struct arena *arena; /* holds all the evaluation points to */
    struct evaluation *evaluation;
    size_t mention_capacity, remark_capacity, indicator_capacity;
};

void form_mention(struct form_result *result, enum budget_field field, struct figure figure, int power);

/* `text` is in the language of the interface and outlives the evaluation. */
void form_remark(struct form_result *result, struct range range, const char *text);

/* A new indicator, all missing, at the end of the list. Valid until the next. */
struct indicator *form_indicator(struct form_result *result);

#endif
