/*
 * form_find - where the forms of a document begin and end, and where their parts are.
 *
 * A form begins at its title, or at its keys where it has none; the indicator header anchors it. A
 * header that comes again without a new form's keys between (a page break) is no new form.
 */
#ifndef FUHE_FORM_FIND_H
#define FUHE_FORM_FIND_H

#include "form_breaks.h"
#include "form_head.h"

enum { REPEATS_MAX = 16 };

struct form {
    struct range range;   /* all of it */
    struct range title;   /* the title's words; empty when there is none */
    enum label_code kind; /* LABEL_TITLE_DEPARTMENT, LABEL_TITLE_PROJECT, LABEL_TITLE_FORM;
                             LABEL_NONE without title */
    bool has_head;        /* an indicator table was recognised */
    struct head head;
    struct range keys;                 /* before the indicator table: keys, funds, goals */
    struct range body;                 /* the rows */
    struct range tail;                 /* totals, signatures, notes */
    struct range repeats[REPEATS_MAX]; /* headers that came again within the body */
    size_t repeat_count;
};

struct forms {
    struct form *items; /* memory of the arena */
    size_t count, capacity;
};

void form_find(const struct flow *flow, struct arena *arena, struct forms *out);

const struct label *form_key_here(
    const struct flow *flow, uint32_t at, uint32_t end, uint32_t *behind);

/* The label of a key at `at`, with a break or a colon behind it: no word of a sentence. `behind`:
 * where its value may begin. Fast enough to ask at every character. */
static inline const struct label *form_key_at(
    const struct flow *flow, uint32_t at, uint32_t end, uint32_t *behind)
{
    return form_is_break(flow, at) ? form_key_here(flow, at, end, behind) : NULL;
}

/* Where the rows that begin at `from` end: at a total, a signature, a note, a heading of the text
 * around, the next form. */
uint32_t form_rows_end(const struct flow *flow, uint32_t from, uint32_t end);

#endif
