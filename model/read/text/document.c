#include "document.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "encoding.h"
#include "fold.h"
#include "gb18030.h"

enum { REPLACEMENT = 0xFFFD };

/* The document while it is decoded. Its chars have room for as many as the file has bytes: no
 * encoding makes more. */
struct decoder {
    struct document *document;
    size_t line_capacity;
    bool after_return; /* the character before was a carriage return */
};

static inline void begin_line(struct decoder *decoder)
{
    struct document *document = decoder->document;
    document->lines = xgrow(
        document->lines, document->line_count, &decoder->line_capacity, sizeof *document->lines);
    document->lines[document->line_count++] = document->length;
}

static bool is_line_end(char32_t c)
{
    return c == '\n' || c == '\r';
}

static void put_line_end(struct decoder *decoder, char32_t c)
{
    bool second_half = c == '\n' && decoder->after_return;
    decoder->after_return = c == '\r';
    if (second_half)
        return;
    decoder->document->chars[decoder->document->length++] = '\n';
    begin_line(decoder);
}

static inline void put(struct decoder *decoder, char32_t c)
{
    if (is_line_end(c)) {
        put_line_end(decoder, c);
        return;
    }
    decoder->after_return = false;
    decoder->document->chars[decoder->document->length++] = c;
}

static void put_damage(struct decoder *decoder)
{
    put(decoder, REPLACEMENT);
    decoder->document->damaged++;
}

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* How many bytes the sequence that `p` leads has, and the least second byte that keeps it the
 * shortest form and no surrogate; 0 when `p` leads none. */
static size_t sequence_length(unsigned char lead, unsigned char *least, unsigned char *most)
{
    *least = 0x80;
    *most = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF) {
        *least = lead == 0xE0 ? 0xA0 : 0x80;
        *most = lead == 0xED ? 0x9F : 0xBF;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *least = lead == 0xF0 ? 0x90 : 0x80;
        *most = lead == 0xF4 ? 0x8F : 0xBF;
        return 4;
    }
    return 0;
}

/* Damaged UTF-8 is still UTF-8: GB18030 and UTF-16 taken for it make a malformed sequence of nearly
 * every character. */
static bool is_utf8(const struct document *document)
{
    size_t multibyte = 0;
    if (document->damaged == 0)
        return true;
    for (uint32_t i = 0; i < document->length; i++)
        multibyte += document->chars[i] >= 0x80;
    return multibyte / 5 > document->damaged;
}

/* One sequence that is not ASCII; what is malformed is one U+FFFD for its longest well-formed
 * beginning. */
static const unsigned char *decode_sequence(
    struct decoder *decoder, const unsigned char *p, const unsigned char *end)
{
    unsigned char least, most;
    size_t length = sequence_length(*p, &least, &most), n = 1;
    if (length && end - p >= 2 && p[1] >= least && p[1] <= most)
        for (n = 2; n < length && p + n < end && continues(p[n]); n++)
            ;
    if (!length || n < length) {
        put_damage(decoder);
        return p + n;
    }
    char32_t c = *p & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    put(decoder, c);
    return p + length;
}

/* Past the characters of three bytes at `p`, nearly all of a report, each read with the byte behind
 * it. */
static const unsigned char *decode_threes(
    struct document *document, const unsigned char *p, const unsigned char *end)
{
    const uint32_t form_mask = 0xF0C0C000, form = 0xE0808000; /* of the three */
    const uint32_t malformed =
        1u << 0x00 | 1u << 0x1B; /* what shorter sequences are for, surrogates: by 2048 */
    char32_t *to = document->chars + document->length;
    for (; end - p >= 4; p += 3) {
        uint32_t bytes;
        memcpy(&bytes, p, sizeof bytes);
        bytes = be32toh(bytes);
        char32_t c = (bytes >> 12 & 0xF000) | (bytes >> 10 & 0x0FC0) | (bytes >> 8 & 0x003F);
        if ((bytes & form_mask) != form || malformed >> (c >> 11) & 1)
            break;
        *to++ = c;
    }
    document->length = (uint32_t)(to - document->chars);
    return p;
}

/* Up to a line end or what is not ASCII. */
static const unsigned char *decode_ascii(
    struct document *document, const unsigned char *p, const unsigned char *end)
{
    char32_t *to = document->chars + document->length;
    while (p < end && *p < 0x80 && !is_line_end(*p))
        *to++ = *p++;
    document->length = (uint32_t)(to - document->chars);
    return p;
}

static const unsigned char *decode_one(
    struct decoder *decoder, const unsigned char *p, const unsigned char *end)
{
    if (*p >= 0x80)
        return decode_sequence(decoder, p, end);
    put(decoder, *p);
    return p + 1;
}

/* False when it turns out to be another encoding, which a `marked` text cannot. */
static bool decode_utf8(struct decoder *decoder, const unsigned char *p, size_t length, bool marked)
{
    enum { ENOUGH_DAMAGE = 256 };
    const unsigned char *end = p + length;
    while (p < end) {
        if (decoder->document->damaged == ENOUGH_DAMAGE && !marked && !is_utf8(decoder->document))
            return false;
        const unsigned char *next = *p < 0x80 ? decode_ascii(decoder->document, p, end)
                                              : decode_threes(decoder->document, p, end);
        decoder->after_return &= next == p;
        p = next == p ? decode_one(decoder, p, end) : next;
    }
    return marked || is_utf8(decoder->document);
}

