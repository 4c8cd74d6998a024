#include "store.h"

#include <string.h>
#include <time.h>

#include "intl.h"
#include "read/text/fold.h"
#include "sha256.h"
#include "store_carry.h"

enum { ID_TEXT = 24, ID_HEX = 12 };

struct document_row {
    int64_t id;
    const char *file;
    const unsigned char *sha256;
    const unsigned char *bytes;
    size_t length, evaluations;
};

static void summarise(struct summary *summary, const struct evaluation *evaluation,
    const struct policy *policy, struct arena *arena)
{
    struct review review = review_replay(evaluation, policy, NULL, 0, arena);
    struct findings *findings = arena_alloc(arena, sizeof *findings);
    *findings = checks_run(evaluation, policy, arena);
    *summary = (struct summary){
        .kind = evaluation->kind,
        .unit = evaluation->unit.text ? evaluation->unit.text : "",
        .project = evaluation->project.text,
        .year = evaluation->year,
        .reported_total = {.known = evaluation->total.known, .value = evaluation->total.value},
        .reported_grade = evaluation->grade,
        .reviewed_total = review.total,
        .reviewed_grade = review.grade,
        .errors = (int)findings->by_severity[SEVERITY_ERROR],
        .warnings = (int)findings->by_severity[SEVERITY_WARNING],
        .infos = (int)findings->by_severity[SEVERITY_INFO],
        .rate = review.budget.rate,
        .codes = findings_codes(findings, arena),
        .findings = findings,
    };
}

struct summary *store_summaries(
    const struct reading *reading, const struct policy *policy, struct arena *arena)
{
    struct summary *summaries = arena_alloc(arena, reading->count * sizeof *summaries);
    for (size_t i = 0; i < reading->count; i++)
        summarise(&summaries[i], &reading->evaluations[i], policy, arena);
    return summaries;
}

/* The second transaction of an import tells a large one. */
bool store_begin(struct store *store, struct err *err)
{
    if (++store->imports == 2)
        store_db_log_behind(store);
    if (!store_db_begin(store, err))
        return false;
    store->importing = true;
    store->failed = false;
    store->added = (struct counts){0};
    return true;
}

bool store_commit(struct store *store, struct err *err)
{
    if (!store->importing)
        return true;
    if (store->failed) {
        store_rollback(store);
        return err_set(err,
            _("%s: writing failed; the reports since the last saved one are not in it"),
            store->path);
    }
    if (store->added.documents > 0 && !store_db_count(store, &store->added, err)) {
        store_rollback(store);
        return false;
    }
    store->importing = false;
    return store_db_commit(store, err);
}

void store_rollback(struct store *store)
{
    store->importing = false;
    store_db_rollback(store);
}

bool store_knows(struct store *store, const unsigned char sha256[32], bool *known, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_DOCUMENT_KNOWN, err);
    if (!statement)
        return false;
    store_db_bind_bytes(statement, KNOWN_SHA256, sha256, SHA256_BYTES);
    bool ok = store_db_step(store, statement, known, err);
    sqlite3_reset(statement);
    return ok;
}

/* Folded, without what is blank or invisible: brackets and digits of another width are no other
 * unit. */
static void add_folded(struct arena *arena, char **out, const char *text)
{
    char *folded = arena_alloc(arena, strlen(*out) + 4 * strlen(text) + 2);
    char *end = stpcpy(stpcpy(folded, *out), "\n");
    for (char32_t c; (c = fold_next(&text));)
        if (c > ' ')
            end += document_encode(c, end);
    *out = folded;
}

/* What versions are versions of; NULL where a part of it is unknown. */
static const char *subject_of(const struct summary *summary, struct arena *arena)
{
    bool is_project = summary->kind == KIND_PROJECT;
    if (!*summary->unit || summary->year == 0 || (is_project && !summary->project))
        return NULL;
    char *subject = arena_format(arena, "%s %d", kind_name(summary->kind), summary->year);
    add_folded(arena, &subject, summary->unit);
    if (is_project)
        add_folded(arena, &subject, summary->project);
    return subject;
}

