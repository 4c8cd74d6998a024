#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "commands.h"
#include "export/value.h"
#include "intl.h"
#include "message.h"
#include "select.h"
#include "store_policy.h"

/* A step in the making: the journal as it is, the new entries behind it, and what they make of the
 * review. */
struct step {
    struct export_loaded *loaded;
    struct arena *arena;
    struct entry *entries; /* the journal's first */
    size_t old_count, count;
    struct review review;
};

static enum basis basis_of(const struct review *review, const char *field)
{
    size_t number;
    if (sscanf(field, "indicators[%zu]", &number) == 1 && number >= 1 &&
        number <= review->evaluation->indicator_count)
        return review->indicators[number - 1].basis;
    return review->budget.basis;
}

static bool same_reason(
    const struct review *before, const struct review *after, const struct entry *entry)
{
    const struct judgement *a = review_judgement(before, entry->field),
                           *b = review_judgement(after, entry->field);
    return !b || !b->reason || (a && a->reason && strcmp(a->reason, b->reason) == 0);
}

/* A score of the same value on another basis is a change when that basis was asked for by its name,
 * and so is a finding's state with another reason. */
static bool changes_nothing(
    const struct step *step, const struct review *after, const struct entry *entry)
{
    bool named = !strcmp(entry->to, "reported") || !strcmp(entry->to, "computed");
    return !strcmp(entry->from, review_value(after, entry->field, step->arena)) &&
           (!named || basis_of(after, entry->field) == basis_of(&step->review, entry->field)) &&
           same_reason(&step->review, after, entry);
}

static bool add_change(struct step *step, const char *field, const char *value, const char *reason)
{
    struct err err;
    struct entry *entry = &step->entries[step->count];
    const struct dossier *dossier = &step->loaded->dossier;
    if (!review_change(&step->review, field, value, entry, step->arena, &err)) {
        message_error("%s", err.text);
        return false;
    }
    entry->reason = reason;
    entry->step = "";
    struct review after = review_replay(
        dossier->evaluation, step->review.policy, step->entries, step->count + 1, step->arena);
    if (changes_nothing(step, &after, entry)) {
        cli_put_line(arena_format(step->arena, _("%s is %s already: nothing changed"),
            value_field(dossier->evaluation, entry->field, step->arena),
            value_entry(entry->field, entry->from)));
        return true;
    }
    step->review = after;
    step->count++;
    return true;
}

/* FIELD=VALUE; the first = parts them, so that "indicators[2].target=>=57" has a value of ">=57".
 */
static bool add_assignment(struct step *step, const char *assignment, const char *reason)
{
    const char *equals = strchr(assignment, '=');
    if (!equals) {
        message_error(_("%s: not of the form FIELD=VALUE"), assignment);
        return false;
    }
    const char *field = arena_copy(step->arena, assignment, (size_t)(equals - assignment));
    return add_change(step, field, equals + 1, reason);
}

static bool needs_reason(const struct step *step, const char *reason)
{
    const struct review *before = &step->loaded->review;
    if (reason && *reason)
        return false;
    for (size_t i = step->old_count; i < step->count; i++)
        if (review_wants_reason(&step->entries[i])) {
            message_error(_("%s: say why it is %s with --reason TEXT; nothing was changed"),
                value_field(step->loaded->dossier.evaluation, step->entries[i].field, step->arena),
                value_entry(step->entries[i].field, step->entries[i].to));
            return true;
        }
    if (!review_lowers(before, &step->review))
        return false;
    message_error(_("the score goes down (total %s → %s): give the reason with --reason TEXT; "
                    "nothing was changed"),
        value_total(before->total, before->grade, step->arena),
        value_total(step->review.total, step->review.grade, step->arena));
    return true;
}

