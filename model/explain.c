#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "export/value.h"
#include "intl.h"
#include "review_field.h"
#include "review_judge.h"
#include "review_steps.h"
#include "review_value.h"

struct explainer {
    const struct review *review;
    const struct evaluation *evaluation;
    const struct entry *entries;
    size_t entry_count;
    struct explanation *out;
    struct arena *arena;
};

static const char *figure_text(const struct explainer *ex, const struct figure *figure)
{
    return value_figure(figure, NULL, ex->arena);
}

/* The change in force of a field, the last of them. */
static const struct entry *change_of(const struct explainer *ex, const char *path)
{
    size_t done, all;
    const struct review_step *steps =
        review_steps(ex->entries, ex->entry_count, ex->arena, &done, &all);
    return review_steps_last(ex->entries, steps, done, path);
}

static struct explained_step *add_step(struct explainer *ex, const char *title, size_t numbers)
{
    struct explained_step *step = &ex->out->steps[ex->out->count++];
    *step = (struct explained_step){
        .title = title, .numbers = arena_alloc(ex->arena, (numbers + 1) * sizeof *step->numbers)};
    return step;
}

static void add_number(struct explained_step *step, struct explained_number number)
{
    step->numbers[step->count++] = number;
}

static void add_figure(struct explainer *ex, struct explained_step *step, const char *label,
    const struct figure *figure, const char *unit)
{
    add_number(step, (struct explained_number){.label = label,
                         .value = value_figure(figure, unit, ex->arena),
                         .place = figure->place});
}

/* A value the reviewer may have changed at `path`. */
static void add_changeable(struct explainer *ex, struct explained_step *step, const char *label,
    const char *path, const char *value, const char *reported, struct place place)
{
    struct explained_number number = {.label = label, .value = value, .place = place};
    if (strcmp(value, reported) != 0) {
        number.reported = reported;
        number.change = change_of(ex, path);
    }
    add_number(step, number);
}

static void take_steps(
    struct explainer *ex, struct explained_step *step, const struct score_steps *steps, enum op op)
{
    step->formula = explain_formula(steps, ex->arena);
    step->rule = explain_rule(steps, op, ex->review->policy, ex->arena);
    if (steps->result.kept)
        step->note = _("the reported score is kept");
}

static const char *path_of(const struct explainer *ex, size_t i, const char *member)
{
    return arena_format(ex->arena, "indicators[%zu].%s", i + 1, member);
}

/* Target, actual and weight, those of the review or those of the report. */
static void add_operands(
    struct explainer *ex, struct explained_step *step, size_t i, bool reviewed, bool with_weight)
{
    const struct indicator *reported = &ex->evaluation->indicators[i];
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    struct arena *arena = ex->arena;
    const char *target = value_target(&reported->target, arena),
               *actual = value_actual(&reported->actual, arena),
               *weight = figure_text(ex, &reported->weight);
    add_changeable(ex, step, _("target"), path_of(ex, i, "target"),
        reviewed ? value_target(&now->target, arena) : target, target, reported->target.place);
    add_changeable(ex, step, _("actual"), path_of(ex, i, "actual"),
        reviewed ? value_actual(&now->actual, arena) : actual, actual, reported->actual.place);
    if (with_weight)
        add_changeable(ex, step, _("weight"), path_of(ex, i, "weight"),
            reviewed ? figure_text(ex, &now->weight) : weight, weight, reported->weight.place);
}

static bool uses_reported(const struct score_steps *steps)
{
    return steps->result.kept || steps->rule == RULE_WORDS_PARTLY ||
           steps->rule == RULE_WORDS_MISSED;
}

