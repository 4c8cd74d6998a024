#include "compare.h"

#include <string.h>

#include "compare_pair.h"
#include "export/value.h"
#include "intl.h"

enum { PERCENT_PLACES = 2, ROWS_BESIDE = 16, ROWS_OF_INDICATOR = 6 };

const char *const compare_section_titles[COMPARE_SECTIONS] = {[COMPARE_REPORT] = N_("Report"),
    [COMPARE_BUDGET] = N_("Budget"),
    [COMPARE_INDICATORS] = N_("Indicators"),
    [COMPARE_RESULT] = N_("Result"),
    [COMPARE_FINDINGS] = N_("Findings")};

/* A value of one side. */
struct cell {
    const char *text, *field;
    bool number;
    enum op op;
    struct decimal value;
};

struct builder {
    struct comparison *out;
    enum compare_section section;
    struct arena *arena;
};

static bool is_there(const struct cell *cell)
{
    return cell->text && *cell->text;
}

static enum compare_mark mark_of(const struct cell *left, const struct cell *right)
{
    if (!is_there(left) || !is_there(right))
        return is_there(left) ? COMPARE_ONLY_LEFT : COMPARE_ONLY_RIGHT;
    bool same = left->number && right->number
                    ? left->op == right->op && decimal_compare(left->value, right->value) == 0
                    : compare_same_words(left->text, right->text);
    return same ? COMPARE_SAME : COMPARE_CHANGED;
}

static void subtract(
    struct compare_row *row, const struct cell *left, const struct cell *right, bool percent)
{
    row->has_difference = left->number && right->number &&
                          decimal_subtract(right->value, left->value, &row->difference) &&
                          !decimal_is_zero(row->difference);
    row->has_percent = percent && row->has_difference && left->value.digits > 0 &&
                       decimal_ratio(row->difference, DECIMAL(100), left->value, PERCENT_PLACES,
                           ROUND_HALF_UP, &row->percent);
}

/* NULL where neither side has the value. */
static struct compare_row *put(struct builder *to, const char *label, const struct cell *left,
    const struct cell *right, bool percent)
{
    if (!is_there(left) && !is_there(right))
        return NULL;
    struct compare_row *row = &to->out->rows[to->out->count++];
    *row = (struct compare_row){.section = to->section,
        .mark = mark_of(left, right),
        .label = label,
        .text = {is_there(left) ? left->text : "", is_there(right) ? right->text : ""},
        .field = {is_there(left) ? left->field : NULL, is_there(right) ? right->field : NULL}};
    row->differs = row->mark != COMPARE_SAME;
    subtract(row, left, right, percent);
    to->out->by_mark[row->mark]++;
    return row;
}

static void put_reviewed(
    struct builder *to, const char *label, const struct cell *left, const struct cell *right)
{
    struct compare_row *row = put(to, label, left, right, false);
    if (row)
        row->reviewed = true;
}

static struct cell of_words(const char *text, const char *field)
{
    return (struct cell){.text = text, .field = field};
}

static struct cell of_figure(
    const struct figure *figure, const char *unit, const char *field, struct arena *arena)
{
    return (struct cell){.text = value_figure(figure, unit, arena),
        .field = field,
        .number = figure->known,
        .value = figure->value};
}

static struct cell of_computed(struct computed computed, const char *field, struct arena *arena)
{
    return (struct cell){.text = value_computed(computed, NULL, arena),
        .field = field,
        .number = computed.known,
        .value = computed.value};
}

static void put_report(
    struct builder *to, const struct evaluation *left, const struct evaluation *right)
{
    const struct evaluation *const both[] = {left, right};
    struct cell unit[2], project[2], year[2], kind[2];
    for (int side = 0; side < COMPARE_SIDES; side++) {
        const struct evaluation *one = both[side];
        unit[side] = of_words(one->unit.text, "unit");
        project[side] = of_words(one->project.text, "project");
        year[side] = of_words(one->year ? arena_format(to->arena, "%d", one->year) : "", "year");
        kind[side] = of_words(value_kind(one->kind), "kind");
    }
    to->section = COMPARE_REPORT;
    put(to, _("unit"), &unit[0], &unit[1], false);
    put(to, _("project"), &project[0], &project[1], false);
    put(to, _("year"), &year[0], &year[1], false);
    put(to, _("kind"), &kind[0], &kind[1], false);
}

