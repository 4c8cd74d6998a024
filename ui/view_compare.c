#include "view_compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "detail.h"
#include "export/value.h"
#include "intl.h"
#include "store_kin.h"

enum {
    HEAD_ROWS = 2,
    DETAIL_ROWS = 3,
    SIGN_CELLS = 2,
    LABEL_LEAST = 18,
    LABEL_MOST = 44,
    VALUE_MOST = 52,
    DIFFERENCE_CELLS = 17,
    ROOMY = 120,
    DIFFERENCE_ROOMY = 26
};

static const enum style styles[] = {[COMPARE_SAME] = STYLE_PLAIN,
    [COMPARE_CHANGED] = STYLE_CHANGED,
    [COMPARE_ONLY_LEFT] = STYLE_WARNING,
    [COMPARE_ONLY_RIGHT] = STYLE_GOOD};

void comparing_init(struct comparing *comparing)
{
    *comparing = (struct comparing){.open = false};
    page_init(&comparing->page);
    arena_init(&comparing->arena);
    sheet_init(&comparing->sheet);
}

static void unload(struct comparing *comparing)
{
    for (int side = 0; comparing->open && side < COMPARE_SIDES; side++)
        export_unload(&comparing->both[side]);
    comparing->open = false;
    comparing->result = (struct comparison){0};
    arena_fini(&comparing->arena);
}

void comparing_fini(struct comparing *comparing)
{
    unload(comparing);
    page_fini(&comparing->page);
    sheet_fini(&comparing->sheet);
}

static int64_t key_of(const struct comparing *comparing, enum compare_side side)
{
    return comparing->page.rows[side].key;
}

static void make(struct comparing *comparing)
{
    const struct export_loaded *both = comparing->both;
    const struct compared_one left = {&both[COMPARE_LEFT].review, &both[COMPARE_LEFT].findings},
                              right = {&both[COMPARE_RIGHT].review, &both[COMPARE_RIGHT].findings};
    comparing->result = compare_evaluations(&left, &right, &comparing->arena);
}

static bool load(struct app *app, struct err *err)
{
    struct comparing *comparing = &app->comparing;
    int loaded = 0;
    comparing->changes = app->units.changes;
    while (loaded < COMPARE_SIDES &&
           export_load(&comparing->both[loaded], app->store,
               key_of(comparing, (enum compare_side)loaded), app->policy, err))
        loaded++;
    comparing->open = loaded == COMPARE_SIDES;
    while (!comparing->open && loaded > 0)
        export_unload(&comparing->both[--loaded]);
    if (comparing->open)
        make(comparing);
    return comparing->open;
}

/* What of an indicator that the other side does not have is one difference, not six. */
static bool is_difference(const struct comparing *comparing, size_t i)
{
    const struct compare_row *row = &comparing->result.rows[i];
    if (row->mark == COMPARE_SAME || row->section != COMPARE_INDICATORS || row->head)
        return row->mark != COMPARE_SAME;
    while (!comparing->result.rows[i].head)
        i--;
    enum compare_mark head = comparing->result.rows[i].mark;
    return head != COMPARE_ONLY_LEFT && head != COMPARE_ONLY_RIGHT;
}

static size_t first_difference(const struct comparing *comparing)
{
    size_t i = 0;
    while (i < comparing->result.count && !is_difference(comparing, i))
        i++;
    return i < comparing->result.count ? i : 0;
}

static size_t differences(const struct comparing *comparing)
{
    size_t count = 0;
    for (size_t i = 0; i < comparing->result.count; i++)
        count += is_difference(comparing, i);
    return count;
}

struct widths {
    int label, value, difference;
    int at[COMPARE_SIDES], difference_at;
};

