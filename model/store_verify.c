#include "store_verify.h"

#include <string.h>

#include "findings.h"
#include "intl.h"
#include "store_verify_chain.h"

void verification_init(struct verification *verification)
{
    *verification = (struct verification){0};
    arena_init(&verification->arena);
}

void verification_fini(struct verification *verification)
{
    arena_fini(&verification->arena);
    verification_init(verification);
}

static struct verify_fault *put(
    struct verification *v, enum verify_fault_kind kind, const char *name)
{
    v->faults =
        arena_grow(&v->arena, v->faults, v->fault_count, &v->fault_capacity, sizeof *v->faults);
    struct verify_fault *fault = &v->faults[v->fault_count++];
    *fault = (struct verify_fault){
        .kind = kind, .name = arena_copy(&v->arena, name ? name : "", name ? strlen(name) : 0)};
    return fault;
}

static const char *kept(struct verification *v, const char *text)
{
    return arena_copy(&v->arena, text ? text : "", text ? strlen(text) : 0);
}

/* An evaluation while it is looked at. */
struct look {
    struct store *store;
    const struct policy *policy;
    struct verification *verification;
    struct arena arena;
    int64_t key, document;
    const char *id;
    struct links links;
};

static struct link read_link(sqlite3_stmt *row, struct arena *arena)
{
    struct link link = {
        .seq = sqlite3_column_int64(row, CHAIN_SEQ), .time = sqlite3_column_int64(row, CHAIN_TIME)};
    store_chain_row(row, link.fields);
    for (size_t i = 0; i < CHAIN_FIELDS; i++)
        if (link.fields[i].bytes)
            link.fields[i].bytes = arena_copy(arena, link.fields[i].bytes, link.fields[i].length);
    link.has_hash = store_chain_hash(row, CHAIN_FIELDS, link.hash);
    return link;
}

static bool read_row(struct look *look, bool *there, struct err *err)
{
    unsigned char document[SHA256_BYTES] = {0};
    struct links *links = &look->links;
    sqlite3_stmt *row = store_db_prepare(look->store, STATEMENT_VERIFY, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, VERIFY_KEY, look->key);
    if (!store_db_step(look->store, row, there, err))
        return false;
    if (!*there)
        return true;
    look->id = store_db_text(row, VERIFY_COLUMN_ID, &look->arena);
    look->document = sqlite3_column_int64(row, VERIFY_COLUMN_DOCUMENT);
    int64_t entries = sqlite3_column_int64(row, VERIFY_COLUMN_ENTRIES);
    links->entries = entries > 0 ? (size_t)entries : 0;
    store_chain_hash(row, VERIFY_COLUMN_SHA256, document);
    store_chain_begin(document, sqlite3_column_int64(row, VERIFY_COLUMN_NUMBER), links->begin);
    if (!store_chain_hash(row, VERIFY_COLUMN_HEAD, links->head))
        memcpy(links->head, links->begin, SHA256_BYTES);
    sqlite3_reset(row);
    return true;
}

static bool read_links(struct look *look, struct err *err)
{
    struct links *links = &look->links;
    size_t capacity = 0;
    bool more;
    sqlite3_stmt *row = store_db_prepare(look->store, STATEMENT_VERIFY_JOURNAL, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, VERIFY_KEY, look->key);
    while (store_db_step(look->store, row, &more, err)) {
        if (!more)
            return true;
        links->items =
            arena_grow(&look->arena, links->items, links->count, &capacity, sizeof *links->items);
        links->items[links->count++] = read_link(row, &look->arena);
    }
    return false;
}

static bool check_journal(struct look *look, struct err *err)
{
    struct verify_fault fault = {0};
    if (!read_links(look, err))
        return false;
    look->verification->entries += (int64_t)look->links.count;
    if (!store_verify_chain(&look->links, &fault))
        return true;
    struct verify_fault *put_fault = put(look->verification, fault.kind, look->id);
    fault.name = put_fault->name;
    fault.author = kept(look->verification, fault.author);
    *put_fault = fault;
    return true;
}

