#include "store_drafts.h"

#include "store_db.h"

static sqlite3_stmt *prepare(struct store *store, enum store_statement which, int64_t key,
    const char *place, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, which, err);
    if (!statement)
        return NULL;
    sqlite3_bind_int64(statement, DRAFT_EVALUATION, key);
    store_db_bind_text(statement, DRAFT_PLACE, place);
    store_db_bind_text(statement, DRAFT_AUTHOR, store_reviewer());
    return statement;
}

static bool change(struct store *store, enum store_statement which, int64_t key, const char *place,
    const char *text, struct err *err)
{
    if (!store_db_change(store, err))
        return false;
    sqlite3_stmt *statement = prepare(store, which, key, place, err);
    if (statement && text)
        store_db_bind_text(statement, DRAFT_TEXT, text);
    if (statement && store_db_run(store, statement, err))
        return store_db_commit(store, err);
    store_db_rollback(store);
    return false;
}

bool store_draft_load(struct store *store, int64_t key, const char *place, const char **text,
    struct arena *arena, struct err *err)
{
    bool row;
    sqlite3_stmt *statement = prepare(store, STATEMENT_DRAFT, key, place, err);
    *text = NULL;
    if (!statement || !store_db_step(store, statement, &row, err))
        return false;
    if (row)
        *text = store_db_text(statement, DRAFT_COLUMN_TEXT, arena);
    sqlite3_reset(statement);
    return true;
}

static bool drop(struct store *store, int64_t key, const char *place, struct err *err)
{
    struct arena arena;
    const char *text;
    arena_init(&arena);
    bool ok = store_draft_load(store, key, place, &text, &arena, err);
    bool there = text != NULL;
    arena_fini(&arena);
    return ok && (!there || change(store, STATEMENT_DRAFT_DROP, key, place, NULL, err));
}

bool store_draft_save(
    struct store *store, int64_t key, const char *place, const char *text, struct err *err)
{
    if (!*text)
        return drop(store, key, place, err);
    return change(store, STATEMENT_DRAFT_SAVE, key, place, text, err);
}

bool store_drafts(struct store *store, struct store_draft **drafts, size_t *count,
    struct arena *arena, struct err *err)
{
    size_t capacity = 0;
    bool row;
    *drafts = NULL;
    *count = 0;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_DRAFTS, err);
    if (!statement)
        return false;
    store_db_bind_text(statement, DRAFTS_AUTHOR, store_reviewer());
    while (store_db_step(store, statement, &row, err)) {
        if (!row)
            return true;
        *drafts = arena_grow(arena, *drafts, *count, &capacity, sizeof **drafts);
        (*drafts)[(*count)++] =
            (struct store_draft){.key = sqlite3_column_int64(statement, DRAFTS_COLUMN_EVALUATION),
                .place = store_db_text(statement, DRAFTS_COLUMN_PLACE, arena),
                .text = store_db_text(statement, DRAFTS_COLUMN_TEXT, arena)};
    }
    return false;
}