static void add_score_steps(struct explainer *ex, size_t i, bool reviewed, const char *title)
{
    const struct indicator *reported = &ex->evaluation->indicators[i];
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    const struct quantity *target = reviewed ? &now->target : &reported->target;
    const struct score_steps steps = score_indicator_steps(ex->review->policy, target,
        reviewed ? &now->actual : &reported->actual, reviewed ? &now->weight : &reported->weight,
        &reported->score);
    struct explained_step *step = add_step(ex, title, 4);
    take_steps(ex, step, &steps, target->op);
    add_operands(ex, step, i, reviewed, true);
    if (uses_reported(&steps))
        add_figure(ex, step, _("reported score"), &reported->score, NULL);
}

static bool values_differ(const struct explainer *ex, size_t i)
{
    const struct indicator *reported = &ex->evaluation->indicators[i];
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    return !review_value_same(&now->target, &reported->target) ||
           !review_value_same(&now->actual, &reported->actual) ||
           !review_value_same_figure(&now->weight, &reported->weight);
}

/* Where the reviewed score is not the policy's, what it is instead. */
static void add_basis(struct explainer *ex, const char *path, enum basis basis,
    struct computed score, const struct figure *reported)
{
    struct explained_step *step = add_step(ex,
        basis == BASIS_MANUAL ? _("reviewed score: set by hand")
                              : _("reviewed score: as the report prints it"),
        1);
    const char *now = value_computed(score, NULL, ex->arena);
    add_changeable(ex, step, _("score"), path, now, figure_text(ex, reported), reported->place);
    if (basis == BASIS_MANUAL)
        step->numbers[0].change = change_of(ex, path);
}

static const char *title_of(enum basis basis, bool differ)
{
    if (basis == BASIS_COMPUTED)
        return differ ? _("reviewed score: by the rule, from the reviewed values")
                      : _("reviewed score: by the rule, from the reported values");
    return differ ? _("by the rule, from the reviewed values")
                  : _("by the rule, from the reported values");
}

static void explain_score(struct explainer *ex, size_t i)
{
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    const struct figure *reported = &ex->evaluation->indicators[i].score;
    bool differ = values_differ(ex, i);
    ex->out->value = value_computed(now->score, NULL, ex->arena);
    if (now->basis != BASIS_COMPUTED)
        add_basis(ex, path_of(ex, i, "score"), now->basis, now->score, reported);
    add_score_steps(ex, i, true, title_of(now->basis, differ));
    if (differ)
        add_score_steps(ex, i, false, _("by the rule, from the reported values"));
}

static void explain_completion(struct explainer *ex, size_t i)
{
    const struct indicator *reported = &ex->evaluation->indicators[i];
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    const struct score_steps steps = score_completion_steps(&now->target, &now->actual);
    struct explained_step *step = add_step(ex, _("completion by the rule"), 3);
    ex->out->value = value_computed(now->completion, "%", ex->arena);
    take_steps(ex, step, &steps, now->target.op);
    add_operands(ex, step, i, true, false);
    add_figure(ex, step, _("reported completion"), &reported->completion, "%");
}

/* The amounts of the execution rate, those of the review or those of the report. */
static void add_amounts(struct explainer *ex, struct explained_step *step, bool reviewed)
{
    const struct budget *budget = &ex->evaluation->budget;
    const struct reviewed_budget *now = &ex->review->budget;
    const char *adjusted = figure_text(ex, &budget->adjusted),
               *executed = figure_text(ex, &budget->executed);
    add_changeable(ex, step, _(budget_fields[BUDGET_EXECUTED].label), "budget.executed",
        reviewed ? figure_text(ex, &now->executed) : executed, executed, budget->executed.place);
    add_changeable(ex, step, _(budget_fields[BUDGET_ADJUSTED].label), "budget.adjusted",
        reviewed ? figure_text(ex, &now->adjusted) : adjusted, adjusted, budget->adjusted.place);
}

