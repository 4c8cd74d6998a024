/*
 * ui - the workstation on the terminal.
 */
#ifndef FUHE_UI_H
#define FUHE_UI_H

#include "settings.h"
#include "store.h"

struct ui_options {
    struct settings *settings; /* the caller's; `:set` changes them */
    const struct policy *policy; /* NULL: the default policy */
    int64_t evaluation;          /* key of the one selected at first; 0: the first */
    const char *notice; /* shown on the first screen, such as what was imported; NULL: none */
};

/*
 * Runs until the reviewer leaves; the locale is set and the texts are bound by then. Standard input
 * and output are the terminal, which is as it was when the call returns. The store stays the
 * caller's.
 *
 * Returns the exit code: 0 left, 3 the terminal cannot be used (said on standard error), 128 + N
 * ended by signal N.
 */
int ui_run(struct store *store, const struct ui_options *options);

#endif
