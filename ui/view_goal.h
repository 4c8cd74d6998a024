/*
 * view_goal - what it takes to reach a grade, or what may be lost while it is kept.
 */
#ifndef FUHE_VIEW_GOAL_H
#define FUHE_VIEW_GOAL_H

struct app;

/* `grade`: its name, or NULL for the next better one. In the pane itself without a grade: away. */
void goal_open(struct app *app, const char *grade);

#endif
