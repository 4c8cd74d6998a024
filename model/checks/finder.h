/*
 * finder - what a check looks at and where it puts what it found.
 *
 * A check asks for figures as spans (false when missing: no finding then), and adds a finding with
 * its evidence. Texts are made in the arena, and only when a check fires.
 */
#ifndef FUHE_FINDER_H
#define FUHE_FINDER_H

#include "../checks.h"
#include "../intl.h"
#include "../score.h"
#include "span.h"

struct finder {
    const struct evaluation *evaluation;
    const struct policy *policy;
    struct recomputed recomputed;
    const struct check_info *check; /* the one that runs */
    struct arena *arena;
    struct finding *items;
    size_t count, capacity;
};

/* What the checks of an indicator need, judged once. */
struct subject {
    const struct indicator *indicator;
    int number; /* from 1 */
    bool has_ratio;
    struct ratio ratio;
    enum fulfilment fulfilment;
    bool missed;           /* certainly */
    bool completion_wrong; /* certainly */
};

/* A finding of the running check, with the place of `main` as first evidence. `message`, `printed`
 * and `expected` live in the arena or for good. */
struct finding *finder_add(struct finder *finder, const char *field, struct place main,
    const char *message, const char *printed, const char *expected);
struct finding *finder_add_of(struct finder *finder, const struct subject *subject,
    const char *value, struct place main, const char *message, const char *printed,
    const char *expected);
void finder_evidence(struct finder *finder, struct finding *finding, struct place place);

/* Texts for messages: a number without zeros that only a change of unit put behind its cents, with
 * % or a unit. */
const char *finder_number(struct finder *finder, struct decimal d);
const char *finder_percent(struct finder *finder, struct decimal d);
const char *finder_quantity(struct finder *finder, const struct quantity *quantity);

const struct figure *finder_figure(const struct finder *finder, enum budget_field field);
bool finder_span(const struct finder *finder, enum budget_field field, struct span *out);

/* Of the projects listed: their amounts of BUDGET_PROJECT_ADJUSTED or _EXECUTED, and what these add
 * up to; false when one is missing or none is listed. */
const struct figure *finder_project(
    const struct finder *finder, size_t index, enum budget_field field);
bool finder_projects(
    const struct finder *finder, enum budget_field field, struct span *span, struct decimal *sum);

/* How many zeros at the end of a whole amount are no printed digits: those that 亿元 brought to
 * 万元. */
int finder_unprinted_zeros(const struct finder *finder, enum budget_field field);

#endif
