/*
 * encoding - what the bytes of a file are: which encoding of text, or which kind of file that is no
 * text.
 */
#ifndef FUHE_ENCODING_H
#define FUHE_ENCODING_H

#include "err.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030 };

extern const char *const encoding_names[]; /* by enum encoding */

/* What can be told without decoding: a byte order mark (`skip` bytes long), UTF-16 by its zero
 * bytes, else UTF-8 to be tried. False with what it is and what to do when it is no text. */
bool encoding_guess(
    const unsigned char *bytes, size_t length, enum encoding *out, size_t *skip, struct err *err);

/* For bytes that are not UTF-8: which of the others they are. False when none. */
bool encoding_guess_other(
    const unsigned char *bytes, size_t length, enum encoding *out, struct err *err);

#endif
