/*
 * answers - what a terminal says when it is asked: the colour of its background, where its cursor
 * stands behind an ambiguous character, and what it is. Terminals answer in the order they are
 * asked, so that the last, which all of them answer, tells that no other will come.
 */
#ifndef FUHE_ANSWERS_H
#define FUHE_ANSWERS_H

#include <stdbool.h>

enum answer {
    ANSWER_BACKGROUND = 1 << 0, /* OSC 11 */
    ANSWER_WIDTH = 1 << 1,      /* CSI 6 n */
    ANSWER_NAME = 1 << 2        /* CSI c: the last */
};

struct answers {
    unsigned asked, got; /* ANSWER_… */
    bool light;          /* the background is nearer to white than to black */
    bool wide;           /* an ambiguous character takes two cells */
};

/* The row (from 0) of the screen where the ambiguous character is written: from the first one, the
 * answer would be the sequence of a key. */
enum { ANSWERS_ROW = 1 };

/* The questions, to be sent as they are; the one of the width with the cursor at the beginning of
 * its row. */
extern const char answers_ask_background[], answers_ask_width[], answers_ask_name[];

/* Takes a control sequence without its Esc ("[2;3R", "]11;rgb:ff/ff/ff"); false when it is no
 * answer to what was asked and not yet answered. */
bool answers_take(struct answers *answers, const char *sequence);

/* Whether $COLORFGBG ("15;0", "0;default;15") tells of a light background. */
bool answers_light_of_variable(const char *value);

#endif
