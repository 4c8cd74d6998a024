/* store_kin - the other reports of an evaluation's unit: versions and years. */
#ifndef FUHE_STORE_KIN_H
#define FUHE_STORE_KIN_H

#include "store.h"

/* `*before`: the version before of the same unit, year, kind and project, or where it is the first
 * the latest version of the nearest earlier year; 0 where neither is there, or one of them is
 * unknown. */
bool store_kin_before(struct store *store, int64_t key, int64_t *before, struct err *err);

#endif
