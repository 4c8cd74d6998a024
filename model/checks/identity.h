/*
 * identity - by what a finding is known again.
 *
 * "findings[CODE]" of the evaluation as a whole, "findings[CODE@SUBJECT]" of one of its parts:
 *
 *   SUBJECT is the name of the indicator, folded and without blanks, not its number: rows come and
 *   go between two versions of a report. The second indicator of that name is "NAME#2"; one without
 *   a name is "#3", by its number.
 *   Of budget.conflict it is the path of the figure: that code is found once for each.
 *   Two findings that would still be called the same (remarks of the reader) are counted in the
 *   order of the document: "findings[missing.reading#2]".
 *
 * The field is no part of it elsewhere. The code tells which value it is, or which one a check
 * stands on depends on what is printed (low execution: the rate, else the amount), and it is the
 * same finding on either. Figures are no part of it: an edit changes them and leaves the finding
 * what it is.
 */
#ifndef FUHE_IDENTITY_H
#define FUHE_IDENTITY_H

#include "../checks.h"

/* Fills the ids of findings in their final order; texts in the arena. */
void identity_give(
    struct finding *items, size_t count, const struct evaluation *evaluation, struct arena *arena);

#endif
