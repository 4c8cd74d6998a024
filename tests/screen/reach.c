/*
 * Every command that does something in a pane is reached: by its name in the palette, by its help
 * in either language, by a key of one's own where it can be used.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "../../ui/language.h"
#include "catalogue.h"
#include "staged.h"
#include "tap.h"

/* Where the command stands among what the palette offers for these words, from 0; -1: nowhere. */
static int offered(struct staged *staged, const char *words, const struct command *command)
{
    const struct prompt *prompt = &staged->app.prompt;
    int place = -1;
    staged_keys(staged, ":");
    script_type(&staged->app, words);
    for (int i = prompt->list.count - 1; i >= 0; i--)
        if (strcmp(prompt->candidates[i].text, command->name) == 0)
            place = i;
    staged_keys(staged, "<Esc>");
    return place;
}

/* The help as far as the palette takes it for words: behind the name of a command are arguments. */
static const char *words_of(const char *help)
{
    size_t length = strcspn(help, " ");
    return help[length] && command_find(help, length) ? words_of(help + length + 1) : help;
}

static bool is_bindable(const struct command *command)
{
    struct bindings bindings;
    bool ok = true;
    for (int context = 0; context < CONTEXTS; context++) {
        char line[160];
        struct err err = {""};
        bindings_init(&bindings, 0);
        snprintf(line, sizeof line, "bind %s <C-F12> %s", context_names[context], command->name);
        bool bound = bindings_line(&bindings, line, "keys", 1, &err);
        bindings_fini(&bindings);
        if (bound != (command->contexts >> context & 1u)) {
            printf("# %s: %s\n", line, err.text);
            ok = false;
        }
    }
    return ok;
}

static void go(struct staged *staged)
{
    const char **helps = xcalloc(2 * command_count, sizeof *helps), **texts = helps + command_count;
    bool named = true, told = true, bound = true;
    for (size_t i = 0; i < command_count; i++)
        helps[i] = commands[i].help;
    language_texts("zh", helps, texts, command_count);
    for (size_t i = 0; i < command_count; i++) {
        bool one_bound = is_bindable(&commands[i]);
        bound = bound && one_bound;
        if (!(commands[i].contexts & IN_PANES))
            continue;
        bool one_named = offered(staged, commands[i].name, &commands[i]) == 0;
        bool one_told = offered(staged, words_of(helps[i]), &commands[i]) >= 0 &&
                        offered(staged, texts[i], &commands[i]) >= 0;
        if (!one_named || !one_told)
            printf(
                "# %s is not offered by its %s\n", commands[i].name, one_named ? "help" : "name");
        named = named && one_named;
        told = told && one_told;
    }
    free(helps);
    report(named, "is offered first by its name");
    report(told, "is offered by its help in English and Chinese");
    report(bound, "can have a key where it is of use, and nowhere else");
}

int main(int argc, char **argv)
{
    struct staged staged;
    setlocale(LC_ALL, "C.UTF-8");
    bind_texts();
    if (argc < 2 || !staged_init(&staged, argv[argc - 1]))
        return 2;
    go(&staged);
    staged_fini(&staged);
    return report_all();
}
