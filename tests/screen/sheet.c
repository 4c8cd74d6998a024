/*
 * Where a sheet stands after moves: only rows with an id are selected, what is selected is in
 * sight, and rows without one can still be scrolled to.
 */
#include "../../ui/sheet.h"
#include "tap.h"

#include <locale.h>
#include <stdio.h>

enum { ROWS = 30, HEIGHT = 6, COLUMNS = 20 };

/* Rows `first` and every `step`th behind it, up to `last`, can be selected. */
static void fill(struct sheet *sheet, int first, int last, int step)
{
    sheet_clear(sheet);
    for (int i = 0; i < ROWS; i++) {
        sheet_row(sheet, i >= first && i <= last && (i - first) % step == 0 ? i + 1 : 0);
        sheet_text(sheet, 0, 0, STYLE_PLAIN, "row");
    }
}

static void draw(struct sheet *sheet, struct frame *frame)
{
    struct rect rect = {1, 2, HEIGHT, COLUMNS};
    struct area area = frame_area(frame, rect);
    sheet_draw(sheet, &area, true);
}

static bool in_sight(const struct sheet *sheet)
{
    return sheet->selected >= sheet->top && sheet->selected < sheet->top + HEIGHT;
}

static void test_walk(struct frame *frame)
{
    static const enum motion motions[] = {MOVE_DOWN, MOVE_UP, MOVE_HALF_DOWN, MOVE_HALF_UP,
        MOVE_PAGE_DOWN, MOVE_PAGE_UP, MOVE_FIRST, MOVE_LAST, MOVE_SCROLL_DOWN, MOVE_SCROLL_UP};
    struct sheet sheet;
    bool selectable = true, sight = true, way = true;
    sheet_init(&sheet);
    fill(&sheet, 4, 25, 3);
    draw(&sheet, frame);
    for (int i = 0; i < 2000; i++) {
        enum motion motion = motions[below(sizeof motions / sizeof *motions)];
        int before = sheet.selected, step = list_step(motion, HEIGHT);
        sheet_move(&sheet, motion);
        bool scrolled = sheet.selected == before;
        way = way && (step >= 0 || sheet.selected <= before) &&
              (step <= 0 || sheet.selected >= before);
        draw(&sheet, frame);
        selectable = selectable && sheet_selected(&sheet) != 0;
        sight = sight && (in_sight(&sheet) || scrolled);
    }
    report(selectable, "selects only what has an id");
    report(sight, "keeps what was selected in sight");
    report(way, "never moves the other way");
    sheet_fini(&sheet);
}

static void test_ends(struct frame *frame)
{
    struct sheet sheet;
    sheet_init(&sheet);
    fill(&sheet, 4, 25, 3);
    draw(&sheet, frame);
    report(sheet_selected(&sheet) == 5 && sheet.top == 0, "begins at the first, heads in sight");
    sheet_move(&sheet, MOVE_LAST);
    draw(&sheet, frame);
    report(sheet_selected(&sheet) == 26 && sheet.top == ROWS - HEIGHT,
        "goes to the last with an id, and shows what is behind it");
    fill(&sheet, 4, 10, 3);
    sheet_select(&sheet, 11);
    draw(&sheet, frame);
    for (int i = 0; i < ROWS; i++) {
        sheet_move(&sheet, MOVE_DOWN);
        draw(&sheet, frame);
    }
    report(sheet_selected(&sheet) == 11 && sheet.top == ROWS - HEIGHT,
        "scrolls on past the last with an id");
    sheet_move(&sheet, MOVE_UP);
    draw(&sheet, frame);
    report(sheet_selected(&sheet) == 8 && in_sight(&sheet), "comes back to what can be selected");
    report(sheet_select(&sheet, 11) && sheet_selected(&sheet) == 11 && !sheet_select(&sheet, 12),
        "selects by id");
    sheet_fini(&sheet);
}

static void test_scroll(struct frame *frame)
{
    struct sheet sheet;
    sheet_init(&sheet);
    fill(&sheet, ROWS, 0, 1);
    draw(&sheet, frame);
    sheet_move(&sheet, MOVE_PAGE_DOWN);
    draw(&sheet, frame);
    report(sheet.top == HEIGHT && !sheet_selected(&sheet), "scrolls where nothing can be selected");
    sheet_move(&sheet, MOVE_LAST);
    draw(&sheet, frame);
    report(sheet.top == ROWS - HEIGHT, "ends with the last row at the foot");
    sheet_fini(&sheet);
}

/* Rows 4, 7, 10 … 25 can be selected; six are shown. */
static void test_wheel(struct frame *frame)
{
    struct sheet sheet;
    sheet_init(&sheet);
    fill(&sheet, 4, 25, 3);
    draw(&sheet, frame);
    sheet_move(&sheet, MOVE_SCROLL_DOWN);
    draw(&sheet, frame);
    report(sheet.top == 3 && sheet_selected(&sheet) == 5, "scrolls past the heads of the first");
    sheet_move(&sheet, MOVE_SCROLL_DOWN);
    draw(&sheet, frame);
    report(
        sheet.top == 6 && sheet_selected(&sheet) == 8, "takes along what would get out of sight");
    sheet_move(&sheet, MOVE_SCROLL_UP);
    draw(&sheet, frame);
    report(sheet.top == 3 && sheet_selected(&sheet) == 8, "leaves what stays in sight");
    sheet_move(&sheet, MOVE_SCROLL_UP);
    draw(&sheet, frame);
    report(sheet.top == 0 && sheet_selected(&sheet) == 5, "takes it along on the way back");
    sheet_fini(&sheet);
}

