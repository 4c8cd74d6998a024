/*
 * grep - words looked for in the text of all reports of a store, by as many threads as there are
 * processors.
 *
 * For a person who looks again and again what a search reads is kept, folded and joined
 * (haystack.h; two bytes a character, some 75 MB for 110 MB of reports, at most GREP_KEPT), so that
 * only the first reads the documents. Reports imported meanwhile are read by the next search. For
 * one search alone (grep_begin_telling) nothing is kept, what surely has no hit is not even decoded
 * (sieve.h), and hits come as lines.
 *
 * One thread at a time may use it. A search goes on by itself; whoever began it looks in
 * (grep_wait) until it is over.
 */
#ifndef FUHE_GREP_H
#define FUHE_GREP_H

#include "grep_line.h"

enum { GREP_KEPT = 1 << 30 };

struct grep_found {
    struct hits hits;              /* so far, in the order of import */
    const struct grep_line *lines; /* of a search that tells: the next ones, until it is waited for
                                    * again */
    size_t line_count;
    int64_t searched, all; /* documents */
    bool over;
    bool failed; /* over before its end, for the reason in `err` */
    struct err err;
};

struct grep;

struct grep *grep_new(const char *store_path);
void grep_free(struct grep *grep);

/* Begins a search, in place of the one before; of the hits the first are kept, at most `most`. The
 * store tells how many documents there are. */
bool grep_begin(
    struct grep *grep, struct store *store, const char *words, size_t most, struct err *err);

/* Reads ahead, by itself, what the next search would have to read; until that begins, or all is
 * there. What was found before stays. */
void grep_warm(struct grep *grep, struct store *store);

/* Begins a search that tells lines instead of hits. They have to be taken: it waits when it is far
 * ahead. */
bool grep_begin_telling(struct grep *grep, struct store *store, const char *words, struct err *err);

/* Waits for the end of the search, or its next lines, but no longer than told, and takes in what
 * was found until then. */
const struct grep_found *grep_wait(struct grep *grep, int milliseconds);

/* Ends the search with what was found until then. */
void grep_stop(struct grep *grep);

const struct grep_found *grep_found(const struct grep *grep);

/* How many characters the words have; 0: they are blank, and nothing is found. */
uint32_t grep_length(const struct grep *grep);

#endif
