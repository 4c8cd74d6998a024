/*
 * schema1 - a store as the program made it at schema 1: the tables of then, word for word, with the
 * rows of a store of today as they would have been.
 */
#ifndef FUHE_TEST_SCHEMA1_H
#define FUHE_TEST_SCHEMA1_H

#include "stores.h"

static const char schema1[] =
    "PRAGMA page_size = 8192;"
    "BEGIN;"
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
    "PRAGMA application_id = 1718970469;"
    "PRAGMA user_version = 1;"
    "INSERT INTO document SELECT * FROM today.document;"
    "INSERT INTO content SELECT * FROM today.content;"
    "INSERT INTO evaluation SELECT key, id, document, number, kind, unit, project, year, subject,"
    " version, superseded, reported_total, reported_grade, reviewed_total, reviewed_grade, differs,"
    " status, errors, warnings, infos FROM today.evaluation;"
    "INSERT INTO journal SELECT evaluation, seq, id, kind, step, field, \"from\", \"to\", reason,"
    " author, time FROM today.journal;"
    "INSERT INTO counts SELECT * FROM today.counts;"
    "COMMIT;"
    "PRAGMA journal_mode = WAL;";

/* The store at `today`, closed, as one of schema 1 at `path`. 0: done. */
static inline int make_schema1(const char *path, const char *today)
{
    sqlite3 *db;
    char attach[320];
    snprintf(attach, sizeof attach, "ATTACH '%s' AS today", today);
    int code = sqlite3_open(path, &db);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, attach, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, schema1, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

#endif
