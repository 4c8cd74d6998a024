#include "store_row.h"

#include "findings.h"
#include "intl.h"
#include "store_db.h"

/* What the counts gain when a row goes from what it says to the review. */
static bool count_change(
    struct store *store, int64_t key, const struct review *review, struct err *err)
{
    struct counts change = {0};
    bool row;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_REVIEWED, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, REVIEWED_KEY, key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    if (!row)
        return err_set(err, _("%s: the evaluation is not there"), store->path);
    int grade = store_db_choice(statement, REVIEWED_COLUMN_GRADE, GRADE_CHA);
    int status = store_db_choice(statement, REVIEWED_COLUMN_STATUS, STATUS_REVIEWED);
    sqlite3_reset(statement);
    change.by_grade[grade]--;
    change.by_grade[review->grade]++;
    change.reviewed = (review->status == STATUS_REVIEWED) - (status == STATUS_REVIEWED);
    if (change.reviewed == 0 && grade == (int)review->grade)
        return true;
    return store_db_count(store, &change, err);
}

static void bind_findings(sqlite3_stmt *statement, const struct review *review, struct arena *arena)
{
    const struct findings findings = findings_of_review(review, arena);
    const struct findings_tally tally = findings_tally(&findings);
    sqlite3_bind_int(statement, REVIEWED_SET_ERRORS, tally.open[SEVERITY_ERROR]);
    sqlite3_bind_int(statement, REVIEWED_SET_WARNINGS, tally.open[SEVERITY_WARNING]);
    sqlite3_bind_int(statement, REVIEWED_SET_INFOS, tally.open[SEVERITY_INFO]);
    sqlite3_bind_int(statement, REVIEWED_SET_CONFIRMED, tally.confirmed);
    store_db_bind_text(statement, REVIEWED_SET_CODES, findings_codes(&findings, arena));
}

bool store_row_write(struct store *store, int64_t key, const struct review *review,
    struct arena *arena, struct err *err)
{
    char total[DECIMAL_TEXT], rate[DECIMAL_TEXT];
    if (!count_change(store, key, review, err))
        return false;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_REVIEWED_SET, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, REVIEWED_SET_KEY, key);
    store_db_bind_score(statement, REVIEWED_SET_TOTAL, &review->total, total);
    sqlite3_bind_int(statement, REVIEWED_SET_GRADE, (int)review->grade);
    sqlite3_bind_int(statement, REVIEWED_SET_DIFFERS, review->differs);
    sqlite3_bind_int(statement, REVIEWED_SET_STATUS, (int)review->status);
    store_db_bind_score(statement, REVIEWED_SET_RATE, &review->budget.rate, rate);
    bind_findings(statement, review, arena);
    return store_db_run(store, statement, err);
}

bool store_row_next(struct store *store, int64_t *key, struct err *err)
{
    bool row;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_ROW_NEXT, err);
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, ROW_NEXT_KEY, *key);
    if (!store_db_step(store, statement, &row, err))
        return false;
    *key = row ? sqlite3_column_int64(statement, ROW_NEXT_COLUMN_KEY) : 0;
    sqlite3_reset(statement);
    return true;
}
