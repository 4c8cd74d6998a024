#include "desk.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "goal.h"

/* What was opened ahead is used for this long: others may write to the store. */
enum { FRESH_MS = 5000 };

void desk_init(struct desk *desk, struct store *store, const struct policy *policy)
{
    *desk = (struct desk){.store = store, .policy = policy};
    arena_init(&desk->at.arena);
    arena_init(&desk->ahead.arena);
    arena_init(&desk->draft.arena);
    trial_init(&desk->trial);
}

static void clear(struct opened *opened)
{
    if (opened->open) {
        dossier_fini(&opened->dossier);
        notes_fini(&opened->notes);
    }
    arena_fini(&opened->arena);
    opened->open = false;
    opened->key = 0;
}

void desk_fini(struct desk *desk)
{
    desk_drop(desk);
    trial_fini(&desk->trial);
    clear(&desk->at);
    clear(&desk->ahead);
}

static void recompute(struct opened *opened, const struct policy *policy)
{
    const struct evaluation *evaluation = opened->dossier.evaluation;
    size_t count = evaluation->indicator_count;
    opened->recomputed = score_evaluation(policy, evaluation);
    opened->scores = arena_alloc(&opened->arena, count * sizeof *opened->scores);
    for (size_t i = 0; i < count; i++)
        opened->scores[i] = score_as_reported(policy, &evaluation->indicators[i]);
}

/* The journal, and behind it what is tried. */
static struct journal join(struct opened *opened, const struct trial *trial)
{
    const struct dossier *dossier = &opened->dossier;
    struct journal journal = {dossier->entries, dossier->entry_count};
    if (!trial || !trial->done)
        return journal;
    journal.count += trial->done;
    struct entry *entries = arena_alloc(&opened->arena, journal.count * sizeof *entries);
    if (dossier->entry_count)
        memcpy(entries, dossier->entries, dossier->entry_count * sizeof *entries);
    memcpy(entries + dossier->entry_count, trial->entries, trial->done * sizeof *entries);
    journal.entries = entries;
    return journal;
}

static void work_out(struct opened *opened, const struct policy *policy, const struct trial *trial)
{
    const struct dossier *dossier = &opened->dossier;
    arena_fini(&opened->arena);
    recompute(opened, policy);
    opened->stored = review_replay(
        dossier->evaluation, policy, dossier->entries, dossier->entry_count, &opened->arena);
    opened->journal = join(opened, trial);
    opened->review = opened->stored;
    if (opened->journal.count != dossier->entry_count)
        opened->review = review_replay(dossier->evaluation, policy, opened->journal.entries,
            opened->journal.count, &opened->arena);
    opened->findings = findings_of_review(&opened->review, &opened->arena);
}

static void open_key(struct desk *desk, struct opened *opened, int64_t key)
{
    clear(opened);
    opened->key = key;
    opened->time = clock_ms();
    if (!key || !store_load(desk->store, key, &opened->dossier, &opened->err))
        return;
    opened->open = store_notes(desk->store, key, &opened->notes, &opened->err);
    if (opened->open)
        work_out(opened, desk->policy, opened == &desk->at ? &desk->trial : NULL);
    else
        dossier_fini(&opened->dossier);
}

static bool is_ahead(const struct desk *desk, int64_t key)
{
    return desk->ahead.key == key && clock_ms() - desk->ahead.time <= FRESH_MS;
}

void desk_open(struct desk *desk, int64_t key)
{
    if (desk->at.key == key)
        return;
    desk_drop(desk);
    trial_fini(&desk->trial);
    if (!key || !is_ahead(desk, key)) {
        open_key(desk, &desk->at, key);
        return;
    }
    struct opened left = desk->at;
    desk->at = desk->ahead;
    desk->ahead = left;
}

void desk_reload(struct desk *desk)
{
    desk_drop(desk);
    clear(&desk->ahead);
    open_key(desk, &desk->at, desk->at.key);
}

void desk_prepare(struct desk *desk, int64_t key)
{
    if (key && desk->at.key != key && !is_ahead(desk, key))
        open_key(desk, &desk->ahead, key);
}

const struct review *desk_review(const struct desk *desk)
{
    return desk->draft.good ? &desk->draft.review : &desk->at.review;
}

struct journal desk_journal(const struct desk *desk)
{
    if (desk->draft.good)
        return (struct journal){desk->draft.entries, desk->at.journal.count + 1};
    return desk->at.journal;
}

const struct findings *desk_findings(const struct desk *desk)
{
    return desk->draft.good ? &desk->draft.findings : &desk->at.findings;
}

bool desk_noted(const struct desk *desk, const char *path)
{
    const struct notes *notes = &desk->at.notes;
    for (size_t i = 0; i < notes->count; i++)
        if (!notes->items[i].resolved && note_is_on(&notes->items[i], path))
            return true;
    return false;
}

bool desk_reload_notes(struct desk *desk, struct err *err)
{
    struct notes notes;
    if (!store_notes(desk->store, desk->at.key, &notes, err))
        return false;
    notes_fini(&desk->at.notes);
    desk->at.notes = notes;
    return true;
}

