#include "act.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "dump.h"
#include "intl.h"

enum { NAME_CELLS = 40, FILE_NAME = 256 };

/* "unit-2023.csv", without what a file name should not have. */
static void default_name(const struct app *app, enum prompt_kind kind, char name[static FILE_NAME])
{
    const struct summary *row = units_selected(&app->units);
    if (kind == PROMPT_EXPORT_ALL || !row) {
        snprintf(name, FILE_NAME, "fuhe.csv");
        return;
    }
    const char *unit = row->project ? row->project : row->unit;
    if (!*unit)
        unit = row->id;
    int used;
    unit += cells_fit_end(unit, NAME_CELLS, &used);
    int length = snprintf(name, FILE_NAME, "%s-%d.csv", unit, row->year);
    for (int i = 0; i < length && i < FILE_NAME - 1; i++)
        if ((unsigned char)name[i] <= ' ' || strchr("/\\:*?\"<>|", name[i]))
            name[i] = '_';
}

ACT(act_export)
{
    char name[FILE_NAME];
    enum prompt_kind kind = (enum prompt_kind)command->value;
    default_name(app, kind, name);
    prompt_open(app, kind, argument && *argument ? argument : name);
    return argument && *argument ? prompt_accept(app) : REACT_DRAW;
}

ACT(act_prompt)
{
    (void)command;
    struct arena arena;
    arena_init(&arena);
    const struct command *named = argument ? command_find(argument, strlen(argument)) : NULL;
    if (named && named->argument)
        argument = arena_format(&arena, "%s ", argument);
    prompt_open(app, PROMPT_COMMAND, argument);
    arena_fini(&arena);
    return REACT_DRAW;
}

ACT(act_open)
{
    (void)command;
    int64_t key;
    if (!argument || !*argument)
        app_complain(app, _("open needs the beginning of an id"));
    else if (app_find(app, argument, &key)) {
        app_leave(app);
        app_go(app, key);
    }
    return REACT_DRAW;
}

ACT(act_screen_dump)
{
    (void)command;
    struct err err;
    bool over = argument && *argument == '!';
    const char *path = over ? argument + 1 + strspn(argument + 1, " ") : argument;
    app_draw(app);
    if (!path || !*path)
        app_complain(app, _("screen-dump needs the name of a file"));
    else if (!dump_file(&app->frame, path, over, &err))
        app_complain(app, "%s", err.text);
    else
        app_say(app, _("the screen is in %s"), path);
    return REACT_DRAW;
}

ACT(act_policy)
{
    (void)command;
    policy_open(app, argument && *argument ? argument : NULL);
    return REACT_DRAW;
}

ACT(act_policy_choose)
{
    (void)command;
    (void)argument;
    policy_choose(app);
    return REACT_DRAW;
}

ACT(act_repaint)
{
    (void)command;
    (void)argument;
    app_settle(app);
    desk_reload(&app->desk);
    struct err err;
    if (!units_reload(&app->units, &err))
        app_complain(app, "%s", err.text);
    return REACT_REPAINT;
}

ACT(act_suspend)
{
    (void)app;
    (void)command;
    (void)argument;
    return REACT_SUSPEND;
}

ACT(act_quit)
{
    (void)app;
    (void)command;
    (void)argument;
    return REACT_QUIT;
}

ACT(act_line)
{
    (void)argument;
    bool prompt = app->prompt.active;
    line_act(prompt ? &app->prompt.line : &app->edit.line, (enum line_action)command->value);
    if (command->value < LINE_ERASE)
        return REACT_DRAW;
    if (prompt)
        prompt_changed(app);
    else
        edit_changed(app);
    return REACT_DRAW;
}

ACT(act_accept)
{
    (void)command;
    (void)argument;
    if (app->prompt.active)
        return prompt_accept(app);
    edit_keep(app, NULL);
    return REACT_DRAW;
}

ACT(act_accept_move)
{
    (void)argument;
    app->then = (struct then){.command = command_of_motion((enum motion)command->value)};
    edit_keep(app, NULL);
    return REACT_DRAW;
}

ACT(act_cancel)
{
    (void)command;
    (void)argument;
    if (app->prompt.active)
        prompt_cancel(app);
    else
        edit_close(app);
    return REACT_DRAW;
}

ACT(act_complete)
{
    (void)argument;
    prompt_complete(app, command->value);
    return REACT_DRAW;
}

ACT(act_recall)
{
    (void)argument;
    prompt_recall(app, command->value);
    return REACT_DRAW;
}
