/*
 * script - lines that drive the workstation as a person does:
 *
 *   COMMAND [ARGUMENT]   as behind ":", the whole name
 *   keys KEYS            as in a line of keys (bindings.h); blanks between are nothing
 *   type TEXT            each character a key
 *   paste TEXT
 *   expect TEXT          is on the screen
 *   absent TEXT          is not
 *
 * Empty lines and those that begin with # say nothing.
 */
#ifndef FUHE_SCRIPT_H
#define FUHE_SCRIPT_H

#include <stdbool.h>

#include "err.h"

struct app;

/* The words that are no commands; NULL at the end. */
extern const char *const script_words[];

/* Carries a line out and shows what came of it. False when it cannot be read, and, as far as it had
 * got, when the workstation complains of it or the screen is not as it says. */
bool script_line(struct app *app, const char *line, struct err *err);

bool script_keys(struct app *app, const char *keys, struct err *err);
void script_type(struct app *app, const char *text);

/* The lines of a file ("-": of standard input) up to the first that fails, or that leaves the
 * workstation. False with FILE:LINE. `readable` is false when the file is not. */
bool script_run(struct app *app, const char *path, bool *readable, struct err *err);

#endif
