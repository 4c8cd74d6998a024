/*
 * react - an event is taken, and what follows from it is done: the only place where the state of
 * the workstation and the terminal meet.
 */
#ifndef FUHE_REACT_H
#define FUHE_REACT_H

#include "command.h"
#include "term.h"

/* Ends the program when the terminal cannot be used any more. */
void react_event(struct app *app, const struct event *event);
void react(struct app *app, enum reaction reaction);

/* Shows what there is now. */
void react_show(struct app *app);

#endif
