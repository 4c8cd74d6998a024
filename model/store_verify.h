/*
 * store_verify - whether a store is as the program wrote it.
 *
 * Of each evaluation: the chain of its journal (store_chain.h), the bytes of its document against
 * their SHA-256, and its row in the list against the replay of its journal. Of a journal the first
 * fault is told: behind it nothing is certain. An entry that was altered together with its hash,
 * and one that was taken off the end before others were written, show as the one behind them
 * altered.
 */
#ifndef FUHE_STORE_VERIFY_H
#define FUHE_STORE_VERIFY_H

#include "store.h"

enum verify_fault_kind {
    VERIFY_ALTERED,  /* entry `seq` is not the one its hash is of */
    VERIFY_MISSING,  /* entries `seq` to `last`; author and time are those of the neighbour */
    VERIFY_INSERTED, /* entry `seq` was not written by the program */
    VERIFY_STRAY,    /* the same, of an evaluation that is not there */
    VERIFY_BYTES,    /* the document's bytes are others, or gone */
    VERIFY_LOST,     /* the document had `due` evaluations, `is` are there */
    VERIFY_UNREAD,   /* the evaluation cannot be read: `is` says why */
    VERIFY_ROW,      /* the list has `is` as `what`, the journal makes it `due` */
    VERIFY_COUNTS    /* the same of the counts of all */
};

struct verify_fault {
    enum verify_fault_kind kind;
    const char *name; /* the evaluation's id; of a document its file */
    size_t seq, last;
    size_t neighbour; /* the entry behind missing ones, or before them at the end; 0: none */
    int64_t time;
    const char *author;
    const char *what; /* a msgid, as lists have it in their titles */
    const char *is, *due;
};

/* What was looked at, and what was found; texts of the arena. */
struct verification {
    struct verify_fault *faults; /* in the arena */
    size_t fault_count, fault_capacity;
    int64_t entries, evaluations;
    int64_t document; /* the last one looked at */
    struct arena arena;
};
void verification_init(struct verification *verification);
void verification_fini(struct verification *verification);

/* One evaluation and its document, as they stand at one moment. False only where the store cannot
 * be read. */
bool store_verify(struct store *store, int64_t key, const struct policy *policy,
    struct verification *verification, struct err *err);

/* What belongs to no evaluation in particular: the counts, rows whose owner is gone. */
bool store_verify_whole(struct store *store, struct verification *verification, struct err *err);

#endif
