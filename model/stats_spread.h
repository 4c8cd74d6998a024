/* stats_spread - how a column of the roster is spread over a scale. */
#ifndef FUHE_STATS_SPREAD_H
#define FUHE_STATS_SPREAD_H

#include "stats.h"

struct stats_histogram stats_of_totals(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena);
struct stats_histogram stats_of_rates(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena);

/* Of the known values, in points or %; not known without any, or where their sum has more digits
 * than a decimal. */
struct computed stats_mean(const int32_t *values, const uint32_t *rows, size_t count);

#endif
