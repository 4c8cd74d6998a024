/*
 * store_db - what the parts of the store share: the connection, its prepared statements, its
 * errors.
 */
#ifndef FUHE_STORE_DB_H
#define FUHE_STORE_DB_H

#include <sqlite3.h>

#include "store.h"
#include "store_statements.h"

struct store {
    sqlite3 *db;
    char *path;
    sqlite3_stmt *prepared[STATEMENTS]; /* on first use */
    bool ahead;                         /* the log is known to be written ahead */
    int imports;                        /* transactions of the import so far, one after the other */
    bool importing;                     /* between store_begin and its end */
    bool failed;                        /* a write of the import failed: it cannot be committed */
    struct counts added;                /* by the import so far */
    bool (*wait)(void *data, int milliseconds);
    void *wait_data;
    int64_t busy_since;   /* in milliseconds */
    struct policy policy; /* in force when it was opened or chosen here */
    int64_t policy_id;    /* 0: the default */
};

/* The message for a result code of SQLite, with the path and what to do. Returns false. */
bool store_db_failed(sqlite3 *db, const char *path, int code, struct err *err);

/* Of a store_load that has just failed: because of the database, and not because the document is
 * read otherwise now. */
bool store_db_is_failing(const struct store *store);

/* The statement, prepared, reset and free of old parameters; NULL with err. */
sqlite3_stmt *store_db_prepare(struct store *store, enum store_statement which, struct err *err);

void store_db_finalize(struct store *store); /* all that are prepared */

/* A NULL text binds NULL. Texts and bytes are not copied: they must live until the statement is
 * done. */
void store_db_bind_text(sqlite3_stmt *statement, int parameter, const char *text);
void store_db_bind_bytes(
    sqlite3_stmt *statement, int parameter, const unsigned char *bytes, size_t length);
void store_db_bind_score(sqlite3_stmt *statement, int parameter, const struct computed *score,
    char text[static DECIMAL_TEXT]);

/* `*row`: whether there is one more. The statement is reset after the last row and on failure; who
 * stops before the last row resets it. */
bool store_db_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err);

/* Runs a statement that gives no rows. */
bool store_db_run(struct store *store, sqlite3_stmt *statement, struct err *err);

/* A column's text in the arena; NULL for NULL. */
const char *store_db_text(sqlite3_stmt *statement, int column, struct arena *arena);
struct computed store_db_score(sqlite3_stmt *statement, int column);
/* From 0 to `last`; what lies outside (a damaged file) is 0. */
int store_db_choice(sqlite3_stmt *statement, int column, int last);

/*
 * How a transaction reaches the disk. Ahead (write-ahead log): one sync, and readers are not held
 * up: for the reviewer's changes, and how a store is left. Behind (rollback journal): new pages are
 * written once, not twice: for large imports. Both are durable, and where another process has the
 * store open it stays as it is.
 */
void store_db_log_ahead(struct store *store);
void store_db_log_behind(struct store *store);

/* BEGIN IMMEDIATE and its two ends. A commit that fails is rolled back. `change` begins one of a
 * person: with the log ahead. */
bool store_db_begin(struct store *store, struct err *err);
bool store_db_change(struct store *store, struct err *err);
bool store_db_commit(struct store *store, struct err *err);
void store_db_rollback(struct store *store);

/* Adds to the row of counts. */
bool store_db_count(struct store *store, const struct counts *added, struct err *err);

#endif
