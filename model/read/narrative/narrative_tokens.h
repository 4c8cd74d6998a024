/*
 * narrative_tokens - a narrative cut into what its readers look at: labels, figures, years,
 * numbering and stops.
 *
 * One pass over the flow; what lies between two tokens is running text that names nothing. The
 * readers of budgets, indicators and conclusions walk these tokens and never the characters again.
 */
#ifndef FUHE_NARRATIVE_TOKENS_H
#define FUHE_NARRATIVE_TOKENS_H

#include "read/labels/labels.h"

enum token_kind {
    TOKEN_LABEL,  /* code: enum label_code */
    TOKEN_NUMBER, /* unit: enum number_unit */
    TOKEN_YEAR,   /* 2023年, 2023年度: code is the year */
    TOKEN_DATE,   /* 2024年3月: likewise */
    TOKEN_MARK,   /* numbering in front of a heading or an item: code is enum mark_level */
    TOKEN_STOP, /* 。；！？ and the end of each stretch: code is the character, 0 for such an end */
    TOKEN_COMMA, /* ，： as above */
    TOKEN_OPEN,  /* （ */
    TOKEN_CLOSE
};

enum number_unit { UNIT_NONE, UNIT_MONEY, UNIT_PERCENT, UNIT_POINTS, UNIT_PIECES };

/* From the widest to the narrowest. */
enum mark_level {
    MARK_PART,       /* 第一部分 */
    MARK_CHINESE,    /* 一、 */
    MARK_CHINESE_IN, /* （一） */
    MARK_DIGIT,      /* 1. 1、 */
    MARK_DIGIT_IN,   /* （1） 1） */
    MARK_CIRCLED,    /* ① */
    MARK_INDICATOR,  /* 指标一： 指标1. */
    MARK_LEVELS
};

struct token {
    unsigned char kind, unit;
    signed char power; /* of UNIT_MONEY: how the number becomes 万元 */
    bool unreadable;   /* a number: it has no value */
    int code;
    struct range range;   /* a number without its unit, a year without 年 */
    uint32_t end;         /* behind the unit, behind 年度; of a mark: behind its heading */
    struct decimal value; /* of a number, as printed */
};

/* On the heap. */
struct tokens {
    struct token *items;
    size_t count, capacity;
    bool numbers; /* there are any */
};

/* The tokens of the `count` ranges, which are in order and apart. */
void narrative_tokens_init(
    struct tokens *tokens, const struct flow *flow, const struct range *ranges, size_t count);
void narrative_tokens_fini(struct tokens *tokens);

/* The index of the first token that begins at `at` or behind it. */
size_t narrative_tokens_at(const struct tokens *tokens, uint32_t at);

/* Whether nothing but filling words (为, 共计, 金额 …) stands between. */
bool narrative_tokens_fill(const struct flow *flow, uint32_t from, uint32_t to);

#endif
