#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void trial_init(struct trial *trial)
{
    *trial = (struct trial){0};
    arena_init(&trial->arena);
}

void trial_fini(struct trial *trial)
{
    free(trial->entries);
    arena_fini(&trial->arena);
    trial_init(trial);
}

void trial_begin_step(struct trial *trial)
{
    trial->count = trial->done;
    snprintf(trial->step, sizeof trial->step, "%zu", ++trial->steps);
}

void trial_put(struct trial *trial, const struct entry *entry)
{
    trial->entries = xgrow(trial->entries, trial->count, &trial->capacity, sizeof *trial->entries);
    struct entry *copy = &trial->entries[trial->count++];
    *copy = entry_copy(entry, &trial->arena);
    copy->step = arena_text(&trial->arena, trial->step);
    trial->done = trial->count;
}

static bool same_step(const struct trial *trial, size_t a, size_t b)
{
    return strcmp(trial->entries[a].step, trial->entries[b].step) == 0;
}

void trial_step(struct trial *trial, enum entry_kind kind)
{
    if (kind == ENTRY_UNDO && trial->done > 0) {
        size_t last = --trial->done;
        while (trial->done > 0 && same_step(trial, trial->done - 1, last))
            trial->done--;
    } else if (kind == ENTRY_REDO && trial->done < trial->count) {
        size_t first = trial->done++;
        while (trial->done < trial->count && same_step(trial, trial->done, first))
            trial->done++;
    }
}

size_t trial_steps(const struct trial *trial, enum entry_kind kind)
{
    size_t first = kind == ENTRY_UNDO ? 0 : trial->done, steps = 0;
    size_t end = kind == ENTRY_UNDO ? trial->done : trial->count;
    for (size_t i = first; i < end; i++)
        steps += i == first || !same_step(trial, i, i - 1);
    return steps;
}

/* A value that goes back to the report takes back what came before it (review.h), which must be
 * there for that. */
static bool goes_back(const struct entry *entry)
{
    return strcmp(entry->to, "reported") == 0;
}

struct entry *trial_entries(const struct trial *trial, const char *reason, size_t *count)
{
    struct entry *entries = xcalloc(trial->done + 1, sizeof *entries);
    *count = 0;
    for (size_t i = 0; i < trial->done; i++) {
        struct entry entry = trial->entries[i];
        struct entry *last = *count ? &entries[*count - 1] : NULL;
        entry.step = NULL;
        entry.reason = reason;
        if (last && strcmp(last->field, entry.field) == 0 && !goes_back(&entry)) {
            entry.from = last->from;
            *last = entry;
        } else {
            entries[(*count)++] = entry;
        }
    }
    return entries;
}
