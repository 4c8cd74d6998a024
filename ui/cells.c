#include "cells.h"

#include <string.h>
#include <unilbrk.h>
#include <unistr.h>
#include <wchar.h>

#include "cells_ambiguous.h"

enum { REPLACEMENT = 0xFFFD };

struct span {
    char32_t first, last;
};

/* Sorted. No width of their own on some terminals, joined with their neighbours on others. */
static const struct span vanishing[] = {
    {0x00AD, 0x00AD},
    {0x180B, 0x180E},
    {0x200B, 0x200D},
    {0x2060, 0x2064},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xE0000, 0xE0FFF},
};

/* Sorted. They turn the direction of what follows, or break the line. */
static const struct span turning[] = {
    {0x0080, 0x009F},
    {0x061C, 0x061C},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2065, 0x206F},
    {0xFFF9, 0xFFFB},
};

static bool within(const struct span *spans, size_t count, char32_t c)
{
    for (size_t i = 0; i < count && spans[i].first <= c; i++)
        if (c <= spans[i].last)
            return true;
    return false;
}

static bool ambiguous_wide;

void cells_use_wide(bool wide)
{
    ambiguous_wide = wide;
}

/* U+FFFD is one of them itself. */
static struct cells_char replacement(void)
{
    return (struct cells_char){ambiguous_wide ? '?' : REPLACEMENT, 1};
}

static struct cells_char control(char32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r')
        return (struct cells_char){' ', 1};
    return (struct cells_char){c == 0x7F ? 0x2421 : 0x2400 + c, 1};
}

struct cells_char cells_look_up(char32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return control(c);
    if (within(vanishing, sizeof vanishing / sizeof *vanishing, c))
        return (struct cells_char){0, 0};
    if (within(turning, sizeof turning / sizeof *turning, c) || c == REPLACEMENT)
        return replacement();
    int width = wcwidth((wchar_t)c);
    if (width < 0)
        return replacement();
    if (width == 1 && ambiguous_wide && cells_is_ambiguous(c))
        width = 2;
    return (struct cells_char){c, width};
}

static bool is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t cells_decode(const char *text, size_t length, struct cells_char *out)
{
    ucs4_t c;
    int bytes = u8_mbtouc(&c, (const uint8_t *)text, length);
    *out = cells_char(c);
    return (size_t)bytes;
}

int cells_width_of(const char *text, size_t length)
{
    int width = 0;
    struct cells_char c;
    for (size_t at = 0; at < length; width += c.width)
        at += cells_take(text + at, length - at, &c);
    return width;
}

int cells_width(const char *text)
{
    return cells_width_of(text, strlen(text));
}

size_t cells_fit(const char *text, int cells, int *used)
{
    size_t length = strlen(text), at = 0;
    *used = 0;
    while (at < length) {
        struct cells_char c;
        size_t bytes = cells_take(text + at, length - at, &c);
        if (*used + c.width > cells)
            break;
        *used += c.width;
        at += bytes;
    }
    return at;
}

size_t cells_break(const char *text, int cells)
{
    enum { MOST = 1024 };
    char breaks[MOST];
    int used;
    size_t fits = cells_fit(text, cells, &used), length = strnlen(text, MOST);
    if (fits >= length)
        return fits;
    u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
    size_t at = fits;
    while (at > 0 && breaks[at] != UC_BREAK_POSSIBLE)
        at--;
    return at ? at : fits;
}

static size_t step_back(const char *text, size_t at)
{
    size_t to = at - 1;
    while (to > 0 && at - to < 4 && is_tail(text[to]))
        to--;
    return to;
}

size_t cells_fit_end(const char *text, int cells, int *used)
{
    size_t from = strlen(text), at = from;
    *used = 0;
    while (at > 0) {
        struct cells_char c;
        size_t before = step_back(text, at);
        cells_take(text + before, at - before, &c);
        if (*used + c.width > cells)
            break;
        at = before;
        *used += c.width;
        if (c.width || at == 0)
            from = at;
    }
    return from;
}

size_t cells_encode(char32_t c, char text[static 8])
{
    int bytes = u8_uctomb((uint8_t *)text, c, 7);
    if (bytes < 0)
        bytes = 0;
    text[bytes] = '\0';
    return (size_t)bytes;
}
