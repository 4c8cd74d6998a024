/*
 * view_history - who changed what, when and why: of the evaluation, or of the whole store.
 */
#ifndef FUHE_VIEW_HISTORY_H
#define FUHE_VIEW_HISTORY_H

#include <stdint.h>

struct app;

/* Opens the pane on the evaluation selected; open already, turns between it and the store. */
void history_open(struct app *app);

/* To an entry by its number, in the history of the store to a row. */
void history_show_entry(struct app *app, int64_t number);

/* Takes the value the selected entry changed back to what it was before, and leaves all that came
 * after it on other values. */
void history_revert(struct app *app);

#endif
