#include "form_costs.h"

/* clang-format off */
const struct break_cost form_break_costs[LAYOUTS][BETWEENS] = {
    [LAYOUT_PIPE_ROWS] = {
        [BETWEEN_SPACE] = {0, 9, 9}, [BETWEEN_WIDE] = {0, 9, 9}, [BETWEEN_TAB] = {0, 9, 9},
        [BETWEEN_LINE] = {2, 9, 9}, [BETWEEN_BLANK] = {2, 9, 9},
        [BETWEEN_PIPE] = {FORM_NEVER, 0, 8}, [BETWEEN_PIPE_LINE] = {FORM_NEVER, 3, 0},
        [BETWEEN_PAGE] = {2, 3, 3}, [BETWEEN_ROW] = {FORM_NEVER, 4, 0}},
    [LAYOUT_PIPE_CELLS] = {
        [BETWEEN_SPACE] = {0, 9, 9}, [BETWEEN_WIDE] = {0, 9, 9}, [BETWEEN_TAB] = {0, 9, 9},
        [BETWEEN_LINE] = {2, 9, 9}, [BETWEEN_BLANK] = {2, 9, 9},
        [BETWEEN_PIPE] = {FORM_NEVER, 0, 0}, [BETWEEN_PIPE_LINE] = {FORM_NEVER, 0, 0},
        [BETWEEN_PAGE] = {2, 0, 0}, [BETWEEN_ROW] = {FORM_NEVER, 2, 0}},
    [LAYOUT_TAB_ROWS] = {
        [BETWEEN_SPACE] = {0, 4, 9}, [BETWEEN_WIDE] = {0, 4, 9}, [BETWEEN_TAB] = {9, 0, 9},
        [BETWEEN_LINE] = {3, 4, 0}, [BETWEEN_BLANK] = {5, 6, 0}, [BETWEEN_PAGE] = {2, 3, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_WIDE_ROWS] = {
        [BETWEEN_SPACE] = {1, 2, 9}, [BETWEEN_WIDE] = {5, 0, 9}, [BETWEEN_TAB] = {5, 0, 9},
        [BETWEEN_LINE] = {2, 3, 0}, [BETWEEN_BLANK] = {6, 5, 0}, [BETWEEN_PAGE] = {2, 3, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_SPACE_ROWS] = {
        [BETWEEN_SPACE] = {1, 0, 8}, [BETWEEN_WIDE] = {2, 0, 7}, [BETWEEN_TAB] = {2, 0, 7},
        [BETWEEN_LINE] = {3, 3, 0}, [BETWEEN_BLANK] = {5, 4, 0}, [BETWEEN_PAGE] = {2, 3, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_ONE_LINE] = {
        [BETWEEN_SPACE] = {1, 0, 0}, [BETWEEN_WIDE] = {3, 0, 0}, [BETWEEN_TAB] = {3, 0, 0},
        [BETWEEN_LINE] = {2, 1, 0}, [BETWEEN_BLANK] = {4, 2, 0}, [BETWEEN_PAGE] = {1, 0, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_CELL_ROWS] = {
        [BETWEEN_SPACE] = {0, 4, 9}, [BETWEEN_WIDE] = {1, 1, 9}, [BETWEEN_TAB] = {1, 1, 9},
        [BETWEEN_LINE] = {3, 0, 7}, [BETWEEN_BLANK] = {7, 5, 0}, [BETWEEN_PAGE] = {2, 0, 1},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_CELL_BLANK] = {
        [BETWEEN_SPACE] = {0, 4, 9}, [BETWEEN_WIDE] = {1, 1, 9}, [BETWEEN_TAB] = {1, 1, 9},
        [BETWEEN_LINE] = {0, 3, 3}, [BETWEEN_BLANK] = {3, 0, 0}, [BETWEEN_PAGE] = {1, 0, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
    [LAYOUT_CELL_LINES] = {
        [BETWEEN_SPACE] = {0, 4, 9}, [BETWEEN_WIDE] = {1, 1, 3}, [BETWEEN_TAB] = {1, 1, 3},
        [BETWEEN_LINE] = {3, 0, 0}, [BETWEEN_BLANK] = {5, 1, 0}, [BETWEEN_PAGE] = {2, 0, 0},
        [BETWEEN_ROW] = {FORM_NEVER, 6, 0}},
};

/* Columns in the order of enum look_kind. */
const signed char form_fits[ROLES][LOOKS] = {
    /*                      e  m  f  s  r  s  l  l  l  n  o  n  p  p  q  u  y  n  a  r  d  t  p  b  s
                            m  r  i  e  u  r  v  v  e  a  p  u  t  c  t  n  /  a  i  e  a  x  r  r  c
                            p  k  l  c  l  c  1  2  v  m     m  s  t  y  i  n  t  m  s  t  t  o  k  r */
    [ROLE_LEVEL1]       = { 0, 1,20,20,20,20, 0, 5, 1,12,20,20,20,20,20,20,20,20, 7,20,20, 3, 9,20, 4},
    [ROLE_LEVEL2]       = { 0, 1,20,20,20,20, 5, 0, 0,12,20,20,20,20,20,20,20,20, 6,20,20, 3, 9,20, 4},
    [ROLE_NAME]         = { 5, 3, 0,20,20, 1, 8, 8, 7, 0,20,15,20,13, 9, 8,20,20, 3, 6, 9, 0, 2, 6, 9},
    [ROLE_INDEX]        = { 0, 0,15,15,15,15,15,15,15,15,15, 0,15,15,15,15,15,15,15,15,15,15,15,15,15},
    [ROLE_OPERATOR]     = { 1, 1,15,15,15,15,15,15,15,15, 0,15,15,15,15,15,15, 0,15,15,15, 8,15,15,15},
    [ROLE_TARGET]       = { 3, 2, 2,12,12,12,12,12,12,12, 4, 1, 1, 0, 0, 8, 1, 2, 0, 2, 0, 1, 3, 4, 6},
    [ROLE_UNIT]         = { 0, 0,12,12,12,12,12,12,12,12,12,12,12,12,12, 0,12,12, 5,12,12, 6,12,12, 3},
    [ROLE_BASIS]        = { 0, 0, 6, 6, 6, 6,12,12,12,12, 6, 4, 6, 3, 3, 6, 6, 6, 1, 2, 1, 0, 0, 6, 3},
    [ROLE_BEFORE]       = { 0, 0,12,12,12,12,12,12,12,12,12, 1, 1, 0, 0,12, 1,12, 1, 1, 1, 2, 4, 4,12},
    [ROLE_ACTUAL]       = { 2, 2, 2,12,12,12,12,12,12,12, 6, 1, 1, 0, 0, 9, 1,12, 1, 0, 0, 1, 2, 4, 6},
    [ROLE_COMPLETION]   = { 0, 0,15,15,15,15,15,15,15,15,15, 1,15, 0, 5,15,15,15,15, 5,15,15,15,15,15},
    [ROLE_LEVEL_WEIGHT] = { 0, 0,20,20,20,20,20,20,20,20,20, 0, 0, 3,16,20,20,20,20,20,20,20,20,20,20},
    [ROLE_WEIGHT]       = { 3, 2,20,20,20,20,20,20,20,20,20, 0, 0, 3,16,20,20,20,20,20,20,12,20, 5,20},
    [ROLE_SCORE]        = { 2, 1,20,20,20,20,20,20,20,20,20, 0, 0, 5,16,20,20,20,20,20,20,12,20, 5,20},
    [ROLE_OTHER_SCORE]  = { 0, 0,15,15,15,15,15,15,15,15,15, 0, 0,15,15,15,15,15,15,15,15,15,15,15,15},
    [ROLE_REASON]       = { 0, 0, 1,12,12,12,12,12,12,12,12, 8, 7, 8, 6, 8, 2,12, 2, 2, 4, 1, 0, 5, 4},
    [ROLE_RULE]         = { 1, 1, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 4, 8, 8, 8, 1, 8, 8, 1, 0, 0, 6},
    [ROLE_CORE]         = { 0, 0,12,12,12,12,12,12,12,12,12,12,12,12,12,12, 0,12,12,12,12,12,12,12,12},
    [ROLE_EXTRA]        = { 0, 1, 1, 1, 1, 1, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    [ROLE_BLANK]        = { 0, 4,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20,20},
    [ROLE_SOURCE]       = { 3,20,20,20,20, 0,20,20,20,20,20,20,20,20,20,20,20,20, 5,20,20, 3, 6,20, 9},
    [ROLE_AMOUNT]       = { 1, 0,20,20,20,20,20,20,20,20,20, 0,12,20, 0, 6,20,20,20,20,20, 9,20, 4,20},
    [ROLE_RATE]         = { 1, 0,20,20,20,20,20,20,20,20,20, 1,20, 0,20,20,20,20,20,20,20, 9,20,20,20},
    [ROLE_FUND_WEIGHT]  = { 1, 0,20,20,20,20,20,20,20,20,20, 0, 0, 9,20,20,20,20,20,20,20, 9,20,20,20},
    [ROLE_FUND_SCORE]   = { 1, 0,20,20,20,20,20,20,20,20,20, 0, 0, 9,20,20,20,20,20,20,20, 9,20,20,20},
};

const struct role_cost form_role_costs[ROLES] = {
    [ROLE_LEVEL1] = {0, 2}, [ROLE_LEVEL2] = {0, 2}, [ROLE_NAME] = {9, 0},
    [ROLE_INDEX] = {1, FORM_NEVER}, [ROLE_OPERATOR] = {2, FORM_NEVER}, [ROLE_TARGET] = {5, 1},
    [ROLE_UNIT] = {2, FORM_NEVER}, [ROLE_BASIS] = {2, 0}, [ROLE_BEFORE] = {4, 2},
    [ROLE_ACTUAL] = {4, 1}, [ROLE_COMPLETION] = {4, FORM_NEVER},
    [ROLE_LEVEL_WEIGHT] = {0, FORM_NEVER}, [ROLE_WEIGHT] = {6, FORM_NEVER},
    [ROLE_SCORE] = {4, FORM_NEVER}, [ROLE_OTHER_SCORE] = {2, FORM_NEVER}, [ROLE_REASON] = {0, 0},
    [ROLE_RULE] = {3, 0}, [ROLE_CORE] = {2, FORM_NEVER}, [ROLE_EXTRA] = {2, 1},
    [ROLE_BLANK] = {0, FORM_NEVER},
    [ROLE_SOURCE] = {9, 0}, [ROLE_AMOUNT] = {4, FORM_NEVER}, [ROLE_RATE] = {1, FORM_NEVER},
    [ROLE_FUND_WEIGHT] = {2, FORM_NEVER}, [ROLE_FUND_SCORE] = {1, FORM_NEVER},
};

const signed char form_join_costs[LOOKS] = {
    [LOOK_EMPTY] = FORM_NEVER, [LOOK_MARK] = 4, [LOOK_FILLER] = 4, [LOOK_SECTION] = FORM_NEVER,
    [LOOK_RULE] = FORM_NEVER, [LOOK_SOURCE] = 4, [LOOK_LEVEL1] = 12, [LOOK_LEVEL2] = 12,
    [LOOK_LEVEL] = 12, [LOOK_NAMED] = 12, [LOOK_OPERATOR] = 4, [LOOK_NUMBER] = 9, [LOOK_POINTS] = 9,
    [LOOK_PERCENT] = 8, [LOOK_QUANTITY] = 14, [LOOK_UNIT] = 1, [LOOK_YES_NO] = 6, [LOOK_NATURE] = 6,
    [LOOK_AIM] = 1, [LOOK_RESULT] = 2, [LOOK_DATE] = 3, [LOOK_TEXT] = 0, [LOOK_PROSE] = 0,
    [LOOK_BROKEN] = 4,
};

const signed char form_drop_costs[LOOKS] = {
    [LOOK_EMPTY] = 1, [LOOK_MARK] = 4, [LOOK_FILLER] = 1, [LOOK_SECTION] = 0, [LOOK_RULE] = 0,
    [LOOK_SOURCE] = 12, [LOOK_LEVEL1] = 9, [LOOK_LEVEL2] = 9, [LOOK_LEVEL] = 9, [LOOK_NAMED] = 14,
    [LOOK_OPERATOR] = 12, [LOOK_NUMBER] = 15, [LOOK_POINTS] = 15, [LOOK_PERCENT] = 15,
    [LOOK_QUANTITY] = 15, [LOOK_UNIT] = 10, [LOOK_YES_NO] = 10, [LOOK_NATURE] = 10, [LOOK_AIM] = 12,
    [LOOK_RESULT] = 12, [LOOK_DATE] = 14, [LOOK_TEXT] = 10, [LOOK_PROSE] = 12, [LOOK_BROKEN] = 14,
    [LOOK_SCRAP] = 3,
};
