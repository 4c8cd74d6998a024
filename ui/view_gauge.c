#include "app.h"

#include <stdio.h>

#include "cells.h"
#include "intl.h"
#include "values.h"

enum { TEXT = 256, EIGHTHS = 8, FULL = 100, BAR_LEAST = 12, GAP = 2, BANDS = 3 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    size_t steps = desk_steps(&app->desk, ENTRY_UNDO);
    if (app->desk.trial.open)
        snprintf(text, VIEW_TITLE, _(" Score: what-if, %zu tried, not kept "), steps);
    else
        snprintf(text, VIEW_TITLE, _(" Score "));
}

/* What is missing to the next better grade, and what is above the one at hand. */
static void margins(const struct policy *policy, const struct review *review, char up[static TEXT],
    char down[static TEXT])
{
    enum grade next;
    struct decimal from, distance;
    char number[DECIMAL_TEXT];
    *up = *down = '\0';
    if (!review->total.known)
        return;
    if (policy_next_grade(policy, review->total.value, &next, &from) &&
        decimal_subtract(from, review->total.value, &distance))
        snprintf(up, TEXT, _("to %s %s"), values_grade(next), decimal_text(distance, number));
    if (policy_grade_from(policy, review->grade, &from) &&
        decimal_subtract(review->total.value, from, &distance))
        snprintf(down, TEXT, _("above %s by %s"), values_grade(review->grade),
            decimal_text(distance, number));
}

/* As much as fits of a line of parts, one after the other; the cell behind the last. */
static int add(const struct area *area, int row, int at, enum style style, const char *text)
{
    int cells = cells_width(text);
    if (!*text || at + cells > area->rect.columns)
        return at;
    return at + frame_run(area, row, at, cells, style, text) + GAP;
}

static void total_text(
    const char *label, const struct computed *total, enum grade grade, char text[static TEXT])
{
    char number[VALUES_TEXT];
    snprintf(text, TEXT, "%s %s %s", label, values_computed(total, number), values_grade(grade));
}

static int draw_totals(const struct app *app, const struct area *area)
{
    const struct review *review = desk_review(&app->desk);
    const struct evaluation *evaluation = app->desk.at.dossier.evaluation;
    char text[TEXT];
    struct computed reported = {.known = evaluation->total.known, .value = evaluation->total.value};
    int at = 1;
    if (app->desk.trial.open) {
        const struct review *stored = &app->desk.at.stored;
        total_text(_("review"), &stored->total, stored->grade, text);
        at = add(area, 0, at, values_grade_style(stored->grade), text) - 1;
        at = add(area, 0, at, STYLE_TRIAL, style_sign(SIGN_ARROW)) - 1;
        total_text(_("tried"), &review->total, review->grade, text);
    } else {
        total_text(_("review"), &review->total, review->grade, text);
    }
    at = add(area, 0, at, values_grade_style(review->grade), text);
    total_text(_("self"), &reported, evaluation->grade, text);
    at = add(area, 0, at, review->differs ? STYLE_CHANGED : STYLE_PLAIN, text);
    total_text(_("rule"), &app->desk.at.recomputed.total, app->desk.at.recomputed.grade, text);
    return add(area, 0, at, STYLE_DIM, text);
}

/* Eighths of a cell a value takes of the whole bar. */
static int eighths(struct decimal value, int cells)
{
    struct decimal part, most = DECIMAL(cells * EIGHTHS), full = DECIMAL(FULL);
    if (value.digits < 0 || !decimal_ratio(value, most, full, 0, ROUND_HALF_UP, &part))
        return 0;
    return part.digits > most.digits ? (int)most.digits : (int)part.digits;
}

static void draw_bar(const struct app *app, const struct area *area, int row, int at, int cells)
{
    const struct review *review = desk_review(&app->desk);
    const struct policy *policy = app->policy;
    const struct decimal bands[] = {policy->zhong_from, policy->liang_from, policy->you_from};
    static const enum grade grades[] = {GRADE_ZHONG, GRADE_LIANG, GRADE_YOU};
    int filled = review->total.known ? eighths(review->total.value, cells) : 0;
    enum style style = values_grade_style(review->grade);
    frame_fill(area, row, at, cells, STYLE_BAR_EMPTY, style_sign(SIGN_EMPTY));
    frame_fill(area, row, at, filled / EIGHTHS, style, style_sign(SIGN_BLOCK));
    for (int i = 0; i < BANDS; i++) {
        int band = eighths(bands[i], cells) / EIGHTHS;
        int next = i + 1 < BANDS ? eighths(bands[i + 1], cells) / EIGHTHS : cells;
        if (band < filled / EIGHTHS)
            continue;
        frame_text(area, row, at + band, 1, STYLE_DIM, style_sign(SIGN_BAND));
        if (next - band > 2)
            frame_run(area, row, at + band + 1, 2, STYLE_DIM, values_grade(grades[i]));
    }
    if (filled % EIGHTHS)
        frame_text(area, row, at + filled / EIGHTHS, 1, style,
            style_sign((enum sign)(SIGN_BLOCK_PART + filled % EIGHTHS - 1)));
}

/* The bar takes what the margins leave. */
static void draw(struct app *app, const struct area *area, bool focused)
{
    (void)focused;
    char up[TEXT], down[TEXT];
    if (!app->desk.at.open)
        return;
    margins(app->policy, desk_review(&app->desk), up, down);
    int at = draw_totals(app, area), row = area->rect.rows > 1;
    int words = (*up ? cells_width(up) + GAP : 0) + (*down ? cells_width(down) + GAP : 0);
    int bar = area->rect.columns - (row ? 1 : at) - words - 1;
    if (row)
        at = 1;
    if (bar >= BAR_LEAST) {
        draw_bar(app, area, row, at, bar);
        at += bar + GAP;
    }
    at = add(area, row, at, STYLE_PLAIN, up);
    add(area, row, at, STYLE_PLAIN, down);
}

const struct view view_gauge = {.name = "gauge", .title = title, .draw = draw};
