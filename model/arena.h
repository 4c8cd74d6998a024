/*
 * arena - memory with one lifetime: everything a reading or a review holds is freed at once.
 *
 * Allocation never returns NULL: out of memory ends the program (err_fatal).
 */
#ifndef FUHE_ARENA_H
#define FUHE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;
    char *next, *end;
};

void arena_init(struct arena *arena);
void arena_fini(struct arena *arena);

/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A copy of a text; NULL of NULL. */
char *arena_text(struct arena *arena, const char *text);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* As xgrow, in the arena, where the smaller array stays until the end. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item);

/* Heap memory that ends the program rather than fail: malloc'd, freed by free(). */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);
char *xstrdup(const char *text);

/* Room for one more in a growing array of `item`s: doubles `*capacity` when `count` has reached it.
 */
void *xdouble(void *items, size_t *capacity, size_t item);
static inline void *xgrow(void *items, size_t count, size_t *capacity, size_t item)
{
    return count < *capacity ? items : xdouble(items, capacity, item);
}

#endif
