#include "columns.h"

static int total(const struct column *columns, int count)
{
    int cells = -1;
    for (int i = 0; i < count; i++)
        if (columns[i].width)
            cells += columns[i].width + 1;
    return cells;
}

/* Narrows the widest of those that can be narrower, one cell at a time. */
static bool narrow(struct column *columns, int count)
{
    int widest = -1, slack = 0;
    for (int i = 0; i < count; i++)
        if (columns[i].width - columns[i].least > slack) {
            widest = i;
            slack = columns[i].width - columns[i].least;
        }
    if (widest >= 0)
        columns[widest].width--;
    return widest >= 0;
}

static bool drop(struct column *columns, int count)
{
    int last = -1;
    for (int i = 0; i < count; i++)
        if (columns[i].width && columns[i].drop > (last < 0 ? 0 : columns[last].drop))
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
    while (total(columns, count) > room && (narrow(columns, count) || drop(columns, count)))
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
