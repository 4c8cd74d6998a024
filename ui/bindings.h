/*
 * bindings - which keys call which command where, as lines of text:
 *
 *   bind CONTEXT KEYS COMMAND [ARGUMENT]
 *   unbind CONTEXT KEYS
 *
 * CONTEXT is one of context_names, or "any" for all panes; a binding of the pane itself goes before
 * one of any. A later line takes the place of an earlier one, except within one file. Empty lines
 * and those that begin with # say nothing.
 */
#ifndef FUHE_BINDINGS_H
#define FUHE_BINDINGS_H

#include "arena.h"
#include "command.h"
#include "err.h"
#include "keys.h"

struct binding {
    unsigned contexts;
    uint32_t keys[KEYS_SEQUENCE];
    int length;
    const struct command *command;
    const char *argument; /* NULL: none */
    const char *from;     /* the name of the keymap, a file, ":bind" */
    int line;             /* of the file, from 1; 0: it is none */
};

struct bindings {
    struct binding *items;
    size_t count, capacity;
    const char **errors; /* of a file, each one line with its place */
    size_t error_count, error_capacity;
    struct arena arena; /* of all texts */
};

/* With the keys of keymaps[keymap]. */
void bindings_init(struct bindings *bindings, size_t keymap);
void bindings_fini(struct bindings *bindings);

/* Carries a line out; `from` and `number` say where it stands, for those that contradict it.
 * Changes nothing and fails on an unknown context, key or command, on a command that has no place
 * in the context or takes no argument, on keys that are bound in the same file already, that begin
 * others or are begun by them, and on the unbinding of keys that are not bound. */
bool bindings_line(
    struct bindings *bindings, const char *line, const char *from, int number, struct err *err);

void bindings_complain(struct bindings *bindings, const char *error); /* memory of their arena */

/* The binding of the keys typed so far; NULL with `partial` when more of them may make one. */
const struct binding *bindings_match(const struct bindings *bindings, enum context context,
    const uint32_t *keys, int length, bool *partial);

enum { BINDINGS_TEXT = 96 };

/* The keys of a command in a context, for people: "j, Down"; at most `most`. "" when there are
 * none. Keys that give it an argument count only where it has no others. */
char *bindings_text(const struct bindings *bindings, enum context context,
    const struct command *command, int most, char text[static BINDINGS_TEXT]);

/* The keys of one binding, for people. */
char *bindings_keys(const struct binding *binding, char text[static BINDINGS_TEXT]);

/* The same as in a line of keys. */
char *bindings_notation(const struct binding *binding, char text[static BINDINGS_TEXT]);

/* Where a binding stands, for people: "keymap vim", "FILE:LINE", ":bind". Memory of `arena`. */
const char *bindings_where(const struct binding *binding, struct arena *arena);

#endif
