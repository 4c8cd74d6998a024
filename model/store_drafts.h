/*
 * store_drafts - what was typed and not yet saved, so that a crash does not lose it.
 *
 * A draft is of a reviewer, an evaluation and a place: whatever the writer calls the place where it
 * was typed, such as "note:indicators[2].actual". On the disk before the call returns: to be called
 * when typing pauses, not on every key.
 */
#ifndef FUHE_STORE_DRAFTS_H
#define FUHE_STORE_DRAFTS_H

#include "store.h"

/* Takes the place of the one before; "" drops it, where there is one. */
bool store_draft_save(
    struct store *store, int64_t key, const char *place, const char *text, struct err *err);

/* `*text` in the arena; NULL: there is none. */
bool store_draft_load(struct store *store, int64_t key, const char *place, const char **text,
    struct arena *arena, struct err *err);

struct store_draft {
    int64_t key;
    const char *place, *text;
};
/* All of the reviewer's in the store, in the order of the evaluations; memory of the arena. */
bool store_drafts(struct store *store, struct store_draft **drafts, size_t *count,
    struct arena *arena, struct err *err);

#endif
