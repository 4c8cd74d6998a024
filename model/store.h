/*
 * store - documents, what they evaluate, and the journal, in one SQLite file. Alone knows SQLite.
 *
 * The document's bytes are kept as imported; evaluations are read from them again when one is opened, so that what is
 * shown is always what the document says. A table row per evaluation holds what lists show. Every change is one durable
 * transaction, on the disk before the call returns. Journal rows and documents have globally unique ids.
 */
#ifndef FUHE_STORE_H
#define FUHE_STORE_H

#include "checks.h"
#include "err.h"
#include "read/reader.h"
#include "review.h"

struct store;

/* $FUHE_STORE, else fuhe/reviews.db under $XDG_DATA_HOME or ~/.local/share; heap memory. NULL when there is no home. */
char *store_default_path(struct err *err);

/* Opens the file, or with `create` makes it (0600, its folder 0700). Fails on what is not a store of ours, a newer schema, a file that
 * cannot be opened. */
struct store *store_open(const char *path, bool create, struct err *err);
void store_close(struct store *store);
const char *store_path(const struct store *store);

/* Import. Documents between begin and commit are one transaction; store_rollback gives all of them back. */
enum import_outcome { IMPORT_NEW, IMPORT_KNOWN, IMPORT_NEW_VERSION };
bool store_begin(struct store *store, struct err *err);
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);
bool store_knows(struct store *store, const unsigned char sha256[32], bool *known, struct err *err);
bool store_add(struct store *store, const char *file, const unsigned char sha256[32], const unsigned char *bytes,
    size_t length, const struct reading *reading, const struct policy *policy, enum import_outcome *outcome,
    struct err *err);

/* What lists show of an evaluation. Texts are valid until the page they are of is read again or freed. */
struct summary {
    int64_t key;    /* stable in this store, never used again */
    const char *id; /* "9ed04140ccc5-1" */
    const char *file;
    enum kind kind;
    const char *unit, *project; /* unit "" when unknown; project NULL for a department */
    int year, version;          /* version 1, 2 … of this unit, year, kind and project */
    bool superseded;            /* a later version is there */
    struct computed reported_total, reviewed_total;
    enum grade reported_grade, reviewed_grade;
    bool differs;
    enum status status;
    int errors, warnings, infos; /* findings of the reported values */
};

struct page {
    struct summary *rows;
    size_t count;
    struct arena arena;
};
void page_init(struct page *page);
void page_fini(struct page *page);

/* A window on the list in import order: up to `limit` rows after (direction 1) or before (direction -1) `key`, which
 * itself is left out; key 0 is before the first and after the last. Rows are always in list order. Reads only what it gives. */
bool store_page(struct store *store, int64_t key, int direction, size_t limit, struct page *page, struct err *err);
bool store_summary(struct store *store, int64_t key, struct page *page, struct err *err); /* one row, or none */
/* The next open (not reviewed) evaluation after `key`, from the first again behind the last; 0 when none is left. */
bool store_next_open(struct store *store, int64_t key, int64_t *next, struct err *err);

struct counts {
    int64_t evaluations, documents, reviewed;
    int64_t by_grade[GRADE_CHA + 1]; /* of the reviewed grade */
};
bool store_counts(struct store *store, struct counts *counts, struct err *err); /* kept up, not counted */

/* The keys that begin with `prefix` of an id ("9ed0", "9ed04140ccc5-1"); at most `limit`. */
bool store_find(struct store *store, const char *prefix, int64_t *keys, size_t limit, size_t *count, struct err *err);

/* An evaluation opened for review: the document it stands in and the journal. */
struct dossier {
    int64_t key;
    char id[24];
    char *file;
    char sha256[65];
    struct reading reading;
    const struct evaluation *evaluation; /* in `reading` */
    struct entry *entries;
    size_t entry_count;
    struct arena entry_arena;
};
bool store_load(struct store *store, int64_t key, struct dossier *dossier, struct err *err);
void dossier_fini(struct dossier *dossier);

/* Appends entries as one step: fills step, author and time, writes them and the list's row in one durable transaction,
 * and adds them to the dossier. On failure neither store nor dossier has changed. Undo and redo: one entry of that kind. */
bool store_append(struct store *store, struct dossier *dossier, const struct policy *policy, struct entry *entries,
    size_t count, struct err *err);

/* Who reviews: $FUHE_REVIEWER, else the login name. */
const char *store_reviewer(void);

#endif
