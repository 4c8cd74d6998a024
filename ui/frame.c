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
static void split_before(struct frame *frame, int row, int column)
{
    struct cell *before = frame_cell(frame, row, column) - 1;
    if (column > 0)
        *before = (struct cell){.chars = {' '}, .style = before->style, .width = 1};
}

static void split_behind(struct frame *frame, int row, int column)
{
    struct cell *behind = frame_cell(frame, row, column);
    if (column < frame->columns && behind->width == 0)
        *behind = (struct cell){.chars = {' '}, .style = behind->style, .width = 1};
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

static void set(struct cell *cell, struct cells_char c, enum style style)
{
    *cell = (struct cell){.chars = {c.shown}, .style = (uint16_t)style, .width = (uint16_t)c.width};
    if (c.width == 2)
        cell[1] = (struct cell){.style = (uint16_t)style};
}

/* As much of the text as fits into `cells`, which the caller has clipped to the area; `*length` is
 * what that was. Returns its cells. */
static int put(const struct area *area, int row, int column, int cells, enum style style,
    const char *text, size_t *length)
{
    size_t at = 0, end = *length;
    struct frame *frame = area->frame;
    int y = area->rect.row + row, x = area->rect.column + column, used = 0;
    struct cell *start = frame_cell(frame, y, x), *last = NULL;
    if (start->width == 0)
        split_before(frame, y, x);
    while (at < end) {
        struct cells_char c;
        size_t bytes = cells_take(text + at, end - at, &c);
        if (used + c.width > cells)
            break;
        at += bytes;
        if (!c.shown)
            continue;
        if (c.width == 0) {
            if (last)
                join(last, c.shown);
            continue;
        }
        last = start + used;
        used += c.width;
        set(last, c, style);
    }
    *length = at;
    split_behind(frame, y, x + used);
    return used;
}

int frame_run(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    size_t length = strlen(text);
    cells = clip(area, row, column, cells);
    return cells > 0 ? put(area, row, column, cells, style, text, &length) : 0;
}

static void repeat(
    const struct area *area, int row, int column, int cells, enum style style, struct cells_char c)
{
    if (cells <= 0)
        return;
    int y = area->rect.row + row, x = area->rect.column + column;
    struct cell *start = frame_cell(area->frame, y, x);
    if (start->width == 0)
        split_before(area->frame, y, x);
    for (int i = 0; i < cells; i++)
        set(start + i, c, style);
    split_behind(area->frame, y, x + cells);
}

static void blank(const struct area *area, int row, int column, int cells, enum style style)
{
    repeat(area, row, column, cells, style, (struct cells_char){' ', 1});
}

void frame_text(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    cells = clip(area, row, column, cells);
    if (cells <= 0)
        return;
    size_t length = strlen(text), fits = length;
    int used = put(area, row, column, cells, style, text, &fits);
    if (fits < length) {
        used = put(area, row, column, cells - 1, style, text, &fits);
        used += frame_run(area, row, column + used, 1, style, style_sign(SIGN_ELLIPSIS));
    }
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
    blank(area, row, column, clip(area, row, column, cells - width), style);
    frame_text(area, row, column + cells - width, width, style, text);
}

int frame_before_right(int column, int cells, const char *text)
{
    int width = cells_width(text);
    return column - 1 + (width < cells ? cells - width : 0);
}

void frame_tail(
    const struct area *area, int row, int column, int cells, enum style style, const char *text)
{
    int used;
    if (cells <= 1 || cells_fit_end(text, cells, &used) == 0) {
        frame_text(area, row, column, cells, style, text);
        return;
    }
    size_t from = cells_fit_end(text, cells - 1, &used);
    frame_text(area, row, column, 1, style, style_sign(SIGN_ELLIPSIS));
    frame_text(area, row, column + 1, cells - 1, style, text + from);
}

void frame_fill(
    const struct area *area, int row, int column, int cells, enum style style, const char *sign)
{
    struct cells_char c;
    cells_take(sign, strlen(sign), &c);
    repeat(area, row, column, clip(area, row, column, cells), style, c);
}

void frame_column(
    const struct area *area, int row, int column, int rows, enum style style, const char *sign)
{
    struct cells_char c;
    cells_take(sign, strlen(sign), &c);
    for (int i = row; i < row + rows; i++)
        repeat(area, i, column, clip(area, i, column, 1), style, c);
}

int frame_char(const struct area *area, int row, int column, enum style style, char32_t c)
{
    struct cells_char shown = cells_char(c);
    if (!shown.shown || shown.width > clip(area, row, column, shown.width))
        return 0;
    struct cell *cell = frame_cell(area->frame, area->rect.row + row, area->rect.column + column);
    if (shown.width == 0) {
        if (column > 0)
            join(cell[-1].width ? cell - 1 : cell - 2, shown.shown);
        return 0;
    }
    if (cell->width == 0)
        split_before(area->frame, area->rect.row + row, area->rect.column + column);
    set(cell, shown, style);
    split_behind(area->frame, area->rect.row + row, area->rect.column + column + shown.width);
    return shown.width;
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
