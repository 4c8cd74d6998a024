/*
 * prompt - a question at the foot of the screen.
 */
#ifndef FUHE_PROMPT_H
#define FUHE_PROMPT_H

#include "command.h"
#include "line.h"
#include "list.h"

struct app;

enum prompt_kind {
    PROMPT_COMMAND,
    PROMPT_REASON,
    PROMPT_DISMISS,
    PROMPT_WAIVE,
    PROMPT_SEARCH,
    PROMPT_NOTE,
    PROMPT_EXPORT,
    PROMPT_EXPORT_ALL,
    PROMPT_KINDS
};

enum { PROMPT_CANDIDATES = 64, PROMPT_HISTORY = 32 };

struct prompt {
    bool active;
    enum prompt_kind kind;
    struct line line;
    char sure[512]; /* the answer that was asked to be given again */
    const struct command *candidates[PROMPT_CANDIDATES];
    struct list list;              /* of the candidates; selected -1: none chosen yet */
    char *history[PROMPT_HISTORY]; /* of commands, the latest last */
    int history_count, history_at;
};

void prompt_init(struct prompt *prompt);
void prompt_fini(struct prompt *prompt);

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
