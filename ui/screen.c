#include "screen.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "intl.h"
#include "values.h"
#include "welcome.h"

enum { TEXT = 512 };

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void grade_counts(const struct counts *counts, char text[static TEXT])
{
    char *to = text;
    *to = '\0';
    for (int grade = GRADE_YOU; grade <= GRADE_CHA; grade++)
        if (counts->by_grade[grade])
            to += snprintf(to, 48, "%s%s %lld", to > text ? " " : "",
                values_grade((enum grade)grade), (long long)counts->by_grade[grade]);
}

static void draw_header(const struct app *app, const struct area *screen)
{
    const struct counts *counts = &app->units.counts;
    char left[TEXT], right[TEXT], grades[TEXT], key[BINDINGS_TEXT];
    grade_counts(counts, grades);
    snprintf(left, sizeof left, _(" fuhe  %s   evaluations %lld  reviewed %lld   %s"),
        base_name(store_path(app->store)), (long long)counts->evaluations,
        (long long)counts->reviewed, grades);
    bindings_text(&app->bindings, view_of(app->focus)->context, command_find("help", 4), 1, key);
    snprintf(right, sizeof right, _("reviewer %s   %s help "), app->reviewer, key);
    int width = screen->rect.columns, end = cells_width(right);
    frame_text(screen, 0, 0, width, STYLE_HEADER, left);
    if (app->desk.trial.open) {
        const char *trial = _(" WHAT-IF, not kept ");
        end = cells_width(trial);
        frame_text(screen, 0, width - end, end, STYLE_TRIAL, trial);
        return;
    }
    if (cells_width(left) + end + 2 > width) {
        snprintf(right, sizeof right, _("%s help "), key);
        end = cells_width(right);
    }
    if (cells_width(left) + end + 2 <= width)
        frame_text(screen, 0, width - end, end, STYLE_HEADER, right);
}

static void draw_edge(
    const struct area *box, int row, enum sign left, enum sign right, enum style style)
{
    int width = box->rect.columns;
    frame_fill(box, row, 0, width, style, style_sign(SIGN_HORIZONTAL));
    frame_fill(box, row, 0, 1, style, style_sign(left));
    frame_fill(box, row, width - 1, 1, style, style_sign(right));
}

void screen_box(const struct area *box)
{
    int last = box->rect.rows - 1;
    draw_edge(box, 0, SIGN_TOP_LEFT, SIGN_TOP_RIGHT, STYLE_BORDER);
    draw_edge(box, last, SIGN_BOTTOM_LEFT, SIGN_BOTTOM_RIGHT, STYLE_BORDER);
    frame_column(box, 1, 0, last - 1, STYLE_BORDER, style_sign(SIGN_VERTICAL));
    frame_column(box, 1, box->rect.columns - 1, last - 1, STYLE_BORDER, style_sign(SIGN_VERTICAL));
}

static bool is_top(const struct layout *layout, const struct rect *rect)
{
    return rect->row - 1 == layout->boxes[0].row;
}

/* The row above a pane: its border and its title. */
static void draw_title(struct app *app, enum pane pane, const struct area *screen)
{
    char title[VIEW_TITLE];
    struct rect rect = app->layout.panes[pane].rect;
    bool focused = app->focus == pane;
    struct area edge = frame_part(screen, rect.row - 1, rect.column - 1, 1, rect.columns + 2);
    if (!is_top(&app->layout, &rect))
        draw_edge(&edge, 0, SIGN_LEFT, SIGN_RIGHT, STYLE_BORDER);
    title[0] = '\0';
    view_of(pane)->title(app, title);
    int width = cells_width(title);
    if (width > rect.columns - 2)
        width = rect.columns - 2;
    if (width > 0)
        frame_text(&edge, 0, 2, width, focused ? STYLE_TITLE_FOCUS : STYLE_TITLE, title);
}

static void draw_panes(struct app *app, const struct area *screen)
{
    const struct layout *layout = &app->layout;
    for (int i = 0; i < layout->box_count; i++) {
        struct area box = frame_area(&app->frame, layout->boxes[i]);
        screen_box(&box);
    }
    for (int pane = 0; pane < PANES; pane++) {
        if (!layout->panes[pane].shown)
            continue;
        draw_title(app, (enum pane)pane, screen);
        struct area area = frame_area(&app->frame, layout->panes[pane].rect);
        view_of((enum pane)pane)->draw(app, &area, (int)app->focus == pane);
    }
}

/* The key of a command, and of the one behind it that does the opposite: "+/-". */
static void hint_keys(
    const struct app *app, enum context context, size_t i, char text[static 2 * BINDINGS_TEXT])
{
    char keys[BINDINGS_TEXT], opposite[BINDINGS_TEXT] = "";
    const struct command *command = &commands[i];
    bindings_text(&app->bindings, context, command, 1, keys);
    if (i + 1 < command_count && command[1].run == command->run &&
        command[1].value == -command->value)
        bindings_text(&app->bindings, context, command + 1, 1, opposite);
    bool pair = cells_width(keys) == 1 && cells_width(opposite) == 1;
    snprintf(text, 2 * BINDINGS_TEXT, "%s%s%s", keys, pair ? "/" : "", pair ? opposite : "");
}

/* The commands that have a word for it, with their first key, as many as there is room for. */
static void draw_hints(const struct app *app, const struct area *screen, int row)
{
    enum context context = app_context(app);
    int at = 1, width = screen->rect.columns;
    for (size_t i = 0; i < command_count; i++) {
        char keys[2 * BINDINGS_TEXT];
        unsigned hinted = commands[i].hinted ? commands[i].hinted : commands[i].contexts;
        if (!commands[i].hint || !(hinted & 1u << context))
            continue;
        hint_keys(app, context, i, keys);
        const char *word = _(commands[i].hint);
        int cells = cells_width(keys) + 1 + cells_width(word);
        if (!*keys || at + cells > width)
            continue;
        at += frame_run(screen, row, at, cells, STYLE_KEY, keys) + 1;
        at += frame_run(screen, row, at, cells, STYLE_HINT, word) + 2;
    }
}

static void draw_message(const struct app *app, const struct area *screen, int row)
{
    char text[APP_MESSAGE + 2];
    snprintf(text, sizeof text, " %s", app->message);
    frame_text(screen, row, 0, screen->rect.columns, app->message_style, text);
}

static void draw_foot(struct app *app, const struct area *screen)
{
    int foot = screen->rect.rows - 1;
    if (app->prompt.active)
        prompt_draw(app, screen);
    else if (!app->message[0])
        draw_hints(app, screen, foot);
    if (app->message[0])
        draw_message(app, screen, app->prompt.active ? foot - 1 : foot);
}

static void draw_too_small(const struct area *screen)
{
    char text[TEXT];
    int rows = screen->rect.rows, columns = screen->rect.columns;
    snprintf(text, sizeof text, _("%d×%d is too small: at least %d×%d"), columns, rows,
        LAYOUT_MIN_COLUMNS, LAYOUT_MIN_ROWS);
    int width = cells_width(text), at = width < columns ? (columns - width) / 2 : 0;
    frame_text(screen, (rows - 1) / 2, at, columns - at, STYLE_ERROR, text);
}

void screen_draw(struct app *app)
{
    struct rect whole = {0, 0, app->frame.rows, app->frame.columns};
    struct area screen = frame_area(&app->frame, whole);
    if (app->layout.too_small) {
        draw_too_small(&screen);
        return;
    }
    draw_header(app, &screen);
    draw_panes(app, &screen);
    if (app->welcoming)
        welcome_draw(app, &screen);
    draw_foot(app, &screen);
}