bool desk_try(struct desk *desk, const char *field, const char *value, struct err *err)
{
    struct draft *draft = &desk->draft;
    desk_drop(desk);
    if (!review_change(&desk->at.review, field, value, &draft->entry, &draft->arena, err))
        return false;
    const struct journal journal = desk->at.journal;
    draft->entries = arena_alloc(&draft->arena, (journal.count + 1) * sizeof *draft->entries);
    if (journal.count)
        memcpy(draft->entries, journal.entries, journal.count * sizeof *draft->entries);
    draft->entries[journal.count] = draft->entry;
    draft->review = review_replay(desk->at.dossier.evaluation, desk->policy, draft->entries,
        journal.count + 1, &draft->arena);
    draft->findings = findings_of_review(&draft->review, &draft->arena);
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
           (strcmp(draft->entry.from, after) != 0 || !same_bases(&desk->at.review, &draft->review));
}

bool desk_draft_lowers(const struct desk *desk)
{
    return desk->draft.good && !desk->trial.open &&
           review_lowers(&desk->at.review, &desk->draft.review);
}

/* What other processes changed is shown, and what was being tried is tried on it. */
static void catch_up(struct desk *desk)
{
    size_t added;
    struct arena arena;
    arena_init(&arena);
    const struct entry *entry = &desk->draft.entry;
    char *field = NULL, *value = NULL;
    if (desk->draft.good) {
        field = arena_text(&arena, entry->field);
        value = arena_text(&arena, entry->to);
    }
    if (store_refresh(desk->store, &desk->at.dossier, &added, NULL) && added) {
        work_out(&desk->at, desk->policy, &desk->trial);
        if (field)
            desk_try(desk, field, value, NULL);
    }
    arena_fini(&arena);
}

static bool append(struct desk *desk, struct entry *entries, size_t count, struct err *err)
{
    if (!store_append(desk->store, &desk->at.dossier, desk->policy, entries, count, err)) {
        catch_up(desk);
        return false;
    }
    desk_drop(desk);
    work_out(&desk->at, desk->policy, &desk->trial);
    return true;
}

bool desk_keep(struct desk *desk, const char *reason, struct err *err)
{
    struct entry entry = desk->draft.entry;
    if (desk->trial.open) {
        const struct goal_change change = {.field = entry.field, .to = entry.to};
        return desk_trial_add(desk, &change, 1, err);
    }
    entry.reason = reason;
    return append(desk, &entry, 1, err);
}

bool desk_step(struct desk *desk, enum entry_kind kind, struct err *err)
{
    struct entry entry = {.kind = kind};
    if (!desk->trial.open)
        return append(desk, &entry, 1, err);
    desk_drop(desk);
    trial_step(&desk->trial, kind);
    work_out(&desk->at, desk->policy, &desk->trial);
    return true;
}

size_t desk_steps(const struct desk *desk, enum entry_kind kind)
{
    const struct review *review = &desk->at.review;
    if (desk->trial.open)
        return trial_steps(&desk->trial, kind);
    return kind == ENTRY_UNDO ? review->undo_steps : review->redo_steps;
}

void desk_trial_open(struct desk *desk)
{
    desk->trial.open = true;
}

void desk_trial_drop(struct desk *desk)
{
    desk_drop(desk);
    trial_fini(&desk->trial);
    if (desk->at.open)
        work_out(&desk->at, desk->policy, NULL);
}

bool desk_trial_changes(const struct desk *desk)
{
    return desk->trial.done > 0;
}

bool desk_trial_wants_reason(const struct desk *desk)
{
    for (size_t i = 0; i < desk->trial.done; i++)
        if (review_wants_reason(&desk->trial.entries[i]))
            return true;
    return review_lowers(&desk->at.stored, &desk->at.review);
}

/* All of it or none: what was tried before is still there when one cannot be made. */
bool desk_trial_add(
    struct desk *desk, const struct goal_change *changes, size_t count, struct err *err)
{
    struct trial *trial = &desk->trial;
    size_t before = trial->done;
    bool ok = true;
    trial_begin_step(trial);
    for (size_t i = 0; i < count && ok; i++) {
        struct entry entry;
        ok = review_change(
            &desk->at.review, changes[i].field, changes[i].to, &entry, &trial->arena, err);
        if (!ok)
            break;
        trial_put(trial, &entry);
        work_out(&desk->at, desk->policy, trial);
    }
    desk_drop(desk);
    if (!ok) {
        trial->done = trial->count = before;
        work_out(&desk->at, desk->policy, trial);
    }
    return ok;
}

static bool is_first_of_field(const struct entry *entries, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(entries[k].field, entries[i].field) == 0)
            return false;
    return true;
}

bool desk_trial_keep(struct desk *desk, const char *reason, struct err *err)
{
    size_t count, done = desk->trial.done;
    struct entry *entries = trial_entries(&desk->trial, reason, &count);
    /* Others may have changed what it was tried from. */
    for (size_t i = 0; i < count; i++)
        if (is_first_of_field(entries, i))
            entries[i].from = review_value(&desk->at.stored, entries[i].field, &desk->trial.arena);
    desk->trial.done = 0;
    bool kept = append(desk, entries, count, err);
    free(entries);
    if (kept)
        trial_fini(&desk->trial);
    desk->trial.done = kept ? 0 : done;
    work_out(&desk->at, desk->policy, &desk->trial);
    return kept;
}
