#include "view_why.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "explain_origin.h"
#include "intl.h"

enum { INDENT = 3, GAP = 2, LABEL_MOST = 30, PART = 3 };

static const struct reading *reading_of(const struct app *app)
{
    return &app->desk.at.dossier.reading;
}

static void settle(struct app *app)
{
    const struct finding *finding = app->why.of_finding ? findings_selected(app) : NULL;
    const struct review *review = desk_review(&app->desk);
    struct arena *arena = &app->why.arena;
    arena_fini(arena);
    struct journal journal = desk_journal(&app->desk);
    if (finding)
        explain_finding(
            review, journal.entries, journal.count, finding, &app->why.explanation, arena);
    else if (app->why.of_finding || !explain(review, journal.entries, journal.count, app->why.field,
                                        &app->why.explanation, arena, &app->why.err))
        app->why.explanation = (struct explanation){.title = app->why.field, .value = ""};
}

void why_open(struct app *app)
{
    struct selected selected;
    if (app->focus == PANE_WHY) {
        app_away(app);
        return;
    }
    app->why.of_finding = app->focus == PANE_FINDINGS && findings_current(app);
    const char *field = "total";
    if (app->focus != PANE_UNITS && app_value(app, &selected) && *selected.field)
        field = selected.field;
    snprintf(app->why.field, sizeof app->why.field, "%s", field);
    settle(app);
    if (!app->why.explanation.count) {
        app_complain(app, "%s", app->why.err.text);
        return;
    }
    sheet_home(&app->why.sheet);
    app_leave(app);
    app_focus(app, PANE_WHY);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct explanation *explanation = &app->why.explanation;
    if (app->desk.at.open)
        snprintf(text, VIEW_TITLE, _(" Why: %s %s "), explanation->title,
            *explanation->value ? explanation->value : style_sign(SIGN_NONE));
}

static int widest(
    const struct app *app, int most, const char *(*text)(const struct explained_number *number))
{
    int widest = 0;
    const struct explanation *explanation = &app->why.explanation;
    for (size_t s = 0; s < explanation->count; s++)
        for (size_t i = 0; i < explanation->steps[s].count; i++) {
            const struct explained_number *number = &explanation->steps[s].numbers[i];
            int cells = number->value ? cells_width(text(number)) : 0;
            widest = cells > widest ? cells : widest;
        }
    return widest < most ? widest : most;
}

static const char *label_of(const struct explained_number *number)
{
    return number->label;
}

static const char *value_of(const struct explained_number *number)
{
    return *number->value ? number->value : style_sign(SIGN_NONE);
}

struct columns {
    int label, value, all;
};

/* Its origin stands behind it, or below where there is no room. */
static void add_number(struct app *app, const struct columns *columns,
    const struct explained_number *number, int64_t id)
{
    struct sheet *sheet = &app->why.sheet;
    struct arena *arena = &app->why.arena;
    const char *origin = explain_origin(number, reading_of(app), arena);
    int at = INDENT + columns->label + GAP;
    sheet_row(sheet, id);
    if (!number->value) {
        sheet_text(sheet, INDENT, 0, STYLE_DIM, origin);
        sheet_paragraph(sheet, INDENT + GAP, columns->all - INDENT - GAP, STYLE_MARK,
            explain_value(number, reading_of(app), arena));
        return;
    }
    enum style style = number->change ? STYLE_CHANGED : STYLE_PLAIN;
    sheet_text(sheet, INDENT, columns->label, STYLE_PLAIN, number->label);
    sheet_right(sheet, at, columns->value, style, value_of(number));
    at += columns->value + GAP;
    if (at + cells_width(origin) <= columns->all)
        sheet_text(sheet, at, 0, STYLE_DIM, origin);
    else
        sheet_paragraph(sheet, INDENT + GAP, columns->all - INDENT - GAP, STYLE_DIM, origin);
}

static void add_step(
    struct app *app, const struct columns *columns, const struct explained_step *step, int64_t *id)
{
    struct sheet *sheet = &app->why.sheet;
    sheet_paragraph(sheet, 1, columns->all - 1, STYLE_HEAD, step->title);
    if (step->formula)
        sheet_paragraph(sheet, INDENT, columns->all - INDENT, STYLE_PLAIN, step->formula);
    if (step->rule)
        sheet_paragraph(sheet, INDENT, columns->all - INDENT,
            step->formula ? STYLE_DIM : STYLE_WARNING, step->rule);
    if (step->note)
        sheet_paragraph(sheet, INDENT, columns->all - INDENT, STYLE_DIM, step->note);
    for (size_t i = 0; i < step->count; i++)
        add_number(app, columns, &step->numbers[i], ++*id);
    sheet_row(sheet, 0);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    if (!app->desk.at.open)
        return;
    int all = area->rect.columns, third = all / PART;
    const struct columns columns = {
        .label = widest(app, third < LABEL_MOST ? third : LABEL_MOST, label_of),
        .value = widest(app, third, value_of),
        .all = all};
    int64_t id = 0;
    sheet_clear(&app->why.sheet);
    for (size_t i = 0; i < app->why.explanation.count; i++)
        add_step(app, &columns, &app->why.explanation.steps[i], &id);
    sheet_draw(&app->why.sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    if (app_settle(app))
        sheet_move(&app->why.sheet, motion);
}

static bool point(struct app *app, int row, int column)
{
    return sheet_point(&app->why.sheet, row, column);
}

static const struct explained_number *selected_number(const struct app *app)
{
    size_t id = (size_t)sheet_selected(&app->why.sheet);
    const struct explanation *explanation = &app->why.explanation;
    for (size_t s = 0; s < explanation->count; id -= explanation->steps[s++].count)
        if (id >= 1 && id <= explanation->steps[s].count)
            return &explanation->steps[s].numbers[id - 1];
    return NULL;
}

static bool value(const struct app *app, struct selected *out)
{
    const struct explained_number *number = selected_number(app);
    snprintf(out->field, sizeof out->field, "%s", app->why.of_finding ? "" : app->why.field);
    if (number)
        out->place = number->place;
    return number != NULL;
}

static void enter(struct app *app)
{
    if (selected_number(app))
        app_focus(app, PANE_SOURCE);
}

const struct view view_why = {.name = "why",
    .context = CONTEXT_WHY,
    .settle = settle,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .value = value};
