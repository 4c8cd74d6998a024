/*
 * form_keys - what stands around the tables of a form: unit, project, year, the unit of money.
 */
#ifndef FUHE_FORM_KEYS_H
#define FUHE_FORM_KEYS_H

#include "form_find.h"
#include "form_result.h"

/* Fills kind, unit, project and year, and a total or grade that stands among the keys. `funds`:
 * where the fund table begins, the end of the keys when there is none. */
void form_keys(
    struct form_result *result, const struct form *form, enum layout layout, uint32_t funds);

/* How an amount printed without a unit becomes 万元, by what is printed last in `range`: 单位:元,
 * (万元). False when nothing is: `power` is left as it was. */
bool form_money_power(const struct flow *flow, struct range range, int *power);

/* Points (97.93, 95.34分) that stand at `at`, alone between breaks. */
bool form_points_at(
    const struct flow *flow, uint32_t at, uint32_t end, struct figure *out, uint32_t *behind);

#endif
