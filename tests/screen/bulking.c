/*
 * A bulk change on its way while another program writes to the store: nothing of it is done, what
 * is shown is true again, and then all of it is.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../ui/app.h"
#include "../../ui/script.h"
#include "../added.h"
#include "tap.h"

/* What somebody else has on the screen of another program. */
static bool change_elsewhere(const char *path, int64_t key)
{
    struct err err;
    struct dossier dossier;
    struct entry entry = {
        .kind = ENTRY_CHANGE, .field = "status", .from = "pending", .to = "reviewed"};
    entry.author = "wang";
    struct store *store = store_open(path, false, &err);
    bool ok = store && store_load(store, key, &dossier, &err);
    if (ok) {
        ok = store_append(store, &dossier, &policy_default, &entry, 1, &err);
        dossier_fini(&dossier);
    }
    store_close(store);
    return ok;
}

static bool type(struct app *app, const char *keys)
{
    struct err err;
    if (script_keys(app, keys, &err))
        return true;
    printf("# %s\n", err.text);
    return false;
}

static void go(struct app *app, const char *path)
{
    const struct bulk_plan *plan = &app->bulking.plan;
    report(type(app, "1mabA") && app->focus == PANE_BULK && plan->skipped[BULK_CHANGES] == 2,
        "is shown before it acts");
    report(change_elsewhere(path, 2) && type(app, "<Enter>") &&
               strstr(app->message, "changed meanwhile by wang") && app->focus == PANE_BULK,
        "another's change is in the way, and told");
    report(app->units.counts.reviewed == 0 && plan->skipped[BULK_CHANGES] == 1 &&
               plan->skipped[BULK_ALREADY] == 1,
        "what is shown is true again");
    report(type(app, "<Enter>") && app->focus == PANE_UNITS && app->units.counts.reviewed == 2,
        "is carried out then");
    report(change_elsewhere(path, 1) && type(app, "u") && app->focus == PANE_BULK &&
               plan->skipped[BULK_CHANGED_SINCE] == 1,
        "what cannot be taken back is shown");
    report(type(app, "q") && app->focus == PANE_UNITS && app->units.counts.reviewed == 2,
        "is left as it is");
}

int main(int argc, char **argv)
{
    struct err err;
    struct app app;
    struct settings settings;
    const struct ui_options options = {.settings = &settings};
    char folder[] = "/tmp/fuhe-bulking-XXXXXX", path[64];
    setlocale(LC_ALL, "C.UTF-8");
    if (argc < 2 || !mkdtemp(folder))
        return 2;
    settings_init(&settings);
    snprintf(path, sizeof path, "%s/reviews.db", folder);
    struct store *store = store_open(path, true, &err);
    bool made = store && add_file(store, argv[argc - 1], "street.txt") &&
                add_file(store, argv[argc - 1], "torn.txt") &&
                term_open_nowhere(&settings, "xterm-256color", 24, 80, &err) &&
                app_init(&app, store, &options, 24, 80, &err);
    report(made, "has two units");
    if (made) {
        go(&app, path);
        app_fini(&app);
        term_close();
    }
    store_close(store);
    settings_fini(&settings);
    unlink(path);
    rmdir(folder);
    return report_all();
}
