/*
 * ui - the workstation on the terminal.
 */
#ifndef FUHE_UI_H
#define FUHE_UI_H

#include "settings.h"
#include "store.h"

enum { UI_ROWS = 24, UI_COLUMNS = 80 };

struct ui_options {
    struct settings *settings; /* the caller's; `:set` changes them */
    int64_t evaluation;        /* key of the one selected at first; 0: the first */
    bool welcome;              /* the first keys are told, until one is pressed */
    const char *script; /* of lines to be run first (script.h), "-": standard input; NULL: none */
    int rows, columns;  /* of a script without a terminal; 0: the terminal's, else UI_ROWS … */
    bool (*tell)(void *data, const char *text); /* app.h; NULL: nobody */
    void *tell_data;
    const char *notice; /* shown on the first screen, such as what was imported; NULL: none */
};

/*
 * Runs until the reviewer leaves; the locale is set and the texts are bound by then. Standard input
 * and output are the terminal, which is as it was when the call returns. The store stays the
 * caller's.
 *
 * On the terminal the commands typed in earlier runs are there, and those of this one are kept in
 * $XDG_STATE_HOME/fuhe/commands; where they cannot be, that is said once.
 *
 * A script with a size, or without a terminal on standard input and output, needs none, and its end
 * is the end; on the terminal the reviewer goes on.
 *
 * Returns the exit code: 0 left, 1 a line of the script failed, 3 the terminal or the script
 * cannot be used (both said on standard error), 128 + N ended by signal N.
 */
int ui_run(struct store *store, const struct ui_options *options);

#endif
