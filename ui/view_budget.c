#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "export/value.h"
#include "columns.h"
#include "intl.h"
#include "review_value.h"
#include "values.h"

enum { ROWS = 3, COLUMNS = 6, LABEL_GAP = 1 };

#define NO_FIELD BUDGET_FIELDS
enum { INITIAL, ADJUSTMENT, ADJUSTED, EXECUTED, RATE, SCORE };

static const char *const row_labels[ROWS] = {N_("total"), N_("basic"), N_("project")};

static const struct {
    const char *label;
    const char *brief; /* where there is no room for it */
    int least, drop;
} headings[COLUMNS] = {
    [INITIAL] = {N_("initial"), N_("init."), 7, 2},
    [ADJUSTMENT] = {N_("adjustment"), N_("adj."), 7, 4},
    [ADJUSTED] = {N_("adjusted"), N_("budget"), 7, 0},
    [EXECUTED] = {N_("executed"), N_("exec."), 7, 0},
    [RATE] = {N_("rate"), N_("rate"), 6, 3},
    [SCORE] = {N_("score"), N_("score"), 5, 0},
};

static const enum budget_field fields[ROWS][COLUMNS] = {
    {BUDGET_INITIAL, BUDGET_ADJUSTMENT, BUDGET_ADJUSTED, BUDGET_EXECUTED, BUDGET_RATE,
        BUDGET_SCORE},
    {BUDGET_INITIAL_BASIC, NO_FIELD, BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_EXECUTED,
        BUDGET_BASIC_RATE, NO_FIELD},
    {BUDGET_INITIAL_PROJECT, NO_FIELD, BUDGET_PROJECT_ADJUSTED, BUDGET_PROJECT_EXECUTED, NO_FIELD,
        NO_FIELD},
};

/* What a cell shows, and whether it is not as reported. */
static const char *cell_text(
    const struct app *app, enum budget_field field, char text[static VALUES_TEXT], bool *changed)
{
    const struct budget *budget = &app->desk.at.dossier.evaluation->budget;
    const struct reviewed_budget *reviewed = &desk_review(&app->desk)->budget;
    char number[VALUES_TEXT];
    *changed = false;
    if (field == NO_FIELD)
        return "";
    const struct figure *figure = budget_figure(budget, field);
    if (field == BUDGET_ADJUSTED || field == BUDGET_EXECUTED) {
        const struct figure *now =
            field == BUDGET_ADJUSTED ? &reviewed->adjusted : &reviewed->executed;
        *changed = !review_value_same_figure(now, figure);
        return values_figure(now, text);
    }
    if (field == BUDGET_RATE)
        return values_percent(reviewed->rate.known, reviewed->rate.value, text);
    if (field != BUDGET_SCORE)
        return values_budget(field, figure, text);
    *changed = reviewed->basis != BASIS_REPORTED;
    snprintf(text, VALUES_TEXT, "%s%s", values_computed(&reviewed->score, number),
        values_basis(reviewed->basis, &reviewed->score));
    return text;
}

static int label_cells(void)
{
    int cells = 0;
    for (int row = 0; row < ROWS; row++)
        if (cells_width(_(row_labels[row])) > cells)
            cells = cells_width(_(row_labels[row]));
    return cells;
}

static void fit(const struct app *app, struct column columns[static COLUMNS], int room)
{
    char text[VALUES_TEXT];
    bool changed;
    for (int c = 0; c < COLUMNS; c++) {
        int heading = cells_width(_(headings[c].label));
        columns[c].least = headings[c].least;
        for (int row = 0; row < ROWS; row++) {
            int cells = cells_width(cell_text(app, fields[row][c], text, &changed));
            if (cells > columns[c].least)
                columns[c].least = cells;
        }
        columns[c].natural = heading > columns[c].least ? heading : columns[c].least;
        columns[c].fair = columns[c].natural;
        columns[c].drop = headings[c].drop;
    }
    columns_fit(columns, COLUMNS, room, -1);
}

static void init(struct app *app)
{
    app->budget.rows = 1;
    app->budget.column = EXECUTED;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct summary *unit = units_selected(&app->units);
    const char *name = !unit ? "" : unit->project ? unit->project : unit->unit;
    snprintf(text, VIEW_TITLE, _(" Budget (10k yuan) %s "), name);
}

static void draw_cell(const struct app *app, const struct area *area, int y, int x, int width,
    int row, int column, enum style style)
{
    char text[VALUES_TEXT];
    bool changed;
    enum budget_field field = fields[row][column];
    const char *shown = cell_text(app, field, text, &changed);
    if (app->edit.active && field != NO_FIELD &&
        strcmp(app->edit.field, budget_fields[field].path) == 0) {
        line_draw(&app->edit.line, area, y, x, width, STYLE_INPUT);
        return;
    }
    frame_right(area, y, x, width, style == STYLE_PLAIN && changed ? STYLE_CHANGED : style, shown);
    bool arrow = changed && field != BUDGET_SCORE;
    if (arrow || (field != NO_FIELD && desk_noted(&app->desk, budget_fields[field].path)))
        frame_text(area, y, frame_before_right(x, width, shown), 1,
            style == STYLE_PLAIN ? STYLE_CHANGED : style,
            style_sign(arrow ? SIGN_ARROW : SIGN_NOTE));
}

