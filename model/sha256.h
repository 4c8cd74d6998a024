/*
 * sha256 - the name of a document: the SHA-256 of its bytes.
 */
#ifndef FUHE_SHA256_H
#define FUHE_SHA256_H

#include <stddef.h>

enum { SHA256_BYTES = 32, SHA256_TEXT = 65 }; /* text: 64 hex digits and the NUL */

void sha256_of(
    const unsigned char *bytes, size_t length, unsigned char digest[static SHA256_BYTES]);

/* Lower-case hex digits; returns `text`. */
char *sha256_text(const unsigned char digest[static SHA256_BYTES], char text[static SHA256_TEXT]);

#endif
