#include "quote.h"

enum { BEFORE = 24, BEHIND = 12 };

static bool ends_sentence(char32_t c)
{
    return c == U'\n' || c == U'。' || c == U'；';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Runs of blanks, line ends among them, become one blank. */
static const char *one_line(char *text)
{
    char *to = text;
    for (const char *p = text; *p; p++) {
        if (!is_blank(*p))
            *to++ = *p;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
    return text;
}

const char *quote_words(const struct document *document, struct place place, struct arena *arena)
{
    if (!place.length)
        return "";
    uint32_t start = place.start, end = place.start + place.length;
    while (start > 0 && place.start - start < BEFORE && !ends_sentence(document->chars[start - 1]))
        start--;
    uint32_t limit = end + BEHIND < document->length ? end + BEHIND : document->length;
    while (end < limit && !ends_sentence(document->chars[end]))
        end++;
    struct place wider = {.start = start, .length = end - start};
    return one_line(document_text(document, wider, arena));
}