static enum style cell_style(const struct app *app, int row, int column, bool focused)
{
    bool here =
        app->values == PANE_BUDGET && app->budget.row == row && app->budget.column == column;
    return !here ? STYLE_PLAIN : focused ? STYLE_CELL : STYLE_CELL_IDLE;
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct column columns[COLUMNS];
    if (!app->desk.at.open) {
        frame_text(area, 0, 0, area->rect.columns, STYLE_ERROR,
            app->desk.at.key ? app->desk.at.err.text : "");
        return;
    }
    int labels = 1 + label_cells() + LABEL_GAP;
    fit(app, columns, area->rect.columns - labels - 1);
    app->budget.shown = 0;
    for (int c = 0; c < COLUMNS; c++) {
        if (!columns[c].width)
            continue;
        app->budget.shown |= 1u << c;
        int x = labels + columns[c].at;
        bool whole = cells_width(_(headings[c].label)) <= columns[c].width;
        frame_right(area, 0, x, columns[c].width, STYLE_HEAD,
            whole ? _(headings[c].label) : _(headings[c].brief));
        for (int row = 0; row < ROWS && row + 1 < area->rect.rows; row++)
            draw_cell(
                app, area, row + 1, x, columns[c].width, row, c, cell_style(app, row, c, focused));
        if (focused && app->budget.column == c && !app->edit.active)
            frame_cursor(area, app->budget.row + 1, x + columns[c].width - 1, false);
    }
    app->budget.rows = area->rect.rows - 1 < ROWS ? area->rect.rows - 1 : ROWS;
    for (int row = 0; row < app->budget.rows; row++)
        frame_text(area, row + 1, 1, labels - 1, STYLE_HEAD, _(row_labels[row]));
}

static void step_column(struct app *app, int step)
{
    int column = app->budget.column;
    do
        column += step;
    while (column >= 0 && column < COLUMNS &&
           (!(app->budget.shown & 1u << column) || fields[app->budget.row][column] == NO_FIELD));
    if (column >= 0 && column < COLUMNS)
        app->budget.column = column;
}

/* A row that has nothing in the column goes to its nearest value on the left. */
static void select_row(struct app *app, int row)
{
    int last = app->budget.rows - 1;
    app->budget.row = row < 0 ? 0 : row > last ? last : row;
    while (app->budget.column > 0 && fields[app->budget.row][app->budget.column] == NO_FIELD)
        app->budget.column--;
}

static void move(struct app *app, enum motion motion)
{
    int step = list_step(motion, ROWS);
    if (list_scrolls(motion))
        return;
    if (step)
        select_row(app, app->budget.row + step);
    else if (motion == MOVE_FIRST || motion == MOVE_LAST)
        select_row(app, motion == MOVE_FIRST ? 0 : ROWS - 1);
    else if (motion == MOVE_LEFT || motion == MOVE_RIGHT)
        step_column(app, motion == MOVE_LEFT ? -1 : 1);
    else
        for (int c = 0; c < COLUMNS; c++)
            step_column(app, motion == MOVE_START ? -1 : 1);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    if (row < 1 || row > app->budget.rows)
        return false;
    select_row(app, row - 1);
    return true;
}

static bool value(const struct app *app, struct selected *out)
{
    enum budget_field field = fields[app->budget.row][app->budget.column];
    if (field == NO_FIELD)
        return false;
    snprintf(out->field, sizeof out->field, "%s", budget_fields[field].path);
    out->place = budget_figure(&app->desk.at.dossier.evaluation->budget, field)->place;
    out->editable = field == BUDGET_ADJUSTED || field == BUDGET_EXECUTED || field == BUDGET_SCORE;
    return true;
}

static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    struct selected selected;
    char text[VALUES_TEXT];
    bool changed;
    if (!value(app, &selected))
        return false;
    enum budget_field field = fields[app->budget.row][app->budget.column];
    const char *shown = cell_text(app, field, text, &changed);
    out->text = arena_text(arena, shown);
    out->about = value_field(app->desk.at.dossier.evaluation, selected.field, arena);
    if (app->budget.column < RATE)
        out->about = arena_format(arena, _("%s (%s)"), out->about, _("10k yuan"));
    if (!changed)
        out->place = selected.place;
    return true;
}

static void select_score(struct app *app)
{
    app->budget.row = 0;
    app->budget.column = SCORE;
}

static bool select_field(struct app *app, const char *field)
{
    for (int row = 0; row < ROWS; row++)
        for (int c = 0; c < COLUMNS; c++)
            if (fields[row][c] != NO_FIELD &&
                strcmp(budget_fields[fields[row][c]].path, field) == 0) {
                app->budget.row = row < app->budget.rows ? row : 0;
                app->budget.column = c;
                return row < app->budget.rows;
            }
    return false;
}

static void enter(struct app *app)
{
    app_focus(app, PANE_SOURCE);
}

const struct view view_budget = {.name = "budget",
    .context = CONTEXT_BUDGET,
    .init = init,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .value = value,
    .select_score = select_score,
    .select_field = select_field,
    .cite = cite};
