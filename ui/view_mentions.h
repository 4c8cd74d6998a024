/*
 * view_mentions - the list of the other places a figure of the budget is printed at.
 */
#ifndef FUHE_VIEW_MENTIONS_H
#define FUHE_VIEW_MENTIONS_H

struct app;

/* Looks for the other places of the selected value; says so where it is no figure of the budget,
 * or there are none. */
void mentions_open(struct app *app);

#endif
