#include "act.h"

#include <string.h>

#include "app.h"
#include "intl.h"

ACT(act_bind)
{
    struct err err;
    struct arena arena;
    arena_init(&arena);
    const char *line =
        arena_format(&arena, "%s %s", command->name, argument ? argument : "");
    if (bindings_line(&app->bindings, line, ":bind", 0, &err))
        app_say(app, "%s", line);
    else
        app_complain(app, "%s", err.text);
    arena_fini(&arena);
    return REACT_DRAW;
}
