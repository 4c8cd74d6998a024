/*
 * reader - bytes in, evaluations out. Pure: no file, no terminal, no database; safe to call from
 * several threads.
 *
 *   bytes ─▶ document ─▶ flow ─▶ parts (forms, narrative, overviews) ─▶ evaluations
 */
#ifndef FUHE_READER_H
#define FUHE_READER_H

#include "read/text/document.h"
#include "read/text/flow.h"

struct reading {
    struct document document;
    struct flow flow;
    struct arena arena; /* all that the evaluations hold */
    struct evaluation *evaluations;
    size_t count;
};

/* Fails when the bytes are no text (document_init) and when no evaluation is found; err says what
 * was looked for. After a failure there is nothing to free. */
bool reading_init(
    struct reading *reading, const unsigned char *bytes, size_t length, struct err *err);

/* The two halves of it, for who needs the text of many reports and the evaluations of few. After a
 * failure of the second the text is there, and the evaluations are none. */
bool reading_decode(
    struct reading *reading, const unsigned char *bytes, size_t length, struct err *err);
bool reading_evaluate(struct reading *reading, struct err *err);
void reading_fini(struct reading *reading);

#endif
