/*
 * narrative_take - a figure of a sentence, once it is known which, goes into the budget.
 *
 * The first of a field is taken; each is a mention.
 */
#ifndef FUHE_NARRATIVE_TAKE_H
#define FUHE_NARRATIVE_TAKE_H

#include "narrative.h"

/* An unreadable number is left. */
void narrative_take(
    struct narrative *narrative, enum budget_field field, const struct token *number);

/* The adjustment whose measure is the token `label`: its sign is that of the word. `before` is the
 * one told earlier in the sentence, index of its token plus one: of an increase and a decrease side
 * by side neither is the adjustment. */
void narrative_take_adjustment(
    struct narrative *narrative, size_t label, const struct token *number, size_t *before);

#endif
