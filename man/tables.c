/*
 * tables - the manual page out of its text and of what the program knows of itself: a line "@NAME@"
 * of standard input becomes the table NAME in mdoc, all others are copied.
 *
 *   usage: tables <fuhe.1.in >fuhe.1
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../ui/bindings.h"
#include "../ui/keymaps.h"
#include "../ui/legend.h"
#include "../ui/settings.h"
#include "checks.h"
#include "filter.h"
#include "policy_file.h"

enum { WIDTH = 78 };

/* A word that may be mistaken for nothing else, neither at the beginning of a line. */
static void put(const char *word, size_t length)
{
    if (length && !isalnum((unsigned char)*word) && (unsigned char)*word < 0x80)
        printf("\\&");
    for (size_t i = 0; i < length; i++)
        if (word[i] == '-' || word[i] == '\\')
            printf(word[i] == '-' ? "\\-" : "\\e");
        else
            putchar(word[i]);
}

/* A line of help as a sentence, in lines of their own. */
static void put_sentence(const char *text)
{
    size_t column = 0;
    bool first = true;
    if (!*text) {
        fprintf(stderr, "tables: a row has no help\n");
        exit(EXIT_FAILURE);
    }
    for (size_t length; *text; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        if (column && column + length + 1 > WIDTH)
            column = 0, putchar('\n');
        else if (column)
            putchar(' ');
        if (first && islower((unsigned char)*text))
            printf("%c%.*s", toupper((unsigned char)*text), (int)length - 1, text + 1);
        else
            put(text, length);
        column += length + 1;
        first = false;
    }
    printf(".\n");
}

static void put_words(const char *macro, const char *words)
{
    printf(" %s", macro);
    for (size_t length; *words; words += length + (words[length] == ' ')) {
        length = strcspn(words, " ");
        putchar(' ');
        put(words, length);
    }
}

static void begin_list(void)
{
    printf(".Bl -tag -width Ds -compact\n");
}

static void end_list(void)
{
    printf(".El\n");
}

static void put_policy(void)
{
    struct arena arena;
    arena_init(&arena);
    begin_list();
    for (size_t i = 0; i < policy_key_count; i++) {
        printf(".It");
        put_words("Cm", policy_keys[i].name);
        printf(" Pq");
        put_words("Cm", policy_value(&policy_default, i, &arena));
        putchar('\n');
        put_sentence(policy_keys[i].help);
    }
    end_list();
    arena_fini(&arena);
}

static void put_settings(void)
{
    begin_list();
    for (int i = 0; i < SETTINGS; i++) {
        const struct setting_info *info = &settings_table[i];
        char values[SETTINGS_TEXT];
        printf(".It");
        put_words("Cm", info->name);
        printf(" Pq");
        put_words(info->type == TYPE_CHOICE || info->type == TYPE_BOOL ? "Cm" : "Ar",
            settings_values((enum setting)i, values));
        putchar('\n');
        put_sentence(info->help);
        if (*info->standard) {
            printf("Default:");
            printf("\n.Cm");
            put_words("", info->standard);
            printf(" .\n");
        }
        if (info->means)
            printf("Where\n.Ev %s\nis set:\n.Cm %s .\n", info->variable, info->means);
        else if (info->variable)
            printf("In the environment:\n.Ev %s .\n", info->variable);
    }
    end_list();
}

static void put_checks(void)
{
    begin_list();
    for (size_t i = 0; i < check_catalogue_count; i++) {
        const struct check_info *check = &check_catalogue[i];
        printf(".It");
        put_words("Li", check->code);
        printf(" Pq %s\n", severity_name(check->severity));
        put_sentence(check->title);
        put_sentence(check->why);
    }
    end_list();
}

static void put_legend(void)
{
    begin_list();
    for (size_t i = 0; i < legend_count; i++) {
        char signs[LEGEND_SIGNS];
        printf(".It");
        put_words("Li", legend_signs(&legend[i], signs));
        putchar('\n');
        put_sentence(legend[i].help);
    }
    end_list();
}

