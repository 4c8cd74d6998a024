/*
 * columns - how wide the columns of a table are in the room there is, and which of them there is no
 * room for.
 */
#ifndef FUHE_COLUMNS_H
#define FUHE_COLUMNS_H

#include <stdbool.h>

enum { COLUMNS_EARLY = 8 };

struct column {
    int natural; /* cells that show everything */
    int fair;    /* cells it may have before others become narrower than natural */
    int least;   /* cells below which it is of no use */
    int drop;    /* the largest goes first when there is no room; 0: never; from COLUMNS_EARLY on,
                  * before others become narrower than fair */
    int width;   /* found: 0 when it is not shown */
    int at;      /* found: where it begins */
};

/* One cell lies between two columns. What is left over goes to `stretched` (-1: evenly to all). */
void columns_fit(struct column *columns, int count, int room, int stretched);

#endif
