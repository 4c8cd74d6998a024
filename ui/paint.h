/*
 * paint - what to send to a terminal so that it shows a frame, given what it shows.
 *
 * Only cells that differ are sent, all of a frame as one text. ncurses could do this too; but it
 * weighs many ways to move the cursor against one another and, in 6.4, makes each movement a write
 * of its own: 0.3 ms of a frame's 0.5.
 */
#ifndef FUHE_PAINT_H
#define FUHE_PAINT_H

#include <stddef.h>

#include "frame.h"

struct paint {
    /* Of the terminal, without padding; "" where it has none. Owned. */
    char *styles[STYLES]; /* sets a style, whichever was set before */
    char *clear, *cursor_on, *cursor_off;
    const char *(*place)(int row, int column); /* the sequence that moves the cursor */
    bool corner_scrolls;                       /* the last cell of the last row cannot be written */

    struct frame shown;
    bool known;  /* the terminal shows `shown` */
    int style;   /* that is set; -1: not known */
    int cursor;  /* 0 hidden, 1 shown; -1: not known */
    char *bytes; /* what to send for the last frame */
    size_t length, capacity;
};

void paint_init(struct paint *paint); /* the sequences and `place` are set by the caller */
void paint_fini(struct paint *paint);

/* Nothing is known any more of what the terminal shows. */
void paint_forget(struct paint *paint);

void paint_frame(struct paint *paint, const struct frame *frame);

#endif
