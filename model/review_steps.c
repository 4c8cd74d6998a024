#include "review_steps.h"

#include <string.h>

static bool same_step(const struct entry *a, const struct entry *b)
{
    return a->step && b->step && strcmp(a->step, b->step) == 0;
}

struct review_step *review_steps(const struct entry *entries, size_t entry_count,
    struct arena *arena, size_t *done, size_t *count)
{
    struct review_step *steps = arena_alloc(arena, (entry_count + 1) * sizeof *steps);
    *done = *count = 0;
    for (size_t i = 0; i < entry_count; i++) {
        if (entries[i].kind == ENTRY_CARRIED) {
            continue;
        } else if (entries[i].kind == ENTRY_UNDO) {
            *done -= *done > 0;
        } else if (entries[i].kind == ENTRY_REDO) {
            *done += *done < *count;
        } else if (i > 0 && entries[i - 1].kind == ENTRY_CHANGE &&
                   same_step(&entries[i - 1], &entries[i])) {
            steps[*done - 1].count++;
        } else {
            steps[*done] = (struct review_step){i, 1};
            *count = ++*done;
        }
    }
    return steps;
}

const struct entry *review_steps_last(
    const struct entry *entries, const struct review_step *steps, size_t done, const char *field)
{
    for (size_t s = done; s-- > 0;)
        for (size_t e = steps[s].first + steps[s].count; e-- > steps[s].first;)
            if (entries[e].field && strcmp(entries[e].field, field) == 0)
                return &entries[e];
    return NULL;
}