static bool check_bytes(struct look *look, struct err *err)
{
    unsigned char is[SHA256_BYTES], due[SHA256_BYTES];
    bool there;
    if (look->document == look->verification->document)
        return true;
    look->verification->document = look->document;
    sqlite3_stmt *row = store_db_prepare(look->store, STATEMENT_VERIFY_BYTES, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, VERIFY_KEY, look->document);
    if (!store_db_step(look->store, row, &there, err))
        return false;
    const char *file = look->id;
    bool same = false;
    if (there) {
        const unsigned char *bytes = sqlite3_column_blob(row, VERIFY_BYTES_COLUMN_BYTES);
        size_t length = (size_t)sqlite3_column_bytes(row, VERIFY_BYTES_COLUMN_BYTES);
        file = store_db_text(row, VERIFY_BYTES_COLUMN_FILE, &look->arena);
        sha256_of(bytes ? bytes : (const unsigned char *)"", length, is);
        same = store_chain_hash(row, VERIFY_BYTES_COLUMN_SHA256, due) &&
               memcmp(is, due, SHA256_BYTES) == 0;
        sqlite3_reset(row);
    }
    if (!same)
        put(look->verification, VERIFY_BYTES, file);
    return true;
}

static void compare(struct look *look, const char *what, const char *is, const char *due)
{
    if (strcmp(is, due) == 0)
        return;
    struct verification *v = look->verification;
    struct verify_fault *fault = put(v, VERIFY_ROW, look->id);
    fault->what = what;
    fault->is = kept(v, is);
    fault->due = kept(v, due);
}

static void compare_number(struct look *look, const char *what, int64_t is, int64_t due)
{
    compare(look, what, arena_format(&look->arena, "%lld", (long long)is),
        arena_format(&look->arena, "%lld", (long long)due));
}

static const char *total_text(struct computed total, struct arena *arena)
{
    return total.known ? decimal_string(decimal_trim(total.value), arena) : "-";
}

static const char *grade_text(enum grade grade)
{
    return grade == GRADE_NONE ? "-" : grade_name(grade);
}

static void compare_row(
    struct look *look, const struct summary *row, const struct review *review, int64_t notes)
{
    struct arena *arena = &look->arena;
    const struct findings findings = findings_of_review(review, arena);
    const struct findings_tally tally = findings_tally(&findings);
    compare(look, N_("reviewed total"), total_text(row->reviewed_total, arena),
        total_text(review->total, arena));
    compare(look, N_("reviewed grade"), grade_text(row->reviewed_grade), grade_text(review->grade));
    compare(look, N_("status"), status_name(row->status), status_name(review->status));
    compare_number(look, N_("differs"), row->differs, review->differs);
    compare_number(look, N_("errors"), row->errors, tally.open[SEVERITY_ERROR]);
    compare_number(look, N_("warnings"), row->warnings, tally.open[SEVERITY_WARNING]);
    compare_number(look, N_("infos"), row->infos, tally.open[SEVERITY_INFO]);
    compare_number(look, N_("confirmed"), row->confirmed, tally.confirmed);
    compare(look, N_("execution rate"), total_text(row->rate, arena),
        total_text(review->budget.rate, arena));
    compare(look, N_("findings"), row->codes, findings_codes(&findings, arena));
    compare_number(look, N_("notes"), row->open_notes, notes);
}

static bool count_notes(struct look *look, int64_t *notes, struct err *err)
{
    bool row;
    sqlite3_stmt *statement = store_db_prepare(look->store, STATEMENT_VERIFY_NOTES, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, VERIFY_KEY, look->key);
    if (!store_db_step(look->store, statement, &row, err))
        return false;
    *notes = row ? sqlite3_column_int64(statement, VERIFY_NOTES_COLUMN_COUNT) : 0;
    sqlite3_reset(statement);
    return true;
}

static bool check_row(struct look *look, struct err *err)
{
    struct page page;
    struct dossier dossier;
    struct err unread;
    int64_t notes;
    page_init(&page);
    if (!count_notes(look, &notes, err) || !store_summary(look->store, look->key, &page, err))
        return false;
    bool ok = true;
    if (page.count && store_load(look->store, look->key, &dossier, &unread)) {
        const struct review review = review_replay(
            dossier.evaluation, look->policy, dossier.entries, dossier.entry_count, &look->arena);
        compare_row(look, &page.rows[0], &review, notes);
        dossier_fini(&dossier);
    } else if (page.count && store_db_is_failing(look->store)) {
        ok = err_set(err, "%s", unread.text);
    } else {
        put(look->verification, VERIFY_UNREAD, look->id)->is =
            kept(look->verification, page.count ? unread.text : "");
    }
    page_fini(&page);
    return ok;
}