static void add_execution_weight(struct explainer *ex, struct explained_step *step)
{
    const struct figure *weight = &ex->evaluation->budget.weight;
    struct decimal counted = score_execution_weight(ex->review->policy, &ex->evaluation->budget);
    add_number(step, (struct explained_number){.label = _(budget_fields[BUDGET_WEIGHT].label),
                         .value = decimal_string(counted, ex->arena),
                         .place = weight->place,
                         .of_policy = !weight->known || !weight->place.length});
}

static void add_execution_steps(struct explainer *ex, bool reviewed, const char *title)
{
    const struct budget *budget = &ex->evaluation->budget;
    const struct reviewed_budget *now = &ex->review->budget;
    const struct score_steps steps =
        score_execution_steps(ex->review->policy, reviewed ? &now->adjusted : &budget->adjusted,
            reviewed ? &now->executed : &budget->executed, &budget->weight, &budget->score);
    struct explained_step *step = add_step(ex, title, 4);
    take_steps(ex, step, &steps, OP_EQ);
    add_amounts(ex, step, reviewed);
    add_execution_weight(ex, step);
    if (steps.result.kept)
        add_figure(ex, step, _("reported score"), &budget->score, NULL);
}

static bool amounts_differ(const struct explainer *ex)
{
    const struct budget *budget = &ex->evaluation->budget;
    const struct reviewed_budget *now = &ex->review->budget;
    return !review_value_same_figure(&now->adjusted, &budget->adjusted) ||
           !review_value_same_figure(&now->executed, &budget->executed);
}

static const char *not_counted(void)
{
    return _("not part of the total: the report prints neither weight nor score of the budget "
             "execution, and the weights of the indicators make up the whole");
}

static void explain_execution(struct explainer *ex)
{
    const struct reviewed_budget *now = &ex->review->budget;
    bool differ = amounts_differ(ex), counts = ex->review->counts_execution;
    ex->out->value = value_computed(now->score, NULL, ex->arena);
    if (counts && now->basis != BASIS_COMPUTED)
        add_basis(ex, "budget.score", now->basis, now->score, &ex->evaluation->budget.score);
    add_execution_steps(ex, true, title_of(counts ? now->basis : BASIS_REPORTED, differ));
    if (!counts)
        ex->out->steps[0].note = not_counted();
    if (differ)
        add_execution_steps(ex, false, _("by the rule, from the reported values"));
}

static void explain_rate(struct explainer *ex)
{
    const struct reviewed_budget *now = &ex->review->budget;
    const struct score_steps steps = score_rate_steps(&now->adjusted, &now->executed);
    struct explained_step *step = add_step(ex, _("execution rate by the rule"), 3);
    ex->out->value = value_computed(now->rate, "%", ex->arena);
    take_steps(ex, step, &steps, OP_EQ);
    add_amounts(ex, step, true);
    add_figure(ex, step, _("reported rate"), &ex->evaluation->budget.rate, "%");
}

/* What figures of the budget are made of: sums of two, and rates of one in the other. */
enum made { MADE_SUM, MADE_RATE };
static const struct relation {
    enum budget_field of, a, b;
    enum made made;
} relations[] = {
    {BUDGET_INITIAL, BUDGET_INITIAL_BASIC, BUDGET_INITIAL_PROJECT, MADE_SUM},
    {BUDGET_ADJUSTED, BUDGET_INITIAL, BUDGET_ADJUSTMENT, MADE_SUM},
    {BUDGET_ADJUSTED, BUDGET_BASIC_ADJUSTED, BUDGET_PROJECT_ADJUSTED, MADE_SUM},
    {BUDGET_EXECUTED, BUDGET_BASIC_EXECUTED, BUDGET_PROJECT_EXECUTED, MADE_SUM},
    {BUDGET_BASIC_ADJUSTED, BUDGET_BASIC_PERSONNEL, BUDGET_BASIC_PUBLIC, MADE_SUM},
    {BUDGET_BASIC_RATE, BUDGET_BASIC_EXECUTED, BUDGET_BASIC_ADJUSTED, MADE_RATE},
    {BUDGET_ADJUSTMENT_RATE, BUDGET_ADJUSTMENT, BUDGET_INITIAL, MADE_RATE},
};

