/*
 * choices - what the arguments of commands can be: the i-th, NULL behind the last, of the word that
 * stands behind the words `before` (command.h).
 */
#ifndef FUHE_CHOICES_H
#define FUHE_CHOICES_H

#include "command.h"

#define CHOICES(name)                                                                              \
    const char *name(const struct app *app, const char *before, size_t i, struct arena *arena)

CHOICES(choices_status);
CHOICES(choices_order);   /* of the units */
CHOICES(choices_setting); /* "theme=dark" for each value, "reviewer=" where it can be anything */
CHOICES(choices_code);    /* of findings there are, as far as the units are read */
CHOICES(choices_context); /* as in the key table */
CHOICES(choices_bind);    /* a context, keys, a command */
CHOICES(choices_command); /* of panes */

#endif
