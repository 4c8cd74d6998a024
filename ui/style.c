#include "style.h"

#include "cells.h"

#define COLOURS(dark, dark_back, light, light_back, front_16, back_16, front_8, back_8)            \
    {                                                                                              \
        {dark, dark_back}, {light, light_back}, {front_16, back_16},                               \
        {                                                                                          \
            front_8, back_8                                                                        \
        }                                                                                          \
    }

/* Text keeps a contrast of 4.5 to 1 on the screen a palette is for (WCAG 2.1, 1.4.3), lines and the
 * like of 1.5; a test measures it. */
const struct look style_looks[STYLES] = {
    [STYLE_PLAIN] = {"plain", COLOURS(-1, -1, -1, -1, -1, -1, -1, -1), 0, 0},
    [STYLE_HEADER] = {"header", COLOURS(254, 236, 16, 252, 15, 4, 7, 4), 0, LOOK_REVERSE},
    [STYLE_TRIAL] = {"trial", COLOURS(16, 214, 16, 214, 0, 11, 0, 3), LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_BORDER] = {"border", COLOURS(242, -1, 246, -1, 8, -1, -1, -1), 0, 0},
    [STYLE_TITLE] = {"title", COLOURS(-1, -1, -1, -1, -1, -1, -1, -1), 0, 0},
    [STYLE_TITLE_FOCUS] = {"title-focus", COLOURS(75, -1, 25, -1, 12, -1, 4, -1),
        LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_HEAD] = {"head", COLOURS(246, -1, 241, -1, 8, -1, 6, -1), 0, LOOK_DIM},
    [STYLE_DIM] = {"dim", COLOURS(246, -1, 241, -1, 8, -1, -1, -1), 0, LOOK_DIM},
    [STYLE_SELECTED] = {"selected", COLOURS(255, 24, 16, 153, 15, 4, 7, 4), 0, LOOK_REVERSE},
    [STYLE_SELECTED_IDLE] = {"selected-idle", COLOURS(253, 238, 16, 254, 15, 8, 7, 0),
        LOOK_UNDERLINE, LOOK_UNDERLINE},
    [STYLE_CELL] = {"cell", COLOURS(16, 117, 231, 25, 15, 12, 7, 6), LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_CELL_IDLE] = {"cell-idle", COLOURS(253, 240, 16, 250, 15, 8, 7, 0),
        LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_INPUT] = {"input", COLOURS(16, 229, 16, 229, 0, 11, 0, 3), 0, LOOK_UNDERLINE},
    [STYLE_INPUT_ALL] = {"input-all", COLOURS(231, 124, 231, 124, 15, 9, 7, 1), 0, LOOK_REVERSE},
    [STYLE_CHANGED] = {"changed", COLOURS(75, -1, 25, -1, 12, -1, 6, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_ERROR] = {"error", COLOURS(203, -1, 124, -1, 9, -1, 1, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_WARNING] = {"warning", COLOURS(214, -1, 94, -1, 3, -1, 3, -1), 0, 0},
    [STYLE_INFO] = {"info", COLOURS(110, -1, 24, -1, 6, -1, 6, -1), 0, 0},
    [STYLE_GOOD] = {"good", COLOURS(77, -1, 22, -1, 2, -1, 2, -1), 0, 0},
    [STYLE_KEY] = {"key", COLOURS(-1, -1, -1, -1, -1, -1, -1, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_HINT] = {"hint", COLOURS(246, -1, 241, -1, 8, -1, -1, -1), 0, 0},
    [STYLE_MESSAGE] = {"message", COLOURS(-1, -1, -1, -1, -1, -1, -1, -1), 0, 0},
    [STYLE_MESSAGE_ERROR] = {"message-error", COLOURS(231, 124, 231, 124, 15, 1, 7, 1), LOOK_BOLD,
        LOOK_REVERSE},
    [STYLE_PROMPT] = {"prompt", COLOURS(75, -1, 25, -1, 12, -1, 6, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_CANDIDATE] = {"candidate", COLOURS(252, 237, 16, 254, 7, 8, 0, 7), 0, LOOK_REVERSE},
    [STYLE_CANDIDATE_SELECTED] = {"candidate-selected", COLOURS(255, 24, 16, 153, 15, 4, 7, 4),
        LOOK_BOLD, LOOK_BOLD},
    [STYLE_MARK] = {"mark", COLOURS(16, 222, 16, 222, 0, 3, 0, 3), 0, LOOK_UNDERLINE},
    [STYLE_MARK_STRONG] = {"mark-strong", COLOURS(16, 214, 16, 214, 0, 11, 0, 3), LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_FOUND] = {"found", COLOURS(16, 151, 16, 151, 0, 6, 0, 6), 0, LOOK_UNDERLINE},
    [STYLE_FOUND_STRONG] = {"found-strong", COLOURS(16, 114, 16, 114, 0, 14, 0, 6), LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_NUMBER] = {"number", COLOURS(242, -1, 246, -1, 8, -1, -1, -1), 0, LOOK_DIM},
    [STYLE_BAR_EMPTY] = {"bar-empty", COLOURS(242, -1, 246, -1, 8, -1, -1, -1), 0, LOOK_DIM},
    [STYLE_YOU] = {"you", COLOURS(77, -1, 22, -1, 10, -1, 2, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_LIANG] = {"liang", COLOURS(75, -1, 25, -1, 12, -1, 6, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_ZHONG] = {"zhong", COLOURS(214, -1, 94, -1, 3, -1, 3, -1), LOOK_BOLD, LOOK_BOLD},
    [STYLE_CHA] = {"cha", COLOURS(203, -1, 124, -1, 9, -1, 1, -1), LOOK_BOLD, LOOK_BOLD},
};

enum palette style_palette(enum theme theme, bool light, int colours)
{
    if (theme == THEME_NONE || colours < 8)
        return PALETTE_NONE;
    if (colours < 16)
        return PALETTE_8;
    if (theme == THEME_16 || colours < 256)
        return PALETTE_16;
    return theme == THEME_LIGHT || (theme == THEME_AUTO && light) ? PALETTE_LIGHT : PALETTE_DARK;
}

static const struct {
    const char *full, *ascii;
} signs[SIGNS] = {
    [SIGN_HORIZONTAL] = {"─", "-"},
    [SIGN_VERTICAL] = {"│", "|"},
    [SIGN_TOP_LEFT] = {"┌", "+"},
    [SIGN_TOP_RIGHT] = {"┐", "+"},
    [SIGN_BOTTOM_LEFT] = {"└", "+"},
    [SIGN_BOTTOM_RIGHT] = {"┘", "+"},
    [SIGN_LEFT] = {"├", "+"},
    [SIGN_RIGHT] = {"┤", "+"},
    [SIGN_ELLIPSIS] = {"…", "~"},
    [SIGN_ARROW] = {"→", ">"},
    [SIGN_DONE] = {"✓", "v"},
    [SIGN_REFUSED] = {"×", "x"},
    [SIGN_NOTE] = {"c", "c"},
    [SIGN_NONE] = {"—", "-"},
    [SIGN_AT_LEAST] = {"≥", ">="},
    [SIGN_AT_MOST] = {"≤", "<="},
    [SIGN_BETWEEN] = {"›", "/"},
    [SIGN_BLOCK] = {"█", "#"},
    [SIGN_BLOCK_PART] = {"▏", "."},
    [SIGN_BLOCK_PART + 1] = {"▎", "."},
    [SIGN_BLOCK_PART + 2] = {"▍", "."},
    [SIGN_BLOCK_PART + 3] = {"▌", "="},
    [SIGN_BLOCK_PART + 4] = {"▋", "="},
    [SIGN_BLOCK_PART + 5] = {"▊", "="},
    [SIGN_BLOCK_PART + 6] = {"▉", "="},
    [SIGN_BAND] = {"│", "|"},
    [SIGN_EMPTY] = {"·", "."},
};

static bool ascii_only;

void style_use_ascii(bool ascii)
{
    ascii_only = ascii;
}

enum style style_row(bool selected, bool focused, enum style own)
{
    return !selected ? own : focused ? STYLE_SELECTED : STYLE_SELECTED_IDLE;
}

const char *style_sign(enum sign sign)
{
    const char *full = signs[sign].full;
    return ascii_only || cells_width(full) > 1 ? signs[sign].ascii : full;
}
