#include <stdlib.h>
#include <string.h>

#include "filter.h"

static void hit_span(
    const int32_t *column, const struct filter_value *value, size_t count, unsigned char *hit)
{
    uint64_t low = (uint64_t)value->low, width = (uint64_t)value->high - low;
    if (value->low > value->high)
        return;
    for (size_t i = 0; i < count; i++)
        hit[i] |= (uint64_t)column[i] - low <= width;
}

static void hit_codes(const struct roster *roster, const char *code, unsigned char *hit)
{
    const struct roster_codes wanted = roster_codes_of(roster, code);
    for (size_t i = 0; i < roster->count; i++) {
        const uint64_t *bits = roster->codes[i].bits;
        hit[i] |= ((bits[0] & wanted.bits[0]) | (bits[1] & wanted.bits[1])) != 0;
    }
}

static void hit_value(const struct filter_term *term, const struct filter_value *value,
    const struct roster *roster, unsigned char *hit)
{
    const struct filter_key *key = term->key;
    if (!key || key->type == FILTER_NAME)
        roster_find_name(roster, key ? key->part : PART_ANY, value->text, hit);
    else if (key->type == FILTER_CODE)
        hit_codes(roster, value->text, hit);
    else
        hit_span(roster->columns[key->column], value, roster->count, hit);
}

void filter_match(const struct filter *filter, const struct roster *roster,
    const struct filter_key *but, unsigned char *fits)
{
    unsigned char *hit = xcalloc(roster->count + 1, 1);
    memset(fits, 1, roster->count);
    for (size_t t = 0; t < filter->term_count; t++) {
        const struct filter_term *term = &filter->terms[t];
        if (but && term->key == but && term->one_of && !term->negated)
            continue;
        memset(hit, 0, roster->count);
        for (size_t v = 0; v < term->value_count; v++)
            hit_value(term, &term->values[v], roster, hit);
        unsigned char turned = term->negated;
        for (size_t i = 0; i < roster->count; i++)
            fits[i] &= hit[i] ^ turned;
    }
    free(hit);
}

size_t filter_rows(const struct filter *filter, const struct roster *roster,
    enum roster_order order, bool reverse, uint32_t *rows)
{
    unsigned char *fits = xcalloc(roster->count + 1, 1);
    size_t count = 0;
    filter_match(filter, roster, NULL, fits);
    for (size_t i = 0; i < roster->count; i++) {
        rows[count] = (uint32_t)i;
        count += fits[i];
    }
    free(fits);
    roster_sort(roster, order, reverse, rows, count);
    return count;
}
