#include "act.h"
#include "app.h"

ACT(act_compare)
{
    (void)command;
    compare_open(app, argument && *argument ? argument : NULL);
    return REACT_DRAW;
}

ACT(act_compare_side)
{
    (void)command;
    (void)argument;
    compare_turn(app);
    return REACT_DRAW;
}

ACT(act_compare_same)
{
    (void)command;
    (void)argument;
    compare_hide(app);
    return REACT_DRAW;
}

ACT(act_difference)
{
    (void)argument;
    compare_step(app, command->value);
    return REACT_DRAW;
}
