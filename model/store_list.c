#include "store.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "store_db.h"

enum { ID_MAX = 24 };

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

static bool read_rows(
    struct store *store, sqlite3_stmt *statement, size_t limit, struct page *page, struct err *err)
{
    bool row;
    page_fini(page);
    page->rows = arena_alloc(&page->arena, limit * sizeof *page->rows);
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

/* Where a row stands among the worst; the first and the last place where there is none. */
static bool find_ease(struct store *store, int64_t key, bool before, int64_t *ease, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_EASE, err);
    bool row;
    *ease = key == 0 && !before ? INT64_MIN : INT64_MAX;
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, EASE_KEY, key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    if (row)
        *ease = sqlite3_column_int64(statement, EASE_COLUMN);
    sqlite3_reset(statement);
    return true;
}

bool store_page_by(struct store *store, enum store_order order, int64_t key, int direction,
    size_t limit, struct page *page, struct err *err)
{
    static const enum store_statement statements[][2] = {
        [ORDER_IMPORTED] = {STATEMENT_PAGE_AFTER, STATEMENT_PAGE_BEFORE},
        [ORDER_FINDINGS] = {STATEMENT_WORST_AFTER, STATEMENT_WORST_BEFORE}};
    bool before = direction < 0;
    int64_t ease = 0;
    if (order == ORDER_FINDINGS && !find_ease(store, key, before, &ease, err))
        return false;
    sqlite3_stmt *statement = store_db_prepare(store, statements[order][before], err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, PAGE_KEY, before && key == 0 ? INT64_MAX : key);
    sqlite3_bind_int64(statement, PAGE_LIMIT, (sqlite3_int64)limit);
    if (order == ORDER_FINDINGS)
        sqlite3_bind_int64(statement, PAGE_EASE, ease);
    if (!read_rows(store, statement, limit, page, err))
        return false;
    if (before)
        reverse(page);
    return true;
}

bool store_page(struct store *store, int64_t key, int direction, size_t limit, struct page *page,
    struct err *err)
{
    return store_page_by(store, ORDER_IMPORTED, key, direction, limit, page, err);
}

bool store_summary(struct store *store, int64_t key, struct page *page, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_SUMMARY, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, PAGE_KEY, key);
    return read_rows(store, statement, 1, page, err);
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