static bool add_document(struct store *store, struct document_row *row, struct err *err)
{
    sqlite3_stmt *document = store_db_prepare(store, STATEMENT_DOCUMENT_ADD, err);
    if (!document)
        return false;
    store_db_bind_bytes(document, DOCUMENT_ADD_SHA256, row->sha256, SHA256_BYTES);
    store_db_bind_text(document, DOCUMENT_ADD_FILE, row->file);
    sqlite3_bind_int64(document, DOCUMENT_ADD_EVALUATIONS, (sqlite3_int64)row->evaluations);
    sqlite3_bind_int64(document, DOCUMENT_ADD_IMPORTED, time(NULL));
    if (!store_db_run(store, document, err))
        return false;
    row->id = sqlite3_last_insert_rowid(store->db);

    sqlite3_stmt *content = store_db_prepare(store, STATEMENT_CONTENT_ADD, err);
    if (!content)
        return false;
    sqlite3_bind_int64(content, CONTENT_ADD_DOCUMENT, row->id);
    store_db_bind_bytes(content, CONTENT_ADD_BYTES, row->bytes, row->length);
    return store_db_run(store, content, err);
}

/* What a new evaluation of a subject comes after. */
struct descent {
    const char *subject; /* NULL: there are no versions of it */
    int version;
    int64_t before; /* the version before it; 0: none */
};

static bool next_version(
    struct store *store, const struct document_row *row, struct descent *descent, struct err *err)
{
    sqlite3_stmt *next = store_db_prepare(store, STATEMENT_VERSION_NEXT, err);
    bool found;
    if (!next)
        return false;
    store_db_bind_text(next, VERSION_SUBJECT, descent->subject);
    sqlite3_bind_int64(next, VERSION_DOCUMENT, row->id);
    if (!store_db_step(store, next, &found, err))
        return false;
    int version = found ? sqlite3_column_int(next, VERSION_COLUMN_NEXT) : 0;
    descent->version = version < 1 ? 1 : version;
    sqlite3_reset(next);
    return true;
}

static bool find_before(struct store *store, const struct document_row *row, size_t number,
    struct descent *descent, struct err *err)
{
    sqlite3_stmt *before = store_db_prepare(store, STATEMENT_VERSION_BEFORE, err);
    bool found;
    if (!before)
        return false;
    store_db_bind_text(before, BEFORE_SUBJECT, descent->subject);
    sqlite3_bind_int64(before, BEFORE_DOCUMENT, row->id);
    sqlite3_bind_int64(before, BEFORE_NUMBER, (sqlite3_int64)number);
    if (!store_db_step(store, before, &found, err))
        return false;
    descent->before = found ? sqlite3_column_int64(before, BEFORE_COLUMN_KEY) : 0;
    sqlite3_reset(before);
    return true;
}

static bool supersede(
    struct store *store, const struct document_row *row, const char *subject, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_VERSION_SUPERSEDE, err);
    if (!statement)
        return false;
    store_db_bind_text(statement, VERSION_SUBJECT, subject);
    sqlite3_bind_int64(statement, VERSION_DOCUMENT, row->id);
    return store_db_run(store, statement, err);
}

/* Those of the other documents are superseded. */
static bool find_descent(struct store *store, const struct document_row *row, size_t number,
    struct descent *descent, struct err *err)
{
    descent->version = 1;
    if (!descent->subject)
        return true;
    return next_version(store, row, descent, err) &&
           (descent->version == 1 || (find_before(store, row, number, descent, err) &&
                                         supersede(store, row, descent->subject, err)));
}

static void bind_evaluation(
    sqlite3_stmt *statement, const struct summary *summary, const struct carried *carried)
{
    const struct findings_tally *tally = &carried->tally;
    sqlite3_bind_int(statement, EVALUATION_ADD_KIND, (int)summary->kind);
    store_db_bind_text(statement, EVALUATION_ADD_UNIT, summary->unit);
    store_db_bind_text(statement, EVALUATION_ADD_PROJECT, summary->project);
    sqlite3_bind_int(statement, EVALUATION_ADD_YEAR, summary->year);
    sqlite3_bind_int(statement, EVALUATION_ADD_REPORTED_GRADE, (int)summary->reported_grade);
    sqlite3_bind_int(statement, EVALUATION_ADD_REVIEWED_GRADE, (int)summary->reviewed_grade);
    sqlite3_bind_int(statement, EVALUATION_ADD_ERRORS, tally->open[SEVERITY_ERROR]);
    sqlite3_bind_int(statement, EVALUATION_ADD_WARNINGS, tally->open[SEVERITY_WARNING]);
    sqlite3_bind_int(statement, EVALUATION_ADD_INFOS, tally->open[SEVERITY_INFO]);
    sqlite3_bind_int(statement, EVALUATION_ADD_CONFIRMED, tally->confirmed);
    store_db_bind_text(statement, EVALUATION_ADD_CODES, carried->codes);
}

