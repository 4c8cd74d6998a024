#include "react.h"

#include "app.h"
#include "editor.h"

/* False when the terminal cannot be used any more. */
static bool lend_terminal(struct app *app, struct err *err)
{
    term_lend();
    bool good = editor_run(app->noting.file, NULL);
    noting_edited(app, good);
    return term_take_back(app->settings, err);
}

void react(struct app *app, enum reaction reaction)
{
    int rows, columns;
    struct err err;
    if (reaction & REACT_QUIT)
        app->quit = true;
    if (reaction & REACT_SUSPEND)
        term_suspend();
    if (reaction & REACT_EDITOR && !lend_terminal(app, &err))
        err_fatal(err.text);
    if (reaction & REACT_LOOKS)
        term_adopt(app->settings);
    if (reaction & REACT_COPY)
        term_copy(app->copied);
    if (reaction & REACT_REPAINT)
        term_repaint();
    term_size(&rows, &columns);
    if (rows != app->frame.rows || columns != app->frame.columns)
        app_resize(app, rows, columns);
}

void react_event(struct app *app, const struct event *event)
{
    react(app, app_event(app, event));
}

void react_show(struct app *app)
{
    app_draw(app);
    term_show(&app->frame);
}
