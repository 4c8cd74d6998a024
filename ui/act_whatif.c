#include "act.h"
#include "app.h"

ACT(act_what_if)
{
    (void)command;
    (void)argument;
    whatif_toggle(app);
    return REACT_DRAW;
}

ACT(act_what_if_keep)
{
    (void)command;
    if (argument && *argument && desk_trial_changes(&app->desk))
        whatif_keep(app, argument);
    else
        whatif_ask_reason(app);
    return REACT_DRAW;
}

ACT(act_what_if_drop)
{
    (void)command;
    (void)argument;
    whatif_drop(app);
    return REACT_DRAW;
}

ACT(act_goal)
{
    (void)command;
    goal_open(app, argument);
    return REACT_DRAW;
}
