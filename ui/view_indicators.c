#include "app.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "columns.h"
#include "detail.h"
#include "export/value.h"
#include "intl.h"
#include "review_value.h"
#include "values.h"

enum { NUMBER, NAME, TARGET, ACTUAL, COMPLETION, WEIGHT, REPORTED, RECOMPUTED, REVIEWED, COLUMNS };

enum { DETAIL_ROWS = 8, DETAIL_LEAST = 2, NAME_LEAST = 8, NAME_FAIR = 16, VALUE_LEAST = 9 };

/* When there is no room, what can be worked out from the others goes first. */
static const struct {
    const char *label;
    const char *field; /* of indicators[N]; NULL: none */
    int most, drop;
    bool left, editable;
} heads[COLUMNS] = {
    [NUMBER] = {"#", NULL, 5, 0, false, false},
    [NAME] = {N_("indicator"), "name", 60, 0, true, false},
    [TARGET] = {N_("target"), "target", 14, 0, true, true},
    [ACTUAL] = {N_("act."), "actual", 14, 0, false, true},
    [COMPLETION] = {N_("compl."), "completion", 9, COLUMNS_EARLY, false, false},
    [WEIGHT] = {N_("wt."), "weight", 6, 2, false, true},
    [REPORTED] = {N_("self"), "score", 6, 1, false, false},
    [RECOMPUTED] = {N_("rule"), "score", 6, 3, false, false},
    [REVIEWED] = {N_("review"), "score", 7, 0, false, true},
};

static const struct evaluation *evaluation_of(const struct app *app)
{
    return app->desk.at.dossier.evaluation;
}

/* Of what still stands. */
static char worst_mark(const struct app *app, int number)
{
    static const char marks[] = {
        [SEVERITY_ERROR] = '!', [SEVERITY_WARNING] = '?', [SEVERITY_INFO] = '.'};
    const struct findings *findings = desk_findings(&app->desk);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->indicator == number && finding->of & OF_REVIEWED && !findings_let_go(finding))
            return marks[finding->severity];
    }
    return ' ';
}

/* Something is noted on an indicator and not resolved. */
static bool is_noted(const struct app *app, size_t i)
{
    char path[VIEW_FIELD];
    snprintf(path, sizeof path, "indicators[%zu]", i + 1);
    return desk_noted(&app->desk, path);
}

/* Behind its number; the room for it is there as long as any of them has one. */
static const char *note_sign(const struct app *app, size_t i)
{
    return is_noted(app, i)                       ? style_sign(SIGN_NOTE)
           : desk_noted(&app->desk, "indicators") ? " "
                                                  : "";
}

static const char *score_text(
    const struct reviewed_indicator *reviewed, char text[static VALUES_TEXT])
{
    char number[VALUES_TEXT];
    stpcpy(stpcpy(text, values_computed(&reviewed->score, number)),
        values_basis(reviewed->basis, &reviewed->score));
    return text;
}

static const char *cell_text(
    const struct app *app, size_t i, int column, int cells, char text[static VALUES_TEXT])
{
    const struct indicator *indicator = &evaluation_of(app)->indicators[i];
    const struct reviewed_indicator *reviewed = &desk_review(&app->desk)->indicators[i];
    switch (column) {
    case NUMBER:
        snprintf(
            text, VALUES_TEXT, "%c%zu%s", worst_mark(app, (int)i + 1), i + 1, note_sign(app, i));
        return text;
    case NAME:
        return indicator->name.text ? indicator->name.text : style_sign(SIGN_NONE);
    case TARGET:
        return values_quantity(&reviewed->target, true, cells, text);
    case ACTUAL:
        return values_quantity(&reviewed->actual, false, cells, text);
    case COMPLETION:
        return values_percent(reviewed->completion.known, reviewed->completion.value, text);
    case WEIGHT:
        return values_figure(&reviewed->weight, text);
    case REPORTED:
        return values_figure(&indicator->score, text);
    case RECOMPUTED:
        return values_computed(&app->desk.at.scores[i], text);
    default:
        return score_text(reviewed, text);
    }
}

