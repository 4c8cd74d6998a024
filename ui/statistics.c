#include "statistics.h"

#include <string.h>
#include <time.h>

#include "app.h"
#include "clock.h"
#include "intl.h"
#include "units_list.h"

/* Read at once when the pane is opened, and between two frames. */
enum { FIRST_MS = 250, SLICE_MS = 60 };

/* Some milliseconds of work. */
enum { ROWS = 2048, JOURNALS = 512 };

void statistics_init(struct statistics *statistics)
{
    *statistics = (struct statistics){0};
    sheet_init(&statistics->sheet);
    store_pace_init(&statistics->spans);
    page_init(&statistics->slowest);
    arena_init(&statistics->arena);
}

void statistics_fini(struct statistics *statistics)
{
    sheet_fini(&statistics->sheet);
    store_pace_fini(&statistics->spans);
    page_fini(&statistics->slowest);
    arena_fini(&statistics->arena);
}

static bool is_whole(const struct app *app)
{
    return app->units.roster.whole && app->statistics.spans.whole;
}

static void read_on(struct app *app, int milliseconds)
{
    struct statistics *statistics = &app->statistics;
    struct roster *roster = &app->units.roster;
    int64_t end = clock_ms() + milliseconds;
    bool ok = true;
    while (ok && !is_whole(app) && clock_ms() < end)
        ok = roster->whole
                 ? store_pace_step(app->store, &statistics->spans, JOURNALS, &statistics->err)
                 : roster_step(roster, ROWS, &statistics->err);
    statistics->failed = !ok;
}

void statistics_open(struct app *app)
{
    struct statistics *statistics = &app->statistics;
    store_pace_fini(&statistics->spans);
    statistics->of.changes = UINT64_MAX;
    if (app->focus != PANE_STATS)
        sheet_home(&statistics->sheet);
    sheet_clear(&statistics->sheet);
    app_focus(app, PANE_STATS);
    read_on(app, FIRST_MS);
}

bool statistics_follow(struct app *app, int milliseconds)
{
    if (app->focus != PANE_STATS || app->statistics.failed || is_whole(app))
        return false;
    read_on(app, milliseconds > SLICE_MS ? milliseconds : SLICE_MS);
    return !is_whole(app) && !app->statistics.failed;
}

static void count_pace(struct app *app, const uint32_t *rows, size_t count)
{
    int64_t keys[STATS_SLOWEST];
    struct statistics *statistics = &app->statistics;
    struct stats_pace *pace = &statistics->pace;
    *pace = stats_pace(&app->units.roster, rows, count, statistics->spans.spans,
        statistics->spans.count, statistics->now);
    for (size_t i = 0; i < pace->slow_count; i++)
        keys[i] = pace->slowest[i].key;
    statistics->failed = !store_summaries_of(
        app->store, keys, pace->slow_count, &statistics->slowest, &statistics->err);
}

bool statistics_settle(struct app *app)
{
    const struct units *units = &app->units;
    struct statistics *statistics = &app->statistics;
    const uint32_t *rows = units->list.on ? units->list.rows : NULL;
    size_t count = units_list_length(units);
    bool whole = is_whole(app);
    if (!units->roster.whole || statistics->failed)
        return false;
    if (statistics->of.changes == units->changes && statistics->of.whole == whole)
        return true;
    arena_fini(&statistics->arena);
    statistics->now = time(NULL);
    statistics->stats = stats_count(&units->roster, rows, count, &statistics->arena);
    statistics->of.changes = units->changes;
    statistics->of.whole = whole;
    if (whole)
        count_pace(app, rows, count);
    return !statistics->failed;
}

void statistics_lay(struct app *app, int columns)
{
    struct statistics *statistics = &app->statistics;
    const struct stats_page page = {.stats = &statistics->stats,
        .pace = statistics->of.whole ? &statistics->pace : NULL,
        .slowest = statistics->slowest.rows,
        .slowest_count = statistics->slowest.count,
        .policy = app->units.roster.policy,
        .now = statistics->now,
        .terms = &statistics->terms};
    sheet_clear(&statistics->sheet);
    stats_page_lay(&page, &statistics->sheet, columns);
}

void statistics_ready(struct app *app)
{
    struct statistics *statistics = &app->statistics;
    if (statistics->sheet.count || !statistics_settle(app))
        return;
    statistics_lay(app, app->layout.panes[PANE_STATS].rect.columns);
    sheet_settle(&statistics->sheet);
}

/* As words of their own. */
static bool has_term(const char *expression, const char *term)
{
    size_t length = strlen(term);
    for (const char *at = expression; (at = strstr(at, term)); at++)
        if ((at == expression || at[-1] == ' ') && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

static void filter_by(struct app *app, const char *term)
{
    struct err err;
    struct arena arena;
    struct units *units = &app->units;
    const char *before = units->expression;
    arena_init(&arena);
    const char *expression = has_term(before, term)
                                 ? arena_format(&arena, "%s", before)
                                 : arena_format(&arena, "%s%s%s", before, *before ? " " : "", term);
    if (units_arrange(units, units->order, units->reverse, expression, &err))
        app_focus(app, PANE_UNITS);
    else
        app_complain(app, "%s", err.text);
    arena_fini(&arena);
}

void statistics_enter(struct app *app)
{
    statistics_ready(app);
    int64_t id = sheet_selected(&app->statistics.sheet);
    const char *term = stats_page_term(&app->statistics.terms, id);
    if (term)
        filter_by(app, term);
    else if (id && app_go(app, id))
        app_focus(app, PANE_UNITS);
}
