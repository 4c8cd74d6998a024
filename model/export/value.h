/* value - values of an evaluation as a person reads them. Texts are of the arena, or static; ""
 * where silent. */
#ifndef FUHE_VALUE_H
#define FUHE_VALUE_H

#include "../checks.h"
#include "../review.h"

const char *value_figure(const struct figure *figure, const char *unit, struct arena *arena);
const char *value_computed(struct computed computed, const char *unit, struct arena *arena);
const char *value_words(struct words words);

/* "≥57人", "有效提高"; the operator = is left out, as reports do. */
const char *value_target(const struct quantity *target, struct arena *arena);
const char *value_actual(const struct quantity *actual, struct arena *arena);

/* "84.41 良"; "-" where neither is known. */
const char *value_total(struct computed total, enum grade grade, struct arena *arena);

/* "20人 → 57人" where the review has another value than the report; "-" stands for nothing. */
const char *value_changed(const char *from, const char *to, struct arena *arena);

/* reviewed − reported; false when one of them is not known. */
bool value_difference(struct computed reviewed, const struct figure *reported, struct decimal *out);
/* With its sign: "+9.74", "-0.15", "0". */
const char *value_signed(struct decimal difference, struct arena *arena);

/* A field by its path ("budget.executed", "indicators[2].score") as words: "executed amount", "2.
 * 预算经费: score"; an indicator alone "2. 预算经费", a finding's id "finding budget.rate". Without
 * the evaluation (NULL) "indicator 2: score". */
const char *value_field(const struct evaluation *evaluation, const char *path, struct arena *arena);

/* A value of the journal as words: "dismissed" of a finding, "in review" of the status, "computed"
 * of a score; all others as they are, "-" for nothing. */
const char *value_entry(const char *field, const char *value);

/* "reason: the region counts it so", with the colon of the language. */
const char *value_labelled(const char *label, const char *text, struct arena *arena);

/* Names in the language of the interface. */
const char *value_kind(enum kind kind);
const char *value_status(enum status status);
const char *value_basis(enum basis basis);
const char *value_severity(enum severity severity);
const char *value_finding_state(enum finding_state state);
const char *value_agreement(enum agreement agreement);

/* "2024-05-01 08:00", of the place where the program runs. */
const char *value_time(int64_t seconds, struct arena *arena);

#endif
