/*
 * source - the report's own words: where its pane stands, what is looked for and selected.
 */
#ifndef FUHE_SOURCE_H
#define FUHE_SOURCE_H

#include "evaluation.h"
#include "layout.h"
#include "list.h"
#include "search.h"
#include "wrap.h"

struct app;

struct source {
    uint32_t top;        /* character the first row begins with */
    int rows, columns;   /* of text, as last drawn */
    struct place shown;  /* of the selected value, as last scrolled to */
    struct place wanted; /* to be in sight in the next frame; length 0: none */
    int64_t key;         /* whose document `top` is in */
    struct search search;
    uint32_t search_from; /* where a search being typed begins */
    bool selecting;       /* a stretch, between two characters that belong to it */
    uint32_t anchor, caret;
};

/* The page is as it was left, whatever is selected. */
void source_return(struct app *app, uint32_t top);

/* The words are looked for in the report, and the ones at a place are shown. */
void source_show_hit(struct app *app, const char *words, struct place place);

/* A line of the document, from 1, is in sight. */
void source_show_line(struct app *app, uint32_t line);

void source_step_section(struct app *app, int direction);

/* Begins with the hit or the words that are highlighted, else with the page's first character. */
void source_select(struct app *app);
void source_swap_ends(struct app *app);

/* The stretch selected; length 0: none. */
struct place source_stretch(const struct app *app);

/* The rows of the page, for drawing: what `wrap` and the state make of a room of `most` rows. */
int source_follow(struct app *app, struct wrap *wrap, struct wrap_row *rows, int most);

/* A motion: of the page, or of the stretch's end. */
void source_move(struct app *app, enum motion motion);

#endif
