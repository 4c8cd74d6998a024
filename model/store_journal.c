#include "store_journal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "findings.h"
#include "intl.h"
#include "review_judge.h"
#include "sha256.h"
#include "store_entries.h"
#include "store_policy.h"
#include "store_row.h"
#include "uuid.h"

/* What the row says of an evaluation when its document is read again. */
struct expected {
    size_t number, count;
    enum kind kind;
    const char *unit, *project;
};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* Puts what the journal has beyond the dossier's entries behind them, without counting it in. */
static bool read_journal(
    struct store *store, struct dossier *dossier, size_t *beyond, struct err *err)
{
    struct store_entries entries = {
        dossier->entries, dossier->entry_count, dossier->entry_capacity};
    bool ok = store_entries_read(
        store, dossier->key, dossier->entry_count, &entries, &dossier->entry_arena, err);
    dossier->entries = entries.items;
    dossier->entry_capacity = entries.capacity;
    *beyond = entries.count - dossier->entry_count;
    return ok;
}

bool store_refresh(struct store *store, struct dossier *dossier, size_t *added, struct err *err)
{
    *added = 0;
    if (!read_journal(store, dossier, added, err)) {
        *added = 0;
        return false;
    }
    dossier->entry_count += *added;
    return true;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(or_empty(a), or_empty(b)) == 0;
}

static bool pick_evaluation(
    struct dossier *dossier, const struct expected *expected, struct err *err)
{
    const struct reading *reading = &dossier->reading;
    const struct evaluation *evaluation = NULL;
    if (expected->number >= 1 && expected->number <= reading->count)
        evaluation = &reading->evaluations[expected->number - 1];
    bool same = evaluation && evaluation->kind == expected->kind &&
                (reading->count == expected->count ||
                    (same_text(evaluation->unit.text, expected->unit) &&
                        same_text(evaluation->project.text, expected->project)));
    if (!same)
        return err_set(err,
            _("%s: this version of fuhe reads %s differently (evaluations: %zu, when imported: "
              "%zu);"
              " use the version that imported it"),
            dossier->id, dossier->file, reading->count, expected->count);
    dossier->evaluation = evaluation;
    return true;
}

static void read_names(sqlite3_stmt *row, struct dossier *dossier)
{
    const char *id = (const char *)sqlite3_column_text(row, DOSSIER_COLUMN_ID);
    const unsigned char *digest = sqlite3_column_blob(row, DOSSIER_COLUMN_SHA256);
    sqlite3_snprintf(sizeof dossier->id, dossier->id, "%s", or_empty(id));
    dossier->file = xstrdup(or_empty((const char *)sqlite3_column_text(row, DOSSIER_COLUMN_FILE)));
    if (digest && sqlite3_column_bytes(row, DOSSIER_COLUMN_SHA256) == SHA256_BYTES)
        sha256_text(digest, dossier->sha256);
}

static bool read_document(sqlite3_stmt *row, struct dossier *dossier, struct err *err)
{
    struct expected expected = {
        .number = (size_t)sqlite3_column_int64(row, DOSSIER_COLUMN_NUMBER),
        .count = (size_t)sqlite3_column_int64(row, DOSSIER_COLUMN_EVALUATIONS),
        .kind = (enum kind)store_db_choice(row, DOSSIER_COLUMN_KIND, KIND_PROJECT),
        .unit = (const char *)sqlite3_column_text(row, DOSSIER_COLUMN_UNIT),
        .project = (const char *)sqlite3_column_text(row, DOSSIER_COLUMN_PROJECT),
    };
    const unsigned char *bytes = sqlite3_column_blob(row, DOSSIER_COLUMN_BYTES);
    size_t length = (size_t)sqlite3_column_bytes(row, DOSSIER_COLUMN_BYTES);
    read_names(row, dossier);
    if (!reading_init(&dossier->reading, bytes ? bytes : (const unsigned char *)"", length, err)) {
        free(dossier->file);
        return err_prefix(err, dossier->id);
    }
    if (pick_evaluation(dossier, &expected, err))
        return true;
    reading_fini(&dossier->reading);
    free(dossier->file);
    return false;
}

bool store_load(struct store *store, int64_t key, struct dossier *dossier, struct err *err)
{
    bool row;
    size_t entries;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_DOSSIER, err);
    if (!statement)
        return false;
    *dossier = (struct dossier){.key = key};
    arena_init(&dossier->entry_arena);
    sqlite3_bind_int64(statement, DOSSIER_KEY, key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    if (!row)
        return err_set(err, _("%s: the evaluation is not there"), store->path);
    bool ok = read_document(statement, dossier, err);
    sqlite3_reset(statement);
    if (ok && !read_journal(store, dossier, &entries, err)) {
        dossier_fini(dossier);
        return false;
    }
    dossier->entry_count = ok ? entries : 0;
    return ok;
}

void dossier_fini(struct dossier *dossier)
{
    reading_fini(&dossier->reading);
    arena_fini(&dossier->entry_arena);
    free(dossier->entries);
    free(dossier->file);
    *dossier = (struct dossier){0};
}

