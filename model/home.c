#include "home.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "intl.h"

static const struct {
    const char *variable, *below_home;
} places[] = {
    [HOME_CONFIG] = {.variable = "XDG_CONFIG_HOME", .below_home = "/.config"},
    [HOME_DATA] = {.variable = "XDG_DATA_HOME", .below_home = "/.local/share"},
    [HOME_STATE] = {.variable = "XDG_STATE_HOME", .below_home = "/.local/state"},
};

const char *home_variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static const char *absolute(const char *variable)
{
    const char *value = home_variable(variable);
    return value && *value == '/' ? value : NULL;
}

static char *join(const char *folder, const char *below, const char *name)
{
    static const char ours[] = "/fuhe/";
    size_t room = strlen(folder) + strlen(below) + sizeof ours + strlen(name);
    char *path = xcalloc(room, 1);
    snprintf(path, room, "%s%s%s%s", folder, below, ours, name);
    return path;
}

char *home_path(enum home home, const char *name)
{
    const char *folder = absolute(places[home].variable), *own = absolute("HOME");
    if (folder)
        return join(folder, "", name);
    return own ? join(own, places[home].below_home, name) : NULL;
}

bool home_make_folders(const char *file, struct err *err)
{
    char *path = xstrdup(file);
    bool ok = true;
    for (char *slash = strchr(path + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            ok = err_set(err, _("%s: the folder cannot be made: %s"), path, strerror(errno));
        *slash = '/';
    }
    free(path);
    return ok;
}
