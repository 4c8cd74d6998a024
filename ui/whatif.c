#include "whatif.h"

#include <string.h>

#include "app.h"
#include "cells.h"
#include "intl.h"
#include "review_judge.h"
#include "values.h"

static void begin(struct app *app)
{
    edit_close(app);
    desk_trial_open(&app->desk);
}

static void end(struct app *app)
{
    edit_close(app);
    desk_trial_drop(&app->desk);
}

static void ask(struct app *app)
{
    prompt_open(app, PROMPT_TRIAL, NULL);
    app_say(app, _("what is tried on this evaluation is not kept yet"));
}

/* Where the reviewer was going before the question. */
static void go_on(struct app *app)
{
    struct whatif wanted = app->whatif;
    app->whatif = (struct whatif){0};
    if (wanted.quitting)
        app->quit = true;
    else if (wanted.going)
        app_go(app, wanted.going);
}

void whatif_toggle(struct app *app)
{
    if (whatif_leave(app))
        return;
    begin(app);
    app_say(app, _("what-if: changes are tried and not kept until you say so; W ends it"));
}

bool whatif_leave(struct app *app)
{
    if (!app->desk.trial.open)
        return false;
    app->whatif = (struct whatif){0};
    if (desk_trial_changes(&app->desk)) {
        ask(app);
    } else {
        end(app);
        app_say(app, _("the what-if is over; nothing was tried"));
    }
    return true;
}

bool whatif_holds(struct app *app, int64_t key)
{
    if (key == app->desk.at.key || !desk_trial_changes(&app->desk))
        return false;
    if (app->prompt.active)
        return true;
    app->whatif = (struct whatif){.going = key};
    app_go(app, app->desk.at.key);
    ask(app);
    return true;
}

bool whatif_holds_quit(struct app *app)
{
    if (!desk_trial_changes(&app->desk))
        return false;
    app->whatif = (struct whatif){.quitting = true};
    ask(app);
    return true;
}

void whatif_stay(struct app *app)
{
    app->whatif = (struct whatif){0};
}

void whatif_answer(struct app *app, const char *text)
{
    struct cells_char typed;
    if (!*text)
        return;
    cells_take(text, strlen(text), &typed);
    uint32_t key = keys_fold(typed.shown);
    prompt_close(app);
    if (key == 'k' || key == 'K')
        whatif_ask_reason(app);
    else if (key == 'd' || key == 'D')
        whatif_drop(app);
    else
        ask(app);
}

void whatif_ask_reason(struct app *app)
{
    if (desk_trial_changes(&app->desk))
        prompt_open(app, PROMPT_TRIAL_REASON, NULL);
    else
        app_say(app, _("nothing is tried: W begins a what-if"));
}

bool whatif_keep(struct app *app, const char *reason)
{
    struct err err;
    char from[VALUES_TEXT], to[VALUES_TEXT];
    const struct review before = app->desk.at.stored;
    if (line_is_blank(reason)) {
        if (desk_trial_wants_reason(&app->desk)) {
            app_complain(app, _("what was tried lowers a score or lets a finding go: say why"));
            return false;
        }
        reason = NULL;
    }
    if (!desk_trial_keep(&app->desk, reason, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    const struct review *after = &app->desk.at.review;
    app_kept(app);
    app_say(app, _("kept as one step: %s %s %s %s %s"), values_computed(&before.total, from),
        values_grade(before.grade), style_sign(SIGN_ARROW), values_computed(&after->total, to),
        values_grade(after->grade));
    go_on(app);
    return true;
}

void whatif_drop(struct app *app)
{
    char total[VALUES_TEXT];
    bool open = app->desk.trial.open;
    end(app);
    const struct review *review = &app->desk.at.review;
    if (open)
        app_say(app, _("dropped what was tried: %s %s as before"),
            values_computed(&review->total, total), values_grade(review->grade));
    else
        app_say(app, _("nothing is tried: W begins a what-if"));
    go_on(app);
}

void whatif_try(struct app *app, const struct goal_answer *answer)
{
    struct err err;
    struct arena arena;
    arena_init(&arena);
    const char *first = answer->changes[0].field;
    char *field = arena_text(&arena, first);
    begin(app);
    if (desk_trial_add(&app->desk, answer->changes, answer->change_count, &err)) {
        const struct review *review = &app->desk.at.review;
        char total[VALUES_TEXT];
        enum pane pane = app_select_field(app, field);
        if (pane != PANES)
            app_focus(app, pane);
        app_say(app, _("tried: %s %s; u takes it back, W keeps or drops it"),
            values_computed(&review->total, total), values_grade(review->grade));
    } else {
        app_complain(app, "%s", err.text);
    }
    arena_fini(&arena);
}
