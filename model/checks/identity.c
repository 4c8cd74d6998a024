#include "identity.h"

#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "../read/document.h"
#include "../read/fold.h"

static const char *const found_once_a_field[] = {"budget.conflict"};

/* 0 at the end; marks that ids are put together with are no part of a name. */
static char32_t next_folded(const char **text)
{
    while (**text) {
        ucs4_t c;
        *text += u8_mbtouc(&c, (const uint8_t *)*text, strlen(*text));
        char32_t plain = document_fold(c);
        if (plain > ' ' && plain != FOLD_NOTHING && !u32_strchr(U"[]@#", plain))
            return plain;
    }
    return 0;
}

static bool same_name(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    for (;;) {
        char32_t x = next_folded(&a), y = next_folded(&b);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

static const char *folded(const char *name, struct arena *arena)
{
    char *text = arena_alloc(arena, 6 * strlen(name) + 1), *end = text;
    for (char32_t c; (c = next_folded(&name));)
        end += u8_uctomb((uint8_t *)end, c, 6);
    return text;
}

static const char *indicator_subject(
    const struct evaluation *evaluation, size_t number, struct arena *arena)
{
    const struct indicator *indicators = evaluation->indicators;
    const char *name = indicators[number - 1].name.text;
    size_t same = 1;
    const char *text = name ? folded(name, arena) : "";
    if (!*text)
        return arena_format(arena, "#%zu", number);
    for (size_t i = 0; i + 1 < number; i++)
        same += same_name(indicators[i].name.text, name);
    return same > 1 ? arena_format(arena, "%s#%zu", text, same) : text;
}

static const char *subject_of(
    const struct finding *finding, const struct evaluation *evaluation, struct arena *arena)
{
    if (finding->indicator)
        return indicator_subject(evaluation, (size_t)finding->indicator, arena);
    for (size_t i = 0; i < sizeof found_once_a_field / sizeof *found_once_a_field; i++)
        if (strcmp(finding->code, found_once_a_field[i]) == 0)
            return finding->field;
    return NULL;
}

/* How many before it, and itself, are of the same code and subject. */
static size_t place_among_equals(const struct finding *items, size_t i)
{
    size_t place = 1;
    for (size_t k = 0; k < i; k++)
        place += items[k].code == items[i].code && items[k].indicator == items[i].indicator &&
                 strcmp(items[k].field, items[i].field) == 0;
    return place;
}

void identity_give(
    struct finding *items, size_t count, const struct evaluation *evaluation, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = &items[i];
        const char *subject = subject_of(finding, evaluation, arena);
        size_t place = place_among_equals(items, i);
        char number[24] = "";
        if (place > 1)
            snprintf(number, sizeof number, "#%zu", place);
        finding->id = arena_format(arena, "findings[%s%s%s%s]", finding->code, subject ? "@" : "",
            subject ? subject : "", number);
    }
}
