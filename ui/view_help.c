#include "app.h"

#include <stdio.h>

#include "cells.h"
#include "intl.h"

enum { KEY_CELLS = 20, MOST_KEYS = 4 };

/* What is listed: the pane's keys, and those of what is typed into it. */
static const enum context typing[] = {CONTEXT_EDIT, CONTEXT_PROMPT};

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    snprintf(text, VIEW_TITLE, _(" Keys: %s "), _(context_titles[app->help.of]));
}

/* Draws the rows from `top` on that fit, or with a NULL area counts them. */
struct sheet {
    const struct app *app;
    const struct area *area;
    int top, row;
};

static void add(struct sheet *sheet, enum style style, const char *keys, const char *text)
{
    int y = sheet->row++ - sheet->top;
    const struct area *area = sheet->area;
    if (!area || y < 0 || y >= area->rect.rows)
        return;
    frame_text(area, y, 2, KEY_CELLS, STYLE_KEY, keys);
    frame_text(area, y, *keys ? KEY_CELLS + 3 : 1, area->rect.columns - KEY_CELLS - 3, style, text);
}

static void add_context(struct sheet *sheet, enum context context)
{
    char keys[BINDINGS_TEXT];
    add(sheet, STYLE_HEAD, "", _(context_titles[context]));
    for (size_t i = 0; i < command_count; i++) {
        bindings_text(&sheet->app->bindings, context, &commands[i], MOST_KEYS, keys);
        if (*keys && commands[i].contexts & 1u << context)
            add(sheet, STYLE_PLAIN, keys, _(commands[i].help));
    }
}

static void add_legend(struct sheet *sheet)
{
    char states[32];
    add(sheet, STYLE_HEAD, "", _("Signs"));
    add(sheet, STYLE_PLAIN, "!  ?  .", _("before a row: an error, a warning, a note was found"));
    add(sheet, STYLE_PLAIN, "*", _("behind a score: computed from changed values"));
    add(sheet, STYLE_PLAIN, "!", _("behind a score: set by hand"));
    add(sheet, STYLE_PLAIN, "?", _("behind a score: cannot be computed, the reported one is kept"));
    add(sheet, STYLE_PLAIN, style_sign(SIGN_ARROW), _("before a value: changed by the reviewer"));
    add(sheet, STYLE_PLAIN, "~", _("before a unit: review under way"));
    add(sheet, STYLE_PLAIN, style_sign(SIGN_DONE), _("before a unit: reviewed"));
    add(sheet, STYLE_PLAIN, "c", _("before a unit: notes that are not resolved"));
    snprintf(states, sizeof states, "%s  %s  ~", style_sign(SIGN_DONE), style_sign(SIGN_REFUSED));
    add(sheet, STYLE_PLAIN, states, _("before a finding: holds, does not hold, is let go"));
    add(sheet, STYLE_PLAIN, "=  ~  !",
        _("before another place of a figure: equal, rounded, conflicting"));
}

static void add_all(struct sheet *sheet)
{
    add_context(sheet, sheet->app->help.of);
    for (size_t i = 0; i < sizeof typing / sizeof *typing; i++) {
        add(sheet, STYLE_PLAIN, "", "");
        add_context(sheet, typing[i]);
    }
    add(sheet, STYLE_PLAIN, "", "");
    add_legend(sheet);
}

/* Help scrolls like a text: its list has a page for an item. */
static void draw(struct app *app, const struct area *area, bool focused)
{
    (void)focused;
    struct sheet count = {.app = app};
    add_all(&count);
    int pages = count.row - area->rect.rows + 1;
    app->help.page = area->rect.rows;
    list_fit(&app->help.list, pages > 1 ? pages : 1, 1);
    struct sheet sheet = {.app = app, .area = area, .top = app->help.list.selected};
    add_all(&sheet);
    frame_cursor(area, 0, 0, false);
}

static void move(struct app *app, enum motion motion)
{
    struct list *list = &app->help.list;
    int step = list_step(motion, app->help.page);
    if (step)
        list_select(list, list->selected + step);
    else
        list_move(list, motion);
}

const struct view view_help = {
    .name = "help", .context = CONTEXT_HELP, .title = title, .draw = draw, .move = move};
