#include "grep_tell.h"

#include <stdlib.h>

void grep_told_fini(struct grep_told *told)
{
    free(told->lines);
    arena_fini(&told->arena);
    *told = (struct grep_told){0};
}

void grep_teller_init(struct grep_teller *teller, struct store *store, const struct needle *needle,
    const struct sieve *sieve)
{
    *teller = (struct grep_teller){.needle = needle, .sieve = sieve};
    grep_lines_init(&teller->lines, store);
}

void grep_teller_fini(struct grep_teller *teller)
{
    grep_lines_fini(&teller->lines);
    haystack_fini(&teller->text);
}

static bool tell_hits(
    struct grep_teller *teller, const struct hits *hits, struct grep_told *told, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < hits->count; i++) {
        told->lines = xgrow(told->lines, told->count, &told->capacity, sizeof *told->lines);
        ok = grep_lines_look(&teller->lines, &hits->items[i], teller->needle->count, &told->arena,
            &told->lines[told->count], err);
        told->count += ok;
    }
    return ok;
}

bool grep_tell(struct grep_teller *teller, const struct stored_text *stored, struct grep_told *told,
    struct err *err)
{
    struct hits hits = {0};
    if (!sieve_lets_by(teller->sieve, stored->bytes, stored->length) ||
        !grep_lines_open(&teller->lines, stored))
        return true;
    haystack_clear(&teller->text);
    haystack_add(&teller->text, stored->document, &teller->lines.reading.flow);
    haystack_find(&teller->text, teller->needle, SIZE_MAX, &hits);
    bool ok = tell_hits(teller, &hits, told, err);
    hits_fini(&hits);
    return ok;
}
