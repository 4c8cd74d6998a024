/*
 * screen - the whole screen out of the state: header, borders, panes, and the line at the foot.
 */
#ifndef FUHE_SCREEN_H
#define FUHE_SCREEN_H

#include "frame.h"

struct app;

void screen_draw(struct app *app);

void screen_box(const struct area *box); /* the lines along its edges */

#endif
