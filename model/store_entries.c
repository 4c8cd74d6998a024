#include "store_entries.h"

#include <stdio.h>
#include <string.h>

#include "store_chain.h"
#include "uuid.h"

enum { NUMBER_TEXT = 24 };

struct entry store_entries_row(sqlite3_stmt *row, struct arena *arena)
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
        store_entries_put(entries, store_entries_row(statement, arena));
    }
    return false;
}

static struct chain_text of_text(const char *text)
{
    return (struct chain_text){text, text ? strlen(text) : 0};
}

static struct chain_text of_number(int64_t number, char text[static NUMBER_TEXT])
{
    int length = snprintf(text, NUMBER_TEXT, "%lld", (long long)number);
    return (struct chain_text){text, (size_t)length};
}

static void chain(unsigned char hash[static SHA256_BYTES], size_t seq,
    const unsigned char id[static UUID_BYTES], const struct entry *entry)
{
    char numbers[3][NUMBER_TEXT];
    const struct chain_text fields[CHAIN_FIELDS] = {
        [CHAIN_SEQ] = of_number((int64_t)seq, numbers[0]),
        [CHAIN_ID] = {(const char *)id, UUID_BYTES},
        [CHAIN_KIND] = of_number((int64_t)entry->kind, numbers[1]),
        [CHAIN_STEP] = of_text(entry->step),
        [CHAIN_FIELD] = of_text(entry->field),
        [CHAIN_FROM] = of_text(entry->from),
        [CHAIN_TO] = of_text(entry->to),
        [CHAIN_REASON] = of_text(entry->reason),
        [CHAIN_ABOUT] = of_text(entry->about),
        [CHAIN_AUTHOR] = of_text(entry->author),
        [CHAIN_TIME] = of_number(entry->time, numbers[2]),
    };
    store_chain_next(hash, fields);
}

/* `hash`: from that of the row before to that of this one. */
static bool write_entry(struct store *store, int64_t key, size_t seq, const struct entry *entry,
    unsigned char hash[static SHA256_BYTES], struct err *err)
{
    unsigned char id[UUID_BYTES];
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_JOURNAL_ADD, err);
    if (!statement)
        return false;
    uuid_new(id);
    chain(hash, seq, id, entry);
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
    store_db_bind_bytes(statement, JOURNAL_ADD_HASH, hash, SHA256_BYTES);
    return store_db_run(store, statement, err);
}

bool store_entries_write(struct store *store, int64_t key, size_t before,
    const struct entry *entries, size_t count, struct err *err)
{
    unsigned char hash[SHA256_BYTES];
    if (count == 0)
        return true;
    if (!store_chain_head(store, key, hash, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!write_entry(store, key, before + i + 1, &entries[i], hash, err))
            return false;
    return store_chain_set_head(store, key, before + count, hash, err);
}
