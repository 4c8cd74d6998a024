#include "list.h"

enum { SCROLL_ROWS = 3 };

static int clamp(int value, int low, int high)
{
    return value > high ? high : value < low ? low : value;
}

void list_fit(struct list *list, int count, int rows)
{
    list->count = count;
    list->rows = rows > 0 ? rows : 1;
    list->selected = count ? clamp(list->selected, 0, count - 1) : -1;
    int last_top = count > list->rows ? count - list->rows : 0;
    list->top =
        clamp(list->top, list->selected - list->rows + 1, list->selected > 0 ? list->selected : 0);
    list->top = clamp(list->top, 0, last_top);
}

void list_select(struct list *list, int item)
{
    list->selected = item;
    list_fit(list, list->count, list->rows);
}

bool list_point(struct list *list, int row)
{
    if (row < 0 || row >= list->rows || list->top + row >= list->count)
        return false;
    list_select(list, list->top + row);
    return true;
}

int list_step(enum motion motion, int rows)
{
    int page = rows > 1 ? rows : 1, half = page / 2 ? page / 2 : 1;
    switch (motion) {
    case MOVE_DOWN:
        return 1;
    case MOVE_UP:
        return -1;
    case MOVE_HALF_DOWN:
        return half;
    case MOVE_HALF_UP:
        return -half;
    case MOVE_PAGE_DOWN:
        return page;
    case MOVE_PAGE_UP:
        return -page;
    case MOVE_SCROLL_DOWN:
        return SCROLL_ROWS;
    case MOVE_SCROLL_UP:
        return -SCROLL_ROWS;
    default:
        return 0;
    }
}

bool list_scrolls(enum motion motion)
{
    return motion == MOVE_SCROLL_DOWN || motion == MOVE_SCROLL_UP;
}

static void scroll(struct list *list, int step)
{
    int last_top = list->count > list->rows ? list->count - list->rows : 0;
    list->top = clamp(list->top + step, 0, last_top);
    list_select(list, clamp(list->selected, list->top, list->top + list->rows - 1));
}

bool list_move(struct list *list, enum motion motion)
{
    int step = list_step(motion, list->rows);
    if (list_scrolls(motion)) {
        scroll(list, step);
        return true;
    }
    if (motion == MOVE_PAGE_DOWN || motion == MOVE_PAGE_UP)
        list->top += step;
    if (step)
        list_select(list, list->selected + step);
    else if (motion == MOVE_FIRST)
        list_select(list, 0);
    else if (motion == MOVE_LAST)
        list_select(list, list->count - 1);
    else
        return false;
    return true;
}
