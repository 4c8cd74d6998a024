/* Any text: the forms found in it lie inside, in order, and each value's place is one of the
 * document. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/form/form.h"
#include "fuzzed.h"

static void check_place(const struct document *document, struct place place)
{
    HOLDS(place.start <= document->length && place.length <= document->length - place.start);
}

static void check_figure(const struct document *document, const struct figure *figure)
{
    HOLDS(!figure->known || figure->place.length > 0);
    HOLDS(figure->value.scale >= 0 && figure->value.scale <= 18);
    check_place(document, figure->place);
}

static void check_words(const struct document *document, const struct words *words)
{
    HOLDS(!words->text == !words->place.length);
    check_place(document, words->place);
}

static void check_quantity(const struct document *document, const struct quantity *quantity)
{
    HOLDS(quantity->form != QUANTITY_TEXT || (quantity->text && quantity->text[0]));
    HOLDS(quantity->form == QUANTITY_MISSING || quantity->place.length > 0);
    check_place(document, quantity->place);
}

static void check_indicator(const struct document *document, const struct indicator *indicator)
{
    HOLDS(indicator->name.text && indicator->name.text[0]);
    check_words(document, &indicator->name);
    check_words(document, &indicator->level1);
    check_words(document, &indicator->level2);
    check_words(document, &indicator->deviation);
    check_words(document, &indicator->measures);
    check_quantity(document, &indicator->target);
    check_quantity(document, &indicator->actual);
    check_figure(document, &indicator->midyear);
    check_figure(document, &indicator->completion);
    check_figure(document, &indicator->weight);
    check_figure(document, &indicator->score);
}

static void check_evaluation(const struct document *document, const struct evaluation *evaluation)
{
    check_place(document, evaluation->extent);
    check_words(document, &evaluation->unit);
    check_words(document, &evaluation->project);
    check_figure(document, &evaluation->total);
    check_place(document, evaluation->grade_place);
    HOLDS(evaluation->kind == KIND_PROJECT || !evaluation->project.text);
    for (int field = 0; field < BUDGET_FIELDS; field++)
        check_figure(document, budget_figure(&evaluation->budget, (enum budget_field)field));
    for (size_t i = 0; i < evaluation->mention_count; i++) {
        HOLDS(evaluation->mentions[i].figure.known);
        check_figure(document, &evaluation->mentions[i].figure);
    }
    for (size_t i = 0; i < evaluation->remark_count; i++) {
        HOLDS(evaluation->remarks[i].text && evaluation->remarks[i].text[0]);
        check_place(document, evaluation->remarks[i].place);
    }
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        check_indicator(document, &evaluation->indicators[i]);
}

static void check_forms(const struct document *document, const struct flow *flow)
{
    struct arena arena;
    struct evaluation_list list = {0};
    uint32_t from = 0;
    arena_init(&arena);
    form_read(document, flow, &arena, &list);
    for (size_t i = 0; i < list.count; i++) {
        struct place extent = list.items[i].extent;
        HOLDS(extent.length > 0 && extent.start >= from);
        from = extent.start + extent.length;
        check_evaluation(document, &list.items[i]);
    }
    free(list.items);
    arena_fini(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct document document;
    struct flow flow;
    unsigned char *bytes = malloc(size ? size : 1); /* so that a read beyond the end is seen */
    if (size)
        memcpy(bytes, data, size);
    if (document_init(&document, bytes, size, NULL)) {
        flow_init(&flow, &document);
        check_forms(&document, &flow);
        flow_fini(&flow);
        document_fini(&document);
    }
    free(bytes);
    return 0;
}
