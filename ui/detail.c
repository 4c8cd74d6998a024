#include "detail.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "cells.h"
#include "export/value.h"
#include "intl.h"
#include "review_value.h"
#include "values.h"

enum { TEXT = 1024 };

enum { LINES = 16 };

/* What there is to say, what matters most first; the texts are the arena's. */
struct block {
    struct arena arena;
    struct {
        enum style style;
        const char *text;
    } lines[LINES];
    int count;
};

static void add(struct block *block, enum style style, const char *text)
{
    if (block->count == LINES)
        return;
    block->lines[block->count].style = style;
    block->lines[block->count++].text = arena_text(&block->arena, text);
}

static int rows_of(const char *text, int cells)
{
    int rows = 0;
    do {
        text += cells_break(text, cells);
        rows++;
    } while (*text);
    return rows;
}

/* The text over at most `most` rows. */
static int draw_text(const struct area *area, int row, int most, enum style style, const char *text)
{
    int cells = area->rect.columns - 1, first = row;
    for (; row - first < most - 1 && cells_width(text) > cells; row++) {
        char part[TEXT];
        size_t bytes = cells_break(text, cells);
        snprintf(part, sizeof part, "%.*s", (int)bytes, text);
        frame_text(area, row, 1, cells, style, part);
        text += bytes;
    }
    frame_text(area, row, 1, cells, style, text);
    return row + 1;
}

/* Each gets a row; what rows are left go to the first that need more. */
static void draw_block(const struct block *block, const struct area *area)
{
    int spare = area->rect.rows - block->count;
    for (int i = 0, row = 0; i < block->count && row < area->rect.rows; i++) {
        const char *text = block->lines[i].text;
        int wanted = spare > 0 ? rows_of(text, area->rect.columns - 1) : 1;
        int rows = wanted - 1 > spare && spare > 0 ? spare + 1 : wanted;
        row = draw_text(area, row, rows, block->lines[i].style, text);
        spare -= rows - 1;
    }
}

static void add_labelled(struct block *block, const char *label, const char *text)
{
    if (text && *text)
        add(block, STYLE_PLAIN, value_labelled(label, text, &block->arena));
}

static void add_findings(struct block *block, const struct app *app, int number)
{
    const struct findings *findings = desk_findings(&app->desk);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        char line[TEXT];
        if (finding->indicator != number)
            continue;
        findings_line(finding, false, line, sizeof line);
        add(block, findings_style(finding), line);
    }
}

/* What is still to be settled about it. */
static void add_notes(struct block *block, const struct app *app, size_t number)
{
    const struct notes *notes = &app->desk.at.notes;
    const char *path = arena_format(&block->arena, "indicators[%zu]", number);
    for (size_t i = 0; i < notes->count; i++) {
        const struct note *note = &notes->items[i];
        if (!note->resolved && note_is_on(note, path))
            add_labelled(block, _("note"), note->text);
    }
}

static void add_name(struct block *block, const struct indicator *indicator)
{
    const char *levels[] = {indicator->level1.text, indicator->level2.text, indicator->name.text};
    const char *line = "";
    for (int i = 0; i < 3; i++)
        if (levels[i] && *line)
            line =
                arena_format(&block->arena, "%s %s %s", line, style_sign(SIGN_BETWEEN), levels[i]);
        else if (levels[i])
            line = levels[i];
    add(block, STYLE_DIM, line);
}

static const char *quantity(
    const struct quantity *quantity, bool is_target, char text[static VALUES_TEXT])
{
    return values_quantity(quantity, is_target, VALUES_TEXT, text);
}

/* "target ≥50 → ≥57, actual 20人 → 57人" of what is not as reported. */
static void add_changes(struct block *block, const struct indicator *reported,
    const struct reviewed_indicator *reviewed)
{
    char line[TEXT], from[VALUES_TEXT], to[VALUES_TEXT];
    const char *arrow = style_sign(SIGN_ARROW);
    if (!review_value_same(&reviewed->target, &reported->target)) {
        snprintf(line, sizeof line, _("target %s %s %s"), quantity(&reported->target, true, from),
            arrow, quantity(&reviewed->target, true, to));
        add(block, STYLE_CHANGED, line);
    }
    if (!review_value_same(&reviewed->actual, &reported->actual)) {
        snprintf(line, sizeof line, _("actual %s %s %s"), quantity(&reported->actual, false, from),
            arrow, quantity(&reviewed->actual, false, to));
        add(block, STYLE_CHANGED, line);
    }
    if (!review_value_same_figure(&reviewed->weight, &reported->weight)) {
        snprintf(line, sizeof line, _("weight %s %s %s"), values_figure(&reported->weight, from),
            arrow, values_figure(&reviewed->weight, to));
        add(block, STYLE_CHANGED, line);
    }
}

