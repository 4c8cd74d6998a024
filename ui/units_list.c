#include "units_list.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { SLICE = 512 };

int64_t units_count(const struct units *units)
{
    return units->list.on ? (int64_t)units->list.count : units->counts.evaluations;
}

int64_t units_place(const struct units *units, int64_t key)
{
    int64_t row = roster_find(&units->roster, key);
    if (row == ROSTER_NONE || !units->list.on)
        return row;
    bool listed = (size_t)row < units->list.planned && units->list.places[row] != UNITS_NOWHERE;
    return listed ? (int64_t)units->list.places[row] : -1;
}

size_t units_list_length(const struct units *units)
{
    return units->list.on ? units->list.count : units->roster.count;
}

size_t units_list_row(const struct units *units, size_t place)
{
    return units->list.on ? units->list.rows[place] : place;
}

static bool listed_page(struct units *units, int64_t key, int direction, size_t limit,
    struct page *page, struct err *err)
{
    size_t count = units->list.count;
    int64_t place = key ? units_place(units, key) : -1;
    size_t end = place < 0 ? count : (size_t)place, from = place < 0 ? 0 : (size_t)place + 1;
    if (direction < 0)
        from = end > limit ? end - limit : 0;
    else
        end = count - from > limit ? from + limit : count;
    int64_t *keys = xcalloc(end - from + 1, sizeof *keys);
    for (size_t i = from; i < end; i++)
        keys[i - from] = units->roster.keys[units->list.rows[i]];
    bool ok = store_summaries_of(units->store, keys, end - from, page, err);
    free(keys);
    return ok;
}

bool units_list_page(struct units *units, int64_t key, int direction, size_t limit,
    struct page *page, struct err *err)
{
    return units->list.on ? listed_page(units, key, direction, limit, page, err)
                          : store_page(units->store, key, direction, limit, page, err);
}

void units_list_put(struct units *units, const struct summary *summary)
{
    units->changes++;
    if (roster_find(&units->roster, summary->key) != ROSTER_NONE)
        roster_put(&units->roster, summary);
    if (units->refreshing && roster_find(&units->fresh, summary->key) != ROSTER_NONE)
        roster_put(&units->fresh, summary);
}

static bool read_whole(struct units *units, struct roster *roster, struct err *err)
{
    return roster_finish(roster, units->reading, units->reading_context, err);
}

bool units_list_whole(struct units *units, struct err *err)
{
    return read_whole(units, &units->roster, err);
}

/* Rows are never taken away: the list goes on to name the right ones. */
static void take_fresh(struct units *units)
{
    roster_take_marks(&units->fresh, &units->roster);
    roster_fini(&units->roster);
    units->roster = units->fresh;
    units->refreshing = false;
    units->changes++;
}

static void begin_fresh(struct units *units)
{
    roster_init(&units->fresh, units->store, units->roster.policy);
    units->refreshing = true;
}

bool units_idle(struct units *units)
{
    if (!units->roster.whole)
        return roster_step(&units->roster, SLICE, NULL);
    if (!units->refreshing) {
        if (!roster_is_stale(&units->roster))
            return false;
        begin_fresh(units);
    }
    if (!roster_step(&units->fresh, SLICE, NULL))
        return false;
    if (units->fresh.whole) {
        take_fresh(units);
        units_changed(units, NULL, 0, NULL);
    }
    return true;
}

bool units_reload(struct units *units, struct err *err)
{
    if (units->refreshing)
        roster_fini(&units->fresh);
    units->refreshing = false;
    if (units->roster.count) {
        begin_fresh(units);
        if (!read_whole(units, &units->fresh, err))
            return false;
        take_fresh(units);
    }
    return units_arrange(units, units->order, units->reverse, units->expression, err);
}

/* A list to be: rows in their order, and the place of each row of the roster. */
struct plan {
    uint32_t *rows, *places;
    size_t count;
};

static struct plan make_plan(
    const struct units *units, const struct filter *filter, enum roster_order order, bool reverse)
{
    size_t all = units->roster.count;
    struct plan plan = {.rows = xcalloc(all + 1, sizeof *plan.rows),
        .places = xcalloc(all + 1, sizeof *plan.places)};
    memset(plan.places, 0xFF, all * sizeof *plan.places);
    plan.count = filter_rows(filter, &units->roster, order, reverse, plan.rows);
    for (size_t place = 0; place < plan.count; place++)
        plan.places[plan.rows[place]] = (uint32_t)place;
    return plan;
}

/* The key itself where the plan has it, else the first behind it in the list as it is that the plan
 * has, else the first before; 0: none. */
static int64_t nearest(const struct units *units, int64_t key, const struct plan *plan)
{
    const int64_t *keys = units->roster.keys;
    int64_t from = key ? units_place(units, key) : -1;
    int64_t count = (int64_t)units_list_length(units);
    for (int64_t place = from; place >= 0 && place < count; place++)
        if (plan->places[units_list_row(units, (size_t)place)] != UNITS_NOWHERE)
            return keys[units_list_row(units, (size_t)place)];
    for (int64_t place = from; place-- > 0;)
        if (plan->places[units_list_row(units, (size_t)place)] != UNITS_NOWHERE)
            return keys[units_list_row(units, (size_t)place)];
    return 0;
}

static void take_plan(struct units *units, const struct plan *plan)
{
    free(units->list.rows);
    free(units->list.places);
    units->list.on = plan->rows;
    units->list.rows = plan->rows;
    units->list.places = plan->places;
    units->list.count = plan->count;
    units->list.planned = units->roster.count;
}

bool units_arrange(struct units *units, enum roster_order order, bool reverse,
    const char *expression, struct err *err)
{
    struct filter filter;
    struct plan plan = {0};
    filter_init(&filter);
    bool ok = units_settle(units, err) && filter_parse(&filter, expression, err);
    bool on = ok && (filter.term_count || order != ORDER_IMPORTED || reverse);
    ok = ok && (!on || units_list_whole(units, err));
    if (!ok) {
        filter_fini(&filter);
        return false;
    }
    int64_t key = units->page.count ? units->page.rows[units->at].key : 0;
    if (on) {
        plan = make_plan(units, &filter, order, reverse);
        key = nearest(units, key, &plan);
    }
    take_plan(units, &plan);
    filter_fini(&units->filter);
    units->filter = filter;
    char *copy = xstrdup(expression);
    free(units->expression);
    units->expression = copy;
    units->order = order;
    units->reverse = reverse;
    units->changes++;
    units->last = 0;
    return units_open(units, key, units->at, units->rows, err);
}

/* Only the latest version is anybody's work. */
static bool is_open(const struct roster *roster, size_t row)
{
    return roster->columns[ROSTER_STATUS][row] != STATUS_REVIEWED &&
           !roster->columns[ROSTER_SUPERSEDED][row];
}

bool units_next_open(struct units *units, int64_t *next, struct err *err)
{
    const struct summary *selected = units_selected(units);
    *next = 0;
    if (!units->list.on)
        return store_next_open(units->store, selected ? selected->key : 0, next, err);
    size_t count = units->list.count;
    int64_t place = selected ? units_place(units, selected->key) : -1;
    for (size_t i = 1; i <= count && !*next; i++) {
        size_t row = units->list.rows[((size_t)(place + (int64_t)count) + i) % count];
        if (is_open(&units->roster, row))
            *next = units->roster.keys[row];
    }
    return true;
}
