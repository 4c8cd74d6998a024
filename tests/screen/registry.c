/*
 * The table of commands and the table of keys: every command explains itself in both languages,
 * every key means one thing in a place, and every command can be reached.
 */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "../../ui/bindings.h"
#include "../../ui/list.h"

static int number, failed;

static void report(bool ok, const char *what)
{
    printf("%sok %d - registry %s\n", ok ? "" : "not ", ++number, what);
    failed += !ok;
}

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
        if (command->name[strcspn(command->name, " <>")])
            ok = complain("a name no key line can hold", command->name);
    }
    report(ok, "commands explain themselves");
}

static void default_keys_are_good(void)
{
    struct bindings bindings = {0};
    bool ok = true;
    for (const char *const *line = bindings_default; *line; line++) {
        struct err err;
        if (!bindings_add(&bindings, *line, &err))
            ok = complain(err.text, "default keys");
    }
    bindings_fini(&bindings);
    report(ok, "default keys are good");
}

/* In a place, no key means two things, and no sequence is the beginning of another: it would wait
 * for ever. */
static void no_key_hides_another(void)
{
    struct bindings bindings;
    bool ok = true;
    bindings_init(&bindings);
    for (size_t i = 0; i < bindings.count; i++)
        for (size_t k = 0; k < bindings.count; k++) {
            const struct binding *a = &bindings.items[i], *b = &bindings.items[k];
            if (i != k && a->length <= b->length && a->contexts & b->contexts &&
                memcmp(a->keys, b->keys, (size_t)a->length * sizeof *a->keys) == 0)
                ok = complain("has the key, or its beginning, of another", a->command->name);
        }
    bindings_fini(&bindings);
    report(ok, "no key hides another");
}

static bool is_refused(struct bindings *bindings, const char *line, const char *why)
{
    struct err err = {""};
    bool refused = !bindings_add(bindings, line, &err) && strstr(err.text, why);
    return refused || complain(err.text, line);
}

static void bad_key_lines_are_refused(void)
{
    struct bindings bindings;
    bindings_init(&bindings);
    bool ok = is_refused(&bindings, "bind any j move-up", "bound already");
    ok &= bindings_add(&bindings, "bind units j page-up", NULL);
    ok &= is_refused(&bindings, "bind units j page-down", "bound already");
    ok &= is_refused(&bindings, "bind nowhere j move-up", "no such context");
    ok &= is_refused(&bindings, "bind units <Nokey> move-up", "no such key");
    ok &= is_refused(&bindings, "bind units abcd move-up", "no such key");
    ok &= is_refused(&bindings, "bind units w nothing", "no such command");
    ok &= is_refused(&bindings, "bind units w line-left", "has no place");
    ok &= is_refused(&bindings, "bind units", "not of the form");
    bindings_fini(&bindings);
    report(ok, "bad key lines are refused");
}

static bool names(uint32_t key, const char *notation, const char *shown)
{
    uint32_t parsed = 0;
    char name[KEYS_NAME];
    const char *at = notation;
    return (keys_parse(&at, &parsed) && parsed == key && !*at &&
               strcmp(keys_name(key, name), shown) == 0) ||
           complain(keys_name(parsed, name), notation);
}

static void keys_have_names(void)
{
    bool ok = names('j', "j", "j") & names(4, "<C-d>", "Ctrl-D") & names('<', "<lt>", "<");
    ok &=
        names('<', "<", "<") & names(' ', "<Space>", "Space") & names(KEYS_F0 + 12, "<F12>", "F12");
    ok &= names(KEYS_PAGE_DOWN, "<pagedown>", "PageDown") & names(0x6539, "改", "改");
    ok &= keys_fold(0xFF45) == 'e' && keys_fold(0x3002) == '.' && keys_fold(0xFF1A) == ':';
    ok &= keys_fold('e') == 'e' && keys_fold(0x6539) == 0x6539;
    report(ok, "keys have names");
}

/* From keys or from the prompt; what is for typing from keys. */
static void every_command_is_reachable(void)
{
    struct bindings bindings;
    bool ok = true;
    bindings_init(&bindings);
    for (size_t i = 0; i < command_count; i++)
        for (int context = CONTEXT_EDIT; context < CONTEXTS; context++) {
            char keys[BINDINGS_TEXT];
            bool typed_here =
                commands[i].contexts & 1u << context && !(commands[i].contexts & IN_PANES);
            bindings_text(&bindings, (enum context)context, &commands[i], 1, keys);
            if (typed_here && !*keys)
                ok = complain("no key", commands[i].name);
        }
    bindings_fini(&bindings);
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
    default_keys_are_good();
    no_key_hides_another();
    bad_key_lines_are_refused();
    keys_have_names();
    every_command_is_reachable();
    lists_keep_their_selection_in_sight();
    printf("1..%d\n", number);
    return failed > 0;
}
