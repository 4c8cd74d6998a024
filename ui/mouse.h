/*
 * mouse - what the terminal says of the mouse, in the form of xterm's mode 1006: "[<0;10;5M" behind
 * an Esc.
 */
#ifndef FUHE_MOUSE_H
#define FUHE_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

enum mouse_act { MOUSE_CLICK, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse {
    enum mouse_act act;
    int row, column; /* of the screen, from 0 */
};

/* The click before; all 0 at first. */
struct mouse_clicks {
    int64_t time;
    int row, column;
};

/* `now` is in milliseconds. False for what is none of the acts: other buttons, letting go. */
bool mouse_take(
    struct mouse_clicks *clicks, const char *sequence, int64_t now, struct mouse *mouse);

/* Asks the terminal to tell of it, or no longer. */
extern const char mouse_on[], mouse_off[];

#endif
