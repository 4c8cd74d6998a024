#include "store_pace.h"

#include <stdlib.h>

#include "store_entries.h"

enum { STEP_ALL = 1024 };

void store_pace_init(struct store_pace *pace)
{
    *pace = (struct store_pace){0};
}

void store_pace_fini(struct store_pace *pace)
{
    free(pace->spans);
    store_pace_init(pace);
}

/* The journal of one evaluation, while it is read. */
struct journal {
    int64_t key; /* 0: none yet */
    struct store_entries entries;
    struct arena arena;
};

static void take(struct store_pace *pace, struct journal *journal)
{
    struct pace_span span;
    if (pace_of(journal->entries.items, journal->entries.count, &span, &journal->arena)) {
        span.key = journal->key;
        pace->spans = xgrow(pace->spans, pace->count, &pace->capacity, sizeof *pace->spans);
        pace->spans[pace->count++] = span;
    }
    pace->last = journal->key;
    journal->entries.count = 0;
    arena_fini(&journal->arena);
    arena_init(&journal->arena);
}

static bool read_journals(struct store *store, sqlite3_stmt *statement, size_t limit,
    struct store_pace *pace, struct journal *journal, struct err *err)
{
    bool row;
    while (store_db_step(store, statement, &row, err)) {
        int64_t key = row ? sqlite3_column_int64(statement, PACE_COLUMN_EVALUATION) : 0;
        if (journal->key && key != journal->key) {
            take(pace, journal);
            limit--;
        }
        pace->whole = !row;
        if (!row)
            return true;
        if (!limit) {
            sqlite3_reset(statement);
            return true;
        }
        journal->key = key;
        store_entries_put(&journal->entries, store_entries_row(statement, &journal->arena));
    }
    return false;
}

bool store_pace_step(struct store *store, struct store_pace *pace, size_t limit, struct err *err)
{
    struct journal journal = {0};
    if (pace->whole)
        return true;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_PACE, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, PACE_AFTER, pace->last);
    arena_init(&journal.arena);
    bool ok = read_journals(store, statement, limit, pace, &journal, err);
    free(journal.entries.items);
    arena_fini(&journal.arena);
    return ok;
}

bool store_pace_finish(struct store *store, struct store_pace *pace, struct err *err)
{
    while (!pace->whole)
        if (!store_pace_step(store, pace, STEP_ALL, err))
            return false;
    return true;
}
