/*
 * frame - one screen as cells in memory. Views draw into areas of it; term.c shows it. Nothing
 * leaves its area.
 *
 * Rows and columns count from 0. Texts are UTF-8; what must not reach a terminal is made harmless
 * (cells.h).
 */
#ifndef FUHE_FRAME_H
#define FUHE_FRAME_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

#include "style.h"

enum { CELL_CHARS = 3 };

struct cell {
    char32_t chars[CELL_CHARS]; /* the character and up to two that join it; 0 behind them */
    uint16_t style;
    uint16_t width; /* 1, 2; 0: the second half of the one before */
};

struct frame {
    int rows, columns;
    struct cell *cells; /* row after row */
    int cursor_row, cursor_column;
    bool cursor_shown;
};

struct rect {
    int row, column, rows, columns;
};

/* A part of a frame; positions in it are relative. */
struct area {
    struct frame *frame;
    struct rect rect;
};

void frame_init(struct frame *frame);
void frame_fini(struct frame *frame);
void frame_resize(struct frame *frame, int rows, int columns); /* blank afterwards */
void frame_clear(struct frame *frame);
struct cell *frame_cell(const struct frame *frame, int row, int column);

struct area frame_area(struct frame *frame, struct rect rect);
struct area frame_part(const struct area *area, int row, int column, int rows, int columns);

/* As much of the text as fits into `cells`; returns the cells taken. What is behind stays as it
 * was. */
int frame_run(
    const struct area *area, int row, int column, int cells, enum style style, const char *text);

/* The text in a field of exactly `cells`: blanks behind (or, right, before); what does not fit is
 * cut with an ellipsis at its end (tail: at its beginning). */
void frame_text(
    const struct area *area, int row, int column, int cells, enum style style, const char *text);
void frame_right(
    const struct area *area, int row, int column, int cells, enum style style, const char *text);
void frame_tail(
    const struct area *area, int row, int column, int cells, enum style style, const char *text);

/* Where a text set to the right in such a field begins, one cell before it: room for a mark. */
int frame_before_right(int column, int cells, const char *text);

/* One character; one that joins goes to the cell before. Returns the cells taken. */
int frame_char(const struct area *area, int row, int column, enum style style, char32_t c);

/* A sign one cell wide, again and again: along a row, down a column. */
void frame_fill(
    const struct area *area, int row, int column, int cells, enum style style, const char *sign);

void frame_column(
    const struct area *area, int row, int column, int rows, enum style style, const char *sign);

/* Gives cells another style and leaves their characters. */
void frame_tint(const struct area *area, int row, int column, int cells, enum style style);

void frame_cursor(const struct area *area, int row, int column, bool shown);

#endif
