/*
 * grepping - words looked for in all reports, and the hit the reviewer is at.
 *
 * The search goes on by itself while the list of hits grows; frames take in what was found.
 */
#ifndef FUHE_GREPPING_H
#define FUHE_GREPPING_H

#include "grep.h"
#include "list.h"

struct app;

struct grepping {
    struct grep *grep; /* NULL before it is needed */
    char *words;       /* NULL before the first search */
    struct list list;
    struct grep_lines lines;
    struct grep_line *seen; /* of the hits; those not looked up yet have no words */
    size_t seen_count, seen_capacity;
    struct arena arena; /* of their texts */
    bool stopped;       /* by the reviewer, before its end */
    bool opened;        /* the list, since the words were asked for */
    bool walking;       /* in the source n and N go from hit to hit of all reports */
};

enum { GREPPING_MOST = 10000 }; /* hits listed */

void grepping_init(struct grepping *grepping, struct store *store);
void grepping_fini(struct grepping *grepping);

/* Reads ahead, by itself, what a search would begin with. */
void grepping_prepare(struct app *app);

/* Opens the list of hits; where there is none, says so. */
void grepping_begin(struct app *app, const char *words);

/* Asks for the words, beginning with those before. The list opens and follows while they are typed;
 * Enter leaves it, with Esc, or when they stand nowhere, the reviewer is back where they were asked
 * for. */
void grepping_ask(struct app *app);
void grepping_type(struct app *app, const char *words);
void grepping_accept(struct app *app);
void grepping_cancel(struct app *app);

/* Takes in what a search that goes on has found, waiting for its end no longer than told. False
 * when none goes on any more. */
bool grepping_follow(struct app *app, int milliseconds);

/* The search ends where it is; false when none goes on. */
bool grepping_stop(struct app *app);

/* A hit of the list, looked up; NULL with the reason when it cannot be. */
const struct grep_line *grepping_line(struct app *app, int hit, struct err *err);

/* To the words of the selected hit, in the report. */
void grepping_enter(struct app *app);

/* To the next hit (1) or the one before (-1), in whatever report it is; false where the hits of all
 * reports are not walked. */
bool grepping_step(struct app *app, int step);

#endif