/* Words have no room in the columns. */
static void add_words(struct block *block, const struct reviewed_indicator *reviewed)
{
    char line[TEXT], target[VALUES_TEXT], actual[VALUES_TEXT];
    if (reviewed->target.form != QUANTITY_TEXT && reviewed->actual.form != QUANTITY_TEXT)
        return;
    snprintf(line, sizeof line, _("target %s   actual %s"),
        quantity(&reviewed->target, true, target), quantity(&reviewed->actual, false, actual));
    add(block, STYLE_PLAIN, line);
}

static void add_completion(struct block *block, const struct indicator *indicator,
    const struct reviewed_indicator *reviewed)
{
    char line[TEXT], completion[VALUES_TEXT], midyear[VALUES_TEXT];
    snprintf(line, sizeof line, _("completion %s   mid-year %s"),
        values_percent(reviewed->completion.known, reviewed->completion.value, completion),
        values_figure(&indicator->midyear, midyear));
    add(block, STYLE_DIM, line);
}

void detail_draw(const struct app *app, size_t i, const struct area *area)
{
    struct block block = {.count = 0};
    const struct indicator *indicator = &app->desk.at.dossier.evaluation->indicators[i];
    const struct reviewed_indicator *reviewed = &desk_review(&app->desk)->indicators[i];
    add_name(&block, indicator);
    add_changes(&block, indicator, reviewed);
    add_labelled(&block, _("reason"), reviewed->reason);
    add_findings(&block, app, (int)i + 1);
    add_notes(&block, app, i + 1);
    add_words(&block, reviewed);
    add_labelled(&block, _("deviation"), indicator->deviation.text);
    add_labelled(&block, _("measures"), indicator->measures.text);
    add_completion(&block, indicator, reviewed);
    draw_block(&block, area);
    arena_fini(&block.arena);
}

static void add_judgement(struct block *block, const struct judgement *judgement)
{
    if (!judgement || judgement->state == FINDING_OPEN)
        return;
    const char *line = arena_format(&block->arena, _("%s %s, %s, %s"),
        findings_state_sign(judgement->state), value_finding_state(judgement->state),
        judgement->author ? judgement->author : "", value_time(judgement->time, &block->arena));
    add(block, STYLE_CHANGED,
        judgement->reason ? value_labelled(line, judgement->reason, &block->arena) : line);
}

void detail_draw_finding(
    const struct app *app, const struct finding *finding, const struct area *area)
{
    struct block block = {.count = 0};
    const struct evaluation *evaluation = app->desk.at.dossier.evaluation;
    const struct check_info *check = checks_find(finding->code);
    add(&block, findings_style(finding), findings_message(finding));
    add_judgement(&block, finding->judgement);
    if (finding->field && *finding->field && block.count + 1 < area->rect.rows)
        add_labelled(&block, _("about"), value_field(evaluation, finding->field, &block.arena));
    if (block.count + 1 < area->rect.rows)
        add(&block, STYLE_DIM, finding->code);
    if (check && block.count + 1 < area->rect.rows)
        add(&block, STYLE_DIM, _(check->why));
    draw_block(&block, area);
    arena_fini(&block.arena);
}

/* Whose it is and when, then its paragraphs. */
void detail_draw_note(const struct app *app, const struct note *note, const struct area *area)
{
    struct block block = {.count = 0};
    struct arena *arena = &block.arena;
    const char *head = arena_format(arena, "%s, %s", note->author, value_time(note->time, arena));
    if (note->edited)
        head = arena_format(arena, _("%s; changed %s"), head, value_time(note->edited, arena));
    if (note->resolved)
        head = arena_format(arena, _("%s; resolved by %s, %s"), head, note->resolver,
            value_time(note->resolved, arena));
    add(&block, STYLE_DIM, head);
    add(&block, STYLE_HEAD, noting_subject(app, note, arena));
    for (const char *text = note->text; *text;) {
        size_t length = strcspn(text, "\n");
        add(&block, STYLE_PLAIN, arena_copy(arena, text, length));
        text += length + (text[length] == '\n');
    }
    draw_block(&block, area);
    arena_fini(&block.arena);
}

void detail_draw_text(const char *text, const struct area *area)
{
    struct block block = {.count = 0};
    add(&block, STYLE_PLAIN, text);
    draw_block(&block, area);
    arena_fini(&block.arena);
}
