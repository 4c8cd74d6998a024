#include "store_kin.h"

#include "store_db.h"

static bool find(
    struct store *store, enum store_statement which, int64_t key, int64_t *found, struct err *err)
{
    bool row;
    sqlite3_stmt *statement = store_db_prepare(store, which, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, KIN_KEY, key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    *found = row ? sqlite3_column_int64(statement, KIN_COLUMN_KEY) : 0;
    sqlite3_reset(statement);
    return true;
}

bool store_kin_before(struct store *store, int64_t key, int64_t *before, struct err *err)
{
    return find(store, STATEMENT_KIN_VERSION, key, before, err) &&
           (*before || find(store, STATEMENT_KIN_YEAR, key, before, err));
}
