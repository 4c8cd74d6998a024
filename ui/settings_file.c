#include "settings_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "home.h"
#include "intl.h"

static const char blanks[] = " \t\r\n\f\v", full_width_equals[] = "＝", mark[] = "\xEF\xBB\xBF";

static void complain_at(struct settings *settings, int line, const char *text)
{
    settings_complain(
        settings, arena_format(&settings->arena, "%s:%d: %s", settings->file, line, text));
}

/* Without the blanks at both ends. */
static char *trim(char *text)
{
    text += strspn(text, blanks);
    size_t length = strlen(text);
    while (length && strchr(blanks, text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

/* Without the quotes, or the comment behind. */
static char *bare_value(char *text)
{
    text = trim(text);
    char *quote = *text == '"' ? strchr(text + 1, '"') : NULL;
    if (quote) {
        *quote = '\0';
        return text + 1;
    }
    for (char *at = text; (at = strchr(at, '#')); at++)
        if (at == text || strchr(blanks, at[-1])) {
            *at = '\0';
            return trim(text);
        }
    return text;
}

/* Cuts the line at its first "=", of any width; the value, NULL where there is none. */
static char *split(char *line)
{
    char *half = strchr(line, '='), *full = strstr(line, full_width_equals);
    if (full && (!half || full < half)) {
        *full = '\0';
        return full + strlen(full_width_equals);
    }
    if (half)
        *half = '\0';
    return half ? half + 1 : NULL;
}

/* A path of the file is whole from here on. */
static const char *placed(struct settings *settings, enum setting setting, const char *text)
{
    if (settings_table[setting].type != TYPE_PATH || !*text || *text == '/' || *text == '~')
        return text;
    const char *slash = strrchr(settings->file, '/');
    int folder = slash ? (int)(slash - settings->file) + 1 : 0;
    return arena_format(&settings->arena, "%.*s%s", folder, settings->file, text);
}

static void read_line(struct settings *settings, char *line, int number)
{
    struct err err;
    char *value = split(line), *name = trim(line);
    if (*name == '#' || (!*name && !value))
        return;
    if (!*name || !value) {
        complain_at(settings, number, _("not of the form \"name = value\"; # begins a comment"));
        return;
    }
    enum setting setting = settings_find(name, strlen(name));
    bool good = setting < SETTINGS
                    ? settings_set(settings, setting, placed(settings, setting, bare_value(value)),
                          ORIGIN_FILE, &err)
                    : settings_no_such(name, &err);
    if (good)
        settings->values[setting].line = number;
    else
        complain_at(settings, number, err.text);
}

static void read_file(struct settings *settings, const char *path)
{
    char *line = NULL;
    size_t capacity = 0;
    settings->file = arena_text(&settings->arena, path);
    FILE *file = fopen(path, "rb");
    if (!file && errno != ENOENT && errno != ENOTDIR)
        settings_complain(
            settings, arena_format(&settings->arena, "%s: %s", path, strerror(errno)));
    for (int number = 1; file && getline(&line, &capacity, file) >= 0; number++) {
        bool marked = number == 1 && strncmp(line, mark, strlen(mark)) == 0;
        read_line(settings, line + (marked ? strlen(mark) : 0), number);
    }
    if (file && ferror(file))
        settings_complain(
            settings, arena_format(&settings->arena, "%s: %s", path, strerror(errno)));
    free(line);
    if (file)
        fclose(file);
}

static void read_environment(struct settings *settings)
{
    for (int i = 0; i < SETTINGS; i++) {
        struct err err;
        const struct setting_info *info = &settings_table[i];
        const char *value = info->variable ? home_variable(info->variable) : NULL;
        if (!value)
            continue;
        if (!settings_set(settings, (enum setting)i, info->means ? info->means : value,
                ORIGIN_ENVIRONMENT, &err))
            settings_complain(
                settings, arena_format(&settings->arena, "$%s: %s", info->variable, err.text));
    }
}

void settings_load(struct settings *settings)
{
    char *path = home_path(HOME_CONFIG, "config");
    if (path)
        read_file(settings, path);
    free(path);
    read_environment(settings);
}
