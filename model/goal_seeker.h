/*
 * goal_seeker - what the parts of a search for a grade share: where points are, and what changes
 * make of the review.
 */
#ifndef FUHE_GOAL_SEEKER_H
#define FUHE_GOAL_SEEKER_H

#include "goal.h"

enum { GOAL_EXECUTION = -1 }; /* in the place of an indicator's index */

/* What has points: the budget execution, or an indicator. */
struct goal_item {
    int indicator; /* from 0, or GOAL_EXECUTION */
    struct decimal score, weight;
    struct computed computed; /* from the reviewed values; known only where it is really computed */
};

struct goal_seeker {
    const struct review *review;
    const struct entry *entries;
    size_t entry_count;
    const struct findings *findings;
    struct goal *goal;
    size_t capacity;
    struct goal_item *items;
    size_t item_count;
    struct arena *arena;
};

const char *goal_item_field(const struct goal_item *item, const char *member, struct arena *arena);

/* The total when the item has this score; false when it does not fit. */
bool goal_total_with(const struct goal_seeker *seeker, const struct goal_item *item,
    struct decimal score, struct decimal *total);
bool goal_reached(const struct goal_seeker *seeker, struct decimal total);

/* An answer whose changes are replayed: `to` of each given, `from` filled. NULL, and none is added,
 * when one of them cannot be made. */
struct goal_answer *goal_add_changes(struct goal_seeker *seeker, enum goal_kind kind,
    const char *field, struct goal_change *changes, size_t count);
void goal_take_back(struct goal_seeker *seeker); /* the answer added last */

/* The smallest or largest change of the numbers of an item; false when no number of it can be
 * changed so. */
bool goal_seek_values(struct goal_seeker *seeker, const struct goal_item *item);

/* Sets of findings that move the grade. */
void goal_seek_findings(struct goal_seeker *seeker);

#endif
