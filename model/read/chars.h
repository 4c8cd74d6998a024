/*
 * chars - kinds of characters in the text of a flow, where full-width forms are folded already.
 */
#ifndef FUHE_CHARS_H
#define FUHE_CHARS_H

#include "read/text/flow.h"

/* Cells of a fixed-width page that a character takes. */
static inline uint32_t chars_cells(char32_t c)
{
    return c >= 0x1100 ? 2 : 1;
}

static inline bool chars_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

/* 一 to 十. */
static inline bool chars_numeral(char32_t c)
{
    switch (c) {
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
        return true;
    default:
        return false;
    }
}

static inline bool chars_latin(char32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static inline bool chars_han(char32_t c)
{
    return c >= 0x3400 && c <= 0x9FFF;
}

static inline bool chars_among(char32_t c, const char32_t *set)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

/* What no name or title goes over. */
static inline bool chars_parts(char32_t c)
{
    return chars_among(c, U"。;:,!?《》\"、");
}

static inline bool chars_have_digit(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (chars_digit(flow->text[i]))
            return true;
    return false;
}

static inline bool chars_begin(const struct flow *flow, struct range range, const char32_t *word)
{
    uint32_t at = range.start;
    for (; *word; word++, at++)
        if (at >= range.end || flow->text[at] != *word)
            return false;
    return true;
}

static inline bool chars_find(
    const struct flow *flow, struct range range, const char32_t *word, uint32_t *at)
{
    for (*at = range.start; *at < range.end; ++*at)
        if (chars_begin(flow, (struct range){*at, range.end}, word))
            return true;
    return false;
}

#endif
