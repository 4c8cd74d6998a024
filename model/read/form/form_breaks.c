#include "form_breaks.h"

#include <assert.h>
#include <wchar.h>

static_assert(sizeof(wchar_t) == sizeof(char32_t), "wmemchr searches characters");

uint32_t form_next(const struct flow *flow, uint32_t at, uint32_t end, char32_t c)
{
    const char32_t *text = flow->text;
    const wchar_t *found =
        at < end ? wmemchr((const wchar_t *)(text + at), (wchar_t)c, end - at) : NULL;
    return found ? (uint32_t)((const char32_t *)found - text) : end;
}

struct break_walk form_walk(const struct flow *flow, uint32_t from, uint32_t end)
{
    return (struct break_walk){flow, end, form_next(flow, from ? from - 1 : 0, end, '|')};
}
