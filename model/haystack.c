#include "haystack.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { PLANE = 0x10000, FIRST_HIGH = 0xD800, FIRST_LOW = 0xDC00, LAST_LOW = 0xDFFF };

static char16_t compared[PLANE];
static pthread_once_t compared_made = PTHREAD_ONCE_INIT;

static void make_compared(void)
{
    for (char32_t c = 0; c < PLANE; c++)
        compared[c] = (char16_t)needle_fold(c);
}

void haystack_fini(struct haystack *haystack)
{
    free(haystack->units);
    free(haystack->documents);
    *haystack = (struct haystack){0};
}

void haystack_clear(struct haystack *haystack)
{
    haystack->length = haystack->document_count = 0;
}

static size_t put_pair(char16_t *units, char32_t c)
{
    units[0] = (char16_t)(FIRST_HIGH + ((c - PLANE) >> 10));
    units[1] = (char16_t)(FIRST_LOW + (c & 0x3FF));
    return 2;
}

static void reserve(struct haystack *haystack, size_t units)
{
    size_t wanted = haystack->length + units;
    if (wanted <= haystack->capacity)
        return;
    haystack->capacity = wanted + wanted / 2;
    haystack->units = xrealloc(haystack->units, haystack->capacity, sizeof *haystack->units);
}

void haystack_add(struct haystack *haystack, int64_t document, const struct flow *flow)
{
    pthread_once(&compared_made, make_compared);
    haystack->documents = xgrow(haystack->documents, haystack->document_count,
        &haystack->document_capacity, sizeof *haystack->documents);
    struct haystack_document *added = &haystack->documents[haystack->document_count++];
    *added = (struct haystack_document){.id = document, .start = haystack->length};
    reserve(haystack, (size_t)flow->length * 2 + 1);
    char16_t *to = haystack->units + haystack->length;
    for (uint32_t i = 0; i < flow->length; i++) {
        char32_t c = flow->text[i];
        if (c < PLANE)
            *to++ = compared[c];
        else
            to += put_pair(to, c);
    }
    haystack->length = (size_t)(to - haystack->units);
    added->pairs = haystack->length - added->start > flow->length;
    haystack->units[haystack->length++] = 0;
}

void haystack_close(struct haystack *haystack)
{
    if (!haystack->length)
        return;
    haystack->capacity = haystack->length;
    haystack->units = xrealloc(haystack->units, haystack->capacity, sizeof *haystack->units);
}

/* The needle in units. */
struct sought {
    char16_t *units;
    size_t count;
};

static struct sought sought_of(const struct needle *needle)
{
    struct sought sought = {.units = xcalloc((size_t)needle->count * 2 + 1, sizeof *sought.units)};
    for (uint32_t i = 0; i < needle->count; i++)
        if (needle->chars[i] < PLANE)
            sought.units[sought.count++] = (char16_t)needle->chars[i];
        else
            sought.count += put_pair(sought.units + sought.count, needle->chars[i]);
    return sought;
}

/* A register that every processor has, and how many of its size are looked at before the next
 * branch. */
typedef uint16_t lanes __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));
enum { LANES = sizeof(lanes) / sizeof(uint16_t), REGISTERS = 4, STRIDE = LANES * REGISTERS };

static inline lanes load(const char16_t *units)
{
    lanes loaded;
    memcpy(&loaded, units, sizeof loaded);
    return loaded;
}

/* Whether the needle's first and last unit stand where they should for one of the next STRIDE
 * places: few have both. */
static inline bool may_begin_here(
    const char16_t *at, size_t last, lanes first_unit, lanes last_unit)
{
    lanes any = {0};
    for (size_t i = 0; i < STRIDE; i += LANES)
        any |= (lanes)(load(at + i) == first_unit) & (lanes)(load(at + last + i) == last_unit);
    halves both = (halves)any;
    return (both[0] | both[1]) != 0;
}

static inline bool stands_at(const char16_t *at, const struct sought *sought)
{
    size_t last = sought->count - 1;
    return at[0] == sought->units[0] && at[last] == sought->units[last] &&
           (last < 2 || memcmp(at, sought->units, last * sizeof *at) == 0);
}

/* The first place from `from` on, up to `end`, that has the needle; `end` when none has. */
static size_t find_next(const char16_t *units, size_t from, size_t end, const struct sought *sought)
{
    size_t last = sought->count - 1, at = from;
    const lanes first_unit = sought->units[0] - (lanes){0},
                last_unit = sought->units[last] - (lanes){0};
    while (at < end) {
        while (at + STRIDE <= end && !may_begin_here(units + at, last, first_unit, last_unit))
            at += STRIDE;
        size_t stop = at + STRIDE < end ? at + STRIDE : end;
        for (; at < stop; at++)
            if (stands_at(units + at, sought))
                return at;
    }
    return end;
}

/* Where hits are told their document and their place in it, from the first to the last. */
struct teller {
    const struct haystack *haystack;
    size_t document;
    size_t counted, pairs; /* the second units of characters before `counted`, in the document */
};

static bool is_in(const struct teller *teller, size_t document, size_t at)
{
    const struct haystack *haystack = teller->haystack;
    return document + 1 == haystack->document_count || haystack->documents[document + 1].start > at;
}

/* True when it is another document than that of the hit before. */
static bool go_to_document(struct teller *teller, size_t at)
{
    size_t before = teller->document;
    while (!is_in(teller, teller->document, at))
        teller->document++;
    if (teller->document == before)
        return false;
    teller->counted = teller->haystack->documents[teller->document].start;
    teller->pairs = 0;
    return true;
}

/* A character that takes two units counts once. */
static struct hit hit_at(struct teller *teller, size_t at)
{
    const struct haystack *haystack = teller->haystack;
    const struct haystack_document *document = &haystack->documents[teller->document];
    for (; document->pairs && teller->counted < at; teller->counted++) {
        char16_t unit = haystack->units[teller->counted];
        teller->pairs += unit >= FIRST_LOW && unit <= LAST_LOW;
    }
    return (struct hit){
        .document = document->id, .at = (uint32_t)(at - document->start - teller->pairs)};
}

void haystack_find(
    const struct haystack *haystack, const struct needle *needle, size_t most, struct hits *hits)
{
    struct sought sought = sought_of(needle);
    struct teller teller = {.haystack = haystack};
    bool any = false;
    size_t end =
        sought.count && haystack->length > sought.count ? haystack->length - sought.count + 1 : 0;
    for (size_t at = 0; (at = find_next(haystack->units, at, end, &sought)) < end;
         at += sought.count) {
        hits->documents += go_to_document(&teller, at) || !any;
        any = true;
        hits->total++;
        if (hits->count == most)
            continue;
        hits->items = xgrow(hits->items, hits->count, &hits->capacity, sizeof *hits->items);
        hits->items[hits->count++] = hit_at(&teller, at);
    }
    free(sought.units);
}

void hits_fini(struct hits *hits)
{
    free(hits->items);
    *hits = (struct hits){0};
}
