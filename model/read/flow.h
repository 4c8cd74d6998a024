/*
 * flow - the text of a document as the readers see it: folded, without white space and page furniture, and before each
 * character what separated it from the one before.
 *
 * PDF extraction breaks sentences, words and numbers over lines, blank lines and page numbers; in the flow they are
 * whole again: a label is matched as a run of characters, wherever it was broken. Forms need the breaks: `gap` has them.
 */
#ifndef FUHE_FLOW_H
#define FUHE_FLOW_H

#include "document.h"

/* What stood before a character, weakest first; the strongest met wins. */
enum gap { GAP_NONE, GAP_SPACE, GAP_WIDE, GAP_TAB, GAP_LINE, GAP_BLANK_LINE, GAP_PAGE };
/* GAP_WIDE: two or more spaces, or a full-width space between others; GAP_PAGE: page furniture was taken out here. Pipes stay in the flow as
 * characters. */

struct flow {
    char32_t *text;  /* folded, no white space */
    uint32_t *at;    /* at[i]: index in the document of text[i] */
    unsigned char *gap;
    uint32_t length;
};

struct range { /* of a flow: [start, end) */
    uint32_t start, end;
};

void flow_init(struct flow *flow, const struct document *document);
void flow_fini(struct flow *flow);

/* The place in the document of a range: from its first to its last character. */
struct place flow_place(const struct flow *flow, struct range range);

/* The words of a range, as printed in the document (not folded), white space between Han characters taken out, other
 * white space one blank. */
struct words flow_words(const struct flow *flow, const struct document *document, struct range range, struct arena *arena);

#endif
