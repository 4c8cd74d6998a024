/*
 * view - what a pane can do: a table of operations over the state of the program.
 *
 * Operations draw into the area given, or change the state and leave the drawing to the next frame.
 */
#ifndef FUHE_VIEW_H
#define FUHE_VIEW_H

#include "command.h"
#include "evaluation.h"
#include "layout.h"
#include "list.h"

struct app;

enum { VIEW_TITLE = 160, VIEW_FIELD = 48 };

/* The value a pane has selected: what edits change and the source shows. */
struct selected {
    char field[VIEW_FIELD]; /* as the journal names it; "" when there is none */
    struct place place;     /* length 0: not printed */
    bool editable;
};

/* What a pane has selected, as a person would name it elsewhere. */
struct cited {
    const char *text;   /* NULL: nothing is selected */
    const char *about;  /* "2. 预算经费: actual"; NULL: the evaluation as a whole */
    struct place place; /* length 0: not printed */
};

/* Looking for words in a pane with "/": what is shown while they are typed, what Enter says of
 * them, and how it ends. The reviewer goes back to where "/" was typed without its help. */
struct view_search {
    void (*begin)(struct app *app);
    void (*changed)(struct app *app, const char *words); /* typed so far */
    void (*accept)(struct app *app, const char *words);
    bool (*clear)(struct app *app); /* nothing is looked for any more; false: nothing was */
    void (*step)(struct app *app, int step); /* to the next hit (1), to the one before (-1) */
};

extern const struct view_search search_in_source, search_in_indicators, search_in_units,
    search_in_help;

struct view {
    const char *name; /* of its context in the key table */
    enum context context;
    bool covers;                     /* all other panes, whatever the room */
    void (*init)(struct app *app);   /* NULL: nothing to begin with */
    void (*settle)(struct app *app); /* follows the evaluation on the desk; NULL: nothing to */
    void (*title)(const struct app *app, char title[static VIEW_TITLE]);
    void (*draw)(struct app *app, const struct area *area, bool focused);
    void (*move)(struct app *app, enum motion motion); /* NULL: nothing moves */
    /* Selects what was drawn at a cell of its area; false: nothing there can be. NULL: nor
     * anywhere else. */
    bool (*point)(struct app *app, int row, int column);
    void (*enter)(struct app *app);                             /* NULL: nothing to go into */
    bool (*value)(const struct app *app, struct selected *out); /* NULL: has no values */
    void (*select_score)(struct app *app); /* the score of the row becomes the selected value */
    bool (*select_field)(struct app *app, const char *field); /* false: it is not in this pane */
    /* NULL: what the pane of values has selected. Memory of the arena; the desk is open. */
    bool (*cite)(const struct app *app, struct cited *out, struct arena *arena);
    const struct view_search *search; /* NULL: words are looked for in the source */
};

extern const struct view view_units;
extern const struct view view_budget;
extern const struct view view_indicators;
extern const struct view view_findings;
extern const struct view view_mentions;
extern const struct view view_notes;
extern const struct view view_why;
extern const struct view view_goal;
extern const struct view view_facets;
extern const struct view view_grep;
extern const struct view view_source;
extern const struct view view_gauge;
extern const struct view view_history;
extern const struct view view_stats;
extern const struct view view_bulk;
extern const struct view view_compare;
extern const struct view view_policy;
extern const struct view view_help;

const struct view *view_of(enum pane pane);

#endif
