#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "needle.h"

void search_fini(struct search *search)
{
    free(search->words);
    free(search->hits);
    *search = (struct search){0};
}

static bool stands_at(const struct flow *flow, uint32_t at, const struct needle *needle)
{
    for (uint32_t i = 0; i < needle->count; i++)
        if (needle_fold(flow->text[at + i]) != needle->chars[i])
            return false;
    return true;
}

static void find_all(struct search *search, const struct flow *flow)
{
    struct needle needle;
    needle_init(&needle, search->words);
    uint32_t count = needle.count;
    for (uint32_t at = 0; count && at + count <= flow->length; at++) {
        if (!stands_at(flow, at, &needle))
            continue;
        search->hits = xgrow(search->hits, search->count, &search->capacity, sizeof *search->hits);
        search->hits[search->count++] = flow_place(flow, (struct range){at, at + count});
        at += count - 1;
    }
    needle_fini(&needle);
}

void search_find(struct search *search, const char *words, const struct reading *reading,
    int64_t key, uint32_t from)
{
    char *copy = line_is_blank(words) ? NULL : xstrdup(words);
    free(search->words);
    search->words = copy;
    search->key = key;
    search->count = search->current = 0;
    if (!copy)
        return;
    find_all(search, &reading->flow);
    search->current = search_behind(search, from);
    if (search->current == search->count)
        search->current = 0;
}

bool search_step(struct search *search, int step)
{
    size_t last = search->count - 1, before = search->current;
    if (!search->count)
        return false;
    if (step > 0)
        search->current = before == last ? 0 : before + 1;
    else
        search->current = before == 0 ? last : before - 1;
    return step > 0 ? search->current <= before : search->current >= before;
}

size_t search_behind(const struct search *search, uint32_t at)
{
    size_t low = 0, high = search->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->hits[middle].start + search->hits[middle].length > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static bool is_numeral(char32_t c)
{
    static const char32_t numerals[] = U"一二三四五六七八九十百";
    for (size_t i = 0; numerals[i]; i++)
        if (numerals[i] == c)
            return true;
    return false;
}

/* "一、", "(一)", "第一章", "第一部分" at the beginning of a line. */
static bool is_heading(const struct flow *flow, uint32_t at)
{
    enum { LONGEST_NUMBER = 4 };
    if (at > 0 && flow->gap[at] < GAP_LINE)
        return false;
    bool bracket = flow->text[at] == '(', ordinal = flow->text[at] == U'第';
    uint32_t start = at + (bracket || ordinal), end = start;
    while (end < flow->length && end - start < LONGEST_NUMBER && is_numeral(flow->text[end]))
        end++;
    if (end == start || end == flow->length)
        return false;
    char32_t mark = flow->text[end];
    if (bracket)
        return mark == ')';
    if (ordinal)
        return mark == U'章' || mark == U'节' || mark == U'部' || mark == U'条';
    return mark == U'、' || mark == '.' || mark == ',';
}

static int64_t next_heading(const struct flow *flow, int64_t i, int direction)
{
    while (i >= 0 && i < flow->length && !is_heading(flow, (uint32_t)i))
        i += direction;
    return i;
}

bool search_section(const struct reading *reading, uint32_t at, int direction, uint32_t *found)
{
    const struct flow *flow = &reading->flow;
    int64_t from = flow_position(flow, at);
    if (direction < 0)
        from--;
    else if (from < flow->length && flow->at[from] == at)
        from++;
    int64_t best = next_heading(flow, from, direction);
    for (size_t i = 0; i < reading->count; i++) {
        int64_t start = flow_position(flow, reading->evaluations[i].extent.start);
        bool nearer = direction > 0 ? start >= from && start < best : start <= from && start > best;
        if (nearer)
            best = start;
    }
    if (best < 0 || best >= flow->length)
        return false;
    *found = flow->at[best];
    return true;
}
