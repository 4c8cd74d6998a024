/* select - evaluations by the beginning of their ids, or by a filter. */
#ifndef FUHE_SELECT_H
#define FUHE_SELECT_H

#include "cli.h"
#include "export.h"

/* The key of the one evaluation whose id begins so. Returns the exit code, after having said why
 * where it is not 0: 2 when none or several begin so. */
int select_one(struct store *store, const char *beginning, int64_t *key);

/* That evaluation loaded, scored by the policy of the store; for export_unload where the exit code
 * is 0. */
int select_load(struct store *store, const char *beginning, struct export_loaded *loaded);

/* All of them into `keys` (room for `count`). */
int select_all(struct store *store, char *const *beginnings, size_t count, int64_t *keys);

/* The evaluations a command is for. */
struct selection {
    bool all; /* of the store, as imported: there are no keys */
    int64_t *keys;
    size_t count;
};
void selection_fini(struct selection *selection);

/* One after the other, in their order, until one fails. */
typedef bool select_one_of(void *context, int64_t key, struct err *err);
bool selection_each(struct store *store, const struct selection *selection, select_one_of *one,
    void *context, struct err *err);

/* Those of the ids given, in their order, and of all or of them those that fit --filter, in the
 * order of --order. Returns the exit code, after having said why where it is not 0. `selection` is
 * to be freed in any case. */
int select_wanted(
    struct store *store, const struct arguments *arguments, struct selection *selection);

#endif
