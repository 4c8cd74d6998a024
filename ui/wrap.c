#include "wrap.h"

#include <unilbrk.h>

#include "cells.h"

enum { SEARCH = 64 };

void wrap_init(struct wrap *wrap, const struct document *document, int columns)
{
    wrap->document = document;
    wrap->columns = columns > 2 ? columns : 2;
    wrap->laid_out = false;
}

static uint32_t line_of(const struct document *document, uint32_t at)
{
    uint32_t low = 0, high = document->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (document->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static uint32_t line_end(const struct document *document, uint32_t line)
{
    uint32_t end = line + 1 < document->line_count ? document->lines[line + 1] : document->length;
    if (end > document->lines[line] && document->chars[end - 1] == '\n')
        end--;
    return end;
}

static bool may_end_piece(char32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0x3002 || c == 0xFF0C || c == 0xFF1B;
}

/* Where the piece with number `piece` of a line begins: the same for every character in it. */
static uint32_t piece_start(
    const struct document *document, uint32_t start, uint32_t end, uint32_t piece)
{
    uint64_t at = (uint64_t)start + (uint64_t)piece * (WRAP_PIECE - SEARCH);
    if (piece == 0 || at >= end)
        return piece == 0 ? start : end;
    for (uint32_t back = 0; back < SEARCH; back++)
        if (may_end_piece(document->chars[at - back - 1]))
            return (uint32_t)at - back;
    return (uint32_t)at;
}

static int width_of(char32_t c)
{
    return c == '\t' ? WRAP_TAB : cells_char(c).width;
}

static void add_row(struct wrap *wrap, uint32_t start, uint32_t end)
{
    bool first = start == wrap->document->lines[wrap->line];
    wrap->rows[wrap->count++] = (struct wrap_row){start, end, wrap->line, first};
}

static bool fits(const struct wrap *wrap)
{
    int width = 0;
    for (uint32_t i = wrap->start; i < wrap->end && width <= wrap->columns; i++)
        width += width_of(wrap->document->chars[i]);
    return width <= wrap->columns;
}

static void break_rows(struct wrap *wrap)
{
    char breaks[WRAP_PIECE + 1];
    const char32_t *chars = wrap->document->chars;
    uint32_t start = wrap->start, row = start, last_break = start;
    u32_possible_linebreaks((const uint32_t *)chars + start, wrap->end - start, "UTF-8", breaks);
    int width = 0;
    for (uint32_t i = start; i < wrap->end; i++) {
        if (i > row && breaks[i - start] == UC_BREAK_POSSIBLE)
            last_break = i;
        int cells = width_of(chars[i]);
        while (width + cells > wrap->columns && chars[i] != ' ' && cells) {
            uint32_t at = last_break > row ? last_break : i;
            add_row(wrap, row, at);
            row = last_break = at;
            width = 0;
            for (uint32_t k = at; k < i; k++)
                width += width_of(chars[k]);
        }
        width += cells;
    }
    add_row(wrap, row, wrap->end);
}

static void lay_out(struct wrap *wrap)
{
    wrap->count = 0;
    if (fits(wrap))
        add_row(wrap, wrap->start, wrap->end);
    else
        break_rows(wrap);
    wrap->laid_out = true;
}

static void find_piece(struct wrap *wrap, uint32_t at)
{
    const struct document *document = wrap->document;
    uint32_t line = line_of(document, at);
    uint32_t start = document->lines[line], end = line_end(document, line);
    uint32_t piece = at > end ? 0 : (at - start) / (WRAP_PIECE - SEARCH);
    if (at >= piece_start(document, start, end, piece + 1) && at < end)
        piece++;
    uint32_t from = piece_start(document, start, end, piece);
    while (piece > 0 && from >= end)
        from = piece_start(document, start, end, --piece);
    if (wrap->laid_out && wrap->line == line && wrap->start == from)
        return;
    wrap->line = line;
    wrap->start = from;
    wrap->end = piece_start(document, start, end, piece + 1);
    lay_out(wrap);
}

struct wrap_row wrap_row_at(struct wrap *wrap, uint32_t at)
{
    if (wrap->document->length == 0)
        return (struct wrap_row){.first = true};
    if (at > wrap->document->length)
        at = wrap->document->length;
    find_piece(wrap, at);
    int i = wrap->count - 1;
    while (i > 0 && wrap->rows[i].start > at)
        i--;
    return wrap->rows[i];
}

bool wrap_next(struct wrap *wrap, struct wrap_row *row)
{
    const struct document *document = wrap->document;
    bool line_done = row->end == line_end(document, row->line);
    if (line_done && row->line + 1 >= document->line_count)
        return false;
    *row = wrap_row_at(wrap, line_done ? document->lines[row->line + 1] : row->end);
    return true;
}

bool wrap_previous(struct wrap *wrap, struct wrap_row *row)
{
    if (row->start == 0)
        return false;
    *row = wrap_row_at(wrap, row->start - 1);
    return true;
}
