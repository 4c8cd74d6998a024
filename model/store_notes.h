/*
 * store_notes - the notes of an evaluation, each change one durable transaction.
 *
 * The number of notes not resolved is kept up in the list's row.
 */
#ifndef FUHE_STORE_NOTES_H
#define FUHE_STORE_NOTES_H

#include "note.h"
#include "store.h"

struct notes {
    struct note *items; /* as they were written */
    size_t count;
    struct arena arena;
};
/* After a failure there is nothing to free. */
bool store_notes(struct store *store, int64_t key, struct notes *notes, struct err *err);
void notes_fini(struct notes *notes);

/* `at`, `place` and `text` are written, and `author` unless it is NULL; fills id and time. */
bool store_note_add(struct store *store, int64_t key, struct note *note, struct err *err);

/* Both fail where the note is no longer as it was loaded: another process has changed it. */
bool store_note_edit(
    struct store *store, int64_t key, const struct note *note, const char *text, struct err *err);
bool store_note_resolve(
    struct store *store, int64_t key, const struct note *note, bool resolved, struct err *err);

#endif
