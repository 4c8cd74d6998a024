/*
 * pdf - the text of a PDF: pdftotext (poppler-utils) tells its words and where they stand, boxes.h
 * lays them out.
 */
#ifndef FUHE_PDF_H
#define FUHE_PDF_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "err.h"

enum pdf_outcome {
    PDF_TEXT,
    PDF_NO_READER, /* pdftotext is not installed */
    PDF_FAILED,    /* damaged, locked, without text, or stopped */
};

bool pdf_is(const unsigned char *bytes, size_t length);

/* UTF-8, a form feed between pages. `*text` is the caller's to free, and NULL but for
 * PDF_TEXT. Once `*stop` is set the reader is ended. From any thread. */
enum pdf_outcome pdf_text(const unsigned char *bytes, size_t length, const atomic_bool *stop,
    unsigned char **text, size_t *text_length, struct err *err);

#endif
