#include "store.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "store_db.h"

enum { ID_MAX = 24 };

const char *summary_name(const struct summary *summary)
{
    if (summary->project)
        return summary->project;
    return *summary->unit ? summary->unit : summary->file;
}

void page_init(struct page *page)
{
    *page = (struct page){0};
    arena_init(&page->arena);
}

void page_fini(struct page *page)
{
    arena_fini(&page->arena);
    page_init(page);
}

static const char *text_or_empty(sqlite3_stmt *row, int column, struct arena *arena)
{
    const char *text = store_db_text(row, column, arena);
    return text ? text : "";
}

static void read_summary(sqlite3_stmt *row, struct summary *summary, struct arena *arena)
{
    *summary = (struct summary){
        .key = sqlite3_column_int64(row, SUMMARY_KEY),
        .id = text_or_empty(row, SUMMARY_ID, arena),
        .file = text_or_empty(row, SUMMARY_FILE, arena),
        .kind = (enum kind)store_db_choice(row, SUMMARY_KIND, KIND_PROJECT),
        .unit = text_or_empty(row, SUMMARY_UNIT, arena),
        .project = store_db_text(row, SUMMARY_PROJECT, arena),
        .year = sqlite3_column_int(row, SUMMARY_YEAR),
        .version = sqlite3_column_int(row, SUMMARY_VERSION),
        .superseded = sqlite3_column_int(row, SUMMARY_SUPERSEDED) != 0,
        .reported_total = store_db_score(row, SUMMARY_REPORTED_TOTAL),
        .reported_grade = (enum grade)store_db_choice(row, SUMMARY_REPORTED_GRADE, GRADE_CHA),
        .reviewed_total = store_db_score(row, SUMMARY_REVIEWED_TOTAL),
        .reviewed_grade = (enum grade)store_db_choice(row, SUMMARY_REVIEWED_GRADE, GRADE_CHA),
        .differs = sqlite3_column_int(row, SUMMARY_DIFFERS) != 0,
        .status = (enum status)store_db_choice(row, SUMMARY_STATUS, STATUS_REVIEWED),
        .errors = sqlite3_column_int(row, SUMMARY_ERRORS),
        .warnings = sqlite3_column_int(row, SUMMARY_WARNINGS),
        .infos = sqlite3_column_int(row, SUMMARY_INFOS),
        .confirmed = sqlite3_column_int(row, SUMMARY_CONFIRMED),
        .open_notes = sqlite3_column_int(row, SUMMARY_OPEN_NOTES),
        .rate = store_db_score(row, SUMMARY_RATE),
        .codes = text_or_empty(row, SUMMARY_CODES, arena),
    };
}

static void reverse(struct page *page)
{
    for (size_t i = 0, j = page->count; i + 1 < j; i++) {
        struct summary other = page->rows[--j];
        page->rows[j] = page->rows[i];
        page->rows[i] = other;
    }
}

static void page_clear(struct page *page, size_t room)
{
    page_fini(page);
    page->rows = arena_alloc(&page->arena, room * sizeof *page->rows);
}

static const char *copy_text(const char *text, struct arena *arena)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void take_rows(struct page *page, const struct summary *rows, size_t count)
{
    struct summary *to = page->rows + page->count;
    for (size_t i = 0; i < count; i++) {
        to[i] = rows[i];
        to[i].id = copy_text(rows[i].id, &page->arena);
        to[i].file = copy_text(rows[i].file, &page->arena);
        to[i].unit = copy_text(rows[i].unit, &page->arena);
        to[i].project = copy_text(rows[i].project, &page->arena);
        to[i].codes = copy_text(rows[i].codes, &page->arena);
    }
    page->count += count;
}

void page_join(struct page *page, const struct summary *first, size_t first_count,
    const struct summary *then, size_t then_count)
{
    page_clear(page, first_count + then_count);
    take_rows(page, first, first_count);
    take_rows(page, then, then_count);
}

/* Behind those of the page, up to `limit` in all. */
static bool read_rows(
    struct store *store, sqlite3_stmt *statement, size_t limit, struct page *page, struct err *err)
{
    bool row;
    while (page->count < limit) {
        if (!store_db_step(store, statement, &row, err)) {
            page_fini(page);
            return false;
        }
        if (!row)
            return true;
        read_summary(statement, &page->rows[page->count++], &page->arena);
    }
    sqlite3_reset(statement);
    return true;
}