static struct widths widths_of(int columns)
{
    struct widths w = {.label = columns / 4};
    w.label = w.label < LABEL_LEAST ? LABEL_LEAST : w.label > LABEL_MOST ? LABEL_MOST : w.label;
    w.difference = columns < ROOMY ? DIFFERENCE_CELLS : DIFFERENCE_ROOMY;
    w.value = (columns - SIGN_CELLS - w.label - w.difference - COMPARE_SIDES - 1) / COMPARE_SIDES;
    w.value = w.value > VALUE_MOST ? VALUE_MOST : w.value;
    w.at[COMPARE_LEFT] = SIGN_CELLS + w.label + 1;
    w.at[COMPARE_RIGHT] = w.at[COMPARE_LEFT] + w.value + 1;
    w.difference_at = w.at[COMPARE_RIGHT] + w.value + 1;
    return w;
}

/* Without the percentage where there is no room for both. */
static const char *difference_text(const struct compare_row *row, int cells, struct arena *arena)
{
    const char *text = compare_difference(row, true, arena);
    return cells_width(text) > cells ? compare_difference(row, false, arena) : text;
}

static const char *side_text(const struct compare_row *row, int side)
{
    return *row->text[side] ? row->text[side] : style_sign(SIGN_NONE);
}

static void add_row(
    struct sheet *sheet, const struct compare_row *row, size_t i, const struct widths *w)
{
    struct arena arena;
    arena_init(&arena);
    enum style style = styles[row->mark];
    int indent = row->section == COMPARE_INDICATORS && !row->head ? 2 : 0;
    sheet_row(sheet, (int64_t)i + 1);
    sheet_text(sheet, 0, 1, style, compare_mark_sign(row->mark));
    sheet_text(sheet, SIGN_CELLS + indent, w->label - indent, style, row->label);
    for (int side = 0; side < COMPARE_SIDES; side++)
        sheet_text(sheet, w->at[side], w->value, style, side_text(row, side));
    sheet_right(
        sheet, w->difference_at, w->difference, style, difference_text(row, w->difference, &arena));
    arena_fini(&arena);
}

static int room(const struct app *app)
{
    return app->frame.columns - 2;
}

static void fill(struct app *app)
{
    struct comparing *comparing = &app->comparing;
    const struct widths w = widths_of(room(app));
    const struct compare_row *last = NULL;
    sheet_clear(&comparing->sheet);
    for (size_t i = 0; i < comparing->result.count; i++) {
        const struct compare_row *row = &comparing->result.rows[i];
        if (comparing->hides_same && !row->differs)
            continue;
        if (!last || last->section != row->section) {
            sheet_row(&comparing->sheet, 0);
            sheet_text(
                &comparing->sheet, 0, 0, STYLE_HEAD, _(compare_section_titles[row->section]));
        }
        add_row(&comparing->sheet, row, i, &w);
        last = row;
    }
}

/* The row, or the next that is listed. */
static void select_from(struct app *app, size_t i)
{
    struct comparing *comparing = &app->comparing;
    while (i < comparing->result.count && !sheet_select(&comparing->sheet, (int64_t)i + 1))
        i++;
}

static const struct compare_row *selected(const struct comparing *comparing)
{
    int64_t id = sheet_selected(&comparing->sheet);
    return id && (size_t)id <= comparing->result.count ? &comparing->result.rows[id - 1] : NULL;
}

/* After a change of an evaluation, or of the policy. */
static void reload(struct app *app)
{
    struct err err;
    struct comparing *comparing = &app->comparing;
    if (!comparing->open)
        return;
    unload(comparing);
    if (!load(app, &err))
        app_complain(app, "%s", err.text);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct comparing *comparing = &app->comparing;
    snprintf(text, VIEW_TITLE,
        comparing->hides_same ? _(" Comparison: %zu differences, the same hidden ")
                              : _(" Comparison: %zu differences "),
        differences(comparing));
}

