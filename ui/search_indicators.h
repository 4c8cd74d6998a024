/*
 * search_indicators - indicators by words of their names: the rows they are in, and where in a
 * name.
 */
#ifndef FUHE_SEARCH_INDICATORS_H
#define FUHE_SEARCH_INDICATORS_H

#include "needle.h"

struct app;

struct search_indicators {
    char *words; /* NULL: nothing is looked for */
    struct needle needle;
    int from; /* the row it began in */
};

void search_indicators_fini(struct search_indicators *search);

/* How many names have the words, and which of them, from 1, the selected row is; 0: none. */
int search_indicators_count(const struct app *app, int *current);

/* The bytes of a row's name that are looked for. */
bool search_indicators_in(const struct app *app, int row, size_t *start, size_t *length);

#endif
