#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "cells.h"

struct run {
    struct run *next;
    int column, cells;
    bool right;
    enum style style;
    const char *text;
};

struct sheet_row {
    int64_t id;
    int64_t beside; /* of the part from `split` on */
    int split;      /* 0: there is one part */
    bool goes_on;   /* of a paragraph: belongs to the row above that is not */
    struct run *first, **last;
};

void sheet_init(struct sheet *sheet)
{
    *sheet = (struct sheet){.selected = -1};
    arena_init(&sheet->arena);
}

void sheet_fini(struct sheet *sheet)
{
    arena_fini(&sheet->arena);
    free(sheet->rows);
    sheet_init(sheet);
}

void sheet_clear(struct sheet *sheet)
{
    arena_fini(&sheet->arena);
    sheet->count = 0;
}

void sheet_home(struct sheet *sheet)
{
    sheet->top = 0;
    sheet->selected = -1;
    sheet->right = sheet->beyond = false;
}

void sheet_row(struct sheet *sheet, int64_t id)
{
    if (sheet->count == sheet->capacity) {
        sheet->capacity = sheet->capacity ? 2 * sheet->capacity : 64;
        sheet->rows = xrealloc(sheet->rows, (size_t)sheet->capacity, sizeof *sheet->rows);
    }
    sheet->rows[sheet->count++] = (struct sheet_row){.id = id};
}

void sheet_beside(struct sheet *sheet, int column, int64_t id)
{
    struct sheet_row *row = &sheet->rows[sheet->count - 1];
    row->split = column;
    row->beside = id;
}

static void add(struct sheet *sheet, struct run run)
{
    struct sheet_row *row = &sheet->rows[sheet->count - 1];
    struct run *copy = arena_alloc(&sheet->arena, sizeof *copy);
    *copy = run;
    copy->text = arena_text(&sheet->arena, run.text);
    *(row->first ? row->last : &row->first) = copy;
    row->last = &copy->next;
}

void sheet_text(struct sheet *sheet, int column, int cells, enum style style, const char *text)
{
    add(sheet, (struct run){.column = column, .cells = cells, .style = style, .text = text});
}

void sheet_right(struct sheet *sheet, int column, int cells, enum style style, const char *text)
{
    add(sheet, (struct run){
                   .column = column, .cells = cells, .right = true, .style = style, .text = text});
}

void sheet_paragraph(struct sheet *sheet, int column, int cells, enum style style, const char *text)
{
    while (*text) {
        size_t length = cells_break(text, cells);
        if (!length)
            length = strlen(text);
        char *line = arena_copy(&sheet->arena, text, length);
        sheet_row(sheet, 0);
        sheet->rows[sheet->count - 1].goes_on = true;
        sheet_text(sheet, column, 0, style, line);
        text += length;
        text += strspn(text, " ");
    }
}

static int clamp(int value, int low, int high)
{
    return value > high ? high : value < low ? low : value;
}

static bool is_right(const struct sheet *sheet, const struct sheet_row *row)
{
    return row->split && sheet->right;
}

static int64_t id_of(const struct sheet *sheet, const struct sheet_row *row)
{
    return is_right(sheet, row) ? row->beside : row->id;
}

/* The row nearest to `row` that can be selected, looked for along `step` first; -1: none. */
static int selectable(const struct sheet *sheet, int row, int step)
{
    for (int turn = 0; turn < 2; turn++, step = -step)
        for (int i = row; i >= 0 && i < sheet->count; i += step)
            if (id_of(sheet, &sheet->rows[i]))
                return i;
    return -1;
}

static void scroll_to(struct sheet *sheet, int top)
{
    int last = sheet->count - sheet->height;
    sheet->top = clamp(top, 0, last > 0 ? last : 0);
}

/* What was selected, or what stands there now, is in sight, unless the reviewer scrolled on past
 * the last of them; at the first one the heads above it are too. */
void sheet_settle(struct sheet *sheet)
{
    int row = clamp(sheet->selected, 0, sheet->count ? sheet->count - 1 : 0);
    sheet->selected = selectable(sheet, row, 1);
    if (sheet->selected < 0 && sheet->right) {
        sheet->right = false;
        sheet->selected = selectable(sheet, row, 1);
    }
    scroll_to(sheet, sheet->top);
    if (sheet->selected < 0 || sheet->beyond)
        return;
    int first = selectable(sheet, 0, 1);
    int above = sheet->selected == first && first < sheet->height ? 0 : sheet->selected;
    sheet->top = clamp(sheet->top, sheet->selected - sheet->height + 1, above);
    scroll_to(sheet, sheet->top);
}