static const char *sum_formula(struct explainer *ex, const struct figure *a, const struct figure *b)
{
    struct decimal sum;
    bool negative = b->value.digits < 0;
    if (!decimal_add(a->value, b->value, &sum))
        return NULL;
    return arena_format(ex->arena, "%s %s %s = %s", figure_text(ex, a), negative ? "-" : "+",
        figure_text(ex, b) + negative, decimal_string(sum, ex->arena));
}

static void add_relation(struct explainer *ex, const struct relation *relation)
{
    const struct budget *budget = &ex->evaluation->budget;
    struct figure a = *budget_figure(budget, relation->a), b = *budget_figure(budget, relation->b);
    const char *labels[] = {
        _(budget_fields[relation->a].label), _(budget_fields[relation->b].label)};
    struct explained_step *step = add_step(ex,
        arena_format(
            ex->arena, relation->made == MADE_SUM ? "%s + %s" : "%s / %s", labels[0], labels[1]),
        2);
    add_figure(ex, step, labels[0], &a, NULL);
    add_figure(ex, step, labels[1], &b, NULL);
    if (a.value.digits < 0 && relation->made == MADE_RATE)
        a.value.digits = -a.value.digits;
    const struct score_steps steps = score_rate_steps(&b, &a);
    if (!a.known || !b.known)
        step->rule = _("cannot be computed: an amount is missing");
    else if (relation->made == MADE_SUM)
        step->formula = sum_formula(ex, &a, &b);
    else
        step->formula = explain_formula(&steps, ex->arena);
}

static void explain_budget(struct explainer *ex, enum budget_field field)
{
    const struct figure *figure = budget_figure(&ex->evaluation->budget, field);
    const char *unit = budget_fields[field].unit == IN_PERCENT ? "%" : NULL,
               *path = budget_fields[field].path;
    const struct reviewed_budget *now = &ex->review->budget;
    const struct figure *reviewed = field == BUDGET_ADJUSTED   ? &now->adjusted
                                    : field == BUDGET_EXECUTED ? &now->executed
                                                               : figure;
    ex->out->value = value_figure(reviewed, unit, ex->arena);
    struct explained_step *step = add_step(ex, _("where it is from"), 1);
    if (field == BUDGET_WEIGHT) {
        add_execution_weight(ex, step);
        ex->out->value = step->numbers[0].value;
        return;
    }
    add_changeable(ex, step, _(budget_fields[field].label), path, ex->out->value,
        value_figure(figure, unit, ex->arena), figure->place);
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (relations[i].of == field)
            add_relation(ex, &relations[i]);
}

static void add_addend(struct explainer *ex, struct explained_step *step, const char *label,
    const char *path, struct computed score, enum basis basis, const struct figure *reported)
{
    struct explained_number number = {
        .label = label, .value = value_computed(score, NULL, ex->arena), .place = reported->place};
    const char *was = figure_text(ex, reported);
    if (strcmp(was, number.value) != 0)
        number.reported = was;
    if (basis == BASIS_MANUAL)
        number.change = change_of(ex, path);
    add_number(step, number);
    if (!score.known)
        return;
    step->formula = step->formula ? arena_format(ex->arena, "%s + %s", step->formula, number.value)
                                  : number.value;
}

static void add_addends(struct explainer *ex, struct explained_step *step)
{
    const struct review *review = ex->review;
    if (review->counts_execution)
        add_addend(ex, step, _(budget_fields[BUDGET_SCORE].label), "budget.score",
            review->budget.score, review->budget.basis, &ex->evaluation->budget.score);
    for (size_t i = 0; i < ex->evaluation->indicator_count; i++) {
        const struct indicator *indicator = &ex->evaluation->indicators[i];
        const struct reviewed_indicator *now = &review->indicators[i];
        if (!now->weight.known && !now->score.known)
            continue;
        const char *label = arena_format(
            ex->arena, "%zu. %s", i + 1, indicator->name.text ? indicator->name.text : "-");
        add_addend(
            ex, step, label, path_of(ex, i, "score"), now->score, now->basis, &indicator->score);
    }
}

