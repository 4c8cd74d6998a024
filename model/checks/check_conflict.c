#include "check_conflict.h"

/* Counts and weights are exact; the sign of an adjustment is a way of writing. */
static bool span_of_mention(const struct mention *mention, struct span *out)
{
    const struct decimal value = mention->figure.value;
    if (mention->field == BUDGET_PROJECT_COUNT || mention->field == BUDGET_WEIGHT) {
        out->low = value;
        return decimal_add(value, (struct decimal){.digits = 1, .scale = 6}, &out->high);
    }
    if (!span_of(value, mention->unit_power > 0 ? mention->unit_power : 0, out))
        return false;
    if (mention->field == BUDGET_ADJUSTMENT || mention->field == BUDGET_ADJUSTMENT_RATE)
        *out = span_magnitude(*out);
    return true;
}

bool check_conflict_between(const struct mention *a, const struct mention *b)
{
    struct span x, y;
    return span_of_mention(a, &x) && span_of_mention(b, &y) && !span_meet(x, y);
}

/* What the mentions of a field have said so far. All of them share a value as long as the highest
 * low end is below the lowest high end. */
struct said {
    const struct mention *first, *highest_low, *lowest_high;
    struct span first_span, highest, lowest;
    const struct mention *pair[2]; /* the first two that contradict each other */
};

static const struct mention *contradicted(const struct said *said, struct span span)
{
    if (!span_meet(said->first_span, span))
        return said->first;
    if (!span_meet(said->highest, span))
        return said->highest_low;
    return span_meet(said->lowest, span) ? NULL : said->lowest_high;
}

static void hear(struct said *said, const struct mention *mention, struct span span)
{
    if (!said->first)
        *said = (struct said){.first = mention,
            .highest_low = mention,
            .lowest_high = mention,
            .first_span = span,
            .highest = span,
            .lowest = span};
    const struct mention *other = contradicted(said, span);
    if (other && !said->pair[0]) {
        said->pair[0] = other;
        said->pair[1] = mention;
    }
    if (decimal_compare(span.low, said->highest.low) > 0) {
        said->highest = span;
        said->highest_low = mention;
    }
    if (decimal_compare(span.high, said->lowest.high) < 0) {
        said->lowest = span;
        said->lowest_high = mention;
    }
}

static void add_conflict(struct finder *finder, enum budget_field field, const struct said *said)
{
    const struct evaluation *evaluation = finder->evaluation;
    const char *texts[2];
    for (int i = 0; i < 2; i++)
        texts[i] = budget_fields[field].unit == IN_PERCENT
                       ? finder_percent(finder, said->pair[i]->figure.value)
                       : finder_number(finder, said->pair[i]->figure.value);
    const char *text = arena_format(finder->arena, _("%s is printed as %s and as %s"),
        _(budget_fields[field].label), texts[0], texts[1]);
    struct finding *finding = finder_add(
        finder, budget_fields[field].path, said->pair[0]->figure.place, text, texts[0], texts[1]);
    finder_evidence(finder, finding, said->pair[1]->figure.place);
    for (size_t i = 0; i < evaluation->mention_count; i++)
        if (evaluation->mentions[i].field == field)
            finder_evidence(finder, finding, evaluation->mentions[i].figure.place);
}

void check_conflict_budget(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    struct said said[BUDGET_FIELDS] = {0};
    struct span span;
    for (size_t i = 0; i < evaluation->mention_count; i++) {
        const struct mention *mention = &evaluation->mentions[i];
        if (mention->figure.known && span_of_mention(mention, &span))
            hear(&said[mention->field], mention, span);
    }
    for (enum budget_field field = 0; field < BUDGET_FIELDS; field++)
        if (said[field].pair[0])
            add_conflict(finder, field, &said[field]);
}

void check_conflict_project_count(struct finder *finder)
{
    const struct evaluation *evaluation = finder->evaluation;
    const struct figure *claimed = finder_figure(finder, BUDGET_PROJECT_COUNT);
    struct decimal listed = DECIMAL((int64_t)evaluation->project_count);
    if (!claimed->known || evaluation->project_count == 0 ||
        decimal_compare(claimed->value, listed) == 0)
        return;
    const char *claim = finder_number(finder, claimed->value),
               *count = finder_number(finder, listed);
    struct finding *finding = finder_add(finder, "budget.project.count", claimed->place,
        arena_format(finder->arena, _("%s projects are claimed, %s are listed"), claim, count),
        claim, count);
    for (size_t i = 0; i < evaluation->project_count; i++)
        finder_evidence(finder, finding, evaluation->projects[i].name.place);
}

/* The message takes the printed total and the sum. */
static void check_project_sum(struct finder *finder, enum budget_field total, const char *message)
{
    const struct figure *printed = finder_figure(finder, total);
    struct span whole, parts;
    struct decimal sum;
    if (!finder_span(finder, total, &whole) || !finder_projects(finder, total, &parts, &sum) ||
        span_meet(whole, parts))
        return;
    const char *printed_text = finder_number(finder, printed->value),
               *sum_text = finder_number(finder, sum);
    struct finding *finding = finder_add(finder, budget_fields[total].path, printed->place,
        arena_format(finder->arena, _(message), printed_text, sum_text), printed_text, sum_text);
    for (size_t i = 0; i < finder->evaluation->project_count; i++)
        finder_evidence(finder, finding, finder_project(finder, i, total)->place);
}

void check_conflict_project_adjusted(struct finder *finder)
{
    check_project_sum(finder, BUDGET_PROJECT_ADJUSTED,
        N_("adjusted budget of project spending %s is not the sum %s of the projects listed"));
}

void check_conflict_project_executed(struct finder *finder)
{
    check_project_sum(finder, BUDGET_PROJECT_EXECUTED,
        N_("executed amount of project spending %s is not the sum %s of the projects listed"));
}
