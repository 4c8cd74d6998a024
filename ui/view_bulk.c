#include <stdio.h>

#include "app.h"
#include "cells.h"
#include "export/value.h"
#include "intl.h"

enum { LINE = 256, AT = 1, RESULT_CELLS = 27, MOST_COLUMNS = 100 };

static const char *const skipped[BULK_SKIPS] = {
    [BULK_ALREADY] = N_("Skipped, it is so already: %zu"),
    [BULK_NOT_COMPUTED] = N_("Skipped, no score can be recomputed: %zu"),
    [BULK_BY_HAND] = N_("Skipped, the scores that differ were set by hand: %zu"),
    [BULK_NO_FINDING] = N_("Skipped, there is no such finding: %zu"),
    [BULK_JUDGED] = N_("Skipped, the findings are judged already: %zu"),
    [BULK_TAKEN_BACK] = N_("Skipped, it is taken back already: %zu"),
    [BULK_CHANGED_SINCE] = N_("Skipped, something else was changed since: %zu"),
    [BULK_LOWERS] = N_("Skipped, a score would be lower and no reason is given: %zu"),
    [BULK_UNREAD] = N_("Skipped, the report cannot be read: %zu"),
};

static void title(const struct app *app, char text[static VIEW_TITLE])
{
    const struct bulk *bulk = &app->bulking.plan.bulk;
    switch (bulk->kind) {
    case BULK_STATUS:
        snprintf(text, VIEW_TITLE, _(" Set the status: %s "), value_status(bulk->status));
        break;
    case BULK_WAIVE:
        snprintf(text, VIEW_TITLE, _(" Waive: %s "), bulk->code);
        break;
    case BULK_UNDO:
        snprintf(text, VIEW_TITLE, _(" Take back the last bulk change "));
        break;
    case BULK_REDO:
        snprintf(text, VIEW_TITLE, _(" Bring again the bulk change taken back last "));
        break;
    default:
        snprintf(text, VIEW_TITLE, _(" Take the recomputed scores "));
    }
}

static void add_count(
    struct sheet *sheet, int columns, enum style style, const char *format, size_t count)
{
    char line[LINE];
    snprintf(line, sizeof line, format, count);
    sheet_paragraph(sheet, AT, columns - 2, style, line);
}

/* What will happen, before the lists of what it happens to. */
static void add_summary(const struct bulking *bulking, struct sheet *sheet, int columns)
{
    static const char *const meant[] = {[CHOSEN_MARKED] = N_("Meant are the marked ones."),
        [CHOSEN_FILTERED] = N_("Meant are those the filter shows."),
        [CHOSEN_SELECTED] = N_("Meant is the selected one; Space marks several, & filters.")};
    char line[LINE];
    const struct bulk_plan *plan = &bulking->plan;
    snprintf(line, sizeof line,
        plan->skipped[BULK_CHANGES] ? _("%zu of %zu evaluations will change, as one step. Enter "
                                        "carries it out, q leaves all "
                                        "as it is.")
                                    : _("%zu of %zu evaluations would change. q goes back."),
        plan->skipped[BULK_CHANGES], plan->count);
    sheet_paragraph(sheet, AT, columns - 2, STYLE_TITLE, line);
    if (!bulk_is_of_another(&plan->bulk))
        sheet_paragraph(sheet, AT, columns - 2, STYLE_DIM, _(meant[bulking->which]));
    for (int skip = BULK_CHANGES + 1; skip < BULK_SKIPS; skip++)
        if (plan->skipped[skip])
            add_count(sheet, columns, STYLE_PLAIN, _(skipped[skip]), plan->skipped[skip]);
    if (plan->by_hand)
        add_count(sheet, columns, STYLE_PLAIN, _("Scores set by hand that stay as they are: %zu"),
            plan->by_hand);
}

static void add_reason(const struct bulking *bulking, struct sheet *sheet, int columns)
{
    const struct bulk_plan *plan = &bulking->plan;
    struct arena arena;
    if (!plan->skipped[BULK_CHANGES])
        return;
    arena_init(&arena);
    if (bulking->reason)
        sheet_paragraph(sheet, AT, columns - 2, STYLE_PLAIN,
            value_labelled(_("Reason"), bulking->reason, &arena));
    else if (plan->lowering)
        add_count(sheet, columns, STYLE_CHANGED,
            _("A score gets lower in %zu of them: Enter asks for the reason, one for all."),
            plan->lowering);
    else if (bulk_wants_reason(&plan->bulk))
        sheet_paragraph(
            sheet, AT, columns - 2, STYLE_CHANGED, _("Enter asks for the reason, one for all."));
    arena_fini(&arena);
}

