#include <stdio.h>

#include "app.h"
#include "cells.h"
#include "intl.h"

enum { TEXT = 128, FILTER_CELLS = 60 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    int used;
    const char *expression = app->units.expression;
    int length = (int)cells_fit(expression, FILTER_CELLS, &used);
    long long count = (long long)units_count(&app->units);
    if (length)
        snprintf(
            text, VIEW_TITLE, _(" Statistics: evaluations %lld, %.*s "), count, length, expression);
    else
        snprintf(text, VIEW_TITLE, _(" Statistics: evaluations %lld "), count);
}

static void draw_not_yet(const struct app *app, const struct area *area)
{
    char text[TEXT];
    int width = area->rect.columns - 1;
    if (app->statistics.failed) {
        frame_text(area, 0, 1, width, STYLE_ERROR, app->statistics.err.text);
        return;
    }
    snprintf(text, sizeof text, _("The list is being read: %zu of %lld; Esc leaves"),
        app->units.roster.count, (long long)app->units.counts.evaluations);
    frame_text(area, 0, 1, width, STYLE_DIM, text);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct statistics *statistics = &app->statistics;
    if (!statistics_settle(app)) {
        draw_not_yet(app, area);
        return;
    }
    statistics_lay(app, area->rect.columns);
    sheet_draw(&statistics->sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    statistics_ready(app);
    sheet_move(&app->statistics.sheet, motion);
}

static bool point(struct app *app, int row, int column)
{
    return sheet_point(&app->statistics.sheet, row, column);
}

const struct view view_stats = {.name = "stats",
    .context = CONTEXT_STATS,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = statistics_enter};
