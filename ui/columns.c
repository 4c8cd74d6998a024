#include "columns.h"

static int total(const struct column *columns, int count)
{
    int cells = -1;
    for (int i = 0; i < count; i++)
        if (columns[i].width)
            cells += columns[i].width + 1;
    return cells;
}

/* Narrows the one that is furthest above its bound, by one cell. */
static bool narrow(struct column *columns, int count, bool fair, int spared)
{
    int chosen = -1, slack = 0;
    for (int i = 0; i < count; i++) {
        int above = columns[i].width - (fair ? columns[i].fair : columns[i].least);
        if (above > slack && i != spared) {
            chosen = i;
            slack = above;
        }
    }
    if (chosen >= 0)
        columns[chosen].width--;
    return chosen >= 0;
}

static bool drop(struct column *columns, int count, int from)
{
    int last = -1;
    for (int i = 0; i < count; i++)
        if (columns[i].width && columns[i].drop >= (last < 0 ? from : columns[last].drop + 1))
            last = i;
    if (last < 0)
        return false;
    for (int i = 0; i < count; i++)
        if (columns[i].width)
            columns[i].width = columns[i].natural;
    columns[last].width = 0;
    return true;
}

static void stretch(struct column *columns, int count, int rest, int stretched)
{
    if (stretched >= 0) {
        columns[stretched].width += rest;
        return;
    }
    int shown = 0;
    for (int i = 0; i < count; i++)
        shown += columns[i].width > 0;
    for (int i = 0; i < count && shown; i++)
        if (columns[i].width)
            columns[i].width += rest / shown;
}

void columns_fit(struct column *columns, int count, int room, int stretched)
{
    for (int i = 0; i < count; i++)
        columns[i].width = columns[i].natural;
    while (total(columns, count) > room &&
           (narrow(columns, count, true, -1) || drop(columns, count, COLUMNS_EARLY) ||
               narrow(columns, count, false, stretched) || narrow(columns, count, false, -1) ||
               drop(columns, count, 1)))
        ;
    int rest = room - total(columns, count);
    if (rest > 0)
        stretch(columns, count, rest, stretched);
    int at = 0;
    for (int i = 0; i < count; i++) {
        columns[i].at = at;
        if (columns[i].width)
            at += columns[i].width + 1;
    }
}
