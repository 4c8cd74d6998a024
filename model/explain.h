/*
 * explain - why a number is what it is: the formula with its numbers, the rule of the policy, where
 * each number is from, and what is missing where nothing can be computed.
 *
 * Made of the very steps the score was made of (struct score_steps), so that the two cannot drift.
 * Pure; texts are in the language of the interface, memory of the arena.
 */
#ifndef FUHE_EXPLAIN_H
#define FUHE_EXPLAIN_H

#include "findings.h"

/* One number that counts, and where it is from: the report, the reviewer, or the policy. */
struct explained_number {
    const char *label;
    const char *value;    /* as it counts, "57人"; "" when missing; NULL: the words at `place` */
    const char *reported; /* what the report prints, where that is another; NULL */
    struct place place;   /* of what the report prints; length 0: nowhere */
    const struct entry *change; /* by which the reviewer made it what it is; NULL */
    bool of_policy;             /* the report prints none: the policy's */
};

struct explained_step {
    const char *title;
    const char *formula; /* "10 × 193.11 / 195.55 = 9.8752 → 9.88"; NULL where there is none */
    const char *rule;    /* that was applied, or what is missing; NULL where there is none */
    const char *note;    /* what else to know; NULL */
    struct explained_number *numbers;
    size_t count;
};

enum { EXPLAIN_STEPS = 5 };

struct explanation {
    const char *title; /* "2. 预算经费: score" */
    const char *value; /* what it is now; "" when it is not known */
    struct explained_step steps[EXPLAIN_STEPS];
    size_t count;
};

/* Of a value by its path: "indicators[2].score", "budget.rate", "total", "grade"; a value nothing
 * computes says where it is from. `entries` are those the review was replayed from. False, with the
 * reason, when there is no such value. */
bool explain(const struct review *review, const struct entry *entries, size_t count,
    const char *path, struct explanation *out, struct arena *arena, struct err *err);

/* Of a finding: what it says, the words it rests on, and what its value should be and why. */
void explain_finding(const struct review *review, const struct entry *entries, size_t count,
    const struct finding *finding, struct explanation *out, struct arena *arena);

/* "20 / 57 = 35.0877% → 35.09%"; before the arrow cut off two places further on, where it is not
 * exact. NULL where nothing is computed. */
const char *explain_formula(const struct score_steps *steps, struct arena *arena);

/* The rule as a reviewer knows it. `op` is the target's. */
const char *explain_rule(
    const struct score_steps *steps, enum op op, const struct policy *policy, struct arena *arena);

#endif
