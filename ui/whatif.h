/*
 * whatif - changes tried on the evaluation on the desk: begun and ended, kept together or dropped,
 * and not left behind unasked.
 */
#ifndef FUHE_WHATIF_H
#define FUHE_WHATIF_H

#include <stdbool.h>
#include <stdint.h>

#include "command.h"
#include "goal.h"

struct app;

/* What was to be done when the question came up whether to keep what is tried. */
struct whatif {
    int64_t going; /* to this evaluation; 0: nowhere */
    bool quitting;
};

/* Begins a trial; ends the one there is, asking when something is tried. */
void whatif_toggle(struct app *app);

/* Ends it, asking when something is tried; false: there is none. */
bool whatif_leave(struct app *app);

/* Whether the desk stays as it is, since something is tried on it: then the question is asked, the
 * selection goes back to it, and what was to come follows the answer. */
bool whatif_holds(struct app *app, int64_t key);
bool whatif_holds_quit(struct app *app);

/* The answer to the question, as it is typed: k keeps, d drops. */
void whatif_answer(struct app *app, const char *text);
void whatif_stay(struct app *app);

/* Keeps all that is tried; false, and said, when that fails or a reason is missing. */
bool whatif_keep(struct app *app, const char *reason);
void whatif_drop(struct app *app);
void whatif_ask_reason(struct app *app);

/* Tries the changes of an answer as one step, in a trial begun for it where there is none, and
 * stands on the first of the values. */
void whatif_try(struct app *app, const struct goal_answer *answer);

#endif
