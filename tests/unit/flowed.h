/* flowed - a text as the readers get it, for tests. */
#ifndef FLOWED_H
#define FLOWED_H

#include <string.h>

#include "read/text/flow.h"

struct flowed {
    struct document document;
    struct flow flow;
    struct arena arena;
};

static inline struct flowed flowed_text(const char *text)
{
    struct flowed flowed;
    struct err err;
    if (!document_init(&flowed.document, (const unsigned char *)text, strlen(text), &err))
        fail_msg("%s: %s", text, err.text);
    flow_init(&flowed.flow, &flowed.document);
    arena_init(&flowed.arena);
    return flowed;
}

static inline void flowed_fini(struct flowed *flowed)
{
    arena_fini(&flowed->arena);
    flow_fini(&flowed->flow);
    document_fini(&flowed->document);
}

static inline struct range flowed_all(const struct flowed *flowed)
{
    return (struct range){0, flowed->flow.length};
}

/* The flow's own characters, not the printed ones. */
static inline char *flowed_characters(struct flowed *flowed, struct range range)
{
    char *text = arena_alloc(&flowed->arena, (size_t)(range.end - range.start) * 4 + 1),
         *end = text;
    for (uint32_t i = range.start; i < range.end; i++)
        end += document_encode(flowed->flow.text[i], end);
    return text;
}

#endif
