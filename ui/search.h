/*
 * search - where words stand in a report, however they were broken over lines and pages and
 * whatever their width: they are looked for in its flow.
 */
#ifndef FUHE_SEARCH_H
#define FUHE_SEARCH_H

#include "read/reader.h"

struct search {
    char *words; /* NULL: nothing is looked for */
    int64_t key; /* of the evaluation in whose report the hits are */
    struct place *hits;
    size_t count, capacity;
    size_t current;
};

void search_fini(struct search *search);

/* All hits, in document order, the first one behind the character `from` (else the first of all)
 * the current one. Blank words: nothing is looked for any more. */
void search_find(struct search *search, const char *words, const struct reading *reading,
    int64_t key, uint32_t from);

/* The current one is the next (1) or the one before (-1); true when it went on at the other end. */
bool search_step(struct search *search, int step);

/* The first hit that ends behind a character; `count` when there is none. */
size_t search_behind(const struct search *search, uint32_t at);

/* The start of the next section (1) or of the one before (-1) as seen from a character: a line that
 * begins with a heading's number, or an evaluation. False when there is none. */
bool search_section(const struct reading *reading, uint32_t at, int direction, uint32_t *found);

#endif
