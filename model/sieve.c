#include "sieve.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "arena.h"
#include "read/text/fold.h"

enum { PLANE = 0x10000, FIRST_SURROGATE = 0xD800, LAST_SURROGATE = 0xDFFF, SPELLED_MOST = 3 };

struct spelling {
    unsigned char bytes[SPELLED_MOST];
    size_t length;
};

struct sieve_letter {
    struct spelling *spellings;
    size_t count, capacity;
};

struct text {
    const unsigned char *bytes, *end;
};

static void add_spelling(struct sieve_letter *letter, char32_t c)
{
    letter->spellings =
        xgrow(letter->spellings, letter->count, &letter->capacity, sizeof *letter->spellings);
    struct spelling *added = &letter->spellings[letter->count++];
    added->length = (size_t)u8_uctomb(added->bytes, c, sizeof added->bytes);
}

void sieve_init(struct sieve *sieve, const struct needle *needle)
{
    sieve->count = needle->count;
    sieve->letters = xcalloc(needle->count, sizeof *sieve->letters);
    for (char32_t c = 1; c < PLANE; c++) {
        bool surrogate = c >= FIRST_SURROGATE && c <= LAST_SURROGATE;
        char32_t folded = surrogate ? 0 : needle_fold(c);
        for (uint32_t i = 0; folded && i < needle->count; i++)
            if (needle->chars[i] == folded)
                add_spelling(&sieve->letters[i], c);
    }
}

void sieve_fini(struct sieve *sieve)
{
    for (uint32_t i = 0; i < sieve->count; i++)
        free(sieve->letters[i].spellings);
    free(sieve->letters);
    *sieve = (struct sieve){0};
}

/* A register that every processor has, and how many of its size are looked at before the next
 * branch. */
typedef uint8_t lanes __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));
enum { LANES = sizeof(lanes), REGISTERS = 4, STRIDE = LANES * REGISTERS };

