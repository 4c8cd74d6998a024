/*
 * phrase - short fixed wordings, put together from lists of words: is "已全部完成" made of an
 * adverb and a verb?
 *
 * UTF-8; the words of a list are tried in order, so a longer one stands before its own beginning.
 */
#ifndef FUHE_PHRASE_H
#define FUHE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#define PHRASE_WORDS(array) (array), (sizeof(array) / sizeof *(array))

/* Moves `*text` past one of the words, if it begins with one. */
bool phrase_eat(const char **text, const char *const *words, size_t count);

/* Past any number of them, none included. */
void phrase_eat_all(const char **text, const char *const *words, size_t count);

/* Past white space, no-break and full-width space included. */
const char *phrase_past_spaces(const char *text);

/* Past spaces and punctuation between or behind clauses, of either width. */
const char *phrase_past_marks(const char *text);

/* Equal once white space is taken out. */
bool phrase_same(const char *a, const char *b);

#endif
