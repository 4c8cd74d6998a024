/*
 * form_funds - the fund table of a form, in every arrangement, as the budget of an evaluation.
 */
#ifndef FUHE_FORM_FUNDS_H
#define FUHE_FORM_FUNDS_H

#include "form_find.h"
#include "form_result.h"

/* Fills the budget from the fund table that begins at `head` (NULL: there is none with columns;
 * then amounts that stand behind their labels are taken) and ends before `end`. The unit of money
 * is the nearest printed before the rows. */
void form_funds(struct form_result *result, const struct form *form, enum layout layout,
    const struct head *head, uint32_t end, struct arena *scratch);

/* Where the fund part of a form ends: before its goals or its indicator table. */
uint32_t form_funds_end(const struct flow *flow, const struct form *form, uint32_t at);

#endif
