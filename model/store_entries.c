#include "store_entries.h"

#include "uuid.h"

static struct entry read_entry(sqlite3_stmt *row, struct arena *arena)
{
    return (struct entry){
        .kind = (enum entry_kind)store_db_choice(row, JOURNAL_COLUMN_KIND, ENTRY_CARRIED),
        .step = store_db_text(row, JOURNAL_COLUMN_STEP, arena),
        .field = store_db_text(row, JOURNAL_COLUMN_FIELD, arena),
        .from = store_db_text(row, JOURNAL_COLUMN_FROM, arena),
        .to = store_db_text(row, JOURNAL_COLUMN_TO, arena),
        .reason = store_db_text(row, JOURNAL_COLUMN_REASON, arena),
        .about = store_db_text(row, JOURNAL_COLUMN_ABOUT, arena),
        .author = store_db_text(row, JOURNAL_COLUMN_AUTHOR, arena),
        .time = sqlite3_column_int64(row, JOURNAL_COLUMN_TIME),
    };
}

void store_entries_put(struct store_entries *entries, struct entry entry)
{
    entries->items =
        xgrow(entries->items, entries->count, &entries->capacity, sizeof *entries->items);
    entries->items[entries->count++] = entry;
}

bool store_entries_read(struct store *store, int64_t key, size_t seq, struct store_entries *entries,
    struct arena *arena, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_JOURNAL, err);
    bool row = true;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, JOURNAL_EVALUATION, key);
    sqlite3_bind_int64(statement, JOURNAL_SEQ, (sqlite3_int64)seq);
    while (store_db_step(store, statement, &row, err)) {
        if (!row)
            return true;
        store_entries_put(entries, read_entry(statement, arena));
    }
    return false;
}

bool store_entries_write(
    struct store *store, int64_t key, size_t seq, const struct entry *entry, struct err *err)
{
    unsigned char id[UUID_BYTES];
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_JOURNAL_ADD, err);
    if (!statement)
        return false;
    uuid_new(id);
    sqlite3_bind_int64(statement, JOURNAL_ADD_EVALUATION, key);
    sqlite3_bind_int64(statement, JOURNAL_ADD_SEQ, (sqlite3_int64)seq);
    store_db_bind_bytes(statement, JOURNAL_ADD_ID, id, sizeof id);
    sqlite3_bind_int(statement, JOURNAL_ADD_KIND, (int)entry->kind);
    store_db_bind_text(statement, JOURNAL_ADD_STEP, entry->step);
    store_db_bind_text(statement, JOURNAL_ADD_FIELD, entry->field);
    store_db_bind_text(statement, JOURNAL_ADD_FROM, entry->from);
    store_db_bind_text(statement, JOURNAL_ADD_TO, entry->to);
    store_db_bind_text(statement, JOURNAL_ADD_REASON, entry->reason);
    store_db_bind_text(statement, JOURNAL_ADD_ABOUT, entry->about);
    store_db_bind_text(statement, JOURNAL_ADD_AUTHOR, entry->author);
    sqlite3_bind_int64(statement, JOURNAL_ADD_TIME, entry->time);
    return store_db_run(store, statement, err);
}
