#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "nearest.h"
#include "roster.h"
#include "typed.h"

static const char *const languages[] = {"auto", "zh", "en", NULL};
static const char *const themes[] = {"auto", "dark", "light", "16", "none", NULL};
static const char *const borders[] = {"unicode", "ascii", NULL};
static const char *const widths[] = {"auto", "narrow", "wide", NULL};
static const char *const keymaps[] = {"vim", "office", NULL};

const struct setting_info settings_table[SETTINGS] = {
    [SETTING_LANGUAGE] = {.name = "language",
        .type = TYPE_CHOICE,
        .choices = languages,
        .standard = "auto",
        .help = N_("of the interface; auto: that of the locale"),
        .variable = "FUHE_LANG",
        .option = "--lang"},
    [SETTING_REVIEWER] = {.name = "reviewer",
        .type = TYPE_TEXT,
        .standard = "",
        .help = N_("the name kept with every change; without one: that of the account"),
        .variable = "FUHE_REVIEWER"},
    [SETTING_STORE] = {.name = "store",
        .type = TYPE_PATH,
        .standard = "",
        .help = N_("the file of the reviews; without one: fuhe/reviews.db in $XDG_DATA_HOME"),
        .variable = "FUHE_STORE",
        .option = "--store",
        .at_start = true},
    [SETTING_ORDER] = {.name = "order",
        .type = TYPE_CHOICE,
        .choices = roster_order_names,
        .standard = "imported",
        .help = N_("of the units at start: imported, or what of them comes first"),
        .at_start = true},
    [SETTING_SOURCE] = {.name = "source",
        .type = TYPE_BOOL,
        .standard = "on",
        .help = N_("the source stands beside at start, where there is room"),
        .at_start = true},
    [SETTING_THEME] = {.name = "theme",
        .type = TYPE_CHOICE,
        .choices = themes,
        .standard = "auto",
        .help = N_("colours for a dark or light screen, 16 of the terminal's own, or none; auto: "
                   "what the terminal says of itself"),
        .variable = "NO_COLOR",
        .means = "none"},
    [SETTING_BORDERS] = {.name = "borders",
        .type = TYPE_CHOICE,
        .choices = borders,
        .standard = "unicode",
        .help = N_("lines and signs in Unicode, or in ASCII for a font that lacks them")},
    [SETTING_AMBIGUOUS] = {.name = "ambiguous",
        .type = TYPE_CHOICE,
        .choices = widths,
        .standard = "auto",
        .help = N_("characters such as … ① × that some terminals draw two cells wide; auto: the "
                   "terminal is asked")},
    [SETTING_ANSWER] = {.name = "answer",
        .type = TYPE_NUMBER,
        .standard = "200",
        .most = 5000,
        .help = N_("milliseconds to wait at start for what the terminal answers; 0: nothing is "
                   "asked"),
        .at_start = true},
    [SETTING_KEYMAP] = {.name = "keymap",
        .type = TYPE_CHOICE,
        .choices = keymaps,
        .standard = "vim",
        .help = N_("keys as in vim, or as in office programs")},
    [SETTING_KEYS] = {.name = "keys",
        .type = TYPE_PATH,
        .standard = "",
        .help = N_("a file of your own keys, lines of the form: bind CONTEXT KEYS COMMAND")},
    [SETTING_MOUSE] = {.name = "mouse",
        .type = TYPE_BOOL,
        .standard = "off",
        .help = N_("the mouse selects and scrolls; the terminal's own selection then needs Shift")},
};

static void set_value(struct settings *settings, enum setting setting, const char *text, int number,
    enum setting_origin origin)
{
    settings->values[setting] = (struct setting_value){
        .text = arena_text(&settings->arena, text), .number = number, .origin = origin};
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){.file = ""};
    arena_init(&settings->arena);
    for (int i = 0; i < SETTINGS; i++) {
        struct err err;
        if (!settings_set(
                settings, (enum setting)i, settings_table[i].standard, ORIGIN_DEFAULT, &err))
            err_fatal(err.text);
    }
}

void settings_fini(struct settings *settings)
{
    free(settings->errors);
    arena_fini(&settings->arena);
}

enum setting settings_find(const char *name, size_t length)
{
    int i = 0;
    while (i < SETTINGS && (strlen(settings_table[i].name) != length ||
                               memcmp(settings_table[i].name, name, length) != 0))
        i++;
    return (enum setting)i;
}