static void put_budget(struct builder *to, const struct review *left, const struct review *right)
{
    to->section = COMPARE_BUDGET;
    for (enum budget_field field = 0; field < BUDGET_FIELDS; field++) {
        const struct budget_field_info *info = &budget_fields[field];
        const char *unit = info->unit == IN_PERCENT ? "%" : NULL;
        const struct cell a =
            of_figure(budget_figure(&left->evaluation->budget, field), unit, info->path, to->arena);
        const struct cell b = of_figure(
            budget_figure(&right->evaluation->budget, field), unit, info->path, to->arena);
        put(to, _(info->label), &a, &b, info->unit == IN_MONEY && field != BUDGET_ADJUSTMENT);
    }
    const struct cell a = of_computed(left->budget.score, "budget.score", to->arena);
    const struct cell b = of_computed(right->budget.score, "budget.score", to->arena);
    put_reviewed(to, _("execution score, reviewed"), &a, &b);
}

static const char *path_of(size_t number, const char *member, struct arena *arena)
{
    return arena_format(arena, "indicators[%zu]%s", number, member);
}

static struct cell of_quantity(
    const struct quantity *quantity, bool is_target, const char *field, struct arena *arena)
{
    return (struct cell){
        .text = is_target ? value_target(quantity, arena) : value_actual(quantity, arena),
        .field = field,
        .number = quantity->form == QUANTITY_NUMBER,
        .op = is_target ? quantity->op : OP_EQ,
        .value = quantity->value};
}

/* The number in the unit of the other; false when they cannot be held against each other. */
static bool in_unit_of(
    const struct quantity *other, const struct quantity *quantity, struct decimal *out)
{
    int power, wanted;
    *out = quantity->value;
    if (!quantity->unit || !other->unit || compare_same_words(quantity->unit, other->unit))
        return true;
    return score_money(quantity->unit, &power) && score_money(other->unit, &wanted) &&
           decimal_shift(quantity->value, power - wanted, out);
}

static bool is_share(const struct quantity *quantity)
{
    return quantity->unit && (strcmp(quantity->unit, "%") == 0 || strcmp(quantity->unit, "‰") == 0);
}

static void put_quantities(struct builder *to, const char *label, const struct quantity *left,
    const struct quantity *right, struct cell a, struct cell b)
{
    bool numbers = a.number && b.number && in_unit_of(left, right, &b.value);
    a.number = b.number = numbers;
    put(to, label, &a, &b, !is_share(left) && !is_share(right));
}

/* What there is of one of them: of a missing one nothing, with a number from 1 of its own. */
struct one {
    const struct review *review;
    size_t number; /* 0: none */
};

static const struct indicator nothing;

static const struct indicator *indicator_of(const struct one *one)
{
    return one->number ? &one->review->evaluation->indicators[one->number - 1] : &nothing;
}

static struct cell name_of(const struct one *one, struct arena *arena)
{
    const char *name = indicator_of(one)->name.text;
    return one->number ? of_words(name && *name ? name : "-", path_of(one->number, ".name", arena))
                       : of_words(NULL, NULL);
}

static struct cell reviewed_of(const struct one *one, struct arena *arena)
{
    if (!one->number)
        return of_words(NULL, NULL);
    return of_computed(one->review->indicators[one->number - 1].score,
        path_of(one->number, ".score", arena), arena);
}

static void put_number(
    struct compare_row *head, enum compare_side side, const struct one *one, struct arena *arena)
{
    if (one->number)
        head->text[side] = arena_format(arena, "%zu. %s", one->number, head->text[side]);
}

