#include "act.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "cite.h"
#include "clipboard.h"
#include "intl.h"

ACT(act_copy)
{
    (void)argument;
    struct arena arena;
    arena_init(&arena);
    enum reaction reaction = REACT_DRAW;
    const char *text = command->value ? cite_source(app, &arena) : cite_value(app, &arena);
    if (!text) {
        app_complain(app, _("nothing is selected that could be copied"));
    } else if (strlen(text) > CLIPBOARD_MOST) {
        app_complain(app, _("too long for a clipboard: %zu bytes, at most %d; select less"),
            strlen(text), CLIPBOARD_MOST);
    } else {
        free(app->copied);
        app->copied = xstrdup(text);
        app_say(app, _("copied: %s"), cite_line(text, &arena));
        reaction = REACT_COPY;
    }
    arena_fini(&arena);
    return reaction;
}

ACT(act_bind)
{
    struct err err;
    struct arena arena;
    arena_init(&arena);
    const char *line = arena_format(&arena, "%s %s", command->name, argument ? argument : "");
    if (bindings_line(&app->bindings, line, ":bind", 0, &err))
        app_say(app, "%s", line);
    else
        app_complain(app, "%s", err.text);
    arena_fini(&arena);
    return REACT_DRAW;
}
