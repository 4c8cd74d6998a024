#include "app.h"

#include <stdio.h>

#include "cells.h"
#include "export/value.h"
#include "intl.h"
#include "legend.h"

enum { KEY_CELLS = 20, MOST_KEYS = 4, CODE_CELLS = 8, INDENT = 4 };

/* What is listed: the pane's keys, and those of what is typed into it. */
static const enum context typing[] = {CONTEXT_EDIT, CONTEXT_PROMPT};

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    snprintf(text, VIEW_TITLE, _(" Keys: %s "), _(context_titles[app->help.of]));
}

static void add(struct sheet *sheet, enum style style, const char *keys, const char *text)
{
    sheet_row(sheet, 0);
    sheet_text(sheet, 2, KEY_CELLS, STYLE_KEY, keys);
    sheet_text(sheet, *keys ? KEY_CELLS + 3 : 1, 0, style, text);
}

static void add_context(struct app *app, enum context context)
{
    struct sheet *sheet = &app->help.sheet;
    char keys[BINDINGS_TEXT];
    add(sheet, STYLE_HEAD, "", _(context_titles[context]));
    for (size_t i = 0; i < command_count; i++) {
        bindings_text(&app->bindings, context, &commands[i], MOST_KEYS, keys);
        if (*keys && commands[i].contexts & 1u << context)
            add(sheet, STYLE_PLAIN, keys, _(commands[i].help));
    }
}

static void add_legend(struct sheet *sheet)
{
    char signs[LEGEND_SIGNS];
    add(sheet, STYLE_HEAD, "", _("Signs"));
    for (size_t i = 0; i < legend_count; i++)
        add(sheet, STYLE_PLAIN, legend_signs(&legend[i], signs), _(legend[i].help));
}

/* All of the catalogue, and why each matters. */
static void add_checks(struct sheet *sheet, int cells)
{
    add(sheet, STYLE_PLAIN, "", "");
    add(sheet, STYLE_HEAD, "", _("What is checked"));
    for (size_t i = 0; i < check_catalogue_count; i++) {
        const struct check_info *check = &check_catalogue[i];
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
    struct sheet *sheet = &app->help.sheet;
    sheet_clear(sheet);
    add_context(app, app->help.of);
    if (app->help.of == CONTEXT_FINDINGS)
        add_checks(sheet, area->rect.columns);
    for (size_t i = 0; i < sizeof typing / sizeof *typing; i++) {
        add(sheet, STYLE_PLAIN, "", "");
        add_context(app, typing[i]);
    }
    add(sheet, STYLE_PLAIN, "", "");
    add_legend(sheet);
    sheet_draw(sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    sheet_move(&app->help.sheet, motion);
}

const struct view view_help = {.name = "help",
    .context = CONTEXT_HELP,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move};