/* Whose column it is: the name; year, version and file. */
static void draw_heads(const struct app *app, const struct area *area, const struct widths *w)
{
    struct arena arena;
    arena_init(&arena);
    const struct comparing *comparing = &app->comparing;
    for (int side = 0; side < COMPARE_SIDES; side++) {
        const struct summary *row = &comparing->page.rows[side];
        bool chosen = side == (int)comparing->side;
        enum style style = chosen ? STYLE_TITLE_FOCUS : STYLE_HEAD;
        const char *base = strrchr(row->file, '/'), *version = "";
        if (row->version > 1 || row->superseded)
            version = arena_format(&arena, "v%d", row->version);
        frame_text(area, 0, w->at[side] - 1, 1, style, chosen ? ">" : " ");
        frame_text(area, 0, w->at[side], w->value, style, summary_name(row));
        frame_text(area, 1, w->at[side], w->value, STYLE_HEAD,
            arena_format(&arena, "%d%s%s %s", row->year, *version ? " " : "", version,
                base ? base + 1 : row->file));
    }
    frame_right(area, 1, w->difference_at, w->difference, STYLE_HEAD, _("difference"));
    arena_fini(&arena);
}

/* What the row has no room for. */
static void draw_detail(const struct app *app, const struct area *area)
{
    struct arena arena;
    const struct compare_row *row = selected(&app->comparing);
    if (!row)
        return;
    arena_init(&arena);
    const char *difference = compare_difference(row, true, &arena);
    frame_text(area, 0, 0, area->rect.columns, styles[row->mark],
        arena_format(&arena, "%s %s%s%s", compare_mark_sign(row->mark), row->label,
            *difference ? "  " : "", difference));
    for (int side = 0; side < COMPARE_SIDES; side++)
        frame_text(area, side + 1, SIGN_CELLS, area->rect.columns - SIGN_CELLS,
            side == (int)app->comparing.side ? STYLE_PLAIN : STYLE_DIM, side_text(row, side));
    arena_fini(&arena);
}

static void draw_side(const struct app *app, const struct area *area, const struct widths *w)
{
    const struct comparing *comparing = &app->comparing;
    int at = comparing->sheet.selected - comparing->sheet.top;
    if (at < 0 || at >= area->rect.rows || !selected(comparing))
        return;
    frame_tint(area, at, w->at[comparing->side], w->value, STYLE_CELL);
    frame_cursor(area, at, w->at[comparing->side], false);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct comparing *comparing = &app->comparing;
    if (comparing->changes != app->units.changes)
        reload(app);
    if (!comparing->open)
        return;
    const struct widths w = widths_of(room(app));
    int rows = area->rect.rows - HEAD_ROWS - DETAIL_ROWS;
    fill(app);
    draw_heads(app, area, &w);
    struct area middle = frame_part(area, HEAD_ROWS, 0, rows, area->rect.columns);
    if (!comparing->sheet.count)
        frame_text(&middle, 0, 0, area->rect.columns, STYLE_DIM, _("all is the same"));
    sheet_draw(&comparing->sheet, &middle, focused);
    if (focused)
        draw_side(app, &middle, &w);
    struct area below = frame_part(area, HEAD_ROWS + rows, 0, DETAIL_ROWS, area->rect.columns);
    draw_detail(app, &below);
}

static void move(struct app *app, enum motion motion)
{
    if (motion == MOVE_LEFT)
        app->comparing.side = COMPARE_LEFT;
    else if (motion == MOVE_RIGHT)
        app->comparing.side = COMPARE_RIGHT;
    else
        sheet_move(&app->comparing.sheet, motion);
}

static bool point(struct app *app, int row, int column)
{
    const struct widths w = widths_of(room(app));
    if (column >= w.at[COMPARE_LEFT] && column < w.difference_at)
        app->comparing.side = column < w.at[COMPARE_RIGHT] ? COMPARE_LEFT : COMPARE_RIGHT;
    return row >= HEAD_ROWS && sheet_point(&app->comparing.sheet, row - HEAD_ROWS, column);
}

void compare_turn(struct app *app)
{
    app->comparing.side = app->comparing.side == COMPARE_LEFT ? COMPARE_RIGHT : COMPARE_LEFT;
}

