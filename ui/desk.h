/*
 * desk - the evaluation that is open for review, and the change being tried on it.
 *
 * A draft is the review with one more entry that is not kept: the screen shows it as if it were.
 * Keeping it stores it durably; dropping it leaves nothing behind.
 */
#ifndef FUHE_DESK_H
#define FUHE_DESK_H

#include "findings.h"
#include "store_notes.h"
#include "trial.h"

struct draft {
    bool good; /* the value can be read, and `review` is what it makes */
    struct arena arena;
    struct entry entry;
    struct entry *entries; /* the journal with it */
    struct review review;
    struct findings findings; /* of both the reported values and those of `review` */
};

/* Entries a review is the replay of. */
struct journal {
    const struct entry *entries;
    size_t count;
};

/* An evaluation with all that is worked out from it. */
struct opened {
    int64_t key; /* 0: none */
    bool open;   /* the dossier is there; else `err` says why not */
    struct err err;
    struct dossier dossier;
    struct arena arena;       /* of all that follows */
    struct review stored;     /* as the journal has it */
    struct journal journal;   /* with what is tried behind it */
    struct review review;     /* of that */
    struct findings findings; /* of both the reported and the reviewed values */
    struct notes notes;
    struct recomputed recomputed;
    struct computed *scores; /* recomputed, of each indicator */
    int64_t time;            /* when it was opened: clock_ms */
};

struct desk {
    struct store *store;
    const struct policy *policy;
    struct opened at;
    struct opened ahead; /* one that may be next */
    struct draft draft;
    struct trial trial; /* of the evaluation on the desk */
};

void desk_init(struct desk *desk, struct store *store, const struct policy *policy);
void desk_fini(struct desk *desk);

/* Nothing happens when that evaluation is on the desk already; a draft and a trial of another are
 * dropped. */
void desk_open(struct desk *desk, int64_t key);

/* Reads it again, with what others changed. */
void desk_reload(struct desk *desk);

/* Opens one that may be next while nothing else is to be done. */
void desk_prepare(struct desk *desk, int64_t key);

/* The review to show: with the draft where there is a good one. Open only. */
const struct review *desk_review(const struct desk *desk);

/* The entries it is the replay of. */
struct journal desk_journal(const struct desk *desk);

/* The findings that go with it. */
const struct findings *desk_findings(const struct desk *desk);

/* A note on the value of that path, or on one in it, is not resolved. */
bool desk_noted(const struct desk *desk, const char *path);

/* Reads the notes again after one was changed. */
bool desk_reload_notes(struct desk *desk, struct err *err);

/* A value tried on a field takes the place of the draft before; false with the reason, and no good
 * draft. */
bool desk_try(struct desk *desk, const char *field, const char *value, struct err *err);
void desk_drop(struct desk *desk);

bool desk_draft_changes(struct desk *desk);      /* it is not what is there already */
bool desk_draft_lowers(const struct desk *desk); /* a reason is due; never in a trial */

/* The draft is stored, or in a trial tried on. On failure the draft is still there, and nothing is
 * stored. Where others have changed the review meanwhile, both are of the review as they left it.
 */
bool desk_keep(struct desk *desk, const char *reason, struct err *err);

/* Undo or redo, in a trial of what is tried alone; how many steps there are of it. */
bool desk_step(struct desk *desk, enum entry_kind kind, struct err *err);
size_t desk_steps(const struct desk *desk, enum entry_kind kind);

/* A trial: from its opening on changes are tried and not stored, until all of them are dropped or
 * kept together, as one step with one reason. */
void desk_trial_open(struct desk *desk);
void desk_trial_drop(struct desk *desk);
bool desk_trial_changes(const struct desk *desk); /* something is tried */
bool desk_trial_wants_reason(const struct desk *desk);
bool desk_trial_keep(struct desk *desk, const char *reason, struct err *err);

/* Tries several values as one step. */
struct goal_change;
bool desk_trial_add(
    struct desk *desk, const struct goal_change *changes, size_t count, struct err *err);

#endif
