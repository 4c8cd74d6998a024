#include "paint.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "cells.h"

/* So many cells that have not changed are sent again rather than stepped over. */
enum { GAP = 6 };

void paint_init(struct paint *paint)
{
    *paint = (struct paint){0};
    frame_init(&paint->shown);
    paint_forget(paint);
}

void paint_fini(struct paint *paint)
{
    for (int i = 0; i < STYLES; i++)
        free(paint->styles[i]);
    free(paint->clear);
    free(paint->cursor_on);
    free(paint->cursor_off);
    free(paint->bytes);
    frame_fini(&paint->shown);
}

void paint_forget(struct paint *paint)
{
    paint->known = false;
    paint->style = paint->cursor = -1;
}

static void add(struct paint *paint, const char *bytes, size_t length)
{
    while (paint->length + length > paint->capacity)
        paint->bytes = xgrow(paint->bytes, paint->capacity, &paint->capacity, 1);
    memcpy(paint->bytes + paint->length, bytes, length);
    paint->length += length;
}

static void add_text(struct paint *paint, const char *text)
{
    add(paint, text, strlen(text));
}

static void set_style(struct paint *paint, int style)
{
    if (paint->style != style)
        add_text(paint, paint->styles[style]);
    paint->style = style;
}

static void add_cell(struct paint *paint, const struct cell *cell)
{
    set_style(paint, cell->style);
    for (int i = 0; i < CELL_CHARS && cell->chars[i]; i++) {
        char text[8] = {(char)cell->chars[i]};
        size_t length = cell->chars[i] < 0x80 ? 1 : cells_encode(cell->chars[i], text);
        add(paint, text, length);
    }
}

static bool same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* The end of a run of cells to send: where GAP of them are as shown. */
static int end_of_run(const struct cell *now, const struct cell *before, int from, int columns)
{
    int end = from + 1;
    for (int i = end; i < columns && i - end < GAP; i++)
        if (!same(now + i, before + i))
            end = i + 1;
    while (end < columns && (now[end].width == 0 || before[end].width == 0))
        end++;
    return end;
}

static void paint_run(struct paint *paint, const struct cell *now, int row, int from, int end)
{
    add_text(paint, paint->place(row, from));
    for (int i = from; i < end; i++)
        if (now[i].width)
            add_cell(paint, now + i);
}

static void paint_row(struct paint *paint, const struct frame *frame, int row, int columns)
{
    const struct cell *now = frame_cell(frame, row, 0);
    struct cell *before = frame_cell(&paint->shown, row, 0);
    for (int from = 0; from < columns; from++) {
        if (same(now + from, before + from))
            continue;
        while (from > 0 && (now[from].width == 0 || before[from].width == 0))
            from--;
        int end = end_of_run(now, before, from, columns);
        paint_run(paint, now, row, from, end);
        memcpy(before + from, now + from, (size_t)(end - from) * sizeof *now);
        from = end;
    }
}

static void clear(struct paint *paint, const struct frame *frame)
{
    frame_resize(&paint->shown, frame->rows, frame->columns);
    set_style(paint, STYLE_PLAIN);
    add_text(paint, paint->clear);
    paint->known = true;
}

/* Behind all else; a frame that changed nothing needs nothing. */
static void place_cursor(struct paint *paint, int row, int column)
{
    struct frame *shown = &paint->shown;
    if (paint->length || shown->cursor_row != row || shown->cursor_column != column)
        add_text(paint, paint->place(row, column));
    shown->cursor_row = row;
    shown->cursor_column = column;
}

void paint_frame(struct paint *paint, const struct frame *frame)
{
    const struct frame *shown = &paint->shown;
    paint->length = 0;
    if (!paint->known || shown->rows != frame->rows || shown->columns != frame->columns)
        clear(paint, frame);
    for (int row = 0; row < frame->rows; row++) {
        bool corner = paint->corner_scrolls && row == frame->rows - 1;
        paint_row(paint, frame, row, frame->columns - corner);
    }
    if (paint->cursor != frame->cursor_shown)
        add_text(paint, frame->cursor_shown ? paint->cursor_on : paint->cursor_off);
    paint->cursor = frame->cursor_shown;
    place_cursor(paint, frame->cursor_row, frame->cursor_column);
}
