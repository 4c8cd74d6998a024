/*
 * store_texts - the documents of a store one after the other, in the order of their import, for
 * what looks through all of them.
 */
#ifndef FUHE_STORE_TEXTS_H
#define FUHE_STORE_TEXTS_H

#include "store.h"

/* Numbers of documents only grow, and a document never changes. */
struct stored_text {
    int64_t document;
    const unsigned char *bytes; /* until the function it is given to returns */
    size_t length;
};

/* The number of the last one imported; 0 when there is none. */
bool store_texts_last(struct store *store, int64_t *document, struct err *err);

/* Gives those behind number `after` up to number `last` to `take`, until it returns false. */
bool store_texts(struct store *store, int64_t after, int64_t last,
    bool (*take)(void *context, const struct stored_text *text), void *context, struct err *err);

/* The keys of the evaluations a document holds, in their order in it; at most `most`. */
bool store_texts_keys(struct store *store, int64_t document, int64_t *keys, size_t most,
    size_t *count, struct err *err);

#endif
