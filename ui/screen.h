/*
 * screen - the whole screen out of the state: header, borders, panes, and the line at the foot.
 */
#ifndef FUHE_SCREEN_H
#define FUHE_SCREEN_H

struct app;

void screen_draw(struct app *app);

#endif
