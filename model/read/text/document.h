/*
 * document - the bytes of a file as characters, each with its place.
 *
 * Encodings: UTF-8 with or without BOM, UTF-16 of either order, GB18030. Line ends LF, CRLF or CR
 * become LF. Bytes that are no character become U+FFFD. A place is an index into `chars`.
 */
#ifndef FUHE_DOCUMENT_H
#define FUHE_DOCUMENT_H

#include <uchar.h>

#include "err.h"
#include "evaluation.h"

enum { DOCUMENT_BYTES_MAX = 64 * 1024 * 1024 };

struct document {
    char32_t *chars; /* as in the file */
    uint32_t length;
    uint32_t *lines; /* start of each line; the first is 0 */
    uint32_t line_count;
    const char *encoding; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" */
    uint32_t damaged;     /* how many U+FFFD were put for bytes that are no character */
};

/* Fails on what is no text (NUL bytes, binary), on no text at all, and above DOCUMENT_BYTES_MAX.
 * After a failure there is nothing to free. */
bool document_init(
    struct document *document, const unsigned char *bytes, size_t length, struct err *err);
void document_fini(struct document *document);

/* Line and column of a place, from 1, in characters. */
struct location {
    uint32_t line, column, length;
};
struct location document_locate(const struct document *document, struct place place);

/* The place as UTF-8, as printed. */
char *document_text(const struct document *document, struct place place, struct arena *arena);

/* One character as UTF-8, at most 4 bytes, into `out`: how many. */
size_t document_encode(char32_t c, char *out);

#endif
