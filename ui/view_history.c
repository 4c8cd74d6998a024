#include "view_history.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "columns.h"
#include "detail.h"
#include "export/value.h"
#include "export/value_log.h"
#include "intl.h"
#include "review_before.h"

enum { DETAIL_ROWS = 3, LINE = 1024 };

enum { NUMBER, TIME, AUTHOR, UNIT, CHANGE, FROM, TO, REASON, COLUMNS };

static const struct {
    const char *label;
    int least, most;
    int drop;
} heads[COLUMNS] = {
    [NUMBER] = {N_("no."), 3, 6, 5},
    [TIME] = {N_("time"), 16, 16, 2},
    [AUTHOR] = {N_("reviewer"), 8, 12, 3},
    [UNIT] = {N_("unit"), 12, 30, 0},
    [CHANGE] = {N_("change"), 18, 40, 0},
    [FROM] = {N_("from"), 6, 16, 4},
    [TO] = {N_("to"), 6, 16, 0},
    [REASON] = {N_("reason"), 8, 200, 1},
};

static const struct evaluation *evaluation_of(const struct app *app, const struct log_row *row)
{
    bool here = app->desk.at.open && app->desk.at.key == row->key;
    return here ? app->desk.at.dossier.evaluation : NULL;
}

static const char *value_text(const struct entry *entry, const char *value)
{
    return entry->field ? value_entry(entry->field, value ? value : "") : "";
}

static const char *cell_text(
    const struct app *app, const struct log_row *row, int column, struct arena *arena)
{
    const struct entry *entry = &row->entry;
    switch (column) {
    case NUMBER:
        return arena_format(arena, "%lld", (long long)row->number);
    case TIME:
        return value_time(entry->time, arena);
    case AUTHOR:
        return entry->author ? entry->author : "";
    case UNIT:
        return row->project ? row->project : row->unit;
    case CHANGE:
        return value_log(evaluation_of(app, row), row, arena);
    case FROM:
        return value_text(entry, entry->from);
    case TO:
        return value_text(entry, entry->to);
    default:
        return entry->reason ? entry->reason : "";
    }
}

/* The history of one is that of the evaluation selected. */
static void settle(struct app *app)
{
    if (app->past.key && app->past.key != app->desk.at.key)
        past_open(&app->past, app->desk.at.key);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct summary *row = units_selected(&app->units);
    if (app->past.key && row)
        snprintf(text, VIEW_TITLE, _(" History: %s "), summary_name(row));
    else
        snprintf(text, VIEW_TITLE, "%s", _(" History of all units "));
}

static void fit(
    const struct app *app, struct column columns[static COLUMNS], int room, struct arena *arena)
{
    for (int c = 0; c < COLUMNS; c++) {
        int natural = cells_width(_(heads[c].label));
        for (int i = 0; i < app->past.rows; i++) {
            const struct log_row *row = past_row(&app->past, i);
            int width = row ? cells_width(cell_text(app, row, c, arena)) : 0;
            natural = width > natural ? width : natural;
        }
        natural = natural > heads[c].most ? heads[c].most : natural;
        columns[c] = (struct column){.natural = natural,
            .fair = natural,
            .least = heads[c].least < natural ? heads[c].least : natural,
            .drop = heads[c].drop};
    }
    if (app->past.key)
        columns[UNIT] = (struct column){.drop = COLUMNS_EARLY};
    columns_fit(columns, COLUMNS, room, REASON);
}

static void draw_cells(const struct area *area, int y, const struct column columns[static COLUMNS],
    const char *const cells[static COLUMNS], enum style style)
{
    frame_text(area, y, 0, area->rect.columns, style, "");
    for (int c = 0; c < COLUMNS; c++)
        if (columns[c].width)
            (c == NUMBER ? frame_right : frame_text)(
                area, y, columns[c].at + 1, columns[c].width, style, cells[c]);
}

static void draw_rows(
    const struct app *app, const struct area *area, bool focused, struct arena *arena)
{
    struct column columns[COLUMNS];
    const char *cells[COLUMNS];
    fit(app, columns, area->rect.columns - 2, arena);
    for (int c = 0; c < COLUMNS; c++)
        cells[c] = _(heads[c].label);
    draw_cells(area, 0, columns, cells, STYLE_HEAD);
    for (int i = 0; past_row(&app->past, i); i++) {
        const struct log_row *row = past_row(&app->past, i);
        enum style style =
            style_row(i == app->past.at, focused, row->entry.field ? STYLE_PLAIN : STYLE_DIM);
        for (int c = 0; c < COLUMNS; c++)
            cells[c] = cell_text(app, row, c, arena);
        draw_cells(area, i + 1, columns, cells, style);
    }
}

