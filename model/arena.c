#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "err.h"

struct arena_block {
    struct arena_block *older;
    alignas(max_align_t) char bytes[];
};

enum { BLOCK = 16 * 1024 };

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_fini(struct arena *arena)
{
    for (struct arena_block *b = arena->blocks, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    arena_init(arena);
}

static void add_block(struct arena *arena, size_t size)
{
    struct arena_block *b = malloc(sizeof *b + size);
    if (!b)
        err_fatal("out of memory");
    b->older = arena->blocks;
    arena->blocks = b;
    arena->next = b->bytes;
    arena->end = b->bytes + size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (!arena->blocks || (size_t)(arena->end - arena->next) < size)
        add_block(arena, size > BLOCK ? size : BLOCK);
    char *p = arena->next;
    arena->next += size;
    return memset(p, 0, size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *p = arena_alloc(arena, length + 1);
    return memcpy(p, bytes, length);
}

char *arena_text(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    char text[512];
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    size_t length = (size_t)vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    char *p = arena_alloc(arena, length + 1);
    if (length < sizeof text)
        memcpy(p, text, length);
    else
        vsnprintf(p, length + 1, format, again);
    va_end(again);
    return p;
}

static size_t doubled(size_t capacity)
{
    return capacity ? capacity * 2 : 8;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item)
{
    if (count < *capacity)
        return items;
    *capacity = doubled(*capacity);
    void *grown = arena_alloc(arena, *capacity * item);
    return count ? memcpy(grown, items, count * item) : grown;
}

void *xcalloc(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p)
        err_fatal("out of memory");
    return p;
}

void *xrealloc(void *old, size_t count, size_t size)
{
    bool fits = count > 0 && size > 0 && count <= SIZE_MAX / size;
    void *p = fits ? realloc(old, count * size) : NULL;
    if (!p)
        err_fatal("out of memory");
    return p;
}

char *xstrdup(const char *text)
{
    char *p = strdup(text);
    if (!p)
        err_fatal("out of memory");
    return p;
}

void *xdouble(void *items, size_t *capacity, size_t item)
{
    *capacity = doubled(*capacity);
    return xrealloc(items, *capacity, item);
}
