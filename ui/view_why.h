/*
 * view_why - how a value comes about: its formula, the rule, its numbers and where they are from.
 */
#ifndef FUHE_VIEW_WHY_H
#define FUHE_VIEW_WHY_H

struct app;

/* Of the selected value or finding; of a unit its total. In the pane itself: away again. */
void why_open(struct app *app);

/* Explains again what is asked for, from the review as it is. */
void why_settle(struct app *app);

#endif