static inline lanes load(const unsigned char *bytes)
{
    lanes loaded;
    memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

static inline bool any(lanes set)
{
    halves both = (halves)set;
    return (both[0] | both[1]) != 0;
}

enum {
    FIRST_TAIL = 0x80,
    TAIL_MASK = 0xC0,
    FIRST_OF_TWO = 0xC2,
    FIRST_OF_THREE = 0xE1,
    WITH_SHORTER = 0xE0, /* leads what shorter sequences are for, too */
    WITH_SURROGATES = 0xED,
    FIRST_OF_FOUR = 0xF0
};

static bool is_plain_at(const struct text *text, const unsigned char *at)
{
    unsigned char c = *at, one = at > text->bytes ? at[-1] : 0,
                  two = at > text->bytes + 1 ? at[-2] : 0;
    bool tail = (c & TAIL_MASK) == FIRST_TAIL;
    bool wanted = one >= FIRST_OF_TWO || two >= FIRST_OF_THREE;
    return tail == wanted && c && (c < 0xC0 || c >= FIRST_OF_TWO) && c != WITH_SHORTER &&
           c != WITH_SURROGATES && c < FIRST_OF_FOUR;
}

/* What is wrong in the register's bytes; two more stand before them. */
static inline lanes faults_at(const unsigned char *at)
{
    lanes c = load(at), one = load(at - 1), two = load(at - 2);
    lanes tail = (lanes)((c & TAIL_MASK) == FIRST_TAIL);
    lanes wanted = (lanes)(one >= FIRST_OF_TWO) | (lanes)(two >= FIRST_OF_THREE);
    lanes lead = (lanes)(c == 0) | (lanes)((c & 0xFE) == 0xC0) | (lanes)(c == WITH_SHORTER) |
                 (lanes)(c == WITH_SURROGATES) | (lanes)(c >= FIRST_OF_FOUR);
    return (tail ^ wanted) | lead;
}

/* UTF-8 without damage, of one to three bytes a character. */
static bool is_plain(const struct text *text)
{
    const unsigned char *at = text->bytes, *end = text->end;
    bool whole = end > at + 1 && end[-1] < FIRST_OF_TWO && end[-2] < FIRST_OF_THREE;
    for (int i = 0; whole && i < 2; i++)
        whole = is_plain_at(text, at++);
    for (; whole && end - at >= STRIDE; at += STRIDE) {
        lanes faults = {0};
        for (size_t i = 0; i < STRIDE; i += LANES)
            faults |= faults_at(at + i);
        whole = !any(faults);
    }
    while (whole && at < end)
        whole = is_plain_at(text, at++);
    return whole;
}

static inline bool is_spelled_at(
    const struct spelling *spelling, const unsigned char *at, const unsigned char *end)
{
    if ((size_t)(end - at) < spelling->length)
        return false;
    size_t i = 0;
    while (i < spelling->length && at[i] == spelling->bytes[i])
        i++;
    return i == spelling->length;
}

/* The first place from `at` on; NULL when there is none. */
static const unsigned char *find_next(
    const struct spelling *spelling, const unsigned char *at, const unsigned char *end)
{
    assert(at);
    size_t last = spelling->length - 1, middle = last / 2 + last % 2;
    const lanes first_byte = spelling->bytes[0] - (lanes){0},
                middle_byte = spelling->bytes[middle] - (lanes){0},
                last_byte = spelling->bytes[last] - (lanes){0};
    while (at < end) {
        for (lanes found = {0}; end - at >= STRIDE + SPELLED_MOST; at += STRIDE) {
            for (size_t i = 0; i < STRIDE; i += LANES)
                found |= (lanes)(load(at + i) == first_byte) &
                         (lanes)(load(at + i + middle) == middle_byte) &
                         (lanes)(load(at + i + last) == last_byte);
            if (any(found))
                break;
        }
        const unsigned char *stop = end - at > STRIDE ? at + STRIDE : end;
        for (; at < stop; at++)
            if (is_spelled_at(spelling, at, end))
                return at;
    }
    return NULL;
}

static bool is_letter_at(
    const struct sieve_letter *letter, const unsigned char *at, const unsigned char *end)
{
    for (size_t i = 0; i < letter->count; i++)
        if (is_spelled_at(&letter->spellings[i], at, end))
            return true;
    return false;
}

/* May begin or end what stands between two characters of a word. */
static bool is_between(ucs4_t c)
{
    char32_t folded = fold_char(c);
    return folded <= ' ' || folded == '(' || folded == ')';
}

/* Whether `next` follows the letter somewhere; `*broken`: or something between. */
static bool is_followed(const struct sieve_letter *letter, const struct sieve_letter *next,
    const struct text *text, bool *broken)
{
    ucs4_t c;
    *broken = false;
    for (size_t i = 0; i < letter->count; i++) {
        const struct spelling *spelling = &letter->spellings[i];
        for (const unsigned char *at = text->bytes; (at = find_next(spelling, at, text->end));) {
            at += spelling->length;
            if (at == text->end)
                break;
            if (is_letter_at(next, at, text->end))
                return true;
            u8_mbtouc_unsafe(&c, at, (size_t)(text->end - at));
            *broken |= is_between(c);
        }
    }
    return false;
}

static bool follows_break(const struct sieve_letter *letter, const struct text *text)
{
    ucs4_t c;
    for (size_t i = 0; i < letter->count; i++) {
        const struct spelling *spelling = &letter->spellings[i];
        for (const unsigned char *at = text->bytes; (at = find_next(spelling, at, text->end));
             at += spelling->length)
            if (u8_prev(&c, at, text->bytes) && is_between(c))
                return true;
    }
    return false;
}

static bool may_follow(
    const struct sieve_letter *letter, const struct sieve_letter *next, const struct text *text)
{
    bool broken;
    return is_followed(letter, next, text, &broken) || (broken && follows_break(next, text));
}

static bool stands_anywhere(const struct sieve_letter *letter, const struct text *text)
{
    for (size_t i = 0; i < letter->count; i++)
        if (find_next(&letter->spellings[i], text->bytes, text->end))
            return true;
    return false;
}

bool sieve_lets_by(const struct sieve *sieve, const unsigned char *bytes, size_t length)
{
    const struct text text = {bytes, bytes + length};
    if (!is_plain(&text))
        return true;
    if (sieve->count == 1)
        return stands_anywhere(&sieve->letters[0], &text);
    for (uint32_t i = 0; i + 1 < sieve->count; i++)
        if (!may_follow(&sieve->letters[i], &sieve->letters[i + 1], &text))
            return false;
    return true;
}
