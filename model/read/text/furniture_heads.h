/*
 * furniture_heads - running heads and feet: the same short line beside the page numbers or form
 * feeds of several pages, such as the unit's name with 绩效自评报告.
 *
 * A title stays: at the top of the document, and where a form's keys or the first section follow.
 * So do rows of tables and what begins with a label, such as a header row that is printed again on
 * each page.
 */
#ifndef FUHE_FURNITURE_HEADS_H
#define FUHE_FURNITURE_HEADS_H

#include "document.h"

/* The places of such lines, without their line ends, in no order; heap memory, NULL when none.
 * `numbers`: the page numbers. */
struct place *furniture_heads(const struct document *document, const struct place *numbers,
    size_t number_count, size_t *count);

#endif