static void add_sum(struct explainer *ex)
{
    const struct review *review = ex->review;
    struct explained_step *step =
        add_step(ex, _("reviewed total"), ex->evaluation->indicator_count + 2);
    add_addends(ex, step);
    if (review->total.known && !review->total.kept) {
        step->formula = arena_format(
            ex->arena, "%s = %s", step->formula, value_computed(review->total, NULL, ex->arena));
        step->rule = review->counts_execution
                         ? _("the sum of the execution score and of the scores of all indicators")
                         : _("the sum of the scores of all indicators");
        step->note = review->counts_execution ? NULL : not_counted();
        return;
    }
    step->formula = NULL;
    step->rule = _("cannot be computed: a score that counts is missing");
    if (!review->total.kept)
        return;
    step->note = _("the printed total stands");
    add_figure(ex, step, _("reported total"), &ex->evaluation->total, NULL);
}

static const char *band_text(const struct policy *policy, enum grade grade, struct arena *arena)
{
    struct decimal from;
    if (!policy_grade_from(policy, grade, &from))
        return "";
    return arena_format(arena, "%s ≥ %s", grade_name(grade), decimal_string(from, arena));
}

static void add_distance(struct explainer *ex, struct explained_step *step, const char *label,
    enum grade grade, struct decimal distance)
{
    add_number(
        step, (struct explained_number){.label = arena_format(ex->arena, label, grade_name(grade)),
                  .value = decimal_string(distance, ex->arena)});
}

static void add_grade(struct explainer *ex)
{
    const struct policy *policy = ex->review->policy;
    struct decimal total = ex->review->total.value, from, distance;
    enum grade grade = ex->review->grade, next;
    struct arena *arena = ex->arena;
    struct explained_step *step = add_step(ex, _("grade"), 2);
    step->rule = arena_format(arena, _("bands of the policy: %s, %s, %s, %s below"),
        band_text(policy, GRADE_YOU, arena), band_text(policy, GRADE_LIANG, arena),
        band_text(policy, GRADE_ZHONG, arena), grade_name(GRADE_CHA));
    if (!ex->review->total.known) {
        step->note = _("without a total there is no grade");
        return;
    }
    step->formula = arena_format(
        arena, "%s → %s", value_computed(ex->review->total, NULL, arena), grade_name(grade));
    if (policy_grade_from(policy, grade, &from) && decimal_subtract(total, from, &distance))
        add_distance(ex, step, _("above the bound of %s"), grade, distance);
    if (policy_next_grade(policy, total, &next, &from) && decimal_subtract(from, total, &distance))
        add_distance(ex, step, _("missing to %s"), next, distance);
}

static void explain_total(struct explainer *ex)
{
    ex->out->title = _("total and grade");
    ex->out->value = value_total(ex->review->total, ex->review->grade, ex->arena);
    add_sum(ex);
    add_grade(ex);
}

/* Words and figures that nothing computes and nothing is computed from. */
static bool explain_printed(struct explainer *ex, size_t i, const char *member)
{
    const struct indicator *reported = &ex->evaluation->indicators[i];
    const struct {
        const char *name;
        struct words words;
    } printed[] = {{"name", reported->name}, {"level1", reported->level1},
        {"level2", reported->level2}, {"deviation", reported->deviation},
        {"measures", reported->measures}};
    for (size_t k = 0; k < sizeof printed / sizeof *printed; k++)
        if (strcmp(printed[k].name, member) == 0) {
            struct explained_step *step = add_step(ex, _("as the report prints it"), 1);
            ex->out->value = value_words(printed[k].words);
            add_number(step, (struct explained_number){.label = ex->out->title,
                                 .value = ex->out->value,
                                 .place = printed[k].words.place});
            return true;
        }
    if (strcmp(member, "midyear") != 0)
        return false;
    ex->out->value = figure_text(ex, &reported->midyear);
    add_figure(ex, add_step(ex, _("as the report prints it"), 1), ex->out->title,
        &reported->midyear, NULL);
    return true;
}

