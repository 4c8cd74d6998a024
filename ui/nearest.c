#include "nearest.h"

#include <stdint.h>
#include <string.h>

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters are to be changed, put in or left out (Levenshtein's distance); SIZE_MAX when
 * `typed` is longer than any name. */
static size_t distance_of(const char *typed, const char *name)
{
    enum { MOST = 32 };
    size_t length = strlen(typed), row[MOST + 1];
    if (length > MOST)
        return SIZE_MAX;
    for (size_t i = 0; i <= length; i++)
        row[i] = i;
    for (size_t k = 0; name[k]; k++) {
        size_t diagonal = row[0]++;
        for (size_t i = 1; i <= length; i++) {
            size_t replace = diagonal + (typed[i - 1] != name[k]);
            diagonal = row[i];
            row[i] = least_of(replace, least_of(row[i], row[i - 1]) + 1);
        }
    }
    return row[length];
}

void nearest_try(struct nearest *nearest, const char *name)
{
    size_t distance = distance_of(nearest->typed, name);
    if (distance < nearest->distance) {
        nearest->name = name;
        nearest->distance = distance;
    }
}
