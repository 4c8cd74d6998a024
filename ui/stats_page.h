/*
 * stats_page - the statistics as a page of charts: the same in the workstation and on the command
 * line.
 */
#ifndef FUHE_STATS_PAGE_H
#define FUHE_STATS_PAGE_H

#include "sheet.h"
#include "stats.h"

/* What the list is to be filtered by for the rows of the page: "grade:优", "total>=85 total<90". */
struct stats_terms {
    const char **items; /* memory of the sheet */
    size_t count, capacity;
};

struct stats_page {
    const struct stats *stats;
    const struct stats_pace *pace; /* NULL: still being read */
    const struct summary *slowest; /* of its slowest ones, those that are there */
    size_t slowest_count;
    const struct policy *policy;
    int64_t now;
    struct stats_terms *terms; /* filled anew */
};

/* Behind the rows there are. The id of a row is the key of an evaluation, or tells a term. */
void stats_page_lay(const struct stats_page *page, struct sheet *sheet, int columns);

/* NULL: the row has none. */
const char *stats_page_term(const struct stats_terms *terms, int64_t id);

#endif
