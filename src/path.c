#include "path.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

const char *path_short(const char *file)
{
    char folder[PATH_MAX];
    if (!getcwd(folder, sizeof folder))
        return file;
    size_t length = strlen(folder);
    if (strncmp(file, folder, length) || file[length] != '/')
        return file;
    return file + length + 1;
}
