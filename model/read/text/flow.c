#include "flow.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fold.h"
#include "furniture.h"

/* Accented letters are where pinyin is looked for. */
enum { FIRST_ACCENTED = 0xE0, LAST_ACCENTED = 0x1F9 };

struct filler {
    struct flow *flow;
    const struct document *document;
    enum gap pending;
};

static bool is_space(char32_t c)
{
    return c <= ' ';
}

/* Past white space from `i` on; `gap` becomes the strongest separation in it. */
static uint32_t skip_space(const char32_t *chars, uint32_t i, uint32_t end, enum gap *gap)
{
    uint32_t spaces = 0, lines = 0;
    enum gap strongest = GAP_NONE;
    for (char32_t c; i < end && is_space(c = fold_char(chars[i])); i++) {
        if (c == ' ')
            spaces += chars[i] == 0x3000 ? 2 : 1;
        else if (c == '\t' && strongest < GAP_TAB)
            strongest = GAP_TAB;
        else if (c == '\n')
            lines++;
        else if (c == '\f')
            strongest = GAP_PAGE;
    }
    enum gap by_lines = lines ? lines > 1 ? GAP_BLANK_LINE : GAP_LINE : GAP_NONE;
    enum gap by_spaces = spaces ? spaces > 1 ? GAP_WIDE : GAP_SPACE : GAP_NONE;
    strongest = by_lines > strongest ? by_lines : strongest;
    strongest = by_spaces > strongest ? by_spaces : strongest;
    *gap = strongest > *gap ? strongest : *gap;
    return i;
}

static void fill(struct filler *filler, uint32_t from, uint32_t to)
{
    const char32_t *chars = filler->document->chars;
    struct flow *flow = filler->flow;
    char32_t *text = flow->text;
    uint32_t *at = flow->at;
    for (uint32_t i = from; (i = skip_space(chars, i, to, &filler->pending)) < to;) {
        uint32_t n = flow->length;
        flow->gap[n] = (unsigned char)filler->pending;
        filler->pending = GAP_NONE;
        for (char32_t c; i < to && !is_space(c = fold_char(chars[i])); i++) {
            text[n] = c;
            at[n++] = i;
        }
        flow->length = n;
    }
}

static bool is_han(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* The length of `(xiàng)` at `at`, behind a Han character; 0 when there is none. Without an accent
 * it is pinyin only where `plain` says so: the brackets of 面积(km) hold a unit. */
static uint32_t pinyin_length(const struct flow *flow, uint32_t at, bool plain)
{
    enum { LONGEST_SYLLABLE = 8 };
    if (flow->text[at] != '(' || at == 0 || !is_han(flow->text[at - 1]))
        return 0;
    bool accented = false;
    for (uint32_t i = at + 1; i < flow->length && i - at <= LONGEST_SYLLABLE; i++) {
        char32_t c = flow->text[i];
        if (c == ')')
            return i > at + 1 && (accented || plain) ? i + 1 - at : 0;
        bool is_accented = c >= FIRST_ACCENTED && c <= LAST_ACCENTED;
        if (!is_accented && !(c >= 'a' && c <= 'z') && c != U'ɑ' && c != U'ɡ')
            return 0;
        accented |= is_accented;
    }
    return 0;
}

static bool has_pinyin(const struct flow *flow)
{
    enum { ENOUGH = 3 };
    const char32_t *at = flow->text, *end = at + flow->length;
    int count = 0;
    while (count < ENOUGH && at < end &&
           (at = (const char32_t *)wmemchr((const wchar_t *)at, L'(', (size_t)(end - at))))
        count += pinyin_length(flow, (uint32_t)(at++ - flow->text), false) != 0;
    return count == ENOUGH;
}

static void drop_pinyin(struct flow *flow)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < flow->length;) {
        uint32_t length = pinyin_length(flow, i, true);
        i += length;
        if (length)
            continue;
        flow->text[n] = flow->text[i];
        flow->at[n] = flow->at[i];
        flow->gap[n] = flow->gap[i];
        n++;
        i++;
    }
    flow->length = n;
}

/* By characters that labels have in nearly every report, in both scripts. */
static bool is_traditional(const struct flow *flow)
{
    enum { SAMPLE = 1024, ENOUGH = 3 };
    uint32_t end = flow->length < SAMPLE ? flow->length : SAMPLE;
    int traditional = 0, simplified = 0;
    for (uint32_t i = 0; i < end && traditional < ENOUGH && simplified < ENOUGH; i++) {
        char32_t c = flow->text[i];
        traditional += c == U'項' || c == U'預' || c == U'績' || c == U'標' || c == U'單';
        simplified += c == U'项' || c == U'预' || c == U'绩' || c == U'标' || c == U'单';
    }
    return traditional == ENOUGH;
}

