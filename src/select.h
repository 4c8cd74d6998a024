/* select - evaluations by the beginning of their ids. */
#ifndef FUHE_SELECT_H
#define FUHE_SELECT_H

#include "store.h"

/* The key of the one evaluation whose id begins so. Returns the exit code, after having said why where it is not 0: 2
 * when none or several begin so. */
int select_one(struct store *store, const char *beginning, int64_t *key);

/* All of them into `keys` (room for `count`). */
int select_all(struct store *store, char *const *beginnings, size_t count, int64_t *keys);

#endif
