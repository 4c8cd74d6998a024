#include "app.h"

#include <stdio.h>

#include "cells.h"
#include "export/value.h"
#include "intl.h"
#include "legend.h"

enum {
    KEY_CELLS = 20,
    NAME_CELLS = 18,
    NAMES_FROM = 110,
    MOST_KEYS = 4,
    CODE_CELLS = 8,
    INDENT = 4
};

/* What is listed: the pane's keys, and those of what is typed into it. */
static const enum context typing[] = {CONTEXT_EDIT, CONTEXT_PROMPT};

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    snprintf(text, VIEW_TITLE, _(" Keys: %s "), _(context_titles[app->help.of]));
}

static bool has(const struct app *app, const char *text)
{
    size_t start, length;
    return needle_find(&app->help.needle, text, &start, &length);
}

/* Whether it is to be listed: all is, or what has the words looked for. */
static bool fits(const struct app *app, const char *one, const char *other, const char *more)
{
    return !app->help.needle.count || has(app, one) || has(app, other) || has(app, more);
}

/* A heading is written with the first row under it. */
struct listing {
    struct app *app;
    int names; /* cells of the column of commands' names; 0: there is no room for it */
    const char *heading;
};

static void put_heading(struct listing *listing)
{
    struct sheet *sheet = &listing->app->help.sheet;
    if (!listing->heading)
        return;
    if (sheet->count)
        sheet_row(sheet, 0);
    sheet_row(sheet, 0);
    sheet_text(sheet, 1, 0, STYLE_HEAD, listing->heading);
    listing->heading = NULL;
}

static void put(struct listing *listing, const char *keys, const char *name, const char *help)
{
    const struct app *app = listing->app;
    struct sheet *sheet = &listing->app->help.sheet;
    int at = KEY_CELLS + 3;
    if (!fits(app, keys, name, help))
        return;
    put_heading(listing);
    sheet_row(sheet, 0);
    sheet_text(sheet, 2, KEY_CELLS, STYLE_KEY, keys);
    if (listing->names)
        sheet_text(sheet, at, listing->names, STYLE_DIM, name);
    sheet_text(sheet, at + listing->names, 0, STYLE_PLAIN, help);
}

static void put_context(struct listing *listing, enum context context)
{
    char keys[BINDINGS_TEXT];
    listing->heading = _(context_titles[context]);
    for (size_t i = 0; i < command_count; i++) {
        bindings_text(&listing->app->bindings, context, &commands[i], MOST_KEYS, keys);
        if (*keys && commands[i].contexts & 1u << context)
            put(listing, keys, commands[i].name, _(commands[i].help));
    }
}

static void put_legend(struct listing *listing)
{
    char signs[LEGEND_SIGNS];
    listing->heading = _("Signs");
    listing->names = 0;
    for (size_t i = 0; i < legend_count; i++)
        put(listing, legend_signs(&legend[i], signs), "", _(legend[i].help));
}

/* All of the catalogue, and why each matters. */
static void put_checks(struct listing *listing, int cells)
{
    struct sheet *sheet = &listing->app->help.sheet;
    listing->heading = _("What is checked");
    for (size_t i = 0; i < check_catalogue_count; i++) {
        const struct check_info *check = &check_catalogue[i];
        if (!fits(listing->app, check->code, _(check->title), _(check->why)))
            continue;
        put_heading(listing);
        sheet_row(sheet, 0);
        sheet_text(sheet, 2, KEY_CELLS + CODE_CELLS, STYLE_KEY, check->code);
        sheet_text(
            sheet, KEY_CELLS + CODE_CELLS + 3, 0, STYLE_DIM, value_severity(check->severity));
        sheet_paragraph(sheet, INDENT, cells - INDENT, STYLE_PLAIN, _(check->title));
        sheet_paragraph(sheet, INDENT, cells - INDENT, STYLE_DIM, _(check->why));
    }
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct listing listing = {
        .app = app, .names = area->rect.columns >= NAMES_FROM ? NAME_CELLS : 0};
    sheet_clear(&app->help.sheet);
    put_context(&listing, app->help.of);
    if (app->help.of == CONTEXT_FINDINGS)
        put_checks(&listing, area->rect.columns);
    for (size_t i = 0; i < sizeof typing / sizeof *typing; i++)
        put_context(&listing, typing[i]);
    put_legend(&listing);
    sheet_draw(&app->help.sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    sheet_move(&app->help.sheet, motion);
}

static void begin_search(struct app *app)
{
    sheet_home(&app->help.sheet);
}

static void change_search(struct app *app, const char *words)
{
    needle_fini(&app->help.needle);
    needle_init(&app->help.needle, words);
}

static void accept_search(struct app *app, const char *words)
{
    app_say(app, _("with \"%s\" alone; Esc lists all"), words);
}

static bool clear_search(struct app *app)
{
    bool any = app->help.needle.count;
    change_search(app, "");
    return any;
}

const struct view_search search_in_help = {.begin = begin_search,
    .changed = change_search,
    .accept = accept_search,
    .clear = clear_search};

const struct view view_help = {.name = "help",
    .context = CONTEXT_HELP,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move,
    .search = &search_in_help};
