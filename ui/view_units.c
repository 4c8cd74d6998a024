#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "intl.h"
#include "values.h"

/* Room from which on there is a count of errors, both scores, a year. */
enum { ERRORS_CELLS = 26, BOTH_CELLS = 32, YEAR_CELLS = 38, TEXT = 256 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    snprintf(text, VIEW_TITLE, _(" Units %lld "), (long long)app->units.counts.evaluations);
}

static const char *status_mark(enum status status)
{
    return status == STATUS_REVIEWED    ? style_sign(SIGN_DONE)
           : status == STATUS_IN_REVIEW ? "~"
                                        : " ";
}

static int draw_marks(
    const struct area *area, int row, const struct summary *unit, enum style style)
{
    char errors[16] = "";
    int cells = area->rect.columns >= ERRORS_CELLS ? 3 : 1;
    if (unit->errors)
        snprintf(
            errors, sizeof errors, cells == 1 || unit->errors > 99 ? "!" : "!%d", unit->errors);
    frame_text(area, row, 0, 1, style, status_mark(unit->status));
    frame_text(area, row, 1, cells, style, errors);
    if (style == STYLE_PLAIN)
        frame_tint(area, row, 1, cells, STYLE_ERROR);
    return 1 + cells + (cells > 1);
}

static char *add_score(char *to, const struct computed *total, enum grade grade)
{
    char number[VALUES_TEXT];
    to = stpcpy(to, values_computed(total, number));
    return stpcpy(to, values_grade(grade));
}

/* Reported score and grade; where the review differs, the reviewed ones behind an arrow. */
static void scores(const struct summary *unit, bool both, char text[static TEXT])
{
    bool other_grade = unit->reported_grade != unit->reviewed_grade;
    if (!unit->differs || both)
        text = add_score(text, &unit->reported_total, unit->reported_grade);
    else if (other_grade)
        text = stpcpy(text, values_grade(unit->reported_grade));
    if (unit->differs)
        add_score(
            stpcpy(text, style_sign(SIGN_ARROW)), &unit->reviewed_total, unit->reviewed_grade);
}

static const char *unit_name(const struct summary *unit, char name[static TEXT])
{
    const char *text = unit->project ? unit->project : *unit->unit ? unit->unit : unit->file;
    if (unit->version < 2)
        return text;
    snprintf(name, TEXT, "%s v%d", text, unit->version);
    return name;
}

static void draw_unit(
    const struct area *area, int row, const struct summary *unit, enum style style)
{
    char score[TEXT], name[TEXT], year[16] = "";
    int width = area->rect.columns, at = draw_marks(area, row, unit, style);
    if (width >= YEAR_CELLS && unit->year)
        snprintf(year, sizeof year, " %d", unit->year);
    scores(unit, width >= BOTH_CELLS, score);
    int end = width - cells_width(score) - cells_width(year);
    frame_tail(area, row, at, end - at - 1, style, unit_name(unit, name));
    frame_text(area, row, end - 1, width - end + 1, style, "");
    frame_text(area, row, end - 1, cells_width(year) + 1, style, year);
    frame_right(area, row, end + cells_width(year), cells_width(score), style, score);
    if (style != STYLE_PLAIN)
        return;
    if (unit->superseded)
        frame_tint(area, row, at, end - at, STYLE_DIM);
    int grade = cells_width(values_grade(unit->reviewed_grade));
    frame_tint(area, row, width - grade, grade, values_grade_style(unit->reviewed_grade));
}

static void draw_none(const struct area *area)
{
    frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("Nothing here yet."));
    frame_text(area, 1, 1, area->rect.columns - 1, STYLE_DIM, _("fuhe import PATH"));
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    const struct units *units = &app->units;
    if (!units->page.count)
        draw_none(area);
    for (int row = 0; row < (int)units->page.count; row++) {
        enum style style = row != units->at ? STYLE_PLAIN
                           : focused        ? STYLE_SELECTED
                                            : STYLE_SELECTED_IDLE;
        draw_unit(area, row, &units->page.rows[row], style);
    }
    if (focused)
        frame_cursor(area, units->at, 0, false);
}

static void move(struct app *app, enum motion motion)
{
    struct err err;
    if (!units_move(&app->units, motion, &err))
        app_complain(app, "%s", err.text);
}

static void enter(struct app *app)
{
    app_focus(app, PANE_INDICATORS);
}

const struct view view_units = {.name = "units",
    .context = CONTEXT_UNITS,
    .title = title,
    .draw = draw,
    .move = move,
    .enter = enter};
