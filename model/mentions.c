#include "mentions.h"

#include "export/quote.h"

static bool is_at(const struct mention *mention, const struct figure *figure)
{
    return figure->known && mention->figure.place.start == figure->place.start &&
           mention->figure.place.length == figure->place.length;
}

/* The figure taken with the unit it is printed in. */
static struct mention taken(const struct evaluation *evaluation, enum budget_field field)
{
    const struct figure *figure = budget_figure(&evaluation->budget, field);
    for (size_t i = 0; i < evaluation->mention_count; i++)
        if (evaluation->mentions[i].field == field && is_at(&evaluation->mentions[i], figure))
            return evaluation->mentions[i];
    return (struct mention){.field = field, .figure = *figure};
}

struct mentions mentions_of(const struct reading *reading, const struct evaluation *evaluation,
    enum budget_field field, struct arena *arena)
{
    const struct mention own = taken(evaluation, field);
    struct mentions mentions = {
        .items = arena_alloc(arena, evaluation->mention_count * sizeof *mentions.items)};
    for (size_t i = 0; i < evaluation->mention_count; i++) {
        const struct mention *mention = &evaluation->mentions[i];
        if (mention->field != field || is_at(mention, &own.figure))
            continue;
        enum agreement agreement =
            own.figure.known ? checks_agreement(&own, mention) : AGREEMENT_EQUAL;
        mentions.conflicting += agreement == AGREEMENT_CONFLICTING;
        mentions.items[mentions.count++] = (struct mentioned){.mention = mention,
            .agreement = agreement,
            .at = document_locate(&reading->document, mention->figure.place),
            .words = quote_words(reading, mention->figure.place, arena)};
    }
    return mentions;
}

const char *agreement_name(enum agreement agreement)
{
    static const char *const names[] = {[AGREEMENT_EQUAL] = "equal",
        [AGREEMENT_ROUNDED] = "rounded",
        [AGREEMENT_CONFLICTING] = "conflicting"};
    return names[agreement];
}
