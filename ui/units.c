#include "units.h"

#include <stdlib.h>

#include "units_list.h"

void units_init(struct units *units, struct store *store, const struct policy *policy)
{
    *units = (struct units){.store = store, .rows = 1, .expression = xstrdup("")};
    page_init(&units->page);
    page_init(&units->spare);
    page_init(&units->beyond);
    roster_init(&units->roster, store, policy);
    filter_init(&units->filter);
}

void units_fini(struct units *units)
{
    page_fini(&units->page);
    page_fini(&units->spare);
    page_fini(&units->beyond);
    roster_fini(&units->roster);
    if (units->refreshing)
        roster_fini(&units->fresh);
    filter_fini(&units->filter);
    free(units->expression);
    free(units->list.rows);
    free(units->list.places);
}

static int count(const struct units *units)
{
    return (int)units->page.count;
}

static int64_t key_at(const struct units *units, int row)
{
    return units->page.rows[row].key;
}

static void show_spare(struct units *units)
{
    struct page shown = units->page;
    units->page = units->spare;
    units->spare = shown;
}

/* A window of the rows behind (1) or before (-1) a key takes the place of the one shown; when it is
 * not full, because an end of the list is near, the window at that end does. */
static bool read_window(struct units *units, int64_t key, int direction, struct err *err)
{
    size_t rows = (size_t)units->rows;
    if (!units_list_page(units, key, direction, rows, &units->spare, err))
        return false;
    if (units->spare.count < rows && key != 0 &&
        !units_list_page(units, 0, -direction, rows, &units->spare, err))
        return false;
    show_spare(units);
    return true;
}

static bool select_key(struct units *units, int64_t key)
{
    for (int row = 0; row < count(units); row++)
        if (key_at(units, row) == key) {
            units->at = row;
            return true;
        }
    units->at = 0;
    return false;
}

bool units_open(struct units *units, int64_t key, int below, int rows, struct err *err)
{
    units->rows = rows > 0 ? rows : 1;
    units->owed = 0;
    size_t above = below < units->rows ? (size_t)below : 0;
    if (!store_counts(units->store, &units->counts, err))
        return false;
    int64_t before = 0;
    if (units->list.on && units_place(units, key) < 0)
        key = 0;
    if (key) {
        if (!units_list_page(units, key, -1, above + 1, &units->spare, err))
            return false;
        before = units->spare.count > above ? units->spare.rows[0].key : 0;
    }
    if (!read_window(units, before, 1, err))
        return false;
    select_key(units, key);
    return true;
}

bool units_go(struct units *units, int64_t key, struct err *err)
{
    if (!units_settle(units, err))
        return false;
    if (select_key(units, key))
        return store_counts(units->store, &units->counts, err);
    if (units->list.on && units_place(units, key) < 0 &&
        !units_arrange(units, units->order, units->reverse, "", err))
        return false;
    return units_open(units, key, 0, units->rows, err);
}

bool units_fit(struct units *units, int rows, struct err *err)
{
    if (!units_settle(units, err))
        return false;
    if (rows < 1 || rows == units->rows)
        return true;
    int64_t selected = count(units) ? key_at(units, units->at) : 0;
    int below = units->at < rows ? units->at : rows - 1;
    return units_open(units, selected, below, rows, err);
}

/* `rows`, at most a window, past the end of the one shown, or as many as there are. Only they are
 * read: a list scrolls a row as fast as it moves one. */
static bool step(struct units *units, int rows, bool down, struct err *err)
{
    struct page *beyond = &units->beyond;
    size_t shown = units->page.count;
    int64_t end = key_at(units, down ? count(units) - 1 : 0);
    if (!units_list_page(units, end, down ? 1 : -1, (size_t)rows, beyond, err))
        return false;
    size_t room = (size_t)units->rows - beyond->count, kept = shown < room ? shown : room;
    const struct summary *still = units->page.rows + (down ? shown - kept : 0);
    if (down)
        page_join(&units->spare, still, kept, beyond->rows, beyond->count);
    else
        page_join(&units->spare, beyond->rows, beyond->count, still, kept);
    show_spare(units);
    units->at = down ? count(units) - 1 : 0;
    return true;
}

bool units_settle(struct units *units, struct err *err)
{
    while (units->owed && count(units)) {
        int last = count(units) - 1;
        int64_t to = units->at + units->owed;
        if (to >= 0 && to <= last) {
            units->at = (int)to;
            break;
        }
        bool down = to > last;
        int64_t end = key_at(units, down ? last : 0), over = down ? to - last : -to;
        int beyond = over > count(units) ? count(units) : (int)over;
        if (!step(units, beyond, down, err))
            return false;
        if (key_at(units, units->at) == end)
            break;
        units->owed = down ? over - beyond : beyond - over;
    }
    units->owed = 0;
    return true;
}

