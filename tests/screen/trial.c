/*
 * What is kept of a trial is what was seen: after any changes, undos and redos, the entries that
 * are stored make the same review as those that were tried.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ui/trial.h"
#include "review.h"

static uint64_t seed = 42;

static int between(int low, int high)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return low + (int)(seed % (uint64_t)(high - low + 1));
}

static struct figure figure_of(int64_t digits)
{
    return (struct figure){.known = true, .value = DECIMAL(digits), .place = {1, 1}};
}

enum { INDICATORS = 3 };

static struct evaluation made(struct indicator *indicators)
{
    for (int i = 0; i < INDICATORS; i++)
        indicators[i] = (struct indicator){
            .target = {.form = QUANTITY_NUMBER, .op = OP_GE, .value = DECIMAL(100)},
            .actual = {.form = QUANTITY_NUMBER, .value = DECIMAL(40 + 20 * i)},
            .weight = figure_of(30),
            .score = figure_of(10 + 5 * i)};
    return (struct evaluation){.indicators = indicators,
        .indicator_count = INDICATORS,
        .budget = {.adjusted = figure_of(100), .executed = figure_of(90), .score = figure_of(9)}};
}

static struct review review_of(const struct evaluation *evaluation, const struct entry *entries,
    size_t count, struct arena *arena)
{
    return review_replay(evaluation, &policy_default, entries, count, arena);
}

static void change(struct trial *trial, const struct evaluation *evaluation, struct arena *arena)
{
    static const char *const members[] = {"actual", "score", "weight", "target"};
    char field[48], value[16];
    struct review review = review_of(evaluation, trial->entries, trial->done, arena);
    trial_begin_step(trial);
    for (int i = between(1, 2); i > 0; i--) {
        struct entry entry;
        snprintf(field, sizeof field, "indicators[%d].%s", between(1, INDICATORS),
            members[between(0, 3)]);
        snprintf(value, sizeof value, "%d", between(1, 30));
        const char *to = between(0, 3) ? value : between(0, 1) ? "reported" : "computed";
        if (review_change(&review, field, to, &entry, arena, NULL))
            trial_put(trial, &entry);
    }
}

static bool same(struct computed a, struct computed b)
{
    return a.known == b.known && decimal_compare(a.value, b.value) == 0;
}

static bool kept_is_tried(
    const struct trial *trial, const struct evaluation *evaluation, struct arena *arena)
{
    size_t count;
    struct entry *entries = trial_entries(trial, "why", &count);
    struct review tried = review_of(evaluation, trial->entries, trial->done, arena);
    for (size_t i = 0; i < count; i++)
        entries[i].step = "one";
    struct review kept = review_of(evaluation, entries, count, arena);
    bool ok =
        same(tried.total, kept.total) && count <= trial->done && kept.undo_steps == (count > 0);
    for (size_t i = 0; i < INDICATORS; i++)
        ok = ok && same(tried.indicators[i].score, kept.indicators[i].score) &&
             tried.indicators[i].basis == kept.indicators[i].basis;
    for (size_t i = 0; i < count; i++)
        ok = ok && strcmp(entries[i].reason, "why") == 0;
    free(entries);
    return ok;
}

/* A redo brings back what an undo took, a change ends what could be brought back. */
static bool steps_go_back_and_forth(struct trial *trial)
{
    size_t done = trial->done, undo = trial_steps(trial, ENTRY_UNDO);
    trial_step(trial, ENTRY_UNDO);
    bool ok = trial_steps(trial, ENTRY_UNDO) == undo - (undo > 0);
    trial_step(trial, ENTRY_REDO);
    return ok && (undo == 0 || trial->done == done);
}

int main(void)
{
    struct indicator indicators[INDICATORS];
    const struct evaluation evaluation = made(indicators);
    struct trial trial;
    struct arena arena;
    bool kept = true, stepped = true;
    trial_init(&trial);
    arena_init(&arena);
    for (int i = 0; i < 3000; i++) {
        int what = between(0, 9);
        if (what == 0)
            trial_fini(&trial);
        else if (what < 3)
            trial_step(&trial, ENTRY_UNDO);
        else if (what < 4)
            trial_step(&trial, ENTRY_REDO);
        else
            change(&trial, &evaluation, &arena);
        kept = kept && kept_is_tried(&trial, &evaluation, &arena);
        stepped = stepped && steps_go_back_and_forth(&trial);
        arena_fini(&arena);
    }
    trial_fini(&trial);
    printf("%sok 1 - trial what is kept is what was tried\n", kept ? "" : "not ");
    printf("%sok 2 - trial steps go back and forth\n", stepped ? "" : "not ");
    printf("1..2\n");
    return !(kept && stepped);
}
