/*
 * clipboard - what asks a terminal to take a text into its clipboard (OSC 52), through the
 * multiplexers that stand between.
 */
#ifndef FUHE_CLIPBOARD_H
#define FUHE_CLIPBOARD_H

#include "export/buffer.h"

/* Bytes of a text; terminals take no more in one sequence. */
enum { CLIPBOARD_MOST = 65536 };

/* `terminal`, `tmux` and `screen` are $TERM, $TMUX and $STY; NULL: not set. */
void clipboard_sequence(const char *text, const char *terminal, const char *tmux,
    const char *screen, struct buffer *out);

#endif
