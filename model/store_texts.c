#include "store_texts.h"

#include "store_db.h"

bool store_texts_last(struct store *store, int64_t *document, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_TEXTS_LAST, err);
    bool row;
    if (!statement || !store_db_step(store, statement, &row, err))
        return false;
    *document = row ? sqlite3_column_int64(statement, TEXTS_LAST_COLUMN_DOCUMENT) : 0;
    sqlite3_reset(statement);
    return true;
}

bool store_texts(struct store *store, int64_t after, int64_t last,
    bool (*take)(void *context, const struct stored_text *text), void *context, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_TEXTS, err);
    bool row = true;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, TEXTS_AFTER, after);
    sqlite3_bind_int64(statement, TEXTS_LAST, last);
    while (store_db_step(store, statement, &row, err)) {
        if (!row)
            return true;
        struct stored_text text = {
            .document = sqlite3_column_int64(statement, TEXTS_COLUMN_DOCUMENT),
            .bytes = sqlite3_column_blob(statement, TEXTS_COLUMN_BYTES),
            .length = (size_t)sqlite3_column_bytes(statement, TEXTS_COLUMN_BYTES),
        };
        if (!take(context, &text)) {
            sqlite3_reset(statement);
            return true;
        }
    }
    return false;
}

bool store_texts_keys(struct store *store, int64_t document, int64_t *keys, size_t most,
    size_t *count, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_TEXTS_KEYS, err);
    bool row;
    *count = 0;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, TEXTS_KEYS_DOCUMENT, document);
    while (*count < most) {
        if (!store_db_step(store, statement, &row, err))
            return false;
        if (!row)
            return true;
        keys[(*count)++] = sqlite3_column_int64(statement, TEXTS_KEYS_COLUMN_KEY);
    }
    sqlite3_reset(statement);
    return true;
}
