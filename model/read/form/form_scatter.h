/*
 * form_scatter - rows of a table whose columns were scrambled: the header stands behind the
 * figures, or its words among them.
 *
 * Spreadsheets turned to text sometimes come so. A row that begins with a numbered name (指标1:…)
 * and goes on with a cell for each column behind the name, each of the right kind, and with which
 * the next row or level begins, is intact; the others are left out.
 */
#ifndef FUHE_FORM_SCATTER_H
#define FUHE_FORM_SCATTER_H

#include "form_head.h"

/* The header whose words stand apart in `range`: name, target, actual, weight and score, each
 * printed, in that order. False where one is not, or a column is that could stand between. */
bool form_scatter_head(const struct flow *flow, struct range range, struct head *head);

struct rows form_scatter(const struct document *document, const struct flow *flow,
    const struct head *head, struct range range, struct arena *arena);

#endif
