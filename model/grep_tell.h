/* grep_tell - the hits in a report as lines, made while it is at hand. */
#ifndef FUHE_GREP_TELL_H
#define FUHE_GREP_TELL_H

#include "grep_line.h"
#include "sieve.h"

struct grep_told {
    struct grep_line *lines; /* texts are the arena's */
    size_t count, capacity;
    struct arena arena;
};

void grep_told_fini(struct grep_told *told);

struct grep_teller {
    const struct needle *needle;
    const struct sieve *sieve;
    struct grep_lines lines;
    struct haystack text;
};

void grep_teller_init(struct grep_teller *teller, struct store *store, const struct needle *needle,
    const struct sieve *sieve);
void grep_teller_fini(struct grep_teller *teller);

/* Adds those of one report. */
bool grep_tell(struct grep_teller *teller, const struct stored_text *stored, struct grep_told *told,
    struct err *err);

#endif
