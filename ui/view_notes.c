#include "view_notes.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "detail.h"
#include "intl.h"

enum { DETAIL_LEAST = 3 };

static const struct notes *notes_of(const struct app *app)
{
    return &app->desk.at.notes;
}

const struct note *view_notes_selected(const struct app *app)
{
    int i = app->notes.list.selected;
    return i >= 0 && i < (int)notes_of(app)->count ? &notes_of(app)->items[i] : NULL;
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    if (!app->desk.at.open)
        return;
    size_t open = 0;
    for (size_t i = 0; i < notes_of(app)->count; i++)
        open += !notes_of(app)->items[i].resolved;
    snprintf(text, VIEW_TITLE, _(" Notes %zu, open %zu "), notes_of(app)->count, open);
}

static void draw_row(const struct app *app, const struct area *area, int row,
    const struct note *note, enum style style)
{
    struct arena arena;
    arena_init(&arena);
    int cells = area->rect.columns, half = (cells - 3) / 2;
    const char *subject = noting_subject(app, note, &arena);
    frame_text(
        area, row, 0, cells, style, note->resolved ? style_sign(SIGN_DONE) : style_sign(SIGN_NOTE));
    if (cells_width(subject) < half)
        half = cells_width(subject);
    frame_text(area, row, 2, half, style, subject);
    frame_text(area, row, half + 3, cells - half - 3, style, note->text);
    arena_fini(&arena);
}

static void draw_rows(const struct app *app, const struct area *area, bool focused)
{
    const struct list *list = &app->notes.list;
    for (int row = 0; row < list->rows && list->top + row < list->count; row++) {
        const struct note *note = &notes_of(app)->items[list->top + row];
        bool here = list->top + row == list->selected;
        enum style style = style_row(here, focused, note->resolved ? STYLE_DIM : STYLE_PLAIN);
        draw_row(app, area, row, note, style);
    }
    if (focused && list->selected >= 0)
        frame_cursor(area, list->selected - list->top, 0, false);
}

/* Half of the room is for all of the selected one's text. */
static void draw(struct app *app, const struct area *area, bool focused)
{
    struct list *list = &app->notes.list;
    if (!app->desk.at.open)
        return;
    int rows = area->rect.rows, count = (int)notes_of(app)->count;
    int detail = rows - count - 1 > rows / 2 ? rows - count - 1 : rows / 2;
    if (detail < DETAIL_LEAST || !count)
        detail = count ? DETAIL_LEAST : 0;
    list_fit(list, count, rows - detail);
    if (!count)
        frame_text(area, 0, 1, area->rect.columns - 1, STYLE_DIM,
            _("No notes yet: c writes one on what is selected."));
    draw_rows(app, area, focused);
    if (count) {
        struct area below = frame_part(area, rows - detail, 0, detail, area->rect.columns);
        detail_draw_note(app, view_notes_selected(app), &below);
    }
}

static void move(struct app *app, enum motion motion)
{
    if (!app_settle(app))
        return;
    list_fit(&app->notes.list, (int)notes_of(app)->count, app->notes.list.rows);
    list_move(&app->notes.list, motion);
}

static bool point(struct app *app, int row, int column)
{
    (void)column;
    return list_point(&app->notes.list, row);
}

static bool value(const struct app *app, struct selected *out)
{
    const struct note *note = view_notes_selected(app);
    if (!note)
        return false;
    if (note->at && strlen(note->at) < sizeof out->field)
        snprintf(out->field, sizeof out->field, "%s", note->at);
    out->place = note_place(note, app->desk.at.dossier.evaluation, desk_findings(&app->desk));
    return true;
}

static bool cite(const struct app *app, struct cited *out, struct arena *arena)
{
    struct selected selected = {.field = ""};
    const struct note *note = view_notes_selected(app);
    if (!note || !value(app, &selected))
        return false;
    out->text = arena_text(arena, note->text);
    out->about = note->at ? noting_subject(app, note, arena) : NULL;
    out->place = selected.place;
    return true;
}

static void enter(struct app *app)
{
    struct selected selected = {.field = ""};
    if (value(app, &selected) && selected.place.length)
        app_focus(app, PANE_SOURCE);
    else
        app_say(app, _("this is on no words of the report"));
}

const struct view view_notes = {.name = "notes",
    .context = CONTEXT_NOTES,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter,
    .value = value,
    .cite = cite};
