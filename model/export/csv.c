#include "csv.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

/* "-12.5", "-3.2%": what a spreadsheet reads as a number and no formula. */
static bool is_number(const char *text)
{
    if (*text == '-')
        text++;
    size_t whole = strspn(text, "0123456789");
    text += whole;
    if (*text == '.') {
        size_t fraction = strspn(++text, "0123456789");
        if (!fraction)
            return false;
        text += fraction;
    }
    if (*text == '%')
        text++;
    return whole && !*text;
}

static bool would_be_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    if (is_number(text))
        return false;
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (!strncmp(text, starts[i], strlen(starts[i])))
            return true;
    return false;
}

/* Control characters a spreadsheet has no use for, and a terminal would obey, become U+FFFD. */
static void add_text(struct buffer *out, const char *text)
{
    const uint8_t *p = (const uint8_t *)text, *end = p + strlen(text);
    while (p < end) {
        ucs4_t c;
        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c < 0xa0))
            c = 0xfffd;
        uint8_t utf8[6];
        if (c == '"')
            buffer_text(out, "\"\"");
        else
            buffer_add(out, (const char *)utf8, (size_t)u8_uctomb(utf8, c, sizeof utf8));
    }
}

static void separate(struct csv *csv)
{
    if (csv->started)
        buffer_text(csv->out, ",");
    csv->started = true;
}

void csv_cell(struct csv *csv, const char *text)
{
    separate(csv);
    if (!text || !*text)
        return;
    bool formula = would_be_formula(text);
    bool quote = strpbrk(text, ",\"\r\n\t") || isspace((unsigned char)text[0]) ||
                 isspace((unsigned char)text[strlen(text) - 1]);
    if (quote)
        buffer_text(csv->out, "\"");
    if (formula)
        buffer_text(csv->out, "'");
    add_text(csv->out, text);
    if (quote)
        buffer_text(csv->out, "\"");
}

void csv_decimal(struct csv *csv, bool known, struct decimal value)
{
    char text[DECIMAL_TEXT];
    separate(csv);
    if (known)
        buffer_text(csv->out, decimal_text(value, text));
}

void csv_integer(struct csv *csv, long long value)
{
    separate(csv);
    buffer_format(csv->out, "%lld", value);
}

void csv_end_row(struct csv *csv)
{
    buffer_text(csv->out, "\r\n");
    csv->started = false;
}
