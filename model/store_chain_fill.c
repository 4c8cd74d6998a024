#include "store_chain.h"

/* No store is open yet: the statements are the step's own. */
enum fill_statement { FILL_JOURNAL_NEXT, FILL_BEGIN, FILL_ROW_NEXT, FILL_ROW, FILL_HEAD, FILLS };

static const char *const fills[FILLS] = {
    [FILL_JOURNAL_NEXT] = "SELECT min(evaluation) FROM journal WHERE evaluation > ?1",
    [FILL_BEGIN] = "SELECT d.sha256, e.number FROM evaluation e JOIN document d"
                   " ON d.id = e.document WHERE e.key = ?1",
    [FILL_ROW_NEXT] = "SELECT " CHAIN_COLUMNS " FROM journal WHERE evaluation = ?1 AND seq > ?2"
                      " ORDER BY seq LIMIT 1",
    [FILL_ROW] = "UPDATE journal SET hash = ?3 WHERE evaluation = ?1 AND seq = ?2",
    [FILL_HEAD] = "UPDATE evaluation SET entries = ?2, head = ?3 WHERE key = ?1",
};

struct fill {
    sqlite3_stmt *statements[FILLS];
    int64_t evaluation, seq; /* the journal and the row it has come to */
    unsigned char hash[SHA256_BYTES];
};

static sqlite3_stmt *ready(struct fill *fill, enum fill_statement which)
{
    sqlite3_stmt *statement = fill->statements[which];
    sqlite3_reset(statement);
    sqlite3_bind_int64(statement, 1, fill->evaluation);
    return statement;
}

static int write_hash(struct fill *fill, enum fill_statement which)
{
    sqlite3_stmt *statement = ready(fill, which);
    sqlite3_bind_int64(statement, 2, fill->seq);
    sqlite3_bind_blob(statement, 3, fill->hash, SHA256_BYTES, SQLITE_STATIC);
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code;
}

/* SQLITE_ROW: chained; SQLITE_DONE: there are no more. */
static int fill_next_row(struct fill *fill)
{
    struct chain_text fields[CHAIN_FIELDS];
    sqlite3_stmt *row = ready(fill, FILL_ROW_NEXT);
    sqlite3_bind_int64(row, 2, fill->seq);
    int code = sqlite3_step(row);
    if (code == SQLITE_ROW) {
        store_chain_row(row, fields);
        store_chain_next(fill->hash, fields);
        fill->seq = sqlite3_column_int64(row, CHAIN_SEQ);
    }
    sqlite3_reset(row);
    if (code != SQLITE_ROW)
        return code;
    code = write_hash(fill, FILL_ROW);
    return code == SQLITE_DONE ? SQLITE_ROW : code;
}

/* The same of a journal. */
static int fill_next_journal(struct fill *fill)
{
    unsigned char document[SHA256_BYTES] = {0};
    sqlite3_stmt *journal = ready(fill, FILL_JOURNAL_NEXT);
    int code = sqlite3_step(journal);
    if (code != SQLITE_ROW || sqlite3_column_type(journal, 0) == SQLITE_NULL) {
        sqlite3_reset(journal);
        return code == SQLITE_ROW ? SQLITE_DONE : code;
    }
    fill->evaluation = sqlite3_column_int64(journal, 0);
    fill->seq = INT64_MIN;
    sqlite3_reset(journal);

    sqlite3_stmt *begin = ready(fill, FILL_BEGIN);
    code = sqlite3_step(begin);
    if (code == SQLITE_ROW) {
        store_chain_hash(begin, 0, document);
        store_chain_begin(document, sqlite3_column_int64(begin, 1), fill->hash);
    }
    sqlite3_reset(begin);
    while (code == SQLITE_ROW)
        code = fill_next_row(fill);
    if (code == SQLITE_DONE)
        code = write_hash(fill, FILL_HEAD);
    return code == SQLITE_DONE ? SQLITE_ROW : code;
}

bool store_chain_fill(sqlite3 *db, const char *path, struct store_update *update, struct err *err)
{
    struct fill fill = {.evaluation = INT64_MIN};
    int code = SQLITE_OK;
    for (size_t i = 0; i < FILLS && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v2(db, fills[i], -1, &fill.statements[i], NULL);
    if (code == SQLITE_OK)
        do
            code = fill_next_journal(&fill);
        while (code == SQLITE_ROW && store_update_next(update));
    bool ok = code == SQLITE_DONE || store_db_failed(db, path, code, err);
    for (size_t i = 0; i < FILLS; i++)
        sqlite3_finalize(fill.statements[i]);
    return ok;
}
