#include "store_verify_chain.h"

#include <stdio.h>
#include <string.h>

static bool same(const unsigned char *a, const unsigned char *b)
{
    return memcmp(a, b, SHA256_BYTES) == 0;
}

/* Whether the row was written behind that hash, as the entry of that number. */
static bool follows(const struct link *link, const unsigned char *before, int64_t seq)
{
    unsigned char hash[SHA256_BYTES];
    char number[24];
    struct chain_text fields[CHAIN_FIELDS];
    memcpy(hash, before, SHA256_BYTES);
    memcpy(fields, link->fields, sizeof fields);
    fields[CHAIN_SEQ].length = (size_t)snprintf(number, sizeof number, "%lld", (long long)seq);
    fields[CHAIN_SEQ].bytes = number;
    store_chain_next(hash, fields);
    return link->has_hash && same(hash, link->hash);
}

static void name_entry(
    struct verify_fault *fault, enum verify_fault_kind kind, size_t seq, const struct link *link)
{
    fault->kind = kind;
    fault->seq = fault->last = seq;
    fault->time = link->time;
    fault->author = link->fields[CHAIN_AUTHOR].bytes;
}

static void name_missing(struct verify_fault *fault, size_t first, size_t last,
    const struct link *beside, size_t neighbour)
{
    *fault = (struct verify_fault){.name = fault->name};
    if (beside)
        name_entry(fault, VERIFY_MISSING, first, beside);
    fault->kind = VERIFY_MISSING;
    fault->seq = first;
    fault->last = last;
    fault->neighbour = beside ? neighbour : 0;
}

/* Row `i` does not follow the hash before it. Where it was put in and the rest numbered anew, the
 * next row is the one that followed; where one before it was taken out and the rest numbered anew,
 * the next row still follows this one under its old number. */
static void name_break(
    const struct links *links, size_t i, const unsigned char *before, struct verify_fault *fault)
{
    const struct link *link = &links->items[i], *next = link + 1;
    bool is_last = i + 1 == links->count;
    int64_t seq = (int64_t)i + 1;
    bool put_in =
        is_last ? i == links->entries && same(links->head, before) : follows(next, before, seq);
    bool taken_out = is_last ? links->entries > links->count && same(links->head, link->hash)
                             : follows(next, link->hash, seq + 2);
    if (!link->has_hash || put_in)
        name_entry(fault, VERIFY_INSERTED, i + 1, link);
    else if (taken_out)
        name_missing(fault, i + 1, i + 1, link, i + 1);
    else
        name_entry(fault, VERIFY_ALTERED, i + 1, link);
}

/* All rows follow one another: whether they are all there were, and no more. */
static bool check_end(const struct links *links, struct verify_fault *fault)
{
    const struct link *last = links->count ? &links->items[links->count - 1] : NULL;
    const unsigned char *hash = last ? last->hash : links->begin;
    if (links->count < links->entries)
        name_missing(fault, links->count + 1, links->entries, last, links->count);
    else if (links->count > links->entries)
        name_entry(fault, VERIFY_INSERTED, links->entries + 1, &links->items[links->entries]);
    else if (last && !same(hash, links->head))
        name_entry(fault, VERIFY_ALTERED, links->count, last);
    else
        return false;
    return true;
}

bool store_verify_chain(const struct links *links, struct verify_fault *fault)
{
    const unsigned char *before = links->begin;
    for (size_t i = 0; i < links->count; i++) {
        const struct link *link = &links->items[i];
        int64_t due = (int64_t)i + 1;
        if (link->seq > due) {
            name_missing(fault, i + 1, (size_t)link->seq - 1, link, (size_t)link->seq);
            return true;
        }
        if (link->seq < due) {
            name_entry(fault, VERIFY_INSERTED, (size_t)link->seq, link);
            return true;
        }
        if (!follows(link, before, due)) {
            name_break(links, i, before, fault);
            return true;
        }
        before = link->hash;
    }
    return check_end(links, fault);
}
