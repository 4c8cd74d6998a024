/*
 * store_chain - the hashes that chain the entries of a journal.
 *
 * Each row of a journal carries the SHA-256 of the hash before it, as 32 bytes, and behind that its
 * own fields in canonical form: each as a netstring, "5:hello,", one after the other in the order
 * of the enum below; NULL is "-,"; numbers are decimal, the id is its 16 bytes. Before the first
 * entry stands the SHA-256 of three netstrings: "fuhe journal 1", the 32 bytes of the document's
 * SHA-256, and the evaluation's number in it, so that the chain of a report is the same in every
 * store.
 *
 * The row of the evaluation keeps the number of entries and the last hash, its head; a new entry is
 * chained to the head, whatever the journal has become meanwhile, so that what was taken off its
 * end stays to be seen. The chain tells what was altered past the program; it is no signature: who
 * writes the whole chain anew, head and all, is not found out by the store alone.
 */
#ifndef FUHE_STORE_CHAIN_H
#define FUHE_STORE_CHAIN_H

#include "sha256.h"
#include "store_db.h"
#include "store_schema.h"

enum chain_field {
    CHAIN_SEQ,
    CHAIN_ID,
    CHAIN_KIND,
    CHAIN_STEP,
    CHAIN_FIELD,
    CHAIN_FROM,
    CHAIN_TO,
    CHAIN_REASON,
    CHAIN_ABOUT,
    CHAIN_AUTHOR,
    CHAIN_TIME,
    CHAIN_FIELDS
};

/* The columns of the journal in this order, for statements that read rows to be hashed. */
#define CHAIN_COLUMNS "seq, id, kind, step, field, \"from\", \"to\", reason, about, author, time"

struct chain_text {
    const char *bytes; /* NULL: NULL */
    size_t length;
};

/* What stands before the first entry. */
void store_chain_begin(const unsigned char document[static SHA256_BYTES], int64_t number,
    unsigned char hash[static SHA256_BYTES]);

/* From the hash before a row to that of the row. */
void store_chain_next(
    unsigned char hash[static SHA256_BYTES], const struct chain_text fields[static CHAIN_FIELDS]);

/* The row's CHAIN_COLUMNS, which stand from column 0 on; valid until the next step. */
void store_chain_row(sqlite3_stmt *row, struct chain_text fields[static CHAIN_FIELDS]);

/* The hash in a column; false when there is none of its length. */
bool store_chain_hash(sqlite3_stmt *row, int column, unsigned char hash[static SHA256_BYTES]);

/* Reads the head of an evaluation, that before the first entry where it has none, and writes it.
 * Within a transaction that holds the write lock. */
bool store_chain_head(
    struct store *store, int64_t key, unsigned char hash[static SHA256_BYTES], struct err *err);
bool store_chain_set_head(struct store *store, int64_t key, size_t entries,
    const unsigned char hash[static SHA256_BYTES], struct err *err);

/* Chains the rows of a store that had no hashes. Within the transaction that adds the columns. */
bool store_chain_fill(sqlite3 *db, const char *path, struct store_update *update, struct err *err);

#endif
