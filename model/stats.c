#include "stats.h"

#include <stdlib.h>
#include <string.h>

#include "stats_spread.h"

enum { SHARE_PLACES = 1, HUNDRED = 100 };

static size_t row_at(const uint32_t *rows, size_t i)
{
    return rows ? rows[i] : i;
}

struct decimal stats_decimal(int64_t millionths)
{
    enum { PLACES = 6 };
    return decimal_trim((struct decimal){.digits = millionths, .scale = PLACES});
}

struct decimal stats_share(size_t part, size_t whole)
{
    struct decimal share = DECIMAL(0);
    if (!decimal_ratio(DECIMAL((int64_t)part), DECIMAL(HUNDRED), DECIMAL((int64_t)whole),
            SHARE_PLACES, ROUND_HALF_UP, &share))
        return DECIMAL(0);
    return share;
}

static void count_row(struct stats *stats, const struct roster *roster, size_t row)
{
    int32_t *const *columns = roster->columns;
    stats->superseded += columns[ROSTER_SUPERSEDED][row] != 0;
    stats->kinds[columns[ROSTER_KIND][row]]++;
    stats->statuses[columns[ROSTER_STATUS][row]]++;
    stats->grades[columns[ROSTER_REPORTED_GRADE][row]][columns[ROSTER_GRADE][row]]++;
}

static void count_difference(struct stats_differences *differences, int64_t difference, int64_t key)
{
    if (difference == ROSTER_UNKNOWN) {
        differences->unknown++;
        return;
    }
    differences->raised += difference > 0;
    differences->lowered += difference < 0;
    differences->same += difference == 0;
    if (difference > differences->raised_most) {
        differences->raised_most = difference;
        differences->raised_key = key;
    } else if (difference < differences->lowered_most) {
        differences->lowered_most = difference;
        differences->lowered_key = key;
    }
}

static struct stats_differences count_differences(
    const struct roster *roster, const uint32_t *rows, size_t count)
{
    const int32_t *values = roster->columns[ROSTER_DIFFERENCE];
    struct stats_differences differences = {0};
    for (size_t i = 0; i < count; i++) {
        size_t row = row_at(rows, i);
        count_difference(&differences, values[row], roster->keys[row]);
    }
    differences.mean = stats_mean(values, rows, count);
    return differences;
}

static int by_year(const void *a, const void *b)
{
    const struct stats_year *x = a, *y = b;
    return (x->year < y->year) - (x->year > y->year);
}

static void add_year(struct stats *stats, int64_t year, struct arena *arena, size_t *capacity)
{
    for (size_t i = 0; i < stats->year_count; i++)
        if (stats->years[i].year == year) {
            stats->years[i].count++;
            return;
        }
    stats->years =
        arena_grow(arena, stats->years, stats->year_count, capacity, sizeof *stats->years);
    stats->years[stats->year_count++] = (struct stats_year){year, 1};
}

static void count_years(struct stats *stats, const struct roster *roster, const uint32_t *rows,
    size_t count, struct arena *arena)
{
    size_t capacity = 0;
    for (size_t i = 0; i < count; i++)
        add_year(stats, roster->columns[ROSTER_YEAR][row_at(rows, i)], arena, &capacity);
    if (stats->year_count)
        qsort(stats->years, stats->year_count, sizeof *stats->years, by_year);
}

static int by_frequency(const void *a, const void *b)
{
    const struct stats_code *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count)
                                : strcmp(x->code, y->code);
}

static void count_codes(struct stats *stats, const struct roster *roster, const uint32_t *rows,
    size_t count, struct arena *arena)
{
    size_t counts[ROSTER_CODES] = {0};
    for (size_t i = 0; i < count; i++)
        roster_count_codes(roster, row_at(rows, i), counts);
    stats->codes = arena_alloc(arena, (roster->code_count + 1) * sizeof *stats->codes);
    for (size_t code = 0; code < roster->code_count; code++)
        if (counts[code])
            stats->codes[stats->code_count++] =
                (struct stats_code){roster->code_names[code], counts[code]};
    qsort(stats->codes, stats->code_count, sizeof *stats->codes, by_frequency);
}

struct stats stats_count(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena)
{
    struct stats stats = {.evaluations = count};
    for (size_t i = 0; i < count; i++)
        count_row(&stats, roster, row_at(rows, i));
    stats.totals = stats_of_totals(roster, rows, count, arena);
    stats.rates = stats_of_rates(roster, rows, count, arena);
    stats.differences = count_differences(roster, rows, count);
    count_years(&stats, roster, rows, count, arena);
    count_codes(&stats, roster, rows, count, arena);
    return stats;
}

static const struct pace_span *find_span(const struct pace_span *spans, size_t count, int64_t key)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && spans[low].key == key ? &spans[low] : NULL;
}

/* Before those that took as long and were imported later. */
static void keep_slowest(struct stats_pace *pace, const struct pace_span *span, int64_t now)
{
    int64_t seconds = pace_seconds(span, now);
    size_t at = pace->slow_count;
    while (at > 0) {
        int64_t other = pace_seconds(&pace->slowest[at - 1], now);
        if (other > seconds || (other == seconds && pace->slowest[at - 1].key < span->key))
            break;
        at--;
    }
    if (at == STATS_SLOWEST)
        return;
    pace->slow_count += pace->slow_count < STATS_SLOWEST;
    for (size_t i = pace->slow_count - 1; i > at; i--)
        pace->slowest[i] = pace->slowest[i - 1];
    pace->slowest[at] = *span;
}

static int by_seconds(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

struct stats_pace stats_pace(const struct roster *roster, const uint32_t *rows, size_t count,
    const struct pace_span *spans, size_t span_count, int64_t now)
{
    struct stats_pace pace = {0};
    int64_t *seconds = xcalloc(count + 1, sizeof *seconds);
    for (size_t i = 0; i < count; i++) {
        int64_t key = roster->keys[row_at(rows, i)];
        const struct pace_span *span = find_span(spans, span_count, key);
        if (!span)
            continue;
        if (span->at_once) {
            pace.at_once++;
            continue;
        }
        if (span->to)
            seconds[pace.reviewed++] = pace_seconds(span, now);
        pace.open += !span->to;
        keep_slowest(&pace, span, now);
    }
    qsort(seconds, pace.reviewed, sizeof *seconds, by_seconds);
    pace.median = pace.reviewed ? seconds[(pace.reviewed - 1) / 2] : 0;
    free(seconds);
    return pace;
}
