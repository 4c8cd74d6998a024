/*
 * furniture - the lines of a document that belong to its pages, not to its text: page numbers,
 * counters and buttons of the web page it was copied from.
 *
 * A bare number alone on a line is also how forms print a cell: it is furniture only as one of a
 * running sequence of page numbers, each a page apart, or where the form feed beside it is as many
 * as it says. `2 / 3` is a page between the halves of a sentence too. Running heads: see
 * furniture_heads.h.
 */
#ifndef FUHE_FURNITURE_H
#define FUHE_FURNITURE_H

#include "document.h"

/* The places of such lines, in order, without their line ends; heap memory, NULL when none. */
struct place *furniture_find(const struct document *document, size_t *count);

#endif
