#include "buffer.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "../arena.h"

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_fini(struct buffer *buffer)
{
    free(buffer->bytes);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

static void reserve(struct buffer *buffer, size_t more)
{
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 1024;
    while (capacity < need)
        capacity *= 2;
    buffer->bytes = xrealloc(buffer->bytes, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
    reserve(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int length = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (length <= 0)
        return;
    reserve(buffer, (size_t)length);
    va_start(ap, format);
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, ap);
    va_end(ap);
    buffer->length += (size_t)length;
}

static bool turns_direction(ucs4_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

static ucs4_t harmless(ucs4_t c)
{
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
        return ' ';
    if (c < 0x20)
        return 0x2400 + c;
    if (c == 0x7f)
        return 0x2421;
    if ((c >= 0x80 && c < 0xa0) || turns_direction(c))
        return 0xfffd;
    return c;
}

void buffer_plain(struct buffer *buffer, const char *text)
{
    const uint8_t *p = (const uint8_t *)text, *end = p + strlen(text);
    while (p < end) {
        ucs4_t c;
        p += u8_mbtouc(&c, p, (size_t)(end - p));
        uint8_t utf8[6];
        int length = u8_uctomb(utf8, harmless(c), sizeof utf8);
        buffer_add(buffer, (const char *)utf8, length > 0 ? (size_t)length : 0);
    }
}
