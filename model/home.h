/*
 * home - where a person's own files lie: the XDG Base Directory Specification 0.8.
 */
#ifndef FUHE_HOME_H
#define FUHE_HOME_H

#include "err.h"

/* Of the environment; NULL when it is empty, too. */
const char *home_variable(const char *name);

enum home { HOME_CONFIG, HOME_DATA, HOME_STATE };

/* "/home/li/.local/share/fuhe/NAME"; heap memory. A folder of the environment that is not absolute
 * counts as none. NULL when there is no home either. */
char *home_path(enum home home, const char *name);

/* The folder of the file and those above it, for their owner alone. */
bool home_make_folders(const char *file, struct err *err);

#endif
