/*
 * filtering - the filter of the units while it is typed: the list follows every letter that makes
 * sense, Esc brings back the list as it was.
 */
#ifndef FUHE_FILTERING_H
#define FUHE_FILTERING_H

#include "command.h"
#include "units.h"

struct filtering {
    char *before; /* the expression it began with; owned */
    int64_t key;  /* selected then, and how far below the top */
    int below;
};

void filtering_fini(struct filtering *filtering);

void filtering_begin(struct app *app); /* opens the prompt */

/* Of the prompt. */
void filtering_complete(struct app *app);
void filtering_changed(struct app *app);
enum reaction filtering_accept(struct app *app, const char *text);
void filtering_cancel(struct app *app);

#endif
