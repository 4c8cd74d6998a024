/*
 * view_compare - two evaluations side by side, value by value, over all other panes.
 *
 * One of the two sides is chosen: Enter goes to its value.
 */
#ifndef FUHE_VIEW_COMPARE_H
#define FUHE_VIEW_COMPARE_H

#include "compare.h"
#include "export.h"
#include "sheet.h"

struct app;

struct comparing {
    bool open;
    struct page page; /* both of them, the left first */
    struct export_loaded both[COMPARE_SIDES];
    struct comparison result;
    struct arena arena; /* of the result */
    struct sheet sheet; /* ids are those of its rows, from 1 */
    enum compare_side side;
    bool hides_same;
    uint64_t changes; /* of the units, when both were read */
};
void comparing_init(struct comparing *comparing);
void comparing_fini(struct comparing *comparing);

/* The one selected with the one whose id begins so; with NULL the two that are marked, else the one
 * selected with the version or year before. The earlier one is to the left. */
void compare_open(struct app *app, const char *id);

void compare_turn(struct app *app);           /* the other side is chosen */
void compare_hide(struct app *app);           /* rows that are the same; again: show them */
void compare_step(struct app *app, int step); /* to the next difference (1), the one before (-1) */

#endif
