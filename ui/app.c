#include "app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "clock.h"
#include "intl.h"
#include "keyfile.h"
#include "pointing.h"
#include "screen.h"
#include "store_policy.h"
#include "welcome.h"

static const struct view *const views[PANES] = {
    [PANE_UNITS] = &view_units,
    [PANE_BUDGET] = &view_budget,
    [PANE_INDICATORS] = &view_indicators,
    [PANE_FINDINGS] = &view_findings,
    [PANE_MENTIONS] = &view_mentions,
    [PANE_NOTES] = &view_notes,
    [PANE_FACETS] = &view_facets,
    [PANE_WHY] = &view_why,
    [PANE_GOAL] = &view_goal,
    [PANE_GREP] = &view_grep,
    [PANE_SOURCE] = &view_source,
    [PANE_GAUGE] = &view_gauge,
    [PANE_HISTORY] = &view_history,
    [PANE_STATS] = &view_stats,
    [PANE_BULK] = &view_bulk,
    [PANE_COMPARE] = &view_compare,
    [PANE_POLICY] = &view_policy,
    [PANE_HELP] = &view_help,
};

const struct view *view_of(enum pane pane)
{
    return views[pane];
}

static void lay_out(struct app *app)
{
    layout_make(&app->layout, app->frame.rows, app->frame.columns, &app->wish);
}

/* The panes of an evaluation begin anew with another one. */
static void start_evaluation(struct app *app)
{
    app->indicators.list = (struct list){.rows = app->indicators.list.rows};
    app->findings.list = (struct list){.rows = app->findings.list.rows, .selected = -1};
    app->findings.id = 0;
    app->mentions.list = (struct list){.rows = app->mentions.list.rows};
    app->notes.list = (struct list){.rows = app->notes.list.rows};
}

/* While other panes are covered, or the terminal is too small, the list keeps the room it had. */
static int unit_rows(const struct app *app)
{
    bool shown = app->layout.panes[PANE_UNITS].shown;
    return shown ? app->layout.panes[PANE_UNITS].rect.rows : app->units.rows;
}

static void say_wrong_settings(struct app *app)
{
    const struct settings *settings = app->settings;
    if (settings->error_count == 1)
        app_complain(app, "%s", settings->errors[0]);
    else if (settings->error_count)
        app_complain(app, _("%s (and %zu more: fuhe config)"), settings->errors[0],
            settings->error_count - 1);
}

static void say_wrong_keys(struct app *app)
{
    const struct bindings *bindings = &app->bindings;
    if (bindings->error_count == 1)
        app_complain(app, "%s", bindings->errors[0]);
    else if (bindings->error_count)
        app_complain(
            app, _("%s (and %zu more: fuhe keys)"), bindings->errors[0], bindings->error_count - 1);
}

void app_load_keys(struct app *app)
{
    bindings_fini(&app->bindings);
    keyfile_load(&app->bindings, app->settings);
    say_wrong_keys(app);
}

static bool tell_reading(void *context, int64_t done, int64_t all)
{
    return app_progress(context, _("reading"), done, all);
}

static bool open_units(struct app *app, int64_t key, struct err *err)
{
    struct units *units = &app->units;
    enum roster_order order = (enum roster_order)settings_number(app->settings, SETTING_ORDER);
    if (order != ORDER_IMPORTED && !units_arrange(units, order, false, "", err))
        app_complain(app, "%s", err->text);
    return units_open(units, key, 0, unit_rows(app), err);
}

bool app_init(struct app *app, struct store *store, const struct ui_options *options, int rows,
    int columns, struct err *err)
{
    struct settings *settings = options->settings;
    *app = (struct app){.store = store,
        .settings = settings,
        .policy = store_policy(store),
        .wish = {.source = settings_number(settings, SETTING_SOURCE),
            .middle = PANE_INDICATORS,
            .covering = PANES},
        .values = PANE_INDICATORS,
        .message_style = STYLE_MESSAGE,
        .tell = options->tell,
        .tell_data = options->tell_data};
    app->reviewer = xstrdup(store_reviewer());
    keyfile_load(&app->bindings, settings);
    frame_init(&app->frame);
    frame_resize(&app->frame, rows, columns);
    units_init(&app->units, store, app->policy);
    app->units.reading = tell_reading;
    app->units.reading_context = app;
    desk_init(&app->desk, store, app->policy);
    line_init(&app->edit.line);
    prompt_init(&app->prompt);
    noting_init(&app->noting);
    arena_init(&app->mentions.arena);
    grepping_init(&app->grepping, store);
    past_init(&app->past, store);
    comparing_init(&app->comparing);
    statistics_init(&app->statistics);
    bulking_init(&app->bulking);
    proposal_init(&app->proposal);
    sheet_init(&app->help.sheet);
    facets_view_init(&app->facets);
    sheet_init(&app->why.sheet);
    arena_init(&app->why.arena);
    sheet_init(&app->goal.sheet);
    arena_init(&app->goal.arena);
    for (int pane = 0; pane < PANES; pane++)
        if (views[pane]->init)
            views[pane]->init(app);
    start_evaluation(app);
    lay_out(app);
    if (!open_units(app, options->evaluation, err)) {
        app_fini(app);
        return false;
    }
    if (options->notice)
        app_say(app, "%s", options->notice);
    say_wrong_keys(app);
    say_wrong_settings(app);
    noting_offer(app);
    app->welcoming = options->welcome && app->units.counts.evaluations;
    return true;
}

