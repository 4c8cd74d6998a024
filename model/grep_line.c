#include "grep_line.h"

#include <stdlib.h>

#include "intl.h"

enum { BEFORE = 40, BEHIND = 80 };

void grep_lines_init(struct grep_lines *lines, struct store *store)
{
    *lines = (struct grep_lines){.store = store};
    page_init(&lines->owner);
}

static void close_document(struct grep_lines *lines)
{
    if (lines->document)
        reading_fini(&lines->reading);
    lines->document = 0;
    lines->key_count = 0;
}

void grep_lines_fini(struct grep_lines *lines)
{
    close_document(lines);
    page_fini(&lines->owner);
    free(lines->keys);
    *lines = (struct grep_lines){0};
}

bool grep_lines_open(struct grep_lines *lines, const struct stored_text *text)
{
    close_document(lines);
    if (!reading_decode(&lines->reading, text->bytes, text->length, NULL))
        return false;
    lines->document = text->document;
    return true;
}

static bool open_it(void *context, const struct stored_text *text)
{
    grep_lines_open(context, text);
    return false;
}

static bool read_keys(struct grep_lines *lines, struct err *err)
{
    enum { FIRST = 16 };
    for (size_t most = FIRST;; most *= 2) {
        lines->keys = xrealloc(lines->keys, most, sizeof *lines->keys);
        if (!store_texts_keys(
                lines->store, lines->document, lines->keys, most, &lines->key_count, err))
            return false;
        if (lines->key_count < most)
            return true;
    }
}

/* What evaluations a document has matters only where there are several. */
static bool settle(struct grep_lines *lines, int64_t document, struct err *err)
{
    if (lines->document != document &&
        !store_texts(lines->store, document - 1, document, open_it, lines, err))
        return false;
    bool open = lines->document == document;
    if (open && !lines->key_count) {
        if (!read_keys(lines, err))
            return false;
        if (lines->key_count > 1)
            reading_evaluate(&lines->reading, NULL);
    }
    return (open && lines->key_count) ||
           err_set(err, _("%s: report %lld is not as it was imported; 'fuhe verify' tells more"),
               store_path(lines->store), (long long)document);
}

/* The evaluation whose part of the document a place is in; before the first part it is the first.
 */
static int64_t key_at(const struct grep_lines *lines, uint32_t at)
{
    const struct reading *reading = &lines->reading;
    size_t found = 0;
    for (size_t i = 0; i < reading->count && i < lines->key_count; i++)
        if (reading->evaluations[i].extent.start <= at)
            found = i;
    return lines->keys[found];
}

static bool is_between_cells(enum gap gap)
{
    return gap == GAP_TAB || gap == GAP_WIDE;
}

static bool is_letter(char32_t c)
{
    return c > ' ' && c < 0x2000;
}

static bool is_apart(const struct flow *flow, uint32_t i)
{
    enum gap gap = (enum gap)flow->gap[i];
    bool words = is_letter(flow->text[i - 1]) && is_letter(flow->text[i]);
    return is_between_cells(gap) || (gap == GAP_SPACE && words);
}

/* The characters of a range, cells apart, and where `first` or `last` say so from what is before or
 * behind it too. */
static const char *text_of(
    const struct flow *flow, uint32_t from, uint32_t to, bool first, bool last, struct arena *arena)
{
    enum { BYTES = 5 };
    char *text = arena_alloc(arena, (size_t)(to - from) * BYTES + 2), *end = text;
    for (uint32_t i = from; i < to; i++) {
        if (i > 0 && (i > from || first) && is_apart(flow, i))
            *end++ = ' ';
        end += document_encode(flow->printed[flow->at[i]], end);
    }
    if (last && to > from && to < flow->length && is_apart(flow, to))
        *end++ = ' ';
    *end = '\0';
    return text;
}

static bool ends_sentence(char32_t c)
{
    return c == U'。' || c == '!' || c == '?';
}

/* A sentence goes on over the ends of lines, but not into the row of a table nor out of one. */
static uint32_t sentence_begin(const struct flow *flow, uint32_t from)
{
    uint32_t least = from > BEFORE ? from - BEFORE : 0, line = from, at = from;
    bool cells = false;
    for (; at > least && !ends_sentence(flow->text[at - 1]); at--) {
        enum gap gap = (enum gap)flow->gap[at];
        cells |= is_between_cells(gap);
        if (gap < GAP_LINE)
            continue;
        if (cells)
            return line == from ? at : line;
        line = at;
    }
    return cells && line != from ? line : at;
}

static uint32_t sentence_end(const struct flow *flow, uint32_t from)
{
    uint32_t most = flow->length - from > BEHIND ? from + BEHIND : flow->length, line = from,
             at = from;
    bool cells = false;
    for (; at < most; at++) {
        enum gap gap = (enum gap)flow->gap[at];
        cells |= is_between_cells(gap);
        if (gap >= GAP_LINE && cells)
            return line == from ? at : line;
        if (gap >= GAP_LINE)
            line = at;
        if (ends_sentence(flow->text[at]))
            return at + 1;
    }
    return cells && line != from ? line : at;
}

static bool look_up_owner(
    struct grep_lines *lines, struct arena *arena, struct grep_line *line, struct err *err)
{
    struct page *page = &lines->owner;
    int64_t key = key_at(lines, line->place.start);
    bool known = page->count && page->rows[0].key == key;
    if (!known && !store_summary(lines->store, key, page, err))
        return false;
    if (!page->count)
        return true;
    const struct summary *row = &page->rows[0];
    line->key = row->key;
    line->year = row->year;
    line->id = arena_text(arena, row->id);
    line->file = arena_text(arena, row->file);
    line->unit = arena_text(arena, row->unit);
    line->project = arena_text(arena, row->project);
    return true;
}

bool grep_lines_look(struct grep_lines *lines, const struct hit *hit, uint32_t length,
    struct arena *arena, struct grep_line *line, struct err *err)
{
    *line = (struct grep_line){.id = "", .file = "", .unit = ""};
    if (!settle(lines, hit->document, err))
        return false;
    const struct flow *flow = &lines->reading.flow;
    uint32_t start = hit->at < flow->length ? hit->at : flow->length;
    uint32_t end = flow->length - start > length ? start + length : flow->length;
    line->place = flow_place(flow, (struct range){start, end});
    line->at = document_locate(&lines->reading.document, line->place);
    line->before = text_of(flow, sentence_begin(flow, start), start, false, true, arena);
    line->words = text_of(flow, start, end, false, false, arena);
    line->behind = text_of(flow, end, sentence_end(flow, end), true, false, arena);
    return look_up_owner(lines, arena, line, err);
}
