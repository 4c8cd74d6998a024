#include "furniture_heads.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "fold.h"
#include "read/labels/labels.h"

enum {
    SHORTEST = 6, /* characters of a head, white space left aside */
    LONGEST = 40,
    WIDEST = 160,      /* with white space */
    TITLE_REACH = 200, /* characters from the start of a document in which its title stands */
    KEYS_REACH = 3     /* lines behind a title in which its form begins */
};

struct head {
    char32_t text[LONGEST];
    uint32_t length;
    struct place place;
    bool title; /* of what begins here */
};

struct heads {
    const struct document *document;
    struct head *items;
    size_t count, capacity;
};

static bool is_blank(char32_t c)
{
    return c <= ' ';
}

static bool ends_line(char32_t c)
{
    return c == '\n' || c == '\f';
}

static char32_t folded(const struct document *document, uint32_t at)
{
    return fold_char(document->chars[at]);
}

/* The line from `start` on, without white space. False where it is none of a head: too long or
 * short, or of cells. */
static bool read_line(const struct document *document, uint32_t start, struct head *head)
{
    uint32_t i = start, last = start;
    head->length = 0;
    for (char32_t c; i < document->length && !ends_line(c = folded(document, i)); i++) {
        if (c == '\t' || c == '|' || head->length == LONGEST || i - start == WIDEST)
            return false;
        if (is_blank(c))
            continue;
        head->text[head->length++] = c;
        last = i;
    }
    head->place = (struct place){start, last + 1 - start};
    return head->length >= SHORTEST;
}

static bool has_word(const struct head *head, const char32_t *word)
{
    for (uint32_t i = 0; i + 1 < head->length; i++)
        if (head->text[i] == word[0] && head->text[i + 1] == word[1])
            return true;
    return false;
}

static const struct label *label_of(struct head *line, unsigned contexts)
{
    struct flow flow = {.text = line->text, .length = line->length};
    uint32_t length;
    return labels_match(&flow, 0, line->length, contexts, &length);
}

static bool says_report(struct head *head)
{
    static const char32_t *const words[] = {U"报告", U"自评", U"绩效", U"评价"};
    char32_t last = head->text[head->length - 1];
    if (last == U'。' || last == ',' || last == ';' || last == ':' ||
        label_of(head, IN_ANY & ~(IN_TITLE | IN_REPORT)))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_word(head, words[i]))
            return true;
    return false;
}

static uint32_t next_line(const struct document *document, uint32_t at)
{
    while (at < document->length && !ends_line(folded(document, at)))
        at++;
    while (at < document->length && is_blank(folded(document, at)))
        at++;
    return at;
}

/* Whether a form or a report begins behind it. */
static bool is_title(const struct document *document, const struct head *head)
{
    if (head->place.start < TITLE_REACH)
        return true;
    uint32_t at = head->place.start + head->place.length;
    for (int i = 0; i < KEYS_REACH; i++) {
        struct head line;
        at = next_line(document, at);
        read_line(document, at, &line);
        if (line.length >= 2 && line.text[0] == U'一' && line.text[1] == U'、')
            return true;
        if (line.length && label_of(&line, IN_FORM))
            return true;
    }
    return false;
}

static void add_line(struct heads *heads, uint32_t start)
{
    struct head head;
    if (!read_line(heads->document, start, &head) || !says_report(&head))
        return;
    head.title = is_title(heads->document, &head);
    heads->items = xgrow(heads->items, heads->count, &heads->capacity, sizeof *heads->items);
    heads->items[heads->count++] = head;
}

/* The lines before and behind what parts two pages, or begins the first. */
static void add_beside(struct heads *heads, uint32_t start, uint32_t end)
{
    const struct document *document = heads->document;
    uint32_t before = start, behind = end;
    while (before > 0 && start - before < WIDEST && is_blank(folded(document, before - 1)))
        before--;
    uint32_t foot = before;
    while (foot > 0 && before - foot < WIDEST && !ends_line(folded(document, foot - 1)))
        foot--;
    bool whole = foot == 0 || ends_line(folded(document, foot - 1));
    while (foot < before && is_blank(folded(document, foot)))
        foot++;
    if (whole)
        add_line(heads, foot);
    while (behind < document->length && behind - end < WIDEST && is_blank(folded(document, behind)))
        behind++;
    add_line(heads, behind);
}

static int by_text(const void *a, const void *b)
{
    const struct head *x = a, *y = b;
    uint32_t least = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, least * sizeof *x->text);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    return order ? order : (x->place.start > y->place.start) - (x->place.start < y->place.start);
}

static bool is_same_text(const struct head *a, const struct head *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length * sizeof *a->text) == 0;
}

/* Those that stand in several places, but for titles. */
static struct place *repeated(struct heads *heads, size_t *count)
{
    struct place *found = heads->count > 1 ? xrealloc(NULL, heads->count, sizeof *found) : NULL;
    if (found)
        qsort(heads->items, heads->count, sizeof *heads->items, by_text);
    for (size_t i = 0, next; found && i < heads->count; i = next) {
        const struct head *first = &heads->items[i];
        for (next = i + 1; next < heads->count && is_same_text(first, &heads->items[next]); next++)
            ;
        if (first->place.start == heads->items[next - 1].place.start)
            continue;
        for (size_t k = i; k < next; k++)
            if (!heads->items[k].title &&
                (k == i || heads->items[k].place.start != heads->items[k - 1].place.start))
                found[(*count)++] = heads->items[k].place;
    }
    return found;
}

struct place *furniture_heads(const struct document *document, const struct place *numbers,
    size_t number_count, size_t *count)
{
    struct heads heads = {.document = document};
    const char32_t *chars = document->chars, *end = chars + document->length;
    *count = 0;
    if (number_count || wmemchr((const wchar_t *)chars, L'\f', document->length))
        add_beside(&heads, 0, 0);
    for (size_t i = 0; i < number_count; i++)
        add_beside(&heads, numbers[i].start, numbers[i].start + numbers[i].length);
    for (const char32_t *feed = chars; feed < end; feed++) {
        feed = (const char32_t *)wmemchr((const wchar_t *)feed, L'\f', (size_t)(end - feed));
        if (!feed)
            break;
        add_beside(&heads, (uint32_t)(feed - chars), (uint32_t)(feed - chars) + 1);
    }
    struct place *found = repeated(&heads, count);
    free(heads.items);
    return found;
}
