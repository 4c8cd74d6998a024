#include "quote.h"

enum {
    BEFORE = 24, /* characters */
    BEHIND = 12,
    PROSE = 16, /* Han characters of a line that goes on in the next one: no cell, no heading */
};

static bool ends_sentence(const struct reading *reading, uint32_t i)
{
    char32_t c = reading->document.chars[reading->flow.at[i]];
    return c == U'。' || c == U'；';
}

/* Whether the line that ends before `end` is broken by the paper's width alone. */
static bool goes_on(const struct flow *flow, uint32_t end)
{
    const char32_t han = U'⺀';
    uint32_t count = 0, i = end;
    while (i > 0 && count < PROSE) {
        count += flow->text[--i] >= han;
        if (flow->gap[i] >= GAP_TAB)
            break;
    }
    return count == PROSE;
}

static bool begins_cell(const struct reading *reading, uint32_t i)
{
    uint32_t at = reading->flow.at[i];
    return reading->flow.gap[i] == GAP_TAB || (at > 0 && reading->document.chars[at - 1] == U'\t');
}

/* Whether what stands before `i` belongs to the same sentence or cell. */
static bool joins(const struct reading *reading, uint32_t i)
{
    return !ends_sentence(reading, i - 1) && !begins_cell(reading, i) &&
           (reading->flow.gap[i] < GAP_TAB || goes_on(&reading->flow, i));
}

/* Half a figure would be another one. */
static bool in_figure(const struct flow *flow, uint32_t i)
{
    static const char32_t inside[] = U"0123456789.,%";
    bool before = false, behind = false;
    for (size_t k = 0; inside[k]; k++) {
        before |= flow->text[i - 1] == inside[k];
        behind |= flow->text[i] == inside[k];
    }
    return before && behind;
}

const char *quote_words(const struct reading *reading, struct place place, struct arena *arena)
{
    const struct flow *flow = &reading->flow;
    uint32_t first = flow_position(flow, place.start);
    uint32_t last = flow_position(flow, place.start + place.length);
    if (first == last)
        return "";
    struct range range = {first, last};
    while (range.start > 0 && joins(reading, range.start) &&
           (first - range.start < BEFORE || in_figure(flow, range.start)))
        range.start--;
    while (range.end < flow->length && joins(reading, range.end) &&
           (range.end - last < BEHIND || in_figure(flow, range.end)))
        range.end++;
    const char *text = flow_words(flow, &reading->document, range, arena).text;
    return text ? text : "";
}