static bool is_changed(const struct app *app, size_t i, int column)
{
    const struct indicator *indicator = &evaluation_of(app)->indicators[i];
    const struct reviewed_indicator *reviewed = &desk_review(&app->desk)->indicators[i];
    switch (column) {
    case TARGET:
        return !review_value_same(&reviewed->target, &indicator->target);
    case ACTUAL:
        return !review_value_same(&reviewed->actual, &indicator->actual);
    case WEIGHT:
        return !review_value_same_figure(&reviewed->weight, &indicator->weight);
    case REVIEWED:
        return reviewed->basis != BASIS_REPORTED;
    default:
        return false;
    }
}

/* The widest cell of a column when its values may be `cells` wide (units are left out beyond). */
static int widest(const struct app *app, int column, int cells)
{
    char text[VALUES_TEXT];
    int widest = cells_width(_(heads[column].label)), most = heads[column].most;
    for (size_t i = 0; i < evaluation_of(app)->indicator_count; i++) {
        int width = cells_width(cell_text(app, i, column, cells, text));
        if (width > widest)
            widest = width;
    }
    return widest < most ? widest : most;
}

/* Cells that are of no use to values without their units are of use to the names. */
static void fit_names(const struct app *app, struct column columns[static COLUMNS], int room)
{
    for (int c = 0; c < COLUMNS; c++) {
        bool quantity = columns[c].width && (c == TARGET || c == ACTUAL);
        int cells = quantity ? widest(app, c, columns[c].width) : columns[c].width;
        if (cells > columns[c].width)
            cells = columns[c].width;
        columns[c].natural = columns[c].fair = columns[c].least = cells;
    }
    columns_fit(columns, COLUMNS, room, NAME);
}

static void fit(const struct app *app, struct column columns[static COLUMNS], int room)
{
    for (int c = 0; c < COLUMNS; c++) {
        columns[c].natural = widest(app, c, heads[c].most);
        bool quantity = c == TARGET || c == ACTUAL;
        int least = c == NAME ? NAME_LEAST : quantity ? widest(app, c, 0) : columns[c].natural;
        if (quantity && least > VALUE_LEAST)
            least = VALUE_LEAST;
        columns[c].least = least < columns[c].natural ? least : columns[c].natural;
        columns[c].fair =
            c == NAME && columns[c].natural > NAME_FAIR ? NAME_FAIR : columns[c].natural;
        columns[c].drop = heads[c].drop;
    }
    columns_fit(columns, COLUMNS, room, NAME);
    fit_names(app, columns, room);
}

static void init(struct app *app)
{
    app->indicators.column = ACTUAL;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    size_t count = app->desk.at.open ? evaluation_of(app)->indicator_count : 0;
    int length = snprintf(text, VIEW_TITLE, _(" Indicators %zu "), count), current;
    if (!app->indicators.search.words || !app->desk.at.open)
        return;
    int hits = search_indicators_count(app, &current);
    snprintf(text + length, (size_t)(VIEW_TITLE - length), "· %s %d/%d ",
        app->indicators.search.words, current, hits);
}

static void field_of(size_t i, int column, char field[static VIEW_FIELD])
{
    snprintf(field, VIEW_FIELD, "indicators[%zu].%s", i + 1, heads[column].field);
}

static bool is_edited(const struct app *app, size_t i, int column)
{
    char field[VIEW_FIELD];
    if (!app->edit.active || !heads[column].editable)
        return false;
    field_of(i, column, field);
    return strcmp(app->edit.field, field) == 0;
}

/* Of the three scores the reviewed one has the mark. */
static bool is_cell_noted(const struct app *app, size_t i, int column)
{
    char field[VIEW_FIELD];
    if (!heads[column].field || column == REPORTED || column == RECOMPUTED)
        return false;
    field_of(i, column, field);
    return desk_noted(&app->desk, field);
}

static enum style mark_style(char mark)
{
    return mark == '!'   ? STYLE_ERROR
           : mark == '?' ? STYLE_WARNING
           : mark == '.' ? STYLE_INFO
                         : STYLE_DIM;
}

