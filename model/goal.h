/*
 * goal - what it takes to reach a grade, and what may be lost while it is kept.
 *
 * Searches over single values in steps of their last printed digit, by the very rules that score
 * them; every answer is then replayed as changes of the review, so that what it says is what trying
 * it shows. Pure; memory of the arena, texts of the evaluation or of the arena.
 *
 * Where the total is below the grade's bound, an answer is the smallest change that reaches it;
 * where it is not, the largest loss that keeps it.
 */
#ifndef FUHE_GOAL_H
#define FUHE_GOAL_H

#include "findings.h"

enum goal_kind {
    GOAL_RECOMPUTED, /* taking the recomputed score reaches it */
    GOAL_LOSES,      /* the recomputed score, or the next step of a value, loses it */
    GOAL_ACTUAL,     /* of an indicator, or the executed amount */
    GOAL_SCORE,      /* by hand, where no number can be changed */
    GOAL_TARGET,     /* of an indicator, or the adjusted budget */
    GOAL_TOGETHER,   /* no single one reaches it; the fewest at their full scores do */
    GOAL_FINDINGS,   /* findings not judged yet hold, and their expected values are taken */
    GOAL_SAFE,       /* all points of one may be lost */
    GOAL_CANNOT,     /* the full score of one does not reach it; of all: no indicator */
};

struct goal_change {
    const char *field, *from, *to; /* as review_change takes them */
    const char *becomes;           /* what it is then: of "computed" the score */
};

struct goal_answer {
    enum goal_kind kind;
    const char *field; /* it is about: "indicators[7]", "budget.score"; "" for several */
    struct goal_change *changes;
    size_t change_count;  /* 0: there is nothing to try */
    struct decimal total; /* with the changes; of GOAL_SAFE and GOAL_CANNOT at its least or best */
    enum grade grade;
    struct decimal beyond;   /* GOAL_ACTUAL, _TARGET: the total at the full score; when it is kept,
                                one   step further */
    struct decimal relative; /* the change in % of the value; of a total how far it is from the
                                bound */
    size_t order;            /* in which it was found */
};

struct goal {
    enum grade now, wanted;
    struct decimal total, bound, distance; /* from the total to the bound, not signed */
    bool kept;                             /* the total is there already */
    struct goal_answer *answers;           /* the easiest first */
    size_t count;
};

/* `wanted` GRADE_NONE: the next better one, 优 where that is reached. False, with the reason, when
 * there is no total of scores, or the grade has no bound. */
bool goal_seek(const struct review *review, const struct entry *entries, size_t entry_count,
    const struct findings *findings, enum grade wanted, struct goal *out, struct arena *arena,
    struct err *err);

/* An answer as a sentence. */
const char *goal_text(const struct goal *goal, const struct goal_answer *answer,
    const struct review *review, struct arena *arena);

/* Where it stands: "84.41 良; 5.59 missing to 优 (90)". */
const char *goal_state_text(const struct goal *goal, struct arena *arena);

const char *goal_kind_name(enum goal_kind kind); /* "actual" … */

#endif
