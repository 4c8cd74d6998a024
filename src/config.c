#include <stdio.h>
#include <string.h>

#include "../ui/settings.h"
#include "commands.h"
#include "export/json.h"
#include "intl.h"
#include "message.h"
#include "table.h"

enum { VALUE_CELLS = 40, COLUMNS = 5 };

static const struct table_column columns[COLUMNS] = {
    {.title = N_("setting")},
    {.title = N_("value"), .most = VALUE_CELLS},
    {.title = N_("set by"), .most = VALUE_CELLS},
    {.title = N_("takes")},
    {.title = N_("what it is")},
};

static void print_table(struct settings *settings)
{
    struct table table;
    table_init(&table, columns, COLUMNS, false);
    for (int i = 0; i < SETTINGS; i++) {
        char values[SETTINGS_TEXT];
        const char *const cells[COLUMNS] = {settings_table[i].name,
            settings_text(settings, (enum setting)i), settings_where(settings, (enum setting)i),
            settings_values((enum setting)i, values), _(settings_table[i].help)};
        table_row(&table, cells);
    }
    printf(_("Settings of %s\n\n"), *settings->file ? settings->file : "-");
    table_print(&table, 0);
    table_fini(&table);
}

static void json_value(
    struct json *json, const char *key, enum setting_type type, const struct setting_value *value)
{
    if (type == TYPE_BOOL)
        json_bool(json, key, value->number);
    else if (type == TYPE_NUMBER)
        json_integer(json, key, value->number);
    else
        json_text(json, key, value->text);
}

static void json_setting(struct json *json, const struct settings *settings, enum setting setting)
{
    static const char *const types[] = {"bool", "number", "choice", "text", "path"};
    static const char *const origins[] = {"default", "file", "environment", "option", "session"};
    const struct setting_info *info = &settings_table[setting];
    const struct setting_value *value = &settings->values[setting];
    json_object(json, NULL);
    json_text(json, "name", info->name);
    json_text(json, "type", types[info->type]);
    json_value(json, "value", info->type, value);
    json_text(json, "default", info->standard);
    json_text(json, "origin", origins[value->origin]);
    json_integer_if(json, "line", value->origin == ORIGIN_FILE, value->line);
    if (info->choices) {
        json_array(json, "choices");
        for (const char *const *choice = info->choices; *choice; choice++)
            json_text(json, NULL, *choice);
        json_end(json);
    }
    json_text(json, "help", _(info->help));
    json_end(json);
}

static void print_json(const struct settings *settings)
{
    struct buffer out;
    struct json json;
    buffer_init(&out);
    json_open(&json, &out, "fuhe-config");
    json_text(&json, "file", settings->file);
    json_array(&json, "settings");
    for (int i = 0; i < SETTINGS; i++)
        json_setting(&json, settings, (enum setting)i);
    json_end(&json);
    json_array(&json, "errors");
    for (size_t i = 0; i < settings->error_count; i++)
        json_text(&json, NULL, settings->errors[i]);
    json_close(&json);
    cli_put(&out);
    buffer_fini(&out);
}

static bool print_one(const struct settings *settings, const char *name)
{
    struct err err;
    enum setting setting = settings_find(name, strlen(name));
    if (setting < SETTINGS)
        printf("%s\n", settings_text(settings, setting));
    else
        message_error("%s", (settings_no_such(name, &err), err.text));
    return setting < SETTINGS;
}

int config_command(const struct arguments *arguments)
{
    static const char *const formats[] = {"table", "json", NULL};
    struct settings *settings = arguments->settings;
    size_t format;
    if (!cli_choice("format", arguments->format, formats, &format))
        return CLI_USAGE;
    if (arguments->count && !print_one(settings, arguments->items[0]))
        return CLI_USAGE;
    if (!arguments->count && format)
        print_json(settings);
    else if (!arguments->count)
        print_table(settings);
    if (!cli_flush())
        return CLI_CANNOT;
    for (size_t i = 0; i < settings->error_count; i++)
        message_error("%s", settings->errors[i]);
    return settings->error_count ? CLI_FINDINGS : CLI_DONE;
}
