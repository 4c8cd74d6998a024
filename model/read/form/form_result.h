/*
 * form_result - the evaluation a form's readers fill: its lists grow here.
 */
#ifndef FUHE_FORM_RESULT_H
#define FUHE_FORM_RESULT_H

#include "read/text/flow.h"

struct form_result {
    const struct document *document;
    const struct flow *flow;
    bool reordered;      /* the flow's characters stand in another order than the document's */
    struct arena *arena; /* holds all the evaluation points to */
    struct evaluation *evaluation;
    size_t mention_capacity, remark_capacity, indicator_capacity;
};

void form_mention(
    struct form_result *result, enum budget_field field, struct figure figure, int power);

/* `text` is in the language of the interface and outlives the evaluation. */
void form_remark(struct form_result *result, struct range range, const char *text);

/* From the first to the last character of a range in the document, whatever order a sheet's cells
 * were put in. */
struct place form_place(const struct form_result *result, struct range range);

/* The words of a range, with its form_place. */
struct words form_words(const struct form_result *result, struct range range);

/* Whether the range's characters stand in the document in the same order: only then are they one
 * thing. */
bool form_in_order(const struct form_result *result, struct range range);

void form_add_indicator(struct form_result *result, const struct indicator *indicator);

#endif
