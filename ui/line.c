#include "line.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "arena.h"
#include "cells.h"

void line_init(struct line *line)
{
    *line = (struct line){.text = xstrdup("")};
    line->capacity = 1;
}

void line_fini(struct line *line)
{
    free(line->text);
    *line = (struct line){0};
}

static void cut(struct line *line, size_t from, size_t to)
{
    memmove(line->text + from, line->text + to, line->length - to + 1);
    line->length -= to - from;
    line->cursor = from;
    line->all = false;
}

void line_set(struct line *line, const char *text, bool all)
{
    cut(line, 0, line->length);
    line_insert(line, text, strlen(text));
    line->all = all && line->length > 0;
}

bool line_is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

void line_insert(struct line *line, const char *text, size_t length)
{
    if (line->all)
        cut(line, 0, line->length);
    if (line->length + length + 1 > line->capacity) {
        line->capacity = (line->length + length + 1) * 2;
        line->text = xrealloc(line->text, line->capacity, 1);
    }
    char *at = line->text + line->cursor;
    memmove(at + length, at, line->length - line->cursor + 1);
    for (size_t i = 0; i < length; i++)
        at[i] = isspace((unsigned char)text[i]) ? ' ' : text[i];
    line->length += length;
    line->cursor += length;
}

static size_t step_left(const struct line *line, size_t from)
{
    const uint8_t *start = (const uint8_t *)line->text;
    const uint8_t *to = u8_grapheme_prev(start + from, start);
    return to ? (size_t)(to - start) : 0;
}

static size_t step_right(const struct line *line, size_t from)
{
    const uint8_t *start = (const uint8_t *)line->text;
    const uint8_t *to = u8_grapheme_next(start + from, start + line->length);
    return to ? (size_t)(to - start) : line->length;
}

static size_t word_left(const struct line *line, size_t from)
{
    while (from > 0 && line->text[from - 1] == ' ')
        from--;
    while (from > 0 && line->text[from - 1] != ' ')
        from--;
    return from;
}

void line_act(struct line *line, enum line_action action)
{
    size_t at = line->cursor;
    if (line->all && (action == LINE_ERASE || action == LINE_DELETE)) {
        cut(line, 0, line->length);
        return;
    }
    line->all = false;
    switch (action) {
    case LINE_LEFT:
        line->cursor = step_left(line, at);
        break;
    case LINE_RIGHT:
        line->cursor = step_right(line, at);
        break;
    case LINE_HOME:
        line->cursor = 0;
        break;
    case LINE_END:
        line->cursor = line->length;
        break;
    case LINE_ERASE:
        cut(line, step_left(line, at), at);
        break;
    case LINE_DELETE:
        cut(line, at, step_right(line, at));
        break;
    case LINE_ERASE_WORD:
        cut(line, word_left(line, at), at);
        break;
    case LINE_ERASE_BEFORE:
        cut(line, 0, at);
        break;
    case LINE_ERASE_BEHIND:
        cut(line, at, line->length);
        break;
    }
}

void line_draw(const struct line *line, const struct area *area, int row, int column, int cells,
    enum style style)
{
    size_t from = 0;
    int before = cells_width_of(line->text, line->cursor);
    if (line->all && before > cells - 1)
        before = 0;
    while (before > cells - 1 && from < line->cursor) {
        size_t next = step_right(line, from);
        before -= cells_width_of(line->text + from, next - from);
        from = next;
    }
    int used = frame_run(area, row, column, cells, style, line->text + from);
    frame_fill(area, row, column + used, cells - used, style, " ");
    if (line->all)
        frame_tint(area, row, column, used, STYLE_INPUT_ALL);
    frame_cursor(area, row, column + before, true);
}
