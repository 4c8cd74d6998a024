#include "store_log.h"

#include <stdlib.h>
#include <string.h>

#include "review_steps.h"
#include "store_chain.h"
#include "store_entries.h"

void log_page_init(struct log_page *page)
{
    *page = (struct log_page){0};
    arena_init(&page->arena);
}

void log_page_fini(struct log_page *page)
{
    arena_fini(&page->arena);
    log_page_init(page);
}

const char *entry_kind_name(enum entry_kind kind)
{
    static const char *const names[] = {[ENTRY_CHANGE] = "change",
        [ENTRY_UNDO] = "undo",
        [ENTRY_REDO] = "redo",
        [ENTRY_CARRIED] = "carried"};
    return names[kind];
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void read_row(sqlite3_stmt *statement, struct log_row *row, struct arena *arena)
{
    unsigned char hash[SHA256_BYTES];
    *row = (struct log_row){
        .key = sqlite3_column_int64(statement, LOG_COLUMN_KEY),
        .id = or_empty(store_db_text(statement, LOG_COLUMN_EVALUATION, arena)),
        .unit = or_empty(store_db_text(statement, LOG_COLUMN_UNIT, arena)),
        .project = store_db_text(statement, LOG_COLUMN_PROJECT, arena),
        .number = sqlite3_column_int64(statement, LOG_COLUMN_SEQ),
        .entry = store_entries_row(statement, arena),
    };
    const void *id = sqlite3_column_blob(statement, LOG_COLUMN_ENTRY_ID);
    if (id && sqlite3_column_bytes(statement, LOG_COLUMN_ENTRY_ID) == UUID_BYTES)
        memcpy(row->entry_id, id, UUID_BYTES);
    if (store_chain_hash(statement, LOG_COLUMN_HASH, hash))
        sha256_text(hash, row->hash);
}

/* The journal of the evaluation that an undo or redo was met in last. */
struct journal {
    int64_t key; /* 0: none yet */
    struct store_entries entries;
    struct arena arena;
};

static void journal_clear(struct journal *journal)
{
    free(journal->entries.items);
    arena_fini(&journal->arena);
    *journal = (struct journal){0};
    arena_init(&journal->arena);
}

static void name_step(struct log_row *row, struct journal *journal)
{
    size_t done, count;
    if (row->number < 1 || (size_t)row->number > journal->entries.count)
        return;
    const struct review_step *steps = review_steps(
        journal->entries.items, (size_t)row->number - 1, &journal->arena, &done, &count);
    bool undo = row->entry.kind == ENTRY_UNDO;
    if (undo ? done == 0 : done == count)
        return;
    const struct review_step *step = &steps[undo ? done - 1 : done];
    row->first = (int64_t)step->first + 1;
    row->last = (int64_t)(step->first + step->count);
}

static bool name_steps(struct store *store, struct log_page *page, struct err *err)
{
    struct journal journal = {0};
    bool ok = true;
    arena_init(&journal.arena);
    for (size_t i = 0; ok && i < page->count; i++) {
        struct log_row *row = &page->rows[i];
        if (row->entry.kind != ENTRY_UNDO && row->entry.kind != ENTRY_REDO)
            continue;
        if (journal.key != row->key) {
            journal_clear(&journal);
            journal.key = row->key;
            ok = store_entries_read(store, row->key, 0, &journal.entries, &journal.arena, err);
        }
        if (ok)
            name_step(row, &journal);
    }
    journal_clear(&journal);
    return ok;
}

static void reverse(struct log_page *page)
{
    for (size_t i = 0, j = page->count; i + 1 < j; i++) {
        struct log_row other = page->rows[--j];
        page->rows[j] = page->rows[i];
        page->rows[i] = other;
    }
}

static bool read_rows(struct store *store, sqlite3_stmt *statement, size_t limit,
    struct log_page *page, struct err *err)
{
    bool more = true;
    page->rows = arena_alloc(&page->arena, limit * sizeof *page->rows);
    while (page->count < limit) {
        if (!store_db_step(store, statement, &more, err))
            return false;
        if (!more)
            return true;
        read_row(statement, &page->rows[page->count++], &page->arena);
    }
    sqlite3_reset(statement);
    return true;
}

/* Where it goes on: all ids lie between the empty one and one of 17 bytes of ones. */
struct cursor {
    unsigned char id[UUID_BYTES + 1];
    size_t id_length;
    int64_t number;
};

static struct cursor cursor_at(const struct log_row *at, bool before)
{
    struct cursor cursor = {
        .id_length = before ? sizeof cursor.id : 0, .number = before ? INT64_MAX : INT64_MIN};
    memset(cursor.id, 0xff, sizeof cursor.id);
    if (at) {
        memcpy(cursor.id, at->entry_id, UUID_BYTES);
        cursor.id_length = UUID_BYTES;
        cursor.number = at->number;
    }
    return cursor;
}

bool store_log(struct store *store, int64_t key, const struct log_row *at, int direction,
    size_t limit, struct log_page *page, struct err *err)
{
    static const enum store_statement statements[2][2] = {
        {STATEMENT_LOG_AFTER, STATEMENT_LOG_BEFORE},
        {STATEMENT_LOG_OF_AFTER, STATEMENT_LOG_OF_BEFORE}};
    bool before = direction < 0;
    const struct cursor cursor = cursor_at(at, before);
    log_page_fini(page);
    sqlite3_stmt *statement = store_db_prepare(store, statements[key != 0][before], err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, LOG_LIMIT, (sqlite3_int64)limit);
    if (key) {
        sqlite3_bind_int64(statement, LOG_KEY, key);
        sqlite3_bind_int64(statement, LOG_AT, cursor.number);
    } else {
        store_db_bind_bytes(statement, LOG_AT, cursor.id, cursor.id_length);
    }
    if (!read_rows(store, statement, limit, page, err) || !name_steps(store, page, err)) {
        log_page_fini(page);
        return false;
    }
    if (before)
        reverse(page);
    return true;
}
