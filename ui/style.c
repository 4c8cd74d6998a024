#include "style.h"

const struct look style_looks[STYLES] = {
    [STYLE_PLAIN] = {"plain", -1, -1, -1, -1, -1, -1, 0, 0},
    [STYLE_HEADER] = {"header", 254, 236, 15, 4, 7, 4, 0, LOOK_REVERSE},
    [STYLE_BORDER] = {"border", 244, -1, 8, -1, -1, -1, 0, 0},
    [STYLE_TITLE] = {"title", -1, -1, -1, -1, -1, -1, 0, 0},
    [STYLE_TITLE_FOCUS] = {"title-focus", 33, -1, 12, -1, 4, -1, LOOK_BOLD | LOOK_REVERSE,
        LOOK_BOLD | LOOK_REVERSE},
    [STYLE_HEAD] = {"head", 245, -1, 8, -1, 6, -1, 0, LOOK_DIM},
    [STYLE_DIM] = {"dim", 245, -1, 8, -1, -1, -1, 0, LOOK_DIM},
    [STYLE_SELECTED] = {"selected", 255, 24, 15, 4, 7, 4, 0, LOOK_REVERSE},
    [STYLE_SELECTED_IDLE] = {"selected-idle", 253, 239, 15, 8, 7, 0, LOOK_UNDERLINE,
        LOOK_UNDERLINE},
    [STYLE_CELL] = {"cell", 231, 32, 15, 12, 7, 6, LOOK_BOLD, LOOK_REVERSE | LOOK_BOLD},
    [STYLE_CELL_IDLE] = {"cell-idle", 253, 242, 15, 8, 7, 0, LOOK_BOLD | LOOK_UNDERLINE,
        LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_INPUT] = {"input", 16, 229, 0, 11, 0, 3, 0, LOOK_UNDERLINE},
    [STYLE_INPUT_ALL] = {"input-all", 231, 166, 15, 9, 7, 1, 0, LOOK_REVERSE},
    [STYLE_CHANGED] = {"changed", 33, -1, 12, -1, 6, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_ERROR] = {"error", 160, -1, 9, -1, 1, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_WARNING] = {"warning", 172, -1, 3, -1, 3, -1, 0, 0},
    [STYLE_INFO] = {"info", 67, -1, 6, -1, 6, -1, 0, 0},
    [STYLE_GOOD] = {"good", 34, -1, 2, -1, 2, -1, 0, 0},
    [STYLE_KEY] = {"key", -1, -1, -1, -1, -1, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_HINT] = {"hint", 245, -1, 8, -1, -1, -1, 0, 0},
    [STYLE_MESSAGE] = {"message", -1, -1, -1, -1, -1, -1, 0, 0},
    [STYLE_MESSAGE_ERROR] = {"message-error", 231, 160, 15, 1, 7, 1, LOOK_BOLD, LOOK_REVERSE},
    [STYLE_PROMPT] = {"prompt", 33, -1, 12, -1, 6, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_CANDIDATE] = {"candidate", 252, 237, 7, 8, 0, 7, 0, LOOK_REVERSE},
    [STYLE_CANDIDATE_SELECTED] = {"candidate-selected", 255, 24, 15, 4, 7, 4, LOOK_BOLD, LOOK_BOLD},
    [STYLE_MARK] = {"mark", 16, 222, 0, 3, 0, 3, 0, LOOK_UNDERLINE},
    [STYLE_MARK_STRONG] = {"mark-strong", 16, 214, 0, 11, 0, 3, LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_FOUND] = {"found", 16, 151, 0, 6, 0, 6, 0, LOOK_UNDERLINE},
    [STYLE_FOUND_STRONG] = {"found-strong", 16, 114, 0, 14, 0, 6, LOOK_BOLD,
        LOOK_REVERSE | LOOK_BOLD},
    [STYLE_NUMBER] = {"number", 240, -1, 8, -1, -1, -1, 0, LOOK_DIM},
    [STYLE_BAR_EMPTY] = {"bar-empty", 240, -1, 8, -1, -1, -1, 0, LOOK_DIM},
    [STYLE_YOU] = {"you", 34, -1, 10, -1, 2, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_LIANG] = {"liang", 33, -1, 12, -1, 6, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_ZHONG] = {"zhong", 172, -1, 3, -1, 3, -1, LOOK_BOLD, LOOK_BOLD},
    [STYLE_CHA] = {"cha", 160, -1, 9, -1, 1, -1, LOOK_BOLD, LOOK_BOLD},
};

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

const char *style_sign(enum sign sign)
{
    return ascii_only ? signs[sign].ascii : signs[sign].full;
}
