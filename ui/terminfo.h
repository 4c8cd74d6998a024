/*
 * terminfo - what the description of the terminal has, as sequences to send. Of the terminal that
 * term opened last.
 */
#ifndef FUHE_TERMINFO_H
#define FUHE_TERMINFO_H

#include <stdbool.h>

#include "style.h"

/* By its name in terminfo(5), as it stands there; NULL where there is none. */
const char *terminfo_raw(const char *name);

/* The same without padding, "" where there is none; heap memory. */
char *terminfo_sequence(const char *name);

/* All that sets a style, whichever was set before; heap memory. */
char *terminfo_style(const struct look *look, enum palette palette);

/* Whether the terminal can place its cursor; only then, how. Valid until the next. */
bool terminfo_places(void);
const char *terminfo_place(int row, int column);

#endif
