#include "act.h"

#include "app.h"
#include "intl.h"

ACT(act_search)
{
    (void)command;
    app_leave(app);
    app_focus(app, PANE_SOURCE);
    source_begin_search(app);
    if (argument && *argument) {
        source_search(app, argument);
        return REACT_DRAW;
    }
    prompt_open(app, PROMPT_SEARCH, NULL);
    return REACT_DRAW;
}

/* Without a search, the words a finding rests on are gone through. */
ACT(act_search_step)
{
    (void)argument;
    if (app->source.search.words)
        source_step_hit(app, command->value);
    else
        findings_step_evidence(app, command->value);
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
