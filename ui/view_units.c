#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "export/buffer.h"
#include "intl.h"
#include "values.h"

/* Room from which on there is a count beside a sign, a blank behind the marks, a count of warnings
 * beside that of errors, of infos too, both scores, a year. */
enum {
    BLANK_CELLS = 26,
    WARNINGS_CELLS = 36,
    INFOS_CELLS = 44,
    COUNTS_CELLS = 20,
    COUNT_CELLS = 3,
    BOTH_CELLS = 32,
    YEAR_CELLS = 38,
    TEXT = 256,
    SCORE_CELLS = 6,
    GRADE_CELLS = 2
};

/* "*3", or of three marked one that is listed: "*1/3". */
static void add_marks(const struct units *units, struct buffer *out)
{
    int64_t hidden = units_marked_hidden(units);
    if (hidden)
        buffer_format(out, "*%lld/", (long long)(units->marked - hidden));
    if (units->marked)
        buffer_format(out, "%s%lld ", hidden ? "" : "*", (long long)units->marked);
}

/* What is listed of what there is; without its name where all else needs the room. */
static void add_count(const struct units *units, bool named, struct buffer *out)
{
    long long count = (long long)units_count(units), all = (long long)units->counts.evaluations;
    if (!units->filter.term_count)
        buffer_format(out, named ? _(" Units %lld ") : " %lld ", all);
    else
        buffer_format(out, named ? _(" Units %lld of %lld ") : _(" %lld of %lld "), count, all);
}

static void add_title(const struct app *app, bool named, struct buffer *out)
{
    const struct units *units = &app->units;
    add_count(units, named, out);
    add_marks(units, out);
    if (app->search.words)
        buffer_format(out, "· /%s %zu ", app->search.words, app->search.count);
    if (units->order != ORDER_IMPORTED || units->reverse)
        buffer_format(out, units->reverse ? _("· %s reversed ") : "· %s ",
            _(roster_orders[units->order].title));
    if (units->filter.term_count)
        buffer_format(out, "· %s ", units->expression);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    struct buffer out;
    buffer_init(&out);
    add_title(app, true, &out);
    if (cells_width(out.bytes) > app->layout.panes[PANE_UNITS].rect.columns - 2) {
        buffer_clear(&out);
        add_title(app, false, &out);
    }
    snprintf(text, VIEW_TITLE, "%s", out.bytes);
    buffer_fini(&out);
}

static const char *status_mark(enum status status)
{
    return status == STATUS_REVIEWED    ? style_sign(SIGN_DONE)
           : status == STATUS_IN_REVIEW ? "~"
                                        : " ";
}

/* "!4" in a field of so many cells, the sign alone where it would not fit. */
static int draw_count(const struct area *area, int row, int at, int cells, enum style style,
    enum style own, char sign, int count)
{
    char text[16] = "";
    if (count)
        snprintf(text, sizeof text, cells == 1 || count > 99 ? "%c" : "%c%d", sign, count);
    frame_text(area, row, at, cells, style == STYLE_PLAIN ? own : style, text);
    return cells;
}

/* The findings nobody judged yet: of each severity where there is room, else of the worst one. */
static int draw_severities(
    const struct area *area, int row, int at, const struct summary *unit, enum style style)
{
    const struct {
        int count, from;
        char sign;
        enum style own;
    } severities[] = {{unit->errors, 0, '!', STYLE_ERROR},
        {unit->warnings, WARNINGS_CELLS, '?', STYLE_WARNING},
        {unit->infos, INFOS_CELLS, '.', STYLE_INFO}};
    int columns = area->rect.columns, from = at;
    int cells = columns >= COUNTS_CELLS ? COUNT_CELLS : 1;
    for (int i = 0; i < 3; i++) {
        bool last = i == 2 || columns < severities[i + 1].from;
        int shown = i;
        while (last && shown < 2 && !severities[shown].count)
            shown++;
        at += draw_count(area, row, at, cells, style, severities[shown].own, severities[shown].sign,
            severities[shown].count);
        if (last)
            break;
    }
    return at - from;
}

static int draw_marks(
    const struct area *area, int row, const struct summary *unit, enum style style)
{
    bool reviewed = unit->status == STATUS_REVIEWED, roomy = area->rect.columns >= BLANK_CELLS;
    int at = 1;
    frame_text(area, row, 0, 1, style == STYLE_PLAIN && reviewed ? STYLE_GOOD : style,
        status_mark(unit->status));
    at += draw_severities(area, row, at, unit, style);
    if (unit->open_notes)
        at += draw_count(area, row, at, roomy ? 2 : 1, style, STYLE_CHANGED, 'c', unit->open_notes);
    return at + roomy;
}

static const char *unit_name(const struct summary *unit, char name[static TEXT])
{
    const char *text = summary_name(unit);
    if (unit->version < 2)
        return text;
    snprintf(name, TEXT, "%s v%d", text, unit->version);
    return name;
}

/* Score and grade at the right end of `end` cells; returns where they begin. What the report does
 * not give stands in dim from the review. */
