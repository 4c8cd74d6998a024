#include "facets.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 512, YEARS = 3000 };

static const char *const keys[] = {
    "grade", "status", "year", "kind", "code", "differs", "superseded"};

static bool asks_for(const struct filter_value *value, const struct facet *facet)
{
    return facet->key->type == FILTER_CODE
               ? strcmp(value->text, facet->text) == 0
               : value->low == facet->value && value->high == facet->value;
}

/* The term that is for one of the key's values, and which of them is the facet's; NULL: none is,
 * -1: that one is not. */
static const struct filter_term *term_of(
    const struct filter *filter, const struct facet *facet, int *at)
{
    *at = -1;
    for (size_t t = 0; t < filter->term_count; t++) {
        const struct filter_term *term = &filter->terms[t];
        if (term->key != facet->key || term->negated || !term->one_of)
            continue;
        for (size_t v = 0; v < term->value_count; v++)
            if (asks_for(&term->values[v], facet))
                *at = (int)v;
        return term;
    }
    return NULL;
}

static void add(struct facets *facets, const struct filter *filter, struct facet facet)
{
    int at;
    term_of(filter, &facet, &at);
    facet.chosen = at >= 0;
    if ((facet.count || facet.chosen) && facets->count < MOST)
        facets->items[facets->count++] = facet;
}

static int64_t count_value(
    const int32_t *column, int64_t value, const unsigned char *fits, size_t rows)
{
    int64_t count = 0;
    for (size_t i = 0; i < rows; i++)
        count += fits[i] & (column[i] == value);
    return count;
}

static void add_choices(struct facets *facets, const struct filter *filter,
    const struct roster *roster, const struct filter_key *key, const unsigned char *fits)
{
    const int32_t *column = roster->columns[key->column];
    for (const struct filter_choice *c = key->choices; c && c->names[0]; c++)
        add(facets, filter,
            (struct facet){.key = key,
                .value = c->value,
                .text = c->names[0],
                .count = count_value(column, c->value, fits, roster->count)});
}

static void add_years(struct facets *facets, const struct filter *filter,
    const struct roster *roster, const struct filter_key *key, const unsigned char *fits,
    struct arena *arena)
{
    int64_t *counts = xcalloc(YEARS, sizeof *counts);
    const int32_t *years = roster->columns[key->column];
    for (size_t i = 0; i < roster->count; i++)
        if (years[i] > 0 && years[i] < YEARS)
            counts[years[i]] += fits[i];
    for (int year = 1; year < YEARS; year++) {
        struct facet facet = {.key = key, .value = year, .count = counts[year]};
        int at;
        if (counts[year] || (term_of(filter, &facet, &at) && at >= 0)) {
            facet.text = arena_format(arena, "%d", year);
            add(facets, filter, facet);
        }
    }
    free(counts);
}

static int most_first(const void *a, const void *b)
{
    const struct facet *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

static void add_codes(struct facets *facets, const struct filter *filter,
    const struct roster *roster, const struct filter_key *key, const unsigned char *fits)
{
    size_t counts[ROSTER_CODES] = {0};
    for (size_t i = 0; i < roster->count; i++)
        if (fits[i])
            roster_count_codes(roster, i, counts);
    size_t first = facets->count;
    for (size_t c = 0; c < roster->code_count; c++)
        add(facets, filter,
            (struct facet){.key = key,
                .value = (int64_t)c,
                .text = roster->code_names[c],
                .count = (int64_t)counts[c]});
    qsort(facets->items + first, facets->count - first, sizeof *facets->items, most_first);
}

static void add_flag(struct facets *facets, const struct filter *filter,
    const struct roster *roster, const struct filter_key *key, const unsigned char *fits)
{
    add(facets, filter,
        (struct facet){.key = key,
            .value = 1,
            .text = key->name,
            .count = count_value(roster->columns[key->column], 1, fits, roster->count)});
}

static bool asks(const struct filter *filter, const struct filter_key *key)
{
    for (size_t t = 0; t < filter->term_count; t++)
        if (filter->terms[t].key == key)
            return true;
    return false;
}

struct facets facets_count(
    const struct filter *filter, const struct roster *roster, struct arena *arena)
{
    struct facets facets = {.items = arena_alloc(arena, MOST * sizeof *facets.items)};
    unsigned char *all = xcalloc(roster->count + 1, 1), *own = xcalloc(roster->count + 1, 1);
    filter_match(filter, roster, NULL, all);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct filter_key *key = filter_key_find(keys[k]);
        const unsigned char *fits = asks(filter, key) ? own : all;
        if (fits == own)
            filter_match(filter, roster, key, own);
        if (key->type == FILTER_CODE)
            add_codes(&facets, filter, roster, key, fits);
        else if (key->column == ROSTER_YEAR)
            add_years(&facets, filter, roster, key, fits, arena);
        if (key->type == FILTER_FLAG)
            add_flag(&facets, filter, roster, key, fits);
        else
            add_choices(&facets, filter, roster, key, fits);
    }
    free(all);
    free(own);
    return facets;
}

/* Without the bytes from `start` to `end`, and without the blanks that then stand at an end or
 * double. */
static const char *without(const char *text, size_t start, size_t end, struct arena *arena)
{
    while (text[end] == ' ' && (start == 0 || text[start - 1] == ' '))
        end++;
    while (!text[end] && start > 0 && text[start - 1] == ' ')
        start--;
    return arena_format(arena, "%.*s%s", (int)start, text, text + end);
}

static const char *with_term(const char *text, const struct facet *facet, struct arena *arena)
{
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    bool flag = facet->key->type == FILTER_FLAG;
    return arena_format(arena, "%.*s%s%s%s%s", (int)length, text, length ? " " : "",
        flag ? "" : facet->key->name, flag ? "" : ":", facet->text);
}

const char *facets_toggle(const char *expression, const struct facet *facet, struct arena *arena)
{
    struct filter filter;
    int at;
    const char *changed = expression;
    filter_init(&filter);
    if (filter_parse(&filter, expression, NULL)) {
        const struct filter_term *term = term_of(&filter, facet, &at);
        if (!term)
            changed = with_term(expression, facet, arena);
        else if (at < 0)
            changed = arena_format(arena, "%.*s,%s%s", (int)term->end, expression, facet->text,
                expression + term->end);
        else if (term->value_count == 1)
            changed = without(expression, term->start, term->end, arena);
        else if (at == 0)
            changed = without(expression, term->values[0].start, term->values[1].start, arena);
        else
            changed = without(expression, term->values[at - 1].end, term->values[at].end, arena);
    }
    filter_fini(&filter);
    return changed;
}
