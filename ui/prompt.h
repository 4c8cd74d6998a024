/*
 * prompt - a question at the foot of the screen.
 */
#ifndef FUHE_PROMPT_H
#define FUHE_PROMPT_H

#include "arena.h"
#include "command.h"
#include "line.h"
#include "list.h"
#include "recall.h"

struct app;

enum prompt_kind {
    PROMPT_COMMAND,
    PROMPT_REASON,
    PROMPT_DISMISS,
    PROMPT_WAIVE,
    PROMPT_BULK,
    PROMPT_TRIAL,
    PROMPT_TRIAL_REASON,
    PROMPT_SEARCH,
    PROMPT_GREP,
    PROMPT_FILTER,
    PROMPT_NOTE,
    PROMPT_EXPORT,
    PROMPT_EXPORT_ALL,
    PROMPT_KINDS
};

enum { PROMPT_CANDIDATES = 256 };

/* What may take the place of what is typed. */
struct candidate {
    const char *text;
    const char *argument; /* what goes behind it, for people; NULL: nothing */
    const char *keys;     /* that do the same; NULL: there are never any */
    const char *help;     /* NULL: it says all itself */
};

struct prompt {
    bool active;
    enum prompt_kind kind;
    struct line line;
    bool doubted; /* what is in the line was refused: Enter again means it */
    struct candidate candidates[PROMPT_CANDIDATES];
    struct arena arena; /* of their texts */
    size_t from;        /* byte of the line they take the place of, up to its end */
    struct list list;   /* of the candidates; selected -1: none chosen yet */
    struct recall recall;
    int recall_at; /* the one in the line; their count: none */
};

void prompt_init(struct prompt *prompt);
void prompt_fini(struct prompt *prompt);

/* For whoever fills the candidates: one more of them; what is beyond PROMPT_CANDIDATES is not
 * offered. */
void prompt_candidate(struct prompt *prompt, const struct candidate *candidate);

void prompt_open(struct app *app, enum prompt_kind kind, const char *text);
void prompt_close(struct app *app);

enum reaction prompt_accept(struct app *app);
void prompt_cancel(struct app *app);
void prompt_changed(struct app *app);
void prompt_complete(struct app *app, int step);
void prompt_recall(struct app *app, int step);
void prompt_text(struct app *app, const char *text, size_t length);

void prompt_draw(struct app *app, const struct area *screen);

#endif
