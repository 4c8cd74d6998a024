/*
 * view_history - who changed what, when and why: of the evaluation, or of the whole store.
 */
#ifndef FUHE_VIEW_HISTORY_H
#define FUHE_VIEW_HISTORY_H

struct app;

/* Opens the pane on the evaluation selected; open already, turns between it and the store. */
void history_open(struct app *app);

/* Takes the value the selected entry changed back to what it was before, and leaves all that came
 * after it on other values. */
void history_revert(struct app *app);

#endif