static bool insert_evaluation(struct store *store, const struct document_row *row, size_t number,
    const struct summary *summary, const struct descent *descent, const struct carried *carried,
    struct err *err)
{
    char hex[SHA256_TEXT], id[ID_TEXT];
    char reported[DECIMAL_TEXT], reviewed[DECIMAL_TEXT], rate[DECIMAL_TEXT];
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_EVALUATION_ADD, err);
    if (!statement)
        return false;
    sqlite3_snprintf(sizeof id, id, "%.*s-%d", ID_HEX, sha256_text(row->sha256, hex), (int)number);
    store_db_bind_text(statement, EVALUATION_ADD_ID, id);
    sqlite3_bind_int64(statement, EVALUATION_ADD_DOCUMENT, row->id);
    sqlite3_bind_int64(statement, EVALUATION_ADD_NUMBER, (sqlite3_int64)number);
    store_db_bind_text(statement, EVALUATION_ADD_SUBJECT, descent->subject);
    sqlite3_bind_int(statement, EVALUATION_ADD_VERSION, descent->version);
    store_db_bind_score(
        statement, EVALUATION_ADD_REPORTED_TOTAL, &summary->reported_total, reported);
    store_db_bind_score(
        statement, EVALUATION_ADD_REVIEWED_TOTAL, &summary->reviewed_total, reviewed);
    store_db_bind_score(statement, EVALUATION_ADD_RATE, &summary->rate, rate);
    bind_evaluation(statement, summary, carried);
    return store_db_run(store, statement, err);
}

static struct findings_tally tally_of(const struct summary *summary)
{
    return (struct findings_tally){.open = {[SEVERITY_ERROR] = summary->errors,
                                       [SEVERITY_WARNING] = summary->warnings,
                                       [SEVERITY_INFO] = summary->infos},
        .confirmed = summary->confirmed};
}

static bool add_evaluation(struct store *store, const struct document_row *row, size_t number,
    const struct summary *summary, int *version, struct err *err)
{
    struct arena arena;
    struct carried carried = {
        .tally = tally_of(summary), .codes = summary->codes ? summary->codes : ""};
    arena_init(&arena);
    struct descent descent = {.subject = subject_of(summary, &arena)};
    bool ok =
        find_descent(store, row, number, &descent, err) &&
        (!descent.before || !summary->findings ||
            store_carry_read(store, descent.before, summary->findings, &carried, &arena, err));
    ok = ok && insert_evaluation(store, row, number, summary, &descent, &carried, err) &&
         store_carry_write(store, &carried, sqlite3_last_insert_rowid(store->db), err);
    store_carry_fini(&carried);
    arena_fini(&arena);
    *version = descent.version;
    return ok;
}

static bool add_rows(struct store *store, struct document_row *row, const struct summary *summaries,
    enum import_outcome *outcome, struct err *err)
{
    *outcome = IMPORT_NEW;
    if (!add_document(store, row, err))
        return false;
    for (size_t i = 0; i < row->evaluations; i++) {
        int version;
        if (!add_evaluation(store, row, i + 1, &summaries[i], &version, err))
            return false;
        if (version > 1)
            *outcome = IMPORT_NEW_VERSION;
    }
    store->added.documents++;
    store->added.evaluations += (int64_t)row->evaluations;
    for (size_t i = 0; i < row->evaluations; i++)
        store->added.by_grade[summaries[i].reviewed_grade]++;
    return true;
}

bool store_add_summaries(struct store *store, const char *file, const unsigned char sha256[32],
    const unsigned char *bytes, size_t length, const struct summary *summaries, size_t count,
    enum import_outcome *outcome, struct err *err)
{
    struct document_row row = {
        .file = file, .sha256 = sha256, .bytes = bytes, .length = length, .evaluations = count};
    bool known, alone = !store->importing;
    if (alone && !store_begin(store, err))
        return false;
    *outcome = IMPORT_KNOWN;
    bool ok = store_knows(store, sha256, &known, err) &&
              (known || add_rows(store, &row, summaries, outcome, err));
    store->failed |= !ok;
    if (!alone)
        return ok;
    if (ok)
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

bool store_add(struct store *store, const char *file, const unsigned char sha256[32],
    const unsigned char *bytes, size_t length, const struct reading *reading,
    const struct policy *policy, enum import_outcome *outcome, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = store_add_summaries(store, file, sha256, bytes, length,
        store_summaries(reading, policy, &arena), reading->count, outcome, err);
    arena_fini(&arena);
    return ok;
}
