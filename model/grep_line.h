/*
 * grep_line - a hit of a search as a person reads it: whose report it is in, where, and the words
 * around it.
 */
#ifndef FUHE_GREP_LINE_H
#define FUHE_GREP_LINE_H

#include "haystack.h"
#include "store_texts.h"

/* Texts are UTF-8, printed characters without the white space that the report has between them. */
struct grep_line {
    const char *id, *file, *unit,
        *project; /* of the evaluation it stands in; project NULL where there is none */
    int64_t key;
    int year;
    struct place place;
    struct location at;
    const char *before, *words, *behind; /* of the sentence, as much as is near */
};

/* Looks hits up, each report read once for those that follow one another in it. */
struct grep_lines {
    struct store *store;
    int64_t document;       /* that is open; 0: none */
    struct reading reading; /* evaluated where it matters which evaluation a hit is in */
    int64_t *keys;          /* of the evaluations in the document, once a hit is looked up */
    size_t key_count;
    struct page owner; /* the evaluation of the hit before */
};

void grep_lines_init(struct grep_lines *lines, struct store *store);
void grep_lines_fini(struct grep_lines *lines);

/* Opens a report that is at hand; false when it is no text. */
bool grep_lines_open(struct grep_lines *lines, const struct stored_text *text);

/* `length` characters of the flow; texts are the arena's. */
bool grep_lines_look(struct grep_lines *lines, const struct hit *hit, uint32_t length,
    struct arena *arena, struct grep_line *line, struct err *err);

#endif
