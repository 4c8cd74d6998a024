/*
 * style - what things look like, by name. Outside term.c nobody knows a colour.
 *
 * Never colour alone: whatever a colour says, a letter, a mark or an attribute says too.
 */
#ifndef FUHE_STYLE_H
#define FUHE_STYLE_H

#include <stdbool.h>

#include "settings.h"

enum style {
    STYLE_PLAIN,
    STYLE_HEADER, /* the first row */
    STYLE_TRIAL,  /* of what is tried and not kept */
    STYLE_BORDER,
    STYLE_TITLE,
    STYLE_TITLE_FOCUS,
    STYLE_HEAD, /* names of columns */
    STYLE_DIM,
    STYLE_SELECTED,      /* the row the focus is on */
    STYLE_SELECTED_IDLE, /* the selected row of a pane without the focus */
    STYLE_CELL,          /* the selected value */
    STYLE_CELL_IDLE,
    STYLE_INPUT,
    STYLE_INPUT_ALL, /* a typed character replaces all of it */
    STYLE_CHANGED,   /* not as reported */
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_INFO,
    STYLE_GOOD,
    STYLE_KEY, /* a key in a hint */
    STYLE_HINT,
    STYLE_MESSAGE,
    STYLE_MESSAGE_ERROR,
    STYLE_PROMPT,
    STYLE_CANDIDATE,
    STYLE_CANDIDATE_SELECTED,
    STYLE_MARK,         /* words of the source that are evidence */
    STYLE_MARK_STRONG,  /* the ones looked at */
    STYLE_FOUND,        /* what is searched for */
    STYLE_FOUND_STRONG, /* the hit looked at */
    STYLE_NUMBER,       /* of a source line */
    STYLE_BAR_EMPTY,
    STYLE_YOU,
    STYLE_LIANG,
    STYLE_ZHONG,
    STYLE_CHA,
    STYLES
};

enum look_attribute {
    LOOK_BOLD = 1 << 0,
    LOOK_REVERSE = 1 << 1,
    LOOK_UNDERLINE = 1 << 2,
    LOOK_DIM = 1 << 3
};

/* 256 colours on a dark and on a light screen; the terminal's own 16 or 8. */
enum palette {
    PALETTE_DARK,
    PALETTE_LIGHT,
    PALETTE_16,
    PALETTE_8,
    PALETTES,
    PALETTE_NONE = PALETTES
};

struct look {
    const char *name;
    struct {
        short front, back; /* -1: the terminal's own */
    } colours[PALETTES];
    unsigned with_colour, without; /* attributes */
};
extern const struct look style_looks[STYLES];

/* What a theme comes to on a terminal of so many colours; `light` is what THEME_AUTO goes by. */
enum palette style_palette(enum theme theme, bool light, int colours);

/* Signs with a plain form for terminals that have no more than ASCII, or draw them wide. */
enum sign {
    SIGN_HORIZONTAL,
    SIGN_VERTICAL,
    SIGN_TOP_LEFT,
    SIGN_TOP_RIGHT,
    SIGN_BOTTOM_LEFT,
    SIGN_BOTTOM_RIGHT,
    SIGN_LEFT,
    SIGN_RIGHT,
    SIGN_ELLIPSIS,
    SIGN_ARROW,
    SIGN_DONE,
    SIGN_REFUSED,
    SIGN_NOTE,
    SIGN_NONE,
    SIGN_AT_LEAST,
    SIGN_AT_MOST,
    SIGN_BETWEEN,
    SIGN_BLOCK,
    SIGN_BLOCK_PART, /* seven of them: one eighth to seven */
    SIGN_BAND = SIGN_BLOCK_PART + 7,
    SIGN_EMPTY,
    SIGNS
};
const char *style_sign(enum sign sign);

/* Of a row of a list: that of its own, unless it is the selected one of its pane. */
enum style style_row(bool selected, bool focused, enum style own);

void style_use_ascii(bool ascii);

#endif
