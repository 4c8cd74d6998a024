/*
 * haystack - the text of some documents as needles are compared with it: folded, without white
 * space and page furniture, so that words are whole wherever a line or a page broke them. Two bytes
 * a character, nearly always.
 */
#ifndef FUHE_HAYSTACK_H
#define FUHE_HAYSTACK_H

#include "needle.h"
#include "read/text/flow.h"

/* Where a document begins in the text. */
struct haystack_document {
    int64_t id;
    size_t start;
    bool pairs; /* it has characters that take two units */
};

struct haystack {
    char16_t *units; /* UTF-16, each document with a 0 behind */
    size_t length, capacity;
    struct haystack_document *documents;
    size_t document_count, document_capacity;
};

/* Words found: the document, and their first character's index in its flow. As long as the needle.
 */
struct hit {
    int64_t document;
    uint32_t at;
};

/* The first of those found; how many there are, and in how many documents. */
struct hits {
    struct hit *items;
    size_t count, capacity;
    size_t total, documents;
};

void haystack_fini(struct haystack *haystack);
void haystack_clear(struct haystack *haystack); /* its room stays */

void haystack_add(struct haystack *haystack, int64_t document, const struct flow *flow);

/* Gives back the room that is left. */
void haystack_close(struct haystack *haystack);

/* Adds all hits, none over another, in order; to `items` no more than there are `most` then. */
void haystack_find(
    const struct haystack *haystack, const struct needle *needle, size_t most, struct hits *hits);
void hits_fini(struct hits *hits);

#endif
