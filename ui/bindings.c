#include "bindings.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "keymaps.h"
#include "nearest.h"

enum { WORD = 64 };

void bindings_init(struct bindings *bindings, size_t keymap)
{
    const struct keymap_lines *lines = &keymaps[keymap];
    *bindings = (struct bindings){0};
    arena_init(&bindings->arena);
    for (int list = 0; list < KEYMAPS_LISTS; list++)
        for (const char *const *line = lines->lists[list]; *line; line++) {
            struct err err;
            if (!bindings_line(bindings, *line, lines->name, 0, &err))
                err_fatal(err.text);
        }
}

void bindings_fini(struct bindings *bindings)
{
    free(bindings->items);
    free(bindings->errors);
    arena_fini(&bindings->arena);
    *bindings = (struct bindings){0};
}

void bindings_complain(struct bindings *bindings, const char *error)
{
    bindings->errors = xgrow(bindings->errors, bindings->error_count, &bindings->error_capacity,
        sizeof *bindings->errors);
    bindings->errors[bindings->error_count++] = error;
}

/* Takes the next word off the line; false where there is none, or one longer than any name. */
static bool take_word(const char **line, char word[static WORD])
{
    const char *from = *line + strspn(*line, " \t");
    size_t length = strcspn(from, " \t");
    *line = from + length;
    if (!length || length >= WORD)
        return false;
    memcpy(word, from, length);
    word[length] = '\0';
    return true;
}

static const char *rest_of(const char *line, struct arena *arena)
{
    line += strspn(line, " \t");
    size_t length = strlen(line);
    while (length && strchr(" \t\r", line[length - 1]))
        length--;
    return length ? arena_copy(arena, line, length) : NULL;
}

static bool parse_context(const char *word, unsigned *contexts, struct err *err)
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
    struct nearest nearest = {.typed = word, .distance = NEAREST_FAR};
    nearest_try(&nearest, "any");
    for (int i = 0; i < CONTEXTS; i++)
        nearest_try(&nearest, context_names[i]);
    if (nearest.name)
        return err_set(err, _("no such context \"%s\"; did you mean \"%s\"?"), word, nearest.name);
    return err_set(err, _("no such context \"%s\"; \"any\" is all panes"), word);
}

static bool parse_keys(const char *word, struct binding *binding, struct err *err)
{
    const char *at = word;
    bool good = true;
    while (*at && good && binding->length < KEYS_SEQUENCE)
        good = keys_parse(&at, &binding->keys[binding->length++]);
    if (*at || !good)
        return err_set(
            err, _("no such key \"%s\": keys are written x, gg, <C-x>, <F2>, <S-Tab>"), word);
    return true;
}

static bool malformed(struct err *err)
{
    return err_set(err, _("not of the form \"bind CONTEXT KEYS COMMAND [ARGUMENT]\" or "
                          "\"unbind CONTEXT KEYS\""));
}

static bool parse_place(const char **line, struct binding *binding, struct err *err)
{
    char context[WORD], keys[WORD];
    if (!take_word(line, context) || !take_word(line, keys))
        return malformed(err);
    return parse_context(context, &binding->contexts, err) && parse_keys(keys, binding, err);
}

static bool parse_command(const char **line, struct binding *binding, struct err *err)
{
    char name[WORD];
    if (!take_word(line, name))
        return malformed(err);
    binding->command = command_find(name, strlen(name));
    return binding->command || command_no_such(name, err);
}

static bool same_keys(const struct binding *a, const uint32_t *keys, int length)
{
    return memcmp(a->keys, keys, (size_t)length * sizeof *keys) == 0;
}

static bool of_one(unsigned contexts)
{
    return (contexts & (contexts - 1)) == 0;
}

/* Both are for the same keys, and neither goes before the other. */
static bool rivals(const struct binding *a, const struct binding *b)
{
    return a->contexts & b->contexts && a->length == b->length &&
           same_keys(a, b->keys, b->length) && of_one(a->contexts) == of_one(b->contexts);
}

static bool begins(const struct binding *shorter, const struct binding *longer)
{
    return shorter->contexts & longer->contexts && shorter->length < longer->length &&
           same_keys(longer, shorter->keys, shorter->length);
}

static bool refuse(
    const struct binding *wanted, const struct binding *other, const char *format, struct err *err)
{
    char keys[BINDINGS_TEXT], others[BINDINGS_TEXT];
    struct arena arena;
    arena_init(&arena);
    bool same_file = wanted->line && other->line && strcmp(wanted->from, other->from) == 0;
    err_set(err, format, bindings_keys(wanted, keys), bindings_keys(other, others),
        other->command->name,
        same_file ? arena_format(&arena, _("line %d"), other->line)
                  : bindings_where(other, &arena));
    arena_fini(&arena);
    return false;
}

static bool may_be_bound(
    const struct bindings *bindings, const struct binding *wanted, struct err *err)
{
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        if (wanted->line && b->line && strcmp(b->from, wanted->from) == 0 && rivals(b, wanted))
            return refuse(wanted, b, _("%s is bound already: %s calls %s at %s"), err);
        if (begins(b, wanted))
            return refuse(
                wanted, b, _("%s could not be typed: %s calls %s at %s; unbind that first"), err);
        if (begins(wanted, b))
            return refuse(
                wanted, b, _("%s would hide %s, which calls %s at %s; unbind that first"), err);
    }
    return true;
}

