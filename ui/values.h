/*
 * values - figures, quantities and scores as the screen shows them. What is missing is a dash.
 */
#ifndef FUHE_VALUES_H
#define FUHE_VALUES_H

#include "frame.h"
#include "review.h"

enum { VALUES_TEXT = 256 };

const char *values_figure(const struct figure *figure, char text[static VALUES_TEXT]);
/* Of the budget: rates with their %. */
const char *values_budget(
    enum budget_field field, const struct figure *figure, char text[static VALUES_TEXT]);

const char *values_computed(const struct computed *computed, char text[static VALUES_TEXT]);
const char *values_percent(bool known, struct decimal value, char text[static VALUES_TEXT]);

/* With the operator where it is a target; without the unit when the whole is wider than `cells`. */
const char *values_quantity(
    const struct quantity *quantity, bool is_target, int cells, char text[static VALUES_TEXT]);

/* What a score rests on: "*" computed, "!" set by hand, "?" kept because it cannot be computed, " "
 * reported. */
const char *values_basis(enum basis basis, const struct computed *score);

const char *values_grade(enum grade grade); /* a dash for none */
enum style values_grade_style(enum grade grade);

#endif
