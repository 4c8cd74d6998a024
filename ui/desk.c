#include "desk.h"

#include <string.h>

void desk_init(struct desk *desk, struct store *store, const struct policy *policy)
{
    *desk = (struct desk){.store = store, .policy = policy};
    arena_init(&desk->arena);
    arena_init(&desk->draft.arena);
}

static void clear(struct desk *desk)
{
    desk_drop(desk);
    if (desk->open)
        dossier_fini(&desk->dossier);
    arena_fini(&desk->arena);
    desk->open = false;
    desk->key = 0;
}

void desk_fini(struct desk *desk)
{
    clear(desk);
}

static void recompute(struct desk *desk)
{
    const struct evaluation *evaluation = desk->dossier.evaluation;
    desk->recomputed = score_evaluation(desk->policy, evaluation);
    desk->scores = arena_alloc(&desk->arena, evaluation->indicator_count * sizeof *desk->scores);
    for (size_t i = 0; i < evaluation->indicator_count; i++) {
        const struct indicator *indicator = &evaluation->indicators[i];
        desk->scores[i] = score_indicator(desk->policy, &indicator->target, &indicator->actual,
            &indicator->weight, &indicator->score);
    }
}

static void replay(struct desk *desk)
{
    const struct dossier *dossier = &desk->dossier;
    arena_fini(&desk->arena);
    recompute(desk);
    desk->findings = checks_run(dossier->evaluation, desk->policy, &desk->arena);
    desk->review = review_replay(
        dossier->evaluation, desk->policy, dossier->entries, dossier->entry_count, &desk->arena);
}

void desk_open(struct desk *desk, int64_t key)
{
    if (desk->key == key)
        return;
    clear(desk);
    desk->key = key;
    if (!key)
        return;
    desk->open = store_load(desk->store, key, &desk->dossier, &desk->err);
    if (desk->open)
        replay(desk);
}

const struct review *desk_review(const struct desk *desk)
{
    return desk->draft.good ? &desk->draft.review : &desk->review;
}

bool desk_try(struct desk *desk, const char *field, const char *value, struct err *err)
{
    struct draft *draft = &desk->draft;
    const struct dossier *dossier = &desk->dossier;
    desk_drop(desk);
    if (!review_change(&desk->review, field, value, &draft->entry, &draft->arena, err))
        return false;
    struct entry *entries =
        arena_alloc(&draft->arena, (dossier->entry_count + 1) * sizeof *entries);
    if (dossier->entry_count)
        memcpy(entries, dossier->entries, dossier->entry_count * sizeof *entries);
    entries[dossier->entry_count] = draft->entry;
    draft->review = review_replay(
        dossier->evaluation, desk->policy, entries, dossier->entry_count + 1, &draft->arena);
    draft->good = true;
    return true;
}

void desk_drop(struct desk *desk)
{
    arena_fini(&desk->draft.arena);
    desk->draft.good = false;
}

static bool same_bases(const struct review *a, const struct review *b)
{
    for (size_t i = 0; i < a->evaluation->indicator_count; i++)
        if (a->indicators[i].basis != b->indicators[i].basis)
            return false;
    return a->budget.basis == b->budget.basis;
}

bool desk_draft_changes(struct desk *desk)
{
    struct draft *draft = &desk->draft;
    const char *after =
        draft->good ? review_value(&draft->review, draft->entry.field, &draft->arena) : NULL;
    return after &&
           (strcmp(draft->entry.from, after) != 0 || !same_bases(&desk->review, &draft->review));
}

bool desk_draft_lowers(const struct desk *desk)
{
    return desk->draft.good && review_lowers(&desk->review, &desk->draft.review);
}

bool desk_keep(struct desk *desk, const char *reason, struct err *err)
{
    struct entry entry = desk->draft.entry;
    entry.reason = reason;
    if (!store_append(desk->store, &desk->dossier, desk->policy, &entry, 1, err))
        return false;
    desk_drop(desk);
    replay(desk);
    return true;
}

bool desk_step(struct desk *desk, enum entry_kind kind, struct err *err)
{
    struct entry entry = {.kind = kind};
    if (!store_append(desk->store, &desk->dossier, desk->policy, &entry, 1, err))
        return false;
    desk_drop(desk);
    replay(desk);
    return true;
}
