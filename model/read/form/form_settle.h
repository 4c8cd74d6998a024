/*
 * form_settle - rows of the fund table that lack cells: which are missing, arithmetic tells or
 * nobody can.
 */
#ifndef FUHE_FORM_SETTLE_H
#define FUHE_FORM_SETTLE_H

#include "form_head.h"

/* A row from which empty cells were dropped: of the ways its figures can stand under the columns,
 * the one in which the rate is executed / adjusted. Where none or several are, its amounts become
 * doubtful. */
void form_settle_funds(const struct flow *flow, const struct head *head, struct row *row);

#endif
