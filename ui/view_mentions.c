#include "view_mentions.h"

#include <stdio.h>

#include "app.h"
#include "cells.h"
#include "detail.h"
#include "export/value.h"
#include "intl.h"
#include "values.h"

enum { TEXT = 1024, DETAIL_ROWS = 3 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    char number[VALUES_TEXT];
    if (!app->desk.at.open)
        return;
    enum budget_field field = app->mentions.field;
    const struct mentions *found = &app->mentions.found;
    snprintf(text, VIEW_TITLE, _(" Elsewhere %zu, conflicting %zu: %s %s "), found->count,
        found->conflicting, _(budget_fields[field].label),
        values_budget(
            field, budget_figure(&app->desk.at.dossier.evaluation->budget, field), number));
}

static void settle(struct app *app)
{
    const struct dossier *dossier = &app->desk.at.dossier;
    arena_fini(&app->mentions.arena);
    app->mentions.found = mentions_of(
        &dossier->reading, dossier->evaluation, app->mentions.field, &app->mentions.arena);
    list_fit(&app->mentions.list, (int)app->mentions.found.count, app->mentions.list.rows);
}

void mentions_open(struct app *app)
{
    struct selected selected;
    enum budget_field field;
    if (!app_value(app, &selected) || !budget_field_find(selected.field, &field)) {
        app_say(app, _("only figures of the budget are looked for elsewhere: 2 goes to them"));
        return;
    }
    app->mentions.field = field;
    app->mentions.list = (struct list){.rows = app->mentions.list.rows};
    settle(app);
    if (app->mentions.found.count)
        app_focus(app, PANE_MENTIONS);
    else
        app_say(app, _("this figure stands nowhere else in the report"));
}

static const char *sign_of(enum agreement agreement)
{
    return agreement == AGREEMENT_EQUAL ? "=" : agreement == AGREEMENT_ROUNDED ? "~" : "!";
}

/* The figure in the unit of the budget, so that they can be compared. */
static void draw_row(const struct app *app, const struct area *area, int row, int agreements,
    const struct mentioned *item, enum style style)
{
    char line[TEXT], number[VALUES_TEXT];
    const char *agreement = value_agreement(item->agreement);
    const struct document *document = &app->desk.at.dossier.reading.document;
    int lines = snprintf(NULL, 0, "%u", document->line_count);
    snprintf(line, sizeof line, "%s %s%*s %12s %*u:%-3u %s", sign_of(item->agreement), agreement,
        agreements - cells_width(agreement), "",
        values_budget(app->mentions.field, &item->mention->figure, number), lines, item->at.line,
        item->at.column, item->words);
    frame_text(area, row, 0, area->rect.columns, style, line);
}

static int widest_agreement(void)
{
    int widest = 0;
    for (enum agreement a = AGREEMENT_EQUAL; a <= AGREEMENT_CONFLICTING; a++)
        if (cells_width(value_agreement(a)) > widest)
            widest = cells_width(value_agreement(a));
    return widest;
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct list *list = &app->mentions.list;
    const struct mentions *found = &app->mentions.found;
    if (!app->desk.at.open)
        return;
    int agreements = widest_agreement();
    int detail = found->count ? DETAIL_ROWS : 0;
    list_fit(list, (int)found->count, area->rect.rows - detail);
    if (!found->count)
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM,
            _("This figure stands nowhere else in the report."));
    for (int row = 0; row < list->rows && list->top + row < list->count; row++) {
        const struct mentioned *item = &found->items[list->top + row];
        bool here = list->top + row == list->selected;
        enum style own = item->agreement == AGREEMENT_CONFLICTING ? STYLE_ERROR : STYLE_PLAIN;
        draw_row(app, area, row, agreements, item, style_row(here, focused, own));
    }
    if (focused && list->selected >= 0)
        frame_cursor(area, list->selected - list->top, 0, false);
    struct area below = frame_part(area, area->rect.rows - detail, 0, detail, area->rect.columns);
    if (list->selected >= 0)
        detail_draw_text(found->items[list->selected].words, &below);
}

static void move(struct app *app, enum motion motion)
{
    if (app_settle(app))
        list_move(&app->mentions.list, motion);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return list_point(&app->mentions.list, row);
}

static bool value(const struct app *app, struct selected *out)
{
    int i = app->mentions.list.selected;
    if (i < 0 || i >= (int)app->mentions.found.count)
        return false;
    snprintf(out->field, sizeof out->field, "%s", budget_fields[app->mentions.field].path);
    out->place = app->mentions.found.items[i].mention->figure.place;
    return true;
}

static void enter(struct app *app)
{
    if (app->mentions.list.selected >= 0)
        app_focus(app, PANE_SOURCE);
}

const struct view view_mentions = {.name = "mentions",
    .context = CONTEXT_MENTIONS,
    .settle = settle,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .value = value};
