/*
 * review - the reported values with what the reviewer changed laid over them.
 *
 * The reported values never change. A review is the replay of a journal: entries of who, when,
 * which field, from, to, why; undo and redo are entries themselves. review_replay is a pure
 * function of (evaluation, policy, entries), so a what-if is a replay with one more entry that is
 * not kept.
 *
 * Values in the journal are texts, as `fuhe set FIELD=VALUE` takes them:
 *
 *   indicators[N].target  ">=57人", "57" (keeps the reported operator and unit), "有效提高"
 *   indicators[N].actual  "57人", "57" (keeps the reported unit), "达成"
 *   indicators[N].weight  "12"
 *   indicators[N].score   "9.5" (manual), "computed"
 *   budget.adjusted       "193.11" (万元); budget.executed likewise
 *   budget.score          as indicators[N].score
 *   status                "pending", "in-review", "reviewed"
 *   findings[…]           "open", "confirmed" (it holds), "dismissed" (it does not), "waived" (it
 *                         does, and is let go); the id of a finding, as identity.h has it
 *
 * and "reported" takes any of them back to what the report says (the status to pending, a finding
 * to open).
 *
 * The replay: undo takes the last step back, redo brings it again, a new change ends what could be
 * brought again. Of a field the last change counts. What was judged in an older version of the
 * report is carried over to the next one by entries of their own kind, which stand before all
 * changes, cannot be undone, and leave the review pending (store_carry.h says what is carried). A
 * change of target, actual or weight (adjusted, executed) has the policy compute the score anew,
 * unless all of them are back at the reported values; a score set later than they were stays, also
 * when one of them goes back to "reported" after that: one field is taken back without undoing what
 * came after it. The first change makes a pending review one in review.
 */
#ifndef FUHE_REVIEW_H
#define FUHE_REVIEW_H

#include "err.h"
#include "evaluation.h"
#include "policy.h"
#include "score.h"

enum basis { BASIS_REPORTED, BASIS_COMPUTED, BASIS_MANUAL };
enum status { STATUS_PENDING, STATUS_IN_REVIEW, STATUS_REVIEWED };

enum entry_kind { ENTRY_CHANGE, ENTRY_UNDO, ENTRY_REDO, ENTRY_CARRIED };

enum finding_state { FINDING_OPEN, FINDING_CONFIRMED, FINDING_DISMISSED, FINDING_WAIVED };

struct entry {
    enum entry_kind kind;
    const char *step;  /* changes with one step are undone together; globally unique */
    const char *field; /* NULL for undo and redo */
    const char *from, *to;
    const char *reason; /* NULL when none */
    const char *about;  /* the figures a finding was judged by (findings_figures); NULL elsewhere */
    const char *author;
    int64_t time; /* seconds since 1970, UTC */
};

/* With texts of the arena. */
struct entry entry_copy(const struct entry *entry, struct arena *arena);

/* How a finding was judged last. */
struct judgement {
    const char *finding; /* its id */
    enum finding_state state;
    const char *reason; /* NULL when none */
    const char *about;
    const char *author;
    int64_t time;
    bool carried; /* from an older version of the report */
};

/* Changed values keep the place of the reported ones. A score the report does not give is the
 * computed one, and its basis says so. */
struct reviewed_budget {
    struct figure adjusted, executed;
    struct computed rate;
    struct computed computed; /* the policy's score of these amounts */
    struct computed score;    /* both unknown where the report counts none (counts_execution) */
    enum basis basis;
    const char *reason;
};

struct reviewed_indicator {
    struct quantity target, actual;
    struct figure weight;
    struct computed completion;
    struct computed computed; /* the policy's score of these values */
    struct computed score;
    enum basis basis;
    const char *reason; /* the last one given, while anything differs from the report */
};

struct review {
    const struct evaluation *evaluation; /* not owned */
    const struct policy *policy;         /* not owned */
    struct reviewed_budget budget;
    struct reviewed_indicator *indicators; /* evaluation->indicator_count of them */
    struct computed total; /* kept: the report scores no indicator, so its printed total stands */
    enum grade grade;
    enum status status;
    const char *reviewer;  /* author of the last change in force; NULL when there is none */
    bool counts_execution; /* the execution score is part of the total */
    bool differs; /* a value or score is not the reported one (the computed one that stands in) */
    const struct judgement
        *judgements; /* of each finding ever judged; its texts are the entries' */
    size_t judgement_count;
    size_t undo_steps, redo_steps;
};

/* The review after `count` entries. Entries that no longer fit the evaluation are passed over.
 * Memory of the arena; evaluation, policy and the entries' texts must live as long. */
struct review review_replay(const struct evaluation *evaluation, const struct policy *policy,
    const struct entry *entries, size_t count, struct arena *arena);

/* Reads FIELD=VALUE against the review as it stands: checks that field and value are good (a score
 * at most the weight, a number where a number is due, …) and fills kind, field, from, to, about
 * (texts in the arena; `to` in plain form: "９．５分" is "9.5"; bytes that are no UTF-8 are
 * refused). A finding may also be named as people do, "finding:indicator.score[2]": findings.h.
 * Who, when, step and reason are the caller's; a NULL step is a step of its own, so that a what-if
 * needs none. Numbers may be full width, grouped (1,234.5), carry their unit, and end in a point
 * that is still being typed. False with the reason in err. */
bool review_change(const struct review *review, const char *field, const char *value,
    struct entry *out, struct arena *arena, struct err *err);

/* How the finding of this id was judged; NULL when it never was. */
const struct judgement *review_judgement(const struct review *review, const char *finding);

/* Whether the entry needs a reason whatever it does to a score: it dismisses or waives a finding.
 */
bool review_wants_reason(const struct entry *entry);

/* Whether the step lowers a score below what the review has now, so that a reason is due (`before`,
 * `after`). */
bool review_lowers(const struct review *before, const struct review *after);

/* The value of a field as text, as review_change would take it; "" when missing. */
const char *review_value(const struct review *review, const char *field, struct arena *arena);

const char *basis_name(enum basis basis);                 /* "reported" … */
const char *status_name(enum status status);              /* "in-review" … */
const char *finding_state_name(enum finding_state state); /* "confirmed" … */

#endif
