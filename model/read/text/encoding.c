#include "encoding.h"

#include <stdint.h>
#include <string.h>

#include "intl.h"

const char *const encoding_names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};

enum { SAMPLE = 8 * 1024 };

struct file_kind {
    const char *magic;
    size_t length;
    const char *what;
};

#define MAGIC(bytes, what)                                                                         \
    {                                                                                              \
        bytes, sizeof bytes - 1, what                                                              \
    }
static const struct file_kind file_kinds[] = {
    MAGIC("%PDF",
        N_("a PDF, not text: install pdftotext (poppler-utils), which fuhe reads its text with")),
    MAGIC("\x89PNG", N_("a picture (PNG), not text: recognise its text first (OCR)")),
    MAGIC("\xFF\xD8\xFF", N_("a picture (JPEG), not text: recognise its text first (OCR)")),
    MAGIC("GIF8", N_("a picture (GIF), not text: recognise its text first (OCR)")),
    MAGIC("BM", N_("a picture (BMP), not text: recognise its text first (OCR)")),
    MAGIC("II*\0", N_("a picture (TIFF), not text: recognise its text first (OCR)")),
    MAGIC("MM\0*", N_("a picture (TIFF), not text: recognise its text first (OCR)")),
    MAGIC("PK\3\4", N_("a Word, Excel or zip file, not text: save it as text (.txt) first")),
    MAGIC("\xD0\xCF\x11\xE0",
        N_("an old Word or Excel file, not text: save it as text (.txt) first")),
    MAGIC("{\\rtf", N_("an RTF file, not plain text: save it as text (.txt) first")),
    MAGIC("Rar!", N_("an archive, not text: unpack it first")),
    MAGIC("7z\xBC\xAF", N_("an archive, not text: unpack it first")),
    MAGIC("\x1F\x8B", N_("an archive, not text: unpack it first")),
    MAGIC("SQLite format 3", N_("a database, not text")),
    MAGIC("\x7F"
          "ELF",
        N_("a program, not text")),
    MAGIC("\0\0\xFE\xFF", N_("text in UTF-32: save it as UTF-8 first")),
    MAGIC("\xFF\xFE\0\0", N_("text in UTF-32: save it as UTF-8 first")),
};

static bool is_no_text(const unsigned char *bytes, size_t length, struct err *err)
{
    for (size_t i = 0; i < sizeof file_kinds / sizeof *file_kinds; i++) {
        const struct file_kind *kind = &file_kinds[i];
        if (length < kind->length || memcmp(bytes, kind->magic, kind->length) != 0)
            continue;
        if (kind->length == 2 && !memchr(bytes, 0, length < SAMPLE ? length : SAMPLE))
            continue;
        err_set(err, "%s", _(kind->what));
        return true;
    }
    return false;
}

static bool is_likely(uint16_t unit)
{
    return (unit >= 0x20 && unit < 0x7F) || (unit >= 0x09 && unit <= 0x0D) ||
           (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3000 && unit <= 0x303F) ||
           (unit >= 0xFF00 && unit <= 0xFFEF) || (unit >= 0x2000 && unit <= 0x26FF) || unit == 0xA0;
}

/* How much of a sample is what a report would be made of, in %. */
static unsigned utf16_share(const unsigned char *bytes, size_t length, bool big_endian)
{
    size_t units = (length < SAMPLE ? length : SAMPLE) / 2, likely = 0;
    for (size_t i = 0; i < units; i++) {
        unsigned char a = bytes[2 * i], b = bytes[2 * i + 1];
        likely += is_likely((uint16_t)(big_endian ? a << 8 | b : b << 8 | a));
    }
    return units ? (unsigned)(likely * 100 / units) : 0;
}

static bool is_utf16(const unsigned char *bytes, size_t length, enum encoding *out)
{
    unsigned little = utf16_share(bytes, length, false), big = utf16_share(bytes, length, true);
    *out = little >= big ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    return (little >= big ? little : big) >= 90;
}

/* How much of what is not ASCII in a sample is Han, punctuation or full-width forms of GB 2312, in
 * %. */
static unsigned gb_share(const unsigned char *bytes, size_t length)
{
    size_t n = length < SAMPLE ? length : SAMPLE, pairs = 0, likely = 0;
    for (size_t i = 0; i < n;) {
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        unsigned char a = bytes[i], b = i + 1 < n ? bytes[i + 1] : 0;
        pairs++;
        likely += b >= 0xA1 && ((a >= 0xA1 && a <= 0xA3) || (a >= 0xB0 && a <= 0xF7));
        i += b < 0x30 ? 1 : b < 0x40 ? 4 : 2;
    }
    return pairs ? (unsigned)(likely * 100 / pairs) : 0;
}

bool encoding_guess(
    const unsigned char *bytes, size_t length, enum encoding *out, size_t *skip, struct err *err)
{
    *skip = 0;
    *out = ENCODING_UTF8;
    if (is_no_text(bytes, length, err))
        return false;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *skip = 3;
    } else if (length >= 2 &&
               (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *skip = 2;
        *out = bytes[0] == 0xFF ? ENCODING_UTF16LE : ENCODING_UTF16BE;
        return true;
    }
    if (!memchr(bytes, 0, length))
        return true;
    if (*skip == 0 && is_utf16(bytes, length, out))
        return true;
    return err_set(err, _("a binary file (it has zero bytes), not text"));
}

bool encoding_guess_other(
    const unsigned char *bytes, size_t length, enum encoding *out, struct err *err)
{
    unsigned gb = gb_share(bytes, length);
    if (gb >= 60) {
        *out = ENCODING_GB18030;
        return true;
    }
    if (is_utf16(bytes, length, out))
        return true;
    return err_set(err, _("no text in UTF-8, GB18030 or UTF-16"));
}
