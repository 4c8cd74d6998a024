#include "needle.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "arena.h"
#include "read/text/fold.h"

char32_t needle_fold(char32_t c)
{
    char32_t folded = fold_simplified(fold_char(c));
    if (folded <= ' ')
        return 0;
    return folded >= 'A' && folded <= 'Z' ? folded - 'A' + 'a' : folded;
}

void needle_init(struct needle *needle, const char *words)
{
    *needle = (struct needle){.chars = xcalloc(strlen(words) + 1, sizeof *needle->chars)};
    const uint8_t *at = (const uint8_t *)words;
    for (ucs4_t c; (at = u8_next(&c, at)) != NULL;) {
        char32_t folded = needle_fold(c);
        if (folded)
            needle->chars[needle->count++] = folded;
    }
}

void needle_fini(struct needle *needle)
{
    free(needle->chars);
    *needle = (struct needle){0};
}

/* The first byte behind the needle where it stands at `at`; NULL where it does not. */
static const uint8_t *behind(const struct needle *needle, const uint8_t *at)
{
    uint32_t met = 0;
    for (ucs4_t c; met < needle->count && (at = u8_next(&c, at)) != NULL;) {
        char32_t folded = needle_fold(c);
        if (folded && folded != needle->chars[met++])
            return NULL;
    }
    return met == needle->count ? at : NULL;
}

bool needle_find(const struct needle *needle, const char *text, size_t *start, size_t *length)
{
    const uint8_t *bytes = (const uint8_t *)text, *at = bytes, *next;
    ucs4_t c;
    for (; needle->count && (next = u8_next(&c, at)) != NULL; at = next) {
        const uint8_t *end = needle_fold(c) == needle->chars[0] ? behind(needle, at) : NULL;
        if (!end)
            continue;
        *start = (size_t)(at - bytes);
        *length = (size_t)(end - at);
        return true;
    }
    return false;
}
