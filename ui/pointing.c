#include "pointing.h"

#include <string.h>

#include "app.h"
#include "intl.h"

static bool holds(const struct rect *rect, const struct mouse *mouse)
{
    return mouse->row >= rect->row - 1 && mouse->row < rect->row + rect->rows &&
           mouse->column >= rect->column && mouse->column < rect->column + rect->columns;
}

/* PANES: none is there that anything can be done with. A title belongs to the pane below it. */
static enum pane pane_at(const struct app *app, const struct mouse *mouse)
{
    for (int pane = 0; pane < PANES; pane++)
        if (app->layout.panes[pane].shown && view_of((enum pane)pane)->move &&
            holds(&app->layout.panes[pane].rect, mouse))
            return (enum pane)pane;
    return PANES;
}

static void move(struct app *app, enum motion motion)
{
    view_of(app->focus)->move(app, motion);
    app_draw(app);
}

static bool is_cell(const struct app *app, const struct mouse *mouse)
{
    const struct cell *cell = frame_cell(&app->frame, mouse->row, mouse->column);
    return cell[mouse->column && !cell->width ? -1 : 0].style == STYLE_CELL;
}

/* The selected value is drawn in a style of its own: it moves along the row until that is what is
 * pointed at; between two values it stays where it was. */
static void go_to_value(struct app *app, const struct mouse *mouse)
{
    int steps = 0, before, start = app->frame.cursor_column;
    move(app, MOVE_START);
    do {
        if (is_cell(app, mouse))
            return;
        before = app->frame.cursor_column;
        move(app, MOVE_RIGHT);
    } while (app->frame.cursor_column != before && ++steps < app->frame.columns);
    move(app, MOVE_START);
    for (; app->frame.cursor_column != start && steps > 0; steps--)
        move(app, MOVE_RIGHT);
}

/* Edits a value; else what Enter does with what is selected. */
static enum reaction open_selected(struct app *app)
{
    bool partial;
    const uint32_t key = KEYS_ENTER;
    const struct view *view = view_of(app->focus);
    if (view->select_score)
        return command_run(app, command_find("edit", strlen("edit")), NULL);
    const struct binding *enter = bindings_match(&app->bindings, view->context, &key, 1, &partial);
    return enter ? command_run(app, enter->command, enter->argument) : REACT_DRAW;
}

static enum reaction click(struct app *app, enum pane pane, const struct mouse *mouse)
{
    const struct view *view = view_of(pane);
    const struct rect *rect = &app->layout.panes[pane].rect;
    app_focus(app, pane);
    if (view->value)
        app->values = pane;
    app_draw(app);
    int row = mouse->row - rect->row, column = mouse->column - rect->column;
    if (row < 0 || !view->point || !view->point(app, row, column))
        return REACT_DRAW;
    if (view->select_score)
        go_to_value(app, mouse);
    return mouse->act == MOUSE_DOUBLE ? open_selected(app) : REACT_DRAW;
}

enum reaction pointing_take(struct app *app, const struct mouse *mouse)
{
    enum pane pane = pane_at(app, mouse);
    if (app->edit.active || app->prompt.active) {
        app_say(app, _("first keep what is typed, or give it back"));
        return REACT_DRAW;
    }
    if (pane == PANES || app->layout.too_small)
        return REACT_DRAW;
    if (mouse->act == MOUSE_CLICK || mouse->act == MOUSE_DOUBLE)
        return click(app, pane, mouse);
    view_of(pane)->move(app, mouse->act == MOUSE_WHEEL_UP ? MOVE_SCROLL_UP : MOVE_SCROLL_DOWN);
    return REACT_DRAW;
}
