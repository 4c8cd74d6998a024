#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "intl.h"
#include "wrap.h"

enum { ABOVE = 3, RUN = 1024, NUMBER_LEAST = 3 };

static const struct document *document_of(const struct app *app)
{
    return &app->desk.dossier.reading.document;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->desk.open)
        return;
    const struct dossier *dossier = &app->desk.dossier;
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

static bool in_sight(struct wrap *wrap, uint32_t top, uint32_t at, int rows)
{
    return at >= top && at < scrolled(wrap, top, rows) + (at >= wrap->document->length);
}

/* The page follows the selected value, unless it was scrolled since the value was selected. */
static void follow(struct app *app, struct wrap *wrap, int rows)
{
    struct selected selected;
    bool other = app->source.key != app->desk.key;
    struct place place = app_value(app, &selected) ? selected.place : (struct place){0};
    if (other)
        app->source.top = app->desk.dossier.evaluation->extent.start;
    bool moved =
        other || place.start != app->source.shown.start || place.length != app->source.shown.length;
    app->source.key = app->desk.key;
    app->source.shown = place;
    app->source.top = wrap_row_at(wrap, app->source.top).start;
    if (moved && place.length && !in_sight(wrap, app->source.top, place.start, rows))
        app->source.top = scrolled(wrap, place.start, -(rows / ABOVE));
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
    const struct findings *findings = &app->desk.findings;
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

static size_t append(char *to, char32_t c)
{
    if (c != '\t')
        return cells_encode(c, to);
    memset(to, ' ', WRAP_TAB);
    return WRAP_TAB;
}

static void draw_row(const struct document *document, const struct marks *marks,
    const struct wrap_row *row, const struct area *area, int y, int x)
{
    char text[RUN + 8];
    for (uint32_t at = row->start; at < row->end;) {
        enum style style = style_at(marks, at);
        size_t length = 0;
        for (; at < row->end && length < RUN && style_at(marks, at) == style; at++)
            length += append(text + length, document->chars[at]);
        text[length] = '\0';
        x += frame_run(area, y, x, area->rect.columns - x, style, text);
    }
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct wrap wrap;
    if (!app->desk.open)
        return;
    const struct document *document = document_of(app);
    int numbers = number_cells(document);
    app->source.rows = area->rect.rows;
    app->source.columns = area->rect.columns - numbers - 1;
    wrap_init(&wrap, document, app->source.columns);
    follow(app, &wrap, area->rect.rows);
    struct marks marks = marks_of(app);
    struct wrap_row row = wrap_row_at(&wrap, app->source.top);
    bool more = true;
    for (int y = 0; y < area->rect.rows && more; y++, more = wrap_next(&wrap, &row)) {
        char number[16];
        snprintf(number, sizeof number, "%u", row.line + 1);
        if (row.first)
            frame_right(area, y, 0, numbers, STYLE_NUMBER, number);
        draw_row(document, &marks, &row, area, y, numbers + 1);
    }
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
