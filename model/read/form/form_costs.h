/*
 * form_costs - what is likely in a table, as data: the costs form_align adds up. Small whole
 * numbers; 0 is as it should be, FORM_NEVER as good as impossible.
 */
#ifndef FUHE_FORM_COSTS_H
#define FUHE_FORM_COSTS_H

#include "form_align.h"

enum { FORM_NEVER = 60 };

/* A break: the cell goes on behind it, the next cell of the row begins, the next row begins. */
struct break_cost {
    signed char join, cell, row;
};
extern const struct break_cost form_break_costs[LAYOUTS][BETWEENS];

/* How badly a look fits a role. */
extern const signed char form_fits[ROLES][LOOKS];

/* A row without a cell of the role; a cell of the role that goes on behind a break. */
struct role_cost {
    signed char skip, join;
};
extern const struct role_cost form_role_costs[ROLES];

/* A cell that goes on in one of this look. */
extern const signed char form_join_costs[LOOKS];

/* A cell that is left out. */
extern const signed char form_drop_costs[LOOKS];

#endif
