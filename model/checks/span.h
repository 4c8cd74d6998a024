/*
 * span - a printed figure as all the values it may stand for.
 *
 * 3.09 is what every value from 3.085 (rounded up) to below 3.10 (cut off) is printed as. Two spans
 * that share a value cannot contradict each other. The ends are as open as rounding makes them:
 * spans that only touch share nothing.
 */
#ifndef FUHE_SPAN_H
#define FUHE_SPAN_H

#include "../decimal.h"

struct span {
    struct decimal low, high;
};

/* `zeros`: that many zeros at the end of a whole number may be no printed digits (2.1 亿元 is 21000
 * 万元). False for figures too long to reckon with: they are then not checked. */
bool span_of(struct decimal printed, int zeros, struct span *out);

bool span_add(struct span a, struct span b, struct span *out);
bool span_subtract(struct span a, struct span b, struct span *out);
struct span span_magnitude(struct span a);

bool span_meet(struct span a, struct span b);

/* Whether part / whole can be `percent` %. Also true where it cannot be told: the whole may be 0 or
 * is negative, or the figures are too long. */
bool span_ratio_meets(struct span part, struct span whole, struct span percent);

#endif
