/*
 * fold - one character as its plainest form of one character, so that labels and numbers are
 * written once.
 *
 * Full width becomes half width, spaces of all kinds ' ' (but tab, line feed and form feed stay;
 * vertical tab and the line and paragraph separators become line feeds, a Word cell mark a tab),
 * quotes " and ', dashes - and —, ≧ ≥, ﹪ %, ： :, （ (, radicals and compatibility ideographs the
 * common ideograph. What is invisible (zero width, control characters, variation selectors) becomes
 * FOLD_NOTHING, which is below ' ' as the spaces are. Circled numbers, ㎡, ℃, Roman numerals stay
 * what they are.
 */
#ifndef FUHE_FOLD_H
#define FUHE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum { FOLD_NOTHING = 1, FOLD_PAGES = 256, FOLD_PAGE = 256, FOLD_DELTAS = 32 };

/* What is added to a character (modulo 2^32) is found by its page, so that text is folded without a
 * branch: most pages share the first of the deltas, which are zero. Filled before main(), constant
 * from then on. */
extern char16_t fold_pages[FOLD_PAGES]; /* where the deltas of a page begin */
extern char32_t fold_deltas[FOLD_DELTAS * FOLD_PAGE];

char32_t fold_rare(char32_t c);

static inline char32_t fold_char(char32_t c)
{
    if (c >= FOLD_PAGES * FOLD_PAGE)
        return fold_rare(c);
    return c + fold_deltas[fold_pages[c / FOLD_PAGE] + c % FOLD_PAGE];
}

/* Moves past one character of a UTF-8 text, and gives it folded; 0 at the end. */
char32_t fold_next(const char **text);

/* A radical or compatibility ideograph as the ideograph it stands for; every other character
 * itself. */
char32_t fold_ideograph(char32_t c);

/* The simplified form of a traditional character; every other character itself. */
char32_t fold_simplified(char32_t c);

#endif
