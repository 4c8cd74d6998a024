#include "decimal.h"

#include "arena.h"

__extension__ typedef __int128 wide;

enum { DIGITS_MAX = 18 };

static const int64_t power_of_ten[DIGITS_MAX + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000,
    10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
    100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000};

static bool fits(wide digits)
{
    return digits > -(wide)power_of_ten[DIGITS_MAX] && digits < power_of_ten[DIGITS_MAX];
}

/* Zeros at the end of the fraction are given up where that makes the value fit. */
static bool keep(wide digits, int scale, struct decimal *out)
{
    while ((scale > DIGITS_MAX || !fits(digits)) && scale > 0 && digits % 10 == 0) {
        digits /= 10;
        scale--;
    }
    if (scale > DIGITS_MAX || !fits(digits))
        return false;
    *out = (struct decimal){.digits = (int64_t)digits, .scale = scale};
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool decimal_parse(const char *text, size_t length, struct decimal *out)
{
    const char *p = text, *end = text + length;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end || !is_digit(*p) || !is_digit(end[-1]))
        return false;
    int64_t digits = 0;
    int scale = -1;
    for (; p < end; p++) {
        if (*p == '.' && scale < 0) {
            scale = 0;
            continue;
        }
        if (!is_digit(*p) || digits >= power_of_ten[DIGITS_MAX - 1] || scale == DIGITS_MAX)
            return false;
        digits = digits * 10 + (*p - '0');
        if (scale >= 0)
            scale++;
    }
    *out = (struct decimal){.digits = negative ? -digits : digits, .scale = scale < 0 ? 0 : scale};
    return true;
}

char *decimal_text(struct decimal d, char text[static DECIMAL_TEXT])
{
    char reversed[DECIMAL_TEXT];
    size_t n = 0;
    uint64_t rest = d.digits < 0 ? 0 - (uint64_t)d.digits : (uint64_t)d.digits;
    for (int written = 0; rest || written <= d.scale; written++) {
        if (written == d.scale && d.scale > 0)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (d.digits < 0)
        reversed[n++] = '-';
    for (size_t i = 0; i < n; i++)
        text[i] = reversed[n - 1 - i];
    text[n] = '\0';
    return text;
}

char *decimal_string(struct decimal d, struct arena *arena)
{
    char text[DECIMAL_TEXT];
    return arena_text(arena, decimal_text(d, text));
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static wide at_scale(struct decimal d, int scale)
{
    return (wide)d.digits * power_of_ten[scale - d.scale];
}

int decimal_compare(struct decimal a, struct decimal b)
{
    int scale = larger(a.scale, b.scale);
    wide x = at_scale(a, scale), y = at_scale(b, scale);
    return (x > y) - (x < y);
}

bool decimal_is_zero(struct decimal d)
{
    return d.digits == 0;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    int scale = larger(a.scale, b.scale);
    return keep(at_scale(a, scale) + at_scale(b, scale), scale, out);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
    int scale = larger(a.scale, b.scale);
    return keep(at_scale(a, scale) - at_scale(b, scale), scale, out);
}

bool decimal_shift(struct decimal d, int power, struct decimal *out)
{
    if (power < -DIGITS_MAX || power > DIGITS_MAX)
        return d.digits == 0 && keep(0, 0, out);
    int scale = d.scale - power;
    if (scale >= 0)
        return keep(d.digits, scale, out);
    return keep((wide)d.digits * power_of_ten[-scale], 0, out);
}

static bool times_ten_to(wide *value, int power)
{
    for (; power > DIGITS_MAX; power -= DIGITS_MAX)
        if (__builtin_mul_overflow(*value, power_of_ten[DIGITS_MAX], value))
            return false;
    return !__builtin_mul_overflow(*value, power_of_ten[power], value);
}

static wide divide(wide above, wide below, enum rounding rounding)
{
    if (below < 0) {
        above = -above;
        below = -below;
    }
    wide quotient = above / below, rest = above % below;
    if (rounding == ROUND_HALF_UP && (rest < 0 ? -rest : rest) >= below - (rest < 0 ? -rest : rest))
        quotient += above < 0 ? -1 : 1;
    return quotient;
}

bool decimal_ratio(struct decimal a, struct decimal b, struct decimal c, int places,
    enum rounding rounding, struct decimal *out)
{
    if (c.digits == 0 || places < 0 || places > DIGITS_MAX)
        return false;
    wide above = (wide)a.digits * b.digits, below = c.digits;
    int power = c.scale + places - a.scale - b.scale;
    if (power >= 0 && !times_ten_to(&above, power))
        return false;
    if (power < 0 && !times_ten_to(&below, -power))
        return keep(0, places, out); /* `above` has 36 digits at most, `below` more than 38 */
    return keep(divide(above, below, rounding), places, out);
}

bool decimal_round(struct decimal d, int places, enum rounding rounding, struct decimal *out)
{
    return decimal_ratio(d, DECIMAL(1), DECIMAL(1), places, rounding, out);
}

struct decimal decimal_trim(struct decimal d)
{
    while (d.scale > 0 && d.digits % 10 == 0) {
        d.digits /= 10;
        d.scale--;
    }
    return d;
}
