/*
 * store_carry - what was judged of the findings of one version of a report, in the next version.
 *
 * A judgement is carried over where the new version has a finding of the same id. That a finding
 * holds stays so whatever became of its figures: it is still there. What was dismissed or waived
 * was so for its figures, and is open again where they are others (findings_figures): a new mistake
 * must not hide behind an old reason. Entries of kind ENTRY_CARRIED keep author, time and reason.
 * What is judged in the older version afterwards stays there.
 */
#ifndef FUHE_STORE_CARRY_H
#define FUHE_STORE_CARRY_H

#include "findings.h"
#include "store_entries.h"

struct carried {
    struct store_entries entries;
    struct findings_tally tally; /* of the new version's findings */
    const char *codes;           /* of those, findings_codes */
};

/* From the journal of the evaluation `from` for one with `findings`; texts in the arena. After a
 * failure there is nothing to free. */
bool store_carry_read(struct store *store, int64_t from, const struct findings *findings,
    struct carried *carried, struct arena *arena, struct err *err);
bool store_carry_write(
    struct store *store, const struct carried *carried, int64_t to, struct err *err);
void store_carry_fini(struct carried *carried);

#endif
