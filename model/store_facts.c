#include "store_facts.h"

#include <stdlib.h>

#include "store_db.h"
#include "store_row.h"

static bool write_row(
    struct store *store, const struct dossier *dossier, struct arena *arena, struct err *err)
{
    const struct review review = review_replay(
        dossier->evaluation, &policy_default, dossier->entries, dossier->entry_count, arena);
    return store_row_write(store, dossier->key, &review, arena, err);
}

static bool fill(struct store *store, int64_t key, struct err *err)
{
    struct dossier dossier;
    if (!store_load(store, key, &dossier, err))
        return !store_db_is_failing(store);
    struct arena arena;
    arena_init(&arena);
    bool ok = write_row(store, &dossier, &arena, err);
    arena_fini(&arena);
    dossier_fini(&dossier);
    return ok;
}

bool store_facts_fill(sqlite3 *db, const char *path, struct store_update *update, struct err *err)
{
    struct store store = {.db = db, .path = xstrdup(path)};
    int64_t key = 0;
    bool ok;
    do
        ok = store_row_next(&store, &key, err) && (!key || fill(&store, key, err));
    while (ok && key && store_update_next(update));
    store_db_finalize(&store);
    free(store.path);
    return ok && !update->stopped;
}
