#include "finder.h"

#include <string.h>

struct finding *finder_add(struct finder *finder, const char *field, struct place main,
    const char *message, const char *printed, const char *expected)
{
    if (finder->count == finder->capacity) {
        size_t capacity = finder->capacity ? finder->capacity * 2 : 8;
        struct finding *items = arena_alloc(finder->arena, capacity * sizeof *items);
        if (finder->count)
            memcpy(items, finder->items, finder->count * sizeof *items);
        finder->items = items;
        finder->capacity = capacity;
    }
    struct finding *finding = &finder->items[finder->count++];
    *finding = (struct finding){.code = finder->check->code,
        .severity = finder->check->severity,
        .field = field,
        .message = message,
        .printed = printed,
        .expected = expected};
    finder_evidence(finding, main);
    return finding;
}

struct finding *finder_add_of(struct finder *finder, const struct subject *subject,
    const char *value, struct place main, const char *message, const char *printed,
    const char *expected)
{
    const char *field = arena_format(finder->arena, "indicators[%d].%s", subject->number, value);
    struct finding *finding = finder_add(finder, field, main, message, printed, expected);
    finding->indicator = subject->number;
    return finding;
}

void finder_evidence(struct finding *finding, struct place place)
{
    if (place.length == 0 || finding->evidence_count == FINDING_EVIDENCE)
        return;
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].start == place.start &&
            finding->evidence[i].length == place.length)
            return;
    finding->evidence[finding->evidence_count++] = place;
}

static char *number(struct decimal d, char text[static DECIMAL_TEXT])
{
    return decimal_text(d.scale > 2 ? decimal_trim(d) : d, text);
}

const char *finder_number(struct finder *finder, struct decimal d)
{
    char text[DECIMAL_TEXT];
    number(d, text);
    return arena_copy(finder->arena, text, strlen(text));
}

const char *finder_percent(struct finder *finder, struct decimal d)
{
    char text[DECIMAL_TEXT];
    return arena_format(finder->arena, "%s%%", number(d, text));
}

const char *finder_quantity(struct finder *finder, const struct quantity *quantity)
{
    char text[DECIMAL_TEXT];
    if (quantity->form != QUANTITY_NUMBER)
        return quantity->form == QUANTITY_TEXT ? quantity->text : "";
    return arena_format(
        finder->arena, "%s%s", number(quantity->value, text), quantity->unit ? quantity->unit : "");
}

const struct figure *finder_figure(const struct finder *finder, enum budget_field field)
{
    return budget_figure(&finder->evaluation->budget, field);
}

int finder_unprinted_zeros(const struct finder *finder, enum budget_field field)
{
    const struct figure *figure = finder_figure(finder, field);
    if (!figure->known || figure->value.scale != 0 || figure->value.digits % 10 != 0)
        return 0;
    for (size_t i = 0; i < finder->evaluation->mention_count; i++) {
        const struct mention *mention = &finder->evaluation->mentions[i];
        if (mention->field == field && mention->figure.place.start == figure->place.start)
            return mention->unit_power > 0 ? mention->unit_power : 0;
    }
    return 0;
}

bool finder_span(const struct finder *finder, enum budget_field field, struct span *out)
{
    const struct figure *figure = finder_figure(finder, field);
    return figure->known && span_of(figure->value, finder_unprinted_zeros(finder, field), out);
}