void app_fini(struct app *app)
{
    free(app->reviewer);
    free(app->copied);
    bindings_fini(&app->bindings);
    frame_fini(&app->frame);
    units_fini(&app->units);
    filtering_fini(&app->filtering);
    search_units_fini(&app->search);
    facets_view_fini(&app->facets);
    desk_fini(&app->desk);
    line_fini(&app->edit.line);
    prompt_fini(&app->prompt);
    noting_fini(&app->noting);
    arena_fini(&app->mentions.arena);
    grepping_fini(&app->grepping);
    past_fini(&app->past);
    comparing_fini(&app->comparing);
    statistics_fini(&app->statistics);
    bulking_fini(&app->bulking);
    proposal_fini(&app->proposal);
    sheet_fini(&app->help.sheet);
    sheet_fini(&app->why.sheet);
    arena_fini(&app->why.arena);
    sheet_fini(&app->goal.sheet);
    arena_fini(&app->goal.arena);
    search_fini(&app->source.search);
    search_indicators_fini(&app->indicators.search);
    needle_fini(&app->help.needle);
}

void app_say(struct app *app, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vsnprintf(app->message, sizeof app->message, format, values);
    va_end(values);
    app->message_style = STYLE_MESSAGE;
}

void app_complain(struct app *app, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vsnprintf(app->message, sizeof app->message, format, values);
    va_end(values);
    app->message_style = STYLE_MESSAGE_ERROR;
}

bool app_progress(struct app *app, const char *doing, int64_t done, int64_t all)
{
    enum { QUIET_MS = 300, PAUSE_MS = 100 };
    char text[APP_MESSAGE];
    int64_t now = clock_ms();
    if (done <= 1)
        app->told_at = now + QUIET_MS - PAUSE_MS;
    if (!app->tell || now - app->told_at < PAUSE_MS)
        return true;
    app->told_at = now;
    snprintf(text, sizeof text, _(" %s: %lld of %lld, %d%%; Esc stops"), doing, (long long)done,
        (long long)all, (int)(all ? done * 100 / all : 100));
    return app->tell(app->tell_data, text);
}

static void settle_pane(struct app *app, enum pane pane)
{
    if (pane != PANES && view_of(pane)->settle)
        view_of(pane)->settle(app);
}

bool app_settle(struct app *app)
{
    struct err err;
    if (!units_fit(&app->units, unit_rows(app), &err))
        app_complain(app, "%s", err.text);
    const struct summary *row = units_selected(&app->units);
    int64_t key = row ? row->key : 0, before = app->desk.at.key;
    if (whatif_holds(app, key))
        key = before;
    desk_open(&app->desk, key);
    if (key != before)
        start_evaluation(app);
    if (app->desk.at.open) {
        findings_settle(app);
        settle_pane(app, app->wish.middle);
        settle_pane(app, app->wish.covering);
    }
    return app->desk.at.open;
}

void app_resize(struct app *app, int rows, int columns)
{
    frame_resize(&app->frame, rows, columns);
    lay_out(app);
}

void app_draw(struct app *app)
{
    lay_out(app);
    app_settle(app);
    frame_clear(&app->frame);
    screen_draw(app);
}

bool app_work(struct app *app, int milliseconds)
{
    bool greps = grepping_follow(app, milliseconds);
    return statistics_follow(app, milliseconds) || greps;
}

bool app_idle(struct app *app)
{
    desk_prepare(&app->desk, units_next(&app->units));
    return units_idle(&app->units);
}

static bool shown(const struct app *app, enum pane pane)
{
    return app->layout.panes[pane].shown;
}

static bool is_aside(enum pane pane)
{
    return pane >= PANE_MENTIONS;
}

bool app_is_aside(const struct app *app)
{
    return is_aside(app->focus);
}

