/*
 * uuid - globally unique ids in time order (version 7 of RFC 9562).
 */
#ifndef FUHE_UUID_H
#define FUHE_UUID_H

enum { UUID_BYTES = 16, UUID_TEXT = 37 };

/* 48 bits of milliseconds, 12 of their fraction, 62 of the system's random source. */
void uuid_new(unsigned char id[static UUID_BYTES]);

/* "0190f3c2-…" in lower case; returns `text`. */
char *uuid_text(const unsigned char id[static UUID_BYTES], char text[static UUID_TEXT]);

#endif
