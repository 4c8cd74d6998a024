/* Any bytes: what is read out of them lies inside the document, is valid UTF-8, and says nothing
 * twice. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "read/reader.h"
#include "fuzzed.h"

static void check_place(const struct reading *reading, struct place place)
{
    uint32_t length = reading->document.length;
    HOLDS(place.start <= length && place.length <= length - place.start);
    if (!place.length)
        return;
    struct location location = document_locate(&reading->document, place);
    HOLDS(location.line >= 1 && location.line <= reading->document.line_count &&
          location.column >= 1);
}

static void check_text(const char *text)
{
    HOLDS(u8_check((const uint8_t *)text, strlen(text)) == NULL);
}

static void check_words(const struct reading *reading, struct words words)
{
    if (words.text)
        check_text(words.text);
    check_place(reading, words.place);
}

static void check_figure(const struct reading *reading, const struct figure *figure)
{
    check_place(reading, figure->place);
    HOLDS(figure->value.scale >= 0 && figure->value.scale <= 18);
    HOLDS(figure->known || !figure->place.length);
}

static void check_quantity(const struct reading *reading, const struct quantity *quantity)
{
    check_place(reading, quantity->place);
    HOLDS((quantity->form == QUANTITY_TEXT) == (quantity->text != NULL));
    if (quantity->text)
        check_text(quantity->text);
    if (quantity->unit)
        check_text(quantity->unit);
    HOLDS(quantity->form == QUANTITY_MISSING || quantity->place.length);
}

static void check_indicator(const struct reading *reading, const struct indicator *indicator)
{
    const struct words words[] = {indicator->level1, indicator->level2, indicator->name,
        indicator->sentence_name, indicator->deviation, indicator->measures};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_words(reading, words[i]);
    const struct figure *figures[] = {
        &indicator->midyear, &indicator->completion, &indicator->weight, &indicator->score};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        check_figure(reading, figures[i]);
    check_quantity(reading, &indicator->target);
    check_quantity(reading, &indicator->actual);
}

static void check_mentions(const struct reading *reading, const struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->mention_count; i++) {
        const struct mention *mention = &evaluation->mentions[i];
        HOLDS(mention->field < BUDGET_FIELDS && mention->figure.known);
        check_figure(reading, &mention->figure);
        HOLDS(i == 0 || mention[-1].figure.place.start <= mention->figure.place.start);
    }
}

static void check_evaluation(const struct reading *reading, const struct evaluation *evaluation)
{
    HOLDS(evaluation->kind == KIND_PROJECT || !evaluation->project.text);
    HOLDS(evaluation->budget.weight.known);
    check_words(reading, evaluation->unit);
    check_words(reading, evaluation->project);
    check_place(reading, evaluation->year_place);
    check_place(reading, evaluation->grade_place);
    check_place(reading, evaluation->extent);
    check_figure(reading, &evaluation->total);
    for (int field = 0; field < BUDGET_FIELDS; field++)
        check_figure(reading, budget_figure(&evaluation->budget, (enum budget_field)field));
    for (size_t i = 0; i < evaluation->project_count; i++) {
        check_words(reading, evaluation->projects[i].name);
        check_figure(reading, &evaluation->projects[i].adjusted);
        check_figure(reading, &evaluation->projects[i].executed);
    }
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        check_indicator(reading, &evaluation->indicators[i]);
    check_mentions(reading, evaluation);
    for (size_t i = 0; i < evaluation->remark_count; i++) {
        check_place(reading, evaluation->remarks[i].place);
        check_text(evaluation->remarks[i].text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct reading reading;
    struct err err = {{0}};
    if (!reading_init(&reading, data, size, &err)) {
        HOLDS(err.text[0] && !strchr(err.text, '\n'));
        return 0;
    }
    HOLDS(reading.count > 0);
    for (size_t i = 0; i < reading.count; i++) {
        check_evaluation(&reading, &reading.evaluations[i]);
        HOLDS(i == 0 ||
              reading.evaluations[i - 1].extent.start <= reading.evaluations[i].extent.start);
    }
    reading_fini(&reading);
    return 0;
}
