/*
 * editor - the reviewer's own editor on a file.
 */
#ifndef FUHE_EDITOR_H
#define FUHE_EDITOR_H

#include "err.h"

/* $VISUAL, else $EDITOR, else vi, with the terminal it finds; returns when it has ended. False when
 * it cannot be run or ends with a failure. */
bool editor_run(const char *path, struct err *err);

#endif
