/* compare_pair - which indicator of one evaluation is which of another. */
#ifndef FUHE_COMPARE_PAIR_H
#define FUHE_COMPARE_PAIR_H

#include "evaluation.h"

#define COMPARE_ALONE SIZE_MAX

/* The place in `right` of each of `left`, or COMPARE_ALONE; `partner` has room for all of `left`.
 *
 * One of the same name first, of several the one of the same level 1 and 2, then the first. What
 * is left over is paired where the names differ by wording alone (likeness.h) and two fifths of
 * their pairs of neighbouring characters are the same, the most alike first, then those of the same
 * levels; never across two level 1 indicators. */
void compare_pair(const struct evaluation *left, const struct evaluation *right, size_t *partner);

/* Width, blanks and line ends make no difference; NULL is no words. */
bool compare_same_words(const char *a, const char *b);

#endif
