/*
 * fold - one character as its plainest form of one character, so that labels and numbers are written once.
 *
 * Full width becomes half width, spaces of all kinds ' ' (but tab, line feed and form feed stay; vertical tab and the
 * line and paragraph separators become line feeds, a Word cell mark a tab), quotes " and ', dashes - and —, ≧ ≥, ﹪ %,
 * ： :, （ (, radicals and compatibility ideographs the common ideograph. What is invisible (zero width, control
 * characters, variation selectors) becomes FOLD_NOTHING, which is below ' ' as the spaces are. Circled numbers, ㎡, ℃, Roman numerals stay what they are.
 */
#ifndef FUHE_FOLD_H
#define FUHE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum { FOLD_NOTHING = 1, FOLD_TABLE = 0x3100 };

extern char16_t fold_table[FOLD_TABLE]; /* filled before main(), constant from then on */
char32_t fold_rare(char32_t c);

static inline char32_t fold_char(char32_t c)
{
    if (c < FOLD_TABLE)
        return fold_table[c];
    if (c >= 0x4E00 && c <= 0x9FFF)
        return c;
    return c >= 0xFF01 && c <= 0xFF5E && c != 0xFF5C ? c - 0xFEE0 : fold_rare(c);
}

/* A radical or compatibility ideograph as the ideograph it stands for; every other character itself. */
char32_t fold_ideograph(char32_t c);

/* The simplified form of a traditional character; every other character itself. */
char32_t fold_simplified(char32_t c);

#endif
