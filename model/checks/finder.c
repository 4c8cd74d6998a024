#include "finder.h"

#include <string.h>

struct finding *finder_add(struct finder *finder, const char *field, struct place main,
    const char *message, const char *printed, const char *expected)
{
    finder->items = arena_grow(
        finder->arena, finder->items, finder->count, &finder->capacity, sizeof *finder->items);
    struct finding *finding = &finder->items[finder->count++];
    *finding = (struct finding){.code = finder->check->code,
        .severity = finder->check->severity,
        .field = field,
        .message = message,
        .printed = printed,
        .expected = expected};
    finder_evidence(finder, finding, main);
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

/* Grows at each power of two from the least on. */
static bool is_full(size_t count)
{
    enum { LEAST = 4 };
    return count == 0 || (count >= LEAST && (count & (count - 1)) == 0);
}

static void grow(struct finder *finder, struct finding *finding)
{
    size_t count = finding->evidence_count, room = count ? 2 * count : 4;
    struct place *places = arena_alloc(finder->arena, room * sizeof *places);
    if (count)
        memcpy(places, finding->evidence, count * sizeof *places);
    finding->evidence = places;
}

void finder_evidence(struct finder *finder, struct finding *finding, struct place place)
{
    if (place.length == 0)
        return;
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].start == place.start &&
            finding->evidence[i].length == place.length)
            return;
    if (is_full(finding->evidence_count))
        grow(finder, finding);
    finding->evidence[finding->evidence_count++] = place;
}

static const char *joined(struct finder *finder, struct decimal d, const char *unit)
{
    char digits[DECIMAL_TEXT];
    decimal_text(d.scale > 2 ? decimal_trim(d) : d, digits);
    size_t length = strlen(digits), unit_length = strlen(unit);
    char *text = arena_alloc(finder->arena, length + unit_length + 1);
    memcpy(text, digits, length);
    memcpy(text + length, unit, unit_length);
    return text;
}

const char *finder_number(struct finder *finder, struct decimal d)
{
    return joined(finder, d, "");
}

const char *finder_percent(struct finder *finder, struct decimal d)
{
    return joined(finder, d, "%");
}

const char *finder_quantity(struct finder *finder, const struct quantity *quantity)
{
    if (quantity->form == QUANTITY_TEXT)
        return quantity->text;
    if (quantity->form == QUANTITY_MISSING)
        return "";
    return joined(finder, quantity->value, quantity->unit ? quantity->unit : "");
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

const struct figure *finder_project(
    const struct finder *finder, size_t index, enum budget_field field)
{
    const struct project *project = &finder->evaluation->projects[index];
    return field == BUDGET_PROJECT_ADJUSTED ? &project->adjusted : &project->executed;
}

bool finder_projects(
    const struct finder *finder, enum budget_field field, struct span *span, struct decimal *sum)
{
    *span = (struct span){0};
    *sum = DECIMAL(0);
    for (size_t i = 0; i < finder->evaluation->project_count; i++) {
        const struct figure *amount = finder_project(finder, i, field);
        struct span part;
        if (!amount->known || !span_of(amount->value, 0, &part) || !span_add(*span, part, span) ||
            !decimal_add(*sum, amount->value, sum))
            return false;
    }
    return finder->evaluation->project_count > 0;
}
