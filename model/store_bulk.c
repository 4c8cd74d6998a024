#include "store_bulk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "store_entries.h"
#include "store_journal.h"
#include "uuid.h"

void bulk_plan_init(struct bulk_plan *plan)
{
    *plan = (struct bulk_plan){0};
    arena_init(&plan->arena);
}

void bulk_plan_fini(struct bulk_plan *plan)
{
    arena_fini(&plan->arena);
    bulk_plan_init(plan);
}

static struct entry *copy_entries(const struct bulk_effect *effect, struct arena *arena)
{
    struct entry *entries = arena_alloc(arena, (effect->count + 1) * sizeof *entries);
    for (size_t i = 0; i < effect->count; i++)
        entries[i] = entry_copy(&effect->entries[i], arena);
    return entries;
}

static bool look(struct store *store, const struct policy *policy, struct bulk_plan *plan,
    struct bulk_item *item, struct err *err)
{
    struct dossier dossier;
    struct arena arena;
    if (!store_load(store, item->key, &dossier, err)) {
        item->effect.skip = BULK_UNREAD;
        return !store_db_is_failing(store);
    }
    arena_init(&arena);
    item->seen = dossier.entry_count;
    item->effect = bulk_effect(
        &plan->bulk, dossier.evaluation, policy, dossier.entries, dossier.entry_count, &arena);
    item->effect.entries = copy_entries(&item->effect, &plan->arena);
    arena_fini(&arena);
    dossier_fini(&dossier);
    return true;
}

static void count_up(struct bulk_plan *plan)
{
    memset(plan->skipped, 0, sizeof plan->skipped);
    plan->lowering = plan->by_hand = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const struct bulk_effect *effect = &plan->items[i].effect;
        plan->skipped[effect->skip]++;
        if (effect->skip != BULK_CHANGES)
            continue;
        plan->lowering += effect->lowers;
        plan->by_hand += effect->by_hand;
    }
}

static bool plan_one(struct store *store, const struct policy *policy, int64_t key,
    struct page *page, struct bulk_plan *plan, struct err *err)
{
    if (!store_summary(store, key, page, err))
        return false;
    if (!page->count)
        return true;
    struct bulk_item *item = &plan->items[plan->count++];
    const struct summary *row = &page->rows[0];
    *item = (struct bulk_item){.key = key,
        .name = arena_text(&plan->arena, summary_name(row)),
        .year = row->year,
        .version = row->version};
    return look(store, policy, plan, item, err);
}

bool store_bulk_plan(struct store *store, const struct policy *policy, const struct bulk *bulk,
    const int64_t *keys, size_t count, store_progress *progress, void *context,
    struct bulk_plan *plan, struct err *err)
{
    struct page page;
    bool ok = true;
    struct bulk_plan new;
    bulk_plan_init(&new);
    new.bulk = *bulk;
    new.bulk.code = arena_text(&new.arena, bulk->code);
    new.bulk.step = arena_text(&new.arena, bulk->step);
    new.items = arena_alloc(&new.arena, (count + 1) * sizeof *new.items);
    page_init(&page);
    for (size_t i = 0; ok && i < count; i++) {
        ok = plan_one(store, policy, keys[i], &page, &new, err);
        if (ok && progress && !progress(context, (int64_t)i + 1, (int64_t)count))
            ok = err_set(err, _("stopped; nothing is changed"));
    }
    page_fini(&page);
    bulk_plan_fini(plan);
    if (!ok) {
        bulk_plan_fini(&new);
        return false;
    }
    count_up(&new);
    *plan = new;
    return true;
}

void bulk_plan_lower_none(struct bulk_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct bulk_effect *effect = &plan->items[i].effect;
        if (effect->skip == BULK_CHANGES && effect->lowers)
            effect->skip = BULK_LOWERS;
    }
    count_up(plan);
}

/* `dossier` as it is under the write lock. */
static bool check_seen(const struct dossier *dossier, const struct bulk_item *item, struct err *err)
{
    if (dossier->entry_count == item->seen)
        return true;
    const struct entry *last = &dossier->entries[dossier->entry_count - 1];
    return err_set(err, _("%s: changed meanwhile by %s; nothing is changed, look at it again"),
        item->name, last->author);
}

static bool write_one(struct store *store, const struct policy *policy,
    const struct bulk_item *item, const char *reason, const char *step, struct err *err)
{
    struct dossier dossier;
    struct arena arena;
    size_t total;
    const struct bulk_effect *effect = &item->effect;
    if (!store_load(store, item->key, &dossier, err))
        return false;
    arena_init(&arena);
    struct entry *entries = arena_alloc(&arena, effect->count * sizeof *entries);
    for (size_t i = 0; i < effect->count; i++) {
        entries[i] = effect->entries[i];
        entries[i].reason = reason;
    }
    bool ok = check_seen(&dossier, item, err) && store_journal_write(store, &dossier, policy,
                                                     entries, effect->count, step, &total, err);
    arena_fini(&arena);
    dossier_fini(&dossier);
    return ok;
}

static bool write_all(struct store *store, const struct policy *policy,
    const struct bulk_plan *plan, const char *reason, const char *step, store_progress *progress,
    void *context, struct err *err)
{
    int64_t done = 0, all = (int64_t)plan->skipped[BULK_CHANGES];
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->items[i].effect.skip != BULK_CHANGES)
            continue;
        if (!write_one(store, policy, &plan->items[i], reason, step, err))
            return false;
        if (progress && !progress(context, ++done, all))
            return err_set(err, _("stopped; nothing is changed"));
    }
    return true;
}

