#include "bindings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "intl.h"

/* The first keys of a command are the ones the line of keys shows. */
const char *const bindings_default[] = {
    "bind any j move-down",
    "bind any <Down> move-down",
    "bind any k move-up",
    "bind any <Up> move-up",
    "bind any h move-left",
    "bind any <Left> move-left",
    "bind any l move-right",
    "bind any <Right> move-right",
    "bind any <C-d> half-down",
    "bind any <C-u> half-up",
    "bind any <PageDown> page-down",
    "bind any <C-f> page-down",
    "bind any <PageUp> page-up",
    "bind any <C-b> page-up",
    "bind any gg move-first",
    "bind any G move-last",
    "bind units <Home> move-first",
    "bind units <End> move-last",
    "bind findings <Home> move-first",
    "bind findings <End> move-last",
    "bind mentions <Home> move-first",
    "bind mentions <End> move-last",
    "bind notes <Home> move-first",
    "bind notes <End> move-last",
    "bind source <Home> move-first",
    "bind source <End> move-last",
    "bind source <Space> page-down",
    "bind help <Home> move-first",
    "bind help <End> move-last",
    "bind help <Space> page-down",
    "bind budget <Home> row-start",
    "bind budget <End> row-end",
    "bind indicators <Home> row-start",
    "bind indicators <End> row-end",
    "bind any <Tab> pane-next",
    "bind any <S-Tab> pane-previous",
    "bind any 1 pane-units",
    "bind any 2 pane-budget",
    "bind any 3 pane-indicators",
    "bind any 4 pane-findings",
    "bind any 5 pane-source",
    "bind any 6 pane-notes",
    "bind units o order",
    "bind any J unit-next",
    "bind any K unit-previous",
    "bind units <Enter> enter",
    "bind budget <Enter> enter",
    "bind indicators <Enter> enter",
    "bind findings <Enter> enter",
    "bind mentions <Enter> enter",
    "bind notes <Enter> enter",
    "bind source <Enter> evidence-next",
    "bind any <C-o> back",
    "bind budget e edit",
    "bind budget <F2> edit",
    "bind budget + nudge-up",
    "bind budget - nudge-down",
    "bind budget = take-recomputed",
    "bind budget 0 take-reported",
    "bind indicators e edit",
    "bind indicators <F2> edit",
    "bind indicators + nudge-up",
    "bind indicators - nudge-down",
    "bind indicators = take-recomputed",
    "bind indicators 0 take-reported",
    "bind any s source",
    "bind any ] finding-next",
    "bind any [ finding-previous",
    "bind any * mentions",
    "bind any c note",
    "bind any E note-editor",
    "bind notes e note-edit",
    "bind notes R note-resolve",
    "bind prompt <C-x> note-editor",
    "bind any / search",
    "bind source n search-next",
    "bind source N search-previous",
    "bind indicators n search-next",
    "bind indicators N search-previous",
    "bind source } section-next",
    "bind source { section-previous",
    "bind source v select",
    "bind source o select-swap",
    "bind any a holds",
    "bind any r does-not-hold",
    "bind any w waive",
    "bind any u undo",
    "bind any <C-z> undo",
    "bind any <C-r> redo",
    "bind any <C-y> redo",
    "bind any A done",
    "bind any x export",
    "bind any X export-all",
    "bind any : prompt",
    "bind any ? help",
    "bind any <F1> help",
    "bind any <C-l> repaint",
    "bind any q leave",
    "bind any <Esc> close",
    "bind any <C-c> close",
    "bind edit <Enter> accept",
    "bind edit <Esc> cancel",
    "bind edit <C-c> cancel",
    "bind edit <Left> line-left",
    "bind edit <Right> line-right",
    "bind edit <Home> line-home",
    "bind edit <C-a> line-home",
    "bind edit <End> line-end",
    "bind edit <C-e> line-end",
    "bind edit <Backspace> line-erase",
    "bind edit <Delete> line-delete",
    "bind edit <C-w> line-erase-word",
    "bind edit <C-u> line-erase-before",
    "bind edit <C-k> line-erase-behind",
    "bind prompt <Enter> accept",
    "bind prompt <Esc> cancel",
    "bind prompt <C-c> cancel",
    "bind prompt <Tab> complete-next",
    "bind prompt <S-Tab> complete-previous",
    "bind prompt <Up> recall-previous",
    "bind prompt <C-p> recall-previous",
    "bind prompt <Down> recall-next",
    "bind prompt <C-n> recall-next",
    "bind prompt <Left> line-left",
    "bind prompt <Right> line-right",
    "bind prompt <Home> line-home",
    "bind prompt <C-a> line-home",
    "bind prompt <End> line-end",
    "bind prompt <C-e> line-end",
    "bind prompt <Backspace> line-erase",
    "bind prompt <Delete> line-delete",
    "bind prompt <C-w> line-erase-word",
    "bind prompt <C-u> line-erase-before",
    "bind prompt <C-k> line-erase-behind",
    NULL,
};

