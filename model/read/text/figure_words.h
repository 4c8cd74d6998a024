/*
 * figure_words - the words around numbers, as data: operators and units.
 */
#ifndef FUHE_FIGURE_WORDS_H
#define FUHE_FIGURE_WORDS_H

#include "flow.h"

enum figure_words {
    WORDS_OPERATORS,        /* in front of a value: their enum op */
    WORDS_OPERATORS_BEHIND, /* the same */
    WORDS_MONEY_UNITS,      /* how a number becomes 万元: a power of ten */
    WORDS_TIME_UNITS,
    WORDS_NO_UNITS, /* what no unit has in it */
    WORDS_DIGIT_UNITS
};

struct figure_word {
    const char32_t *text;
    int value; /* 0 where the words have none */
};

/* The longest of the words that stands at `at`; NULL when none. `range`: where it stands, empty
 * when none. */
const struct figure_word *figure_words_at(enum figure_words words, const struct flow *flow,
    uint32_t at, uint32_t end, struct range *range);

/* Whether all of the range is one of the words; whether one stands anywhere in it. */
bool figure_words_whole(enum figure_words words, const struct flow *flow, struct range range);
bool figure_words_within(enum figure_words words, const struct flow *flow, struct range range);

#endif
