/*
 * judge - the reviewer says of a finding whether it holds.
 */
#ifndef FUHE_JUDGE_H
#define FUHE_JUDGE_H

#include "review.h"

struct app;

/* The current finding gets a state, or is open again where it has that one. What lets it go asks
 * for the reason first. */
void judge_begin(struct app *app, enum finding_state state);

/* Stores it. False, said, and everything as it was, when that fails. */
bool judge_store(struct app *app, const char *reason);

#endif
