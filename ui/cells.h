/*
 * cells - how many cells of the terminal a text takes, and where to cut it.
 *
 * Widths are those of wcwidth, as ncurses has them. What must not reach a terminal as it is becomes
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

/* One character as it may be shown. */
struct cells_char cells_char(char32_t c);

/* Takes one character off `text` (`length` > 0, UTF-8) and returns its bytes. */
size_t cells_take(const char *text, size_t length, struct cells_char *out);

/* The cells of a text, or of its first `length` bytes. */
int cells_width(const char *text);
int cells_width_of(const char *text, size_t length);

/* The bytes of the longest beginning that fits into `cells`, with what joins its last character;
 * `used` cells. */
size_t cells_fit(const char *text, int cells, int *used);

/* The first byte of the longest end that fits into `cells`. */
size_t cells_fit_end(const char *text, int cells, int *used);

/* UTF-8 of one character with a NUL behind; its bytes. */
size_t cells_encode(char32_t c, char text[static 8]);

#endif
