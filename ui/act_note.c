#include "act.h"

#include "app.h"

ACT(act_mentions)
{
    (void)command;
    (void)argument;
    app_leave(app);
    mentions_open(app);
    return REACT_DRAW;
}

ACT(act_why)
{
    (void)command;
    (void)argument;
    why_open(app);
    return REACT_DRAW;
}

ACT(act_note)
{
    (void)command;
    return noting_begin(app, argument);
}

ACT(act_note_edit)
{
    (void)command;
    (void)argument;
    return noting_change(app);
}

ACT(act_note_resolve)
{
    (void)command;
    (void)argument;
    noting_resolve(app);
    return REACT_DRAW;
}

ACT(act_note_editor)
{
    (void)command;
    (void)argument;
    return noting_to_editor(app);
}

ACT(act_drafts)
{
    (void)command;
    (void)argument;
    return noting_resume(app);
}
