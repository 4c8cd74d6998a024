/*
 * cite - what the cursor stands on, as text to be put elsewhere.
 */
#ifndef FUHE_CITE_H
#define FUHE_CITE_H

#include "view.h"

/* The value or the words alone; NULL when there are none. Memory of the arena. */
const char *cite_value(struct app *app, struct arena *arena);

/* With unit, year, what it is, and the place it is printed at as FILE:LINE:COLUMN, on one line. */
const char *cite_source(struct app *app, struct arena *arena);

/* On one line: what the paper broke is joined, other white space is a blank. */
const char *cite_line(const char *text, struct arena *arena);

#endif