static int draw_score(const struct area *area, int row, int end, enum style style,
    const struct computed *total, enum grade grade, bool given)
{
    char number[VALUES_TEXT];
    const char *shown = values_computed(total, number);
    enum style grade_style = style != STYLE_PLAIN ? style
                             : given              ? values_grade_style(grade)
                                                  : STYLE_DIM;
    int from = end - GRADE_CELLS - SCORE_CELLS;
    frame_right(
        area, row, from, SCORE_CELLS, given || style != STYLE_PLAIN ? style : STYLE_DIM, shown);
    frame_text(area, row, end - GRADE_CELLS, GRADE_CELLS, grade_style, values_grade(grade));
    int blanks = SCORE_CELLS - cells_width(shown);
    return area->rect.columns >= YEAR_CELLS ? from : from + blanks;
}

/* The reported score and grade; where the review differs, the reviewed ones behind an arrow, and
 * before it, where there is room for no more, only the grade that is another. */
static int draw_scores(
    const struct area *area, int row, const struct summary *unit, enum style style)
{
    const struct computed *reported = &unit->reported_total;
    int end = area->rect.columns;
    bool printed = reported->known;
    if (!unit->differs)
        return draw_score(area, row, end, style, printed ? reported : &unit->reviewed_total,
            unit->reported_grade ? unit->reported_grade : unit->reviewed_grade, printed);
    end = draw_score(area, row, end, style, &unit->reviewed_total, unit->reviewed_grade, true);
    end -= frame_run(area, row, end - 1, 1, style, style_sign(SIGN_ARROW));
    if (area->rect.columns >= BOTH_CELLS)
        return draw_score(area, row, end, style, reported, unit->reported_grade, printed);
    if (unit->reported_grade == unit->reviewed_grade)
        return end;
    frame_text(
        area, row, end - GRADE_CELLS, GRADE_CELLS, style, values_grade(unit->reported_grade));
    return end - GRADE_CELLS;
}

/* Marked ones stand behind a column of their own, while there are any. */
static struct area behind_mark(
    const struct app *app, const struct area *area, int row, int64_t key, enum style style)
{
    const struct units *units = &app->units;
    if (!units->marked && !units->anchor)
        return *area;
    bool marked = units_is_marked(units, key), in_range = units_in_range(units, key);
    frame_text(area, row, 0, 1, style == STYLE_PLAIN ? STYLE_CHANGED : style,
        in_range ? "+"
        : marked ? "*"
                 : " ");
    return frame_part(area, 0, 1, area->rect.rows, area->rect.columns - 1);
}

/* The words looked for, as far as the end of the name is shown. */
static void tint_found(const struct app *app, const struct area *area, int row, int at, int cells,
    const char *name, enum style style)
{
    int used;
    size_t start, length;
    if (!app->search.words || cells <= 1 ||
        !needle_find(&app->search.needle, name, &start, &length))
        return;
    bool cut = cells_fit_end(name, cells, &used) > 0;
    size_t from = cut ? cells_fit_end(name, cells - 1, &used) : 0, end = start + length;
    size_t begin = start > from ? start : from;
    if (end > from)
        frame_tint(area, row, at + cut + cells_width_of(name + from, begin - from),
            cells_width_of(name + begin, end - begin),
            style == STYLE_PLAIN ? STYLE_FOUND : STYLE_FOUND_STRONG);
}

static void draw_unit(const struct app *app, const struct area *area, int row,
    const struct summary *unit, enum style style)
{
    char name[TEXT], year[DECIMAL_TEXT];
    frame_text(area, row, 0, area->rect.columns, style, "");
    int at = draw_marks(area, row, unit, style), end = draw_scores(area, row, unit, style) - 1;
    if (area->rect.columns >= YEAR_CELLS && unit->year) {
        decimal_text(DECIMAL(unit->year), year);
        end -= (int)strlen(year);
        frame_run(area, row, end--, area->rect.columns, style, year);
    }
    bool old = style == STYLE_PLAIN && unit->superseded;
    const char *shown = unit_name(unit, name);
    frame_tail(area, row, at, end - at, old ? STYLE_DIM : style, shown);
    tint_found(app, area, row, at, end - at, shown, style);
}

static void draw_none(const struct app *app, const struct area *area)
{
    if (app->units.filter.term_count) {
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("None fits the filter."));
        frame_text(area, 1, 1, area->rect.columns - 1, STYLE_DIM, _("& changes it."));
        return;
    }
    frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM, _("Nothing here yet."));
    frame_text(area, 1, 1, area->rect.columns - 1, STYLE_DIM, _("fuhe import PATH"));
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    const struct units *units = &app->units;
    if (!units->page.count)
        draw_none(app, area);
    for (int row = 0; row < (int)units->page.count; row++) {
        enum style style = style_row(row == units->at, focused, STYLE_PLAIN);
        const struct summary *unit = &units->page.rows[row];
        struct area rest = behind_mark(app, area, row, unit->key, style);
        draw_unit(app, &rest, row, unit, style);
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

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return units_point(&app->units, row);
}

static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    char name[TEXT];
    const struct summary *unit = units_selected(&app->units);
    if (!unit)
        return false;
    const char *text = unit_name(unit, name);
    out->text = arena_text(arena, text);
    return true;
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
    .point = point,
    .enter = enter,
    .cite = cite,
    .search = &search_in_units};
