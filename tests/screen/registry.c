/*
 * The table of commands and the table of keys: every command explains itself in both languages,
 * every key means one thing in a place, and every command can be reached.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../ui/bindings.h"
#include "../../ui/keymaps.h"
#include "../../ui/language.h"
#include "../../ui/list.h"
#include "../../ui/script.h"
#include "catalogue.h"
#include "tap.h"

static bool complain(const char *what, const char *about)
{
    printf("# %s: %s\n", about, what);
    return false;
}

static void commands_explain_themselves(void)
{
    bool ok = true;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        if (!command->help || strlen(command->help) < 2)
            ok = complain("no help", command->name);
        else if (strlen(command->help) > 76 || strchr(command->help, '\n'))
            ok = complain("help is more than a line", command->name);
        if (!command->run || !command->contexts)
            ok = complain("does nothing, or nowhere", command->name);
        if (command_find(command->name, strlen(command->name)) != command)
            ok = complain("two of that name", command->name);
        if (command->name[strcspn(command->name, " <>!")])
            ok = complain("a name no key line can hold", command->name);
        for (const char *const *word = script_words; *word; word++)
            if (strcmp(*word, command->name) == 0)
                ok = complain("a name scripts have for something else", command->name);
    }
    report(ok, "commands explain themselves");
}

static bool has_chinese(const char *text)
{
    while (*text && (unsigned char)*text < 0xE4)
        text++;
    return *text;
}

static void commands_explain_themselves_in_chinese(void)
{
    const char **helps = xcalloc(2 * command_count, sizeof *helps), **texts = helps + command_count;
    bool ok = true;
    bind_texts();
    for (size_t i = 0; i < command_count; i++)
        helps[i] = commands[i].help;
    language_texts("zh", helps, texts, command_count);
    for (size_t i = 0; i < command_count; i++)
        if (!has_chinese(texts[i]) || texts[i] == helps[i])
            ok = complain("no help in Chinese", commands[i].name);
    free(helps);
    report(ok, "commands explain themselves in Chinese");
}

static bool parses(const char *line, const struct command *command, const char *argument)
{
    const char *found;
    return (command_parse(line, &found) == command &&
               (argument ? found && strcmp(found, argument) == 0 : !found)) ||
           complain("is not parsed", line);
}

/* As scripts and the prompt have them. */
static void commands_are_called_by_name(void)
{
    bool ok = parses("nosuch j", NULL, "j");
    for (size_t i = 0; i < command_count; i++) {
        char line[128];
        ok &= parses(commands[i].name, &commands[i], NULL);
        snprintf(line, sizeof line, "%s   a b", commands[i].name);
        ok &= parses(line, &commands[i], "a b");
        snprintf(line, sizeof line, "%s! a", commands[i].name);
        ok &= parses(line, &commands[i], "! a");
    }
    report(ok, "commands are called by name");
}

static const struct command *at(
    const struct bindings *bindings, enum context context, const char *notation)
{
    uint32_t keys[KEYS_SEQUENCE];
    int length = 0;
    bool partial;
    while (*notation && keys_parse(&notation, &keys[length]))
        length++;
    const struct binding *found = bindings_match(bindings, context, keys, length, &partial);
    return found ? found->command : NULL;
}

static bool calls(
    const struct bindings *bindings, enum context context, const char *keys, const char *command)
{
    const struct command *found = at(bindings, context, keys);
    const char *name = found ? found->name : "";
    return strcmp(name, command) == 0 || complain(name, keys);
}

/* In a place no key means two things, but that a pane's own goes before one of any pane. */
static void no_key_hides_another(void)
{
    bool ok = true;
    for (size_t map = 0; map < KEYMAPS; map++) {
        struct bindings bindings;
        bindings_init(&bindings, map);
        for (size_t i = 0; i < bindings.count; i++) {
            const struct binding *b = &bindings.items[i];
            for (int context = 0; context < CONTEXTS; context++) {
                bool partial;
                const struct binding *found =
                    bindings_match(&bindings, (enum context)context, b->keys, b->length, &partial);
                bool wanted = b->contexts & 1u << context;
                bool own = found && found != b && found->contexts == 1u << context;
                if (wanted && (partial || (found != b && !own)))
                    ok = complain("has the key, or its beginning, of another", b->command->name);
            }
        }
        size_t lines = 0;
        for (int list = 0; list < KEYMAPS_LISTS; list++)
            for (const char *const *line = keymaps[map].lists[list]; *line; line++)
                lines++;
        if (bindings.count != lines)
            ok = complain("a line takes the place of another", keymaps[map].name);
        bindings_fini(&bindings);
    }
    report(ok, "no key hides another");
}

