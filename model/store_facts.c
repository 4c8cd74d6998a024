#include "store_facts.h"

#include <stdlib.h>

#include "findings.h"
#include "store_db.h"
#include "store_row.h"

static bool write_facts(
    struct store *store, const struct dossier *dossier, struct arena *arena, struct err *err)
{
    char rate[DECIMAL_TEXT];
    const struct review review = review_replay(
        dossier->evaluation, &policy_default, dossier->entries, dossier->entry_count, arena);
    const struct findings findings = findings_of_review(&review, arena);
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_FACTS_SET, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, FACTS_KEY, dossier->key);
    store_db_bind_score(statement, FACTS_RATE, &review.budget.rate, rate);
    store_db_bind_text(statement, FACTS_CODES, findings_codes(&findings, arena));
    return store_db_run(store, statement, err);
}

/* Or the document is read otherwise now. */
static bool failed(const struct store *store)
{
    int code = sqlite3_errcode(store->db);
    return code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE;
}

static bool fill(struct store *store, int64_t key, struct err *err)
{
    struct dossier dossier;
    struct err unread;
    if (!store_load(store, key, &dossier, &unread))
        return !failed(store) || err_set(err, "%s", unread.text);
    struct arena arena;
    arena_init(&arena);
    bool ok = write_facts(store, &dossier, &arena, err);
    arena_fini(&arena);
    dossier_fini(&dossier);
    return ok;
}

bool store_facts_fill(sqlite3 *db, const char *path, struct err *err)
{
    struct store store = {.db = db, .path = xstrdup(path)};
    int64_t key = 0;
    bool ok;
    do
        ok = store_row_next(&store, &key, err) && (!key || fill(&store, key, err));
    while (ok && key);
    store_db_finalize(&store);
    free(store.path);
    return ok;
}