static void put_filters(void)
{
    begin_list();
    for (size_t i = 0; i < filter_key_count; i++) {
        const struct filter_key *key = &filter_keys[i];
        printf(".It");
        put_words("Li", key->name);
        printf(" Pq %s\n", key->chinese);
        put_sentence(key->help);
        if (key->type == FILTER_FLAG)
            printf("Stands alone.\n");
    }
    end_list();
}

static void put_commands(void)
{
    begin_list();
    for (size_t i = 0; i < command_count; i++) {
        if (!(commands[i].contexts & IN_PANES))
            continue;
        printf(".It");
        put_words("Ic", commands[i].name);
        if (commands[i].argument)
            put_words("Ar", commands[i].argument);
        putchar('\n');
        put_sentence(commands[i].help);
    }
    end_list();
}

static bool has(const struct bindings *bindings, const struct binding *wanted)
{
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        if (b->contexts == wanted->contexts && b->command == wanted->command &&
            b->length == wanted->length && !b->argument == !wanted->argument &&
            memcmp(b->keys, wanted->keys, sizeof b->keys) == 0)
            return true;
    }
    return false;
}

/* The keys of a command in a place; those that give it an argument are an item of their own.
 * `without` has those to be left out. */
static void put_keys(const struct bindings *bindings, const struct command *command,
    unsigned contexts, bool argument, const struct bindings *without)
{
    int count = 0;
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        char keys[BINDINGS_TEXT];
        if (b->contexts != contexts || b->command != command || !b->argument == argument ||
            (without && has(without, b)))
            continue;
        printf(count++ ? " ," : ".It Cm");
        put_words("", bindings_keys(b, keys));
    }
    if (!count)
        return;
    printf(" Pq");
    put_words("Ic", command->name);
    if (argument)
        put_words("Ar", command->argument);
    putchar('\n');
    put_sentence(command->help);
}

/* In the order of the commands, under a heading where there are any. */
static void put_group(const char *heading, const struct bindings *bindings, unsigned contexts,
    const struct bindings *without)
{
    bool some = false;
    for (size_t i = 0; i < bindings->count && !some; i++)
        some = bindings->items[i].contexts == contexts &&
               !(without && has(without, &bindings->items[i]));
    if (!some)
        return;
    printf(".Ss %s\n", heading);
    begin_list();
    for (size_t i = 0; i < command_count; i++) {
        put_keys(bindings, &commands[i], contexts, false, without);
        put_keys(bindings, &commands[i], contexts, true, without);
    }
    end_list();
}

static void put_keymap(
    const char *title, const struct bindings *bindings, const struct bindings *without)
{
    char heading[128];
    snprintf(heading, sizeof heading, "%s in any pane", title);
    put_group(heading, bindings, IN_PANES, without);
    for (int context = 0; context < CONTEXTS; context++) {
        snprintf(heading, sizeof heading, "%s: %s", title, context_names[context]);
        put_group(heading, bindings, 1u << context, without);
    }
}

/* Those of the first keymap, and what the others have else. */
static void put_all_keys(void)
{
    struct bindings first;
    bindings_init(&first, 0);
    put_keymap("Keys", &first, NULL);
    for (size_t i = 1; i < KEYMAPS; i++) {
        char heading[64];
        struct bindings other;
        bindings_init(&other, i);
        snprintf(heading, sizeof heading, "Keys of keymap %s", keymaps[i].name);
        put_keymap(heading, &other, &first);
        bindings_fini(&other);
    }
    bindings_fini(&first);
}

static const struct {
    const char *name;
    void (*put)(void);
} tables[] = {
    {"@SETTINGS@", put_settings},
    {"@POLICY@", put_policy},
    {"@CHECKS@", put_checks},
    {"@SIGNS@", put_legend},
    {"@FILTERS@", put_filters},
    {"@COMMANDS@", put_commands},
    {"@KEYS@", put_all_keys},
};

static bool put_table(const char *line)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(line, tables[i].name) == 0) {
            tables[i].put();
            return true;
        }
    return false;
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    while (getline(&line, &capacity, stdin) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        if (*line != '@')
            printf("%s\n", line);
        else if (!put_table(line)) {
            fprintf(stderr, "tables: there is no table %s\n", line);
            return EXIT_FAILURE;
        }
    }
    free(line);
    return fflush(stdout) != 0;
}