static bool check_reason(const struct bulk_plan *plan, const char *reason, struct err *err)
{
    bool given = reason && *reason;
    if (given || (!plan->lowering && !bulk_wants_reason(&plan->bulk)))
        return true;
    return err_set(err, _("a reason is needed for what is changed"));
}

bool store_bulk_write(struct store *store, const struct policy *policy,
    const struct bulk_plan *plan, const char *reason, store_progress *progress, void *context,
    char step[static BULK_STEP], struct err *err)
{
    unsigned char id[UUID_BYTES];
    char text[UUID_TEXT];
    const char *prefix = bulk_is_of_another(&plan->bulk) ? "" : BULK_STEP_PREFIX;
    if (!check_reason(plan, reason, err))
        return false;
    uuid_new(id);
    snprintf(step, BULK_STEP, "%s%s", prefix, uuid_text(id, text));
    if (!store_db_change(store, err))
        return false;
    if (!write_all(store, policy, plan, reason, step, progress, context, err)) {
        store_db_rollback(store);
        return false;
    }
    return store_db_commit(store, err);
}

/* From the step in `step` to the one before; "" when there is none. */
static bool step_before(struct store *store, char step[static BULK_STEP], struct err *err)
{
    bool row;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_BULK_BEFORE, err);
    if (!statement)
        return false;
    store_db_bind_text(statement, BULK_BY_STEP, step);
    if (!store_db_step(store, statement, &row, err))
        return false;
    const char *found = row ? (const char *)sqlite3_column_text(statement, BULK_COLUMN_STEP) : "";
    char text[BULK_STEP];
    snprintf(text, sizeof text, "%s", found ? found : "");
    sqlite3_reset(statement);
    strcpy(step, text);
    return true;
}

static bool read_keys(
    struct store *store, const char *step, int64_t **keys, size_t *count, struct err *err)
{
    size_t capacity = 0;
    bool row;
    *keys = NULL;
    *count = 0;
    sqlite3_stmt *statement = store_db_prepare(store, STATEMENT_BULK_KEYS, err);
    if (!statement)
        return false;
    store_db_bind_text(statement, BULK_BY_STEP, step);
    while (store_db_step(store, statement, &row, err)) {
        if (!row)
            return true;
        *keys = xgrow(*keys, *count, &capacity, sizeof **keys);
        (*keys)[(*count)++] = sqlite3_column_int64(statement, BULK_KEYS_COLUMN_KEY);
    }
    free(*keys);
    *keys = NULL;
    *count = 0;
    return false;
}

/* How a bulk change stands in all the evaluations it changed. */
struct standing {
    bool in_force;          /* somewhere */
    char undone[BULK_STEP]; /* by this step, the latest where redo would bring it again; "": nowhere
                             */
};

/* Steps of other changes begin with the time. */
static void note_undo(struct standing *standing, const struct store_entries *entries)
{
    size_t i = entries->count;
    while (i > 0 && entries->items[i - 1].kind != ENTRY_UNDO)
        i--;
    const char *step = i ? entries->items[i - 1].step : NULL;
    if (step && strcmp(step, standing->undone) > 0)
        snprintf(standing->undone, BULK_STEP, "%s", step);
}

static bool look_at(
    struct store *store, const char *step, int64_t key, struct standing *standing, struct err *err)
{
    struct store_entries entries = {0};
    struct arena arena;
    arena_init(&arena);
    bool ok = store_entries_read(store, key, 0, &entries, &arena, err);
    enum bulk_standing here = bulk_standing(step, entries.items, entries.count);
    standing->in_force |= here == BULK_LAST || here == BULK_BELOW;
    if (here == BULK_NEXT)
        note_undo(standing, &entries);
    free(entries.items);
    arena_fini(&arena);
    return ok;
}

/* For an undo it is enough that it is in force somewhere. */
static bool look_at_all(struct store *store, enum bulk_kind kind, const char *step,
    struct standing *standing, struct err *err)
{
    int64_t *keys;
    size_t count;
    *standing = (struct standing){0};
    bool ok = read_keys(store, step, &keys, &count, err);
    for (size_t i = 0; ok && i < count && !(kind == BULK_UNDO && standing->in_force); i++)
        ok = look_at(store, step, keys[i], standing, err);
    free(keys);
    return ok;
}

bool store_bulk_last(struct store *store, enum bulk_kind kind, char step[static BULK_STEP],
    int64_t **keys, size_t *count, struct err *err)
{
    struct standing standing = {0};
    char at[BULK_STEP] = "bulk.", undone[BULK_STEP] = ""; /* behind all of them */
    *step = '\0';
    *keys = NULL;
    *count = 0;
    while (!standing.in_force) {
        if (!step_before(store, at, err))
            return false;
        if (!*at)
            break;
        if (!look_at_all(store, kind, at, &standing, err))
            return false;
        if (kind == BULK_UNDO ? standing.in_force : strcmp(standing.undone, undone) > 0) {
            strcpy(step, at);
            strcpy(undone, standing.undone);
        }
    }
    return !*step || read_keys(store, step, keys, count, err);
}
