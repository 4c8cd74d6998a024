/*
 * command - everything the workstation can do, in one table. Keys, the prompt, help and tests go
 * through it.
 *
 * A command changes state and says what follows from it; it never draws.
 */
#ifndef FUHE_COMMAND_H
#define FUHE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"
#include "list.h"

struct app;

/* Where keys are typed. */
enum context {
    CONTEXT_UNITS,
    CONTEXT_BUDGET,
    CONTEXT_INDICATORS,
    CONTEXT_FINDINGS,
    CONTEXT_MENTIONS,
    CONTEXT_NOTES,
    CONTEXT_FACETS,
    CONTEXT_WHY,
    CONTEXT_GOAL,
    CONTEXT_GREP,
    CONTEXT_SOURCE,
    CONTEXT_HISTORY,
    CONTEXT_STATS,
    CONTEXT_BULK,
    CONTEXT_COMPARE,
    CONTEXT_POLICY,
    CONTEXT_HELP,
    CONTEXT_EDIT,
    CONTEXT_PROMPT,
    CONTEXTS
};
extern const char *const context_names[CONTEXTS];  /* in the key table */
extern const char *const context_titles[CONTEXTS]; /* N_() */

enum {
    IN_UNITS = 1 << CONTEXT_UNITS,
    IN_BUDGET = 1 << CONTEXT_BUDGET,
    IN_INDICATORS = 1 << CONTEXT_INDICATORS,
    IN_FINDINGS = 1 << CONTEXT_FINDINGS,
    IN_MENTIONS = 1 << CONTEXT_MENTIONS,
    IN_NOTES = 1 << CONTEXT_NOTES,
    IN_FACETS = 1 << CONTEXT_FACETS,
    IN_WHY = 1 << CONTEXT_WHY,
    IN_GOAL = 1 << CONTEXT_GOAL,
    IN_GREP = 1 << CONTEXT_GREP,
    IN_SOURCE = 1 << CONTEXT_SOURCE,
    IN_HISTORY = 1 << CONTEXT_HISTORY,
    IN_STATS = 1 << CONTEXT_STATS,
    IN_BULK = 1 << CONTEXT_BULK,
    IN_COMPARE = 1 << CONTEXT_COMPARE,
    IN_POLICY = 1 << CONTEXT_POLICY,
    IN_HELP = 1 << CONTEXT_HELP,
    IN_EDIT = 1 << CONTEXT_EDIT,
    IN_PROMPT = 1 << CONTEXT_PROMPT,
    IN_VALUES = IN_BUDGET | IN_INDICATORS,
    IN_LISTS = IN_FINDINGS | IN_MENTIONS | IN_NOTES | IN_WHY | IN_GOAL,
    IN_REVIEW = IN_UNITS | IN_VALUES | IN_LISTS | IN_FACETS | IN_SOURCE,
    /* that lie over all others */
    IN_PAGES = IN_GREP | IN_HISTORY | IN_STATS | IN_BULK | IN_COMPARE | IN_POLICY,
    IN_PANES = IN_REVIEW | IN_PAGES | IN_HELP,
    IN_TYPING = IN_EDIT | IN_PROMPT
};

enum reaction {
    REACT_DRAW = 0, /* the next frame shows it */
    REACT_QUIT = 1 << 0,
    REACT_REPAINT = 1 << 1, /* the terminal is to be sent everything */
    REACT_SUSPEND = 1 << 2,
    REACT_EDITOR = 1 << 3, /* what is written goes to the editor: noting.h */
    REACT_STAY = 1 << 4,   /* of a prompt: what was entered will not do, it stays open */
    REACT_LOOKS = 1 << 5,  /* the settings of the terminal are others: term_adopt */
    REACT_COPY = 1 << 6    /* what is in `copied` goes to the clipboard of the terminal */
};

struct command {
    const char *name;
    const char *help;     /* N_(), one line */
    const char *hint;     /* N_(), a word for the line of keys; NULL: not in it */
    const char *argument; /* N_(), what the prompt takes behind the name; NULL: nothing */
    unsigned contexts;    /* IN_… */
    unsigned hinted;      /* those whose line of keys has the hint; 0: all */
    bool on_open;         /* needs an evaluation on the desk */
    int value;            /* for the function */

    /* The i-th thing the word of the argument being typed can be, NULL behind the last; `before`
     * are the words of the argument in front of it. NULL: nobody knows. */
    const char *(*choice)(const struct app *app, const char *before, size_t i, struct arena *arena);

    /* Begins what it would make wait, once its name is typed; NULL: nothing. */
    void (*prepare)(struct app *app);

    enum reaction (*run)(struct app *app, const struct command *command, const char *argument);
};

extern const struct command commands[];
extern const size_t command_count;

/* By the first `length` bytes of its name; NULL when there is none. */
const struct command *command_find(const char *name, size_t length);

/* The command a line begins with, by its whole name, and its argument: what stands behind the name
 * and blanks, NULL for nothing. "!" behind the name begins the argument. */
const struct command *command_parse(const char *line, const char **argument);

/* False: no command is called as the line begins; with the name that may have been meant. */
bool command_no_such(const char *line, struct err *err);

/* The one that moves so in a pane. */
const struct command *command_of_motion(enum motion motion);

/* Carries it out where its needs are met, else says what is missing. `argument` may be NULL. */
enum reaction command_run(struct app *app, const struct command *command, const char *argument);

#endif
