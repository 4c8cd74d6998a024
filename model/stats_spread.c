#include "stats_spread.h"

enum { FEW = 12, WHOLE = 100, MOST_STEPS = 500, EDGES = MOST_STEPS + STATS_GROUPS + 1 };

/* The narrowest first. */
static const int widths[] = {2, 5, 10};
enum { WIDTHS = sizeof widths / sizeof *widths };

/* Where the values of a column are sorted into, in millionths. */
struct scale {
    int64_t top;
    int64_t bounds[STATS_GROUPS]; /* of the groups, ascending and within the scale */
    size_t bound_count;
    size_t widest; /* of `widths` that makes sense */
};

static void add_bound(struct scale *scale, int64_t bound)
{
    int64_t below = scale->bound_count ? scale->bounds[scale->bound_count - 1] : 0;
    if (bound > below && bound < scale->top)
        scale->bounds[scale->bound_count++] = bound;
}

struct computed stats_mean(const int32_t *values, const uint32_t *rows, size_t count)
{
    struct computed mean = {0};
    struct decimal sum = DECIMAL(0), places = DECIMAL(ROSTER_MILLION);
    int64_t known = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t value = values[rows ? rows[i] : i];
        if (value == ROSTER_UNKNOWN)
            continue;
        if (!decimal_add(sum, DECIMAL(value), &sum))
            return mean;
        known++;
    }
    mean.known = known &&
                 decimal_ratio(places, DECIMAL(known), DECIMAL(1), 0, ROUND_DOWN, &places) &&
                 decimal_ratio(sum, DECIMAL(1), places, STATS_PLACES, ROUND_HALF_UP, &mean.value);
    return mean;
}

static void measure(
    struct stats_histogram *histogram, const int32_t *values, const uint32_t *rows, size_t count)
{
    histogram->least = histogram->most = ROSTER_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        int64_t value = values[rows ? rows[i] : i];
        if (value == ROSTER_UNKNOWN) {
            histogram->missing++;
            continue;
        }
        bool first = !histogram->known++;
        if (first || value < histogram->least)
            histogram->least = value;
        if (first || value > histogram->most)
            histogram->most = value;
    }
}

/* The lower ends of the bins of such a width, and the top of the scale. */
static size_t find_edges(const struct scale *scale, int width, int64_t edges[static EDGES])
{
    int64_t step = (int64_t)width * ROSTER_MILLION;
    size_t count = 0, bound = 0;
    while (scale->top / step >= MOST_STEPS)
        step *= 10;
    for (int64_t at = 0; at < scale->top;) {
        edges[count++] = at;
        int64_t next = at - at % step + step;
        while (bound < scale->bound_count && scale->bounds[bound] <= at)
            bound++;
        at =
            bound < scale->bound_count && scale->bounds[bound] < next ? scale->bounds[bound] : next;
    }
    edges[count] = scale->top;
    return count;
}

/* The top is part of the bin below it. */
static bool is_in(const struct stats_bin *bin, int64_t value, int64_t top)
{
    return (bin->from == ROSTER_UNKNOWN || value >= bin->from) &&
           (bin->to == ROSTER_UNKNOWN || value < bin->to || (value == top && bin->to == top)) &&
           (bin->to != ROSTER_UNKNOWN || value > top);
}

/* From the bin of the least value to that of the greatest. */
static size_t make_bins(const struct scale *scale, int width,
    const struct stats_histogram *histogram, struct stats_bin bins[static EDGES + 2])
{
    int64_t edges[EDGES + 1];
    size_t edge_count = find_edges(scale, width, edges), count = 0;
    bool begun = false, ended = false;
    for (size_t i = 0; i < edge_count + 2 && !ended; i++) {
        struct stats_bin bin = {i ? edges[i - 1] : ROSTER_UNKNOWN,
            i <= edge_count ? edges[i] : ROSTER_UNKNOWN, i == edge_count, 0};
        begun = begun || is_in(&bin, histogram->least, scale->top);
        ended = is_in(&bin, histogram->most, scale->top);
        if (begun)
            bins[count++] = bin;
    }
    return count;
}

static void fill_bins(struct stats_histogram *histogram, const struct scale *scale,
    const int32_t *values, const uint32_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t value = values[rows ? rows[i] : i];
        size_t low = 0, high = histogram->bin_count;
        if (value == ROSTER_UNKNOWN)
            continue;
        while (high - low > 1) {
            size_t middle = low + (high - low) / 2;
            int64_t from = histogram->bins[middle].from;
            bool beyond = value == scale->top && from >= scale->top;
            if (value >= from && !beyond)
                low = middle;
            else
                high = middle;
        }
        histogram->bins[low].count++;
    }
}

/* A group reaches as far as its boundaries; the uppermost takes in what is above the scale, the
 * lowest what is below. */
static void make_groups(struct stats_histogram *histogram, const struct scale *scale)
{
    for (size_t i = 0; i <= scale->bound_count; i++) {
        struct stats_group group = {.from = i ? scale->bounds[i - 1] : ROSTER_UNKNOWN,
            .to = i < scale->bound_count ? scale->bounds[i] : ROSTER_UNKNOWN};
        for (size_t b = 0; b < histogram->bin_count; b++) {
            const struct stats_bin *bin = &histogram->bins[b];
            bool in = (group.from == ROSTER_UNKNOWN ||
                          (bin->from != ROSTER_UNKNOWN && bin->from >= group.from)) &&
                      (group.to == ROSTER_UNKNOWN ||
                          (bin->from == ROSTER_UNKNOWN || bin->from < group.to));
            if (!in)
                continue;
            if (!group.bins++)
                group.first = b;
            group.count += bin->count;
        }
        histogram->groups[histogram->group_count++] = group;
    }
}

static struct stats_histogram spread(const struct roster *roster, enum roster_column column,
    const struct scale *scale, const uint32_t *rows, size_t count, struct arena *arena)
{
    const int32_t *values = roster->columns[column];
    struct stats_histogram histogram = {.mean = stats_mean(values, rows, count)};
    histogram.bins = arena_alloc(arena, (EDGES + 2) * sizeof *histogram.bins);
    measure(&histogram, values, rows, count);
    for (size_t w = 0; histogram.known && w <= scale->widest; w++) {
        histogram.bin_count = make_bins(scale, widths[w], &histogram, histogram.bins);
        if (histogram.bin_count <= FEW)
            break;
    }
    fill_bins(&histogram, scale, values, rows, count);
    make_groups(&histogram, scale);
    return histogram;
}

struct stats_histogram stats_of_totals(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena)
{
    struct scale scale = {.top = roster_millionths(roster->policy->total_weight), .widest = 1};
    struct decimal from;
    for (enum grade grade = GRADE_CHA; grade >= GRADE_YOU; grade--)
        if (policy_grade_from(roster->policy, grade, &from))
            add_bound(&scale, roster_millionths(from));
    return spread(roster, ROSTER_TOTAL, &scale, rows, count, arena);
}

struct stats_histogram stats_of_rates(
    const struct roster *roster, const uint32_t *rows, size_t count, struct arena *arena)
{
    struct scale scale = {.top = (int64_t)WHOLE * ROSTER_MILLION, .widest = WIDTHS - 1};
    add_bound(&scale, roster_millionths(roster->policy->low_execution));
    return spread(roster, ROSTER_RATE, &scale, rows, count, arena);
}