/* Those of the same keys lose the contexts; without any left they go. */
static size_t take_away(struct bindings *bindings, const struct binding *wanted, bool all)
{
    size_t kept = 0, hit = 0;
    for (size_t i = 0; i < bindings->count; i++) {
        struct binding b = bindings->items[i];
        bool same = b.contexts & wanted->contexts && b.length == wanted->length &&
                    same_keys(&b, wanted->keys, wanted->length);
        if (same && (all || rivals(&b, wanted))) {
            b.contexts &= ~wanted->contexts;
            hit++;
        }
        if (b.contexts)
            bindings->items[kept++] = b;
    }
    bindings->count = kept;
    return hit;
}

static bool unbind(struct bindings *bindings, const char *line, struct err *err)
{
    struct binding wanted = {0};
    char keys[BINDINGS_TEXT];
    if (!parse_place(&line, &wanted, err))
        return false;
    return take_away(bindings, &wanted, true) ||
           err_set(err, _("%s is not bound there"), bindings_keys(&wanted, keys));
}

static bool bind(
    struct bindings *bindings, const char *line, const char *from, int number, struct err *err)
{
    struct binding binding = {.line = number};
    if (!parse_place(&line, &binding, err) || !parse_command(&line, &binding, err))
        return false;
    assert(binding.command); /* parse_command has found it */
    binding.from = arena_text(&bindings->arena, from);
    binding.argument = rest_of(line, &bindings->arena);
    if (!(binding.command->contexts & binding.contexts))
        return err_set(err, _("%s has no place there"), binding.command->name);
    if (binding.argument && !binding.command->argument)
        return err_set(err, _("%s takes no argument"), binding.command->name);
    if (!may_be_bound(bindings, &binding, err))
        return false;
    take_away(bindings, &binding, false);
    bindings->items = xgrow(bindings->items, bindings->count, &bindings->capacity, sizeof binding);
    bindings->items[bindings->count++] = binding;
    return true;
}

bool bindings_line(
    struct bindings *bindings, const char *line, const char *from, int number, struct err *err)
{
    char word[WORD] = "";
    line += strspn(line, " \t\r");
    if (!*line || *line == '#')
        return true;
    take_word(&line, word);
    if (strcmp(word, "bind") == 0)
        return bind(bindings, line, from, number, err);
    if (strcmp(word, "unbind") == 0)
        return unbind(bindings, line, err);
    return malformed(err);
}

const struct binding *bindings_match(const struct bindings *bindings, enum context context,
    const uint32_t *keys, int length, bool *partial)
{
    const struct binding *found = NULL;
    *partial = false;
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *b = &bindings->items[i];
        if (b->keys[0] != keys[0] || !(b->contexts & 1u << context) || b->length < length ||
            !same_keys(b, keys, length))
            continue;
        if (b->length > length)
            *partial = true;
        else if (!found || of_one(b->contexts))
            found = b;
    }
    return found;
}

static char *write_keys(const struct binding *binding,
    char *(*name)(uint32_t key, char text[static KEYS_NAME]), char *text)
{
    char key[KEYS_NAME], *to = text;
    *to = '\0';
    for (int i = 0; i < binding->length; i++)
        to = stpcpy(to, name(binding->keys[i], key));
    return text;
}

char *bindings_keys(const struct binding *binding, char text[static BINDINGS_TEXT])
{
    return write_keys(binding, keys_name, text);
}

char *bindings_notation(const struct binding *binding, char text[static BINDINGS_TEXT])
{
    return write_keys(binding, keys_notation, text);
}

/* The reviewer's own keys come first, those that give an argument last. */
enum { OWN, OF_KEYMAP, WITH_ARGUMENT, RANKS };

static int rank_of(const struct binding *binding)
{
    bool own = binding->line || *binding->from == ':';
    return binding->argument ? WITH_ARGUMENT : own ? OWN : OF_KEYMAP;
}

static bool calls(const struct bindings *bindings, const struct binding *binding,
    enum context context, const struct command *command, int rank)
{
    bool partial;
    return binding->command == command && binding->contexts & 1u << context &&
           rank_of(binding) == rank &&
           bindings_match(bindings, context, binding->keys, binding->length, &partial) == binding;
}

char *bindings_text(const struct bindings *bindings, enum context context,
    const struct command *command, int most, char text[static BINDINGS_TEXT])
{
    char *to = text, keys[BINDINGS_TEXT];
    *to = '\0';
    for (int rank = 0; rank < RANKS && (rank < WITH_ARGUMENT || to == text); rank++)
        for (size_t i = 0; i < bindings->count && most > 0; i++) {
            const struct binding *b = &bindings->items[i];
            if (!calls(bindings, b, context, command, rank))
                continue;
            bindings_keys(b, keys);
            if ((size_t)(to - text) + strlen(keys) + 3 > BINDINGS_TEXT)
                break;
            to = stpcpy(to > text ? stpcpy(to, ", ") : to, keys);
            most--;
        }
    return text;
}

const char *bindings_where(const struct binding *binding, struct arena *arena)
{
    if (binding->line)
        return arena_format(arena, "%s:%d", binding->from, binding->line);
    return *binding->from == ':' ? binding->from
                                 : arena_format(arena, _("keymap %s"), binding->from);
}
