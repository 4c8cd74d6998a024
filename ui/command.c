#include "command.h"

#include <string.h>

#include "act.h"
#include "app.h"
#include "intl.h"
#include "nearest.h"

const char *const context_names[CONTEXTS] = {[CONTEXT_UNITS] = "units",
    [CONTEXT_BUDGET] = "budget",
    [CONTEXT_INDICATORS] = "indicators",
    [CONTEXT_FINDINGS] = "findings",
    [CONTEXT_MENTIONS] = "mentions",
    [CONTEXT_NOTES] = "notes",
    [CONTEXT_WHY] = "why",
    [CONTEXT_GOAL] = "goal",
    [CONTEXT_FACETS] = "facets",
    [CONTEXT_GREP] = "grep",
    [CONTEXT_SOURCE] = "source",
    [CONTEXT_HISTORY] = "history",
    [CONTEXT_STATS] = "stats",
    [CONTEXT_BULK] = "bulk",
    [CONTEXT_COMPARE] = "compare",
    [CONTEXT_POLICY] = "policy",
    [CONTEXT_HELP] = "help",
    [CONTEXT_EDIT] = "edit",
    [CONTEXT_PROMPT] = "prompt"};

const char *const context_titles[CONTEXTS] = {[CONTEXT_UNITS] = N_("Units"),
    [CONTEXT_BUDGET] = N_("Budget"),
    [CONTEXT_INDICATORS] = N_("Indicators"),
    [CONTEXT_FINDINGS] = N_("Findings"),
    [CONTEXT_MENTIONS] = N_("Other places of a figure"),
    [CONTEXT_NOTES] = N_("Notes"),
    [CONTEXT_WHY] = N_("How a value comes about"),
    [CONTEXT_GOAL] = N_("Goal"),
    [CONTEXT_FACETS] = N_("Facets"),
    [CONTEXT_GREP] = N_("Hits in all reports"),
    [CONTEXT_SOURCE] = N_("Source"),
    [CONTEXT_HISTORY] = N_("History"),
    [CONTEXT_STATS] = N_("Statistics"),
    [CONTEXT_BULK] = N_("Bulk change"),
    [CONTEXT_COMPARE] = N_("Comparison"),
    [CONTEXT_POLICY] = N_("Policy"),
    [CONTEXT_HELP] = N_("Help"),
    [CONTEXT_EDIT] = N_("While a value is typed"),
    [CONTEXT_PROMPT] = N_("In the prompt")};

const struct command *command_find(const char *name, size_t length)
{
    for (size_t i = 0; i < command_count; i++)
        if (strlen(commands[i].name) == length && memcmp(commands[i].name, name, length) == 0)
            return &commands[i];
    return NULL;
}

const struct command *command_parse(const char *line, const char **argument)
{
    size_t length = strcspn(line, " !");
    const char *rest = line + length + strspn(line + length, " ");
    *argument = *rest ? rest : NULL;
    return command_find(line, length);
}

bool command_no_such(const char *line, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    const char *name = arena_copy(&arena, line, strcspn(line, " "));
    struct nearest nearest = {.typed = name, .distance = NEAREST_FAR};
    for (size_t i = 0; i < command_count; i++)
        nearest_try(&nearest, commands[i].name);
    if (nearest.name)
        err_set(err, _("there is no command \"%s\"; did you mean \"%s\"?"), name, nearest.name);
    else
        err_set(err, _("there is no command \"%s\""), name);
    arena_fini(&arena);
    return false;
}

const struct command *command_of_motion(enum motion motion)
{
    const struct command *found = commands;
    while (found->run != act_move || found->value != (int)motion)
        found++;
    return found;
}

enum reaction command_run(struct app *app, const struct command *command, const char *argument)
{
    bool here = command->contexts & 1u << app_context(app);
    if (!here) {
        app_complain(app, _("%s: not in this pane"), command->name);
        return REACT_DRAW;
    }
    if (command->on_open && !app_settle(app)) {
        app_complain(
            app, "%s", app->desk.at.key ? app->desk.at.err.text : _("no evaluation is open"));
        return REACT_DRAW;
    }
    return command->run(app, command, argument);
}
