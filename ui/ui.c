#include "ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "home.h"
#include "intl.h"
#include "react.h"
#include "script.h"
#include "term.h"

/* Time for the terminal to take a frame before work ahead competes with it. */
enum { SETTLE_MS = 2 };

/* Nobody wonders before that. */
enum { TELL_MS = 300 };

/* Between two frames while work goes on. */
enum { WORK_MS = 100 };

enum { EXIT_FAILED = 1, EXIT_UNUSABLE = 3, EXIT_SIGNAL = 128 };

/* Again and again while work goes on that is to be seen. */
static void show(struct app *app)
{
    bool working;
    do {
        working = app_work(app, 0);
        react_show(app);
    } while (working && term_quiet(WORK_MS));
}

/* A frame is drawn when nothing more is waiting: of a held key only the last. */
static void run(struct app *app)
{
    while (!app->quit) {
        if (!term_pending()) {
            show(app);
            while (term_quiet(SETTLE_MS) && app_idle(app))
                ;
            if (app->noting.unsaved && term_quiet(NOTING_PAUSE_MS))
                noting_pause(app);
        }
        struct event event;
        term_wait(&event);
        react_event(app, &event);
    }
}

/* What is on the screen stays, but for the line at its foot. */
static bool tell(void *data, const char *text)
{
    struct app *app = data;
    struct area all =
        frame_area(&app->frame, (struct rect){0, 0, app->frame.rows, app->frame.columns});
    frame_text(&all, app->frame.rows - 1, 0, app->frame.columns, STYLE_MESSAGE, text);
    term_show(&app->frame);
    return !term_gives_up();
}

static bool wait_for_store(void *data, int milliseconds)
{
    return milliseconds < TELL_MS ||
           tell(data, _(" waiting for another program that writes to the store; Esc gives up"));
}

static void print_error(const char *format, const char *text)
{
    fputs("fuhe: ", stderr);
    fprintf(stderr, format, text);
    fputc('\n', stderr);
}

static int run_script(struct app *app, const char *path, struct err *err)
{
    bool readable;
    if (script_run(app, path, &readable, err))
        return 0;
    return readable ? EXIT_FAILED : EXIT_UNUSABLE;
}

/* Where the commands typed are kept, those of earlier runs taken up; NULL, and said, when they are
 * not. */
static char *take_up_commands(struct app *app)
{
    struct err err;
    char *path = home_path(HOME_STATE, "commands");
    if (path && recall_load(&app->prompt.recall, path, &err))
        return path;
    app_complain(app, _("the commands typed are not kept: %s"),
        path ? err.text : _("there is no home folder"));
    free(path);
    return NULL;
}

static int run_on_terminal(
    struct app *app, const struct ui_options *options, struct err *err, struct err *unkept)
{
    char *kept = take_up_commands(app);
    store_set_wait(app->store, wait_for_store, app);
    int status = options->script ? run_script(app, options->script, err) : 0;
    if (!status)
        run(app);
    store_set_wait(app->store, NULL, NULL);
    if (kept)
        recall_save(&app->prompt.recall, kept, unkept);
    free(kept);
    return app->signal ? EXIT_SIGNAL + app->signal : status;
}

static bool open_terminal(const struct ui_options *options, bool nowhere, struct err *err)
{
    if (nowhere)
        return term_open_nowhere(
            options->settings, "xterm-256color", options->rows, options->columns, err);
    return term_open(options->settings, err);
}

/* A script that was told a size, or has no terminal, needs none. */
int ui_run(struct store *store, const struct ui_options *options)
{
    struct err err, unkept = {.text = ""};
    struct app app;
    struct ui_options sized = *options;
    bool nowhere = options->script && (options->rows || strcmp(options->script, "-") == 0 ||
                                          !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO));
    if (!options->rows)
        sized.rows = UI_ROWS, sized.columns = UI_COLUMNS;
    if (!open_terminal(&sized, nowhere, &err)) {
        print_error("%s", err.text);
        return EXIT_UNUSABLE;
    }
    term_size(&sized.rows, &sized.columns);
    if (!nowhere) {
        sized.tell = tell;
        sized.tell_data = &app;
    }
    int status = EXIT_UNUSABLE;
    if (app_init(&app, store, &sized, sized.rows, sized.columns, &err)) {
        status = nowhere ? run_script(&app, options->script, &err)
                         : run_on_terminal(&app, options, &err, &unkept);
        app_fini(&app);
    }
    term_close();
    if (status == EXIT_FAILED || status == EXIT_UNUSABLE)
        print_error("%s", err.text);
    if (*unkept.text)
        print_error(_("the commands typed are not kept: %s"), unkept.text);
    return status;
}
