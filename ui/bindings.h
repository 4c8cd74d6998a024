/*
 * bindings - which keys call which command where, as lines of text: `bind CONTEXT KEYS COMMAND`.
 *
 * CONTEXT is one of context_names, or "any" for all panes; a binding of the pane itself goes before
 * one of any.
 */
#ifndef FUHE_BINDINGS_H
#define FUHE_BINDINGS_H

#include "command.h"
#include "err.h"
#include "keys.h"

struct binding {
    unsigned contexts;
    uint32_t keys[KEYS_SEQUENCE];
    int length;
    const struct command *command;
};

struct bindings {
    struct binding *items;
    size_t count, capacity;
};

extern const char *const bindings_default[]; /* NULL at the end */

void bindings_init(struct bindings *bindings); /* with the default ones */
void bindings_fini(struct bindings *bindings);

/* Fails on an unknown context, key or command, on a command that has no place in the context, and
 * on keys that are bound there already. */
bool bindings_add(struct bindings *bindings, const char *line, struct err *err);

/* The command of the keys typed so far; NULL with `partial` when more of them may make one. */
const struct command *bindings_match(const struct bindings *bindings, enum context context,
    const uint32_t *keys, int length, bool *partial);

enum { BINDINGS_TEXT = 96 };

/* The keys of a command in a context, for people: "j, Down"; at most `most`. "" when there are
 * none. */
char *bindings_text(const struct bindings *bindings, enum context context,
    const struct command *command, int most, char text[static BINDINGS_TEXT]);

#endif
