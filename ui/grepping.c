#include "grepping.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "intl.h"

/* What a search is given before the list of hits opens: one over reports that were read before is
 * over by then. */
enum { FIRST_MS = 60 };

void grepping_init(struct grepping *grepping, struct store *store)
{
    *grepping = (struct grepping){.list = {.selected = -1}};
    arena_init(&grepping->arena);
    grep_lines_init(&grepping->lines, store);
}

void grepping_fini(struct grepping *grepping)
{
    grep_free(grepping->grep);
    grep_lines_fini(&grepping->lines);
    arena_fini(&grepping->arena);
    free(grepping->seen);
    free(grepping->words);
}

static void forget_lines(struct grepping *grepping)
{
    arena_fini(&grepping->arena);
    arena_init(&grepping->arena);
    grepping->seen_count = 0;
    grepping->list = (struct list){.rows = grepping->list.rows, .selected = -1};
}

static void make_room(struct grepping *grepping, size_t count)
{
    while (grepping->seen_count < count) {
        grepping->seen = xgrow(
            grepping->seen, grepping->seen_count, &grepping->seen_capacity, sizeof *grepping->seen);
        grepping->seen[grepping->seen_count++] = (struct grep_line){0};
    }
}

/* The first hit is selected once there is one. */
static void take_in(struct app *app, int milliseconds)
{
    struct grepping *grepping = &app->grepping;
    const struct grep_found *found = grep_wait(grepping->grep, milliseconds);
    int before = grepping->list.selected;
    make_room(grepping, found->hits.count);
    list_fit(&grepping->list, (int)found->hits.count, grepping->list.rows);
    if (before < 0)
        list_select(&grepping->list, 0);
    if (found->failed)
        app_complain(app, "%s", found->err.text);
}

static struct grep *grep_of(struct app *app)
{
    if (!app->grepping.grep)
        app->grepping.grep = grep_new(store_path(app->store));
    return app->grepping.grep;
}

void grepping_prepare(struct app *app)
{
    grep_warm(grep_of(app), app->store);
}

/* Where it cannot begin the one before is as it was, but over. */
static bool begin(struct app *app, const char *words)
{
    struct err err;
    struct grepping *grepping = &app->grepping;
    if (!grep_begin(grep_of(app), app->store, words, GREPPING_MOST, &err)) {
        take_in(app, 0);
        app_complain(app, "%s", err.text);
        return false;
    }
    char *copy = xstrdup(words);
    free(grepping->words);
    grepping->words = copy;
    grepping->stopped = grepping->walking = false;
    forget_lines(grepping);
    return true;
}

static bool is_nowhere(const struct app *app)
{
    const struct grep_found *found = grep_found(app->grepping.grep);
    return found->over && !found->hits.total;
}

/* False where there is nothing to list. */
static bool search(struct app *app, const char *words)
{
    if (!begin(app, words))
        return true;
    take_in(app, FIRST_MS);
    if (is_nowhere(app))
        return grep_found(app->grepping.grep)->failed;
    if (app->focus != PANE_GREP) {
        app_leave(app);
        app->grepping.opened = true;
    }
    app_focus(app, PANE_GREP);
    return true;
}

void grepping_ask(struct app *app)
{
    app->grepping.opened = false;
    prompt_open(app, PROMPT_GREP, app->grepping.words);
    grepping_prepare(app);
}

void grepping_begin(struct app *app, const char *words)
{
    if (search(app, words))
        return;
    if (grep_length(app->grepping.grep))
        app_say(app, _("in none of the reports: %s"), words);
    else
        grepping_ask(app);
}

void grepping_type(struct app *app, const char *words)
{
    search(app, words);
}

static void close_list(struct app *app)
{
    if (app->grepping.opened)
        app_back(app);
    app->grepping.opened = false;
}

void grepping_accept(struct app *app)
{
    if (!app->grepping.words || !is_nowhere(app))
        return;
    close_list(app);
    if (grep_length(app->grepping.grep) && !grep_found(app->grepping.grep)->failed)
        app_say(app, _("in none of the reports: %s"), app->grepping.words);
}

void grepping_cancel(struct app *app)
{
    bool stopped = grepping_stop(app);
    close_list(app);
    if (stopped)
        app_say(app, _("the search was stopped after %lld of %lld reports"),
            (long long)grep_found(app->grepping.grep)->searched,
            (long long)grep_found(app->grepping.grep)->all);
}

bool grepping_follow(struct app *app, int milliseconds)
{
    struct grepping *grepping = &app->grepping;
    if (!grepping->grep || grep_found(grepping->grep)->over)
        return false;
    take_in(app, milliseconds);
    return !grep_found(grepping->grep)->over;
}

bool grepping_stop(struct app *app)
{
    struct grepping *grepping = &app->grepping;
    if (!grepping->grep || grep_found(grepping->grep)->over)
        return false;
    grep_stop(grepping->grep);
    take_in(app, 0);
    grepping->stopped = true;
    return true;
}

const struct grep_line *grepping_line(struct app *app, int hit, struct err *err)
{
    struct grepping *grepping = &app->grepping;
    struct grep_line *line = &grepping->seen[hit];
    if (line->words)
        return line;
    struct grep_line looked_up;
    if (!grep_lines_look(&grepping->lines, &grep_found(grepping->grep)->hits.items[hit],
            grep_length(grepping->grep), &grepping->arena, &looked_up, err))
        return NULL;
    *line = looked_up;
    return line;
}

/* False and said where the report cannot be opened. */
static bool go_to_selected(struct app *app)
{
    struct err err;
    struct grepping *grepping = &app->grepping;
    const struct grep_line *line = grepping_line(app, grepping->list.selected, &err);
    if (!line) {
        app_complain(app, "%s", err.text);
        return false;
    }
    if (!app_open(app, line->key))
        return false;
    app_focus(app, PANE_SOURCE);
    source_show_hit(app, grepping->words, line->place);
    grepping->walking = true;
    return true;
}

void grepping_enter(struct app *app)
{
    if (app->grepping.list.selected >= 0)
        go_to_selected(app);
}

static void say_where(struct app *app)
{
    struct grepping *grepping = &app->grepping;
    const struct grep_line *line = &grepping->seen[grepping->list.selected];
    app_say(app, _("hit %d of %zu: %s, %d"), grepping->list.selected + 1,
        grep_found(grepping->grep)->hits.total, line->project ? line->project : line->unit,
        line->year);
}

bool grepping_step(struct app *app, int step)
{
    struct grepping *grepping = &app->grepping;
    if (!grepping->walking)
        return false;
    int next = grepping->list.selected + step;
    if (next < 0 || next >= grepping->list.count) {
        app_say(app, "%s",
            step > 0 ? _("this is the last of the hits listed") : _("this is the first hit"));
        return true;
    }
    list_select(&grepping->list, next);
    if (go_to_selected(app))
        say_where(app);
    return true;
}
