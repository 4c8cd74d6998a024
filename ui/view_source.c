#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "intl.h"
#include "wrap.h"

enum { ABOVE = 3, NUMBER_LEAST = 3 };

static const struct document *document_of(const struct app *app)
{
    return &app->desk.at.dossier.reading.document;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->desk.at.open)
        return;
    const struct dossier *dossier = &app->desk.at.dossier;
    const char *slash = strrchr(dossier->file, '/');
    snprintf(text, VIEW_TITLE, _(" Source %s, %s "), slash ? slash + 1 : dossier->file,
        dossier->reading.document.encoding);
}

static int number_cells(const struct document *document)
{
    int cells = snprintf(NULL, 0, "%u", document->line_count);
    return cells < NUMBER_LEAST ? NUMBER_LEAST : cells;
}

/* `rows` rows further down (up when negative), as far as there are. */
static uint32_t scrolled(struct wrap *wrap, uint32_t at, int rows)
{
    struct wrap_row row = wrap_row_at(wrap, at);
    for (; rows > 0 && wrap_next(wrap, &row); rows--)
        ;
    for (; rows < 0 && wrap_previous(wrap, &row); rows++)
        ;
    return row.start;
}

/* The rows of the page from `top` on. */
static int lay_out(struct wrap *wrap, uint32_t top, struct wrap_row *rows, int most)
{
    int count = 0;
    struct wrap_row row = wrap_row_at(wrap, top);
    do
        rows[count++] = row;
    while (count < most && wrap_next(wrap, &row));
    return count;
}

/* The page follows the selected value, unless it was scrolled since the value was selected. */
static int follow(struct app *app, struct wrap *wrap, struct wrap_row *rows, int most)
{
    struct selected selected;
    struct place place = app_value(app, &selected) ? selected.place : (struct place){0};
    struct place before = app->source.shown;
    bool other = app->source.key != app->desk.at.key;
    bool moved = other || place.start != before.start || place.length != before.length;
    uint32_t top = other ? app->desk.at.dossier.evaluation->extent.start : app->source.top;
    uint32_t above = place.length && moved ? scrolled(wrap, place.start, -(most / ABOVE)) : 0;
    int count = lay_out(wrap, other && place.length ? above : top, rows, most);
    if (moved && place.length &&
        (place.start < rows[0].start || place.start >= rows[count - 1].end))
        count = lay_out(wrap, above, rows, most);
    app->source.key = app->desk.at.key;
    app->source.shown = place;
    app->source.top = rows[0].start;
    return count;
}

static bool covers(const struct place *place, uint32_t at)
{
    return at >= place->start && at - place->start < place->length;
}

static bool same_field(const char *a, const char *b)
{
    return a && b && *a && strcmp(a, b) == 0;
}

/* What is to be seen in the text: the selected value, and what else speaks of the finding it is in.
 */
struct marks {
    struct selected selected;
    const struct finding *finding;
};

static struct marks marks_of(const struct app *app)
{
    struct marks marks = {0};
    const struct findings *findings = &app->desk.at.findings;
    int i = app->findings.list.selected;
    if (!app_value(app, &marks.selected))
        return marks;
    if (i >= 0 && i < (int)findings->count &&
        same_field(marks.selected.field, findings->items[i].field))
        marks.finding = &findings->items[i];
    return marks;
}

static enum style style_at(const struct marks *marks, uint32_t at)
{
    if (covers(&marks->selected.place, at))
        return STYLE_MARK_STRONG;
    for (size_t i = 0; marks->finding && i < marks->finding->evidence_count; i++)
        if (covers(&marks->finding->evidence[i], at))
            return STYLE_MARK;
    return STYLE_PLAIN;
}

static void draw_row(const struct document *document, const struct marks *marks,
    const struct wrap_row *row, const struct area *area, int y, int x)
{
    for (uint32_t at = row->start; at < row->end; at++) {
        enum style style = style_at(marks, at);
        char32_t c = document->chars[at];
        if (c != '\t') {
            x += frame_char(area, y, x, style, c);
            continue;
        }
        frame_fill(area, y, x, WRAP_TAB, style, " ");
        x += WRAP_TAB;
    }
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct wrap wrap;
    if (!app->desk.at.open)
        return;
    const struct document *document = document_of(app);
    int numbers = number_cells(document);
    app->source.rows = area->rect.rows;
    app->source.columns = area->rect.columns - numbers - 1;
    wrap_init(&wrap, document, app->source.columns);
    struct wrap_row *rows = xcalloc((size_t)area->rect.rows, sizeof *rows);
    int count = follow(app, &wrap, rows, area->rect.rows);
    struct marks marks = marks_of(app);
    for (int y = 0; y < count; y++) {
        char number[16];
        snprintf(number, sizeof number, "%u", rows[y].line + 1);
        if (rows[y].first)
            frame_right(area, y, 0, numbers, STYLE_NUMBER, number);
        draw_row(document, &marks, &rows[y], area, y, numbers + 1);
    }
    free(rows);
    if (focused)
        frame_cursor(area, 0, numbers + 1, false);
}

static void move(struct app *app, enum motion motion)
{
    struct wrap wrap;
    if (!app_settle(app))
        return;
    const struct document *document = document_of(app);
    wrap_init(&wrap, document, app->source.columns);
    int step = list_step(motion, app->source.rows);
    uint32_t last = scrolled(&wrap, document->length, 1 - app->source.rows);
    if (motion == MOVE_FIRST)
        app->source.top = 0;
    else if (motion == MOVE_LAST)
        app->source.top = last;
    else
        app->source.top = scrolled(&wrap, app->source.top, step);
    if (app->source.top > last)
        app->source.top = last;
}

const struct view view_source = {
    .name = "source", .context = CONTEXT_SOURCE, .title = title, .draw = draw, .move = move};
