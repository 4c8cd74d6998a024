/*
 * filter - the language that says which evaluations are meant: a pure parser, and what it finds in
 * a roster.
 *
 *     grade:良 findings>0 -status:reviewed rate<90 year:2022..2023 街道
 *
 * All terms must hold. A term is a word of the name, or KEY OPERATOR VALUE by the table below:
 * ":" and "=" (one of the values), "!=" (none of them), "<" "<=" ">" ">=" (numbers), or a key that
 * stands alone (marked). Values parted by "," are alternatives, numbers may be a span "80..90"; a
 * "-" or "!" before a term turns it around. "" keep blanks and signs within a word. All of it may
 * be typed in full width, with ≤ ≥ ≠ and 、, keys and choices in English or Chinese.
 *
 * White space, width, capitals and traditional characters make no difference in a name (needle.h).
 * What is not known fits no number but "none".
 */
#ifndef FUHE_FILTER_H
#define FUHE_FILTER_H

#include "roster.h"

enum filter_type {
    FILTER_CHOICE,  /* one of `choices` */
    FILTER_NUMBER,  /* whole */
    FILTER_DECIMAL, /* of a column in millionths */
    FILTER_NAME,    /* words in a part of the name */
    FILTER_CODE,    /* of findings, "budget" meaning all of budget.… */
    FILTER_FLAG     /* stands alone */
};

enum { FILTER_NAMES = 4 };

struct filter_choice {
    const char *names[FILTER_NAMES]; /* as typed; the first is what completion and facets write */
    int64_t value;
};

struct filter_key {
    const char *name, *chinese;
    enum filter_type type;
    enum roster_column column;           /* unless FILTER_NAME, FILTER_CODE */
    enum roster_part part;               /* of FILTER_NAME */
    const struct filter_choice *choices; /* without names: the end; NULL: takes no choices */
    const char *help;                    /* N_(), one line */
};
extern const struct filter_key filter_keys[];
extern const size_t filter_key_count;

const struct filter_key *filter_key_find(const char *name); /* in either language; NULL: none */

/* One of the values of a term, with the bytes of the text it stands in. */
struct filter_value {
    int64_t low, high; /* both ends included; of a number, choice or flag */
    const char *text;  /* folded words, or a code */
    size_t start, end;
};

struct filter_term {
    const struct filter_key *key; /* NULL: a word of any part of the name */
    bool negated;
    bool one_of; /* ":" or "=": the values could be more or fewer */
    struct filter_value *values;
    size_t value_count;
    size_t start, end; /* bytes of the text */
};

struct filter {
    struct filter_term *terms; /* none: everything fits */
    size_t term_count;
    struct arena arena;
};

void filter_init(struct filter *filter);
void filter_fini(struct filter *filter);

/* Takes the place of what was in it. False says in err what is wrong and at which character, and
 * leaves a filter without terms. */
bool filter_parse(struct filter *filter, const char *text, struct err *err);

/* Sets `fits` (a byte a row) to 1 or 0. With `but`, terms that are one of its values are left out:
 * what facets count. */
void filter_match(const struct filter *filter, const struct roster *roster,
    const struct filter_key *but, unsigned char *fits);

/* The rows that fit, in the order asked for; returns how many. Room for all in `rows`. */
size_t filter_rows(const struct filter *filter, const struct roster *roster,
    enum roster_order order, bool reverse, uint32_t *rows);

#endif
