#include "store_chain.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "intl.h"

static void add(struct sha256_ctx *context, const char *bytes, size_t length)
{
    sha256_update(context, length, (const uint8_t *)bytes);
}

static void add_netstring(struct sha256_ctx *context, struct chain_text text)
{
    char length[24];
    if (!text.bytes) {
        add(context, "-,", 2);
        return;
    }
    add(context, length, (size_t)snprintf(length, sizeof length, "%zu:", text.length));
    add(context, text.bytes, text.length);
    add(context, ",", 1);
}

void store_chain_begin(const unsigned char document[static SHA256_BYTES], int64_t number,
    unsigned char hash[static SHA256_BYTES])
{
    static const char name[] = "fuhe journal 1";
    struct sha256_ctx context;
    char decimal[24];
    int length = snprintf(decimal, sizeof decimal, "%lld", (long long)number);
    sha256_init(&context);
    add_netstring(&context, (struct chain_text){name, sizeof name - 1});
    add_netstring(&context, (struct chain_text){(const char *)document, SHA256_BYTES});
    add_netstring(&context, (struct chain_text){decimal, (size_t)length});
    sha256_digest(&context, SHA256_BYTES, hash);
}

void store_chain_next(
    unsigned char hash[static SHA256_BYTES], const struct chain_text fields[static CHAIN_FIELDS])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, SHA256_BYTES, hash);
    for (size_t i = 0; i < CHAIN_FIELDS; i++)
        add_netstring(&context, fields[i]);
    sha256_digest(&context, SHA256_BYTES, hash);
}

void store_chain_row(sqlite3_stmt *row, struct chain_text fields[static CHAIN_FIELDS])
{
    for (int i = 0; i < CHAIN_FIELDS; i++) {
        int type = sqlite3_column_type(row, i);
        const void *bytes = type == SQLITE_BLOB ? sqlite3_column_blob(row, i)
                                                : (const void *)sqlite3_column_text(row, i);
        fields[i].length = (size_t)sqlite3_column_bytes(row, i);
        fields[i].bytes = type == SQLITE_NULL ? NULL : bytes ? bytes : "";
    }
}

bool store_chain_hash(sqlite3_stmt *row, int column, unsigned char hash[static SHA256_BYTES])
{
    const void *bytes = sqlite3_column_blob(row, column);
    if (!bytes || sqlite3_column_bytes(row, column) != SHA256_BYTES)
        return false;
    memcpy(hash, bytes, SHA256_BYTES);
    return true;
}

/* The hash before the first entry, from the columns of document and number. */
static void begin_from_row(
    sqlite3_stmt *row, int document, int number, unsigned char hash[static SHA256_BYTES])
{
    unsigned char sha256[SHA256_BYTES] = {0};
    store_chain_hash(row, document, sha256);
    store_chain_begin(sha256, sqlite3_column_int64(row, number), hash);
}

bool store_chain_head(
    struct store *store, int64_t key, unsigned char hash[static SHA256_BYTES], struct err *err)
{
    bool row;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_HEAD, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, HEAD_KEY, key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    if (!row)
        return err_set(err, _("%s: the evaluation is not there"), store->path);
    if (!store_chain_hash(statement, HEAD_COLUMN_HEAD, hash))
        begin_from_row(statement, HEAD_COLUMN_SHA256, HEAD_COLUMN_NUMBER, hash);
    sqlite3_reset(statement);
    return true;
}

bool store_chain_set_head(struct store *store, int64_t key, size_t entries,
    const unsigned char hash[static SHA256_BYTES], struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_HEAD_SET, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, HEAD_KEY, key);
    store_db_bind_bytes(statement, HEAD_SET_HEAD, hash, SHA256_BYTES);
    sqlite3_bind_int64(statement, HEAD_SET_ENTRIES, (sqlite3_int64)entries);
    return store_db_run(store, statement, err);
}
