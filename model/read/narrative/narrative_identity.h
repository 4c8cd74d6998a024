/*
 * narrative_identity - whose report it is, of which year, on which project.
 *
 * The unit stands behind its key on the cover (部门单位名称（公章）：…), or in the title before the
 * year, or begins the section on the unit's set-up. The year is the title's or the cover's, else
 * the one whose budget or score the text tells; a date with a month is never it.
 */
#ifndef FUHE_NARRATIVE_IDENTITY_H
#define FUHE_NARRATIVE_IDENTITY_H

#include "narrative.h"

/* The first token from `i` on that stands as the title of a report, not in a sentence; the count of
 * tokens where there is none. `title` becomes all of it, `kind` what it says the report is about.
 * Where there is none, `title` is the last that is named in a sentence: it still tells a report. */
size_t narrative_identity_title(
    const struct narrative *narrative, size_t i, struct range *title, enum kind *kind);

/* Whether `again` is the title `before` once more, as the head of a page: the same words on its
 * line, and no cover (year, unit) behind them. */
bool narrative_identity_repeats(
    const struct narrative *narrative, struct range before, struct range again);

/* Fills unit and year, and for a project its name, as far as the evaluation has none. `title` is
 * empty where there is none. */
void narrative_identity_read(struct narrative *narrative, struct range title);

#endif
