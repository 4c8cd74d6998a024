/*
 * gb18030 - the characters of GB18030, as the system's iconv has them. Pairs of bytes, nearly all
 * of a report, are looked up in a table that is made once, by the first text that needs it.
 */
#ifndef FUHE_GB18030_H
#define FUHE_GB18030_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

enum {
    GB18030_FIRST_LEAD = 0x81,
    GB18030_LEADS = 0xFE - GB18030_FIRST_LEAD + 1,
    GB18030_FIRST_TRAIL = 0x40,
    GB18030_TRAILS = 0xFE - GB18030_FIRST_TRAIL + 1
};

struct gb18030 {
    const char16_t *pairs;
    iconv_t iconv; /* for sequences of four */
};

/* False when the system cannot convert GB18030; then there is nothing to close. */
bool gb18030_open(struct gb18030 *gb);
void gb18030_close(struct gb18030 *gb);

/* The character the two bytes at `p` are; 0 when they are none. */
static inline char32_t gb18030_pair(const struct gb18030 *gb, const unsigned char *p)
{
    unsigned lead = (unsigned)p[0] - GB18030_FIRST_LEAD,
             trail = (unsigned)p[1] - GB18030_FIRST_TRAIL;
    return lead < GB18030_LEADS && trail < GB18030_TRAILS ? gb->pairs[lead * GB18030_TRAILS + trail]
                                                          : 0;
}

/* The character at `p`, which is not ASCII, and how many of the `left` bytes it has; 0 when it is
 * none. */
char32_t gb18030_character(
    const struct gb18030 *gb, const unsigned char *p, size_t left, size_t *length);

#endif
