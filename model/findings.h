/*
 * findings - what the checks find in the reported values and in the reviewed ones, side by side,
 * and how the reviewer judged it.
 *
 * The two are kept apart. A finding is of the reported values, of the reviewed ones, or of both;
 * one of the reported values alone was mended by an edit, one of the reviewed alone was made by it.
 * Which of two is the same finding, its id says (identity.h). What a report does not say is no
 * doing of an edit: `missing.…` is of the reported values, and of the reviewed while any of it is
 * still missing.
 *
 * States belong to the id: they outlive every edit and undo, and a finding that is gone and comes
 * back has the one it had. A new version of a report begins with the states of the one before:
 * store_carry.h.
 */
#ifndef FUHE_FINDINGS_H
#define FUHE_FINDINGS_H

#include "checks.h"
#include "review.h"

/* All of both, worst first, each with its mark and judgement. Where nothing was changed the checks
 * run once. by_severity counts all of them. */
struct findings findings_of_review(const struct review *review, struct arena *arena);

/* The finding as the reviewed values have it; for one of both. */
const struct finding *findings_reviewed(const struct finding *finding);

enum finding_state findings_state(const struct finding *finding);
bool findings_let_go(const struct finding *finding); /* dismissed or waived */

/* What a list says of an evaluation: the reported values' findings not judged yet, by severity, and
 * how many were confirmed. */
struct findings_tally {
    int open[SEVERITY_INFO + 1], confirmed;
};
struct findings_tally findings_tally(const struct findings *findings);

/* The codes of the reported values' findings that are open or confirmed, each once, in the order of
 * the findings, parted by blanks: "budget.rate indicator.score"; "" where there are none. */
const char *findings_codes(const struct findings *findings, struct arena *arena);

/* By id, by code ("budget.rate"), or by code and what it is of: the indicator's number
 * ("indicator.score[2]"), the figure ("budget.conflict[budget.executed]"), or which of several
 * ("missing.reading[2]"). NULL: none, or several, and err names them. */
const struct finding *findings_find(
    const struct findings *findings, const char *name, struct err *err);

/* The shortest name that findings_find knows it by: "indicator.score[2]". */
const char *findings_name(
    const struct findings *findings, const struct finding *finding, struct arena *arena);

/* The figures it rests on in no language, "12 → 8.63"; of a remark its words; "" where there are
 * none. */
const char *findings_figures(const struct finding *finding, struct arena *arena);

#endif
