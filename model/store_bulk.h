/*
 * store_bulk - a bulk change planned over evaluations of the store, and carried out as one
 * transaction and one step.
 *
 * What is carried out is what the plan says: where somebody changed an evaluation of it meanwhile,
 * nothing is.
 */
#ifndef FUHE_STORE_BULK_H
#define FUHE_STORE_BULK_H

#include "bulk.h"
#include "store.h"

enum { BULK_STEP = 48 };

struct bulk_item {
    int64_t key;
    const char *name; /* project, unit or file */
    int year, version;
    size_t seen; /* entries of its journal */
    struct bulk_effect effect;
};

struct bulk_plan {
    struct bulk bulk; /* texts of the arena */
    struct bulk_item *items;
    size_t count;
    size_t skipped[BULK_SKIPS]; /* how many for each reason; BULK_CHANGES: that will change */
    size_t lowering;            /* of these, that lower a score */
    size_t by_hand;             /* scores set by hand that stay in these */
    struct arena arena;
};
void bulk_plan_init(struct bulk_plan *plan);
void bulk_plan_fini(struct bulk_plan *plan);

/* Works out what the change makes of these evaluations, in their order; nothing is written. The
 * plan takes the place of the one before; on failure it is empty. Reads every document again. */
bool store_bulk_plan(struct store *store, const struct policy *policy, const struct bulk *bulk,
    const int64_t *keys, size_t count, store_progress *progress, void *context,
    struct bulk_plan *plan, struct err *err);

/* Those that lower a score are skipped: no reason is given. */
void bulk_plan_lower_none(struct bulk_plan *plan);

/* Carries the plan out, all of it or nothing: stopped or failed, all is as before. `reason` goes to
 * every entry (NULL: none) and must be there where one is due. The step's name in `step`. */
bool store_bulk_write(struct store *store, const struct policy *policy,
    const struct bulk_plan *plan, const char *reason, store_progress *progress, void *context,
    char step[static BULK_STEP], struct err *err);

/* BULK_UNDO: the latest bulk change that is still in force somewhere; BULK_REDO: the one taken back
 * last that can be brought again somewhere, unless a later one is in force. With the evaluations it
 * changed in the order of import (free()); none: `*count` is 0. */
bool store_bulk_last(struct store *store, enum bulk_kind kind, char step[static BULK_STEP],
    int64_t **keys, size_t *count, struct err *err);

#endif
