#include "roster_names.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "needle.h"
#include "pinyin.h"

enum { PART_END = '\v', ROW_END = '\n' };

static size_t fold(const char *text, char *to)
{
    char *end = to;
    const uint8_t *at = (const uint8_t *)text;
    for (ucs4_t c; (at = u8_next(&c, at)) != NULL;) {
        char32_t folded = needle_fold(c);
        int length = folded ? u8_uctomb((uint8_t *)end, folded, 6) : 0;
        end += length > 0 ? length : 0;
    }
    return (size_t)(end - to);
}

const char *roster_fold(const char *words, struct arena *arena)
{
    enum { GROWN = 3 };
    char *folded = arena_alloc(arena, GROWN * strlen(words) + 1);
    folded[fold(words, folded)] = '\0';
    return folded;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void roster_names_add(struct roster *roster, const struct summary *summary)
{
    enum { GROWN = 3 }; /* a character of one byte may become one of three */
    bool named = *summary->unit || summary->project;
    const char *parts[PARTS] = {[PART_UNIT] = summary->unit,
        [PART_PROJECT] = summary->project ? summary->project : "",
        [PART_FILE] = named ? "" : base_name(summary->file)};
    uint32_t end = roster->name_at[roster->count];
    size_t room = end + PARTS + 1;
    for (int part = 0; part < PARTS; part++)
        room += GROWN * strlen(parts[part]);
    if (room > roster->names_capacity) {
        roster->names_capacity = 2 * room;
        roster->names = xrealloc(roster->names, roster->names_capacity, 1);
    }
    for (int part = 0; part < PARTS; part++) {
        end += (uint32_t)fold(parts[part], roster->names + end);
        roster->names[end++] = PART_END;
    }
    roster->names[end++] = ROW_END;
    roster->name_at[roster->count + 1] = end;
}

static enum roster_part part_at(const char *row, const char *at)
{
    int part = 0;
    for (const char *end = row; (end = memchr(end, PART_END, (size_t)(at - end))) != NULL; end++)
        part++;
    return (enum roster_part)part;
}

void roster_find_name(
    const struct roster *roster, enum roster_part part, const char *needle, unsigned char *hit)
{
    size_t length = strlen(needle), row = 0;
    const char *names = roster->names, *end = names;
    if (roster->count)
        end += roster->name_at[roster->count];
    for (const char *at = names; length && at < end;) {
        at = memmem(at, (size_t)(end - at), needle, length);
        if (!at)
            return;
        while (names + roster->name_at[row + 1] <= at)
            row++;
        bool here = part == PART_ANY || part_at(names + roster->name_at[row], at) == part;
        if (here)
            hit[row] = 1;
        at = here ? names + roster->name_at[row + 1] : at + 1;
    }
}

/* A name as it is compared: PLACE_BYTES a character, the first before the others. */
struct named {
    const unsigned char *key;
    uint32_t length, row;
};

enum { PLACE_BYTES = 3 };

/* A list shows the project, else the unit, else the file. Returns its end, a PART_END. */
static const char *shown(const struct roster *roster, size_t row, const char **name)
{
    const char *at = roster->names + roster->name_at[row], *parts[PARTS + 1] = {at};
    for (int part = 0; part < PARTS; part++)
        parts[part + 1] = (const char *)rawmemchr(parts[part], PART_END) + 1;
    static const enum roster_part order[] = {PART_PROJECT, PART_UNIT, PART_FILE};
    size_t i = 0;
    while (i + 1 < PARTS && parts[order[i] + 1] - parts[order[i]] == 1)
        i++;
    *name = parts[order[i]];
    return parts[order[i] + 1] - 1;
}

static unsigned char *put_key(const char *name, const char *end, unsigned char *to)
{
    ucs4_t c;
    for (const uint8_t *at = (const uint8_t *)name; at < (const uint8_t *)end;) {
        at += u8_mbtouc_unsafe(&c, at, (size_t)((const uint8_t *)end - at));
        char32_t place = pinyin_place(c);
        for (int shift = (PLACE_BYTES - 1) * 8; shift >= 0; shift -= 8)
            *to++ = (unsigned char)(place >> shift);
    }
    return to;
}

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = memcmp(x->key, y->key, x->length < y->length ? x->length : y->length);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

void roster_names_rank(struct roster *roster)
{
    if (!roster->count)
        return;
    struct named *all = xcalloc(roster->count, sizeof *all);
    unsigned char *keys = xcalloc(roster->name_at[roster->count], PLACE_BYTES), *to = keys;
    for (size_t row = 0; row < roster->count; row++) {
        const char *name, *end = shown(roster, row, &name);
        all[row] = (struct named){.key = to, .row = (uint32_t)row};
        to = put_key(name, end, to);
        all[row].length = (uint32_t)(to - all[row].key);
    }
    qsort(all, roster->count, sizeof *all, by_name);
    int32_t rank = 0;
    for (size_t i = 0; i < roster->count; i++) {
        bool same = i && all[i].length == all[i - 1].length &&
                    memcmp(all[i].key, all[i - 1].key, all[i].length) == 0;
        roster->columns[ROSTER_NAME][all[i].row] = same ? rank : ++rank;
    }
    free(keys);
    free(all);
}
