/*
 * stats - counts over evaluations: how totals and execution rates are spread, what the review
 * changed, which findings are frequent, which evaluations are long under review. Pure.
 *
 * Scores and rates are in millionths, as in the roster. What is not known is counted apart and is
 * part of no mean.
 */
#ifndef FUHE_STATS_H
#define FUHE_STATS_H

#include "pace.h"
#include "roster.h"

enum { STATS_SLOWEST = 10, STATS_GROUPS = 5, STATS_PLACES = 2 };

/* From `from` on up to but without `to`, unless it is with its end: the uppermost of the scale.
 * Where one of them is ROSTER_UNKNOWN it is open: values below the scale, or above its top. */
struct stats_bin {
    int64_t from, to;
    bool with_end;
    size_t count;
};

/* Bins between two boundaries of the policy: a grade, or what is low. */
struct stats_group {
    int64_t from, to; /* as of a bin */
    size_t count;
    size_t first, bins; /* of the histogram's */
};

/* Bins 2, 5 or 10 wide, the narrowest of which few suffice, cut at the boundaries; from the lowest
 * value to the highest. */
struct stats_histogram {
    struct stats_bin *bins; /* ascending; memory of the arena */
    size_t bin_count;
    struct stats_group groups[STATS_GROUPS]; /* ascending, empty ones too */
    size_t group_count;
    size_t known, missing;
    int64_t least, most;  /* ROSTER_UNKNOWN where nothing is known */
    struct computed mean; /* rounded half up to STATS_PLACES */
};

/* Reviewed − reported, where both are known. */
struct stats_differences {
    size_t raised, lowered, same, unknown;
    struct computed mean;            /* rounded half up to STATS_PLACES */
    int64_t raised_most;             /* 0: none was raised */
    int64_t lowered_most;            /* below 0; 0: none was lowered */
    int64_t raised_key, lowered_key; /* of these evaluations, the first imported; 0: none */
};

struct stats_year {
    int64_t year; /* ROSTER_UNKNOWN: not known */
    size_t count;
};

struct stats_code {
    const char *code; /* the roster's */
    size_t count;     /* of evaluations that have such a finding open or confirmed */
};

struct stats_pace {
    size_t reviewed;                         /* of which it is known how long it took */
    size_t at_once;                          /* reviewed with their first change */
    size_t open;                             /* begun and not reviewed */
    int64_t median;                          /* seconds, of the reviewed; the lower one of two */
    struct pace_span slowest[STATS_SLOWEST]; /* the longest under review first */
    size_t slow_count;
};

struct stats {
    size_t evaluations, superseded;
    size_t kinds[KIND_PROJECT + 1], statuses[STATUS_REVIEWED + 1];
    size_t grades[GRADE_CHA + 1][GRADE_CHA + 1]; /* [reported][reviewed] */
    struct stats_histogram totals,
        rates; /* reviewed; groups are the grades, the low and the rest */
    struct stats_differences differences;
    struct stats_year *years; /* the latest first, the unknown last */
    size_t year_count;
    struct stats_code *codes; /* the most frequent first, then by name */
    size_t code_count;
};

/* Of `count` rows of the roster; NULL: the first ones. */
struct stats stats_count(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena);

/* The same rows; `spans` by their keys, ascending. */
struct stats_pace stats_pace(const struct roster *roster, const uint32_t *rows, size_t count,
    const struct pace_span *spans, size_t span_count, int64_t now);

/* Exact, without zeros at the end. */
struct decimal stats_decimal(int64_t millionths);

/* 100 × part / whole, rounded half up to one place; 0 of nothing. */
struct decimal stats_share(size_t part, size_t whole);

#endif
