#include "frame.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "cells.h"

void frame_init(struct frame *frame)
{
    *frame = (struct frame){0};
}

void frame_fini(struct frame *frame)
{
    free(frame->cells);
    frame_init(frame);
}

void frame_resize(struct frame *frame, int rows, int columns)
{
    frame->rows = rows;
    frame->columns = columns;
    frame->cells = xrealloc(frame->cells, (size_t)rows * (size_t)columns, sizeof *frame->cells);
    frame_clear(frame);
}

void frame_clear(struct frame *frame)
{
    size_t count = (size_t)frame->rows * (size_t)frame->columns;
    for (size_t i = 0; i < count; i++)
        frame->cells[i] = (struct cell){.chars = {' '}, .width = 1};
    frame->cursor_row = frame->cursor_column = 0;
    frame->cursor_shown = false;
}

struct cell *frame_cell(const struct frame *frame, int row, int column)
{
    return frame->cells + (size_t)row * (size_t)frame->columns + column;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct area frame_area(struct frame *frame, struct rect rect)
{
    struct rect whole = {0, 0, frame->rows, frame->columns};
    struct area all = {frame, whole};
    return frame_part(&all, rect.row, rect.column, rect.rows, rect.columns);
}

struct area frame_part(const struct area *area, int row, int column, int rows, int columns)
{
    row = least(row, area->rect.rows);
    column = least(column, area->rect.columns);
    rows = least(rows, area->rect.rows - row);
    columns = least(columns, area->rect.columns - column);
    return (struct area){area->frame, {area->rect.row + row, area->rect.column + column,
                                          rows > 0 ? rows : 0, columns > 0 ? columns : 0}};
}

/* A wide character of which one half is about to be drawn over leaves a blank in the other. */
static void split(struct frame *frame, int row, int from, int to)
{
    struct cell *first = frame_cell(frame, row, from);
    if (first->width == 0 && from > 0)
        first[-1] = (struct cell){.chars = {' '}, .style = first[-1].style, .width = 1};
    if (to < frame->columns) {
        struct cell *behind = frame_cell(frame, row, to);
        if (behind->width == 0)
            *behind = (struct cell){.chars = {' '}, .style = behind->style, .width = 1};
    }
}

static void join(struct cell *cell, char32_t c)
{
    for (int i = 1; i < CELL_CHARS; i++)
        if (!cell->chars[i]) {
            cell->chars[i] = c;
            return;
        }
}

/* How many of `cells` at (row, column) lie in the area. */
static int clip(const struct area *area, int row, int column, int cells)
{
    if (row < 0 || row >= area->rect.rows || column < 0)
        return 0;
    int room = area->rect.columns - column;
    return cells < room ? cells : room;
}

static int put(const struct area *area, int row, int column, int cells, enum style style,
    const char *text, size_t length)
{
    struct frame *frame = area->frame;
    int used = 0, y = area->rect.row + row, x = area->rect.column + column;
    struct cell *last = NULL;
    for (size_t at = 0; at < length;) {
        struct cells_char c;
        at += cells_take(text + at, length - at, &c);
        if (!c.shown)
            continue;
        if (c.width == 0) {
            if (last)
                join(last, c.shown);
            continue;
        }
        if (used + c.width > cells)
            break;
        split(frame, y, x + used, x + used + c.width);
        last = frame_cell(frame, y, x + used);
        *last =
            (struct cell){.chars = {c.shown}, .style = (uint16_t)style, .width = (uint16_t)c.width};
        if (c.width == 2)
            last[1] = (struct cell){.style = (uint16_t)style};
        used += c.width;
    }
    return used;
}

int frame_run(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    cells = clip(area, row, column, cells);
    return cells > 0 ? put(area, row, column, cells, style, text, strlen(text)) : 0;
}

static void blank(const struct area *area, int row, int column, int cells, enum style style)
{
    static const char blanks[] = "                                                                ";
    for (int done = 0; done < cells;) {
        int step = least(cells - done, (int)sizeof blanks - 1);
        put(area, row, column + done, step, style, blanks, (size_t)step);
        done += step;
    }
}

void frame_text(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    cells = clip(area, row, column, cells);
    if (cells <= 0)
        return;
    int used;
    size_t fits = cells_fit(text, cells, &used);
    bool cut = text[fits] != '\0';
    if (cut)
        fits = cells_fit(text, cells - 1, &used);
    used = put(area, row, column, cells, style, text, fits);
    if (cut)
        used += frame_run(area, row, column + used, 1, style, style_sign(SIGN_ELLIPSIS));
    blank(area, row, column + used, cells - used, style);
}

void frame_right(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    int width = cells_width(text);
    if (width >= cells) {
        frame_text(area, row, column, cells, style, text);
        return;
    }
    frame_text(area, row, column, cells - width, style, "");
    frame_text(area, row, column + cells - width, width, style, text);
}

void frame_tail(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    if (cells_width(text) <= cells || cells <= 1) {
        frame_text(area, row, column, cells, style, text);
        return;
    }
    int used;
    size_t from = cells_fit_end(text, cells - 1, &used);
    frame_text(area, row, column, 1, style, style_sign(SIGN_ELLIPSIS));
    frame_text(area, row, column + 1, cells - 1, style, text + from);
}

void frame_fill(
    const struct area *area, int row, int column, int cells, enum style style, const char *sign)
{
    cells = clip(area, row, column, cells);
    for (int i = 0; i < cells; i++)
        put(area, row, column + i, 1, style, sign, strlen(sign));
}

void frame_tint(const struct area *area, int row, int column, int cells, enum style style)
{
    cells = clip(area, row, column, cells);
    for (int i = 0; i < cells; i++)
        frame_cell(area->frame, area->rect.row + row, area->rect.column + column + i)->style =
            (uint16_t)style;
}

void frame_cursor(const struct area *area, int row, int column, bool shown)
{
    if (row < 0 || column < 0 || row >= area->rect.rows || column >= area->rect.columns)
        return;
    area->frame->cursor_row = area->rect.row + row;
    area->frame->cursor_column = area->rect.column + column;
    area->frame->cursor_shown = shown;
}
