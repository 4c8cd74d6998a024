/*
 * needle - words as they are looked for: white space and width make no difference, nor do Latin
 * capitals and traditional characters.
 */
#ifndef FUHE_NEEDLE_H
#define FUHE_NEEDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

struct needle {
    char32_t *chars; /* by needle_fold, without those that are nothing */
    uint32_t count;  /* 0: the words are blank, and stand nowhere */
};

/* `words` is UTF-8. */
void needle_init(struct needle *needle, const char *words);
void needle_fini(struct needle *needle);

/* One character as it is compared; 0 for white space and what is invisible. */
char32_t needle_fold(char32_t c);

/* The bytes of a UTF-8 text the words first stand at. */
bool needle_find(const struct needle *needle, const char *text, size_t *start, size_t *length);

#endif
