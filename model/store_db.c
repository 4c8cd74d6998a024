#include "store_db.h"

#include <errno.h>
#include <string.h>

#include "intl.h"

static const struct {
    int code; /* primary */
    const char *text;
} advice[] = {
    {SQLITE_BUSY, N_("%s: another program is writing to the store; try again when it is done")},
    {SQLITE_LOCKED, N_("%s: another program is writing to the store; try again when it is done")},
    {SQLITE_FULL, N_("%s: the disk is full; make room and try again")},
    {SQLITE_READONLY, N_("%s: cannot be written; see the permissions of the file and its folder")},
    {SQLITE_CANTOPEN, N_("%s: cannot be opened; see the permissions of the file and its folder")},
    {SQLITE_PERM, N_("%s: cannot be opened; see the permissions of the file and its folder")},
    {SQLITE_NOTADB, N_("%s: not a store of fuhe; name another file with --store")},
    {SQLITE_CORRUPT, N_("%s: the store is damaged; put back a copy of it")},
};

bool store_db_failed(sqlite3 *db, const char *path, int code, struct err *err)
{
    int primary = code & 0xff, system = sqlite3_system_errno(db);
    if (primary == SQLITE_NOMEM)
        err_fatal("out of memory");
    if (primary == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT))
        primary = SQLITE_FULL;
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
        if (advice[i].code == primary)
            return err_set(err, _(advice[i].text), path);
    if (primary == SQLITE_IOERR)
        return err_set(err, _("%s: reading or writing failed: %s"), path,
            system ? strerror(system) : sqlite3_errstr(code));
    return err_set(err, "%s: %s", path, sqlite3_errmsg(db));
}

bool store_db_is_failing(const struct store *store)
{
    int code = sqlite3_errcode(store->db);
    return code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE;
}

sqlite3_stmt *store_db_prepare(struct store *store, enum store_statement which, struct err *err)
{
    sqlite3_stmt **prepared = &store->prepared[which];
    if (*prepared) {
        sqlite3_reset(*prepared);
        sqlite3_clear_bindings(*prepared);
        return *prepared;
    }
    int code = sqlite3_prepare_v3(
        store->db, store_statements[which], -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    if (code != SQLITE_OK) {
        store_db_failed(store->db, store->path, code, err);
        return NULL;
    }
    return *prepared;
}

void store_db_finalize(struct store *store)
{
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->prepared[i]);
}

void store_db_bind_text(sqlite3_stmt *statement, int parameter, const char *text)
{
    if (text)
        sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
}

void store_db_bind_bytes(
    sqlite3_stmt *statement, int parameter, const unsigned char *bytes, size_t length)
{
    sqlite3_bind_blob64(
        statement, parameter, length ? bytes : (const void *)"", length, SQLITE_STATIC);
}

void store_db_bind_score(sqlite3_stmt *statement, int parameter, const struct computed *score,
    char text[static DECIMAL_TEXT])
{
    if (score->known)
        store_db_bind_text(statement, parameter, decimal_text(score->value, text));
}

bool store_db_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (*row)
        return true;
    bool ok = code == SQLITE_DONE || store_db_failed(store->db, store->path, code, err);
    sqlite3_reset(statement);
    return ok;
}

bool store_db_run(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    bool row;
    return store_db_step(store, statement, &row, err);
}

const char *store_db_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    if (!text)
        return NULL;
    return arena_copy(arena, (const char *)text, (size_t)sqlite3_column_bytes(statement, column));
}

struct computed store_db_score(sqlite3_stmt *statement, int column)
{
    struct computed score = {0};
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (text)
        score.known = decimal_parse(text, strlen(text), &score.value);
    return score;
}

int store_db_choice(sqlite3_stmt *statement, int column, int last)
{
    int value = sqlite3_column_int(statement, column);
    return value < 0 || value > last ? 0 : value;
}

static bool set(struct store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* The cache, in KiB: a screen needs little; an import goes all over the indexes. */
void store_db_log_ahead(struct store *store)
{
    if (!store->ahead)
        store->ahead = set(store, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -2000");
}

void store_db_log_behind(struct store *store)
{
    store->ahead = false;
    set(store, "PRAGMA cache_size = -16000; PRAGMA journal_mode = DELETE");
}

static bool run_plain(struct store *store, enum store_statement which, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, which, err);
    return statement && store_db_run(store, statement, err);
}

bool store_db_begin(struct store *store, struct err *err)
{
    return run_plain(store, STATEMENT_BEGIN, err);
}

bool store_db_change(struct store *store, struct err *err)
{
    store->imports = 0;
    store_db_log_ahead(store);
    return store_db_begin(store, err);
}

bool store_db_commit(struct store *store, struct err *err)
{
    if (run_plain(store, STATEMENT_COMMIT, err))
        return true;
    store_db_rollback(store);
    return false;
}

void store_db_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db))
        run_plain(store, STATEMENT_ROLLBACK, NULL);
}

bool store_db_count(struct store *store, const struct counts *added, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_COUNTS_ADD, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, COUNTS_DOCUMENTS + 1, added->documents);
    sqlite3_bind_int64(statement, COUNTS_EVALUATIONS + 1, added->evaluations);
    sqlite3_bind_int64(statement, COUNTS_REVIEWED + 1, added->reviewed);
    for (int grade = GRADE_NONE; grade <= GRADE_CHA; grade++)
        sqlite3_bind_int64(statement, COUNTS_GRADES + grade + 1, added->by_grade[grade]);
    return store_db_run(store, statement, err);
}