void bindings_init(struct bindings *bindings)
{
    *bindings = (struct bindings){0};
    for (const char *const *line = bindings_default; *line; line++) {
        struct err err;
        if (!bindings_add(bindings, *line, &err))
            err_fatal(err.text);
    }
}

void bindings_fini(struct bindings *bindings)
{
    free(bindings->items);
    *bindings = (struct bindings){0};
}

static bool parse_context(const char *word, unsigned *contexts)
{
    if (strcmp(word, "any") == 0) {
        *contexts = IN_PANES;
        return true;
    }
    for (int i = 0; i < CONTEXTS; i++)
        if (strcmp(word, context_names[i]) == 0) {
            *contexts = 1u << i;
            return true;
        }
    return false;
}

static bool parse_keys(const char *word, struct binding *binding)
{
    while (*word && binding->length < KEYS_SEQUENCE)
        if (!keys_parse(&word, &binding->keys[binding->length++]))
            return false;
    return !*word && binding->length > 0;
}

static bool same_keys(const struct binding *a, const uint32_t *keys, int length)
{
    return memcmp(a->keys, keys, (size_t)length * sizeof *keys) == 0;
}

static bool taken(const struct bindings *bindings, const struct binding *wanted)
{
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        if (b->contexts == wanted->contexts && b->length == wanted->length &&
            same_keys(b, wanted->keys, b->length))
            return true;
    }
    return false;
}

bool bindings_add(struct bindings *bindings, const char *line, struct err *err)
{
    char context[32], keys[32], name[32];
    struct binding binding = {0};
    if (sscanf(line, "bind %31s %31s %31s", context, keys, name) != 3)
        return err_set(err, _("not of the form \"bind CONTEXT KEYS COMMAND\": %s"), line);
    if (!parse_context(context, &binding.contexts))
        return err_set(err, _("no such context \"%s\": %s"), context, line);
    if (!parse_keys(keys, &binding))
        return err_set(err, _("no such key \"%s\": %s"), keys, line);
    binding.command = command_find(name, strlen(name));
    if (!binding.command)
        return err_set(err, _("no such command \"%s\": %s"), name, line);
    if (!(binding.command->contexts & binding.contexts))
        return err_set(err, _("%s has no place in %s: %s"), name, context, line);
    if (taken(bindings, &binding))
        return err_set(err, _("%s is bound already: %s"), keys, line);
    bindings->items = xgrow(bindings->items, bindings->count, &bindings->capacity, sizeof binding);
    bindings->items[bindings->count++] = binding;
    return true;
}

static bool of_one(unsigned contexts)
{
    return (contexts & (contexts - 1)) == 0;
}

const struct command *bindings_match(const struct bindings *bindings, enum context context,
    const uint32_t *keys, int length, bool *partial)
{
    const struct binding *found = NULL;
    *partial = false;
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        if (!(b->contexts & 1u << context) || b->length < length || !same_keys(b, keys, length))
            continue;
        if (b->length > length)
            *partial = true;
        else if (!found || of_one(b->contexts))
            found = b;
    }
    return found ? found->command : NULL;
}

static char *add_keys(const struct binding *binding, char *to, char *end)
{
    char name[KEYS_NAME];
    for (int i = 0; i < binding->length && end - to > KEYS_NAME; i++)
        to = stpcpy(to, keys_name(binding->keys[i], name));
    return to;
}

char *bindings_text(const struct bindings *bindings, enum context context,
    const struct command *command, int most, char text[static BINDINGS_TEXT])
{
    char *to = text, *end = text + BINDINGS_TEXT;
    *to = '\0';
    for (size_t i = 0; i < bindings->count && most > 0; i++) {
        const struct binding *b = &bindings->items[i];
        bool partial;
        if (b->command != command || !(b->contexts & 1u << context) ||
            bindings_match(bindings, context, b->keys, b->length, &partial) != command)
            continue;
        if (to > text)
            to = stpcpy(to, ", ");
        to = add_keys(b, to, end);
        most--;
    }
    return text;
}
