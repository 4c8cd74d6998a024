#include <stdlib.h>

#include "intl.h"
#include "roster.h"

enum { KEYS = 3, DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

const struct roster_order_info roster_orders[ORDERS] = {
    [ORDER_IMPORTED] = {N_("as imported"), N_("in the order they were imported")},
    [ORDER_FINDINGS] = {N_("worst"), N_("those with the worst findings first")},
    [ORDER_MARGIN] = {N_("margin"), N_("those nearest to a boundary of grades first")},
    [ORDER_DIFFERENCE] = {N_("difference"), N_("those that lose most by the review first")},
    [ORDER_RATE] = {N_("rate"), N_("those with the lowest execution rate first")},
    [ORDER_NAME] = {N_("name"), N_("by name, each character in the order of pinyin")},
};

const char *const roster_order_names[ORDERS + 1] = {[ORDER_IMPORTED] = "imported",
    [ORDER_FINDINGS] = "findings",
    [ORDER_MARGIN] = "margin",
    [ORDER_DIFFERENCE] = "difference",
    [ORDER_RATE] = "rate",
    [ORDER_NAME] = "name"};

/* The columns to compare, the first before the others. */
static const struct {
    enum roster_column column;
    bool down;
} order_keys[ORDERS][KEYS] = {
    [ORDER_IMPORTED] = {{ROSTER_IMPORTED, false}},
    [ORDER_FINDINGS] = {{ROSTER_ERRORS, true}, {ROSTER_WARNINGS, true}, {ROSTER_INFOS, true}},
    [ORDER_MARGIN] = {{ROSTER_MARGIN, false}},
    [ORDER_DIFFERENCE] = {{ROSTER_DIFFERENCE, false}},
    [ORDER_RATE] = {{ROSTER_RATE, false}},
    [ORDER_NAME] = {{ROSTER_NAME, false}},
};

struct item {
    uint64_t key;
    uint32_t row;
};

/* The rows with what they are to be ordered by, from 0; returns the largest. */
static uint64_t take_keys(
    const int32_t *column, bool down, const uint32_t *rows, size_t count, struct item *items)
{
    int64_t low = INT64_MAX, high = INT64_MIN + 1;
    for (size_t i = 0; i < count; i++) {
        int64_t value = column[rows[i]];
        low = value != ROSTER_UNKNOWN && value < low ? value : low;
        high = value > high ? value : high;
    }
    uint64_t last = high < low ? 0 : (uint64_t)high - (uint64_t)low;
    for (size_t i = 0; i < count; i++) {
        int64_t value = column[rows[i]];
        uint64_t from = down ? (uint64_t)high - (uint64_t)value : (uint64_t)value - (uint64_t)low;
        items[i] = (struct item){value == ROSTER_UNKNOWN ? last + 1 : from, rows[i]};
    }
    return last + 1;
}

/* What is alike in this digit stays as it stands. */
static void sort_by_digit(const struct item *from, struct item *to, size_t count, unsigned shift)
{
    uint32_t at[DIGITS + 1] = {0};
    for (size_t i = 0; i < count; i++)
        at[(from[i].key >> shift & (DIGITS - 1)) + 1]++;
    for (size_t d = 0; d < DIGITS; d++)
        at[d + 1] += at[d];
    for (size_t i = 0; i < count; i++)
        to[at[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
}

static void sort_by(const int32_t *column, bool down, uint32_t *rows, size_t count,
    struct item *items, struct item *spare)
{
    uint64_t last = take_keys(column, down, rows, count, items);
    for (unsigned shift = 0; shift < 64 && last >> shift; shift += DIGIT_BITS) {
        struct item *sorted = spare;
        sort_by_digit(items, sorted, count, shift);
        spare = items;
        items = sorted;
    }
    for (size_t i = 0; i < count; i++)
        rows[i] = items[i].row;
}

void roster_sort(const struct roster *roster, enum roster_order order, bool reverse, uint32_t *rows,
    size_t count)
{
    bool as_it_is = order == ORDER_IMPORTED && !reverse;
    if (as_it_is || count < 2)
        return;
    struct item *items = xcalloc(2 * count, sizeof *items);
    for (int k = KEYS; k-- > 0;) {
        enum roster_column column = order_keys[order][k].column;
        if (k == 0 || column != ROSTER_IMPORTED)
            sort_by(roster->columns[column], order_keys[order][k].down != reverse, rows, count,
                items, items + count);
    }
    free(items);
}
