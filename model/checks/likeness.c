#include "likeness.h"

#include <string.h>

#include "read/text/fold.h"

enum { NAME_MAX_CHARS = 96 };

struct name {
    char32_t chars[NAME_MAX_CHARS];
    size_t length;
};

static bool is_letter(char32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0x3400 && c <= 0x9fff) || c >= 0x20000;
}

/* Folded; marks, brackets and spaces are left out. */
static void name_of(const char *text, struct name *out)
{
    out->length = 0;
    for (char32_t c; out->length < NAME_MAX_CHARS && (c = fold_next(&text));)
        if (is_letter(c))
            out->chars[out->length++] = c;
}

static bool holds(const struct name *whole, const struct name *part)
{
    for (size_t i = 0; i + part->length <= whole->length; i++)
        if (memcmp(whole->chars + i, part->chars, part->length * sizeof *part->chars) == 0)
            return true;
    return false;
}

static size_t common_end(const struct name *a, const struct name *b)
{
    size_t n = 0;
    while (n < a->length && n < b->length &&
           a->chars[a->length - 1 - n] == b->chars[b->length - 1 - n])
        n++;
    return n;
}

static bool ends_with_satisfaction(const struct name *name)
{
    static const char32_t satisfaction[] = {U'满', U'意'};
    for (size_t end = name->length; end >= 2 && end + 1 >= name->length; end--)
        if (memcmp(name->chars + end - 2, satisfaction, sizeof satisfaction) == 0)
            return true;
    return false;
}

/* Characters of `a` that `b` has too, each of b's used once. */
static size_t in_common(const struct name *a, struct name b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->length; i++)
        for (size_t j = 0; j < b.length; j++)
            if (a->chars[i] == b.chars[j]) {
                b.chars[j] = b.chars[--b.length];
                n++;
                break;
            }
    return n;
}

bool likeness_same(const char *a, const char *b)
{
    struct name x, y;
    name_of(a, &x);
    name_of(b, &y);
    if (x.length == 0 || y.length == 0 || holds(&x, &y) || holds(&y, &x))
        return true;
    if (ends_with_satisfaction(&x) && ends_with_satisfaction(&y))
        return true;
    size_t end = common_end(&x, &y);
    x.length -= end;
    y.length -= end;
    size_t least = x.length + y.length;
    return 6 * in_common(&x, y) >= least;
}
