/*
 * list - where a list stands: what is selected, what is at the top. Arithmetic only.
 */
#ifndef FUHE_LIST_H
#define FUHE_LIST_H

#include <stdbool.h>

struct list {
    int count;    /* items */
    int rows;     /* that can be shown at once */
    int top;      /* first item shown */
    int selected; /* -1 when there is none */
};

/* After the number of items or the room changed: the selection stays where it can and in sight. */
void list_fit(struct list *list, int count, int rows);

void list_select(struct list *list, int item); /* the nearest there is */
bool list_point(struct list *list, int row);   /* the item shown in a row; false: there is none */

/* Ways to move, for every pane. */
enum motion {
    MOVE_DOWN,
    MOVE_UP,
    MOVE_LEFT,
    MOVE_RIGHT,
    MOVE_HALF_DOWN,
    MOVE_HALF_UP,
    MOVE_PAGE_DOWN,
    MOVE_PAGE_UP,
    MOVE_FIRST,
    MOVE_LAST,
    MOVE_START,
    MOVE_END,
    MOVE_SCROLL_DOWN, /* of what is shown: what is selected stays so while it is in sight */
    MOVE_SCROLL_UP
};

/* How many items a motion goes in a pane of `rows`; 0 for those along a row and to the ends. */
int list_step(enum motion motion, int rows);
bool list_scrolls(enum motion motion);

/* False when the motion is none along the list. */
bool list_move(struct list *list, enum motion motion);

#endif
