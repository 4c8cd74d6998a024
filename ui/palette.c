#include "palette.h"

#include <string.h>

#include "app.h"
#include "intl.h"

static void add(struct app *app, const struct command *command)
{
    prompt_candidate(&app->prompt,
        &(struct candidate){.text = command->name,
            .argument = command->argument ? _(command->argument) : NULL,
            .help = _(command->help)});
}

/* Commands whose name begins with what is typed, and behind them those that have it inside. */
void palette_complete(struct app *app)
{
    const char *typed = app->prompt.line.text;
    for (int inside = 0; inside < 2; inside++)
        for (size_t i = 0; i < command_count; i++) {
            const char *at = strstr(commands[i].name, typed);
            bool typing_only = !(commands[i].contexts & IN_PANES);
            if (at && !typing_only && (at == commands[i].name) == !inside)
                add(app, &commands[i]);
        }
}

const struct command *palette_meant(const struct app *app, const char *text, size_t length)
{
    const struct command *command = command_find(text, length);
    if (command || app->prompt.list.count != 1)
        return command;
    const char *only = app->prompt.candidates[0].text;
    return command_find(only, strlen(only));
}
