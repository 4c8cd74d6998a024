#include "units_marks.h"

#include "arena.h"
#include "units_list.h"

static int32_t *marks(const struct units *units)
{
    return units->roster.columns[ROSTER_MARKED];
}

static void set(struct units *units, size_t row, bool on)
{
    units->marked += on - marks(units)[row];
    marks(units)[row] = on;
}

bool units_is_marked(const struct units *units, int64_t key)
{
    int64_t row = units->marked ? roster_find(&units->roster, key) : ROSTER_NONE;
    return row != ROSTER_NONE && marks(units)[row];
}

bool units_mark(struct units *units, struct err *err)
{
    if (!units_settle(units, err) || !units_list_whole(units, err))
        return false;
    const struct summary *selected = units_selected(units);
    int64_t row = selected ? roster_find(&units->roster, selected->key) : ROSTER_NONE;
    if (row == ROSTER_NONE)
        return true;
    set(units, (size_t)row, !marks(units)[row]);
    return units_move(units, MOVE_DOWN, err);
}

/* Places of the list from the first to the last of the range, both included. */
static bool range(const struct units *units, int64_t *first, int64_t *last)
{
    const struct summary *selected = units_selected(units);
    int64_t a = units->anchor ? units_place(units, units->anchor) : -1;
    int64_t b = selected ? units_place(units, selected->key) : -1;
    *first = a < b ? a : b;
    *last = a < b ? b : a;
    return a >= 0 && b >= 0;
}

bool units_in_range(const struct units *units, int64_t key)
{
    int64_t first, last;
    if (!units->anchor || !range(units, &first, &last))
        return false;
    int64_t place = units_place(units, key);
    return place >= first && place <= last;
}

static void mark_places(struct units *units, int64_t first, int64_t last)
{
    bool all = true;
    for (int64_t place = first; place <= last; place++)
        all = all && marks(units)[units_list_row(units, (size_t)place)];
    for (int64_t place = first; place <= last; place++)
        set(units, units_list_row(units, (size_t)place), !all);
}

bool units_mark_range(struct units *units, struct err *err)
{
    int64_t first, last;
    if (!units_settle(units, err) || !units_list_whole(units, err))
        return false;
    const struct summary *selected = units_selected(units);
    if (units->anchor && range(units, &first, &last)) {
        mark_places(units, first, last);
        units->anchor = 0;
    } else {
        units->anchor = selected ? selected->key : 0;
    }
    return true;
}

bool units_drop_range(struct units *units)
{
    bool open = units->anchor;
    units->anchor = 0;
    return open;
}

bool units_mark_list(struct units *units, enum marking marking, struct err *err)
{
    if (!units_list_whole(units, err))
        return false;
    units->anchor = 0;
    for (size_t row = 0; marking == MARK_NONE && row < units->roster.count; row++)
        set(units, row, false);
    for (size_t place = 0; marking != MARK_NONE && place < units_list_length(units); place++) {
        size_t row = units_list_row(units, place);
        set(units, row, marking == MARK_ALL || !marks(units)[row]);
    }
    return true;
}

static bool is_listed(const struct units *units, size_t row)
{
    return !units->list.on ||
           (row < units->list.planned && units->list.places[row] != UNITS_NOWHERE);
}

int64_t units_marked_hidden(const struct units *units)
{
    int64_t hidden = 0;
    if (!units->marked || !units->list.on)
        return 0;
    for (size_t row = 0; row < units->roster.count; row++)
        hidden += marks(units)[row] && !is_listed(units, row);
    return hidden;
}

static size_t put_marked(const struct units *units, int64_t *keys)
{
    size_t count = 0;
    const int64_t *all = units->roster.keys;
    for (size_t place = 0; place < units_list_length(units); place++) {
        size_t row = units_list_row(units, place);
        if (marks(units)[row])
            keys[count++] = all[row];
    }
    for (size_t row = 0; row < units->roster.count; row++)
        if (marks(units)[row] && !is_listed(units, row))
            keys[count++] = all[row];
    return count;
}

bool units_chosen(
    struct units *units, enum chosen *which, int64_t **keys, size_t *count, struct err *err)
{
    *keys = NULL;
    *count = 0;
    if (!units_settle(units, err))
        return false;
    const struct summary *selected = units_selected(units);
    *which = units->marked              ? CHOSEN_MARKED
             : units->filter.term_count ? CHOSEN_FILTERED
                                        : CHOSEN_SELECTED;
    *keys = xcalloc(*which == CHOSEN_SELECTED ? 1 : units->roster.count + 1, sizeof **keys);
    if (*which == CHOSEN_MARKED)
        *count = put_marked(units, *keys);
    for (size_t place = 0; *which == CHOSEN_FILTERED && place < units->list.count; place++)
        (*keys)[(*count)++] = units->roster.keys[units->list.rows[place]];
    if (*which == CHOSEN_SELECTED && selected)
        (*keys)[(*count)++] = selected->key;
    return true;
}
