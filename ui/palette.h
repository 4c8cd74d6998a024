/*
 * palette - commands by what is typed behind ":": their names, or words of their help in English
 * or Chinese, whatever the language of the interface; those used last first, in earlier runs too.
 */
#ifndef FUHE_PALETTE_H
#define FUHE_PALETTE_H

#include "command.h"

/* Fills the prompt's candidates for its line: commands, or what the argument of one can be. */
void palette_complete(struct app *app);

/* The command the line calls: by its name, with what stands behind as the argument (else NULL); or
 * the one that fits best, when it alone does. NULL when there is none. */
const struct command *palette_meant(
    const struct app *app, const char *line, const char **argument, struct err *err);

#endif
