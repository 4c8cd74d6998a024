#include "act.h"

#include <string.h>

#include "app.h"
#include "intl.h"
#include "judge.h"
#include "values.h"

ACT(act_edit)
{
    (void)command;
    struct selected selected;
    if (!app_value(app, &selected) || !selected.editable)
        app_complain(
            app, _("this value is not changed by hand: target, actual, weight and score are, "
                   "and the adjusted and executed totals"));
    else
        edit_open(app, selected.field, argument);
    return REACT_DRAW;
}

/* The score of the row the selected value is in. */
static bool score_field(struct app *app, struct selected *selected)
{
    if (!app_value(app, selected) || !view_of(app->values)->select_score)
        return false;
    view_of(app->values)->select_score(app);
    return app_value(app, selected);
}

ACT(act_nudge)
{
    (void)argument;
    struct selected selected;
    if (app->edit.active)
        edit_nudge(app, app->edit.field, command->value);
    else if (score_field(app, &selected))
        edit_nudge(app, selected.field, command->value);
    return REACT_DRAW;
}

/* The finding about a field says why its score goes down, better than a general word. */
static const char *reason_for(const struct app *app, const char *field)
{
    const struct findings *findings = &app->desk.at.findings;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].field && strcmp(findings->items[i].field, field) == 0)
            return findings->items[i].message;
    return _("recomputed by the rule from the reported values");
}

ACT(act_recomputed)
{
    (void)command;
    (void)argument;
    struct selected selected;
    struct err err;
    if (!score_field(app, &selected))
        return REACT_DRAW;
    if (desk_try(&app->desk, selected.field, "computed", &err))
        edit_keep(app, reason_for(app, selected.field));
    else
        app_complain(app, "%s", err.text);
    return REACT_DRAW;
}

ACT(act_reported)
{
    (void)command;
    (void)argument;
    struct selected selected;
    struct err err;
    if (!app_value(app, &selected) || (!selected.editable && !score_field(app, &selected)))
        return REACT_DRAW;
    if (desk_try(&app->desk, selected.field, "reported", &err))
        edit_keep(app, NULL);
    else
        app_complain(app, "%s", err.text);
    return REACT_DRAW;
}

ACT(act_judge)
{
    (void)argument;
    judge_begin(app, (enum finding_state)command->value);
    return REACT_DRAW;
}

ACT(act_undo)
{
    (void)argument;
    struct err err;
    bool undo = command->value == ENTRY_UNDO;
    const struct review *review = &app->desk.at.review;
    if (app->focus == PANE_UNITS && !app->desk.trial.open &&
        bulking_step(app, undo ? BULK_UNDO : BULK_REDO))
        return REACT_DRAW;
    if (!desk_steps(&app->desk, (enum entry_kind)command->value)) {
        app_say(app, "%s", undo ? _("nothing to undo") : _("nothing to redo"));
        return REACT_DRAW;
    }
    if (!desk_step(&app->desk, (enum entry_kind)command->value, &err)) {
        app_complain(app, "%s", err.text);
        return REACT_DRAW;
    }
    app_kept(app);
    char total[VALUES_TEXT];
    app_say(app,
        undo ? _("undone: now %s %s, %zu steps before") : _("redone: now %s %s, %zu steps behind"),
        values_computed(&review->total, total), values_grade(review->grade),
        desk_steps(&app->desk, (enum entry_kind)command->value));
    return REACT_DRAW;
}

ACT(act_history)
{
    (void)command;
    (void)argument;
    history_open(app);
    return REACT_DRAW;
}

ACT(act_stats)
{
    (void)command;
    (void)argument;
    statistics_open(app);
    return REACT_DRAW;
}

ACT(act_revert)
{
    (void)command;
    (void)argument;
    history_revert(app);
    return REACT_DRAW;
}

static bool set_status(struct app *app, const char *status)
{
    struct err err;
    if (app->desk.trial.open) {
        app_say(app, _("first end the what-if: W keeps or drops what is tried"));
        return false;
    }
    if (!desk_try(&app->desk, "status", status, &err)) {
        app_complain(app, "%s", err.text);
        return false;
    }
    if (!desk_draft_changes(&app->desk)) {
        desk_drop(&app->desk);
        return true;
    }
    if (!desk_keep(&app->desk, NULL, &err)) {
        desk_drop(&app->desk);
        app_complain(app, "%s", err.text);
        return false;
    }
    app_kept(app);
    return true;
}

ACT(act_done)
{
    (void)command;
    (void)argument;
    struct err err;
    int64_t next;
    if (!set_status(app, status_name(STATUS_REVIEWED)))
        return REACT_DRAW;
    if (!units_next_open(&app->units, &next, &err)) {
        app_complain(app, "%s", err.text);
    } else if (!next) {
        app_say(app, "%s",
            app->units.filter.term_count ? _("all that the filter shows are reviewed; & changes it")
                                         : _("all are reviewed; X exports them"));
    } else {
        app_leave(app);
        app_go(app, next);
    }
    return REACT_DRAW;
}

ACT(act_status)
{
    (void)command;
    if (!argument || !*argument)
        app_complain(app, _("status needs one of pending, in-review, reviewed"));
    else
        set_status(app, argument);
    return REACT_DRAW;
}
