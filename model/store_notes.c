#include "store_notes.h"

#include <string.h>
#include <time.h>

#include "intl.h"
#include "store_db.h"

void notes_fini(struct notes *notes)
{
    arena_fini(&notes->arena);
    *notes = (struct notes){0};
}

static const char *text_or_empty(sqlite3_stmt *row, int column, struct arena *arena)
{
    const char *text = store_db_text(row, column, arena);
    return text ? text : "";
}

static struct note read_note(sqlite3_stmt *row, struct arena *arena)
{
    struct note note = {
        .at = store_db_text(row, NOTE_COLUMN_AT, arena),
        .place = {.start = (uint32_t)sqlite3_column_int64(row, NOTE_COLUMN_START),
            .length = (uint32_t)sqlite3_column_int64(row, NOTE_COLUMN_LENGTH)},
        .text = text_or_empty(row, NOTE_COLUMN_TEXT, arena),
        .author = text_or_empty(row, NOTE_COLUMN_AUTHOR, arena),
        .time = sqlite3_column_int64(row, NOTE_COLUMN_TIME),
        .edited = sqlite3_column_int64(row, NOTE_COLUMN_EDITED),
        .resolved = sqlite3_column_int64(row, NOTE_COLUMN_RESOLVED),
        .resolver = store_db_text(row, NOTE_COLUMN_RESOLVER, arena),
    };
    const void *id = sqlite3_column_blob(row, NOTE_COLUMN_ID);
    if (id && sqlite3_column_bytes(row, NOTE_COLUMN_ID) == UUID_BYTES)
        memcpy(note.id, id, UUID_BYTES);
    return note;
}

static void put(struct notes *notes, size_t *capacity, struct note note)
{
    notes->items =
        arena_grow(&notes->arena, notes->items, notes->count, capacity, sizeof *notes->items);
    notes->items[notes->count++] = note;
}

bool store_notes(struct store *store, int64_t key, struct notes *notes, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NOTES, err);
    size_t capacity = 0;
    bool row;
    if (!statement)
        return false;
    *notes = (struct notes){0};
    arena_init(&notes->arena);
    sqlite3_bind_int64(statement, NOTE_EVALUATION, key);
    while (store_db_step(store, statement, &row, err)) {
        if (!row)
            return true;
        put(notes, &capacity, read_note(statement, &notes->arena));
    }
    notes_fini(notes);
    return false;
}

static bool count(struct store *store, int64_t key, int more, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NOTE_COUNT, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, NOTE_EVALUATION, key);
    sqlite3_bind_int(statement, NOTE_COUNT_MORE, more);
    if (!store_db_run(store, statement, err))
        return false;
    return sqlite3_changes(store->db) == 1 ||
           err_set(err, _("%s: the evaluation is not there"), store->path);
}

static bool insert(struct store *store, int64_t key, const struct note *note, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NOTE_ADD, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, NOTE_EVALUATION, key);
    store_db_bind_bytes(statement, NOTE_ID, note->id, UUID_BYTES);
    store_db_bind_text(statement, NOTE_ADD_AT, note->at);
    sqlite3_bind_int64(statement, NOTE_ADD_START, note->place.start);
    sqlite3_bind_int64(statement, NOTE_ADD_LENGTH, note->place.length);
    store_db_bind_text(statement, NOTE_ADD_TEXT, note->text);
    store_db_bind_text(statement, NOTE_ADD_AUTHOR, note->author);
    sqlite3_bind_int64(statement, NOTE_ADD_TIME, note->time);
    return store_db_run(store, statement, err);
}

static bool end(struct store *store, bool ok, struct err *err)
{
    if (ok)
        return store_db_commit(store, err);
    store_db_rollback(store);
    return false;
}

bool store_note_add(struct store *store, int64_t key, struct note *note, struct err *err)
{
    struct note whole = *note;
    uuid_new(whole.id);
    whole.time = time(NULL);
    if (!whole.author)
        whole.author = store_reviewer();
    if (!store_db_change(store, err))
        return false;
    bool ok = count(store, key, 1, err) && insert(store, key, &whole, err);
    if (!end(store, ok, err))
        return false;
    *note = whole;
    return true;
}

/* Whether the row was there as it was loaded. */
static bool run_on_one(struct store *store, sqlite3_stmt *statement, struct err *err)
{
    return store_db_run(store, statement, err) &&
           (sqlite3_changes(store->db) == 1 ||
               err_set(err, _("the note was changed meanwhile; look at it again")));
}

static bool update_text(
    struct store *store, int64_t key, const struct note *note, const char *text, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NOTE_EDIT, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, NOTE_EVALUATION, key);
    store_db_bind_bytes(statement, NOTE_ID, note->id, UUID_BYTES);
    store_db_bind_text(statement, NOTE_EDIT_BEFORE, note->text);
    store_db_bind_text(statement, NOTE_EDIT_TEXT, text);
    sqlite3_bind_int64(statement, NOTE_EDIT_TIME, time(NULL));
    return run_on_one(store, statement, err);
}

bool store_note_edit(
    struct store *store, int64_t key, const struct note *note, const char *text, struct err *err)
{
    return store_db_change(store, err) && end(store, update_text(store, key, note, text, err), err);
}

static bool update_resolved(
    struct store *store, int64_t key, const struct note *note, bool resolved, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NOTE_RESOLVE, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, NOTE_EVALUATION, key);
    store_db_bind_bytes(statement, NOTE_ID, note->id, UUID_BYTES);
    sqlite3_bind_int(statement, NOTE_RESOLVE_WAS, note->resolved != 0);
    if (resolved) {
        sqlite3_bind_int64(statement, NOTE_RESOLVE_TIME, time(NULL));
        store_db_bind_text(statement, NOTE_RESOLVE_RESOLVER, store_reviewer());
    }
    return run_on_one(store, statement, err);
}

bool store_note_resolve(
    struct store *store, int64_t key, const struct note *note, bool resolved, struct err *err)
{
    if (resolved == (note->resolved != 0))
        return true;
    if (!store_db_change(store, err))
        return false;
    bool ok = update_resolved(store, key, note, resolved, err) &&
              count(store, key, resolved ? -1 : 1, err);
    return end(store, ok, err);
}
