/*
 * view_why - how a value comes about: its formula, the rule, its numbers and where they are from.
 */
#ifndef FUHE_VIEW_WHY_H
#define FUHE_VIEW_WHY_H

struct app;

/* Of the selected value or finding; of a unit its total. In the pane itself: away again. */
void why_open(struct app *app);

#endif
