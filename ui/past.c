#include "past.h"

#include <string.h>

void past_init(struct past *past, struct store *store)
{
    *past = (struct past){.store = store, .rows = 1};
    log_page_init(&past->page);
    log_page_init(&past->spare);
}

void past_fini(struct past *past)
{
    log_page_fini(&past->page);
    log_page_fini(&past->spare);
}

/* What is needed to go on from a row, without the texts that are its page's. */
static struct log_row place_of(const struct log_row *row)
{
    struct log_row place = {.number = row->number};
    memcpy(place.entry_id, row->entry_id, sizeof place.entry_id);
    return place;
}

void past_open(struct past *past, int64_t key)
{
    past->key = key;
    past->above = (struct log_row){0};
    past->at = 0;
    log_page_fini(&past->page);
}

static bool read(struct past *past, const struct log_row *at, int direction, int limit,
    struct log_page *page, struct err *err)
{
    return store_log(past->store, past->key, at, direction, (size_t)limit, page, err);
}

static int count(const struct past *past)
{
    return (int)past->page.count;
}

const struct log_row *past_row(const struct past *past, int row)
{
    return row >= 0 && row < count(past) ? &past->page.rows[count(past) - 1 - row] : NULL;
}

const struct log_row *past_selected(const struct past *past)
{
    return past_row(past, past->at);
}

/* The window at the oldest end. */
static bool read_oldest(struct past *past, struct err *err)
{
    if (!read(past, NULL, 1, past->rows, &past->page, err))
        return false;
    past->above = (struct log_row){0};
    if (!count(past))
        return true;
    if (!read(past, past_row(past, 0), 1, 1, &past->spare, err))
        return false;
    if (past->spare.count)
        past->above = place_of(&past->spare.rows[0]);
    return true;
}

static bool read_window(struct past *past, struct err *err)
{
    const struct log_row *above = past->above.number ? &past->above : NULL;
    if (!read(past, above, -1, past->rows, &past->page, err))
        return false;
    return count(past) == past->rows || !above || read_oldest(past, err);
}

static void clamp(struct past *past)
{
    int last = count(past) ? count(past) - 1 : 0;
    past->at = past->at < 0 ? 0 : past->at > last ? last : past->at;
}

static bool select_entry(struct past *past, const struct log_row *entry)
{
    for (int row = 0; row < count(past); row++)
        if (memcmp(past_row(past, row)->entry_id, entry->entry_id, sizeof entry->entry_id) == 0) {
            past->at = row;
            return true;
        }
    return false;
}

/* The window with the entry at its top, or as near to it as the oldest ones allow. */
static bool read_from(struct past *past, const struct log_row *entry, struct err *err)
{
    if (!read(past, entry, 1, 1, &past->spare, err))
        return false;
    past->above = past->spare.count ? place_of(&past->spare.rows[0]) : (struct log_row){0};
    return read_window(past, err);
}

bool past_settle(struct past *past, int rows, struct err *err)
{
    const struct log_row *selected = past_selected(past);
    const struct log_row entry = selected ? place_of(selected) : (struct log_row){0};
    past->rows = rows > 0 ? rows : 1;
    if (!read_window(past, err))
        return false;
    if (entry.number && !select_entry(past, &entry)) {
        if (!read_from(past, &entry, err))
            return false;
        select_entry(past, &entry);
    }
    clamp(past);
    return true;
}

/* The window goes `by` entries towards the older ones, at most by as many as it holds. */
static bool shift_older(struct past *past, int by, struct err *err)
{
    past->above = place_of(past_row(past, by - 1));
    return read_window(past, err);
}

static bool shift_later(struct past *past, int by, struct err *err)
{
    if (!past->above.number)
        return true;
    if (!read(past, &past->above, 1, by, &past->spare, err))
        return false;
    past->above =
        past->spare.count == (size_t)by ? place_of(&past->spare.rows[by - 1]) : (struct log_row){0};
    return read_window(past, err);
}

static bool step(struct past *past, int by, struct err *err)
{
    int last = count(past) - 1, to = past->at + by;
    past->at = to;
    bool ok = true;
    if (to > last)
        ok = shift_older(past, to - last <= last + 1 ? to - last : last + 1, err);
    else if (to < 0)
        ok = shift_later(past, -to, err);
    clamp(past);
    return ok;
}

/* The selected entry stays so while it is in the window, then the nearest one does. */
static bool scroll(struct past *past, int by, struct err *err)
{
    int rows = by < 0 ? -by : by;
    const struct log_row entry = place_of(past_selected(past));
    rows = rows < count(past) ? rows : count(past);
    if (!(by > 0 ? shift_older(past, rows, err) : shift_later(past, rows, err)))
        return false;
    if (!select_entry(past, &entry))
        past->at = by > 0 ? 0 : count(past) - 1;
    return true;
}

/* The entry so many from the top, or the oldest. */
static bool find_from_top(struct past *past, int64_t number, struct log_row *entry, struct err *err)
{
    enum { CHUNK = 512 };
    const struct log_row *before = NULL;
    int64_t found;
    *entry = (struct log_row){0};
    do {
        if (!read(past, before, -1, CHUNK, &past->spare, err))
            return false;
        found = (int64_t)past->spare.count;
        int64_t taken = number < found ? number : found;
        if (taken)
            *entry = place_of(&past->spare.rows[found - taken]);
        number -= taken;
        before = entry;
    } while (number && found == CHUNK);
    return true;
}

static bool find_number(struct past *past, int64_t number, struct log_row *entry, struct err *err)
{
    const struct log_row behind = {.number = number + 1};
    if (!read(past, &behind, -1, 1, &past->spare, err))
        return false;
    *entry = past->spare.count ? place_of(&past->spare.rows[0]) : (struct log_row){0};
    return true;
}

bool past_go(struct past *past, int64_t number, struct err *err)
{
    struct log_row entry;
    if (!(past->key ? find_number : find_from_top)(past, number, &entry, err))
        return false;
    if (!entry.number)
        return true;
    if (!read_from(past, &entry, err))
        return false;
    select_entry(past, &entry);
    return true;
}

bool past_point(struct past *past, int row)
{
    if (!past_row(past, row))
        return false;
    past->at = row;
    return true;
}

bool past_move(struct past *past, enum motion motion, struct err *err)
{
    int by = list_step(motion, past->rows);
    if (!count(past))
        return true;
    if (list_scrolls(motion))
        return scroll(past, by, err);
    if (by)
        return step(past, by, err);
    if (motion == MOVE_FIRST) {
        past_open(past, past->key);
        return read_window(past, err);
    }
    if (motion == MOVE_LAST) {
        past->at = past->rows;
        if (!read_oldest(past, err))
            return false;
    }
    clamp(past);
    return true;
}
