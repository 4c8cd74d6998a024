#include "app.h"

#include <stdio.h>

#include "cells.h"
#include "intl.h"
#include "values.h"

enum { TEXT = 256, EIGHTHS = 8, FULL = 100, BAR_LEAST = 12 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    (void)app;
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
        snprintf(down, TEXT, _("above the %s line %s"), values_grade(review->grade),
            decimal_text(distance, number));
}

static int add(const struct area *area, int at, enum style style, const char *text)
{
    int cells = cells_width(text);
    if (!*text || at + cells > area->rect.columns)
        return at;
    return at + frame_run(area, 0, at, cells, style, text) + 2;
}

static void total_text(
    const char *label, const struct computed *total, enum grade grade, char text[static TEXT])
{
    char number[VALUES_TEXT];
    snprintf(text, TEXT, "%s %s %s", label, values_computed(total, number), values_grade(grade));
}

static int draw_words(const struct app *app, const struct area *area)
{
    const struct review *review = desk_review(&app->desk);
    const struct evaluation *evaluation = app->desk.dossier.evaluation;
    char text[TEXT], up[TEXT], down[TEXT];
    struct computed reported = {.known = evaluation->total.known, .value = evaluation->total.value};
    total_text(_("reviewed"), &review->total, review->grade, text);
    int at = add(area, 1, values_grade_style(review->grade), text);
    margins(app->policy, review, up, down);
    at = add(area, at, STYLE_PLAIN, up);
    at = add(area, at, STYLE_PLAIN, down);
    total_text(_("self"), &reported, evaluation->grade, text);
    at = add(area, at, review->differs ? STYLE_CHANGED : STYLE_DIM, text);
    total_text(_("rule"), &app->desk.recomputed.total, app->desk.recomputed.grade, text);
    return add(area, at, STYLE_DIM, text);
}

/* Eighths of a cell a value takes of the whole bar. */
static int eighths(struct decimal value, int cells)
{
    struct decimal part;
    if (value.digits < 0 ||
        !decimal_ratio(value, DECIMAL(cells * EIGHTHS), DECIMAL(FULL), 0, ROUND_HALF_UP, &part))
        return 0;
    return part.digits > cells * EIGHTHS ? cells * EIGHTHS : (int)part.digits;
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
    for (int i = 0; i < 3; i++) {
        int band = eighths(bands[i], cells) / EIGHTHS;
        if (band >= filled / EIGHTHS) {
            frame_text(area, row, at + band, 1, STYLE_DIM, style_sign(SIGN_BAND));
            frame_run(area, row, at + band + 1, 2, STYLE_DIM, values_grade(grades[i]));
        }
    }
    if (filled % EIGHTHS)
        frame_text(area, row, at + filled / EIGHTHS, 1, style,
            style_sign((enum sign)(SIGN_BLOCK_PART + filled % EIGHTHS - 1)));
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    (void)focused;
    if (!app->desk.open)
        return;
    int at = draw_words(app, area), width = area->rect.columns;
    if (area->rect.rows > 1)
        draw_bar(app, area, 1, 1, width - 2);
    else if (width - at - 1 >= BAR_LEAST)
        draw_bar(app, area, 0, at, width - at - 1);
}

const struct view view_gauge = {.name = "gauge", .title = title, .draw = draw};
