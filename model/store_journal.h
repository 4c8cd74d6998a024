/*
 * store_journal - a step written to the journal of an evaluation, inside a transaction of somebody
 * else's. For the files of the store alone.
 */
#ifndef FUHE_STORE_JOURNAL_H
#define FUHE_STORE_JOURNAL_H

#include "store.h"

/* What store_append does between the beginning of its transaction and the commit. `step` names the
 * step; NULL: a new one of its own. `*total`: entries of the dossier once that is done; until then
 * it counts those it had. */
bool store_journal_write(struct store *store, struct dossier *dossier, const struct policy *policy,
    const struct entry *entries, size_t count, const char *step, size_t *total, struct err *err);

#endif