static bool is_refused(struct bindings *bindings, const char *line, const char *why)
{
    struct err err = {""};
    size_t before = bindings->count;
    bool refused = !bindings_line(bindings, line, "keys", 9, &err) && strstr(err.text, why);
    return (refused && bindings->count == before) || complain(err.text, line);
}

static void bad_key_lines_are_refused(void)
{
    struct bindings bindings;
    bindings_init(&bindings, 0);
    bool ok = bindings_line(&bindings, "bind units j page-up", "keys", 3, NULL);
    ok &= is_refused(&bindings, "bind units j page-down", "j calls page-up at line 3");
    ok &= is_refused(&bindings, "bind any g help", "gg, which calls move-first at keymap vim");
    ok &= is_refused(
        &bindings, "bind units jk help", "jk could not be typed: j calls move-down at keymap vim");
    ok &= is_refused(&bindings, "bind nowhere j move-up", "no such context");
    ok &= is_refused(&bindings, "bind units <Nokey> move-up", "no such key");
    ok &= is_refused(&bindings, "bind units <S-x> move-up", "no such key");
    ok &= is_refused(&bindings, "bind units <F13> move-up", "no such key");
    ok &= is_refused(&bindings, "bind units abcd move-up", "no such key");
    ok &= is_refused(&bindings, "bind units w nothing", "no command \"nothing\"");
    ok &= is_refused(&bindings, "bind units w line-left", "has no place");
    ok &= is_refused(&bindings, "bind units w move-up 3", "takes no argument");
    ok &= is_refused(&bindings, "bind units", "not of the form");
    ok &= is_refused(&bindings, "bind units w", "not of the form");
    ok &= is_refused(&bindings, "map units w help", "not of the form");
    ok &= is_refused(&bindings, "unbind units <F11>", "not bound");
    bindings_fini(&bindings);
    report(ok, "bad key lines are refused");
}

static void later_key_lines_win(void)
{
    struct bindings bindings;
    struct arena arena;
    arena_init(&arena);
    bindings_init(&bindings, 0);
    bool ok = bindings_line(&bindings, "  # nothing", "keys", 1, NULL);
    ok &= bindings_line(&bindings, "", "keys", 2, NULL);
    ok &= bindings_line(&bindings, "bind any j page-down", "keys", 3, NULL);
    ok &= bindings_line(&bindings, "bind notes j move-last", "keys", 4, NULL);
    ok &= calls(&bindings, CONTEXT_UNITS, "j", "page-down");
    ok &= calls(&bindings, CONTEXT_NOTES, "j", "move-last");
    ok &= bindings_line(&bindings, "unbind units j", "keys", 5, NULL);
    ok &= calls(&bindings, CONTEXT_UNITS, "j", "");
    ok &= calls(&bindings, CONTEXT_HELP, "j", "page-down");
    ok &= bindings_line(&bindings, "bind any j move-first", ":bind", 0, NULL);
    ok &= calls(&bindings, CONTEXT_UNITS, "j", "move-first");
    ok &= calls(&bindings, CONTEXT_NOTES, "j", "move-last");
    ok &= bindings_line(&bindings, "unbind any j", ":bind", 0, NULL);
    ok &= calls(&bindings, CONTEXT_NOTES, "j", "");
    ok &= bindings_line(&bindings, "unbind any gg", "keys", 6, NULL);
    ok &= bindings_line(&bindings, "unbind any go", "keys", 6, NULL);
    ok &= bindings_line(&bindings, "bind any g prompt  open 9ab \r", "keys", 7, NULL);
    const struct binding *last = &bindings.items[bindings.count - 1];
    ok &= strcmp(last->argument, "open 9ab") == 0;
    ok &= strcmp(bindings_where(last, &arena), "keys:7") == 0;
    arena_fini(&arena);
    bindings_fini(&bindings);
    report(ok, "later key lines win");
}

