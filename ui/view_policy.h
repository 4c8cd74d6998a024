/*
 * view_policy - the policy the store is scored by; another beside it, what it would change, and the
 * choice of it.
 */
#ifndef FUHE_VIEW_POLICY_H
#define FUHE_VIEW_POLICY_H

#include "sheet.h"
#include "store_policy.h"

struct app;

struct proposal {
    struct sheet sheet;
    bool on;              /* another policy is looked at */
    struct policy policy; /* that one */
    struct policy_effects effects;
};

void proposal_init(struct proposal *proposal);
void proposal_fini(struct proposal *proposal);

/* Opens the page: of the policy of a file ("default" for the default one), or with NULL of the one
 * in force. */
void policy_open(struct app *app, const char *path);

/* The policy looked at becomes the one in force, and the list is scored by it. */
void policy_choose(struct app *app);

#endif
