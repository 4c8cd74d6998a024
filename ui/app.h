/*
 * app - the state of the workstation, and what an event does to it. Free of the terminal: tests
 * drive it.
 */
#ifndef FUHE_APP_H
#define FUHE_APP_H

#include "bindings.h"
#include "bulking.h"
#include "desk.h"
#include "edit.h"
#include "explain.h"
#include "grepping.h"
#include "filtering.h"
#include "mentions.h"
#include "needle.h"
#include "noting.h"
#include "past.h"
#include "prompt.h"
#include "search_indicators.h"
#include "search_units.h"
#include "sheet.h"
#include "source.h"
#include "statistics.h"
#include "term.h"
#include "ui.h"
#include "units.h"
#include "units_marks.h"
#include "view.h"
#include "view_facets.h"
#include "view_compare.h"
#include "view_findings.h"
#include "view_history.h"
#include "view_mentions.h"
#include "view_notes.h"
#include "view_goal.h"
#include "view_policy.h"
#include "view_why.h"
#include "whatif.h"

/* Where the reviewer was: what "back" returns to. */
struct spot {
    int64_t key;
    int below; /* the top of the units */
    enum pane focus;
    enum pane values;
    int indicator, column;
    uint64_t finding;
    size_t evidence;
    uint32_t top; /* of the source */
};

/* What is to be done once the change under way is kept. */
struct then {
    uint32_t key;                  /* as typed in the pane; 0: none */
    const struct command *command; /* NULL: none */
};

enum { APP_SPOTS = 32, APP_MESSAGE = 512 };

struct app {
    struct store *store;
    struct settings *settings;
    const struct policy *policy;
    char *reviewer;
    struct bindings bindings;
    struct frame frame;
    struct layout_wish wish;
    struct layout layout;
    enum pane focus;
    enum pane under[PANES]; /* what lies under the panes aside: the way back, latest last */
    int under_count;
    enum pane values; /* budget or indicators: the one whose selected value counts elsewhere */
    struct units units;
    struct filtering filtering;
    struct search_units search;
    struct facets_view facets;
    struct desk desk;

    struct {
        int row, column;
        int rows;       /* there was room for */
        unsigned shown; /* columns there was room for, one bit each */
    } budget;
    struct {
        struct list list;
        int column;
        unsigned shown; /* columns there was room for, one bit each */
        struct search_indicators search;
    } indicators;
    struct {
        struct list list;
        uint64_t id;     /* of the selected one; 0: none */
        size_t evidence; /* the one looked at */
    } findings;
    struct {
        struct list list;
        enum budget_field field;
        struct mentions found; /* read again while the pane is asked for */
        struct arena arena;
    } mentions;
    struct {
        struct list list;
    } notes;
    struct {
        struct sheet sheet;
        char field[VIEW_FIELD];
        bool of_finding;                /* of the selected finding, not of the field */
        struct explanation explanation; /* made again while the pane is asked for */
        struct arena arena;
        struct err err;
    } why;
    struct {
        struct sheet sheet;
        enum grade wanted; /* GRADE_NONE: the next better one */
        bool found;        /* else `err` says why not */
        struct goal goal;  /* sought again while the pane is asked for */
        struct arena arena;
        struct err err;
    } goal;
    struct whatif whatif;
    struct bulking bulking;
    struct grepping grepping;
    struct source source;
    struct past past; /* of the history pane */
    struct comparing comparing;
    struct statistics statistics;
    struct proposal proposal; /* of the policy page */
    struct {
        struct sheet sheet;
        enum context of;
        struct needle needle; /* rows with it alone are listed; none: all */
    } help;
    bool welcoming; /* the first keys are told, until one is pressed */

    struct edit edit;
    struct prompt prompt;
    struct noting noting;
    uint32_t typed[KEYS_SEQUENCE]; /* of a sequence that is not complete */
    int typed_count;
    struct then then;
    char *copied; /* for the clipboard of the terminal; NULL: nothing yet */
    char message[APP_MESSAGE];
    enum style message_style;
    struct spot spots[APP_SPOTS];
    int spot_count;
    /* Of work that takes long, at the foot of the screen; false: it is to stop. NULL: nobody is
     * told. */
    bool (*tell)(void *data, const char *text);
    void *tell_data;
    int64_t told_at; /* in milliseconds */
    bool quit;
    int signal; /* that ended it; 0: none */
};

/* With the frame of the size given, nothing drawn yet. Fails when the store cannot be read. */
bool app_init(struct app *app, struct store *store, const struct ui_options *options, int rows,
    int columns, struct err *err);
void app_fini(struct app *app);

enum reaction app_event(struct app *app, const struct event *event);
void app_resize(struct app *app, int rows, int columns);

/* Reads what the screen is to show, and draws it into the frame. */
void app_draw(struct app *app);

/* Work that goes on by itself and is to be seen: takes in what it has done, waiting for its end no
 * longer than told; false when there is none any more. */
bool app_work(struct app *app, int milliseconds);

/* A slice of the work that can be done before it is asked for, when nothing else is waiting; true
 * while there is more of it. */
bool app_idle(struct app *app);

/* Work under way that began with `done` at most 1; false: the reviewer wants it stopped. */
bool app_progress(struct app *app, const char *doing, int64_t done, int64_t all);

/* The evaluation selected is on the desk; false when there is none, or it cannot be opened. */
bool app_settle(struct app *app);

/* The line at the foot of the screen, until the next key. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

void app_focus(struct app *app, enum pane pane);
void app_away(struct app *app); /* from where app_is_aside to where the focus was before */
bool app_is_aside(const struct app *app); /* in a pane that lies over others: from mentions on */
bool app_value(const struct app *app,
    struct selected *out); /* that the panes have selected; needs an open desk */

/* Remembers where the reviewer is, for "back". */
void app_leave(struct app *app);
bool app_back(struct app *app);
bool app_go(struct app *app, int64_t key);   /* selects an evaluation */
bool app_open(struct app *app, int64_t key); /* and has it on the desk; false and said: it cannot */

/* Stands on the value a field of the journal names, in the pane returned; PANES: none has it. */
enum pane app_select_field(struct app *app, const char *field);

/* Goes to what a field of the journal names, value or finding; else to the indicators. */
void app_show_field(struct app *app, const char *field);

/* The key of the one evaluation whose id begins so; false, and said, when there is none. */
bool app_find(struct app *app, const char *id, int64_t *key);

/* After a change of the review: nothing is tried any more, the list follows. */
void app_kept(struct app *app);

/* The keys anew, of what the settings name now; says what is wrong in the file. */
void app_load_keys(struct app *app);

enum context app_context(const struct app *app);

#endif
