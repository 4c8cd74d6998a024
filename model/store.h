/*
 * store - documents, what they evaluate, and the journal, in one SQLite file. Alone knows SQLite.
 *
 * The document's bytes are kept as imported; evaluations are read from them again when one is
 * opened, so that what is shown is always what the document says. A table row per evaluation holds
 * what lists show. Every change is one durable transaction, on the disk before the call returns.
 * Journal rows and documents have globally unique ids, and the rows of a journal are chained by
 * their hashes (store_chain.h).
 */
#ifndef FUHE_STORE_H
#define FUHE_STORE_H

#include "checks.h"
#include "err.h"
#include "read/reader.h"
#include "review.h"

struct store;

/* $FUHE_STORE, else fuhe/reviews.db under $XDG_DATA_HOME or ~/.local/share; heap memory. NULL when
 * there is no home. */
char *store_default_path(struct err *err);

/* Opens the file, or with `create` makes it (0600). The folder of the default path is made with
 * those above it (0700), any other must be there. Fails on what is not a store of ours, a newer
 * schema, a file that cannot be opened or written. Nothing of its work grows with the store, but
 * for the once when one of an older schema is brought up to date. One thread at a time may use a
 * store. */
struct store *store_open(const char *path, bool create, struct err *err);

/* Told of each evaluation by what goes over many; false stops the work. */
typedef bool store_progress(void *context, int64_t done, int64_t all);

/* The same, watched while one of an older schema is brought up to date, which reads every report
 * again. Stopped, the store is as it was, and this fails. */
struct store *store_open_watched(
    const char *path, bool create, store_progress *progress, void *context, struct err *err);
void store_close(struct store *store);
const char *store_path(const struct store *store);

/* Writing waits for another process that writes, 5 seconds at most. `wait` is asked again and again
 * meanwhile with the milliseconds so far, and false gives up; it must not use the store. NULL:
 * none. */
void store_set_wait(struct store *store, bool (*wait)(void *data, int milliseconds), void *data);

/* Import. Documents between begin and commit are one transaction; store_rollback gives all of them
 * back, and so does a store_commit that fails. Other processes cannot write meanwhile, so a large
 * import commits every thousand documents or so; from its second transaction on a faster kind of
 * log is used where no other process has the store open.
 *
 * A document under the unit, year, kind (and project) of one that is there is its next version; it
 * leaves that and its review in place, and begins with what was judged of its findings
 * (store_carry.h). Where one of these is unknown there are no versions. */
enum import_outcome { IMPORT_NEW, IMPORT_KNOWN, IMPORT_NEW_VERSION };
bool store_begin(struct store *store, struct err *err);
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);
bool store_knows(struct store *store, const unsigned char sha256[32], bool *known, struct err *err);
bool store_add(struct store *store, const char *file, const unsigned char sha256[32],
    const unsigned char *bytes, size_t length, const struct reading *reading,
    const struct policy *policy, enum import_outcome *outcome, struct err *err);

struct summary;
/* What store_add works out of a reading before it writes: `reading->count` summaries without key,
 * id, file and version, with all findings. Pure; an importer calls it where it reads, in its own
 * threads, and hands them to store_add_summaries. Memory of the arena; the texts are the reading's.
 */
struct summary *store_summaries(
    const struct reading *reading, const struct policy *policy, struct arena *arena);
bool store_add_summaries(struct store *store, const char *file, const unsigned char sha256[32],
    const unsigned char *bytes, size_t length, const struct summary *summaries, size_t count,
    enum import_outcome *outcome, struct err *err);

/* What lists show of an evaluation. Texts are valid until the page they are of is read again or
 * freed. */
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
    int errors, warnings, infos;     /* findings of the reported values that nobody judged yet */
    int confirmed;                   /* those that were found to hold, of any severity */
    int open_notes;                  /* not resolved */
    struct computed rate;            /* execution rate of the reviewed values, in % */
    const char *codes;               /* findings_codes */
    const struct findings *findings; /* all of them; of store_summaries alone, else NULL */
};

/* What it is called in a list: its project, else its unit, else the file it is from. */
const char *summary_name(const struct summary *summary);

struct page {
    struct summary *rows;
    size_t count;
    struct arena arena;
};
void page_init(struct page *page);
void page_fini(struct page *page);
/* The rows of one behind those of another, with texts of its own: so a window that moves on takes
 * along what it still shows. Neither may be of `page`. */
void page_join(struct page *page, const struct summary *first, size_t first_count,
    const struct summary *then, size_t then_count);

/* A window on the list in import order: up to `limit` rows after (direction 1) or before (direction
 * -1) `key`, which itself is left out; key 0 is before the first and after the last. Rows are
 * always in list order. Reads only what it gives. */
bool store_page(struct store *store, int64_t key, int direction, size_t limit, struct page *page,
    struct err *err);
bool store_summary(
    struct store *store, int64_t key, struct page *page, struct err *err); /* one row, or none */
/* The rows of these keys, in their order; those that are not there are left out. */
bool store_summaries_of(
    struct store *store, const int64_t *keys, size_t count, struct page *page, struct err *err);
/* The next open evaluation (not reviewed, and the latest version) after `key`, from the first again
 * behind the last; 0 when none is left. */
bool store_next_open(struct store *store, int64_t key, int64_t *next, struct err *err);

struct counts {
    int64_t evaluations, documents, reviewed;
    int64_t by_grade[GRADE_CHA + 1]; /* of the reviewed grade */
};
bool store_counts(
    struct store *store, struct counts *counts, struct err *err); /* kept up, not counted */

/* A number that is another one after other programs wrote to the store; 0 where it cannot be told.
 */
int64_t store_others(struct store *store);

/* The keys of the ids that begin with `prefix` ("9ed0", "9ED04140"), in order of the ids; at most
 * `limit`. A whole id is that one alone ("9ed04140ccc5-1" is not also …-10). */
bool store_find(struct store *store, const char *prefix, int64_t *keys, size_t limit, size_t *count,
    struct err *err);

/* An evaluation opened for review: the document it stands in and the journal. */
struct dossier {
    int64_t key;
    char id[24];
    char *file;
    char sha256[65];
    struct reading reading;
    const struct evaluation *evaluation; /* in `reading` */
    struct entry *entries;
    size_t entry_count, entry_capacity;
    struct arena entry_arena;
};
/* Fails when this program's reader finds other evaluations in the document than the one that
 * imported it did. After a failure there is nothing to free. */
bool store_load(struct store *store, int64_t key, struct dossier *dossier, struct err *err);
void dossier_fini(struct dossier *dossier);

/* Appends entries as one step: fills step, author (unless given) and time, writes them and the
 * list's row in one durable transaction, and adds them to the dossier. Undo and redo: one entry of
 * that kind. On failure neither store nor dossier has changed. A finding is not dismissed or waived
 * without a reason.
 *
 * Where another process has added to the journal since it was loaded, its entries come into the
 * dossier first, before the new ones; when they touch the same indicator (or the budget, or the
 * status), or for an undo or redo, the call fails instead and says who changed what: store_refresh
 * shows it, and the person decides. */
bool store_append(struct store *store, struct dossier *dossier, const struct policy *policy,
    struct entry *entries, size_t count, struct err *err);

/* Takes in what other processes have added to the journal; `*added` entries. */
bool store_refresh(struct store *store, struct dossier *dossier, size_t *added, struct err *err);

/* Who reviews: who was set, else $FUHE_REVIEWER, else the login name. The text set lives on with
 * the caller. */
void store_set_reviewer(const char *name);
const char *store_reviewer(void);

#endif
