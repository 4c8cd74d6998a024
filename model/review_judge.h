/*
 * review_judge - findings judged by the reviewer, as entries of the journal.
 */
#ifndef FUHE_REVIEW_JUDGE_H
#define FUHE_REVIEW_JUDGE_H

#include "review.h"

/* "findings[…]" or "finding:…". */
bool review_judge_is(const char *field);

/* "dismissed" …, "reported" for open, in any width. */
bool review_judge_state(const char *text, enum finding_state *out);

/* The judgements in force: a growing list in the arena. */
struct review_judgements {
    struct judgement *items;
    size_t count, capacity;
};

/* All that a journal says, of no evaluation in particular. */
struct review_judgements review_judge_all(
    const struct entry *entries, size_t count, struct arena *arena);

/* review_change of a finding. */
bool review_judge_change(const struct review *review, const char *field, const char *value,
    struct entry *out, struct arena *arena, struct err *err);

#endif