static void draw_cell(const struct app *app, const struct area *area, int y,
    const struct column *at, size_t i, int column, enum style style)
{
    char text[VALUES_TEXT];
    if (is_edited(app, i, column)) {
        line_draw(&app->edit.line, area, y, at->at, at->width, STYLE_INPUT);
        return;
    }
    const char *shown = cell_text(app, i, column, at->width, text);
    bool changed = is_changed(app, i, column);
    if (style == STYLE_PLAIN && changed)
        style = STYLE_CHANGED;
    if (heads[column].left)
        frame_text(area, y, at->at, at->width, style, shown);
    else
        frame_right(area, y, at->at, at->width, style, shown);
    int mark = heads[column].left ? at->at - 1 : frame_before_right(at->at, at->width, shown);
    bool arrow = changed && column != REVIEWED;
    if (arrow || is_cell_noted(app, i, column))
        frame_text(area, y, mark, 1, style == STYLE_PLAIN ? STYLE_CHANGED : style,
            style_sign(arrow ? SIGN_ARROW : SIGN_NOTE));
    if (column == NUMBER && style == STYLE_PLAIN)
        frame_tint(area, y, at->at, at->width, mark_style(worst_mark(app, (int)i + 1)));
}

/* The words looked for, as far as the name is shown. */
static void tint_found(
    const struct app *app, const struct area *area, int y, const struct column *at, size_t i)
{
    size_t start, length;
    if (!search_indicators_in(app, (int)i, &start, &length))
        return;
    const char *name = evaluation_of(app)->indicators[i].name.text;
    int from = cells_width_of(name, start), cells = cells_width_of(name + start, length);
    int room = at->width - from;
    bool here = app->indicators.list.selected == (int)i;
    if (room > 0)
        frame_tint(area, y, at->at + from, cells < room ? cells : room,
            here ? STYLE_FOUND_STRONG : STYLE_FOUND);
}

static void draw_row(const struct app *app, const struct area *area, int y,
    const struct column columns[static COLUMNS], size_t i, bool focused)
{
    bool row_here = app->values == PANE_INDICATORS && app->indicators.list.selected == (int)i;
    enum style row_style = style_row(row_here, focused, STYLE_PLAIN);
    frame_text(area, y, 0, area->rect.columns, row_style, "");
    for (int c = 0; c < COLUMNS; c++) {
        if (!columns[c].width)
            continue;
        bool here = row_here && app->indicators.column == c;
        enum style style = !here ? row_style : focused ? STYLE_CELL : STYLE_CELL_IDLE;
        draw_cell(app, area, y, &columns[c], i, c, style);
        if (c == NAME)
            tint_found(app, area, y, &columns[c], i);
        if (here && focused && !app->edit.active)
            frame_cursor(
                area, y, columns[c].at + (heads[c].left ? 0 : columns[c].width - 1), false);
    }
}

static void draw_heads(
    const struct app *app, const struct area *area, const struct column columns[static COLUMNS])
{
    const char *number = desk_noted(&app->desk, "indicators") ? "# " : "#";
    for (int c = 0; c < COLUMNS; c++) {
        if (!columns[c].width)
            continue;
        const char *label = c == NUMBER ? number : _(heads[c].label);
        if (heads[c].left)
            frame_text(area, 0, columns[c].at, columns[c].width, STYLE_HEAD, label);
        else
            frame_right(area, 0, columns[c].at, columns[c].width, STYLE_HEAD, label);
    }
}

/* Below the rows: what the table has no room to say about the selected one. */
static int detail_rows(const struct app *app, int room)
{
    int left = room - 1 - (int)evaluation_of(app)->indicator_count;
    int rows = left < DETAIL_LEAST ? DETAIL_LEAST : left;
    return rows > DETAIL_ROWS ? DETAIL_ROWS : rows;
}

