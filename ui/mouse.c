#include "mouse.h"

#include <stdio.h>

enum { DOUBLE_MS = 400 };

/* Of the number of a button; what was held with it is another part of it. */
enum { BUTTON_LEFT = 0, BUTTON_WHEEL_UP = 64, BUTTON_WHEEL_DOWN = 65, HELD = 4 | 8 | 16 };

const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static bool is_double(struct mouse_clicks *clicks, const struct mouse *mouse, int64_t now)
{
    bool again = clicks->time && now - clicks->time <= DOUBLE_MS && clicks->row == mouse->row &&
                 clicks->column == mouse->column;
    *clicks = (struct mouse_clicks){again ? 0 : now, mouse->row, mouse->column};
    return again;
}

bool mouse_take(struct mouse_clicks *clicks, const char *sequence, int64_t now, struct mouse *mouse)
{
    int button, row, column;
    char final;
    if (sscanf(sequence, "[<%4d;%5d;%5d%c", &button, &column, &row, &final) != 4 || final != 'M' ||
        row < 1 || column < 1)
        return false;
    *mouse = (struct mouse){.row = row - 1, .column = column - 1};
    switch (button & ~HELD) {
    case BUTTON_LEFT:
        mouse->act = is_double(clicks, mouse, now) ? MOUSE_DOUBLE : MOUSE_CLICK;
        return true;
    case BUTTON_WHEEL_UP:
    case BUTTON_WHEEL_DOWN:
        mouse->act = button & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
        return true;
    default:
        return false;
    }
}
