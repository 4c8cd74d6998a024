/*
 * store_log - the journal as a history to be read: of one evaluation, or of the store.
 *
 * A window on it, as store_page is one on the list. The history of the store is in the order of
 * writing: what was carried over to a new version stands where it was imported, with the time of
 * the judgement.
 */
#ifndef FUHE_STORE_LOG_H
#define FUHE_STORE_LOG_H

#include "sha256.h"
#include "store.h"
#include "uuid.h"

struct log_row {
    int64_t key;    /* of the evaluation */
    const char *id; /* "9ed04140ccc5-1" */
    const char *unit, *project;
    int64_t number; /* in the journal of the evaluation, from 1 */
    unsigned char entry_id[UUID_BYTES];
    struct entry entry;
    int64_t first, last;    /* undo and redo: the entries taken back or brought again; else 0 */
    char hash[SHA256_TEXT]; /* "" for none */
};

struct log_page {
    struct log_row *rows; /* oldest first */
    size_t count;
    struct arena arena;
};
void log_page_init(struct log_page *page);
void log_page_fini(struct log_page *page);

/* Up to `limit` rows after (direction 1) or before (direction -1) the row `at`, which is left out
 * and may be one of the page; NULL is before the first and after the last. Key 0: of the store. */
bool store_log(struct store *store, int64_t key, const struct log_row *at, int direction,
    size_t limit, struct log_page *page, struct err *err);

const char *entry_kind_name(enum entry_kind kind); /* "change", "undo", "redo", "carried" */

#endif
