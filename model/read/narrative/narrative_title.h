/*
 * narrative_title - where a report begins: its title, of what it says it is.
 *
 * A title stands on lines of its own, or the text goes on behind it where the document is all one
 * line. One that is only named in a sentence is none.
 */
#ifndef FUHE_NARRATIVE_TITLE_H
#define FUHE_NARRATIVE_TITLE_H

#include "narrative.h"

/* The first token from `i` on that stands as the title of a report, not in a sentence; the count of
 * tokens where there is none. `title` becomes all of it, `kind` what it says the report is about.
 * Where there is none, `title` is the last that is named in a sentence: it still tells a report. */
size_t narrative_title_find(
    const struct narrative *narrative, size_t i, struct range *title, enum kind *kind);

/* Whether `again` is the title `before` once more, as the head of a page: the same words on its
 * line, and no cover (year, unit) behind them. */
bool narrative_title_repeats(
    const struct narrative *narrative, struct range before, struct range again);

#endif
