/*
 * catalogue - the texts built beside the test program.
 */
#ifndef FUHE_TEST_CATALOGUE_H
#define FUHE_TEST_CATALOGUE_H

#include <libintl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Two folders up from where the program is. */
static inline void bind_texts(void)
{
    char folder[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - sizeof "/locale");
    folder[length > 0 ? length : 0] = '\0';
    for (int up = 0; up < 3; up++)
        if (strrchr(folder, '/'))
            *strrchr(folder, '/') = '\0';
    strcat(folder, "/locale");
    bindtextdomain("fuhe", folder);
    bind_textdomain_codeset("fuhe", "UTF-8");
    textdomain("fuhe");
}

#endif