static void simplify(struct flow *flow)
{
    flow->simplified = true;
    for (uint32_t i = 0; i < flow->length; i++)
        if (flow->text[i] > 0x3400)
            flow->text[i] = fold_simplified(flow->text[i]);
}

void flow_init(struct flow *flow, const struct document *document)
{
    size_t room = (size_t)document->length + 1;
    *flow = (struct flow){
        .text = xrealloc(NULL, room, sizeof *flow->text),
        .at = xrealloc(NULL, room, sizeof *flow->at),
        .gap = xcalloc(room, sizeof *flow->gap),
        .printed = document->chars,
    };
    struct filler filler = {.flow = flow, .document = document, .pending = GAP_BLANK_LINE};
    size_t count;
    struct place *furniture = furniture_find(document, &count);
    uint32_t from = 0;
    for (size_t i = 0; i < count; i++) {
        fill(&filler, from, furniture[i].start);
        filler.pending = GAP_PAGE;
        from = furniture[i].start + furniture[i].length;
    }
    fill(&filler, from, document->length);
    free(furniture);
    bool pinyin = has_pinyin(flow);
    if (pinyin)
        drop_pinyin(flow);
    if (pinyin || is_traditional(flow))
        simplify(flow);
    flow->text[flow->length] = 0;
}

void flow_fini(struct flow *flow)
{
    free(flow->text);
    free(flow->at);
    free(flow->gap);
    *flow = (struct flow){0};
}

struct place flow_place(const struct flow *flow, struct range range)
{
    if (range.start >= range.end)
        return (struct place){0};
    uint32_t start = flow->at[range.start];
    return (struct place){start, flow->at[range.end - 1] + 1 - start};
}

uint32_t flow_position(const struct flow *flow, uint32_t at)
{
    uint32_t low = 0;
    for (uint32_t high = flow->length; low < high;) {
        uint32_t middle = low + (high - low) / 2;
        if (flow->at[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t flow_line_end(const struct flow *flow, uint32_t at)
{
    const uint64_t line_ends =
        GAP_LINE * 0x0101010101010101u; /* a bit that GAP_LINE and the stronger have */
    for (uint64_t gaps; at + sizeof gaps <= flow->length; at += sizeof gaps) {
        memcpy(&gaps, flow->gap + at, sizeof gaps);
        if (gaps & line_ends)
            break;
    }
    while (at < flow->length && flow->gap[at] < GAP_LINE)
        at++;
    return at;
}

static bool is_western(char32_t c)
{
    return c > ' ' && c < 0x2000;
}

/* Whether the white space before `i` is one between words: a number torn over lines is whole. */
static bool is_blank_before(const struct flow *flow, uint32_t i)
{
    char32_t before = flow->text[i - 1], behind = flow->text[i];
    if (flow->gap[i] == GAP_NONE || !is_western(before) || !is_western(behind))
        return false;
    return flow->gap[i] < GAP_LINE || (before >= 'A' && behind >= 'A');
}

/* The character as words have it: digits and letters half width, for their width is the font's, and
 * no radicals. */
static char32_t word_character(const struct flow *flow, const struct document *document, uint32_t i)
{
    char32_t printed = document->chars[flow->at[i]], folded = flow->text[i];
    if (is_han(folded))
        return folded;
    bool letter = (folded >= '0' && folded <= '9') || (folded >= 'A' && folded <= 'Z') ||
                  (folded >= 'a' && folded <= 'z');
    bool point = folded == '.' && i > 0 && flow->text[i - 1] >= '0' && flow->text[i - 1] <= '9';
    return letter || point || folded == '%' ? folded : printed;
}

struct words flow_words(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena)
{
    if (range.start >= range.end)
        return (struct words){0};
    char *text = arena_alloc(arena, (size_t)(range.end - range.start) * 5 + 1), *end = text;
    for (uint32_t i = range.start; i < range.end; i++) {
        if (i > range.start && is_blank_before(flow, i))
            *end++ = ' ';
        end += document_encode(word_character(flow, document, i), end);
    }
    *end = '\0';
    return (struct words){text, flow_place(flow, range)};
}
