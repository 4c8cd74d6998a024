#include "gb18030.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

static char16_t pairs[GB18030_LEADS * GB18030_TRAILS]; /* 0: none. Constant once made */
static pthread_once_t made = PTHREAD_ONCE_INIT;

static iconv_t open_iconv(void)
{
    static const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return iconv_open(first ? "UTF-32LE" : "UTF-32BE", "GB18030");
}

static char32_t convert(iconv_t cd, const unsigned char *bytes, size_t length)
{
    char32_t c = 0;
    char copy[4], *in = copy, *out = (char *)&c;
    size_t room = sizeof c;
    memcpy(copy, bytes, length);
    iconv(cd, NULL, NULL, NULL, NULL);
    return iconv(cd, &in, &length, &out, &room) != (size_t)-1 && length == 0 ? c : 0;
}

static void make_pairs(void)
{
    iconv_t cd = open_iconv();
    if (cd == (iconv_t)-1)
        return;
    for (int i = 0; i < GB18030_LEADS * GB18030_TRAILS; i++) {
        const unsigned char bytes[] = {(unsigned char)(GB18030_FIRST_LEAD + i / GB18030_TRAILS),
            (unsigned char)(GB18030_FIRST_TRAIL + i % GB18030_TRAILS)};
        char32_t c = bytes[1] == 0x7F ? 0 : convert(cd, bytes, sizeof bytes);
        pairs[i] = (char16_t)(c < 0x10000 ? c : 0);
    }
    iconv_close(cd);
}

bool gb18030_open(struct gb18030 *gb)
{
    gb->iconv = open_iconv();
    if (gb->iconv == (iconv_t)-1)
        return false;
    pthread_once(&made, make_pairs);
    gb->pairs = pairs;
    return true;
}

void gb18030_close(struct gb18030 *gb)
{
    iconv_close(gb->iconv);
}

char32_t gb18030_character(
    const struct gb18030 *gb, const unsigned char *p, size_t left, size_t *length)
{
    char32_t c = left >= 2 ? gb18030_pair(gb, p) : 0;
    bool four = left >= 4 && p[1] >= 0x30 && p[1] <= 0x39;
    if (!c && four)
        c = convert(gb->iconv, p, 4);
    *length = !c ? 1 : four ? 4 : 2;
    return c;
}
