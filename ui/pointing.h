/*
 * pointing - what the mouse does: a click selects pane, row and value, a double one edits or
 * enters, the wheel scrolls the pane under it.
 */
#ifndef FUHE_POINTING_H
#define FUHE_POINTING_H

#include "command.h"
#include "mouse.h"

enum reaction pointing_take(struct app *app, const struct mouse *mouse);

#endif
