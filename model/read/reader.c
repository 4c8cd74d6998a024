#include "reader.h"

#include <stdlib.h>
#include <string.h>

#include "../intl.h"
#include "read/form/form.h"
#include "read/narrative/narrative.h"
#include "read/narrative/narrative_identity.h"
#include "read/narrative/narrative_title.h"
#include "read/narrative/overview.h"
#include "reader_merge.h"

/* The stretches of the flow between the forms; heap memory. */
static struct range *outside_forms(
    const struct flow *flow, const struct evaluation_list *forms, size_t *count)
{
    struct range *ranges = xcalloc(forms->count + 1, sizeof *ranges);
    uint32_t from = 0;
    *count = 0;
    for (size_t i = 0; i < forms->count; i++) {
        struct place extent = forms->items[i].extent;
        uint32_t start = flow_position(flow, extent.start),
                 end = flow_position(flow, extent.start + extent.length);
        if (start > from)
            ranges[(*count)++] = (struct range){from, start};
        from = end > from ? end : from;
    }
    if (from < flow->length)
        ranges[(*count)++] = (struct range){from, flow->length};
    return ranges;
}

/* What the document as a whole says of unit and year, for forms and overviews that do not say it
 * themselves. */
static struct evaluation read_document_identity(
    const struct reading *reading, const struct tokens *tokens, struct arena *arena)
{
    struct evaluation evaluation = {0};
    struct narrative narrative = {
        .document = &reading->document,
        .flow = &reading->flow,
        .arena = arena,
        .tokens = tokens,
        .last = tokens->count,
        .range = {0, tokens->count ? tokens->items[tokens->count - 1].end : 0},
        .evaluation = &evaluation,
    };
    struct range title = {0};
    enum kind kind;
    narrative_title_find(&narrative, 0, &title, &kind);
    narrative_identity_read(&narrative, title);
    return evaluation;
}

static bool lacks_identity(const struct evaluation_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].unit.text || !list->items[i].year)
            return true;
    return false;
}

static void read_parts(struct reading *reading, struct evaluation_list *list)
{
    struct evaluation_list prose = {0};
    struct evaluation document = {0};
    struct tokens tokens;
    size_t count;
    form_read(&reading->document, &reading->flow, &reading->arena, list);
    struct range *ranges = outside_forms(&reading->flow, list, &count);
    narrative_tokens_init(&tokens, &reading->flow, ranges, count);
    overview_read(&reading->document, &reading->flow, &tokens, &reading->arena, &prose);
    narrative_read(&reading->document, &reading->flow, &tokens, &reading->arena, &prose);
    reader_merge(list, &prose, &reading->arena);
    if (lacks_identity(list))
        document = read_document_identity(reading, &tokens, &reading->arena);
    reader_complete(list, &document, &reading->arena);
    narrative_tokens_fini(&tokens);
    free(ranges);
    free(prose.items);
}

bool reading_decode(
    struct reading *reading, const unsigned char *bytes, size_t length, struct err *err)
{
    *reading = (struct reading){0};
    if (!document_init(&reading->document, bytes, length, err))
        return false;
    flow_init(&reading->flow, &reading->document);
    arena_init(&reading->arena);
    return true;
}

bool reading_evaluate(struct reading *reading, struct err *err)
{
    struct evaluation_list list = {0};
    read_parts(reading, &list);
    reading->count = list.count;
    if (list.count)
        reading->evaluations = memcpy(arena_alloc(&reading->arena, list.count * sizeof *list.items),
            list.items, list.count * sizeof *list.items);
    free(list.items);
    return list.count ||
           err_set(err,
               _("no evaluation found; looked for self-evaluation forms (%s), narrative reports "
                 "(%s) and project overviews (%s)"),
               "绩效自评表", "绩效自评报告", "绩效自评综述");
}

bool reading_init(
    struct reading *reading, const unsigned char *bytes, size_t length, struct err *err)
{
    if (!reading_decode(reading, bytes, length, err))
        return false;
    if (reading_evaluate(reading, err))
        return true;
    reading_fini(reading);
    return false;
}

void reading_fini(struct reading *reading)
{
    arena_fini(&reading->arena);
    flow_fini(&reading->flow);
    document_fini(&reading->document);
    *reading = (struct reading){0};
}
