#include "review_judge.h"

#include <string.h>

#include "findings.h"
#include "intl.h"
#include "review_steps.h"
#include "review_value.h"

static const char id_prefix[] = "findings[", name_prefix[] = "finding:";

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool review_judge_is(const char *field)
{
    return begins_with(field, id_prefix) || begins_with(field, name_prefix);
}

bool review_judge_state(const char *text, enum finding_state *out)
{
    for (int s = FINDING_OPEN; s <= FINDING_WAIVED; s++)
        if (review_value_is(text, finding_state_name((enum finding_state)s))) {
            *out = (enum finding_state)s;
            return true;
        }
    *out = FINDING_OPEN;
    return review_value_is(text, "reported");
}

static struct judgement *slot_of(
    struct review_judgements *judgements, const char *finding, struct arena *arena)
{
    for (size_t i = 0; i < judgements->count; i++)
        if (strcmp(judgements->items[i].finding, finding) == 0)
            return &judgements->items[i];
    judgements->items = arena_grow(arena, judgements->items, judgements->count,
        &judgements->capacity, sizeof *judgements->items);
    return &judgements->items[judgements->count++];
}

/* Entries of other fields and with no state are passed over. */
static void take(
    struct review_judgements *judgements, const struct entry *entry, struct arena *arena)
{
    enum finding_state state;
    if (!entry->field || !entry->to || !begins_with(entry->field, id_prefix) ||
        !review_judge_state(entry->to, &state))
        return;
    *slot_of(judgements, entry->field, arena) = (struct judgement){.finding = entry->field,
        .state = state,
        .reason = entry->reason && *entry->reason ? entry->reason : NULL,
        .about = entry->about,
        .author = entry->author,
        .time = entry->time,
        .carried = entry->kind == ENTRY_CARRIED};
}

struct review_judgements review_judge_all(
    const struct entry *entries, size_t count, struct arena *arena)
{
    struct review_judgements judgements = {0};
    size_t done, all;
    const struct review_step *steps = review_steps(entries, count, arena, &done, &all);
    for (size_t i = 0; i < count; i++)
        if (entries[i].kind == ENTRY_CARRIED)
            take(&judgements, &entries[i], arena);
    for (size_t s = 0; s < done; s++)
        for (size_t e = steps[s].first; e < steps[s].first + steps[s].count; e++)
            take(&judgements, &entries[e], arena);
    return judgements;
}

bool review_judge_change(const struct review *review, const char *field, const char *value,
    struct entry *out, struct arena *arena, struct err *err)
{
    enum finding_state state;
    const char *name = begins_with(field, name_prefix) ? field + strlen(name_prefix) : field;
    struct findings findings = findings_of_review(review, arena);
    const struct finding *finding = findings_find(&findings, name, err);
    if (!finding)
        return false;
    if (!review_judge_state(value, &state))
        return err_set(err, _("%s: '%s' is none of open, confirmed, dismissed, waived"),
            findings_name(&findings, finding, arena), value);
    *out = (struct entry){.kind = ENTRY_CHANGE,
        .field = finding->id,
        .from = finding_state_name(findings_state(finding)),
        .to = finding_state_name(state),
        .about = findings_figures(finding, arena)};
    return true;
}

const struct judgement *review_judgement(const struct review *review, const char *finding)
{
    for (size_t i = 0; i < review->judgement_count; i++)
        if (strcmp(review->judgements[i].finding, finding) == 0)
            return &review->judgements[i];
    return NULL;
}

bool review_wants_reason(const struct entry *entry)
{
    enum finding_state state;
    return entry->kind == ENTRY_CHANGE && entry->field && entry->to &&
           begins_with(entry->field, id_prefix) && review_judge_state(entry->to, &state) &&
           (state == FINDING_DISMISSED || state == FINDING_WAIVED);
}

const char *finding_state_name(enum finding_state state)
{
    static const char *const names[] = {[FINDING_OPEN] = "open",
        [FINDING_CONFIRMED] = "confirmed",
        [FINDING_DISMISSED] = "dismissed",
        [FINDING_WAIVED] = "waived"};
    return names[state];
}
