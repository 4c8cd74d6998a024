#include "act.h"

#include <limits.h>
#include <stdlib.h>

#include "app.h"
#include "intl.h"

ACT(act_move)
{
    (void)argument;
    const struct view *view = view_of(app->focus);
    if (view->move)
        view->move(app, (enum motion)command->value);
    if (view->value)
        app->values = app->focus;
    return REACT_DRAW;
}

static bool take_number(const char *text, int *number)
{
    char *end;
    long value = text ? strtol(text, &end, 10) : 0;
    *number = value < INT_MAX ? (int)value : INT_MAX;
    return value > 0 && !*end;
}

/* A list counts the steps it owes and takes them at once: as many as there are rows at most. */
ACT(act_row)
{
    enum { MOST = 1000000 };
    const struct view *view = view_of(app->focus);
    int number;
    if (!take_number(argument, &number)) {
        app_complain(app, _("%s needs a number from 1 on"), command->name);
    } else if (app->focus == PANE_SOURCE) {
        source_show_line(app, (uint32_t)number);
    } else if (app->focus == PANE_HISTORY) {
        history_show_entry(app, number);
    } else if (view->move) {
        view->move(app, MOVE_FIRST);
        for (int i = 1; i < number && i < MOST; i++)
            view->move(app, MOVE_DOWN);
    }
    return REACT_DRAW;
}

ACT(act_focus)
{
    (void)argument;
    app_focus(app, (enum pane)command->value);
    return REACT_DRAW;
}

ACT(act_focus_next)
{
    (void)argument;
    int pane = (int)app->focus;
    do
        pane = (pane + command->value + PANES) % PANES;
    while (!app->layout.panes[pane].shown || !view_of((enum pane)pane)->move);
    app_focus(app, (enum pane)pane);
    return REACT_DRAW;
}

ACT(act_unit)
{
    (void)argument;
    struct err err;
    if (!units_move(&app->units, (enum motion)command->value, &err))
        app_complain(app, "%s", err.text);
    return REACT_DRAW;
}

/* What covers all other panes leads out of an evaluation that cannot be opened. */
ACT(act_enter)
{
    (void)command;
    (void)argument;
    const struct view *view = view_of(app->focus);
    bool open = app_settle(app);
    if (view->enter && (open || view->covers)) {
        app_leave(app);
        view->enter(app);
    }
    return REACT_DRAW;
}

ACT(act_back)
{
    (void)command;
    (void)argument;
    if (!app_back(app))
        app_say(app, _("nothing to go back to"));
    return REACT_DRAW;
}

/* From source and help to the values, from the values to the units, from the units out. */
ACT(act_leave)
{
    (void)command;
    (void)argument;
    if (app_is_aside(app))
        app_away(app);
    else if (app->focus != PANE_UNITS && !app->layout.too_small)
        app_focus(app, PANE_UNITS);
    else
        return REACT_QUIT;
    return REACT_DRAW;
}

ACT(act_close)
{
    (void)command;
    (void)argument;
    if (app->focus == PANE_GREP && grepping_stop(app))
        return REACT_DRAW;
    if (app->focus == PANE_UNITS && units_drop_range(&app->units))
        return REACT_DRAW;
    const struct view_search *search = view_of(app->focus)->search;
    if (search && search->clear(app))
        return REACT_DRAW;
    if (app_is_aside(app))
        app_away(app);
    else
        whatif_leave(app);
    return REACT_DRAW;
}

ACT(act_source)
{
    (void)command;
    (void)argument;
    bool shown = app->layout.panes[PANE_SOURCE].shown;
    if (!shown)
        app_leave(app);
    if (app->layout.roomy)
        app->wish.source = !shown;
    else if (!shown)
        app_focus(app, PANE_SOURCE);
    if (shown && app->focus == PANE_SOURCE)
        app_away(app);
    return REACT_DRAW;
}

ACT(act_finding)
{
    (void)argument;
    if (desk_findings(&app->desk)->count)
        findings_walk(app, command->value);
    else
        app_say(app, _("nothing was found in this report"));
    return REACT_DRAW;
}

ACT(act_evidence)
{
    (void)command;
    (void)argument;
    app_leave(app);
    findings_step_evidence(app, 1);
    return REACT_DRAW;
}

ACT(act_help)
{
    (void)command;
    (void)argument;
    if (app->focus == PANE_HELP)
        return REACT_DRAW;
    app->help.of = app_context(app);
    sheet_home(&app->help.sheet);
    needle_fini(&app->help.needle);
    app_focus(app, PANE_HELP);
    return REACT_DRAW;
}
