/*
 * decimal - exact decimals for money, rates and scores. Never binary floating point.
 *
 * A decimal keeps the digits as printed: 193.10 is digits 19310, scale 2. At most 18 digits;
 * arithmetic is exact (128 bits between) and fails rather than rounds or wraps.
 */
#ifndef FUHE_DECIMAL_H
#define FUHE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decimal {
    int64_t digits; /* value = digits / 10^scale */
    int scale;      /* 0 … 18 */
};

enum { DECIMAL_TEXT = 24 }; /* room for any decimal as text, with its NUL */

#define DECIMAL(n) ((struct decimal){.digits = (n)})

/* "-12.50" in ASCII, all of `length`: sign, digits, at most one point with digits on both sides.
 * False when it is anything else or has more than 18 digits. */
bool decimal_parse(const char *text, size_t length, struct decimal *out);

/* The digits as kept: 193.10 stays "193.10". Returns `text`. */
char *decimal_text(struct decimal d, char text[static DECIMAL_TEXT]);

/* The same, of the arena. */
struct arena;
char *decimal_string(struct decimal d, struct arena *arena);

/* <0, 0, >0; scales may differ (1.50 equals 1.5). */
int decimal_compare(struct decimal a, struct decimal b);
bool decimal_is_zero(struct decimal d);

/* Exact; false when the result does not fit. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);

/* value × 10^power, exact, digits kept (元 → 万元 is power −4): false when it does not fit. */
bool decimal_shift(struct decimal d, int power, struct decimal *out);

enum rounding { ROUND_HALF_UP, ROUND_DOWN }; /* half away from zero; towards zero */

/* a × b / c rounded to `places`; false when c is 0 or the result does not fit. */
bool decimal_ratio(struct decimal a, struct decimal b, struct decimal c, int places,
    enum rounding rounding, struct decimal *out);
bool decimal_round(struct decimal d, int places, enum rounding rounding, struct decimal *out);

/* Without zeros at the end of the fraction: 9.90 → 9.9, 10.00 → 10. */
struct decimal decimal_trim(struct decimal d);

#endif
