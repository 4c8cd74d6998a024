/*
 * trial - changes that are tried: entries behind a journal that are not kept, in steps that can be
 * taken back and brought again.
 */
#ifndef FUHE_TRIAL_H
#define FUHE_TRIAL_H

#include "review.h"

struct trial {
    bool open;
    struct arena arena; /* of the entries' texts */
    struct entry *entries;
    size_t done, count, capacity; /* in force; with those taken back */
    char step[24];                /* the name of the one being made */
    size_t steps;                 /* that were ever made */
};

void trial_init(struct trial *trial);
void trial_fini(struct trial *trial); /* as after trial_init */

/* What is put from now on is one step; what was taken back cannot be brought again. */
void trial_begin_step(struct trial *trial);
void trial_put(struct trial *trial, const struct entry *entry); /* copies its texts */

/* Undo or redo of a whole step; how many there are to. */
void trial_step(struct trial *trial, enum entry_kind kind);
size_t trial_steps(const struct trial *trial, enum entry_kind kind);

/* What is in force as entries of one step to be: all with the reason, and of a field changed
 * several times in a row the last. Heap memory; texts of the trial. */
struct entry *trial_entries(const struct trial *trial, const char *reason, size_t *count);

#endif
