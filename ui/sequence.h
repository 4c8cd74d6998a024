/*
 * sequence - a control sequence of the terminal as it comes in, character by character, behind its
 * Esc: "[" or "O" up to a final letter, "]" up to BEL or Esc and a backslash.
 */
#ifndef FUHE_SEQUENCE_H
#define FUHE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEQUENCE_TEXT = 64 };

struct sequence {
    char text[SEQUENCE_TEXT]; /* without the Esc in front and the end of a string */
    size_t length;            /* 0: none is under way */
};

enum sequence_state {
    SEQUENCE_MORE,
    SEQUENCE_WHOLE, /* `text` is, with a NUL behind; none is under way any more */
    SEQUENCE_BROKEN /* the character does not belong to it; none is under way any more */
};

void sequence_begin(struct sequence *sequence, char introducer);
enum sequence_state sequence_take(struct sequence *sequence, uint32_t c);

/* The key a whole one is; 0 when it is none. */
uint32_t sequence_key(const char *text);

/* The key of a name that terminfo has for one with others held: kHOM5 is Ctrl-Home. 0: none. */
uint32_t sequence_named(const char *name);

/* Of a function key by its number: F13 to F24 are F1 to F12 with Shift, the twelve behind them with
 * Ctrl. 0: none. */
uint32_t sequence_function(int number);

#endif
