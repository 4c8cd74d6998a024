#include "act.h"

#include "app.h"
#include "intl.h"

ACT(act_search)
{
    (void)command;
    app_leave(app);
    if (!view_of(app->focus)->search)
        app_focus(app, PANE_SOURCE);
    const struct view_search *search = view_of(app->focus)->search;
    search->begin(app);
    if (argument && *argument) {
        search->changed(app, argument);
        search->accept(app, argument);
        return REACT_DRAW;
    }
    prompt_open(app, PROMPT_SEARCH, NULL);
    return REACT_DRAW;
}

ACT(act_search_step)
{
    (void)argument;
    view_of(app->focus)->search->step(app, command->value);
    return REACT_DRAW;
}

ACT(act_grep)
{
    (void)command;
    if (argument && *argument)
        grepping_begin(app, argument);
    else
        grepping_ask(app);
    return REACT_DRAW;
}

ACT(act_section)
{
    (void)argument;
    source_step_section(app, command->value);
    return REACT_DRAW;
}

ACT(act_select)
{
    (void)command;
    (void)argument;
    if (app->source.selecting)
        app->source.selecting = false;
    else
        source_select(app);
    return REACT_DRAW;
}

ACT(act_swap)
{
    (void)command;
    (void)argument;
    if (app->source.selecting)
        source_swap_ends(app);
    return REACT_DRAW;
}
