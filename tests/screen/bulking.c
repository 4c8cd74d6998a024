/*
 * A bulk change on its way while another program writes to the store: nothing of it is done, what
 * is shown is true again, and then all of it is.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "staged.h"
#include "tap.h"

/* What somebody else has on the screen of another program. */
static bool set_elsewhere(const char *path, int64_t key, const char *status)
{
    struct err err;
    struct dossier dossier;
    struct entry entry = {.kind = ENTRY_CHANGE, .field = "status", .from = "pending", .to = status};
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

static bool change_elsewhere(const char *path, int64_t key)
{
    return set_elsewhere(path, key, "reviewed");
}

static enum status shown_status(const struct units *units, int64_t key)
{
    for (size_t i = 0; i < units->page.count; i++)
        if (units->page.rows[i].key == key)
            return units->page.rows[i].status;
    return STATUS_PENDING;
}

static void see_the_others(struct staged *staged)
{
    const struct units *units = &staged->app.units;
    while (app_idle(&staged->app))
        continue;
    bool set =
        shown_status(units, 1) == STATUS_REVIEWED && set_elsewhere(staged->path, 1, "in-review");
    while (app_idle(&staged->app))
        continue;
    report(set && shown_status(units, 1) == STATUS_IN_REVIEW && units->counts.reviewed == 1,
        "what others write is shown when nothing else is to be done");
}

static void go(struct staged *staged)
{
    const struct app *app = &staged->app;
    const struct bulk_plan *plan = &app->bulking.plan;
    report(
        staged_keys(staged, "1mabA") && app->focus == PANE_BULK && plan->skipped[BULK_CHANGES] == 2,
        "is shown before it acts");
    report(change_elsewhere(staged->path, 2) && staged_keys(staged, "<Enter>") &&
               strstr(app->message, "changed meanwhile by wang") && app->focus == PANE_BULK,
        "another's change is in the way, and told");
    report(app->units.counts.reviewed == 0 && plan->skipped[BULK_CHANGES] == 1 &&
               plan->skipped[BULK_ALREADY] == 1,
        "what is shown is true again");
    report(staged_keys(staged, "<Enter>") && app->focus == PANE_UNITS &&
               app->units.counts.reviewed == 2,
        "is carried out then");
    report(change_elsewhere(staged->path, 1) && staged_keys(staged, "u") &&
               app->focus == PANE_BULK && plan->skipped[BULK_CHANGED_SINCE] == 1,
        "what cannot be taken back is shown");
    report(staged_keys(staged, "q") && app->focus == PANE_UNITS && app->units.counts.reviewed == 2,
        "is left as it is");
}

int main(int argc, char **argv)
{
    struct staged staged;
    setlocale(LC_ALL, "C.UTF-8");
    if (argc < 2 || !staged_init(&staged, argv[argc - 1]))
        return 2;
    go(&staged);
    see_the_others(&staged);
    staged_fini(&staged);
    return report_all();
}
