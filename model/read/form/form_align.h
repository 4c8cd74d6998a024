/*
 * form_align - the cells of a table assigned to its columns.
 *
 * The columns' roles come from the header. Which cell stands in which column is the cheapest way
 * through all cells at once: what a cell looks like against its column's role, columns left out
 * (merged cells vanish, empty ones are dropped), cells that go on over a break, and rows that end
 * where the layout lets them. A figure that could stand in two columns at the same cost is in
 * doubt: the row says so.
 */
#ifndef FUHE_FORM_ALIGN_H
#define FUHE_FORM_ALIGN_H

#include "form_look.h"

enum role {
    ROLE_LEVEL1,
    ROLE_LEVEL2,
    ROLE_NAME,
    ROLE_INDEX,
    ROLE_OPERATOR,
    ROLE_TARGET,
    ROLE_UNIT,
    ROLE_BASIS,
    ROLE_BEFORE, /* last year's or the middle of the year's value */
    ROLE_ACTUAL,
    ROLE_COMPLETION,
    ROLE_LEVEL_WEIGHT, /* of a level, beside it */
    ROLE_WEIGHT,
    ROLE_SCORE,
    ROLE_OTHER_SCORE,
    ROLE_REASON,
    ROLE_RULE,
    ROLE_CORE,
    ROLE_EXTRA,
    ROLE_BLANK,  /* an empty cell of the header, behind one of several columns */
    ROLE_SOURCE, /* what a row of the fund table is about */
    ROLE_AMOUNT,
    ROLE_RATE,
    ROLE_FUND_WEIGHT,
    ROLE_FUND_SCORE,
    ROLES
};

enum { COLUMNS_MAX = 24 };

struct column {
    enum role role;
    enum label_code code; /* which of the role's: LABEL_INITIAL, LABEL_DEVIATION … */
    struct range label;   /* its words in the flow */
};

struct row {
    struct range cells[COLUMNS_MAX]; /* by column; start == end: no cell, or an empty one */
    uint32_t filled;                 /* columns that have a cell, be it empty */
    uint32_t doubtful;               /* columns whose figure could stand elsewhere as well */
    bool broken;                     /* figures run into one another: no value is certain */
    struct range range;
};

struct rows {
    struct row *items;
    size_t count;
};

/* `cells` must not be empty. The table is one of funds when its first column is ROLE_SOURCE. Memory
 * of the arena. */
struct rows form_align(const struct flow *flow, const struct cells *cells, enum layout layout,
    const struct column *columns, size_t column_count, struct arena *arena);

#endif
