#include "chart.h"

#include <string.h>

enum { EDGE = 1, GAP = 1, BAR_GAP = 2, BAR_LEAST = 4, CELL_WIDTH = 7, EIGHTHS = 8 };

struct chart_line *chart_add(struct chart *chart, enum style style, const char *label)
{
    chart->lines = arena_grow(
        chart->arena, chart->lines, chart->count, &chart->capacity, sizeof *chart->lines);
    struct chart_line *line = &chart->lines[chart->count++];
    line->style = style;
    line->label = label;
    return line;
}

struct chart_line *chart_head(struct chart *chart, const char *label)
{
    if (chart->count)
        chart_add(chart, STYLE_PLAIN, NULL);
    struct chart_line *line = chart_add(chart, STYLE_HEAD, label);
    line->head = true;
    return line;
}

/* Nothing but zero is without a bar. */
static void lay_bar(const struct chart_line *line, struct sheet *sheet, int at, int cells)
{
    int64_t room = (int64_t)cells * EIGHTHS;
    int64_t filled = (line->part * room + line->whole / 2) / line->whole;
    if (!filled && line->part > 0)
        filled = 1;
    const char *block = style_sign(SIGN_BLOCK);
    const char *part =
        filled % EIGHTHS ? style_sign((enum sign)(SIGN_BLOCK_PART + filled % EIGHTHS - 1)) : "";
    size_t length = strlen(block), blocks = (size_t)(filled / EIGHTHS);
    char *text = arena_alloc(&sheet->arena, blocks * length + strlen(part) + 1);
    for (size_t i = 0; i < blocks; i++)
        memcpy(text + i * length, block, length);
    strcpy(text + blocks * length, part);
    if (filled)
        sheet_text(sheet, at, cells, line->style, text);
}

static void lay_cells(const struct chart_line *line, struct sheet *sheet, int at)
{
    for (int i = 0; i < line->cell_count; i++, at += CELL_WIDTH)
        sheet_right(sheet, at, CELL_WIDTH, line->cells[i].style, line->cells[i].text);
}

/* In the row begun last, from a column on. */
static void lay_line(const struct chart *chart, const struct chart_line *line, struct sheet *sheet,
    int column, int columns)
{
    int at = column + EDGE, end = column + columns - EDGE;
    if (!line->label)
        return;
    if (line->head) {
        sheet_text(sheet, at, end - at, line->style, line->label);
        return;
    }
    sheet_text(sheet, at + line->indent, chart->label - line->indent, line->style, line->label);
    at += chart->label + GAP;
    if (chart->note && line->note)
        sheet_text(sheet, at, chart->note, STYLE_DIM, line->note);
    at += chart->note ? chart->note + GAP : 0;
    if (line->cell_count) {
        lay_cells(line, sheet, at);
        return;
    }
    if (line->number)
        sheet_right(sheet, at, chart->number, STYLE_PLAIN, line->number);
    at += chart->number + GAP;
    if (line->share)
        sheet_right(sheet, at, chart->share, STYLE_DIM, line->share);
    at += chart->share ? chart->share + BAR_GAP : BAR_GAP - GAP;
    if (line->whole && end - at >= BAR_LEAST)
        lay_bar(line, sheet, at, end - at);
}

void chart_lay(const struct chart *chart, struct sheet *sheet, int columns)
{
    for (size_t i = 0; i < chart->count; i++) {
        sheet_row(sheet, chart->lines[i].id);
        lay_line(chart, &chart->lines[i], sheet, 0, columns);
    }
}

void chart_lay_beside(
    const struct chart *left, const struct chart *right, struct sheet *sheet, int columns)
{
    int half = columns / 2;
    for (size_t i = 0; i < left->count || i < right->count; i++) {
        const struct chart_line *l = i < left->count ? &left->lines[i] : NULL;
        const struct chart_line *r = i < right->count ? &right->lines[i] : NULL;
        sheet_row(sheet, l ? l->id : 0);
        sheet_beside(sheet, half, r ? r->id : 0);
        if (l)
            lay_line(left, l, sheet, 0, half);
        if (r)
            lay_line(right, r, sheet, half, columns - half);
    }
}
