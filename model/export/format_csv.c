#include "formats.h"

#include "../intl.h"
#include "../score.h"
#include "csv.h"
#include "value.h"

static const char *const columns[] = {N_("id"), N_("kind"), N_("year"), N_("unit"), N_("project"),
    N_("no."), N_("level 1"), N_("level 2"), N_("indicator"), N_("target"), N_("reviewed target"),
    N_("reported actual"), N_("reviewed actual"), N_("weight"), N_("reviewed weight"),
    N_("reported score"), N_("recomputed score"), N_("reviewed score"), N_("difference"),
    N_("basis"), N_("reason"), N_("reported grade"), N_("reviewed grade"), N_("status"),
    N_("reviewer"), N_("policy"), N_("file")};

struct sheet {
    struct csv csv;
    const struct export_item *item;
    struct arena *arena;
};

/* The cells that stand in every row of an evaluation, so that a row keeps its meaning when the
 * sheet is sorted. */
static void begin(struct sheet *sheet)
{
    const struct dossier *dossier = sheet->item->dossier;
    const struct evaluation *e = dossier->evaluation;
    csv_cell(&sheet->csv, dossier->id);
    csv_cell(&sheet->csv, value_kind(e->kind));
    if (e->year)
        csv_integer(&sheet->csv, e->year);
    else
        csv_cell(&sheet->csv, NULL);
    csv_cell(&sheet->csv, e->unit.text);
    csv_cell(&sheet->csv, e->project.text);
}

static void scores(struct sheet *sheet, const struct figure *reported, struct computed recomputed,
    struct computed reviewed)
{
    struct decimal difference = {0};
    bool differs = value_difference(reviewed, reported, &difference);
    csv_decimal(&sheet->csv, reported->known, reported->value);
    csv_decimal(&sheet->csv, recomputed.known, recomputed.value);
    csv_decimal(&sheet->csv, reviewed.known, reviewed.value);
    csv_decimal(&sheet->csv, differs, difference);
}

static void end(struct sheet *sheet, enum grade reported, enum grade reviewed)
{
    const struct review *review = sheet->item->review;
    csv_cell(&sheet->csv, grade_name(reported));
    csv_cell(&sheet->csv, grade_name(reviewed));
    csv_cell(&sheet->csv, value_status(review->status));
    csv_cell(&sheet->csv, review->reviewer);
    csv_cell(&sheet->csv, review->policy->name);
    csv_cell(&sheet->csv, sheet->item->dossier->file);
    csv_end_row(&sheet->csv);
}

static void names(struct sheet *sheet, const char *level1, const char *level2, const char *name)
{
    csv_cell(&sheet->csv, level1);
    csv_cell(&sheet->csv, level2);
    csv_cell(&sheet->csv, name);
}

static void execution_row(struct sheet *sheet)
{
    const struct budget *budget = &sheet->item->dossier->evaluation->budget;
    const struct reviewed_budget *reviewed = &sheet->item->review->budget;
    const char *unit = "万元";
    begin(sheet);
    csv_cell(&sheet->csv, NULL);
    names(sheet, NULL, NULL, _("budget execution"));
    csv_cell(&sheet->csv, value_figure(&budget->adjusted, unit, sheet->arena));
    csv_cell(&sheet->csv, value_figure(&reviewed->adjusted, unit, sheet->arena));
    csv_cell(&sheet->csv, value_figure(&budget->executed, unit, sheet->arena));
    csv_cell(&sheet->csv, value_figure(&reviewed->executed, unit, sheet->arena));
    csv_decimal(&sheet->csv, budget->weight.known, budget->weight.value);
    csv_decimal(&sheet->csv, budget->weight.known, budget->weight.value);
    scores(sheet, &budget->score,
        score_execution(sheet->item->review->policy, &budget->adjusted, &budget->executed,
            &budget->weight, &budget->score),
        reviewed->score);
    csv_cell(&sheet->csv, value_basis(reviewed->basis));
    csv_cell(&sheet->csv, reviewed->reason);
    end(sheet, GRADE_NONE, GRADE_NONE);
}

static void indicator_row(struct sheet *sheet, size_t i)
{
    const struct indicator *indicator = &sheet->item->dossier->evaluation->indicators[i];
    const struct reviewed_indicator *reviewed = &sheet->item->review->indicators[i];
    begin(sheet);
    csv_integer(&sheet->csv, (long long)i + 1);
    names(sheet, indicator->level1.text, indicator->level2.text, indicator->name.text);
    csv_cell(&sheet->csv, value_target(&indicator->target, sheet->arena));
    csv_cell(&sheet->csv, value_target(&reviewed->target, sheet->arena));
    csv_cell(&sheet->csv, value_actual(&indicator->actual, sheet->arena));
    csv_cell(&sheet->csv, value_actual(&reviewed->actual, sheet->arena));
    csv_decimal(&sheet->csv, indicator->weight.known, indicator->weight.value);
    csv_decimal(&sheet->csv, reviewed->weight.known, reviewed->weight.value);
    scores(sheet, &indicator->score, score_as_reported(sheet->item->review->policy, indicator),
        reviewed->score);
    csv_cell(&sheet->csv, value_basis(reviewed->basis));
    csv_cell(&sheet->csv, reviewed->reason);
    end(sheet, GRADE_NONE, GRADE_NONE);
}

static void total_row(struct sheet *sheet)
{
    enum { BETWEEN_NAME_AND_SCORES = 6, BASIS_AND_REASON = 2 };
    const struct evaluation *e = sheet->item->dossier->evaluation;
    const struct review *review = sheet->item->review;
    begin(sheet);
    csv_cell(&sheet->csv, NULL);
    names(sheet, NULL, NULL, _("total score"));
    for (int i = 0; i < BETWEEN_NAME_AND_SCORES; i++)
        csv_cell(&sheet->csv, NULL);
    scores(sheet, &e->total, score_evaluation(review->policy, e).total, review->total);
    for (int i = 0; i < BASIS_AND_REASON; i++)
        csv_cell(&sheet->csv, NULL);
    end(sheet, e->grade, review->grade);
}

void format_csv_head(struct buffer *out, const struct policy *policy)
{
    struct csv csv = {.out = out};
    (void)policy;
    buffer_text(out, CSV_BOM);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_cell(&csv, _(columns[i]));
    csv_end_row(&csv);
}

void format_csv_item(struct buffer *out, const struct export_item *item, size_t number)
{
    struct arena arena;
    arena_init(&arena);
    struct sheet sheet = {.csv.out = out, .item = item, .arena = &arena};
    (void)number;
    execution_row(&sheet);
    for (size_t i = 0; i < item->dossier->evaluation->indicator_count; i++)
        indicator_row(&sheet, i);
    total_row(&sheet);
    arena_fini(&arena);
}