/* A pane that lies over others is left for the one it was opened from; one that lies there already
 * is gone back to. */
static void remember_under(struct app *app, enum pane pane)
{
    int at = 0;
    while (at < app->under_count && app->under[at] != pane)
        at++;
    if (!is_aside(pane))
        app->under_count = 0;
    else if (at < app->under_count)
        app->under_count = at;
    else
        app->under[app->under_count++] = app->focus;
}

void app_focus(struct app *app, enum pane pane)
{
    bool covers = view_of(pane)->covers || (pane == PANE_SOURCE && !app->layout.roomy);
    app->wish.covering = covers ? pane : PANES;
    if (pane == PANE_SOURCE)
        app->wish.source = true;
    if (pane >= PANE_INDICATORS && pane <= PANE_GOAL)
        app->wish.middle = pane;
    if (view_of(pane)->value)
        app->values = pane;
    if (pane < PANE_INDICATORS && is_aside(app->wish.middle))
        app->wish.middle = PANE_INDICATORS;
    if (pane == PANE_UNITS && is_aside(app->values))
        app->values = PANE_INDICATORS;
    if (app->focus != pane)
        remember_under(app, pane);
    app->focus = pane;
    lay_out(app);
    if (!shown(app, pane) && !app->layout.too_small)
        app->focus = PANE_UNITS;
}

void app_away(struct app *app)
{
    enum pane under = app->under_count ? app->under[app->under_count - 1] : PANE_UNITS;
    app_focus(app, under);
}

bool app_value(const struct app *app, struct selected *out)
{
    *out = (struct selected){0};
    return app->desk.at.open && view_of(app->values)->value(app, out);
}

void app_leave(struct app *app)
{
    if (app->spot_count == APP_SPOTS)
        memmove(app->spots, app->spots + 1, (size_t)--app->spot_count * sizeof *app->spots);
    const struct summary *row = units_selected(&app->units);
    app->spots[app->spot_count++] = (struct spot){.key = row ? row->key : 0,
        .below = app->units.at,
        .focus = app->focus,
        .values = app->values,
        .indicator = app->indicators.list.selected,
        .column = app->indicators.column,
        .finding = app->findings.id,
        .evidence = app->findings.evidence,
        .top = app->source.top};
}

