/* Any bytes: document and flow are made of them and keep their promises, figures and labels stay
 * inside. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/text/figure.h"
#include "read/labels/labels.h"
#include "read/text/fold.h"
#include "fuzzed.h"

enum { CELL = 24 };

static void check_document(const struct document *document, size_t size)
{
    HOLDS(document->length > 0 && document->length <= size);
    HOLDS(document->line_count > 0 && document->lines[0] == 0);
    uint32_t lines = 1;
    for (uint32_t i = 0; i < document->length; i++) {
        char32_t c = document->chars[i];
        HOLDS(c != 0 && c != '\r' && c < 0x110000 && (c < 0xD800 || c > 0xDFFF));
        if (c != '\n')
            continue;
        HOLDS(lines < document->line_count && document->lines[lines] == i + 1);
        struct location location = document_locate(document, (struct place){i, 1});
        HOLDS(location.line == lines && document->lines[lines - 1] + location.column == i + 1);
        lines++;
    }
    HOLDS(lines == document->line_count);
}

static void check_flow(const struct flow *flow, const struct document *document)
{
    HOLDS(flow->length <= document->length);
    for (uint32_t i = 0; i < flow->length; i++) {
        HOLDS(flow->at[i] < document->length);
        HOLDS(i == 0 || flow->at[i] > flow->at[i - 1]);
        HOLDS(flow->gap[i] <= GAP_PAGE);
        HOLDS(flow->text[i] > ' ');
        HOLDS(flow->simplified || flow->text[i] == fold_char(document->chars[flow->at[i]]));
        HOLDS(flow_position(flow, flow->at[i]) == i);
    }
}

static void check_place(const struct document *document, struct place place)
{
    HOLDS(place.start <= document->length && place.length <= document->length - place.start);
}

static void check_number(const struct flow *flow, uint32_t at, uint32_t end)
{
    struct number number;
    if (!figure_number(flow, at, end, &number))
        return;
    HOLDS(number.range.start == at && number.range.end > at && number.range.end <= end);
    HOLDS(number.value.scale >= 0 && number.value.scale <= 18);
    HOLDS(!number.unreadable || number.value.digits == 0);
    HOLDS(number.unreadable || !number.negative || number.value.digits <= 0);
}

static void check_words(const struct flow *flow, uint32_t at, uint32_t end)
{
    struct range range;
    enum op op;
    int power;
    uint32_t length = 0;
    const struct label *label = labels_match(flow, at, end, IN_ANY, &length);
    HOLDS(!label || (length > 0 && length <= end - at));
    if (figure_operator(flow, at, end, &range, &op) ||
        figure_operator_behind(flow, at, end, &range, &op))
        HOLDS(range.start == at && range.end > at && range.end <= end);
    if (figure_money_unit(flow, at, end, &range, &power))
        HOLDS(range.start == at && range.end > at && range.end <= end);
    uint32_t past = labels_skip_annotations(flow, at, end);
    HOLDS(past >= at && past <= end);
    length = 0;
    if (labels_grade(flow, at, end, &length) != GRADE_NONE)
        HOLDS(length > 0 && length <= end - at);
}

static void check_cell(const struct flow *flow, const struct document *document, struct range cell,
    struct arena *arena)
{
    bool unreadable;
    struct quantity quantity = figure_quantity(flow, document, cell, arena, &unreadable);
    check_place(document, quantity.place);
    HOLDS(!unreadable || quantity.form == QUANTITY_MISSING);
    HOLDS((quantity.form == QUANTITY_TEXT) == (quantity.text != NULL));
    HOLDS(quantity.form == QUANTITY_MISSING || quantity.place.length > 0);
    struct figure figure;
    if (figure_amount(flow, cell, -4, &figure) || figure_rate(flow, cell, &figure) ||
        figure_score(flow, cell, &figure))
        HOLDS(figure.known && figure.place.length > 0);
    check_place(document, figure.place);
    struct words words = flow_words(flow, document, cell, arena);
    HOLDS(words.text && strlen(words.text) >= cell.end - cell.start);
    check_place(document, words.place);
    labels_whole(flow, cell, IN_ANY);
}

/* The cell at a position: up to the next break, not too long. */
static uint32_t cell_end(const struct flow *flow, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < flow->length && end - at < CELL && flow->gap[end] < GAP_WIDE)
        end++;
    return end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct document document;
    struct err err = {{0}};
    if (!document_init(&document, data, size, &err)) {
        HOLDS(err.text[0] && !strchr(err.text, '\n'));
        return 0;
    }
    struct flow flow;
    struct arena arena;
    arena_init(&arena);
    flow_init(&flow, &document);
    check_document(&document, size);
    check_flow(&flow, &document);
    for (uint32_t i = 0; i < flow.length; i++) {
        check_number(&flow, i, flow.length);
        check_words(&flow, i, flow.length);
        check_cell(&flow, &document, (struct range){i, cell_end(&flow, i)}, &arena);
    }
    arena_fini(&arena);
    flow_fini(&flow);
    document_fini(&document);
    return 0;
}
