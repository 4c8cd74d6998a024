#include "view_facets.h"

#include <stdio.h>

#include "app.h"
#include "cells.h"
#include "checks.h"
#include "export/value.h"
#include "intl.h"
#include "units_list.h"
#include "values.h"

enum { VALUE_CELLS = 27, COUNT_CELLS = 7, VALUE_BITS = 32 };

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    snprintf(text, VIEW_TITLE, _(" Facets of the units listed: %lld "),
        (long long)units_count(&app->units));
}

/* The same facet in every count, whatever its place. */
static int64_t id_of(const struct facet *facet)
{
    int64_t value = facet->value == ROSTER_UNKNOWN ? -1 : facet->value;
    int64_t key = facet->key - filter_keys + 1;
    return key * ((int64_t)1 << VALUE_BITS) + value + 2;
}

static const char *label_of(const struct facet *facet)
{
    switch (facet->key->column) {
    case ROSTER_GRADE:
        return values_grade((enum grade)facet->value);
    case ROSTER_STATUS:
        return value_status((enum status)facet->value);
    case ROSTER_KIND:
        return facet->key->type == FILTER_CHOICE ? value_kind((enum kind)facet->value)
                                                 : facet->text;
    default:
        return facet->text;
    }
}

static const char *heading_of(const struct filter_key *key)
{
    static const struct {
        enum roster_column column;
        const char *title;
    } titles[] = {{ROSTER_GRADE, N_("Reviewed grade")}, {ROSTER_STATUS, N_("Status")},
        {ROSTER_YEAR, N_("Year")}, {ROSTER_KIND, N_("Kind")}};
    if (key->type == FILTER_CODE)
        return _("Findings");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].column == key->column)
            return _(titles[i].title);
    return _("Versions and changes");
}

static void add_facet(struct sheet *sheet, const struct facet *facet)
{
    char count[24];
    enum style style = facet->chosen ? STYLE_CHANGED : STYLE_PLAIN;
    const struct check_info *check =
        facet->key->type == FILTER_CODE ? checks_find(facet->text) : NULL;
    snprintf(count, sizeof count, "%lld", (long long)facet->count);
    sheet_row(sheet, id_of(facet));
    sheet_text(sheet, 1, 1, style, facet->chosen ? "*" : " ");
    sheet_text(sheet, 3, VALUE_CELLS, style,
        facet->key->type == FILTER_FLAG ? _(facet->key->help) : label_of(facet));
    sheet_right(sheet, 3 + VALUE_CELLS, COUNT_CELLS, style, count);
    if (check)
        sheet_text(sheet, 3 + VALUE_CELLS + COUNT_CELLS + 2, 0, STYLE_DIM, _(check->title));
}

static void lay(struct sheet *sheet, const struct facets *facets)
{
    const char *heading = "";
    sheet_clear(sheet);
    for (size_t i = 0; i < facets->count; i++) {
        const char *here = heading_of(facets->items[i].key);
        if (here != heading) {
            sheet_row(sheet, 0);
            sheet_text(sheet, 1, 0, STYLE_HEAD, here);
        }
        heading = here;
        add_facet(sheet, &facets->items[i]);
    }
}

void facets_view_init(struct facets_view *view)
{
    *view = (struct facets_view){.changes = UINT64_MAX};
    sheet_init(&view->sheet);
    arena_init(&view->arena);
}

void facets_view_fini(struct facets_view *view)
{
    sheet_fini(&view->sheet);
    arena_fini(&view->arena);
}

/* Counted again where the list is another one. */
static void fill(struct app *app)
{
    struct facets_view *view = &app->facets;
    const struct units *units = &app->units;
    if (view->changes != units->changes) {
        arena_fini(&view->arena);
        view->found = facets_count(&units->filter, &units->roster, &view->arena);
        view->changes = units->changes;
    }
    lay(&view->sheet, &view->found);
    if (!sheet_selected(&view->sheet) && view->found.count)
        sheet_select(&view->sheet, id_of(&view->found.items[0]));
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    fill(app);
    sheet_draw(&app->facets.sheet, area, focused);
}

void facets_open(struct app *app)
{
    struct err err;
    if (app->focus == PANE_FACETS) {
        app_away(app);
        return;
    }
    if (!units_list_whole(&app->units, &err)) {
        app_complain(app, "%s", err.text);
        return;
    }
    sheet_home(&app->facets.sheet);
    fill(app);
    app_focus(app, PANE_FACETS);
}

static void choose(struct app *app, const struct facet *facet)
{
    struct err err;
    struct arena arena;
    struct units *units = &app->units;
    arena_init(&arena);
    const char *expression = facets_toggle(units->expression, facet, &arena);
    if (!units_arrange(units, units->order, units->reverse, expression, &err))
        app_complain(app, "%s", err.text);
    else
        app_say(app, "& %s", *expression ? expression : _("no filter"));
    arena_fini(&arena);
}

void facets_choose(struct app *app)
{
    fill(app);
    const struct facets *found = &app->facets.found;
    for (size_t i = 0; i < found->count; i++)
        if (id_of(&found->items[i]) == sheet_selected(&app->facets.sheet)) {
            choose(app, &found->items[i]);
            break;
        }
    fill(app);
}

static void move(struct app *app, enum motion motion)
{
    sheet_move(&app->facets.sheet, motion);
}

static bool point(struct app *app, int row, int column)
{
    return sheet_point(&app->facets.sheet, row, column);
}

const struct view view_facets = {.name = "facets",
    .context = CONTEXT_FACETS,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point};