/* A column there is no room for cannot be stood on: the next one that is shown is. */
static void stand_on_shown(struct app *app)
{
    int column = app->indicators.column;
    while (column < REVIEWED && !(app->indicators.shown & 1u << column))
        column++;
    app->indicators.column = column;
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct column columns[COLUMNS];
    if (!app->desk.at.open)
        return;
    struct list *list = &app->indicators.list;
    int detail = detail_rows(app, area->rect.rows);
    struct area table = frame_part(area, 0, 0, area->rect.rows - detail, area->rect.columns);
    list_fit(list, (int)evaluation_of(app)->indicator_count, table.rect.rows - 1);
    fit(app, columns, area->rect.columns);
    app->indicators.shown = 0;
    for (int c = 0; c < COLUMNS; c++)
        if (columns[c].width)
            app->indicators.shown |= 1u << c;
    stand_on_shown(app);
    draw_heads(app, &table, columns);
    for (int row = 0; row < list->rows && list->top + row < list->count; row++)
        draw_row(app, &table, row + 1, columns, (size_t)(list->top + row), focused);
    if (list->selected >= 0) {
        struct area below = frame_part(area, table.rect.rows, 0, detail, area->rect.columns);
        detail_draw(app, (size_t)list->selected, &below);
    }
}

static void step_column(struct app *app, int step)
{
    int column = app->indicators.column;
    do
        column += step;
    while (column > NUMBER && column < COLUMNS && !(app->indicators.shown & 1u << column));
    if (column > NUMBER && column < COLUMNS)
        app->indicators.column = column;
}

static void move(struct app *app, enum motion motion)
{
    if (!app_settle(app))
        return;
    list_fit(
        &app->indicators.list, (int)evaluation_of(app)->indicator_count, app->indicators.list.rows);
    if (list_move(&app->indicators.list, motion))
        return;
    if (motion == MOVE_LEFT || motion == MOVE_RIGHT)
        step_column(app, motion == MOVE_LEFT ? -1 : 1);
    else
        app->indicators.column = motion == MOVE_START ? NAME : REVIEWED;
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return list_point(&app->indicators.list, row - 1);
}

static struct place place_of(const struct indicator *indicator, int column)
{
    switch (column) {
    case TARGET:
        return indicator->target.place;
    case ACTUAL:
        return indicator->actual.place;
    case COMPLETION:
        return indicator->completion.place;
    case WEIGHT:
        return indicator->weight.place;
    case REPORTED:
    case RECOMPUTED:
    case REVIEWED:
        return indicator->score.place;
    default:
        return indicator->name.place;
    }
}

static bool value(const struct app *app, struct selected *out)
{
    int i = app->indicators.list.selected, column = app->indicators.column;
    if (i < 0 || i >= (int)evaluation_of(app)->indicator_count)
        return false;
    field_of((size_t)i, column, out->field);
    out->place = place_of(&evaluation_of(app)->indicators[i], column);
    out->editable = heads[column].editable;
    return true;
}

static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    struct selected selected;
    char text[VALUES_TEXT];
    if (!value(app, &selected))
        return false;
    size_t i = (size_t)app->indicators.list.selected;
    int column = app->indicators.column;
    const struct reviewed_indicator *reviewed = &desk_review(&app->desk)->indicators[i];
    const char *shown = column == REVIEWED ? values_computed(&reviewed->score, text)
                                           : cell_text(app, i, column, INT_MAX, text);
    out->text = arena_text(arena, shown);
    const char *field = value_field(evaluation_of(app), selected.field, arena);
    if (column >= REPORTED)
        out->about = arena_format(arena, _("%s (%s)"), field, _(heads[column].label));
    else if (column != NAME)
        out->about = field;
    if (column != RECOMPUTED && !is_changed(app, i, column))
        out->place = selected.place;
    return true;
}

static void select_score(struct app *app)
{
    app->indicators.column = REVIEWED;
}

static bool select_field(struct app *app, const char *field)
{
    int number, end = 0;
    if (sscanf(field, "indicators[%d].%n", &number, &end) != 1 || !end)
        return false;
    list_fit(
        &app->indicators.list, (int)evaluation_of(app)->indicator_count, app->indicators.list.rows);
    list_select(&app->indicators.list, number - 1);
    app->indicators.column = NAME;
    for (int c = NAME; c < COLUMNS; c++)
        if (strcmp(heads[c].field, field + end) == 0)
            app->indicators.column = c;
    return true;
}

static void enter(struct app *app)
{
    app_focus(app, PANE_SOURCE);
}

const struct view view_indicators = {.name = "indicators",
    .context = CONTEXT_INDICATORS,
    .init = init,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .value = value,
    .select_score = select_score,
    .select_field = select_field,
    .search = &search_in_indicators,
    .cite = cite};
