#include "store_carry.h"

#include <stdlib.h>
#include <string.h>

#include "review_judge.h"
#include "uuid.h"

static const struct judgement *find(const struct review_judgements *judgements, const char *id)
{
    for (size_t i = 0; i < judgements->count; i++)
        if (strcmp(judgements->items[i].finding, id) == 0)
            return &judgements->items[i];
    return NULL;
}

static bool still_holds(
    const struct judgement *judgement, const struct finding *finding, struct arena *arena)
{
    if (judgement->state == FINDING_OPEN || judgement->state == FINDING_CONFIRMED)
        return true;
    return judgement->about && strcmp(judgement->about, findings_figures(finding, arena)) == 0;
}

static struct entry entry_of(const struct judgement *judgement, const char *step)
{
    return (struct entry){.kind = ENTRY_CARRIED,
        .step = step,
        .field = judgement->finding,
        .from = finding_state_name(FINDING_OPEN),
        .to = finding_state_name(judgement->state),
        .reason = judgement->reason,
        .about = judgement->about,
        .author = judgement->author ? judgement->author : "",
        .time = judgement->time};
}

/* The findings as they stand in the new version, each with what is carried over to it. */
static struct findings judged(struct carried *carried, const struct findings *findings,
    const struct review_judgements *judgements, struct arena *arena)
{
    unsigned char id[UUID_BYTES];
    char *step = arena_alloc(arena, UUID_TEXT);
    struct findings all = *findings;
    uuid_new(id);
    uuid_text(id, step);
    all.items = arena_alloc(arena, all.count * sizeof *all.items);
    for (size_t i = 0; i < all.count; i++) {
        struct finding *finding = &all.items[i];
        *finding = findings->items[i];
        const struct judgement *judgement = find(judgements, finding->id);
        if (!judgement || !still_holds(judgement, finding, arena))
            continue;
        finding->judgement = judgement;
        if (judgement->state != FINDING_OPEN)
            store_entries_put(&carried->entries, entry_of(judgement, step));
    }
    return all;
}

bool store_carry_read(struct store *store, int64_t from, const struct findings *findings,
    struct carried *carried, struct arena *arena, struct err *err)
{
    struct store_entries journal = {0};
    *carried = (struct carried){0};
    bool ok = store_entries_read(store, from, 0, &journal, arena, err);
    if (ok) {
        struct review_judgements judgements = review_judge_all(journal.items, journal.count, arena);
        const struct findings all = judged(carried, findings, &judgements, arena);
        carried->tally = findings_tally(&all);
        carried->codes = findings_codes(&all, arena);
    }
    free(journal.items);
    return ok;
}

bool store_carry_write(
    struct store *store, const struct carried *carried, int64_t to, struct err *err)
{
    return store_entries_write(store, to, 0, carried->entries.items, carried->entries.count, err);
}

void store_carry_fini(struct carried *carried)
{
    free(carried->entries.items);
    *carried = (struct carried){0};
}