static void print_change(
    const struct step *step, const char *field, const char *from, const char *to)
{
    const char *name = value_field(step->loaded->dossier.evaluation, field, step->arena);
    cli_put_line(arena_format(
        step->arena, _("%s: %s → %s"), name, value_entry(field, from), value_entry(field, to)));
}

static void warn_above(const struct step *step, const char *field, struct computed reviewed,
    const struct figure *reported)
{
    struct decimal difference;
    if (value_difference(reviewed, reported, &difference) && difference.digits > 0)
        cli_put_line(arena_format(step->arena, _("%s is above the self-score, which is unusual"),
            value_field(step->loaded->dossier.evaluation, field, step->arena)));
}

static void print_score(const struct step *step, const char *field, struct computed before,
    struct computed after, const struct figure *reported)
{
    if (score_same(before, after))
        return;
    print_change(step, field, value_computed(before, NULL, step->arena),
        value_computed(after, NULL, step->arena));
    warn_above(step, field, after, reported);
}

static bool is_score(const char *field)
{
    static const char end[] = ".score";
    size_t length = strlen(field);
    return length >= sizeof end && strcmp(field + length - (sizeof end - 1), end) == 0;
}

static void print_result(const struct step *step)
{
    const struct review *before = &step->loaded->review, *after = &step->review;
    const struct evaluation *e = step->loaded->dossier.evaluation;
    for (size_t i = step->old_count; i < step->count; i++)
        if (!is_score(step->entries[i].field))
            print_change(step, step->entries[i].field, step->entries[i].from,
                review_value(after, step->entries[i].field, step->arena));
    print_score(step, "budget.score", before->budget.score, after->budget.score, &e->budget.score);
    for (size_t i = 0; i < e->indicator_count; i++)
        print_score(step, arena_format(step->arena, "indicators[%zu].score", i + 1),
            before->indicators[i].score, after->indicators[i].score, &e->indicators[i].score);
    const char *was = value_total(before->total, before->grade, step->arena);
    const char *is = value_total(after->total, after->grade, step->arena);
    if (strcmp(was, is))
        printf(_("total score: %s → %s\n"), was, is);
    else
        printf(_("total score: %s\n"), is);
}

static int make_step(struct step *step, struct store *store, const struct arguments *arguments)
{
    struct err err;
    for (size_t i = 1; i < arguments->count; i++)
        if (!add_assignment(step, arguments->items[i], arguments->reason))
            return CLI_USAGE;
    if (needs_reason(step, arguments->reason))
        return CLI_USAGE;
    size_t added = step->count - step->old_count;
    if (added && !store_append(store, &step->loaded->dossier, store_policy(store),
                     step->entries + step->old_count, added, &err)) {
        message_error("%s", err.text);
        return CLI_CANNOT;
    }
    print_result(step);
    return CLI_DONE;
}

static int set_values(const struct arguments *arguments, struct store *store, size_t format)
{
    (void)format;
    struct export_loaded loaded;
    int code = select_load(store, arguments->items[0], &loaded);
    if (code)
        return code;
    size_t old_count = loaded.dossier.entry_count;
    struct step step = {.loaded = &loaded,
        .arena = &loaded.arena,
        .entries = xcalloc(old_count + arguments->count, sizeof *step.entries),
        .old_count = old_count,
        .count = old_count,
        .review = loaded.review};
    if (old_count)
        memcpy(step.entries, loaded.dossier.entries, old_count * sizeof *step.entries);
    code = make_step(&step, store, arguments);
    free(step.entries);
    export_unload(&loaded);
    return code;
}

/* Bytes of another encoding would be kept as other characters than those that were typed. */
static bool is_text(const char *reason)
{
    if (!reason || !u8_check((const uint8_t *)reason, strlen(reason)))
        return true;
    message_error(_("%s: no UTF-8 text"), "--reason");
    return false;
}

int set_command(const struct arguments *arguments)
{
    return is_text(arguments->reason) ? cli_on_store(arguments, NULL, set_values) : CLI_USAGE;
}