/* The next window, the selection where it was in it; at the end of the list, to the end. */
static bool turn_page(struct units *units, int direction, struct err *err)
{
    if (!count(units))
        return true;
    int64_t last = key_at(units, count(units) - 1);
    if (!read_window(units, key_at(units, direction > 0 ? count(units) - 1 : 0), direction, err))
        return false;
    if (key_at(units, count(units) - 1) == last)
        units->at = direction > 0 ? count(units) - 1 : 0;
    return true;
}

bool units_point(struct units *units, int row)
{
    if (row >= count(units))
        return false;
    units->at = row;
    return true;
}

/* The selected row stays so while it is in the window, then the nearest one does. */
static bool scroll(struct units *units, int by, struct err *err)
{
    int rows = by < 0 ? -by : by;
    if (!units_settle(units, err))
        return false;
    if (!count(units))
        return true;
    int64_t selected = key_at(units, units->at);
    if (!step(units, rows < count(units) ? rows : count(units), by > 0, err))
        return false;
    if (!select_key(units, selected))
        units->at = by > 0 ? 0 : count(units) - 1;
    return true;
}

bool units_move(struct units *units, enum motion motion, struct err *err)
{
    int64_t by = list_step(motion, units->rows);
    bool turns = (by > 0 && units->owed < 0) || (by < 0 && units->owed > 0);
    if ((turns || !by) && !units_settle(units, err))
        return false;
    units->last = by;
    if (list_scrolls(motion))
        return scroll(units, (int)by, err);
    if (motion == MOVE_PAGE_DOWN || motion == MOVE_PAGE_UP)
        return units_settle(units, err) && turn_page(units, by > 0 ? 1 : -1, err);
    units->owed += by;
    if (motion != MOVE_FIRST && motion != MOVE_LAST)
        return true;
    if (!read_window(units, 0, motion == MOVE_FIRST ? 1 : -1, err))
        return false;
    units->at = motion == MOVE_FIRST || !count(units) ? 0 : count(units) - 1;
    return true;
}

/* The row stays where it is: only what it says is read again. */
static bool refresh_row(struct units *units, int row, struct err *err)
{
    struct summary *shown = &units->page.rows[row];
    if (!store_summary(units->store, shown->key, &units->spare, err))
        return false;
    if (!units->spare.count)
        return true;
    const struct summary *now = &units->spare.rows[0];
    units_list_put(units, now);
    shown->reviewed_total = now->reviewed_total;
    shown->reviewed_grade = now->reviewed_grade;
    shown->differs = now->differs;
    shown->status = now->status;
    shown->errors = now->errors;
    shown->warnings = now->warnings;
    shown->infos = now->infos;
    shown->confirmed = now->confirmed;
    shown->open_notes = now->open_notes;
    return true;
}

bool units_refresh(struct units *units, struct err *err)
{
    if (!store_counts(units->store, &units->counts, err))
        return false;
    return !count(units) || refresh_row(units, units->at, err);
}

bool units_changed(struct units *units, const int64_t *keys, size_t key_count, struct err *err)
{
    bool ok = store_counts(units->store, &units->counts, err);
    for (size_t i = 0; ok && i < key_count; i++) {
        ok = store_summary(units->store, keys[i], &units->spare, err);
        if (ok && units->spare.count)
            units_list_put(units, &units->spare.rows[0]);
    }
    for (int row = 0; ok && row < count(units); row++)
        ok = refresh_row(units, row, err);
    return ok;
}

int64_t units_next(struct units *units)
{
    if (!units->last || !count(units))
        return 0;
    int direction = units->last > 0 ? 1 : -1, to = units->at + direction;
    bool page = units->last == list_step(MOVE_PAGE_DOWN, units->rows) * direction;
    if (!page && units->last != direction)
        return 0;
    if (!page && to >= 0 && to < count(units))
        return key_at(units, to);
    int64_t from = key_at(units, direction > 0 ? count(units) - 1 : 0);
    size_t wanted = page ? (size_t)units->rows : 1;
    if (!units_list_page(units, from, direction, wanted, &units->spare, NULL) ||
        units->spare.count < wanted)
        return 0;
    return units->spare.rows[page ? units->at : 0].key;
}

const struct summary *units_selected(const struct units *units)
{
    return count(units) ? &units->page.rows[units->at] : NULL;
}