bool app_go(struct app *app, int64_t key)
{
    struct err err;
    bool filtered = app->units.filter.term_count;
    if (!units_go(&app->units, key, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    if (filtered && !app->units.filter.term_count)
        app_say(app, _("the filter is off: this one does not fit it"));
    return true;
}

bool app_open(struct app *app, int64_t key)
{
    if (app->desk.at.key != key && !app_go(app, key))
        return false;
    if (!app_settle(app))
        app_complain(app, "%s", app->desk.at.err.text);
    return app->desk.at.open && app->desk.at.key == key; /* a what-if may hold the desk */
}

enum pane app_select_field(struct app *app, const char *field)
{
    static const enum pane panes[] = {PANE_BUDGET, PANE_INDICATORS};
    for (size_t i = 0; i < sizeof panes / sizeof *panes; i++)
        if (view_of(panes[i])->select_field(app, field))
            return panes[i];
    return PANES;
}

void app_show_field(struct app *app, const char *field)
{
    enum pane pane = app_select_field(app, field);
    if (pane == PANES)
        pane = findings_select(app, field) ? PANE_FINDINGS : PANE_INDICATORS;
    app_focus(app, pane);
}

bool app_find(struct app *app, const char *id, int64_t *key)
{
    struct err err;
    int64_t keys[2] = {0};
    size_t count = 0;
    bool ok = store_find(app->store, id, keys, 2, &count, &err);
    if (!ok)
        app_complain(app, "%s", err.text);
    else if (count == 0)
        app_complain(app, _("no evaluation has an id that begins with %s"), id);
    else if (count > 1)
        app_complain(app, _("several ids begin with %s"), id);
    *key = keys[0];
    return ok && count == 1;
}

bool app_back(struct app *app)
{
    if (!app->spot_count)
        return false;
    struct spot spot = app->spots[--app->spot_count];
    if (spot.key != app->desk.at.key &&
        (!spot.key || !app_go(app, spot.key) ||
            !units_open(&app->units, spot.key, spot.below, app->units.rows, NULL)))
        return false;
    app_settle(app);
    app_focus(app, spot.focus);
    list_select(&app->indicators.list, spot.indicator);
    app->indicators.column = spot.column;
    app->values = spot.values;
    app->findings.id = spot.finding;
    if (app_settle(app))
        source_return(app, spot.top);
    app->findings.evidence = spot.evidence;
    return true;
}

enum context app_context(const struct app *app)
{
    if (app->prompt.active)
        return CONTEXT_PROMPT;
    return app->edit.active ? CONTEXT_EDIT : view_of(app->focus)->context;
}

void app_kept(struct app *app)
{
    struct err err;
    edit_close(app);
    bulking_forget(&app->bulking);
    if (!units_refresh(&app->units, &err))
        app_complain(app, "%s", err.text);
}

static enum reaction unknown_key(struct app *app, uint32_t typed, uint32_t key)
{
    char name[KEYS_NAME];
    if (keys_is_composed(typed))
        app_say(app, _("the input method is on: keys are Latin letters here, switch it off"));
    else
        app_say(app, _("%s does nothing here; ? lists the keys"), keys_name(key, name));
    return REACT_DRAW;
}

static enum reaction pane_key(struct app *app, uint32_t typed)
{
    bool partial;
    uint32_t key = keys_fold(typed);
    app->typed[app->typed_count++] = key;
    const struct binding *binding =
        bindings_match(&app->bindings, app_context(app), app->typed, app->typed_count, &partial);
    if (!binding && partial)
        return REACT_DRAW;
    bool sequence = app->typed_count > 1;
    app->typed_count = 0;
    if (binding)
        return command_run(app, binding->command, binding->argument);
    if (sequence && key == KEYS_ESC)
        return REACT_DRAW;
    return sequence ? pane_key(app, typed) : unknown_key(app, typed, key);
}

static enum reaction typing_key(struct app *app, uint32_t key)
{
    bool partial;
    enum context context = app_context(app);
    if (context == CONTEXT_EDIT && app->edit.nudged && keys_is_motion(key)) {
        edit_key(app, key);
        return REACT_DRAW;
    }
    const struct binding *binding = bindings_match(&app->bindings, context, &key, 1, &partial);
    if (binding)
        return command_run(app, binding->command, binding->argument);
    char text[8];
    if (context == CONTEXT_EDIT)
        edit_key(app, key);
    else if (keys_is_text(key))
        prompt_text(app, text, cells_encode(key, text));
    return REACT_DRAW;
}

static enum reaction take_key(struct app *app, uint32_t key)
{
    app->message[0] = '\0';
    if (app->welcoming)
        welcome_end(app);
    if (app->layout.too_small && keys_fold(key) != 'q' && key != ('C' & 0x1F))
        return REACT_DRAW;
    bool typing = app->edit.active || app->prompt.active;
    return typing ? typing_key(app, key) : pane_key(app, key);
}

/* What was to be done once a change is kept; what it has no word for leaves the word of that. */
static enum reaction go_on(struct app *app)
{
    struct then then = app->then;
    char kept[APP_MESSAGE];
    if (app->edit.active || app->prompt.active || !(then.key || then.command))
        return REACT_DRAW;
    memcpy(kept, app->message, sizeof kept);
    app->then = (struct then){0};
    app->message[0] = '\0';
    enum reaction reaction =
        then.command ? command_run(app, then.command, NULL) : take_key(app, then.key);
    if (!app->message[0])
        app_say(app, "%s", kept);
    return reaction;
}

static void take_paste(struct app *app, const char *text)
{
    app->message[0] = '\0';
    if (app->prompt.active) {
        prompt_text(app, text, strlen(text));
    } else if (app->edit.active) {
        line_insert(&app->edit.line, text, strlen(text));
        edit_changed(app);
    } else {
        app_complain(app, _("pasted text is taken where something is typed: first e or :"));
    }
}

static enum reaction take_mouse(struct app *app, const struct mouse *mouse)
{
    app->message[0] = '\0';
    app->typed_count = 0;
    if (app->welcoming) {
        welcome_end(app);
        return REACT_DRAW;
    }
    return pointing_take(app, mouse);
}

enum reaction app_event(struct app *app, const struct event *event)
{
    enum reaction reaction = REACT_DRAW;
    if (event->kind == EVENT_KEY)
        reaction = take_key(app, event->key) | go_on(app);
    else if (event->kind == EVENT_PASTE)
        take_paste(app, event->text);
    else if (event->kind == EVENT_MOUSE)
        reaction = take_mouse(app, &event->mouse);
    else if (event->kind == EVENT_END)
        app->signal = event->signal;
    if (desk_trial_changes(&app->desk))
        app_settle(app);
    if (reaction & REACT_QUIT && whatif_holds_quit(app))
        reaction &= ~(unsigned)REACT_QUIT;
    if (reaction & REACT_QUIT || event->kind == EVENT_END)
        app->quit = true;
    return reaction;
}
