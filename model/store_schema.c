#include "store_schema.h"

#include "intl.h"
#include "store_chain.h"
#include "store_db.h"
#include "store_facts.h"

/* "fuhe" in ASCII: the application_id in the header of the file, which file(1) shows too. */
enum { APPLICATION_ID = 0x66756865 };

/* A report is some 11 KB: pages of 8 KiB take half the time to write that the usual 4 KiB take, and
 * a change of the review still touches only a handful. */
static const char settings_of_new[] = "PRAGMA page_size = 8192";

/*
 * Scores are decimals as text, "88.36": exact. The documents' bytes stand apart so that lists do
 * not walk over them. `subject` is unit, year, kind and project in one, folded, NULL where one of
 * them is unknown: what versions are of. `counts` is kept up in the transactions that change what
 * it counts.
 */
static const char *const steps[] = {
    "CREATE TABLE document ("
    " id INTEGER PRIMARY KEY,"
    " sha256 BLOB NOT NULL UNIQUE,"
    " file TEXT NOT NULL,"
    " evaluations INTEGER NOT NULL,"
    " imported INTEGER NOT NULL);"

    "CREATE TABLE content ("
    " document INTEGER PRIMARY KEY REFERENCES document,"
    " bytes BLOB NOT NULL);"

    "CREATE TABLE evaluation ("
    " key INTEGER PRIMARY KEY AUTOINCREMENT,"
    " id TEXT NOT NULL UNIQUE,"
    " document INTEGER NOT NULL REFERENCES document,"
    " number INTEGER NOT NULL,"
    " kind INTEGER NOT NULL,"
    " unit TEXT NOT NULL,"
    " project TEXT,"
    " year INTEGER NOT NULL,"
    " subject TEXT,"
    " version INTEGER NOT NULL,"
    " superseded INTEGER NOT NULL DEFAULT 0,"
    " reported_total TEXT,"
    " reported_grade INTEGER NOT NULL,"
    " reviewed_total TEXT,"
    " reviewed_grade INTEGER NOT NULL,"
    " differs INTEGER NOT NULL DEFAULT 0,"
    " status INTEGER NOT NULL DEFAULT 0,"
    " errors INTEGER NOT NULL,"
    " warnings INTEGER NOT NULL,"
    " infos INTEGER NOT NULL);"
    "CREATE INDEX evaluation_latest ON evaluation (subject)"
    " WHERE subject IS NOT NULL AND superseded = 0;"
    "CREATE INDEX evaluation_open ON evaluation (key) WHERE status < 2 AND superseded = 0;"

    "CREATE TABLE journal ("
    " evaluation INTEGER NOT NULL REFERENCES evaluation,"
    " seq INTEGER NOT NULL,"
    " id BLOB NOT NULL UNIQUE,"
    " kind INTEGER NOT NULL,"
    " step TEXT NOT NULL,"
    " field TEXT,"
    " \"from\" TEXT,"
    " \"to\" TEXT,"
    " reason TEXT,"
    " author TEXT NOT NULL,"
    " time INTEGER NOT NULL,"
    " PRIMARY KEY (evaluation, seq)) WITHOUT ROWID;"

    "CREATE TABLE counts ("
    " documents INTEGER NOT NULL,"
    " evaluations INTEGER NOT NULL,"
    " reviewed INTEGER NOT NULL,"
    " grade_none INTEGER NOT NULL,"
    " grade_you INTEGER NOT NULL,"
    " grade_liang INTEGER NOT NULL,"
    " grade_zhong INTEGER NOT NULL,"
    " grade_cha INTEGER NOT NULL);"
    "INSERT INTO counts VALUES (0, 0, 0, 0, 0, 0, 0, 0);",

    /* Findings judged, notes. Nobody had judged any: what was found is what is open. */
    "ALTER TABLE evaluation ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evaluation ADD COLUMN open_notes INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evaluation ADD COLUMN ease INTEGER"
    " GENERATED ALWAYS AS (-(errors << 40) - (warnings << 20) - infos) VIRTUAL;"
    "CREATE INDEX evaluation_ease ON evaluation (ease, key);"
    "ALTER TABLE journal ADD COLUMN about TEXT;"

    "CREATE TABLE note ("
    " evaluation INTEGER NOT NULL REFERENCES evaluation,"
    " id BLOB NOT NULL UNIQUE,"
    " at TEXT,"
    " start INTEGER NOT NULL,"
    " length INTEGER NOT NULL,"
    " text TEXT NOT NULL,"
    " author TEXT NOT NULL,"
    " time INTEGER NOT NULL,"
    " edited INTEGER,"
    " resolved INTEGER,"
    " resolver TEXT,"
    " PRIMARY KEY (evaluation, id)) WITHOUT ROWID;"

    "CREATE TABLE draft ("
    " evaluation INTEGER NOT NULL REFERENCES evaluation,"
    " place TEXT NOT NULL,"
    " author TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " PRIMARY KEY (evaluation, place, author)) WITHOUT ROWID;",

    /* The journals chained. */
    "ALTER TABLE journal ADD COLUMN hash BLOB;"
    "ALTER TABLE evaluation ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE evaluation ADD COLUMN head BLOB;",

    /* What lists are filtered by. */
    "ALTER TABLE evaluation ADD COLUMN rate TEXT;"
    "ALTER TABLE evaluation ADD COLUMN codes TEXT NOT NULL DEFAULT '';",

    /* Orders are found in memory (roster.h): what no statement uses any more only costs imports. */
    "DROP INDEX evaluation_ease;"
    "ALTER TABLE evaluation DROP COLUMN ease;",
    /* The policies chosen, the one in force last. */
    "CREATE TABLE policy ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " text TEXT NOT NULL,"
    " author TEXT NOT NULL,"
    " time INTEGER NOT NULL);",

    /* Bulk changes, found by their step (bulk.h), the latest of which comes last. */
    "CREATE INDEX journal_bulk ON journal (step) WHERE step GLOB 'bulk-*';",
};