static void put_values(struct builder *to, const struct one *left, const struct one *right)
{
    struct arena *arena = to->arena;
    const struct indicator *a = indicator_of(left), *b = indicator_of(right);
    const char *paths[] = {".target", ".actual", ".weight", ".score"}, *l[4], *r[4];
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        l[i] = path_of(left->number, paths[i], arena);
        r[i] = path_of(right->number, paths[i], arena);
    }
    put_quantities(to, _("target"), &a->target, &b->target,
        of_quantity(&a->target, true, l[0], arena), of_quantity(&b->target, true, r[0], arena));
    put_quantities(to, _("actual"), &a->actual, &b->actual,
        of_quantity(&a->actual, false, l[1], arena), of_quantity(&b->actual, false, r[1], arena));
    struct cell x = of_figure(&a->weight, NULL, l[2], arena),
                y = of_figure(&b->weight, NULL, r[2], arena);
    put(to, _("weight"), &x, &y, false);
    x = of_figure(&a->score, NULL, l[3], arena);
    y = of_figure(&b->score, NULL, r[3], arena);
    put(to, _("score"), &x, &y, false);
    x = reviewed_of(left, arena);
    y = reviewed_of(right, arena);
    put_reviewed(to, _("reviewed score"), &x, &y);
}

static void put_indicator(struct builder *to, struct one left, struct one right)
{
    struct cell a = name_of(&left, to->arena), b = name_of(&right, to->arena);
    size_t first = to->out->count + 1;
    struct compare_row *head = put(to, _("indicator"), &a, &b, false);
    head->head = true;
    put_number(head, COMPARE_LEFT, &left, to->arena);
    put_number(head, COMPARE_RIGHT, &right, to->arena);
    put_values(to, &left, &right);
    for (size_t i = first; i < to->out->count; i++)
        head->differs |= to->out->rows[i].differs;
}

/* Those of the right alone from `j` on, up to the next that is paired. */
static void put_added(struct builder *to, const struct review *left, const struct review *right,
    const bool *paired, size_t j)
{
    for (; j < right->evaluation->indicator_count && !paired[j]; j++)
        put_indicator(to, (struct one){left, 0}, (struct one){right, j + 1});
}

static void put_indicators(
    struct builder *to, const struct review *left, const struct review *right)
{
    size_t count = left->evaluation->indicator_count;
    size_t *partner = arena_alloc(to->arena, (count + 1) * sizeof *partner);
    bool *paired =
        arena_alloc(to->arena, (right->evaluation->indicator_count + 1) * sizeof *paired);
    compare_pair(left->evaluation, right->evaluation, partner);
    for (size_t i = 0; i < count; i++)
        if (partner[i] != COMPARE_ALONE)
            paired[partner[i]] = true;
    to->section = COMPARE_INDICATORS;
    put_added(to, left, right, paired, 0);
    for (size_t i = 0; i < count; i++) {
        bool both = partner[i] != COMPARE_ALONE;
        put_indicator(
            to, (struct one){left, i + 1}, (struct one){right, both ? partner[i] + 1 : 0});
        if (both)
            put_added(to, left, right, paired, partner[i] + 1);
    }
}

static void put_result(struct builder *to, const struct review *left, const struct review *right)
{
    const struct evaluation *x = left->evaluation, *y = right->evaluation;
    struct cell a = of_figure(&x->total, NULL, "reported.total", to->arena),
                b = of_figure(&y->total, NULL, "reported.total", to->arena);
    to->section = COMPARE_RESULT;
    put(to, _("total score"), &a, &b, false);
    a = of_words(grade_name(x->grade), "reported.grade");
    b = of_words(grade_name(y->grade), "reported.grade");
    put(to, _("grade"), &a, &b, false);
    a = of_computed(left->total, "reviewed.total", to->arena);
    b = of_computed(right->total, "reviewed.total", to->arena);
    put_reviewed(to, _("reviewed total"), &a, &b);
    a = of_words(grade_name(left->grade), "reviewed.grade");
    b = of_words(grade_name(right->grade), "reviewed.grade");
    put_reviewed(to, _("reviewed grade"), &a, &b);
}

