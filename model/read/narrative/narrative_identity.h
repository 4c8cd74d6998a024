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

/* Fills unit and year, and for a project its name, as far as the evaluation has none. `title` is
 * empty where there is none. */
void narrative_identity_read(struct narrative *narrative, struct range title);

#endif
