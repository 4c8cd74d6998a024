#include "app.h"

#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "detail.h"
#include "intl.h"

enum {
    UNIT_LEAST = 12,
    UNIT_MOST = 30,
    PLACE_CELLS = 5,
    YEAR_CELLS = 4,
    DETAIL_ROWS = 4,
    WORDS_CELLS = 30
};

static const struct grep_found *found_of(const struct app *app)
{
    return grep_found(app->grepping.grep);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->grepping.words)
        return;
    int used;
    const char *words = app->grepping.words;
    const struct grep_found *found = found_of(app);
    int length = (int)cells_fit(words, WORDS_CELLS, &used);
    size_t total = found->hits.total;
    if (!found->over)
        snprintf(text, VIEW_TITLE, _(" %.*s: hits %zu, %lld of %lld reports searched; Esc stops "),
            length, words, total, (long long)found->searched, (long long)found->all);
    else if (app->grepping.stopped)
        snprintf(text, VIEW_TITLE, _(" %.*s: hits %zu, stopped after %lld of %lld reports "),
            length, words, total, (long long)found->searched, (long long)found->all);
    else if (total > found->hits.count)
        snprintf(text, VIEW_TITLE, _(" %.*s: hits %zu, reports %zu; the first %zu listed "), length,
            words, total, found->hits.documents, found->hits.count);
    else
        snprintf(text, VIEW_TITLE, _(" %.*s: hits %zu, reports %zu "), length, words, total,
            found->hits.documents);
}

/* The hit in sight, with as much of what is before it as leaves room for what is behind. */
static void draw_words(const struct area *area, int row, int at, const struct grep_line *line,
    enum style style, enum style hit)
{
    int room = area->rect.columns - at - cells_width(line->words),
        behind = cells_width(line->behind), used;
    int before = room - (behind < room / 2 ? behind : room / 2);
    if (before < 0)
        before = 0;
    const char *tail = line->before + cells_fit_end(line->before, before, &used);
    at += frame_run(area, row, at, used, style, tail);
    at += frame_run(area, row, at, area->rect.columns - at, hit, line->words);
    frame_text(area, row, at, area->rect.columns - at, style, line->behind);
}

static const char *name_of(const struct grep_line *line)
{
    return line->project ? line->project : line->unit;
}

/* The report is named with the first of its hits that is shown. */
static void draw_row(
    struct app *app, const struct area *area, int row, int unit, enum style style, enum style hit)
{
    struct err err;
    char place[32];
    int at = app->grepping.list.top + row, width = area->rect.columns;
    const struct grep_line *line = grepping_line(app, at, &err);
    if (!line) {
        frame_text(area, row, 0, width, STYLE_ERROR, err.text);
        return;
    }
    bool same =
        row > 0 && app->grepping.seen[at - 1].words && app->grepping.seen[at - 1].key == line->key;
    frame_text(area, row, 0, width, style, "");
    if (!same) {
        frame_tail(area, row, 0, unit, style, name_of(line));
        snprintf(place, sizeof place, "%d", line->year);
        frame_right(area, row, unit + 1, YEAR_CELLS, style, line->year ? place : "");
    }
    snprintf(place, sizeof place, "%u", line->at.line);
    int column = unit + 1 + YEAR_CELLS + 1;
    frame_right(area, row, column, PLACE_CELLS, style == STYLE_PLAIN ? STYLE_NUMBER : style, place);
    draw_words(area, row, column + PLACE_CELLS + 1, line, style, hit);
}

/* Whose it is, and all of the words. */
static void draw_detail(struct app *app, const struct area *area)
{
    struct err err;
    const struct grep_line *line = grepping_line(app, app->grepping.list.selected, &err);
    if (!line)
        return;
    struct arena arena;
    arena_init(&arena);
    const char *where = line->project
                            ? arena_format(&arena, "%s · %s · %s:%u:%u", line->unit, line->project,
                                  line->file, line->at.line, line->at.column)
                            : arena_format(&arena, "%s · %s:%u:%u", line->unit, line->file,
                                  line->at.line, line->at.column);
    frame_fill(area, 0, 0, area->rect.columns, STYLE_BORDER, style_sign(SIGN_HORIZONTAL));
    frame_text(area, 1, 0, area->rect.columns, STYLE_DIM, where);
    struct area below = frame_part(area, 2, 0, area->rect.rows - 2, area->rect.columns);
    detail_draw_text(
        arena_format(&arena, "%s%s%s", line->before, line->words, line->behind), &below);
    arena_fini(&arena);
}

static void draw_rows(struct app *app, const struct area *area, bool focused)
{
    const struct list *list = &app->grepping.list;
    int unit = area->rect.columns / 5;
    unit = unit < UNIT_LEAST ? UNIT_LEAST : unit > UNIT_MOST ? UNIT_MOST : unit;
    for (int row = 0; row < list->rows && list->top + row < list->count; row++) {
        bool here = list->top + row == list->selected;
        enum style style = style_row(here, focused, STYLE_PLAIN);
        draw_row(app, area, row, unit, style, here ? STYLE_FOUND_STRONG : STYLE_FOUND);
    }
    if (focused && list->selected >= 0)
        frame_cursor(area, list->selected - list->top, 0, false);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct list *list = &app->grepping.list;
    if (!app->grepping.words)
        return;
    int count = (int)found_of(app)->hits.count, detail = count ? DETAIL_ROWS : 0;
    list_fit(list, count, area->rect.rows - detail);
    if (!count)
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM,
            found_of(app)->over ? _("The words were not found.") : _("Nothing found yet."));
    draw_rows(app, area, focused);
    if (count) {
        struct area below =
            frame_part(area, area->rect.rows - detail, 0, detail, area->rect.columns);
        draw_detail(app, &below);
    }
}

static void move(struct app *app, enum motion motion)
{
    list_move(&app->grepping.list, motion);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return list_point(&app->grepping.list, row);
}

const struct view view_grep = {.name = "grep",
    .context = CONTEXT_GREP,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = grepping_enter};
