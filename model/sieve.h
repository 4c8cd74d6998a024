/*
 * sieve - whether words may stand in a report, told by its bytes, before any is decoded.
 *
 * What it keeps out surely has no hit (haystack.h); what it lets by has to be searched. It knows
 * undamaged UTF-8 of at most three bytes a character, which most reports are, and lets all else by.
 * Two characters of the words that follow one another do so in the bytes too, or white space, page
 * furniture (whole lines) or pinyin in brackets stands between them: a text with neither is kept
 * out.
 */
#ifndef FUHE_SIEVE_H
#define FUHE_SIEVE_H

#include "needle.h"

struct sieve_letter;

struct sieve {
    struct sieve_letter *letters; /* the characters of the needle, as texts may spell them */
    uint32_t count;
};

/* Of a needle that is not blank. */
void sieve_init(struct sieve *sieve, const struct needle *needle);
void sieve_fini(struct sieve *sieve);

bool sieve_lets_by(const struct sieve *sieve, const unsigned char *bytes, size_t length);

#endif
