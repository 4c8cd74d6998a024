#include "keyfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "\xEF\xBB\xBF";

static const char *path_of(const struct settings *settings, struct arena *arena)
{
    const char *named = settings_text(settings, SETTING_KEYS);
    const char *slash = strrchr(settings->file, '/');
    if (*named)
        return arena_text(arena, named);
    return slash
               ? arena_format(arena, "%.*skeys", (int)(slash + 1 - settings->file), settings->file)
               : "";
}

static void read_lines(struct bindings *bindings, const char *path, FILE *file)
{
    char *line = NULL;
    size_t capacity = 0;
    for (int number = 1; getline(&line, &capacity, file) >= 0; number++) {
        struct err err;
        bool marked = number == 1 && strncmp(line, mark, strlen(mark)) == 0;
        line[strcspn(line, "\r\n")] = '\0';
        if (!bindings_line(bindings, line + (marked ? strlen(mark) : 0), path, number, &err))
            bindings_complain(
                bindings, arena_format(&bindings->arena, "%s:%d: %s", path, number, err.text));
    }
    free(line);
}

void keyfile_load(struct bindings *bindings, const struct settings *settings)
{
    bindings_init(bindings, (size_t)settings_number(settings, SETTING_KEYMAP));
    const char *path = path_of(settings, &bindings->arena);
    FILE *file = *path ? fopen(path, "rb") : NULL;
    bool named = *settings_text(settings, SETTING_KEYS);
    if (file)
        read_lines(bindings, path, file);
    if (file ? ferror(file) : *path && (named || (errno != ENOENT && errno != ENOTDIR)))
        bindings_complain(
            bindings, arena_format(&bindings->arena, "%s: %s", path, strerror(errno)));
    if (file)
        fclose(file);
}
