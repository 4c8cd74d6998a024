/*
 * store_policy - the policy the store's evaluations are scored by. It is kept in the store, so that
 * what lists show and what a change computes rest on one and the same, whoever opens it.
 *
 * The default until another is chosen; each choice stays written down with who made it and when.
 */
#ifndef FUHE_STORE_POLICY_H
#define FUHE_STORE_POLICY_H

#include "store.h"

/* In force when the store was opened, or chosen since by this process; lives as long as the store.
 */
const struct policy *store_policy(const struct store *store);

/* Who chose it; false while it is the default nobody chose. Texts of the arena. */
struct policy_choice {
    const char *author;
    int64_t time; /* seconds since 1970, UTC */
};
bool store_policy_choice(struct store *store, struct policy_choice *out, bool *chosen,
    struct arena *arena, struct err *err);

/* An evaluation that scores otherwise under another policy; the totals are the reviewed ones. */
struct policy_effect {
    int64_t key;
    const char *id, *unit, *project; /* as in struct summary */
    struct computed before, after;
    enum grade grade_before, grade_after;
    int open_before, open_after; /* findings nobody judged yet, of any severity */
};

struct policy_effects {
    struct policy_effect *items; /* in the order of import */
    size_t count, capacity;
    int64_t looked; /* evaluations */
    int64_t grades; /* of them in another grade */
    int64_t unread; /* that this program reads otherwise than the one that imported them: they
                     * stay as they are */
    struct arena arena;
};
void policy_effects_init(struct policy_effects *effects);
void policy_effects_fini(struct policy_effects *effects);

/* What would change; nothing is written. Reads every document again. */
bool store_policy_try(struct store *store, const struct policy *policy, store_progress *progress,
    void *context, struct policy_effects *effects, struct err *err);

/* Chooses it and writes every row anew, in one transaction: stopped or failed, all is as before. */
bool store_policy_choose(struct store *store, const struct policy *policy, store_progress *progress,
    void *context, struct policy_effects *effects, struct err *err);

/* For the files of the store, inside a transaction: fails where another process has chosen one
 * since, with what to do. */
bool store_policy_holds(struct store *store, struct err *err);

/* Takes over the one in force, for store_open and after store_policy_holds failed. */
bool store_policy_read(struct store *store, struct err *err);

#endif
