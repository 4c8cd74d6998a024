#include "compare_pair.h"

#include <stdlib.h>

#include "checks/likeness.h"
#include "read/text/fold.h"

enum { NAME_CHARS = 96, WHOLE = 1000, LEAST_ALIKE = 2 * WHOLE / 5, LEVELS = 2 };

/* 0 at the end. */
static char32_t next_printed(const char **text)
{
    char32_t c = 0;
    while (*text && (c = fold_next(text)) && c <= ' ')
        continue;
    return c;
}

bool compare_same_words(const char *a, const char *b)
{
    char32_t c;
    do {
        c = next_printed(&a);
        if (c != next_printed(&b))
            return false;
    } while (c);
    return true;
}

static size_t fold_name(const char *text, char32_t chars[static NAME_CHARS])
{
    size_t length = 0;
    for (char32_t c; length < NAME_CHARS && (c = next_printed(&text));)
        chars[length++] = c;
    return length;
}

/* How many of their pairs of characters that stand side by side both names have, of a thousand. */
static int alike(const char *a, const char *b)
{
    char32_t x[NAME_CHARS], y[NAME_CHARS];
    bool used[NAME_CHARS] = {false};
    size_t m = fold_name(a, x), n = fold_name(b, y), common = 0;
    for (size_t i = 0; i + 1 < m; i++)
        for (size_t j = 0; j + 1 < n; j++)
            if (!used[j] && x[i] == y[j] && x[i + 1] == y[j + 1]) {
                used[j] = true;
                common++;
                break;
            }
    return m > 1 && n > 1 ? (int)(2 * WHOLE * common / (m + n - 2)) : 0;
}

static int same_levels(const struct indicator *a, const struct indicator *b)
{
    return compare_same_words(a->level1.text, b->level1.text) +
           compare_same_words(a->level2.text, b->level2.text);
}

static bool apart(const struct words *a, const struct words *b)
{
    return a->text && b->text && !compare_same_words(a->text, b->text);
}

struct pairing {
    const struct evaluation *left, *right;
    size_t *partner;
    bool *taken; /* of the right */
};

static void join(const struct pairing *pairing, size_t i, size_t j)
{
    pairing->partner[i] = j;
    pairing->taken[j] = true;
}

static void pair_names(const struct pairing *pairing, int levels)
{
    for (size_t i = 0; i < pairing->left->indicator_count; i++) {
        const struct indicator *a = &pairing->left->indicators[i];
        for (size_t j = 0; j < pairing->right->indicator_count; j++) {
            const struct indicator *b = &pairing->right->indicators[j];
            if (pairing->partner[i] == COMPARE_ALONE && !pairing->taken[j] &&
                compare_same_words(a->name.text, b->name.text) && same_levels(a, b) >= levels)
                join(pairing, i, j);
        }
    }
}

struct candidate {
    size_t i, j;
    int alike, levels;
};

static size_t distance(const struct candidate *c)
{
    return c->i > c->j ? c->i - c->j : c->j - c->i;
}

/* The best first. */
static int by_merit(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    if (a->alike != b->alike)
        return a->alike > b->alike ? -1 : 1;
    if (a->levels != b->levels)
        return a->levels > b->levels ? -1 : 1;
    if (distance(a) != distance(b))
        return distance(a) < distance(b) ? -1 : 1;
    return a->i < b->i ? -1 : a->i > b->i;
}

static bool can_pair(
    const struct indicator *a, const struct indicator *b, struct candidate *candidate)
{
    if (!a->name.text || !b->name.text || apart(&a->level1, &b->level1) ||
        !likeness_same(a->name.text, b->name.text))
        return false;
    candidate->alike = alike(a->name.text, b->name.text);
    candidate->levels = same_levels(a, b);
    return candidate->alike >= LEAST_ALIKE;
}

static void pair_alike(const struct pairing *pairing)
{
    size_t count = 0, capacity = 0;
    struct candidate *candidates = NULL;
    for (size_t i = 0; i < pairing->left->indicator_count; i++)
        for (size_t j = 0; j < pairing->right->indicator_count; j++) {
            struct candidate candidate = {.i = i, .j = j};
            if (pairing->partner[i] != COMPARE_ALONE || pairing->taken[j] ||
                !can_pair(
                    &pairing->left->indicators[i], &pairing->right->indicators[j], &candidate))
                continue;
            candidates = xgrow(candidates, count, &capacity, sizeof *candidates);
            candidates[count++] = candidate;
        }
    if (count)
        qsort(candidates, count, sizeof *candidates, by_merit);
    for (size_t k = 0; k < count; k++)
        if (pairing->partner[candidates[k].i] == COMPARE_ALONE && !pairing->taken[candidates[k].j])
            join(pairing, candidates[k].i, candidates[k].j);
    free(candidates);
}

void compare_pair(const struct evaluation *left, const struct evaluation *right, size_t *partner)
{
    struct pairing pairing = {
        left, right, partner, xcalloc(right->indicator_count + 1, sizeof *pairing.taken)};
    for (size_t i = 0; i < left->indicator_count; i++)
        partner[i] = COMPARE_ALONE;
    for (int levels = LEVELS; levels >= 0; levels--)
        pair_names(&pairing, levels);
    pair_alike(&pairing);
    free(pairing.taken);
}
