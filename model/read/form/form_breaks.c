#include "form_breaks.h"

#include <assert.h>
#include <endian.h>
#include <string.h>
#include <wchar.h>

static_assert(sizeof(wchar_t) == sizeof(char32_t), "wmemchr searches characters");

uint32_t form_next(const struct flow *flow, uint32_t at, uint32_t end, char32_t c)
{
    const char32_t *text = flow->text;
    const wchar_t *found =
        at < end ? wmemchr((const wchar_t *)(text + at), (wchar_t)c, end - at) : NULL;
    return found ? (uint32_t)((const char32_t *)found - text) : end;
}

uint32_t form_next_gap(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint64_t gaps;
    for (; at + sizeof gaps <= end; at += sizeof gaps) {
        memcpy(&gaps, flow->gap + at, sizeof gaps);
        if (gaps)
            return at + (uint32_t)__builtin_ctzll(le64toh(gaps)) / 8;
    }
    while (at < end && flow->gap[at] == GAP_NONE)
        at++;
    return at;
}

struct break_walk form_walk(const struct flow *flow, uint32_t from, uint32_t end)
{
    return (struct break_walk){flow, end, form_next(flow, from ? from - 1 : 0, end, '|')};
}

uint32_t form_walk_to(struct break_walk *walk, uint32_t at)
{
    if (at == 0 || at >= walk->end)
        return at < walk->end ? at : walk->end;
    uint32_t gap = form_next_gap(walk->flow, at, walk->end);
    if (walk->pipe + 1 < at)
        walk->pipe = form_next(walk->flow, at - 1, walk->end, '|');
    uint32_t pipe = walk->pipe < at ? at : walk->pipe;
    return pipe < gap ? pipe : gap;
}
