/*
 * checks - where an evaluation contradicts itself. Pure functions of (evaluation, policy), one a
 * code, in one table.
 *
 * A printed amount or rate is an interval of its last digit, rounded or truncated: a check fires
 * only when no values within the intervals satisfy it. Figures missing on one side make no finding.
 */
#ifndef FUHE_CHECKS_H
#define FUHE_CHECKS_H

#include "evaluation.h"
#include "policy.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO };

/* Which values have a finding: see findings.h. */
enum finding_of { OF_REPORTED = 1, OF_REVIEWED = 2, OF_BOTH = OF_REPORTED | OF_REVIEWED };

struct judgement;

/* Texts live in the arena given, in the evaluation, or for good. */
struct finding {
    const char *code; /* "budget.initial-sum"; "missing.budget.executed" */
    const char
        *id; /* by what it is known again: "findings[indicator.score@NAME]", see identity.h */
    enum severity severity;
    int indicator;       /* from 1; 0: the evaluation as a whole */
    const char *field;   /* path of the value to stand on: "indicators[2].score"; "" for a remark */
    const char *message; /* with the figures in it, in the language of the interface */
    const char *printed, *expected; /* NULL where there is none; of a threshold, the limit */
    struct place *evidence;         /* the first is the main one */
    size_t evidence_count;

    /* Told by findings_of_review; checks_run knows of one kind of values alone: OF_REPORTED. */
    enum finding_of of;
    const struct finding *reviewed; /* what it says of the reviewed values, where that is other */
    const struct judgement *judgement; /* NULL: open */
};

struct findings {
    struct finding *items; /* worst first, then in document order; memory of the arena given */
    size_t count;
    size_t by_severity[3];
};

struct findings checks_run(
    const struct evaluation *evaluation, const struct policy *policy, struct arena *arena);

/* Worst first, then as they stand in the document; what stands nowhere comes last. The memory of
 * `items` or of the arena. */
struct finding *checks_in_order(struct finding *items, size_t count, struct arena *arena);

/* How two mentions of one figure stand to each other: equal, one a rounding of the other (or of a
 * third value), or not one figure. */
enum agreement { AGREEMENT_EQUAL, AGREEMENT_ROUNDED, AGREEMENT_CONFLICTING };
enum agreement checks_agreement(const struct mention *a, const struct mention *b);

/* The catalogue, for the run, for help and for the manual. A code of the form
 * "missing.budget.executed" is of the row "missing.FIELD". */
struct finder;
struct subject;
struct check_info {
    const char *code;
    enum severity severity;
    const char *title;                    /* N_("initial budget is not basic + project spending") */
    const char *why;                      /* N_(one line: why it matters) */
    void (*whole)(struct finder *finder); /* looks at the evaluation as a whole … */
    void (*each)(struct finder *finder, const struct subject *subject); /* … or at one indicator */
};
extern const struct check_info check_catalogue[];
extern const size_t check_catalogue_count;

/* "missing.budget.executed" and the like. */
bool checks_is_missing(const char *code);

/* The row of a finding's code; NULL when there is none. */
const struct check_info *checks_find(const char *code);

const char *severity_name(enum severity severity); /* "error" … */

#endif
