/*
 * bulk - one change of many evaluations: what it makes of each, or why that one is skipped. Pure.
 *
 *   recomputed  every score the policy computes and that is another one now. What the reviewer set
 *               by hand is a decision made: it stays.
 *   status      the status.
 *   waive       the open findings of one code are let go. Those judged already keep what they were
 *               judged.
 *   undo        takes back an earlier bulk change where it is the last step in force, so that
 *               nothing that came after it is undone with it.
 *   redo        brings one that was taken back again, where it is the next that redo would bring.
 */
#ifndef FUHE_BULK_H
#define FUHE_BULK_H

#include "review.h"

enum bulk_kind { BULK_RECOMPUTED, BULK_STATUS, BULK_WAIVE, BULK_UNDO, BULK_REDO };

struct bulk {
    enum bulk_kind kind;
    enum status status; /* of BULK_STATUS */
    const char *code;   /* of BULK_WAIVE: "indicator.score" */
    const char *step;   /* of BULK_UNDO and _REDO: the step of the bulk change */
};

/* Steps of bulk changes begin so; all entries of one have the same, across evaluations. */
#define BULK_STEP_PREFIX "bulk-"

enum bulk_skip {
    BULK_CHANGES,       /* not skipped */
    BULK_ALREADY,       /* it is so already */
    BULK_NOT_COMPUTED,  /* the policy can compute none of its scores */
    BULK_BY_HAND,       /* the scores that are others were set by hand */
    BULK_NO_FINDING,    /* none of that code */
    BULK_JUDGED,        /* all of that code are judged already */
    BULK_TAKEN_BACK,    /* the step is not in force any more */
    BULK_CHANGED_SINCE, /* another step came after it, or was taken back after it */
    BULK_LOWERS,        /* lowers a score, and no reason is given: store_bulk.h */
    BULK_UNREAD,        /* this program reads it otherwise than the one that imported it did */
    BULK_SKIPS
};

struct bulk_effect {
    enum bulk_skip skip;
    struct entry *entries; /* none where it is skipped */
    size_t count;
    size_t by_hand;                /* scores set by hand that are not the recomputed ones */
    bool lowers;                   /* a reason is due */
    struct computed before, after; /* reviewed total */
    enum grade grade_before, grade_after;
    enum status status_before, status_after;
};

/* Of an evaluation with its journal. Memory of the arena; texts of the entries also those of
 * `bulk`. */
struct bulk_effect bulk_effect(const struct bulk *bulk, const struct evaluation *evaluation,
    const struct policy *policy, const struct entry *entries, size_t count, struct arena *arena);

/* How a step stands in the journal of an evaluation. */
enum bulk_standing {
    BULK_LAST,  /* undo takes it back */
    BULK_BELOW, /* in force, below other steps */
    BULK_NEXT,  /* taken back: redo brings it again */
    BULK_GONE   /* taken back, or never there: redo brings another or none */
};
enum bulk_standing bulk_standing(const char *step, const struct entry *entries, size_t count);

/* Whether it takes back or brings again what another one changed. */
bool bulk_is_of_another(const struct bulk *bulk);

/* Whether the change needs a reason whatever it does to scores. */
bool bulk_wants_reason(const struct bulk *bulk);

#endif
