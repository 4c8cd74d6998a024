/* quote - the words of a document around a place, for a person to find it again. */
#ifndef FUHE_QUOTE_H
#define FUHE_QUOTE_H

#include "../read/document.h"

/* The place with a little of its own line or sentence before and behind, on one line; "" when there is no place. */
const char *quote_words(const struct document *document, struct place place, struct arena *arena);

#endif
