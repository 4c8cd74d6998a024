/* table - rows of cells in aligned columns, counted in cells of the terminal. */
#ifndef FUHE_TABLE_H
#define FUHE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct table_column {
    const char *title; /* N_(…), translated where shown; NULL in all columns: no row of titles */
    bool right;        /* numbers */
    int most; /* widest it may get when texts are cut (to end in "…"); 0: as wide as it needs */
};

struct table {
    const struct table_column *columns; /* the caller's */
    bool cuts;
    size_t column_count, row_count, capacity;
    const char **cells; /* rows one after the other */
    struct arena arena;
};

void table_init(struct table *table, const struct table_column *columns, size_t count, bool cuts);
void table_fini(struct table *table);

/* Copies `column_count` texts, made harmless; NULL is an empty cell. */
void table_row(struct table *table, const char *const *cells);

/* Each line after `indent` blanks. */
void table_print(const struct table *table, int indent);

#endif
