/*
 * search_units - units by words of their names, of all that are listed, while they are typed.
 */
#ifndef FUHE_SEARCH_UNITS_H
#define FUHE_SEARCH_UNITS_H

#include <stddef.h>
#include <stdint.h>

#include "needle.h"

struct search_units {
    char *words; /* NULL: nothing is looked for */
    struct needle needle;
    int64_t from;        /* key of the row it began in */
    unsigned char *hits; /* a byte a row of the roster */
    size_t rows;         /* of the roster then; later ones are none */
    size_t count;        /* hits in the list */
};

void search_units_fini(struct search_units *search);

#endif
