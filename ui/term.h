/*
 * term - the terminal: the only file that includes curses (terminfo has its description).
 *
 * Input comes as events, one at a time; output goes as whole frames, of which what differs from the
 * last is sent. Signals that end the program or change the size come as events too: they never
 * interrupt anything else.
 */
#ifndef FUHE_TERM_H
#define FUHE_TERM_H

#include "err.h"
#include "frame.h"
#include "mouse.h"
#include "settings.h"

enum event_kind {
    EVENT_KEY,
    EVENT_PASTE,  /* text, however many lines */
    EVENT_MOUSE,  /* only while the settings want it */
    EVENT_RESIZE, /* term_size says how large it is now, or it is to be drawn anew */
    EVENT_END     /* by a signal, or because the terminal is gone */
};

struct event {
    enum event_kind kind;
    uint32_t key;     /* keys.h */
    const char *text; /* UTF-8, until the next event */
    struct mouse mouse;
    int signal;
};

/* Takes over the terminal on standard input and output. Fails where there is none, or it cannot
 * place the cursor; then nothing has changed. The first time, the terminal is asked for what the
 * settings leave to it; what it answers too late is taken when it comes. */
bool term_open(const struct settings *settings, struct err *err);

/* Theme, signs, widths and mouse of the settings, which stay the caller's, and of what the terminal
 * answered. */
void term_adopt(const struct settings *settings);

/* A terminal that is nowhere, for scripts and tests: it takes frames and gives no events. */
bool term_open_nowhere(
    const struct settings *settings, const char *type, int rows, int columns, struct err *err);

void term_resize_nowhere(int rows, int columns);

/* Gives the terminal back as it was. Harmless when it is not open. */
void term_close(void);

/* To another program, and back again; one that is nowhere stays. */
void term_lend(void);
bool term_take_back(const struct settings *settings, struct err *err);

void term_size(int *rows, int *columns);
void term_show(const struct frame *frame);
void term_repaint(void); /* the next frame is sent whole */

void term_copy(const char *text); /* into its clipboard, where it has one for programs */

bool term_pending(void);           /* whether an event is there already */
bool term_quiet(int milliseconds); /* whether none comes for so long */
void term_wait(struct event *event);

/* While something takes long: whether Esc or Ctrl-C was typed, which is taken with all keys before
 * it, or the program is to end. */
bool term_gives_up(void);

void term_suspend(void); /* stops the program, the terminal given back; returns when it goes on */

/* What the terminal was told to show at a position: the characters of the cell as UTF-8 (none for
 * the second half of a wide one) and the style. */
void term_shown(int row, int column, char text[static 32], enum style *style);
void term_cursor(int *row, int *column);

#endif
