#include "boxes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "arena.h"
#include "export/buffer.h"
#include "read/chars.h"
#include "read/text/document.h"

/* Lengths are in thousandths of a point; y grows downwards. */
enum {
    POINT = 1000,
    NARROWEST = 2 * POINT, /* a cell: below, nothing could be read on the page */
    SAME_LINE = 4,         /* on one line: middles no further apart than a quarter of a height */
    APART_PERCENT = 145,   /* a blank line between: lines of a paragraph are less apart */
    SPACE_SHARE = 10,      /* a space: wider than a tenth of the height */
};

struct box {
    int page, left, top, right, bottom;
    const char *text;
    size_t length;
    int cells;
    bool wide; /* some character takes two cells */
};

struct boxes {
    struct box *items;
    size_t count, capacity;
    struct arena arena;
};

static const char *find(const char *at, const char *end, const char *what)
{
    return at < end ? memmem(at, (size_t)(end - at), what, strlen(what)) : NULL;
}

/* 74.267963" as 74267; no page is larger than what is the most. */
static int thousandths(const char *at, const char *end)
{
    enum { MOST = 20000 };
    int value = 0, digits = -1;
    for (; at < end && digits < 3 && value < MOST * POINT; at++)
        if (*at == '.' && digits < 0)
            digits = 0;
        else if (chars_digit((unsigned char)*at)) {
            value = value * 10 + (*at - '0');
            digits += digits >= 0;
        } else
            break;
    for (digits = digits < 0 ? 0 : digits; digits < 3 && value < MOST * POINT; digits++)
        value *= 10;
    return value < MOST * POINT ? value : MOST * POINT;
}

static int attribute(const char *tag, const char *end, const char *name)
{
    const char *at = find(tag, end, name);
    return at ? thousandths(at + strlen(name), end) : 0;
}

static const struct entity {
    const char *name;
    char c;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

static char unescape(const char **at, const char *end)
{
    for (size_t i = 0; **at == '&' && i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);
        if ((size_t)(end - *at) < length || memcmp(*at, entities[i].name, length) != 0)
            continue;
        *at += length;
        return entities[i].c;
    }
    return *(*at)++;
}

static void measure(struct box *box)
{
    for (size_t at = 0; at < box->length;) {
        ucs4_t c;
        at += (size_t)u8_mbtouc(&c, (const uint8_t *)box->text + at, box->length - at);
        box->cells += (int)chars_cells(c);
        box->wide |= chars_cells(c) > 1;
    }
}

static void add_word(
    struct boxes *boxes, int page, const char *tag, const char *start, const char *end)
{
    char *text = arena_alloc(&boxes->arena, (size_t)(end - start) + 1), *to = text;
    struct box box = {.page = page,
        .left = attribute(tag, start, " xMin=\""),
        .top = attribute(tag, start, " yMin=\""),
        .right = attribute(tag, start, " xMax=\""),
        .bottom = attribute(tag, start, " yMax=\""),
        .text = text};
    while (start < end)
        *to++ = unescape(&start, end);
    box.length = (size_t)(to - text);
    measure(&box);
    boxes->items = xgrow(boxes->items, boxes->count, &boxes->capacity, sizeof *boxes->items);
    if (box.cells)
        boxes->items[boxes->count++] = box;
}

static bool begins(const char *at, const char *end, const char *what)
{
    size_t length = strlen(what);
    return (size_t)(end - at) >= length && memcmp(at, what, length) == 0;
}

static void parse(struct boxes *boxes, const char *at, const char *end)
{
    int page = 0;
    for (; (at = find(at, end, "<")); at++) {
        page += begins(at, end, "<page ");
        if (!begins(at, end, "<word "))
            continue;
        const char *start = find(at, end, ">"), *close = find(at, end, "</word>");
        if (start && close && start < close)
            add_word(boxes, page, at, start + 1, close);
    }
}

/* The width of a cell of the narrowest word, of those in wide characters where there are any. */
static int cell_width(const struct boxes *boxes)
{
    int narrowest[2] = {0, 0};
    for (size_t i = 0; i < boxes->count; i++) {
        const struct box *box = &boxes->items[i];
        int width = (box->right - box->left) / box->cells, *least = &narrowest[box->wide];
        if (width >= NARROWEST && (!*least || width < *least))
            *least = width;
    }
    return narrowest[true] ? narrowest[true] : narrowest[false] ? narrowest[false] : NARROWEST;
}

static int margin(const struct boxes *boxes)
{
    int left = boxes->items[0].left;
    for (size_t i = 1; i < boxes->count; i++)
        left = boxes->items[i].left < left ? boxes->items[i].left : left;
    return left;
}

static int middle(const struct box *box)
{
    return (box->top + box->bottom) / 2;
}

static int height(const struct box *box)
{
    return box->bottom - box->top;
}

static int by_height(const void *a, const void *b)
{
    const struct box *x = a, *y = b;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    int one = middle(x), two = middle(y);
    return one != two ? (one > two) - (one < two) : (x->left > y->left) - (x->left < y->left);
}

static int by_left(const void *a, const void *b)
{
    const struct box *x = a, *y = b;
    return x->left != y->left ? (x->left > y->left) - (x->left < y->left) : by_height(a, b);
}

/* How many boxes from the first on stand on one line. */
static size_t line_of(const struct box *first, size_t most)
{
    size_t n = 1;
    while (n < most && first[n].page == first->page) {
        int least = height(first) < height(&first[n]) ? height(first) : height(&first[n]);
        if (middle(&first[n]) - middle(first) > least / SAME_LINE)
            break;
        n++;
    }
    return n;
}

/* A word that finds its place taken stands behind the one there. */
static void write_line(
    struct buffer *text, const struct box *boxes, size_t count, int left_most, int cell)
{
    int at = 0;
    for (size_t i = 0; i < count; i++) {
        const struct box *box = &boxes[i];
        int to = (box->left - left_most + cell / 2) / cell;
        if (i && to <= at)
            to = at + (box->left - boxes[i - 1].right > height(box) / SPACE_SHARE);
        for (; at < to; at++)
            buffer_text(text, " ");
        buffer_add(text, box->text, box->length);
        at += box->cells;
    }
    buffer_text(text, "\n");
}

static bool is_apart(const struct box *above, const struct box *below)
{
    int between = middle(below) - middle(above);
    return between * 200LL > (height(above) + height(below)) * (long long)APART_PERCENT;
}

static void write_pages(struct buffer *text, struct boxes *boxes)
{
    int cell = cell_width(boxes), left = margin(boxes);
    struct box above = {0};
    qsort(boxes->items, boxes->count, sizeof *boxes->items, by_height);
    for (size_t i = 0, n; i < boxes->count && text->length <= DOCUMENT_BYTES_MAX; i += n) {
        struct box first = boxes->items[i];
        n = line_of(&boxes->items[i], boxes->count - i);
        if (i && above.page != first.page)
            buffer_text(text, "\f");
        else if (i && is_apart(&above, &first))
            buffer_text(text, "\n");
        qsort(&boxes->items[i], n, sizeof *boxes->items, by_left);
        write_line(text, &boxes->items[i], n, left, cell);
        above = first;
    }
}

char *boxes_text(const char *bbox, size_t length, size_t *text_length)
{
    struct boxes boxes = {0};
    struct buffer text;
    arena_init(&boxes.arena);
    buffer_init(&text);
    parse(&boxes, bbox, bbox + length);
    if (boxes.count)
        write_pages(&text, &boxes);
    free(boxes.items);
    arena_fini(&boxes.arena);
    *text_length = text.length;
    return text.bytes;
}