static bool names(uint32_t key, const char *notation, const char *shown)
{
    uint32_t parsed = 0;
    char name[KEYS_NAME], written[KEYS_NAME];
    const char *at = notation;
    const char *again = keys_notation(key, written);
    return (keys_parse(&at, &parsed) && parsed == key && !*at &&
               strcmp(keys_name(key, name), shown) == 0 && keys_parse(&again, &parsed) &&
               parsed == key && !*again) ||
           complain(keys_name(parsed, name), notation);
}

static void keys_have_names(void)
{
    bool ok = names('j', "j", "j");
    ok &= names(4, "<C-d>", "Ctrl-D");
    ok &= names('<', "<lt>", "<");
    ok &= names('<', "<", "<");
    ok &= names(' ', "<Space>", "Space");
    ok &= names(KEYS_F0 + 12, "<F12>", "F12");
    ok &= names(KEYS_PAGE_DOWN, "<pagedown>", "PageDown");
    ok &= names(0x6539, "改", "改");
    ok &= names(KEYS_HOME | KEYS_CTRL, "<C-Home>", "Ctrl-Home");
    ok &= names((KEYS_F0 + 3) | KEYS_SHIFT, "<s-f3>", "Shift-F3");
    ok &= names(KEYS_BACKTAB, "<S-Tab>", "Shift-Tab");
    ok &= keys_fold(0xFF45) == 'e' && keys_fold(0x3002) == '.' && keys_fold(0xFF1A) == ':';
    ok &= keys_fold('e') == 'e' && keys_fold(0x6539) == 0x6539;
    report(ok, "keys have names");
}

static bool has_key(const struct command *command, enum context context)
{
    bool found = false;
    for (size_t map = 0; map < KEYMAPS; map++) {
        char keys[BINDINGS_TEXT];
        struct bindings bindings;
        bindings_init(&bindings, map);
        found |= *bindings_text(&bindings, context, command, 1, keys) != '\0';
        bindings_fini(&bindings);
    }
    return found;
}

/* From keys or from the prompt; what is for typing from keys. */
static void every_command_is_reachable(void)
{
    bool ok = true;
    for (size_t i = 0; i < command_count; i++)
        for (int context = CONTEXT_EDIT; context < CONTEXTS; context++) {
            bool typed_here =
                commands[i].contexts & 1u << context && !(commands[i].contexts & IN_PANES);
            if (typed_here && !has_key(&commands[i], (enum context)context))
                ok = complain("no key", commands[i].name);
        }
    report(ok, "every command is reachable");
}

static void lists_keep_their_selection_in_sight(void)
{
    static const enum motion motions[] = {MOVE_DOWN, MOVE_UP, MOVE_HALF_DOWN, MOVE_HALF_UP,
        MOVE_PAGE_DOWN, MOVE_PAGE_UP, MOVE_FIRST, MOVE_LAST};
    unsigned random = 1;
    bool ok = true;
    struct list list = {0};
    for (int i = 0; i < 20000; i++) {
        random = random * 1103515245u + 12345u;
        if (random >> 16 & 1)
            list_fit(&list, (int)(random >> 17) % 50, (int)(random >> 23) % 20);
        else
            list_move(&list, motions[random >> 20 & 7]);
        bool none = list.count == 0 && list.selected == -1 && list.top == 0;
        bool seen = list.selected >= list.top && list.selected < list.top + list.rows &&
                    list.selected < list.count && list.top >= 0;
        bool full = list.top == 0 || list.top + list.rows <= list.count;
        if (!none && !(seen && full))
            ok = false;
    }
    report(ok, "lists keep their selection in sight");
}

int main(void)
{
    commands_explain_themselves();
    commands_explain_themselves_in_chinese();
    commands_are_called_by_name();
    no_key_hides_another();
    bad_key_lines_are_refused();
    later_key_lines_win();
    keys_have_names();
    every_command_is_reachable();
    lists_keep_their_selection_in_sight();
    return report_all();
}
