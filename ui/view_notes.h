/*
 * view_notes - the list of the notes on an evaluation.
 */
#ifndef FUHE_VIEW_NOTES_H
#define FUHE_VIEW_NOTES_H

#include "note.h"

struct app;

/* NULL when there is none. */
const struct note *view_notes_selected(const struct app *app);

#endif
