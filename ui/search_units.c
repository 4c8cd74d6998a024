#include "search_units.h"

#include <stdlib.h>

#include "app.h"
#include "intl.h"
#include "units_list.h"

void search_units_fini(struct search_units *search)
{
    free(search->words);
    free(search->hits);
    needle_fini(&search->needle);
    *search = (struct search_units){0};
}

static bool is_hit(const struct app *app, size_t place)
{
    size_t row = units_list_row(&app->units, place);
    return row < app->search.rows && app->search.hits[row];
}

static void find_all(struct app *app, const char *words)
{
    struct search_units *search = &app->search;
    const struct roster *roster = &app->units.roster;
    struct arena arena;
    arena_init(&arena);
    search->words = xstrdup(words);
    search->rows = roster->count;
    search->hits = xcalloc(search->rows + 1, 1);
    roster_find_name(roster, PART_ANY, roster_fold(words, &arena), search->hits);
    arena_fini(&arena);
    for (size_t place = 0; place < units_list_length(&app->units); place++)
        search->count += is_hit(app, place);
}

/* The key of the first hit from `place` on, that included, all around; 0: there is none. */
static int64_t hit_from(const struct app *app, int64_t place, int step, int64_t *at)
{
    const struct units *units = &app->units;
    int64_t length = (int64_t)units_list_length(units);
    for (int64_t i = 0; app->search.count && i < length; i++, place += step) {
        place = (place + length) % length;
        if (!is_hit(app, (size_t)place))
            continue;
        *at = place;
        return units->roster.keys[units_list_row(units, (size_t)place)];
    }
    return 0;
}

static void go(struct app *app, int64_t key)
{
    struct err err;
    if (key && !units_go(&app->units, key, &err))
        app_complain(app, "%s", err.text);
}

static void begin(struct app *app)
{
    struct err err;
    const struct summary *selected = units_selected(&app->units);
    search_units_fini(&app->search);
    app->search.from = selected ? selected->key : 0;
    if (!units_list_whole(&app->units, &err))
        app_complain(app, "%s", err.text);
}

static void changed(struct app *app, const char *words)
{
    struct search_units *search = &app->search;
    int64_t from = search->from, at;
    search_units_fini(search);
    search->from = from;
    needle_init(&search->needle, words);
    if (search->needle.count)
        find_all(app, words);
    int64_t place = from ? units_place(&app->units, from) : -1;
    int64_t key = hit_from(app, place < 0 ? 0 : place, 1, &at);
    go(app, key ? key : from);
}

static void accept(struct app *app, const char *words)
{
    if (app->search.words && !app->search.count)
        app_say(app, _("in the name of no unit listed: %s"), words);
}

static bool clear(struct app *app)
{
    bool any = app->search.words;
    search_units_fini(&app->search);
    return any;
}

static void step(struct app *app, int direction)
{
    const struct summary *selected = units_selected(&app->units);
    if (!app->search.words || !selected) {
        app_say(app, _("nothing is looked for; / begins"));
        return;
    }
    int64_t before = units_place(&app->units, selected->key), at = before;
    int64_t key = hit_from(app, before + direction, direction, &at);
    if (!key)
        app_say(app, _("in the name of no unit listed: %s"), app->search.words);
    else if (direction > 0 ? at <= before : at >= before)
        app_say(app, "%s", direction > 0 ? _("on from the beginning") : _("on from the end"));
    go(app, key);
}

const struct view_search search_in_units = {
    .begin = begin, .changed = changed, .accept = accept, .clear = clear, .step = step};