/* What a score is computed from is explained by what it does there. */
static bool explain_indicator(struct explainer *ex, size_t i, const char *member)
{
    const struct reviewed_indicator *now = &ex->review->indicators[i];
    if (strcmp(member, "completion") == 0) {
        explain_completion(ex, i);
        return true;
    }
    if (explain_printed(ex, i, member))
        return true;
    explain_score(ex, i);
    if (strcmp(member, "target") == 0)
        ex->out->value = value_target(&now->target, ex->arena);
    else if (strcmp(member, "actual") == 0)
        ex->out->value = value_actual(&now->actual, ex->arena);
    else if (strcmp(member, "weight") == 0)
        ex->out->value = figure_text(ex, &now->weight);
    else
        return strcmp(member, "score") == 0;
    return true;
}

static bool is_total(const char *path)
{
    static const char *const names[] = {
        "total", "grade", "reviewed.total", "reviewed.grade", "reported.total", "reported.grade"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], path) == 0)
            return true;
    return false;
}

static bool explain_path(struct explainer *ex, const char *path)
{
    size_t number;
    int end = 0;
    enum budget_field field;
    if (sscanf(path, "indicators[%zu].%n", &number, &end) == 1 && end > 0)
        return number >= 1 && number <= ex->evaluation->indicator_count &&
               explain_indicator(ex, number - 1, path + end);
    if (is_total(path))
        explain_total(ex);
    else if (!budget_field_find(path, &field))
        return false;
    else if (field == BUDGET_SCORE)
        explain_execution(ex);
    else if (field == BUDGET_RATE)
        explain_rate(ex);
    else
        explain_budget(ex, field);
    return true;
}

static struct explainer begin(const struct review *review, const struct entry *entries,
    size_t count, struct explanation *out, struct arena *arena)
{
    *out = (struct explanation){.title = "", .value = ""};
    return (struct explainer){.review = review,
        .evaluation = review->evaluation,
        .entries = entries,
        .entry_count = count,
        .out = out,
        .arena = arena};
}

bool explain(const struct review *review, const struct entry *entries, size_t count,
    const char *path, struct explanation *out, struct arena *arena, struct err *err)
{
    struct explainer ex = begin(review, entries, count, out, arena);
    out->title = value_field(review->evaluation, path, arena);
    if (explain_path(&ex, path))
        return true;
    return err_set(err,
        _("%s: no value to explain; there are indicators[N].score, .completion, .actual, …, "
          "budget.score, budget.rate, …, total and finding:CODE[N]"),
        path);
}

void explain_finding(const struct review *review, const struct entry *entries, size_t count,
    const struct finding *finding, struct explanation *out, struct arena *arena)
{
    struct explainer ex = begin(review, entries, count, out, arena);
    const struct check_info *check = checks_find(finding->code);
    const struct finding *now = findings_reviewed(finding);
    struct explained_step *step =
        add_step(&ex, check ? _(check->title) : finding->code, now->evidence_count);
    step->rule = now->message;
    step->note = check ? _(check->why) : NULL;
    for (size_t i = 0; i < now->evidence_count; i++)
        if (now->evidence[i].length)
            add_number(step, (struct explained_number){
                                 .label = _("the report's words"), .place = now->evidence[i]});
    if (finding->field && *finding->field)
        explain_path(&ex, finding->field);
    out->title = finding->code;
    out->value = now->expected ? now->expected : "";
}
