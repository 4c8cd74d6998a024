#include "edit.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "intl.h"
#include "values.h"

static bool is_score(const char *field)
{
    const char *last = strrchr(field, '.');
    return last && strcmp(last, ".score") == 0;
}

void edit_open(struct app *app, const char *field, const char *typed)
{
    struct edit *edit = &app->edit;
    struct arena arena;
    arena_init(&arena);
    edit->active = true;
    edit->nudged = false;
    snprintf(edit->field, sizeof edit->field, "%s", field);
    line_set(&edit->line, review_value(&app->desk.at.review, field, &arena), true);
    arena_fini(&arena);
    desk_drop(&app->desk);
    if (!typed)
        return;
    line_set(&edit->line, typed, false);
    edit_changed(app);
}

void edit_close(struct app *app)
{
    app->edit.active = false;
    desk_drop(&app->desk);
}

void edit_changed(struct app *app)
{
    struct err err;
    struct edit *edit = &app->edit;
    if (!edit->line.length) {
        desk_drop(&app->desk);
        return;
    }
    if (!desk_try(&app->desk, edit->field, edit->line.text, &err))
        app_complain(app, "%s", err.text);
}

static bool nudged(const struct app *app, int steps, char text[static DECIMAL_TEXT])
{
    struct decimal value = {0}, step = {.digits = steps};
    const char *now = app->edit.line.text;
    if (!*now || !decimal_parse(now, strlen(now), &value))
        value = DECIMAL(0);
    step.scale = value.scale;
    if (!decimal_add(value, step, &value))
        return false;
    if (value.digits < 0)
        value.digits = 0;
    decimal_text(value, text);
    return true;
}

void edit_nudge(struct app *app, const char *field, int steps)
{
    char text[DECIMAL_TEXT];
    struct err err;
    bool opened = !app->edit.active;
    if (opened)
        edit_open(app, field, NULL);
    if (!nudged(app, steps, text))
        return;
    struct arena before;
    arena_init(&before);
    char *line = arena_copy(&before, app->edit.line.text, app->edit.line.length);
    if (desk_try(&app->desk, app->edit.field, text, &err)) {
        app->edit.nudged = true;
        line_set(&app->edit.line, text, true);
    } else {
        if (opened)
            edit_close(app);
        else
            desk_try(&app->desk, app->edit.field, line, NULL);
        app_complain(app, "%s", err.text);
    }
    arena_fini(&before);
}

/* A score beyond what the unit gave itself is unusual. */
static bool is_above_self(const struct app *app)
{
    const struct computed *reviewed = &app->desk.at.review.total;
    const struct figure *reported = &app->desk.at.dossier.evaluation->total;
    return reviewed->known && reported->known &&
           decimal_compare(reviewed->value, reported->value) > 0;
}

static void say_kept(struct app *app, const struct review *before)
{
    const struct review *after = &app->desk.at.review;
    char from[VALUES_TEXT], to[VALUES_TEXT];
    app_say(app, app->desk.trial.open ? _("tried: %s %s %s %s %s%s") : _("kept: %s %s %s %s %s%s"),
        values_computed(&before->total, from), values_grade(before->grade), style_sign(SIGN_ARROW),
        values_computed(&after->total, to), values_grade(after->grade),
        is_above_self(app) ? _("; unusual: above the self-assessed total") : "");
}

bool edit_store(struct app *app, const char *reason)
{
    struct err err;
    struct review before = app->desk.at.review;
    if (!desk_keep(&app->desk, reason, &err)) {
        app->then = (struct then){0};
        app_complain(app, "%s", err.text);
        return false;
    }
    say_kept(app, &before);
    app_kept(app);
    return true;
}

void edit_keep(struct app *app, const char *reason)
{
    struct err err;
    struct edit *edit = &app->edit;
    if (edit->active && !app->desk.draft.good &&
        !desk_try(&app->desk, edit->field, edit->line.text, &err)) {
        app->then = (struct then){0};
        app_complain(app, "%s", err.text);
    } else if (!desk_draft_changes(&app->desk)) {
        edit_close(app);
        app_say(app, _("nothing changed"));
    } else if (desk_draft_lowers(&app->desk)) {
        prompt_open(app, PROMPT_REASON, reason);
    } else {
        edit_store(app, NULL);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* An input method left on gives full-width digits and 。 for the point; in words they are meant. */
static uint32_t as_typed(const struct line *line, uint32_t key)
{
    uint32_t folded = keys_fold(key);
    bool behind_digit = line->cursor > 0 && is_digit(line->text[line->cursor - 1]);
    bool number = (folded >= '0' && folded <= '9') || folded == '%' || folded == '.';
    return number && (key != 0x3002 || behind_digit) ? folded : key;
}

void edit_key(struct app *app, uint32_t key)
{
    struct edit *edit = &app->edit;
    char text[8];
    uint32_t typed = as_typed(&edit->line, key);
    bool number = typed < 0x80 && (is_digit((char)typed) || typed == '.');
    if (is_score(edit->field) && (keys_fold(key) == '+' || keys_fold(key) == '-')) {
        edit_nudge(app, edit->field, keys_fold(key) == '+' ? 1 : -1);
    } else if (keys_is_text(key) && (!edit->nudged || number)) {
        edit->nudged = false;
        line_insert(&edit->line, text, cells_encode(typed, text));
        edit_changed(app);
    } else {
        app->then = (struct then){.key = key};
        edit_keep(app, NULL);
    }
}
