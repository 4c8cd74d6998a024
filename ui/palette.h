/*
 * palette - commands by what is typed behind ":".
 */
#ifndef FUHE_PALETTE_H
#define FUHE_PALETTE_H

#include "command.h"

/* Fills the prompt's candidates for its line: commands, or what the argument of one can be. */
void palette_complete(struct app *app);

/* The command of the first `length` bytes of the line: by its name, or the only one offered; NULL
 * when there is none. */
const struct command *palette_meant(const struct app *app, const char *text, size_t length);

#endif