static bool begin_reading(struct store *store, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_READ, err);
    return statement && store_db_run(store, statement, err);
}

bool store_verify(struct store *store, int64_t key, const struct policy *policy,
    struct verification *verification, struct err *err)
{
    struct look look = {.store = store, .policy = policy, .verification = verification, .key = key};
    bool there = false;
    if (!begin_reading(store, err))
        return false;
    arena_init(&look.arena);
    bool ok = read_row(&look, &there, err);
    if (ok && there) {
        verification->evaluations++;
        ok = check_bytes(&look, err) && check_journal(&look, err) && check_row(&look, err);
    }
    arena_fini(&look.arena);
    store_db_rollback(store);
    return ok;
}

static bool check_counts(struct store *store, struct verification *v, struct err *err)
{
    static const char *const names[] = {N_("documents"), N_("evaluations"), N_("reviewed"),
        N_("without a grade"), "优", "良", "中", "差"};
    enum { COUNTS = sizeof names / sizeof *names };
    long long numbers[2][COUNTS] = {{0}};
    for (int i = 0; i < 2; i++) {
        bool row;
        sqlite3_stmt *statement =
            store_db_prepare(store, i ? STATEMENT_VERIFY_COUNTS : STATEMENT_COUNTS, err);
        if (!statement || !store_db_step(store, statement, &row, err))
            return false;
        for (int c = 0; row && c < COUNTS; c++)
            numbers[i][c] = sqlite3_column_int64(statement, c);
        sqlite3_reset(statement);
    }
    for (int c = 0; c < COUNTS; c++) {
        if (numbers[0][c] == numbers[1][c])
            continue;
        struct verify_fault *fault = put(v, VERIFY_COUNTS, store_path(store));
        fault->what = names[c];
        fault->is = arena_format(&v->arena, "%lld", numbers[0][c]);
        fault->due = arena_format(&v->arena, "%lld", numbers[1][c]);
    }
    return true;
}

static void put_lost(struct verification *v, sqlite3_stmt *row)
{
    struct verify_fault *fault =
        put(v, VERIFY_LOST, (const char *)sqlite3_column_text(row, VERIFY_LOST_COLUMN_FILE));
    fault->is = store_db_text(row, VERIFY_LOST_COLUMN_IS, &v->arena);
    fault->due = store_db_text(row, VERIFY_LOST_COLUMN_DUE, &v->arena);
}

static void put_stray(struct verification *v, sqlite3_stmt *row)
{
    struct verify_fault *fault = put(
        v, VERIFY_STRAY, (const char *)sqlite3_column_text(row, VERIFY_STRAY_COLUMN_EVALUATION));
    fault->seq = fault->last = (size_t)sqlite3_column_int64(row, VERIFY_STRAY_COLUMN_SEQ);
    fault->author = store_db_text(row, VERIFY_STRAY_COLUMN_AUTHOR, &v->arena);
    fault->time = sqlite3_column_int64(row, VERIFY_STRAY_COLUMN_TIME);
}

static bool put_rows(struct store *store, enum store_statement which,
    void (*put_row)(struct verification *v, sqlite3_stmt *row), struct verification *v,
    struct err *err)
{
    bool more;
    sqlite3_stmt *statement = store_db_prepare(store, which, err);
    if (!statement)
        return false;
    while (store_db_step(store, statement, &more, err)) {
        if (!more)
            return true;
        put_row(v, statement);
    }
    return false;
}

bool store_verify_whole(struct store *store, struct verification *verification, struct err *err)
{
    if (!begin_reading(store, err))
        return false;
    bool ok = check_counts(store, verification, err) &&
              put_rows(store, STATEMENT_VERIFY_LOST, put_lost, verification, err) &&
              put_rows(store, STATEMENT_VERIFY_STRAY, put_stray, verification, err);
    store_db_rollback(store);
    return ok;
}