void compare_hide(struct app *app)
{
    struct comparing *comparing = &app->comparing;
    int64_t id = sheet_selected(&comparing->sheet);
    comparing->hides_same = !comparing->hides_same;
    fill(app);
    select_from(app, id ? (size_t)id - 1 : 0);
}

void compare_step(struct app *app, int step)
{
    struct comparing *comparing = &app->comparing;
    int64_t i = sheet_selected(&comparing->sheet) - 1 + step;
    while (i >= 0 && i < (int64_t)comparing->result.count && !is_difference(comparing, (size_t)i))
        i += step;
    if (i < 0 || i >= (int64_t)comparing->result.count)
        app_say(app, "%s",
            step > 0 ? _("no difference behind this one") : _("no difference before this one"));
    else
        sheet_select(&comparing->sheet, i + 1);
}

static void enter(struct app *app)
{
    const struct comparing *comparing = &app->comparing;
    const struct compare_row *row = selected(comparing);
    const char *field = row ? row->field[comparing->side] : NULL;
    if (!field)
        app_say(app, _("this side has no such value; h and l choose the side"));
    else if (app_open(app, key_of(comparing, comparing->side)))
        app_show_field(app, field);
}

/* The earlier year, and of one year the earlier version, to the left. */
static void put_in_order(struct page *page)
{
    const struct summary *a = &page->rows[COMPARE_LEFT], *b = &page->rows[COMPARE_RIGHT];
    if (a->year > b->year || (a->year == b->year && a->version > b->version)) {
        struct summary other = *a;
        page->rows[COMPARE_LEFT] = *b;
        page->rows[COMPARE_RIGHT] = other;
    }
}

static void open_both(struct app *app, const int64_t keys[static COMPARE_SIDES])
{
    struct err err = {""};
    struct comparing *comparing = &app->comparing;
    if (keys[COMPARE_LEFT] == keys[COMPARE_RIGHT]) {
        app_complain(app, _("it is compared with itself; name another one"));
        return;
    }
    unload(comparing);
    if (store_summaries_of(app->store, keys, COMPARE_SIDES, &comparing->page, &err) &&
        comparing->page.count == COMPARE_SIDES) {
        put_in_order(&comparing->page);
        load(app, &err);
    }
    if (!comparing->open) {
        app_complain(app, "%s", err.text);
        return;
    }
    comparing->side = COMPARE_LEFT;
    sheet_home(&comparing->sheet);
    fill(app);
    select_from(app, first_difference(comparing));
    app_focus(app, PANE_COMPARE);
}

static void open_marked(struct app *app)
{
    struct err err;
    enum chosen which;
    int64_t *keys;
    size_t count;
    if (app->units.marked > COMPARE_SIDES)
        app_complain(app, _("%lld are marked; two are compared: mn takes all marks away"),
            (long long)app->units.marked);
    else if (!units_chosen(&app->units, &which, &keys, &count, &err))
        app_complain(app, "%s", err.text);
    else {
        if (count == COMPARE_SIDES)
            open_both(app, keys);
        free(keys);
    }
}

static void open_before(struct app *app, int64_t key)
{
    struct err err;
    int64_t keys[COMPARE_SIDES] = {0, key};
    if (!store_kin_before(app->store, key, &keys[COMPARE_LEFT], &err))
        app_complain(app, "%s", err.text);
    else if (!keys[COMPARE_LEFT])
        app_complain(app, _("no version or year before of this unit; Space marks two to compare"));
    else
        open_both(app, keys);
}

void compare_open(struct app *app, const char *id)
{
    app_settle(app);
    const struct summary *row = units_selected(&app->units);
    int64_t keys[COMPARE_SIDES] = {row ? row->key : 0};
    if (!row)
        app_complain(app, _("no evaluation is open"));
    else if (id) {
        if (app_find(app, id, &keys[COMPARE_RIGHT]))
            open_both(app, keys);
    } else if (app->units.marked >= COMPARE_SIDES)
        open_marked(app);
    else
        open_before(app, row->key);
}

const struct view view_compare = {.name = "compare",
    .context = CONTEXT_COMPARE,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter};