/* Of "indicators[2].actual" and "budget.score" all up to the last point, of "status" and of a
 * finding the whole. */
static size_t subject_length(const char *field)
{
    const char *point = review_judge_is(field) ? NULL : strrchr(field, '.');
    return point ? (size_t)(point - field) : strlen(field);
}

static bool touch_the_same(const char *a, const char *b)
{
    size_t length = subject_length(a);
    return length == subject_length(b) && strncmp(a, b, length) == 0;
}

/* Whether an entry somebody else wrote meanwhile stands in the way of a new one. An undo would take
 * back what its person has not seen. */
static bool stands_in_the_way(const struct entry *other, const struct entry *entry)
{
    return entry->kind != ENTRY_CHANGE || other->kind != ENTRY_CHANGE ||
           touch_the_same(or_empty(entry->field), or_empty(other->field));
}

static bool check_others(const struct entry *others, size_t other_count,
    const struct entry *entries, size_t count, const char *id, struct err *err)
{
    for (size_t o = 0; o < other_count; o++)
        for (size_t e = 0; e < count; e++) {
            if (!stands_in_the_way(&others[o], &entries[e]))
                continue;
            if (others[o].kind != ENTRY_CHANGE)
                return err_set(err, _("%s: undone or redone meanwhile by %s; look at it again"), id,
                    or_empty(others[o].author));
            return err_set(err,
                _("%s: %s was changed meanwhile by %s, from '%s' to '%s'; look at it again"), id,
                or_empty(others[o].field), or_empty(others[o].author), or_empty(others[o].from),
                or_empty(others[o].to));
        }
    return true;
}

static bool check_reasons(const struct entry *entries, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (review_wants_reason(&entries[i]) && !*or_empty(entries[i].reason))
            return err_set(
                err, _("%s: a reason is needed to have it %s"), entries[i].field, entries[i].to);
    return true;
}

static bool check_steps(const struct evaluation *evaluation, const struct policy *policy,
    const struct entry *all, size_t before, const struct entry *entry, struct err *err)
{
    if (entry->kind == ENTRY_CHANGE)
        return true;
    struct arena arena;
    arena_init(&arena);
    struct review review = review_replay(evaluation, policy, all, before, &arena);
    arena_fini(&arena);
    if (entry->kind == ENTRY_UNDO && review.undo_steps == 0)
        return err_set(err, _("nothing to undo"));
    if (entry->kind == ENTRY_REDO && review.redo_steps == 0)
        return err_set(err, _("nothing to redo"));
    return true;
}

/* The new entries as they will stand in the dossier, behind `at` others. */
static void fill_entries(struct dossier *dossier, size_t at, const struct entry *entries,
    size_t count, const char *named)
{
    unsigned char id[UUID_BYTES];
    char text[UUID_TEXT];
    uuid_new(id);
    struct arena *arena = &dossier->entry_arena;
    struct store_entries all = {dossier->entries, at, dossier->entry_capacity};
    const char *step = arena_text(arena, named ? named : uuid_text(id, text));
    int64_t now = time(NULL);
    for (size_t i = 0; i < count; i++) {
        struct entry entry = entry_copy(&entries[i], arena);
        entry.step = step;
        entry.time = now;
        if (!entry.author)
            entry.author = arena_text(arena, store_reviewer());
        store_entries_put(&all, entry);
    }
    dossier->entries = all.items;
    dossier->entry_capacity = all.capacity;
}

/* Under the write lock: from here on nobody else's entry can come between. */
bool store_journal_write(struct store *store, struct dossier *dossier, const struct policy *policy,
    const struct entry *entries, size_t count, const char *step, size_t *total, struct err *err)
{
    size_t others;
    if (!check_reasons(entries, count, err))
        return false;
    if (!store_policy_holds(store, err) || !read_journal(store, dossier, &others, err))
        return false;
    size_t before = dossier->entry_count + others;
    if (!check_others(
            dossier->entries + dossier->entry_count, others, entries, count, dossier->id, err) ||
        !check_steps(dossier->evaluation, policy, dossier->entries, before, &entries[0], err))
        return false;
    fill_entries(dossier, before, entries, count, step);
    *total = before + count;
    if (!store_entries_write(store, dossier->key, before, dossier->entries + before, count, err))
        return false;
    struct arena arena;
    arena_init(&arena);
    struct review review =
        review_replay(dossier->evaluation, policy, dossier->entries, *total, &arena);
    bool ok = store_row_write(store, dossier->key, &review, &arena, err);
    arena_fini(&arena);
    return ok;
}

bool store_append(struct store *store, struct dossier *dossier, const struct policy *policy,
    struct entry *entries, size_t count, struct err *err)
{
    size_t total = 0;
    if (count == 0)
        return true;
    if (!store_db_change(store, err))
        return false;
    if (!store_journal_write(store, dossier, policy, entries, count, NULL, &total, err)) {
        store_db_rollback(store);
        return false;
    }
    if (!store_db_commit(store, err))
        return false;
    dossier->entry_count = total;
    memcpy(entries, dossier->entries + total - count, count * sizeof *entries);
    return true;
}
