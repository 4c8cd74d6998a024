/*
 * cells - how many cells of the terminal a text takes, and where to cut it.
 *
 * Widths are those of wcwidth, as ncurses has them; where the terminal draws ambiguous characters
 * (… ① ×) wide, two cells for these. What must not reach a terminal as it is becomes
 * something visible: control characters their pictures, bytes that are no UTF-8 and directional
 * marks U+FFFD; joiners and variation selectors vanish, since terminals do not agree on what they
 * do to the width.
 */
#ifndef FUHE_CELLS_H
#define FUHE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

struct cells_char {
    char32_t shown; /* 0: nothing */
    int width;      /* 0 (joins the one before), 1 or 2 */
};

/* Whether the terminal draws ambiguous characters two cells wide; at first it does not. */
void cells_use_wide(bool wide);

/* One character as it may be shown; what is neither ASCII nor Han is looked up. */
struct cells_char cells_look_up(char32_t c);
static inline struct cells_char cells_char(char32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return (struct cells_char){c, 1};
    if (c >= 0x4E00 && c <= 0x9FFF)
        return (struct cells_char){c, 2};
    return cells_look_up(c);
}

/* Takes one character off `text` (`length` > 0, UTF-8) and returns its bytes. Most of what is shown
 * is ASCII or Han: these are taken here. */
size_t cells_decode(const char *text, size_t length, struct cells_char *out);
static inline size_t cells_take(const char *text, size_t length, struct cells_char *out)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x80) {
        *out = cells_char(byte[0]);
        return 1;
    }
    bool han = length > 2 && byte[0] > 0xE4 && byte[0] < 0xE9 && (byte[1] & 0xC0) == 0x80 &&
               (byte[2] & 0xC0) == 0x80;
    if (!han)
        return cells_decode(text, length, out);
    *out =
        (struct cells_char){(byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu), 2};
    return 3;
}

/* The cells of a text, or of its first `length` bytes. */
int cells_width(const char *text);
int cells_width_of(const char *text, size_t length);

/* The bytes of the longest beginning that fits into `cells`, with what joins its last character;
 * `used` cells. */
size_t cells_fit(const char *text, int cells, int *used);

/* The same, ending where a line may be broken when all of it does not fit. */
size_t cells_break(const char *text, int cells);

/* The first byte of the longest end that fits into `cells`. */
size_t cells_fit_end(const char *text, int cells, int *used);

/* UTF-8 of one character with a NUL behind; its bytes. */
size_t cells_encode(char32_t c, char text[static 8]);

#endif
