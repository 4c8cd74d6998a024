#include "reader_merge_indicators.h"

#include "read/text/fold.h"

static bool is_letter(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           c == U'%' || (c >= 0x3400 && c <= 0x9fff) || c >= 0x20000;
}

/* The next letter, folded; 0 at the end. */
static char32_t next_letter(const char **text)
{
    char32_t c;
    do
        c = fold_next(text);
    while (c && !is_letter(c));
    return c;
}

static bool same_name(const struct indicator *x, const struct indicator *y)
{
    const char *a = x->name.text, *b = y->name.text;
    if (!a || !b)
        return false;
    char32_t c = next_letter(&a), d = next_letter(&b);
    bool letters = c != 0;
    while (c && c == d) {
        c = next_letter(&a);
        d = next_letter(&b);
    }
    return letters && c == d;
}

/* How many of the first `count` have the name. */
static size_t namesakes(
    const struct indicator *indicators, size_t count, const struct indicator *named)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += same_name(&indicators[i], named);
    return n;
}

static const struct indicator *find_nth(
    const struct indicator *indicators, size_t count, const struct indicator *named, size_t before)
{
    for (size_t i = 0; i < count; i++)
        if (same_name(&indicators[i], named) && before-- == 0)
            return &indicators[i];
    return NULL;
}

static void fill_words(struct words *into, struct words from)
{
    if (!into->text)
        *into = from;
}

static void fill_quantity(struct quantity *into, struct quantity from)
{
    if (into->form == QUANTITY_MISSING)
        *into = from;
}

static void fill_figure(struct figure *into, struct figure from)
{
    if (!into->known)
        *into = from;
}

static void fill(struct indicator *into, const struct indicator *from)
{
    fill_words(&into->level1, from->level1);
    fill_words(&into->level2, from->level2);
    fill_words(&into->sentence_name, from->sentence_name);
    fill_quantity(&into->target, from->target);
    fill_quantity(&into->actual, from->actual);
    fill_figure(&into->midyear, from->midyear);
    fill_figure(&into->completion, from->completion);
    fill_figure(&into->weight, from->weight);
    fill_figure(&into->score, from->score);
    fill_words(&into->deviation, from->deviation);
    fill_words(&into->measures, from->measures);
}

void reader_merge_indicators(
    struct indicator *into, size_t into_count, const struct indicator *from, size_t from_count)
{
    for (size_t i = 0; i < into_count; i++) {
        size_t told = namesakes(from, from_count, &into[i]);
        if (told && told == namesakes(into, into_count, &into[i]))
            fill(&into[i], find_nth(from, from_count, &into[i], namesakes(into, i, &into[i])));
    }
}
