/*
 * importer - reports into the store: what `fuhe import` and the workstation's PATHs do.
 *
 * Files go in in a stable order, in transactions of at most a second; a signal to stop
 * (interrupt.h) ends after the file in hand, keeps what was read, and says how far it came. What
 * cannot be read is said on standard error, and the rest goes on.
 */
#ifndef FUHE_IMPORTER_H
#define FUHE_IMPORTER_H

#include "store.h"

struct import_counts {
    size_t files, read, new_versions, known, unreadable;
    char first[24]; /* beginning of the ids of the first document read or known; "" when there is
                       none */
};

/* The exit code: 0, 1 (something could not be read), 3 (the store failed: said), 130 (interrupted:
 * said). */
int importer_run(struct store *store, char *const *paths, size_t count, const struct policy *policy,
    struct import_counts *counts);

/* "3 read (1 new version), 2 known, 1 unreadable" */
const char *importer_summary(const struct import_counts *counts, struct arena *arena);

#endif