enum { SCHEMA = sizeof steps / sizeof *steps };

/* What SQL alone does not do, behind all steps. */
static bool (*const fills[SCHEMA])(sqlite3 *db, const char *path, struct store_update *update,
    struct err *err) = {[2] = store_chain_fill, [3] = store_facts_fill};

struct header {
    int64_t application, schema;
    bool empty;
};

static bool read_number(
    sqlite3 *db, const char *path, const char *sql, int64_t *out, struct err *err)
{
    sqlite3_stmt *statement;
    *out = 0;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        *out = sqlite3_column_int64(statement, 0);
    if (code == SQLITE_OK)
        code = sqlite3_finalize(statement);
    return code == SQLITE_OK || store_db_failed(db, path, code, err);
}

static bool run(sqlite3 *db, const char *path, const char *sql, struct err *err)
{
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || store_db_failed(db, path, code, err);
}

static bool read_header(sqlite3 *db, const char *path, struct header *header, struct err *err)
{
    int64_t objects = 0;
    if (!read_number(db, path, "PRAGMA application_id", &header->application, err) ||
        !read_number(db, path, "PRAGMA user_version", &header->schema, err))
        return false;
    if (header->application == 0 && header->schema == 0 &&
        !read_number(db, path, "SELECT count(*) FROM sqlite_schema", &objects, err))
        return false;
    header->empty = header->application == 0 && header->schema == 0 && objects == 0;
    return true;
}

/* In one transaction: another process may be making the store just now. */
static bool read_header_at_once(
    sqlite3 *db, const char *path, struct header *header, struct err *err)
{
    if (!run(db, path, "BEGIN", err))
        return false;
    bool ok = read_header(db, path, header, err);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

/* Asked by SQLite. */
static int is_to_stop(void *context)
{
    struct store_update *update = context;
    if (update->progress && !update->stopped)
        update->stopped = !update->progress(update->context, update->done, update->all);
    return update->stopped;
}

bool store_update_next(struct store_update *update)
{
    update->done++;
    return !is_to_stop(update);
}

static bool fill_up(
    sqlite3 *db, const char *path, int64_t schema, struct store_update *update, struct err *err)
{
    char numbers[96];
    bool ok = true;
    for (int64_t s = schema; ok && s < SCHEMA; s++)
        ok = run(db, path, steps[s], err);
    if (ok)
        ok = read_number(db, path, "SELECT evaluations FROM counts", &update->all, err);
    for (int64_t s = schema; ok && s < SCHEMA; s++) {
        update->done = 0;
        ok = !fills[s] || fills[s](db, path, update, err);
    }
    sqlite3_snprintf(sizeof numbers, numbers,
        "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID, SCHEMA);
    return ok && run(db, path, numbers, err);
}

/* Another process may have done it while this one waited for the lock: what is there is read again
 * under it. */
static bool step_up(sqlite3 *db, const char *path, struct store_update *update, struct err *err)
{
    enum { ASK_AFTER = 1000 }; /* steps of SQLite's machine, some tenths of a millisecond */
    struct header header = {0};
    if (!run(db, path, "BEGIN IMMEDIATE", err))
        return false;
    sqlite3_progress_handler(db, ASK_AFTER, is_to_stop, update);
    bool ok = read_header(db, path, &header, err) &&
              (header.schema == SCHEMA || fill_up(db, path, header.schema, update, err));
    ok = ok && run(db, path, "COMMIT", err);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    if (!ok)
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    if (!ok && update->stopped)
        err_set(err, _("%s: stopped while it was brought up to date; it is as it was"), path);
    return ok;
}

bool store_schema_check(
    sqlite3 *db, const char *path, bool create, struct store_update *update, struct err *err)
{
    struct header header = {0};
    if (!read_header_at_once(db, path, &header, err))
        return false;
    if (header.empty && !create)
        return err_set(err, _("%s: the store is empty; 'fuhe import' fills it"), path);
    if (!header.empty && header.application != APPLICATION_ID)
        return err_set(err, _("%s: not a store of fuhe; name another file with --store"), path);
    if (header.schema > SCHEMA)
        return err_set(err,
            _("%s: made by a newer fuhe (schema %d, this one knows %d); use the newer one"), path,
            (int)header.schema, SCHEMA);
    if (header.schema == SCHEMA)
        return true;
    return (!header.empty || run(db, path, settings_of_new, err)) && step_up(db, path, update, err);
}
