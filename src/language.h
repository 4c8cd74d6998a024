/*
 * language - the locale and the language of the interface.
 *
 * Texts and file names are UTF-8 whatever the locale says; a C or POSIX locale becomes C.UTF-8. Numbers are always
 * written with a point.
 */
#ifndef FUHE_LANGUAGE_H
#define FUHE_LANGUAGE_H

#include <stdbool.h>

/* From the locale, or $FUHE_LANG where it is set to a language we have. */
void language_init(void);

/* "zh" or "en", from here on; false for anything else. */
bool language_set(const char *name);

#endif
