/*
 * review_value - the values of a journal as text, and back.
 *
 * What a person types is read by the rules a report is read by (figure.h): full width, grouped,
 * with its unit.
 */
#ifndef FUHE_REVIEW_VALUE_H
#define FUHE_REVIEW_VALUE_H

#include "arena.h"
#include "evaluation.h"

/* The words "reported" and "computed", in any width. */
bool review_value_is(const char *text, const char *word);

/* A score or weight in points; an amount in 万元 (another unit of money is converted). Not
 * negative. False: none. */
bool review_value_points(const char *text, struct decimal *out);
bool review_value_amount(const char *text, struct decimal *out);

/* A target or an actual. What the text leaves out, unit and (of a target) operator, is that of
 * `reported`. False: no text at all, an operator alone, a number that cannot be read. */
bool review_value_quantity(const char *text, const struct quantity *reported, bool is_target,
    struct arena *arena, struct quantity *out);

/* As review_value_quantity reads it; "" when missing. An `=` is left out where the reported
 * operator is that too. */
const char *review_value_text(const struct quantity *quantity, const struct quantity *reported,
    bool is_target, struct arena *arena);

bool review_value_same(const struct quantity *a, const struct quantity *b);
bool review_value_same_figure(const struct figure *a, const struct figure *b);

#endif
