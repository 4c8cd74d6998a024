/*
 * view_findings - the list of findings: which one is selected, whatever edits do to the list, and
 * which of its places in the source is looked at.
 */
#ifndef FUHE_VIEW_FINDINGS_H
#define FUHE_VIEW_FINDINGS_H

#include "findings.h"
#include "style.h"

struct app;

/* After the list may have changed: what is selected stays selected. Needs an open desk. */
void findings_settle(struct app *app);

/* The selected one of the list; NULL: none. */
const struct finding *findings_selected(const struct app *app);

/* The selected finding, where it is what the screen is about: in its pane, on the value it is of,
 * among its words. NULL: there is none. */
const struct finding *findings_current(const struct app *app);

/* By its id; false where there is none. */
bool findings_select(struct app *app, const char *id);

/* Selects the next or the one before, stands on the value it is about, and says what was found. */
void findings_walk(struct app *app, int step);

/* Stands on the value the selected one is about, and says it. */
void findings_show(struct app *app);

/* The next (1) or the one before (-1) of its places in the source is the one looked at. */
void findings_step_evidence(struct app *app, int step);

/* How it looks in a row: "!✓#3 score 7.00 is not 9.38"; its bytes. */
size_t findings_line(const struct finding *finding, bool numbered, char *line, size_t size);
const char *findings_message(const struct finding *finding);
enum style findings_style(const struct finding *finding);
const char *findings_state_sign(enum finding_state state);

#endif