/* What its row has no room for, of the selected one. */
static void draw_detail(const struct app *app, const struct area *area, struct arena *arena)
{
    const struct log_row *row = past_selected(&app->past);
    const char *change = value_log(evaluation_of(app, row), row, arena);
    if (row->entry.field)
        change =
            arena_format(arena, "%s  %s %s %s", change, value_text(&row->entry, row->entry.from),
                style_sign(SIGN_ARROW), value_text(&row->entry, row->entry.to));
    frame_text(area, 0, 1, area->rect.columns - 1, STYLE_CHANGED, change);
    struct area below = frame_part(area, 1, 1, area->rect.rows - 1, area->rect.columns - 1);
    if (row->entry.reason)
        detail_draw_text(row->entry.reason, &below);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct err err;
    struct arena arena;
    int rows = area->rect.rows - 1 - DETAIL_ROWS;
    if (!past_settle(&app->past, rows, &err)) {
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_ERROR, err.text);
        return;
    }
    if (!past_selected(&app->past)) {
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("Nothing was changed yet."));
        return;
    }
    arena_init(&arena);
    draw_rows(app, area, focused, &arena);
    struct area below = frame_part(area, rows + 1, 0, DETAIL_ROWS, area->rect.columns);
    draw_detail(app, &below, &arena);
    arena_fini(&arena);
    frame_cursor(area, app->past.at + 1, 0, false);
}

static void move(struct app *app, enum motion motion)
{
    struct err err;
    if (!past_move(&app->past, motion, &err))
        app_complain(app, "%s", err.text);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return past_point(&app->past, row - 1);
}

void history_open(struct app *app)
{
    const struct summary *row = units_selected(&app->units);
    bool of_one = app->focus != PANE_HISTORY || !app->past.key;
    past_open(&app->past, of_one && row ? row->key : 0);
    app_focus(app, PANE_HISTORY);
}

static void enter(struct app *app)
{
    const struct log_row *row = past_selected(&app->past);
    if (!row || !app_open(app, row->key))
        return;
    if (row->entry.field)
        app_show_field(app, row->entry.field);
    else
        app_focus(app, PANE_INDICATORS);
}

void history_show_entry(struct app *app, int64_t number)
{
    struct err err;
    app_settle(app);
    if (!past_go(&app->past, number, &err))
        app_complain(app, "%s", err.text);
}

static void revert(struct app *app, const struct log_row *row)
{
    struct err err;
    struct arena arena;
    char said[LINE];
    const struct dossier *dossier = &app->desk.at.dossier;
    arena_init(&arena);
    struct review_held held = review_before(dossier->evaluation, app->policy, dossier->entries,
        (size_t)row->number - 1, row->entry.field, &arena);
    snprintf(
        said, sizeof said, _("back to what it was before change %lld"), (long long)row->number);
    const char *reason = held.reason ? held.reason : said;
    if (!desk_try(&app->desk, row->entry.field, held.value, &err))
        app_complain(app, "%s", err.text);
    else if (!desk_draft_changes(&app->desk))
        app_say(app, _("it is what it was before this change already"));
    else if (desk_draft_lowers(&app->desk))
        prompt_open(app, PROMPT_REASON, reason);
    else
        edit_store(app, reason);
    if (!app->prompt.active)
        desk_drop(&app->desk);
    arena_fini(&arena);
}

void history_revert(struct app *app)
{
    struct err err;
    app_settle(app);
    if (!past_settle(&app->past, app->past.rows, &err)) {
        app_complain(app, "%s", err.text);
        return;
    }
    const struct log_row *row = past_selected(&app->past);
    if (!row)
        app_say(app, _("nothing was changed yet"));
    else if (!row->entry.field)
        app_say(app, _("this step is taken back with u, brought again with Ctrl-R"));
    else if (app_open(app, row->key))
        revert(app, past_selected(&app->past));
}

const struct view view_history = {.name = "history",
    .context = CONTEXT_HISTORY,
    .covers = true,
    .settle = settle,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter};
