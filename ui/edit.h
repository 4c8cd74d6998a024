/*
 * edit - a value being changed in its cell. While it is typed the review follows; nothing is kept
 * before Enter.
 */
#ifndef FUHE_EDIT_H
#define FUHE_EDIT_H

#include "line.h"
#include "view.h"

struct app;

struct edit {
    bool active;
    bool nudged; /* begun with + or -: keys that move keep the value and then move */
    char field[VIEW_FIELD];
    struct line line;
};

/* With the value there is, all of it selected, or with what is typed already (NULL: nothing). */
void edit_open(struct app *app, const char *field, const char *typed);
void edit_close(struct app *app);                               /* gives the value back */
void edit_changed(struct app *app);                             /* the review follows the line */
void edit_nudge(struct app *app, const char *field, int steps); /* opens where it is not open */

/* The draft becomes part of the review: at once, or once the prompt has the reason that is due
 * (`reason` is what it begins with; NULL: nothing). */
void edit_keep(struct app *app, const char *reason);

/* Stores it. False, said, and everything as it was, when that fails. */
bool edit_store(struct app *app, const char *reason);

/* A key that no command of the edit context has: text goes into the line, others keep the
 * value and then do what they do in the pane. */
void edit_key(struct app *app, uint32_t key);

#endif
