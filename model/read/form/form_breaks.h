/*
 * form_breaks - from break to break through a part of the flow: where a word, a cell or a line may
 * begin.
 */
#ifndef FUHE_FORM_BREAKS_H
#define FUHE_FORM_BREAKS_H

#include <endian.h>
#include <string.h>

#include "read/text/flow.h"

/* Whether a break of any kind, or a pipe, stands before `at`. */
static inline bool form_is_break(const struct flow *flow, uint32_t at)
{
    return at == 0 || at >= flow->length || flow->gap[at] != GAP_NONE ||
           flow->text[at - 1] == '|' || flow->text[at] == '|';
}

/* The next `c` in [at, end); `end` when there is none. As fast as the machine searches. */
uint32_t form_next(const struct flow *flow, uint32_t at, uint32_t end, char32_t c);

/* The next position in [at, end) with a gap before it; `end` when there is none. Eight characters a
 * step. */
static inline uint32_t form_next_gap(const struct flow *flow, uint32_t at, uint32_t end)
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

/* A walk through [from, end), always forward. */
struct break_walk {
    const struct flow *flow;
    uint32_t end, pipe; /* the first pipe that is not behind */
};
struct break_walk form_walk(const struct flow *flow, uint32_t from, uint32_t end);

/* The first break at or behind `at`; `end` when there is none. */
static inline uint32_t form_walk_to(struct break_walk *walk, uint32_t at)
{
    if (at == 0 || at >= walk->end)
        return at < walk->end ? at : walk->end;
    uint32_t gap = form_next_gap(walk->flow, at, walk->end);
    if (walk->pipe + 1 < at)
        walk->pipe = form_next(walk->flow, at - 1, walk->end, '|');
    uint32_t pipe = walk->pipe < at ? at : walk->pipe;
    return pipe < gap ? pipe : gap;
}

#endif
