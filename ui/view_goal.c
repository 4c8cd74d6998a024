#include "view_goal.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "intl.h"

enum { INDENT = 2 };

static void settle(struct app *app)
{
    struct arena *arena = &app->goal.arena;
    struct journal journal = desk_journal(&app->desk);
    arena_fini(arena);
    app->goal.found = goal_seek(desk_review(&app->desk), journal.entries, journal.count,
        desk_findings(&app->desk), app->goal.wanted, &app->goal.goal, arena, &app->goal.err);
}

static bool find_grade(struct app *app, const char *name)
{
    if (!name || !*name) {
        app->goal.wanted = GRADE_NONE;
        return true;
    }
    for (enum grade grade = GRADE_YOU; grade <= GRADE_CHA; grade++)
        if (strcmp(name, grade_name(grade)) == 0) {
            app->goal.wanted = grade;
            return true;
        }
    app_complain(app, _("%s: no grade; there are 优, 良, 中"), name);
    return false;
}

void goal_open(struct app *app, const char *grade)
{
    bool here = app->focus == PANE_GOAL;
    if (here && (!grade || !*grade)) {
        app_away(app);
        return;
    }
    if (!find_grade(app, grade))
        return;
    settle(app);
    if (!app->goal.found) {
        app_complain(app, "%s", app->goal.err.text);
        return;
    }
    sheet_home(&app->goal.sheet);
    if (!here)
        app_leave(app);
    app_focus(app, PANE_GOAL);
}

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct goal *goal = &app->goal.goal;
    if (!app->desk.at.open || !app->goal.found)
        snprintf(text, VIEW_TITLE, _(" Goal "));
    else
        snprintf(text, VIEW_TITLE, goal->kept ? _(" Goal: keep %s ") : _(" Goal: reach %s "),
            grade_name(goal->wanted));
}

/* The sentence over as many rows as it takes; the first can be selected. */
static void add_answer(struct app *app, size_t i, int cells)
{
    static const char *const marks[] = {"-", "+"};
    const struct goal_answer *answer = &app->goal.goal.answers[i];
    struct sheet *sheet = &app->goal.sheet;
    struct arena *arena = &app->goal.arena;
    bool can = answer->change_count > 0;
    const char *text = goal_text(&app->goal.goal, answer, desk_review(&app->desk), arena);
    enum style style = can ? STYLE_PLAIN : STYLE_DIM;
    int room = cells - INDENT - 1;
    size_t length = cells_break(text, room);
    sheet_row(sheet, (int64_t)i + 1);
    sheet_text(sheet, 0, 1, style, marks[can]);
    sheet_text(sheet, INDENT, 0, style, arena_copy(arena, text, length));
    sheet_paragraph(sheet, INDENT, room, style, text + length);
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct sheet *sheet = &app->goal.sheet;
    int cells = area->rect.columns;
    if (!app->desk.at.open)
        return;
    sheet_clear(sheet);
    if (app->goal.found) {
        sheet_paragraph(
            sheet, 1, cells - 1, STYLE_HEAD, goal_state_text(&app->goal.goal, &app->goal.arena));
        for (size_t i = 0; i < app->goal.goal.count; i++)
            add_answer(app, i, cells);
    } else {
        sheet_paragraph(sheet, 1, cells - 1, STYLE_DIM, app->goal.err.text);
    }
    sheet_draw(sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    if (app_settle(app))
        sheet_move(&app->goal.sheet, motion);
}

static bool point(struct app *app, int row, int column)
{
    return sheet_point(&app->goal.sheet, row, column);
}

static const struct goal_answer *selected_answer(const struct app *app)
{
    int64_t id = sheet_selected(&app->goal.sheet);
    return app->goal.found && id > 0 && (size_t)id <= app->goal.goal.count
               ? &app->goal.goal.answers[id - 1]
               : NULL;
}

static void enter(struct app *app)
{
    const struct goal_answer *answer = selected_answer(app);
    if (!answer)
        return;
    if (answer->change_count)
        whatif_try(app, answer);
    else
        app_say(app, _("there is nothing to try here: no change of it alone does it"));
}

const struct view view_goal = {.name = "goal",
    .context = CONTEXT_GOAL,
    .settle = settle,
    .title = title,
    .draw = draw,
    .move = move,
    .point = point,
    .enter = enter};