bool settings_no_such(const char *name, struct err *err)
{
    struct nearest nearest = {.typed = name, .distance = NEAREST_FAR};
    for (int i = 0; i < SETTINGS; i++)
        nearest_try(&nearest, settings_table[i].name);
    if (nearest.name)
        return err_set(
            err, _("there is no setting \"%s\"; did you mean \"%s\"?"), name, nearest.name);
    return err_set(err, _("there is no setting \"%s\"; 'fuhe config' lists them"), name);
}

static bool parse_bool(const char *text, int *number)
{
    static const char *const words[] = {"off", "on", "no", "yes", "false", "true", "0", "1"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], text) == 0) {
            *number = (int)(i % 2);
            return true;
        }
    return false;
}

static bool parse_choice(const char *const *choices, const char *text, int *number)
{
    for (*number = 0; choices[*number]; ++*number)
        if (strcmp(choices[*number], text) == 0)
            return true;
    return false;
}

static bool parse_number(const struct setting_info *info, const char *text, int *number)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value < info->least || value > info->most)
        return false;
    *number = (int)value;
    return true;
}

static bool parse(const struct setting_info *info, const char *text, int *number)
{
    *number = 0;
    switch (info->type) {
    case TYPE_BOOL:
        return parse_bool(text, number);
    case TYPE_CHOICE:
        return parse_choice(info->choices, text, number);
    case TYPE_NUMBER:
        return parse_number(info, text, number);
    case TYPE_TEXT:
    case TYPE_PATH:
        break;
    }
    return typed_is_line(text);
}

/* As it is shown and could stand in the file. */
static const char *canonical(
    struct settings *settings, const struct setting_info *info, const char *text, int number)
{
    const char *home = getenv("HOME");
    if (info->type == TYPE_BOOL)
        return number ? "on" : "off";
    if (info->type == TYPE_PATH && strncmp(text, "~/", 2) == 0 && home && *home)
        return arena_format(&settings->arena, "%s%s", home, text + 1);
    return text;
}

bool settings_set(struct settings *settings, enum setting setting, const char *text,
    enum setting_origin origin, struct err *err)
{
    const struct setting_info *info = &settings_table[setting];
    char values[SETTINGS_TEXT];
    int number;
    if (!parse(info, text, &number))
        return err_set(err, _("%s cannot be \"%s\": it takes %s"), info->name, text,
            settings_values(setting, values));
    set_value(settings, setting, canonical(settings, info, text, number), number, origin);
    return true;
}

int settings_number(const struct settings *settings, enum setting setting)
{
    return settings->values[setting].number;
}

const char *settings_text(const struct settings *settings, enum setting setting)
{
    return settings->values[setting].text;
}

const char *settings_values(enum setting setting, char text[static SETTINGS_TEXT])
{
    const struct setting_info *info = &settings_table[setting];
    char *to = text;
    *to = '\0';
    if (info->type == TYPE_NUMBER)
        snprintf(text, SETTINGS_TEXT, "%d..%d", info->least, info->most);
    else if (info->type == TYPE_CHOICE)
        for (const char *const *choice = info->choices; *choice; choice++)
            to += snprintf(
                to, (size_t)(text + SETTINGS_TEXT - to), "%s%s", to > text ? "|" : "", *choice);
    else
        snprintf(text, SETTINGS_TEXT, "%s",
            info->type == TYPE_BOOL   ? "on|off"
            : info->type == TYPE_PATH ? _("FILE")
                                      : _("TEXT"));
    return text;
}

const char *settings_where(struct settings *settings, enum setting setting)
{
    const struct setting_value *value = &settings->values[setting];
    switch (value->origin) {
    case ORIGIN_FILE:
        return arena_format(&settings->arena, "%s:%d", settings->file, value->line);
    case ORIGIN_ENVIRONMENT:
        return arena_format(&settings->arena, "$%s", settings_table[setting].variable);
    case ORIGIN_OPTION:
        return settings_table[setting].option;
    case ORIGIN_SESSION:
        return ":set";
    case ORIGIN_DEFAULT:
        break;
    }
    return _("default");
}

void settings_complain(struct settings *settings, const char *text)
{
    settings->errors = xgrow(settings->errors, settings->error_count, &settings->error_capacity,
        sizeof *settings->errors);
    settings->errors[settings->error_count++] = arena_text(&settings->arena, text);
}