static void decode_utf16(
    struct decoder *decoder, const unsigned char *p, size_t length, bool big_endian)
{
    size_t units = length / 2;
    for (size_t i = 0; i < units; i++) {
        const unsigned char *u = p + 2 * i;
        char32_t c = (char32_t)(big_endian ? u[0] << 8 | u[1] : u[1] << 8 | u[0]);
        if (c != 0 && (c < 0xD800 || c > 0xDFFF)) {
            put(decoder, c);
            continue;
        }
        char32_t low =
            i + 1 < units ? (char32_t)(big_endian ? u[2] << 8 | u[3] : u[3] << 8 | u[2]) : 0;
        if (c >= 0xD800 && c <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
            put(decoder, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
            i++;
        } else {
            put_damage(decoder);
        }
    }
    if (length % 2)
        put_damage(decoder);
}

/* As decode_threes, in pairs. */
static const unsigned char *decode_pairs(struct document *document, const struct gb18030 *gb,
    const unsigned char *p, const unsigned char *end)
{
    char32_t *to = document->chars + document->length;
    for (char32_t c; end - p >= 2 && (c = gb18030_pair(gb, p)); p += 2)
        *to++ = c;
    document->length = (uint32_t)(to - document->chars);
    return p;
}

static const unsigned char *decode_gb18030_one(struct decoder *decoder, const struct gb18030 *gb,
    const unsigned char *p, const unsigned char *end)
{
    size_t length;
    char32_t c = *p < 0x80 ? *p : gb18030_character(gb, p, (size_t)(end - p), &length);
    if (c)
        put(decoder, c);
    else
        put_damage(decoder);
    return p + (*p < 0x80 ? 1 : length);
}

static bool decode_gb18030(
    struct decoder *decoder, const unsigned char *p, size_t length, struct err *err)
{
    const unsigned char *end = p + length;
    struct gb18030 gb;
    if (!gb18030_open(&gb))
        return err_set(
            err, _("text in GB18030, which this system cannot convert: save it as UTF-8 first"));
    while (p < end) {
        const unsigned char *next = decode_ascii(decoder->document, p, end);
        next = decode_pairs(decoder->document, &gb, next, end);
        decoder->after_return &= next == p;
        p = next < end ? decode_gb18030_one(decoder, &gb, next, end) : next;
    }
    gb18030_close(&gb);
    return true;
}

static void start_over(struct decoder *decoder)
{
    decoder->document->length = decoder->document->line_count = decoder->document->damaged = 0;
    decoder->after_return = false;
    begin_line(decoder);
}

static bool decode(
    struct decoder *decoder, const unsigned char *bytes, size_t length, struct err *err)
{
    enum encoding encoding;
    size_t skip;
    if (!encoding_guess(bytes, length, &encoding, &skip, err))
        return false;
    start_over(decoder);
    if (encoding == ENCODING_UTF8) {
        if (!decode_utf8(decoder, bytes + skip, length - skip, skip != 0)) {
            if (!encoding_guess_other(bytes, length, &encoding, err))
                return false;
            start_over(decoder);
        }
    }
    decoder->document->encoding = encoding_names[encoding];
    if (encoding == ENCODING_GB18030)
        return decode_gb18030(decoder, bytes, length, err);
    if (encoding != ENCODING_UTF8)
        decode_utf16(decoder, bytes + skip, length - skip, encoding == ENCODING_UTF16BE);
    return true;
}

static bool has_text(const struct document *document)
{
    for (uint32_t i = 0; i < document->length; i++) {
        char32_t c = fold_char(document->chars[i]);
        if (c > ' ' && c != REPLACEMENT)
            return true;
    }
    return false;
}

bool document_init(
    struct document *document, const unsigned char *bytes, size_t length, struct err *err)
{
    *document = (struct document){0};
    if (length == 0)
        return err_set(err, _("the file is empty"));
    if (length > DOCUMENT_BYTES_MAX)
        return err_set(err, _("%zu MB are more than a report has (at most %d MB)"),
            length / (1024 * 1024), DOCUMENT_BYTES_MAX / (1024 * 1024));
    struct decoder decoder = {.document = document};
    document->chars = xrealloc(NULL, length, sizeof *document->chars);
    bool ok = decode(&decoder, bytes, length, err);
    if (ok && !has_text(document))
        ok = err_set(err, _("there is no text in it, only white space"));
    if (ok)
        document->chars = xrealloc(document->chars, document->length, sizeof *document->chars);
    else
        document_fini(document);
    return ok;
}

void document_fini(struct document *document)
{
    free(document->chars);
    free(document->lines);
    *document = (struct document){0};
}

struct location document_locate(const struct document *document, struct place place)
{
    uint32_t low = 0, high = document->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (document->lines[middle] <= place.start)
            low = middle;
        else
            high = middle;
    }
    uint32_t column = low < document->line_count ? place.start - document->lines[low] : 0;
    return (struct location){.line = low + 1, .column = column + 1, .length = place.length};
}

size_t document_encode(char32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(0xF00 >> length | c);
    return length;
}

char *document_text(const struct document *document, struct place place, struct arena *arena)
{
    char *text = arena_alloc(arena, (size_t)place.length * 4 + 1), *end = text;
    for (uint32_t i = 0; i < place.length && place.start + i < document->length; i++)
        end += document_encode(document->chars[place.start + i], end);
    *end = '\0';
    return text;
}