static void draw_row(const struct area *area, int y, const struct sheet_row *row)
{
    for (const struct run *run = row->first; run; run = run->next) {
        int room = area->rect.columns - run->column;
        int cells = run->cells && run->cells < room ? run->cells : room;
        if (cells > 0)
            (run->right ? frame_right : frame_text)(
                area, y, run->column, cells, run->style, run->text);
    }
}

static void tint_selected(const struct sheet *sheet, const struct area *area, bool focused)
{
    const struct sheet_row *row = &sheet->rows[sheet->selected];
    bool right = is_right(sheet, row);
    int from = right ? row->split : 0, width = area->rect.columns;
    int cells = row->split && !right && row->split < width ? row->split : width - from;
    if (cells > 0)
        frame_tint(
            area, sheet->selected - sheet->top, from, cells, style_row(true, focused, STYLE_PLAIN));
}

void sheet_draw(struct sheet *sheet, const struct area *area, bool focused)
{
    sheet->height = area->rect.rows;
    sheet_settle(sheet);
    for (int y = 0; y < sheet->height && sheet->top + y < sheet->count; y++)
        draw_row(area, y, &sheet->rows[sheet->top + y]);
    int shown = sheet->selected - sheet->top;
    if (sheet->selected >= 0 && shown >= 0 && shown < sheet->height)
        tint_selected(sheet, area, focused);
    int at = sheet->selected < 0 ? 0 : sheet->selected - sheet->top;
    frame_cursor(area, at, 0, false);
}

/* What is selected stays so while it is in sight; then the nearest that is. */
static void scroll_by(struct sheet *sheet, int step)
{
    scroll_to(sheet, sheet->top + step);
    sheet->beyond = true;
    int last = sheet->top + sheet->height - 1, row = clamp(sheet->selected, sheet->top, last);
    row = sheet->selected < 0 ? -1 : selectable(sheet, row, row > sheet->selected ? 1 : -1);
    if (row >= sheet->top && row <= last)
        sheet->selected = row;
}

/* Beyond the last row that can be selected what is behind it scrolls into sight. */
static void move_by(struct sheet *sheet, int step)
{
    int way = step < 0 ? -1 : 1;
    int wanted = clamp(sheet->selected + step, 0, sheet->count - 1);
    int row = sheet->selected < 0 ? -1 : selectable(sheet, wanted, -way);
    bool moved = row >= 0 && (row - sheet->selected) * way > 0;
    if (!moved && sheet->selected >= 0) {
        row = selectable(sheet, wanted, way);
        moved = row >= 0 && (row - sheet->selected) * way > 0;
    }
    sheet->beyond = !moved;
    if (moved)
        sheet->selected = row;
    else
        scroll_to(sheet, sheet->top + step);
}

void sheet_move(struct sheet *sheet, enum motion motion)
{
    int step = list_step(motion, sheet->height);
    if (!sheet->count)
        return;
    if (list_scrolls(motion))
        scroll_by(sheet, step);
    else if (step)
        move_by(sheet, step);
    else if (motion == MOVE_LEFT || motion == MOVE_RIGHT)
        sheet->right = motion == MOVE_RIGHT;
    else if (motion == MOVE_FIRST)
        sheet_home(sheet);
    else if (motion == MOVE_LAST) {
        sheet->selected = selectable(sheet, sheet->count - 1, -1);
        sheet->beyond = true;
        scroll_to(sheet, sheet->count);
    }
}

bool sheet_point(struct sheet *sheet, int row, int column)
{
    int i = sheet->top + row;
    if (row >= sheet->height || i >= sheet->count)
        return false;
    while (i > 0 && sheet->rows[i].goes_on)
        i--;
    const struct sheet_row *there = &sheet->rows[i];
    bool right = there->split && column >= there->split;
    if (!(right ? there->beside : there->id))
        return false;
    sheet->selected = i;
    sheet->right = right;
    return true;
}

int64_t sheet_selected(const struct sheet *sheet)
{
    if (sheet->selected < 0 || sheet->selected >= sheet->count)
        return 0;
    return id_of(sheet, &sheet->rows[sheet->selected]);
}

bool sheet_select(struct sheet *sheet, int64_t id)
{
    for (int i = 0; i < sheet->count; i++)
        if (sheet->rows[i].id == id || sheet->rows[i].beside == id) {
            sheet->selected = i;
            sheet->right = sheet->rows[i].id != id;
            sheet->beyond = false;
            return true;
        }
    return false;
}
