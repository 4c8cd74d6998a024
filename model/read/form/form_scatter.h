/*
 * form_scatter - rows of a table whose columns were scrambled: the header stands behind the
 * figures.
 *
 * Spreadsheets turned to text sometimes come so. A row that begins with a numbered name (指标1:…)
 * and goes on with a cell for each column behind the name, each of the right kind, is intact; the
 * others are left out.
 */
#ifndef FUHE_FORM_SCATTER_H
#define FUHE_FORM_SCATTER_H

#include "form_head.h"

struct rows form_scatter(const struct document *document, const struct flow *flow,
    const struct head *head, struct range range, struct arena *arena);

#endif
