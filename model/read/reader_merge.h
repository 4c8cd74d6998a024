/*
 * reader_merge - evaluations of one document that speak of the same thing become one.
 */
#ifndef FUHE_READER_MERGE_H
#define FUHE_READER_MERGE_H

#include "parts.h"

/* Lays the evaluations `others` (narrative, overviews) over those of the forms: a department's form
 * and its narrative, and a project's form and what prose says of it, are one: the form's values,
 * its gaps filled from the prose, those of its indicators too, the mentions of both. Indicators
 * only the prose has are taken where the form has none. What has no partner is appended. */
void reader_merge(
    struct evaluation_list *forms, const struct evaluation_list *others, struct arena *arena);

/* Makes the list complete: unit and year where only the document says them, the policy's weight
 * where none is printed, a mention for each figure, all in document order. */
void reader_complete(
    struct evaluation_list *list, const struct evaluation *document, struct arena *arena);

#endif
