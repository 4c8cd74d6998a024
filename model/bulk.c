#include "bulk.h"

#include <string.h>

#include "findings.h"
#include "review_steps.h"

/* The one evaluation looked at. */
struct look {
    const struct bulk *bulk;
    const struct review *review;
    const struct entry *entries; /* of the journal */
    size_t count;
    struct bulk_effect *effect;
    struct arena *arena;
};

static void put(struct look *look, const char *field, const char *value)
{
    struct bulk_effect *effect = look->effect;
    struct entry entry;
    if (review_change(look->review, field, value, &entry, look->arena, NULL))
        effect->entries[effect->count++] = entry;
}

static void make_room(struct look *look, size_t most)
{
    look->effect->entries = arena_alloc(look->arena, most * sizeof *look->effect->entries);
}

/* `computed`: counts the scores the policy has. */
static void take_score(struct look *look, const char *field, const struct computed *now,
    enum basis basis, const struct computed *rule, size_t *computed)
{
    if (!rule->known || rule->kept)
        return;
    (*computed)++;
    if (now->known && decimal_compare(now->value, rule->value) == 0)
        return;
    if (basis == BASIS_MANUAL)
        look->effect->by_hand++;
    else
        put(look, field, "computed");
}

static enum bulk_skip take_recomputed(struct look *look)
{
    const struct review *review = look->review;
    const struct reviewed_budget *budget = &review->budget;
    size_t indicators = review->evaluation->indicator_count, computed = 0;
    make_room(look, indicators + 1);
    if (review->counts_execution)
        take_score(
            look, "budget.score", &budget->score, budget->basis, &budget->computed, &computed);
    for (size_t i = 0; i < indicators; i++) {
        const struct reviewed_indicator *indicator = &review->indicators[i];
        take_score(look, arena_format(look->arena, "indicators[%zu].score", i + 1),
            &indicator->score, indicator->basis, &indicator->computed, &computed);
    }
    if (look->effect->count)
        return BULK_CHANGES;
    return look->effect->by_hand ? BULK_BY_HAND : computed ? BULK_ALREADY : BULK_NOT_COMPUTED;
}

static enum bulk_skip set_status(struct look *look)
{
    if (look->review->status == look->bulk->status)
        return BULK_ALREADY;
    make_room(look, 1);
    put(look, "status", status_name(look->bulk->status));
    return BULK_CHANGES;
}

static enum bulk_skip waive(struct look *look)
{
    const struct findings findings = findings_of_review(look->review, look->arena);
    size_t of_code = 0, waived = 0;
    make_room(look, findings.count);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *finding = &findings.items[i];
        if (strcmp(finding->code, look->bulk->code) != 0)
            continue;
        enum finding_state state = findings_state(finding);
        of_code++;
        waived += state == FINDING_WAIVED;
        if (state == FINDING_OPEN)
            put(look, finding->id, finding_state_name(FINDING_WAIVED));
    }
    if (look->effect->count)
        return BULK_CHANGES;
    return !of_code ? BULK_NO_FINDING : waived == of_code ? BULK_ALREADY : BULK_JUDGED;
}

enum bulk_standing bulk_standing(const char *step, const struct entry *entries, size_t count)
{
    struct arena arena;
    size_t done, all, place = 0;
    arena_init(&arena);
    const struct review_step *steps = review_steps(entries, count, &arena, &done, &all);
    for (size_t s = 0; s < all; s++) {
        const char *name = entries[steps[s].first].step;
        if (name && strcmp(name, step) == 0)
            place = s + 1;
    }
    arena_fini(&arena);
    if (place && place <= done)
        return place == done ? BULK_LAST : BULK_BELOW;
    return place == done + 1 ? BULK_NEXT : BULK_GONE;
}

static enum bulk_skip take_step(struct look *look)
{
    static const enum bulk_skip skips[][2] = {[BULK_LAST] = {BULK_CHANGES, BULK_ALREADY},
        [BULK_BELOW] = {BULK_CHANGED_SINCE, BULK_ALREADY},
        [BULK_NEXT] = {BULK_TAKEN_BACK, BULK_CHANGES},
        [BULK_GONE] = {BULK_TAKEN_BACK, BULK_CHANGED_SINCE}};
    bool redo = look->bulk->kind == BULK_REDO;
    enum bulk_skip skip = skips[bulk_standing(look->bulk->step, look->entries, look->count)][redo];
    make_room(look, 1);
    if (skip == BULK_CHANGES)
        look->effect->entries[look->effect->count++] =
            (struct entry){.kind = redo ? ENTRY_REDO : ENTRY_UNDO};
    return skip;
}

static enum bulk_skip (*const actions[])(struct look *look) = {
    [BULK_RECOMPUTED] = take_recomputed,
    [BULK_STATUS] = set_status,
    [BULK_WAIVE] = waive,
    [BULK_UNDO] = take_step,
    [BULK_REDO] = take_step,
};

/* The review with the new entries behind the others. */
static struct review review_then(const struct look *look)
{
    size_t new = look->effect->count;
    struct entry *all = arena_alloc(look->arena, (look->count + new) * sizeof *all);
    if (look->count)
        memcpy(all, look->entries, look->count * sizeof *all);
    memcpy(all + look->count, look->effect->entries, new * sizeof *all);
    return review_replay(
        look->review->evaluation, look->review->policy, all, look->count + new, look->arena);
}

struct bulk_effect bulk_effect(const struct bulk *bulk, const struct evaluation *evaluation,
    const struct policy *policy, const struct entry *entries, size_t count, struct arena *arena)
{
    struct review before = review_replay(evaluation, policy, entries, count, arena);
    struct bulk_effect effect = {.before = before.total,
        .after = before.total,
        .grade_before = before.grade,
        .grade_after = before.grade,
        .status_before = before.status,
        .status_after = before.status};
    struct look look = {bulk, &before, entries, count, &effect, arena};
    effect.skip = actions[bulk->kind](&look);
    if (effect.skip != BULK_CHANGES)
        return effect;
    struct review after = review_then(&look);
    effect.lowers = !bulk_is_of_another(bulk) && review_lowers(&before, &after);
    effect.after = after.total;
    effect.grade_after = after.grade;
    effect.status_after = after.status;
    return effect;
}

bool bulk_is_of_another(const struct bulk *bulk)
{
    return bulk->kind == BULK_UNDO || bulk->kind == BULK_REDO;
}

bool bulk_wants_reason(const struct bulk *bulk)
{
    return bulk->kind == BULK_WAIVE;
}
