/*
 * language - the locale and the language of the interface.
 *
 * Texts and file names are UTF-8 whatever the locale says; a C or POSIX locale becomes C.UTF-8.
 * Numbers are always written with a point.
 */
#ifndef FUHE_LANGUAGE_H
#define FUHE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

/* "zh" or "en", from here on, or "auto": that of the locale; false for anything else. */
bool language_set(const char *name);

/* The translations of texts into a language, whatever the one of the interface is. They live as
 * long as the program. */
void language_texts(
    const char *name, const char *const *texts, const char **translated, size_t count);

#endif
