#include "identity.h"

#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "read/text/document.h"
#include "read/text/fold.h"

static const char *const found_once_a_field[] = {"budget.conflict"};

/* 0 at the end; marks that ids are put together with are no part of a name. */
static char32_t next_of_name(const char **text)
{
    char32_t c;
    do
        c = fold_next(text);
    while (c && (c <= ' ' || u32_strchr(U"[]@#", c)));
    return c;
}

static bool same_name(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    for (;;) {
        char32_t x = next_of_name(&a), y = next_of_name(&b);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

static char *put_folded(char *end, const char *name)
{
    for (char32_t c; (c = next_of_name(&name));)
        end += document_encode(c, end);
    return end;
}

static char *put_number(char *end, size_t number)
{
    return end + sprintf(end, "#%zu", number);
}

static char *put_indicator(char *end, const struct evaluation *evaluation, size_t number)
{
    const struct indicator *indicators = evaluation->indicators;
    const char *name = indicators[number - 1].name.text, *begin = end;
    size_t same = 1;
    *end++ = '@';
    if (name)
        end = put_folded(end, name);
    if (end == begin + 1)
        return put_number(end, number);
    for (size_t i = 0; i + 1 < number; i++)
        same += same_name(indicators[i].name.text, name);
    return same > 1 ? put_number(end, same) : end;
}

static bool is_found_once_a_field(const struct finding *finding)
{
    for (size_t i = 0; i < sizeof found_once_a_field / sizeof *found_once_a_field; i++)
        if (strcmp(finding->code, found_once_a_field[i]) == 0)
            return true;
    return false;
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

/* No character is longer folded than thrice its bytes. */
static size_t room_for(const struct finding *finding, const struct evaluation *evaluation)
{
    const char *name =
        finding->indicator ? evaluation->indicators[finding->indicator - 1].name.text : NULL;
    return strlen(finding->code) + strlen(finding->field) + 3 * (name ? strlen(name) : 0) + 64;
}

void identity_give(
    struct finding *items, size_t count, const struct evaluation *evaluation, struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = &items[i];
        char *id = arena_alloc(arena, room_for(finding, evaluation));
        char *end = stpcpy(stpcpy(id, "findings["), finding->code);
        size_t place = place_among_equals(items, i);
        if (finding->indicator)
            end = put_indicator(end, evaluation, (size_t)finding->indicator);
        else if (is_found_once_a_field(finding))
            end = stpcpy(stpcpy(end, "@"), finding->field);
        if (place > 1)
            end = put_number(end, place);
        strcpy(end, "]");
        finding->id = id;
    }
}
