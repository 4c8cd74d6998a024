/*
 * welcome - the few keys that lead on, over the panes until a key is pressed: once for a reviewer,
 * and then never again. That it was shown is a file beside other state, which says nothing else.
 */
#ifndef FUHE_WELCOME_H
#define FUHE_WELCOME_H

#include <stdbool.h>

#include "frame.h"

struct app;

/* Whether it was never ended before: $XDG_STATE_HOME/fuhe/welcomed, else
 * ~/.local/state/fuhe/welcomed, is not there. */
bool welcome_is_due(void);

void welcome_draw(const struct app *app, const struct area *screen);

/* Away for good; where the file cannot be made, until the next start. */
void welcome_end(struct app *app);

#endif
