/*
 * staged - the workstation on 24 rows of 80 columns that are nowhere, on a store of its own.
 */
#ifndef FUHE_TEST_STAGED_H
#define FUHE_TEST_STAGED_H

#include <stdlib.h>
#include <unistd.h>

#include "../../ui/app.h"
#include "../../ui/script.h"
#include "../added.h"

struct staged {
    char folder[64], path[80];
    struct settings settings;
    struct store *store;
    struct app app;
};

/* With the reports "street.txt" and "torn.txt" of FOLDER/reports. After a failure there is nothing
 * to end. */
static inline bool staged_init(struct staged *staged, const char *folder)
{
    struct err err = {""};
    const struct ui_options options = {.settings = &staged->settings};
    strcpy(staged->folder, "/tmp/fuhe-staged-XXXXXX");
    if (!mkdtemp(staged->folder))
        return false;
    settings_init(&staged->settings);
    snprintf(staged->path, sizeof staged->path, "%s/reviews.db", staged->folder);
    staged->store = store_open(staged->path, true, &err);
    if (staged->store && add_file(staged->store, folder, "street.txt") &&
        add_file(staged->store, folder, "torn.txt") &&
        term_open_nowhere(&staged->settings, "xterm-256color", 24, 80, &err) &&
        app_init(&staged->app, staged->store, &options, 24, 80, &err))
        return true;
    printf("# %s\n", err.text);
    return false;
}

static inline void staged_fini(struct staged *staged)
{
    app_fini(&staged->app);
    term_close();
    store_close(staged->store);
    settings_fini(&staged->settings);
    unlink(staged->path);
    rmdir(staged->folder);
}

/* As in a script; what it complains of is told. */
static inline bool staged_keys(struct staged *staged, const char *keys)
{
    struct err err;
    if (script_keys(&staged->app, keys, &err))
        return true;
    printf("# %s\n", err.text);
    return false;
}

#endif
