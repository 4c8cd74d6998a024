/*
 * flow - the text of a document as the readers see it: folded, without white space and page
 * furniture, and before each character what separated it from the one before.
 *
 * PDF extraction breaks sentences, words and numbers over lines, blank lines and page numbers; in
 * the flow they are whole again: a label is matched as a run of characters, wherever it was broken.
 * Forms need the breaks: `gap` has them.
 */
#ifndef FUHE_FLOW_H
#define FUHE_FLOW_H

#include "document.h"

/* What stood before a character, weakest first; the strongest met wins. */
enum gap { GAP_NONE, GAP_SPACE, GAP_WIDE, GAP_TAB, GAP_LINE, GAP_BLANK_LINE, GAP_PAGE };
/* GAP_WIDE: two or more spaces, or a full-width space between others; GAP_BLANK_LINE: also before
 * the first character, and where the lines between have tabs or spaces alone (the document tells
 * which); GAP_PAGE: page furniture was taken out here, or a form feed stands here. Pipes stay in
 * the flow as characters. */

struct flow {
    char32_t
        *text;    /* folded, no white space; simplified where `simplified` is set; a 0 behind it */
    uint32_t *at; /* at[i]: index in the document of text[i] */
    unsigned char *gap;
    uint32_t length;
    const char32_t *printed; /* the document's chars: printed[at[i]] is text[i] as in the file */
    bool
        simplified; /* the document came in traditional characters (and pinyin, which is dropped) */
};

struct range { /* of a flow: [start, end) */
    uint32_t start, end;
};

/* The document must outlive the flow. */
void flow_init(struct flow *flow, const struct document *document);
void flow_fini(struct flow *flow);

/* The place in the document of a range: from its first to its last character. */
struct place flow_place(const struct flow *flow, struct range range);

/* The first position from `at` on before which a line ended; the flow's length when none. */
uint32_t flow_line_end(const struct flow *flow, uint32_t at);

/* The first position of the flow that stands at or behind a character of the document; the flow's
 * length when none. */
uint32_t flow_position(const struct flow *flow, uint32_t at);

/* The words of a range, as printed in the document (not folded), but digits, letters and % half
 * width, radicals as the characters they stand for; white space beside Han characters taken out,
 * other white space one blank. NULL for an empty range. */
struct words flow_words(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena);

#endif
