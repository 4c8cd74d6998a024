/* buffer - bytes that grow. Out of memory ends the program. */
#ifndef FUHE_BUFFER_H
#define FUHE_BUFFER_H

#include <stddef.h>

struct buffer {
    char *bytes; /* NUL behind the last; NULL while empty */
    size_t length, capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_fini(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Text on one line, harmless to a terminal: line ends and tabs become a blank, other control
 * characters their picture (␛), bytes that are no UTF-8 and marks that turn the direction of
 * writing U+FFFD. */
void buffer_plain(struct buffer *buffer, const char *text);

#endif
