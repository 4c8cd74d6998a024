/*
 * review_field - the fields a reviewer can change, by path: "indicators[2].actual",
 * "budget.executed", "status".
 */
#ifndef FUHE_REVIEW_FIELD_H
#define FUHE_REVIEW_FIELD_H

#include <stdbool.h>
#include <stddef.h>

enum review_what {
    REVIEW_TARGET,
    REVIEW_ACTUAL,
    REVIEW_WEIGHT,
    REVIEW_SCORE, /* of an indicator */
    REVIEW_ADJUSTED,
    REVIEW_EXECUTED,
    REVIEW_BUDGET_SCORE,
    REVIEW_STATUS,
    REVIEW_WHATS,
    REVIEW_OF_INDICATOR = REVIEW_ADJUSTED
};

struct review_field {
    enum review_what what;
    size_t indicator; /* from 0; 0 where it is none of an indicator's */
};

/* By its form alone: whether the evaluation has that indicator is the caller's to look at. */
bool review_field_parse(const char *path, struct review_field *out);

/* "indicators[N].target, …, status": for messages. */
extern const char review_field_list[];

/* A number for each field of an evaluation with `indicators` indicators: below review_field_slots.
 */
size_t review_field_slot(struct review_field field, size_t indicators);
size_t review_field_slots(size_t indicators);

#endif