bool store_page(struct store *store, int64_t key, int direction, size_t limit, struct page *page,
    struct err *err)
{
    bool before = direction < 0;
    sqlite3_stmt *statement =
        store_db_prepare(store, before ? STATEMENT_PAGE_BEFORE : STATEMENT_PAGE_AFTER, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, PAGE_KEY, before && key == 0 ? INT64_MAX : key);
    sqlite3_bind_int64(statement, PAGE_LIMIT, (sqlite3_int64)limit);
    page_clear(page, limit);
    if (!read_rows(store, statement, limit, page, err))
        return false;
    if (before)
        reverse(page);
    return true;
}

bool store_summaries_of(
    struct store *store, const int64_t *keys, size_t count, struct page *page, struct err *err)
{
    page_clear(page, count);
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_SUMMARY, err);
        if (!statement) {
            page_fini(page);
            return false;
        }
        sqlite3_bind_int64(statement, PAGE_KEY, keys[i]);
        if (!read_rows(store, statement, page->count + 1, page, err))
            return false;
    }
    return true;
}

bool store_summary(struct store *store, int64_t key, struct page *page, struct err *err)
{
    return store_summaries_of(store, &key, 1, page, err);
}

static bool find_open(struct store *store, int64_t after, int64_t *key, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_NEXT_OPEN, err);
    bool row;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, NEXT_OPEN_AFTER, after);
    if (!store_db_step(store, statement, &row, err))
        return false;
    *key = row ? sqlite3_column_int64(statement, NEXT_OPEN_COLUMN_KEY) : 0;
    sqlite3_reset(statement);
    return true;
}

bool store_next_open(struct store *store, int64_t key, int64_t *next, struct err *err)
{
    return find_open(store, key, next, err) && (*next != 0 || find_open(store, 0, next, err));
}

bool store_counts(struct store *store, struct counts *counts, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_COUNTS, err);
    bool row;
    *counts = (struct counts){0};
    if (!statement || !store_db_step(store, statement, &row, err))
        return false;
    if (!row)
        return true;
    counts->documents = sqlite3_column_int64(statement, COUNTS_DOCUMENTS);
    counts->evaluations = sqlite3_column_int64(statement, COUNTS_EVALUATIONS);
    counts->reviewed = sqlite3_column_int64(statement, COUNTS_REVIEWED);
    for (int grade = GRADE_NONE; grade <= GRADE_CHA; grade++)
        counts->by_grade[grade] = sqlite3_column_int64(statement, COUNTS_GRADES + grade);
    sqlite3_reset(statement);
    return true;
}

int64_t store_others(struct store *store)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_OTHERS, NULL);
    bool row = false;
    if (!statement || !store_db_step(store, statement, &row, NULL) || !row)
        return 0;
    int64_t version = sqlite3_column_int64(statement, OTHERS_COLUMN_VERSION);
    sqlite3_reset(statement);
    return version;
}

/* Ids are made of digits, a to f and '-': all that begin with a prefix lie below the prefix and a
 * 'g'. */
static bool id_range(const char *prefix, char from[static ID_MAX + 2], char to[static ID_MAX + 2])
{
    size_t length = strlen(prefix);
    if (length >= ID_MAX)
        return false;
    for (size_t i = 0; i <= length; i++)
        from[i] = (char)tolower((unsigned char)prefix[i]);
    strcpy(stpcpy(to, from), "g");
    return true;
}

bool store_find(struct store *store, const char *prefix, int64_t *keys, size_t limit, size_t *count,
    struct err *err)
{
    char from[ID_MAX + 2], to[ID_MAX + 2];
    *count = 0;
    if (!id_range(prefix, from, to))
        return true;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_FIND, err);
    if (!statement)
        return false;
    store_db_bind_text(statement, FIND_FROM, from);
    store_db_bind_text(statement, FIND_TO, to);
    sqlite3_bind_int64(statement, FIND_LIMIT, (sqlite3_int64)limit);
    bool row = true, whole = false;
    while (*count < limit && !whole) {
        if (!store_db_step(store, statement, &row, err))
            return false;
        if (!row)
            return true;
        const char *id = (const char *)sqlite3_column_text(statement, FIND_COLUMN_ID);
        keys[(*count)++] = sqlite3_column_int64(statement, FIND_COLUMN_KEY);
        whole = id && strcmp(id, from) == 0;
    }
    sqlite3_reset(statement);
    return true;
}
