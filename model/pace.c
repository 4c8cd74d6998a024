#include "pace.h"

#include <string.h>

#include "review_steps.h"

static size_t first_change(const struct entry *entries, size_t count)
{
    size_t i = 0;
    while (i < count && entries[i].kind != ENTRY_CHANGE)
        i++;
    return i;
}

bool pace_of(const struct entry *entries, size_t count, struct pace_span *out, struct arena *arena)
{
    size_t done, all, first = first_change(entries, count);
    const struct review_step *steps = review_steps(entries, count, arena, &done, &all);
    if (!done)
        return false;
    const struct entry *status = review_steps_last(entries, steps, done, "status");
    bool reviewed = status && status->to && strcmp(status->to, status_name(STATUS_REVIEWED)) == 0;
    *out = (struct pace_span){.from = entries[first].time,
        .to = reviewed ? status->time : 0,
        .at_once = reviewed && status == &entries[first]};
    return true;
}

int64_t pace_seconds(const struct pace_span *span, int64_t now)
{
    int64_t end = span->to ? span->to : now;
    return end > span->from ? end - span->from : 0;
}
