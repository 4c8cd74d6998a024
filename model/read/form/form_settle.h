/*
 * form_settle - rows that lack cells: which are missing, arithmetic tells, the habit of printing
 * points last, or nobody can.
 */
#ifndef FUHE_FORM_SETTLE_H
#define FUHE_FORM_SETTLE_H

#include "form_cells.h"
#include "form_head.h"

/* A row from which empty cells were dropped: of the ways its figures can stand under the columns,
 * the one in which the rate is executed / adjusted or, with no rate, the score the weight's share
 * of it. Where none or several are, its amounts become doubtful. */
void form_settle_funds(const struct flow *flow, const struct head *head, struct row *row);

/* Rows on a line each, or all on one, from which empty cells were dropped: of two bare figures
 * alone behind the name, those of weight and score they are: the last columns' where another row is
 * whole, else nobody can tell; the same twice where target and actual stand between these. */
void form_settle_points(
    const struct flow *flow, const struct head *head, enum layout layout, struct rows *rows);

#endif
