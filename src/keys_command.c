#include "../ui/keyfile.h"
#include "commands.h"
#include "export/json.h"
#include "intl.h"
#include "message.h"
#include "table.h"

enum { COLUMNS = 5 };

static const struct table_column columns[COLUMNS] = {
    {.title = N_("context")},
    {.title = N_("keys")},
    {.title = N_("command")},
    {.title = N_("set by")},
    {.title = N_("what it does")},
};

/* Those of any pane first, then pane by pane. */
static unsigned place(size_t group)
{
    return group ? 1u << (group - 1) : IN_PANES;
}

static bool stands_in(const struct binding *binding, size_t group)
{
    bool one = (binding->contexts & (binding->contexts - 1)) == 0;
    return one ? binding->contexts == place(group) : group == 0;
}

/* "any", or the panes one by one. */
static const char *contexts_text(unsigned contexts, struct arena *arena)
{
    const char *text = NULL;
    if (contexts == IN_PANES)
        return "any";
    for (int i = 0; i < CONTEXTS; i++)
        if (contexts & 1u << i)
            text = text ? arena_format(arena, "%s,%s", text, context_names[i]) : context_names[i];
    return text;
}

static void add_row(struct table *table, const struct binding *binding)
{
    char keys[BINDINGS_TEXT];
    struct arena arena;
    arena_init(&arena);
    const char *command =
        binding->argument ? arena_format(&arena, "%s %s", binding->command->name, binding->argument)
                          : binding->command->name;
    const char *const cells[COLUMNS] = {contexts_text(binding->contexts, &arena),
        bindings_notation(binding, keys), command, bindings_where(binding, &arena),
        _(binding->command->help)};
    table_row(table, cells);
    arena_fini(&arena);
}

static void print_table(const struct bindings *bindings)
{
    struct table table;
    table_init(&table, columns, COLUMNS, false);
    for (size_t group = 0; group <= CONTEXTS; group++)
        for (size_t i = 0; i < bindings->count; i++)
            if (stands_in(&bindings->items[i], group))
                add_row(&table, &bindings->items[i]);
    table_print(&table, 0);
    table_fini(&table);
}

static void json_binding(struct json *json, const struct binding *binding)
{
    char keys[BINDINGS_TEXT];
    json_flat(json, NULL);
    json_array(json, "contexts");
    for (int i = 0; i < CONTEXTS; i++)
        if (binding->contexts & 1u << i)
            json_text(json, NULL, context_names[i]);
    json_end(json);
    json_text(json, "keys", bindings_notation(binding, keys));
    json_text(json, "command", binding->command->name);
    json_text(json, "argument", binding->argument);
    json_text(json, "from", binding->from);
    json_integer_if(json, "line", binding->line, binding->line);
    json_text(json, "help", _(binding->command->help));
    json_end(json);
}

static void print_json(const struct bindings *bindings, const char *keymap)
{
    struct buffer out;
    struct json json;
    buffer_init(&out);
    json_open(&json, &out, "fuhe-keys");
    json_text(&json, "keymap", keymap);
    json_array(&json, "bindings");
    for (size_t i = 0; i < bindings->count; i++)
        json_binding(&json, &bindings->items[i]);
    json_end(&json);
    json_array(&json, "errors");
    for (size_t i = 0; i < bindings->error_count; i++)
        json_text(&json, NULL, bindings->errors[i]);
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
}

static int print_errors(const struct bindings *bindings)
{
    for (size_t i = 0; i < bindings->error_count; i++)
        message_error("%s", bindings->errors[i]);
    return bindings->error_count ? CLI_FINDINGS : CLI_DONE;
}

int keys_command(const struct arguments *arguments)
{
    static const char *const formats[] = {"table", "json", NULL};
    struct bindings bindings;
    size_t format;
    if (!cli_choice("format", arguments->format, formats, &format))
        return CLI_USAGE;
    keyfile_load(&bindings, arguments->settings);
    if (format)
        print_json(&bindings, settings_text(arguments->settings, SETTING_KEYMAP));
    else
        print_table(&bindings);
    int code = cli_flush() ? print_errors(&bindings) : CLI_CANNOT;
    bindings_fini(&bindings);
    return code;
}
