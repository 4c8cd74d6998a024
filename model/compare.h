/*
 * compare - two evaluations with their reviews, value by value: two versions of a report, two years
 * of a unit, or two units. Pure.
 *
 * Budget, targets, actuals, weights, scores, total and grade are the reported ones; reviewed
 * scores, total and grade stand in rows of their own. Numbers are the same where they are
 * equal: 1.50 and 1.5, 1 万元 and 10000元, and of two units one that is missing is the other's.
 * Words are the same but for width and blanks. What neither has makes no row.
 */
#ifndef FUHE_COMPARE_H
#define FUHE_COMPARE_H

#include "findings.h"

enum compare_side { COMPARE_LEFT, COMPARE_RIGHT, COMPARE_SIDES };
enum compare_mark { COMPARE_SAME, COMPARE_CHANGED, COMPARE_ONLY_LEFT, COMPARE_ONLY_RIGHT };
enum { COMPARE_MARKS = COMPARE_ONLY_RIGHT + 1 };
enum compare_section {
    COMPARE_REPORT,
    COMPARE_BUDGET,
    COMPARE_INDICATORS,
    COMPARE_RESULT,
    COMPARE_FINDINGS,
    COMPARE_SECTIONS
};
extern const char *const compare_section_titles[COMPARE_SECTIONS]; /* N_() */

/* What is compared: a review, and the findings that go with it. */
struct compared_one {
    const struct review *review;
    const struct findings *findings;
};

struct compare_row {
    enum compare_section section;
    enum compare_mark mark;
    const char *label; /* in the language of the interface */
    const char *code;  /* of findings; else NULL */
    bool reviewed;     /* the review's, where the path alone would be the report's */
    bool head;         /* an indicator's name, its values in the rows behind */
    bool differs;      /* it or, of a head, a row behind it is not the same on both sides */

    /* Of each side. The path is that of the value in that evaluation: "budget.executed",
     * "indicators[2].actual", the id of a finding; NULL where it has none. */
    const char *text[COMPARE_SIDES]; /* as a person reads it; "" where it has none */
    const char *field[COMPARE_SIDES];

    bool has_difference; /* two numbers in units that can be held against each other, not equal */
    struct decimal difference; /* right − left, exactly, in the unit of the left */
    bool has_percent;          /* of an amount or a number that is no rate and no score */
    struct decimal percent;    /* difference in % of the left, rounded half up to 2 places */
};

struct comparison {
    struct compare_row *rows;
    size_t count;
    size_t by_mark[COMPARE_MARKS];
};

/* Indicators in the order of the left, those of the right alone behind the one they follow there;
 * findings are those of the reported values, counted by code. Memory of the arena, and of what is
 * compared. */
struct comparison compare_evaluations(
    const struct compared_one *left, const struct compared_one *right, struct arena *arena);

/* "+100.00 (+6.67%)", or without the percentage; "" where there is no difference in numbers. */
const char *compare_difference(
    const struct compare_row *row, bool with_percent, struct arena *arena);

const char *compare_mark_name(enum compare_mark mark); /* "same", "changed", "left", "right" */
const char *compare_mark_sign(enum compare_mark mark); /* " ", "~", "-", "+" */
const char *compare_section_name(enum compare_section section); /* "report", "budget", … */

#endif
