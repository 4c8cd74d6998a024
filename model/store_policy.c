#include "store_policy.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "findings.h"
#include "intl.h"
#include "policy_file.h"
#include "store_db.h"
#include "store_row.h"

void policy_effects_init(struct policy_effects *effects)
{
    *effects = (struct policy_effects){0};
    arena_init(&effects->arena);
}

void policy_effects_fini(struct policy_effects *effects)
{
    free(effects->items);
    arena_fini(&effects->arena);
    policy_effects_init(effects);
}

const struct policy *store_policy(const struct store *store)
{
    return &store->policy;
}

/* The row of the policy in force, to be reset; `*row` false: the default. */
static sqlite3_stmt *in_force(struct store *store, bool *row, struct err *err)
{
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_POLICY, err);
    return statement && store_db_step(store, statement, row, err) ? statement : NULL;
}

bool store_policy_read(struct store *store, struct err *err)
{
    bool row, ok = true;
    sqlite3_stmt *statement = in_force(store, &row, err);
    if (!statement)
        return false;
    store->policy = policy_default;
    store->policy_id = 0;
    if (row) {
        const char *text = (const char *)sqlite3_column_text(statement, POLICY_COLUMN_TEXT);
        store->policy_id = sqlite3_column_int64(statement, POLICY_COLUMN_ID);
        ok = policy_parse(
            text ? text : "", text ? strlen(text) : 0, store->path, &store->policy, err);
    }
    sqlite3_reset(statement);
    return ok;
}

bool store_policy_holds(struct store *store, struct err *err)
{
    bool row;
    sqlite3_stmt *statement = in_force(store, &row, err);
    if (!statement)
        return false;
    int64_t id = row ? sqlite3_column_int64(statement, POLICY_COLUMN_ID) : 0;
    if (id != store->policy_id)
        err_set(err, _("%s chose another policy meanwhile; open the store again to score by it"),
            (const char *)sqlite3_column_text(statement, POLICY_COLUMN_AUTHOR));
    sqlite3_reset(statement);
    return id == store->policy_id;
}

bool store_policy_choice(struct store *store, struct policy_choice *out, bool *chosen,
    struct arena *arena, struct err *err)
{
    sqlite3_stmt *statement = in_force(store, chosen, err);
    if (!statement)
        return false;
    if (*chosen) {
        out->author = store_db_text(statement, POLICY_COLUMN_AUTHOR, arena);
        out->time = sqlite3_column_int64(statement, POLICY_COLUMN_TIME);
    }
    sqlite3_reset(statement);
    return true;
}

/* A pass over all evaluations under a policy. */
struct pass {
    struct store *store;
    const struct policy *policy;
    bool writes;
    struct policy_effects *effects;
    struct page row; /* as the list has the one looked at */
};

static int open_findings(const struct findings_tally *tally)
{
    return tally->open[SEVERITY_ERROR] + tally->open[SEVERITY_WARNING] + tally->open[SEVERITY_INFO];
}

static void note(struct pass *pass, const struct review *review, struct arena *arena)
{
    struct policy_effects *effects = pass->effects;
    const struct summary *row = &pass->row.rows[0];
    const struct findings findings = findings_of_review(review, arena);
    const struct findings_tally tally = findings_tally(&findings);
    const struct policy_effect effect = {.key = row->key,
        .id = arena_text(&effects->arena, row->id),
        .unit = arena_text(&effects->arena, row->unit),
        .project = arena_text(&effects->arena, row->project),
        .before = row->reviewed_total,
        .after = review->total,
        .grade_before = row->reviewed_grade,
        .grade_after = review->grade,
        .open_before = row->errors + row->warnings + row->infos,
        .open_after = open_findings(&tally)};
    if (score_same(effect.before, effect.after) && effect.grade_before == effect.grade_after &&
        effect.open_before == effect.open_after)
        return;
    effects->items =
        xgrow(effects->items, effects->count, &effects->capacity, sizeof *effects->items);
    effects->items[effects->count++] = effect;
    effects->grades += effect.grade_before != effect.grade_after;
}

static bool look(struct pass *pass, int64_t key, struct err *err)
{
    struct dossier dossier;
    pass->effects->looked++;
    if (!store_summary(pass->store, key, &pass->row, err))
        return false;
    if (!pass->row.count || !store_load(pass->store, key, &dossier, err)) {
        pass->effects->unread++;
        return !store_db_is_failing(pass->store);
    }
    struct arena arena;
    arena_init(&arena);
    const struct review review = review_replay(
        dossier.evaluation, pass->policy, dossier.entries, dossier.entry_count, &arena);
    note(pass, &review, &arena);
    bool ok = !pass->writes || store_row_write(pass->store, key, &review, &arena, err);
    arena_fini(&arena);
    dossier_fini(&dossier);
    return ok;
}

static bool pass_over(struct pass *pass, store_progress *progress, void *context, struct err *err)
{
    struct counts counts;
    int64_t key = 0;
    bool ok = store_counts(pass->store, &counts, err);
    page_init(&pass->row);
    while (ok && (ok = store_row_next(pass->store, &key, err)) && key) {
        ok = look(pass, key, err);
        if (ok && progress && !progress(context, pass->effects->looked, counts.evaluations))
            ok = err_set(err, _("stopped; the policy is the one it was"));
    }
    page_fini(&pass->row);
    return ok;
}

bool store_policy_try(struct store *store, const struct policy *policy, store_progress *progress,
    void *context, struct policy_effects *effects, struct err *err)
{
    struct pass pass = {.store = store, .policy = policy, .effects = effects};
    return pass_over(&pass, progress, context, err);
}

static bool write_choice(struct store *store, const struct policy *policy, struct err *err)
{
    struct arena arena;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_POLICY_ADD, err);
    if (!statement)
        return false;
    arena_init(&arena);
    store_db_bind_text(statement, POLICY_ADD_TEXT, policy_text(policy, &arena));
    store_db_bind_text(statement, POLICY_ADD_AUTHOR, store_reviewer());
    sqlite3_bind_int64(statement, POLICY_ADD_TIME, time(NULL));
    bool ok = store_db_run(store, statement, err);
    arena_fini(&arena);
    return ok;
}

bool store_policy_choose(struct store *store, const struct policy *policy, store_progress *progress,
    void *context, struct policy_effects *effects, struct err *err)
{
    const struct policy chosen = *policy;
    struct pass pass = {.store = store, .policy = &chosen, .writes = true, .effects = effects};
    if (!store_db_change(store, err))
        return false;
    if (!write_choice(store, &chosen, err) || !pass_over(&pass, progress, context, err)) {
        store_db_rollback(store);
        return false;
    }
    return store_db_commit(store, err) && store_policy_read(store, err);
}
