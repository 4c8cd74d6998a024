/*
 * line - one line of text being typed. The cursor steps over whole graphemes.
 */
#ifndef FUHE_LINE_H
#define FUHE_LINE_H

#include "frame.h"

struct line {
    char *text; /* UTF-8 with a NUL; owned */
    size_t length, capacity;
    size_t cursor; /* byte */
    bool all;      /* all of it is selected: what is typed takes its place */
};

void line_init(struct line *line);
void line_fini(struct line *line);
void line_set(struct line *line, const char *text, bool all); /* the cursor behind it */

/* Nothing but blanks. */
bool line_is_blank(const char *text);

/* White space other than a blank is put in as a blank. */
void line_insert(struct line *line, const char *text, size_t length);

enum line_action {
    LINE_LEFT,
    LINE_RIGHT,
    LINE_HOME,
    LINE_END,
    LINE_ERASE,
    LINE_DELETE,
    LINE_ERASE_WORD,
    LINE_ERASE_BEFORE,
    LINE_ERASE_BEHIND
};
void line_act(struct line *line, enum line_action action);

/* In a field of `cells`, scrolled so that the cursor is in sight; what is selected as a whole and
 * too long shows its beginning. Sets the frame's cursor. */
void line_draw(const struct line *line, const struct area *area, int row, int column, int cells,
    enum style style);

#endif