static void test_point(struct frame *frame)
{
    struct sheet sheet;
    sheet_init(&sheet);
    fill(&sheet, 4, 25, 3);
    draw(&sheet, frame);
    sheet_move(&sheet, MOVE_LAST);
    draw(&sheet, frame);
    bool there = sheet_point(&sheet, 1, 0);
    report(there && sheet.top == 24 && sheet_selected(&sheet) == 26, "selects the row pointed at");
    there = sheet_point(&sheet, 2, 0);
    report(!there && sheet_selected(&sheet) == 26, "selects nothing where there is nothing to");
    sheet_clear(&sheet);
    sheet_paragraph(&sheet, 0, 8, STYLE_PLAIN, "a head");
    for (int i = 1; i < 3; i++) {
        sheet_row(&sheet, i);
        sheet_beside(&sheet, COLUMNS / 2, 10 * i);
        sheet_paragraph(&sheet, 0, 8, STYLE_PLAIN, "that goes on");
    }
    sheet_home(&sheet);
    draw(&sheet, frame);
    sheet_point(&sheet, 0, 0);
    bool head = sheet_selected(&sheet) == 1;
    sheet_point(&sheet, 5, COLUMNS / 2);
    report(head && sheet_selected(&sheet) == 20, "selects the part a paragraph goes on with");
    there = sheet_point(&sheet, HEIGHT, 0);
    report(!there && sheet_selected(&sheet) == 20, "selects nothing below the last row");
    sheet_fini(&sheet);
}

/* Left parts in every third row, right ones in every fifth; from row 15 on rows of one part. */
static void fill_parts(struct sheet *sheet)
{
    sheet_clear(sheet);
    for (int i = 0; i < ROWS; i++) {
        sheet_row(sheet, i % 3 == 0 ? i + 1 : 0);
        if (i < ROWS / 2)
            sheet_beside(sheet, COLUMNS / 2, i % 5 == 0 ? 100 + i : 0);
    }
}

/* The cells of the cursor's row that are selected: "0+10". */
static bool is_tinted(const struct frame *frame, int from, int cells)
{
    bool ok = true;
    for (int column = 0; column < COLUMNS; column++) {
        bool in = column >= from && column < from + cells;
        int style = frame_cell(frame, frame->cursor_row, column + 2)->style;
        ok = ok && (style == STYLE_SELECTED) == in;
    }
    return ok;
}

static void go(struct sheet *sheet, struct frame *frame, enum motion motion)
{
    frame_clear(frame);
    sheet_move(sheet, motion);
    draw(sheet, frame);
}

static void test_parts(struct frame *frame)
{
    struct sheet sheet;
    sheet_init(&sheet);
    fill_parts(&sheet);
    draw(&sheet, frame);
    bool left = sheet_selected(&sheet) == 1 && is_tinted(frame, 0, COLUMNS / 2);
    go(&sheet, frame, MOVE_DOWN);
    report(left && sheet_selected(&sheet) == 4, "begins in the left part and stays there");
    go(&sheet, frame, MOVE_RIGHT);
    report(sheet_selected(&sheet) == 105 && is_tinted(frame, COLUMNS / 2, COLUMNS / 2),
        "goes to the next right part");
    go(&sheet, frame, MOVE_DOWN);
    bool right = sheet_selected(&sheet) == 110;
    go(&sheet, frame, MOVE_DOWN);
    report(right && sheet_selected(&sheet) == 16 && is_tinted(frame, 0, COLUMNS),
        "stays in the right part, and goes on where there is one");
    go(&sheet, frame, MOVE_UP);
    right = sheet_selected(&sheet) == 110;
    go(&sheet, frame, MOVE_LEFT);
    report(right && sheet_selected(&sheet) == 13, "comes back to the left part");
    sheet_clear(&sheet);
    sheet_row(&sheet, 1);
    sheet_beside(&sheet, COLUMNS / 2, 0);
    draw(&sheet, frame);
    go(&sheet, frame, MOVE_RIGHT);
    report(sheet_selected(&sheet) == 1, "stays on the left where the right has nothing");
    sheet_fini(&sheet);
}

static void test_paragraph(void)
{
    struct sheet sheet;
    sheet_init(&sheet);
    sheet_paragraph(&sheet, 0, 8, STYLE_PLAIN, "实际完成57人 of 60");
    report(sheet.count == 3, "breaks a paragraph where lines may be broken");
    sheet_fini(&sheet);
}

int main(void)
{
    struct frame frame;
    tap_seed = 11;
    setlocale(LC_ALL, "C.UTF-8");
    frame_init(&frame);
    frame_resize(&frame, HEIGHT + 2, COLUMNS + 4);
    test_walk(&frame);
    test_ends(&frame);
    test_scroll(&frame);
    test_wheel(&frame);
    test_point(&frame);
    test_parts(&frame);
    test_paragraph();
    frame_fini(&frame);
    return report_all();
}