static const struct finding *of_code(
    const struct findings *findings, const char *code, size_t *count)
{
    const struct finding *first = NULL;
    *count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (!(finding->of & OF_REPORTED) || strcmp(finding->code, code) != 0)
            continue;
        first = first ? first : finding;
        ++*count;
    }
    return first;
}

static struct cell count_of(const struct findings *findings, const char *code, struct arena *arena)
{
    size_t count;
    const struct finding *first = of_code(findings, code, &count);
    if (!first)
        return of_words(NULL, NULL);
    return (struct cell){.text = arena_format(arena, "%zu", count),
        .field = first->id,
        .number = true,
        .value = DECIMAL((int64_t)count)};
}

static bool has_row(const struct builder *to, const char *code)
{
    for (size_t i = to->out->count; i-- > 0 && to->out->rows[i].section == COMPARE_FINDINGS;)
        if (strcmp(to->out->rows[i].code, code) == 0)
            return true;
    return false;
}

static void put_findings(
    struct builder *to, const struct findings *left, const struct findings *right)
{
    const struct findings *const both[] = {left, right};
    to->section = COMPARE_FINDINGS;
    for (int side = 0; side < COMPARE_SIDES; side++)
        for (size_t i = 0; i < both[side]->count; i++) {
            const struct finding *finding = &both[side]->items[i];
            if (!(finding->of & OF_REPORTED) || has_row(to, finding->code))
                continue;
            struct cell a = count_of(left, finding->code, to->arena),
                        b = count_of(right, finding->code, to->arena);
            const char *label =
                value_labelled(finding->code, _(checks_find(finding->code)->title), to->arena);
            put(to, label, &a, &b, false)->code = finding->code;
        }
}

struct comparison compare_evaluations(
    const struct compared_one *left, const struct compared_one *right, struct arena *arena)
{
    struct comparison out = {0};
    struct builder to = {.out = &out, .arena = arena};
    size_t indicators =
        left->review->evaluation->indicator_count + right->review->evaluation->indicator_count;
    size_t most = ROWS_BESIDE + BUDGET_FIELDS + ROWS_OF_INDICATOR * indicators +
                  left->findings->count + right->findings->count;
    out.rows = arena_alloc(arena, most * sizeof *out.rows);
    put_report(&to, left->review->evaluation, right->review->evaluation);
    put_budget(&to, left->review, right->review);
    put_indicators(&to, left->review, right->review);
    put_result(&to, left->review, right->review);
    put_findings(&to, left->findings, right->findings);
    return out;
}

const char *compare_difference(
    const struct compare_row *row, bool with_percent, struct arena *arena)
{
    if (!row->has_difference)
        return "";
    const char *number = value_signed(row->difference, arena);
    if (!with_percent || !row->has_percent)
        return number;
    return arena_format(arena, "%s (%s%%)", number, value_signed(row->percent, arena));
}

const char *compare_mark_name(enum compare_mark mark)
{
    static const char *const names[] = {[COMPARE_SAME] = "same",
        [COMPARE_CHANGED] = "changed",
        [COMPARE_ONLY_LEFT] = "left",
        [COMPARE_ONLY_RIGHT] = "right"};
    return names[mark];
}

const char *compare_mark_sign(enum compare_mark mark)
{
    static const char *const signs[] = {[COMPARE_SAME] = " ",
        [COMPARE_CHANGED] = "~",
        [COMPARE_ONLY_LEFT] = "-",
        [COMPARE_ONLY_RIGHT] = "+"};
    return signs[mark];
}

const char *compare_section_name(enum compare_section section)
{
    static const char *const names[] = {[COMPARE_REPORT] = "report",
        [COMPARE_BUDGET] = "budget",
        [COMPARE_INDICATORS] = "indicators",
        [COMPARE_RESULT] = "result",
        [COMPARE_FINDINGS] = "findings"};
    return names[section];
}
