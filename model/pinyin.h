/*
 * pinyin - where a character stands in an order by sound, as spreadsheets order Chinese names.
 *
 * It is an order of characters, not of words: each has one place, also where it is read in two ways
 * (重 stands under zhong in 重庆 too, 长 under chang, 厦 under xia). The characters of GB 2312
 * stand by pinyin, its first level in the very order the standard gives it, those of the second
 * level among them by Unihan's kMandarin and strokes; digits, Latin letters and signs before all of
 * them, by code point, and the rest of the characters behind, by code point too.
 */
#ifndef FUHE_PINYIN_H
#define FUHE_PINYIN_H

#include <stddef.h>
#include <uchar.h>

enum { PINYIN_PLACES = 0x120000 };

/* Below PINYIN_PLACES, and another for each character. Safe to call from several threads. */
char32_t pinyin_place(char32_t c);

#endif
