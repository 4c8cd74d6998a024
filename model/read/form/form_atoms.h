/*
 * form_atoms - the words of a part of the flow with their place on the page: line and columns of
 * cells.
 */
#ifndef FUHE_FORM_ATOMS_H
#define FUHE_FORM_ATOMS_H

#include "read/text/flow.h"

struct atom {
    struct range range;   /* of the flow: without a break inside */
    uint32_t left, right; /* cells of the page: [left, right) */
    uint32_t line;        /* of the document, from the first of the part; blank lines count */
    int column, row;      /* for whoever assigns them; -1 at first */
};

struct atoms {
    struct atom *items; /* memory of the arena */
    size_t count;
};

void form_atoms(
    const struct flow *flow, struct range range, struct arena *arena, struct atoms *out);

/* Cuts a word at the cell `at` of the page: `rest` gets what begins there. False when no character
 * but the first does. */
bool form_atom_cut(const struct flow *flow, struct atom *atom, uint32_t at, struct atom *rest);

#endif
