/*
 * narrative - the reader of self-evaluation reports written as prose.
 *
 * Sections with budget figures inside sentences, indicator blocks, a conclusion with total and
 * grade. A figure is understood by what it measures and of which subject, said by the labels to its
 * left; one without a certain label is not taken. A narrative is an evaluation when it has
 * indicator blocks, or a conclusion with total or grade, or the budget figures of a report titled
 * as self-evaluation; the prose that explains final accounts is none.
 */
#ifndef FUHE_NARRATIVE_H
#define FUHE_NARRATIVE_H

#include "narrative_tokens.h"
#include "read/parts.h"

/* One narrative: what its readers look at, and what they fill. */
struct narrative {
    const struct document *document;
    const struct flow *flow;
    struct arena *arena;
    const struct tokens *tokens; /* once the blocks are known, those outside of them */
    size_t first, last;          /* its tokens: [first, last) */
    struct range range;          /* of the flow, title included */
    struct evaluation *evaluation;

    /* What its readers gather, on the heap until it is settled. */
    struct range *blocks; /* its indicator blocks, in order */
    size_t block_count, block_capacity;
    struct mention *mentions; /* the evaluation has the counts */
    size_t mention_capacity;
    struct remark *remarks;
    size_t remark_capacity;
};

/* Appends an evaluation for each narrative among the tokens. What lies in forms is not among them.
 */
void narrative_read(const struct document *document, const struct flow *flow,
    const struct tokens *tokens, struct arena *arena, struct evaluation_list *out);

/* A figure of the evaluation out of a number token; false when the number is unreadable. `power` as
 * in struct token. */
bool narrative_figure(
    const struct narrative *narrative, const struct token *number, struct figure *out);

/* What the readers grew goes into the arena, and the extent is set; or it is given back. */
void narrative_settle(struct narrative *narrative);
void narrative_drop(struct narrative *narrative);

/* `text` is kept as it is. */
void narrative_remark(struct narrative *narrative, struct range range, const char *text);

#endif
