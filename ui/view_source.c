#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "intl.h"

enum { NUMBER_LEAST = 3 };

static const struct reading *reading_of(const struct app *app)
{
    return &app->desk.at.dossier.reading;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->desk.at.open)
        return;
    const struct dossier *dossier = &app->desk.at.dossier;
    const struct search *search = &app->source.search;
    const char *slash = strrchr(dossier->file, '/');
    int length = snprintf(text, VIEW_TITLE, _(" Source %s, %s "), slash ? slash + 1 : dossier->file,
        dossier->reading.document.encoding);
    if (search->words && length < VIEW_TITLE)
        snprintf(text + length, (size_t)(VIEW_TITLE - length), "· %s %zu/%zu ", search->words,
            search->count ? search->current + 1 : 0, search->count);
}

static int number_cells(const struct document *document)
{
    int cells = snprintf(NULL, 0, "%u", document->line_count);
    return cells < NUMBER_LEAST ? NUMBER_LEAST : cells;
}

static bool covers(const struct place *place, uint32_t at)
{
    return at >= place->start && at - place->start < place->length;
}

/* What is to be seen in the text: a stretch being selected, the selected value, what is searched
 * for, and what else speaks of the current finding. */
struct marks {
    struct place stretch, looked_at;
    const struct finding *finding;
    const struct search *search;
    size_t hit; /* the first one that is not behind us */
};

static struct marks marks_of(const struct app *app, uint32_t top)
{
    struct selected selected;
    struct marks marks = {.stretch = source_stretch(app),
        .finding = findings_current(app),
        .search = &app->source.search};
    if (app_value(app, &selected))
        marks.looked_at = selected.place;
    marks.hit = search_behind(marks.search, top);
    return marks;
}

static bool is_hit(struct marks *marks, uint32_t at)
{
    const struct search *search = marks->search;
    while (marks->hit < search->count &&
           search->hits[marks->hit].start + search->hits[marks->hit].length <= at)
        marks->hit++;
    return marks->hit < search->count && covers(&search->hits[marks->hit], at);
}

static enum style style_at(struct marks *marks, uint32_t at)
{
    if (covers(&marks->stretch, at))
        return STYLE_SELECTED;
    if (is_hit(marks, at))
        return marks->hit == marks->search->current ? STYLE_FOUND_STRONG : STYLE_FOUND;
    if (covers(&marks->looked_at, at))
        return STYLE_MARK_STRONG;
    for (size_t i = 0; marks->finding && i < marks->finding->evidence_count; i++)
        if (covers(&marks->finding->evidence[i], at))
            return STYLE_MARK;
    return STYLE_PLAIN;
}

/* Page numbers and headers within what a place spans are no part of it. */
static bool is_furniture(const struct flow *flow, const struct wrap_row *row)
{
    uint32_t first = flow_position(flow, row->start);
    return first == flow->length || flow->at[first] >= row->end;
}

static void draw_row(const struct app *app, struct marks *marks, const struct wrap_row *row,
    const struct area *area, int y, int x)
{
    const struct document *document = &reading_of(app)->document;
    bool furniture = is_furniture(&reading_of(app)->flow, row);
    for (uint32_t at = row->start; at < row->end; at++) {
        enum style style = furniture && !marks->stretch.length ? STYLE_PLAIN : style_at(marks, at);
        char32_t c = document->chars[at];
        if (marks->stretch.length && at == app->source.caret)
            frame_cursor(area, y, x, true);
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
    const struct document *document = &reading_of(app)->document;
    int numbers = number_cells(document);
    app->source.rows = area->rect.rows;
    app->source.columns = area->rect.columns - numbers - 1;
    wrap_init(&wrap, document, app->source.columns);
    struct wrap_row *rows = xcalloc((size_t)area->rect.rows, sizeof *rows);
    int count = source_follow(app, &wrap, rows, area->rect.rows);
    struct marks marks = marks_of(app, rows[0].start);
    if (focused)
        frame_cursor(area, 0, numbers + 1, false);
    for (int y = 0; y < count; y++) {
        char number[16];
        snprintf(number, sizeof number, "%u", rows[y].line + 1);
        if (rows[y].first)
            frame_right(area, y, 0, numbers, STYLE_NUMBER, number);
        draw_row(app, &marks, &rows[y], area, y, numbers + 1);
    }
    free(rows);
}

/* The stretch selected, else the words searched, else those of the selected value. */
static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    struct selected selected;
    const struct search *search = &app->source.search;
    struct place place = source_stretch(app);
    if (!place.length && search->count)
        place = search->hits[search->current];
    if (!place.length && app_value(app, &selected))
        place = selected.place;
    if (!place.length)
        return false;
    out->text = document_text(&app->desk.at.dossier.reading.document, place, arena);
    out->place = place;
    return true;
}

const struct view view_source = {.name = "source",
    .context = CONTEXT_SOURCE,
    .title = title,
    .draw = draw,
    .move = source_move,
    .cite = cite,
    .search = &search_in_source};
