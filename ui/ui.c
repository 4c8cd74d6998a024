#include "ui.h"

#include <stdio.h>

#include "app.h"
#include "editor.h"
#include "intl.h"
#include "term.h"

/* Time for the terminal to take a frame before work ahead competes with it. */
enum { SETTLE_MS = 2 };

/* Nobody wonders before that. */
enum { TELL_MS = 300 };

/* Between two frames while work goes on. */
enum { WORK_MS = 100 };

enum { EXIT_UNUSABLE = 3, EXIT_SIGNAL = 128 };

/* False when the terminal cannot be used any more. */
static bool lend_terminal(struct app *app, struct err *err)
{
    struct err why = {""};
    term_close();
    bool good = editor_run(app->noting.file, &why);
    noting_edited(app, good);
    return term_open(app->settings, err);
}

static void react(struct app *app, const struct event *event)
{
    int rows, columns;
    enum reaction reaction = app_event(app, event);
    if (reaction & REACT_SUSPEND)
        term_suspend();
    struct err err;
    if (reaction & REACT_EDITOR && !lend_terminal(app, &err))
        err_fatal(err.text);
    if (reaction & REACT_LOOKS)
        term_adopt(app->settings);
    if (reaction & REACT_REPAINT)
        term_repaint();
    term_size(&rows, &columns);
    if (rows != app->frame.rows || columns != app->frame.columns)
        app_resize(app, rows, columns);
}

/* Again and again while work goes on that is to be seen. */
static void show(struct app *app)
{
    bool working;
    do {
        working = app_work(app, 0);
        app_draw(app);
        term_show(&app->frame);
    } while (working && term_quiet(WORK_MS));
}

/* A frame is drawn when nothing more is waiting: of a held key only the last. */
static void run(struct app *app)
{
    while (!app->quit) {
        if (!term_pending()) {
            show(app);
            if (term_quiet(SETTLE_MS))
                app_idle(app);
            if (app->noting.unsaved && term_quiet(NOTING_PAUSE_MS))
                noting_pause(app);
        }
        struct event event;
        term_wait(&event);
        react(app, &event);
    }
}

/* What is on the screen stays, but for the line at its foot. */
static bool wait_for_store(void *data, int milliseconds)
{
    struct app *app = data;
    if (milliseconds < TELL_MS)
        return true;
    struct area all = frame_area(
        &app->frame, (struct rect){0, 0, app->frame.rows, app->frame.columns});
    frame_text(&all, app->frame.rows - 1, 0, app->frame.columns, STYLE_MESSAGE,
        _(" waiting for another program that writes to the store; Esc gives up"));
    term_show(&app->frame);
    return !term_gives_up();
}

int ui_run(struct store *store, const struct ui_options *options)
{
    struct err err;
    struct app app;
    int rows, columns;
    if (!term_open(options->settings, &err)) {
        fprintf(stderr, "fuhe: %s\n", err.text);
        return EXIT_UNUSABLE;
    }
    term_size(&rows, &columns);
    bool started = app_init(&app, store, options, rows, columns, &err);
    int status = started ? 0 : EXIT_UNUSABLE;
    if (started) {
        store_set_wait(store, wait_for_store, &app);
        run(&app);
        store_set_wait(store, NULL, NULL);
        status = app.signal ? EXIT_SIGNAL + app.signal : 0;
        app_fini(&app);
    }
    term_close();
    if (!started)
        fprintf(stderr, "fuhe: %s\n", err.text);
    return status;
}
