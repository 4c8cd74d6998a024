/*
 * language - the locale and the language of the interface.
 *
 * Texts and file names are UTF-8 whatever the locale says; a C or POSIX locale becomes C.UTF-8. Numbers are always
 * written with a point.
 */
#ifndef FUHE_LANGUAGE_H
#define FUHE_LANGUAGE_H

#include <stdbool.h>

/* "zh" or "en", from here on, or "auto": that of the locale; false for anything else. */
bool language_set(const char *name);

#endif
