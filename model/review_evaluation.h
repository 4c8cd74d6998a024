/*
 * review_evaluation - the reviewed values in the place of the reported ones, so that what looks at
 * an evaluation can look at the review.
 */
#ifndef FUHE_REVIEW_EVALUATION_H
#define FUHE_REVIEW_EVALUATION_H

#include "review.h"

/*
 * Only what the reviewer's changes made other is laid over: a review that does not differ gives the
 * report as it is.
 *
 *   Changed targets, actuals, weights and amounts, at the places of the reported ones. Of a changed
 *   amount, and of the rate with it, the mentions are left out: what else the report prints of it
 *   is no longer held against it.
 *   Completions and the execution rate that the report prints follow changed values; what it does
 *   not print stays missing.
 *   Scores set or computed. One that only stands in for a score the report does not give is left
 *   missing.
 *   Total and grade of the review, once anything differs.
 *
 * The rest is shared with the reported evaluation; what is new is memory of the arena.
 */
struct evaluation review_evaluation(const struct review *review, struct arena *arena);

#endif