static const char *arrow(const char *from, const char *to, struct arena *arena)
{
    return arena_format(arena, "%s %s %s", from, style_sign(SIGN_ARROW), to);
}

static const char *result(
    const struct bulk *bulk, const struct bulk_effect *effect, struct arena *arena)
{
    bool status = effect->status_before != effect->status_after;
    bool total = effect->grade_before != effect->grade_after ||
                 (effect->before.known && effect->after.known &&
                     decimal_compare(effect->before.value, effect->after.value) != 0);
    if (bulk->kind == BULK_WAIVE)
        return arena_format(arena, _("findings: %zu"), effect->count);
    if (bulk->kind == BULK_STATUS || (bulk_is_of_another(bulk) && status && !total))
        return arrow(
            value_status(effect->status_before), value_status(effect->status_after), arena);
    return arrow(value_total(effect->before, effect->grade_before, arena),
        value_total(effect->after, effect->grade_after, arena), arena);
}

static const char *name_of(const struct bulk_item *item, struct arena *arena)
{
    const char *name = item->name;
    if (item->version > 1)
        name = arena_format(arena, "%s v%d", name, item->version);
    return item->year ? arena_format(arena, "%s  %d", name, item->year) : name;
}

/* Those of one kind, below their head. */
static void add_group(const struct bulk_plan *plan, struct sheet *sheet, int columns,
    enum bulk_skip skip, bool lowers, const char *head, size_t count)
{
    struct arena arena;
    int at = (columns < MOST_COLUMNS ? columns : MOST_COLUMNS) - RESULT_CELLS - 1;
    if (!count)
        return;
    arena_init(&arena);
    sheet_row(sheet, 0);
    add_count(sheet, columns, STYLE_HEAD, head, count);
    for (size_t i = 0; i < plan->count; i++) {
        const struct bulk_item *item = &plan->items[i];
        if (item->effect.skip != skip || item->effect.lowers != lowers)
            continue;
        sheet_row(sheet, 0);
        sheet_text(sheet, AT + 2, skip ? 0 : at - 4, skip ? STYLE_DIM : STYLE_PLAIN,
            name_of(item, &arena));
        if (!skip)
            sheet_right(
                sheet, at, RESULT_CELLS, STYLE_PLAIN, result(&plan->bulk, &item->effect, &arena));
    }
    arena_fini(&arena);
}

static void lay_out(struct bulking *bulking, int columns)
{
    const struct bulk_plan *plan = &bulking->plan;
    struct sheet *sheet = &bulking->sheet;
    size_t changes = plan->skipped[BULK_CHANGES];
    sheet_clear(sheet);
    add_summary(bulking, sheet, columns);
    add_reason(bulking, sheet, columns);
    add_group(plan, sheet, columns, BULK_CHANGES, true,
        _("Will change, and a score gets lower: %zu"), plan->lowering);
    add_group(
        plan, sheet, columns, BULK_CHANGES, false, _("Will change: %zu"), changes - plan->lowering);
    for (int skip = BULK_CHANGES + 1; skip < BULK_SKIPS; skip++)
        add_group(plan, sheet, columns, (enum bulk_skip)skip, skip == BULK_LOWERS, _(skipped[skip]),
            plan->skipped[skip]);
    bulking->laid_out = columns;
}

static void draw(struct app *app, const struct area *area, bool focused)
{
    struct bulking *bulking = &app->bulking;
    if (bulking->laid_out != area->rect.columns)
        lay_out(bulking, area->rect.columns);
    sheet_draw(&bulking->sheet, area, focused);
}

static void move(struct app *app, enum motion motion)
{
    sheet_move(&app->bulking.sheet, motion);
}

const struct view view_bulk = {.name = "bulk",
    .context = CONTEXT_BULK,
    .covers = true,
    .title = title,
    .draw = draw,
    .move = move};
