#include "palette.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "intl.h"
#include "language.h"
#include "needle.h"

enum { WORDS = 8 };

/* How well a command fits what is typed, the best first. */
enum fit { FITS_WHOLE, FITS_BEGIN, FITS_WORD, FITS_INSIDE, FITS_HELP_BEGIN, FITS_HELP, FITS_NOT };

struct found {
    const struct command *command;
    enum fit fit;
    int used;  /* commands typed since it was; RECALL_MOST: it never was */
    bool away; /* it is of no use in the pane there is */
};

/* Of every command, whatever the language of the interface. */
static const char **chinese(void)
{
    static const char **texts;
    if (!texts) {
        const char **helps = xcalloc(command_count, sizeof *helps);
        texts = xcalloc(command_count, sizeof *texts);
        for (size_t i = 0; i < command_count; i++)
            helps[i] = commands[i].help;
        language_texts("zh", helps, texts, command_count);
        free(helps);
    }
    return texts;
}

static enum fit fit_help(const char *help, const struct needle *word)
{
    size_t start, length;
    if (!needle_find(word, help, &start, &length))
        return FITS_NOT;
    return start ? FITS_HELP : FITS_HELP_BEGIN;
}

static enum fit fit_word(const struct command *command, const struct needle *word)
{
    size_t start, length;
    if (needle_find(word, command->name, &start, &length)) {
        if (start)
            return command->name[start - 1] == '-' ? FITS_WORD : FITS_INSIDE;
        return command->name[length] ? FITS_BEGIN : FITS_WHOLE;
    }
    enum fit english = fit_help(command->help, word);
    enum fit other = fit_help(chinese()[command - commands], word);
    return other < english ? other : english;
}

/* All words must fit; the first says how well. */
static enum fit fit_all(const struct command *command, const struct needle *words, int count)
{
    enum fit first = count ? fit_word(command, &words[0]) : FITS_BEGIN;
    for (int i = 1; i < count; i++)
        if (fit_word(command, &words[i]) == FITS_NOT)
            return FITS_NOT;
    return first;
}

static int split(const char *typed, struct needle words[static WORDS], struct arena *arena)
{
    int count = 0;
    for (typed += strspn(typed, " "); *typed && count < WORDS; typed += strspn(typed, " ")) {
        size_t length = strcspn(typed, " ");
        needle_init(&words[count++], arena_copy(arena, typed, length));
        typed += length;
    }
    return count;
}

/* How long ago a command was typed: 0 the last time. */
static int last_used(const struct recall *recall, const struct command *command)
{
    size_t length = strlen(command->name);
    for (int i = recall->count - 1; i >= 0; i--) {
        const char *line = recall->lines[i];
        if (strncmp(line, command->name, length) == 0 && (!line[length] || line[length] == ' '))
            return recall->count - 1 - i;
    }
    return RECALL_MOST;
}

static int compare(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->fit != y->fit)
        return x->fit < y->fit ? -1 : 1;
    if (x->used != y->used)
        return x->used < y->used ? -1 : 1;
    if (x->away != y->away)
        return x->away ? 1 : -1;
    return x->command < y->command ? -1 : 1;
}

static size_t find(const struct app *app, const char *typed, struct found *found)
{
    struct needle words[WORDS];
    struct arena arena;
    size_t count = 0;
    arena_init(&arena);
    int word_count = split(typed, words, &arena);
    enum context here = view_of(app->focus)->context;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        enum fit fit =
            command->contexts & IN_PANES ? fit_all(command, words, word_count) : FITS_NOT;
        if (fit != FITS_NOT)
            found[count++] = (struct found){.command = command,
                .fit = fit,
                .used = last_used(&app->prompt.recall, command),
                .away = !(command->contexts & 1u << here)};
    }
    for (int i = 0; i < word_count; i++)
        needle_fini(&words[i]);
    arena_fini(&arena);
    qsort(found, count, sizeof *found, compare);
    return count;
}

static void offer_commands(struct app *app)
{
    struct prompt *prompt = &app->prompt;
    struct found *found = xcalloc(command_count, sizeof *found);
    size_t count = find(app, prompt->line.text, found);
    for (size_t i = 0; i < count; i++) {
        const struct command *command = found[i].command;
        char keys[BINDINGS_TEXT];
        bindings_text(&app->bindings, view_of(app->focus)->context, command, 1, keys);
        const char *shown = found[i].away ? _("not here") : keys;
        prompt_candidate(prompt, &(struct candidate){.text = command->name,
                                     .argument = command->argument ? _(command->argument) : NULL,
                                     .keys = arena_text(&prompt->arena, shown),
                                     .help = _(command->help)});
    }
    free(found);
}

/* The choices that begin as the last word does; without any, the line with the help of its command.
 */
static void offer_arguments(struct app *app, const struct command *command, const char *argument)
{
    struct prompt *prompt = &app->prompt;
    const char *line = prompt->line.text, *blank = strrchr(argument, ' ');
    const char *word = blank ? blank + 1 : argument;
    const char *before = arena_copy(&prompt->arena, argument, (size_t)(word - argument));
    const char *choice;
    prompt->from = (size_t)(word - line);
    for (size_t i = 0;
         command->choice && (choice = command->choice(app, before, i, &prompt->arena)); i++)
        if (strncmp(choice, word, strlen(word)) == 0)
            prompt_candidate(prompt, &(struct candidate){.text = choice});
    if (prompt->list.count)
        return;
    prompt->from = 0;
    prompt_candidate(
        prompt, &(struct candidate){.text = arena_text(&prompt->arena, line),
                    .argument = *argument || !command->argument ? NULL : _(command->argument),
                    .help = _(command->help)});
}

/* A number alone is that of a row. */
static bool is_number(const char *line)
{
    return *line && !line[strspn(line, "0123456789")];
}

void palette_complete(struct app *app)
{
    const char *line = app->prompt.line.text;
    size_t length = strcspn(line, " ");
    const struct command *command = line[length] ? command_find(line, length) : NULL;
    if (is_number(line))
        offer_arguments(app, command_find("row", strlen("row")), line);
    else if (command)
        offer_arguments(app, command, line + length + 1);
    else
        offer_commands(app);
}

/* The one that fits best, when it alone fits so well. */
static const struct command *best(const struct app *app, const char *line)
{
    struct found *found = xcalloc(command_count, sizeof *found);
    size_t count = find(app, line, found);
    bool clear = count == 1 || (count && found[0].fit != found[1].fit);
    const struct command *command = clear ? found[0].command : NULL;
    free(found);
    return command;
}

const struct command *palette_meant(
    const struct app *app, const char *line, const char **argument, struct err *err)
{
    const struct command *command = command_parse(line, argument);
    if (is_number(line)) {
        *argument = line;
        return command_find("row", strlen("row"));
    }
    if (command)
        return command;
    *argument = NULL;
    command = best(app, line);
    if (!command && app->prompt.list.count)
        err_set(err, _("several commands fit; Tab chooses one"));
    else if (!command)
        command_no_such(line, err);
    return command;
}
