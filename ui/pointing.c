#include "pointing.h"

#include <string.h>

#include "app.h"
#include "intl.h"

enum { WHEEL_ROWS = 3 };

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

/* A view draws the cursor on the row it has selected: it moves until that is the row pointed at,
 * or the one above that goes on there. */
static void go_to_row(struct app *app, int row)
{
    int at = app->frame.cursor_row;
    while (at != row) {
        enum motion motion = at < row ? MOVE_DOWN : MOVE_UP;
        move(app, motion);
        int now = app->frame.cursor_row;
        if (motion == MOVE_DOWN && now > row)
            move(app, MOVE_UP);
        if (now == at || (motion == MOVE_DOWN ? now > row : now < row))
            return;
        at = now;
    }
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

static bool has_rows(enum pane pane)
{
    return pane != PANE_SOURCE && !view_of(pane)->covers;
}

static void click(struct app *app, enum pane pane, const struct mouse *mouse)
{
    const struct rect *rect = &app->layout.panes[pane].rect;
    bool title = mouse->row < rect->row;
    app_focus(app, pane);
    if (view_of(pane)->value)
        app->values = pane;
    app_draw(app);
    if (title || !has_rows(pane))
        return;
    go_to_row(app, mouse->row);
    if (view_of(pane)->select_score)
        go_to_value(app, mouse);
}

static enum reaction open_selected(struct app *app)
{
    const char *name = view_of(app->focus)->select_score ? "edit" : "enter";
    const struct command *command = command_find(name, strlen(name));
    bool here = command->contexts & 1u << app_context(app);
    return here ? command_run(app, command, NULL) : REACT_DRAW;
}

static void scroll(struct app *app, enum pane pane, enum motion motion)
{
    for (int i = 0; i < WHEEL_ROWS; i++)
        view_of(pane)->move(app, motion);
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
    if (mouse->act == MOUSE_WHEEL_UP || mouse->act == MOUSE_WHEEL_DOWN) {
        scroll(app, pane, mouse->act == MOUSE_WHEEL_UP ? MOVE_UP : MOVE_DOWN);
        return REACT_DRAW;
    }
    click(app, pane, mouse);
    return mouse->act == MOUSE_DOUBLE ? open_selected(app) : REACT_DRAW;
}
