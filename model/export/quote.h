/* quote - the words of a document around a place, for a person to find it again. */
#ifndef FUHE_QUOTE_H
#define FUHE_QUOTE_H

#include "../read/reader.h"

/* The place with a little of its own sentence or cell before and behind, as printed, joined where
 * the paper broke it; "" when there is no place. */
const char *quote_words(const struct reading *reading, struct place place, struct arena *arena);

#endif
