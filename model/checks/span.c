#include "span.h"

__extension__ typedef __int128 wide;

static const int64_t longest = 1000000000000000; /* leaves room for one more digit and for sums */

bool span_of(struct decimal printed, int zeros, struct span *out)
{
    int64_t digits = printed.digits, unit = 10;
    if (digits >= longest || digits <= -longest || printed.scale > 16)
        return false;
    int scale = printed.scale + 1;
    for (int64_t rest = digits; zeros > 0 && printed.scale == 0 && rest && rest % 10 == 0;
         zeros--, rest /= 10)
        unit *= 10;
    digits *= 10;
    int64_t below = digits > 0 ? unit / 2 : unit, above = digits < 0 ? unit / 2 : unit;
    out->low = (struct decimal){.digits = digits - below, .scale = scale};
    out->high = (struct decimal){.digits = digits + above, .scale = scale};
    return true;
}

bool span_add(struct span a, struct span b, struct span *out)
{
    return decimal_add(a.low, b.low, &out->low) && decimal_add(a.high, b.high, &out->high);
}

bool span_subtract(struct span a, struct span b, struct span *out)
{
    struct span difference;
    if (!decimal_subtract(a.low, b.high, &difference.low) ||
        !decimal_subtract(a.high, b.low, &difference.high))
        return false;
    *out = difference;
    return true;
}

static struct decimal negated(struct decimal d)
{
    d.digits = -d.digits;
    return d;
}

struct span span_magnitude(struct span a)
{
    if (a.low.digits >= 0)
        return a;
    struct span mirrored = {.low = negated(a.high), .high = negated(a.low)};
    if (a.high.digits <= 0)
        return mirrored;
    if (decimal_compare(a.high, mirrored.high) < 0)
        a.high = mirrored.high;
    a.low = DECIMAL(0);
    return a;
}

bool span_meet(struct span a, struct span b)
{
    return decimal_compare(a.low, b.high) < 0 && decimal_compare(b.low, a.high) < 0;
}

/* a × b < c × d; true as well where the products are too long to tell. */
static bool product_below(struct decimal a, struct decimal b, struct decimal c, struct decimal d)
{
    wide left = (wide)a.digits * b.digits, right = (wide)c.digits * d.digits;
    int shift = a.scale + b.scale - c.scale - d.scale;
    wide *shorter = shift > 0 ? &right : &left;
    for (shift = shift < 0 ? -shift : shift; shift > 0; shift--)
        if (__builtin_mul_overflow(*shorter, 10, shorter))
            return true;
    return left < right;
}

bool span_ratio_meets(struct span part, struct span whole, struct span percent)
{
    if (whole.low.digits <= 0)
        return true;
    struct decimal least = percent.low.digits < 0 ? whole.high : whole.low;
    struct decimal most = percent.high.digits < 0 ? whole.low : whole.high;
    return product_below(part.low, DECIMAL(100), most, percent.high) &&
           product_below(least, percent.low, part.high, DECIMAL(100));
}
