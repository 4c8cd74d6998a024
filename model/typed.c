#include "typed.h"

#include <string.h>
#include <unistr.h>

bool typed_is_line(const char *text)
{
    ucs4_t c;
    const uint8_t *at = (const uint8_t *)text;
    if (u8_check(at, strlen(text)))
        return false;
    while ((at = u8_next(&c, at)))
        if (c < ' ' || (c >= 0x7F && c < 0xA0))
            return false;
    return true;
}
