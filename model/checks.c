#include "checks.h"

#include <string.h>

#include "checks/check_budget.h"
#include "checks/check_conflict.h"
#include "checks/check_evidence.h"
#include "checks/check_indicator.h"
#include "checks/check_missing.h"
#include "checks/check_total.h"
#include "checks/identity.h"

const struct check_info check_catalogue[] = {
    {"budget.initial-sum", SEVERITY_ERROR, N_("initial budget is not basic + project spending"),
        N_("one of the three was not approved as printed, and every rate rests on them"),
        check_budget_initial_sum, NULL},
    {"budget.adjusted-sum", SEVERITY_ERROR,
        N_("adjusted budget is not initial budget + adjustment"),
        N_("the execution rate is measured against the adjusted budget"), check_budget_adjusted_sum,
        NULL},
    {"budget.adjustment-rate", SEVERITY_ERROR,
        N_("adjustment rate is not adjustment / initial budget"),
        N_("the rate tells how firmly the year was planned"), check_budget_adjustment_rate, NULL},
    {"budget.adjustment-sign", SEVERITY_WARNING,
        N_("the word for the adjustment and its sign disagree"),
        N_("a decrease of a negative amount can be read both ways"), check_budget_adjustment_sign,
        NULL},
    {"budget.adjustment-large", SEVERITY_WARNING, N_("large adjustment of the initial budget"),
        N_("a budget changed this much in its year was planned badly or met something worth "
           "telling"),
        check_budget_adjustment_large, NULL},
    {"budget.rate", SEVERITY_ERROR, N_("execution rate is not executed / adjusted"),
        N_("the execution score follows from the rate"), check_budget_rate, NULL},
    {"budget.executed-sum", SEVERITY_ERROR, N_("executed amount is not basic + project spending"),
        N_("money was spent that no part accounts for, or counted twice"),
        check_budget_executed_sum, NULL},
    {"budget.parts-sum", SEVERITY_ERROR, N_("adjusted budget is not basic + project spending"),
        N_("a part of the budget is missing or counted twice"), check_budget_parts_sum, NULL},
    {"budget.basic-sum", SEVERITY_ERROR, N_("basic spending is not personnel + public spending"),
        N_("the two make up all of basic spending"), check_budget_basic_sum, NULL},
    {"budget.basic-rate", SEVERITY_ERROR,
        N_("execution rate of basic spending is not executed / adjusted"),
        N_("a rate that its own amounts do not give"), check_budget_basic_rate, NULL},
    {"budget.over-executed", SEVERITY_ERROR, N_("more was spent than the adjusted budget"),
        N_("spending above the budget needs an approval that the report does not show"),
        check_budget_over_executed, NULL},
    {"budget.low-execution", SEVERITY_WARNING, N_("low execution rate"),
        N_("money asked for and not used is missing elsewhere"), check_budget_low_execution, NULL},
    {"budget.score", SEVERITY_ERROR, N_("execution score does not follow from the execution rate"),
        N_("the score goes into the total"), check_budget_score, NULL},
    {"budget.conflict", SEVERITY_ERROR, N_("one figure is printed with two values"),
        N_("one of them is wrong, and what is computed from it too"), check_conflict_budget, NULL},
    {"project.count", SEVERITY_ERROR, N_("number of projects claimed is not the number listed"),
        N_("a project is left out of the list, or counted that does not exist"),
        check_conflict_project_count, NULL},
    {"project.sum-adjusted", SEVERITY_ERROR,
        N_("adjusted budgets of the projects do not add up to their total"),
        N_("a project or an amount is missing"), check_conflict_project_adjusted, NULL},
    {"project.sum-executed", SEVERITY_ERROR,
        N_("executed amounts of the projects do not add up to their total"),
        N_("a project or an amount is missing"), check_conflict_project_executed, NULL},
    {"indicator.completion", SEVERITY_ERROR,
        N_("completion does not follow from target and actual"),
        N_("the score is often taken from the completion"), NULL, check_indicator_completion},
    {"indicator.score", SEVERITY_ERROR, N_("score does not follow from target, actual and weight"),
        N_("the score goes into the total"), NULL, check_indicator_score},
    {"indicator.score-over-weight", SEVERITY_ERROR, N_("score above the weight"),
        N_("the weight is the most an indicator can have"), NULL,
        check_indicator_score_over_weight},
    {"indicator.target-missed", SEVERITY_ERROR, N_("full score though the target is missed"),
        N_("points were given that were not earned"), NULL, check_indicator_target_missed},
    {"indicator.no-reason", SEVERITY_WARNING, N_("target missed and no cause given"),
        N_("the unit must say why it missed a target and what it will do"), NULL,
        check_indicator_no_reason},
    {"indicator.over-fulfilled", SEVERITY_WARNING, N_("target far exceeded"),
        N_("a target set too low measures nothing"), NULL, check_indicator_over_fulfilled},
    {"indicator.evidence", SEVERITY_ERROR, N_("actual contradicts another figure of the report"),
        N_("the indicator repeats a figure of the budget, and both cannot hold"), NULL,
        check_evidence_indicator},
    {"indicator.name-mismatch", SEVERITY_WARNING,
        N_("heading and sentence name different indicators"),
        N_("the actual may belong to another indicator"), NULL, check_indicator_name_mismatch},
    {"total.weights", SEVERITY_ERROR, N_("weights do not add up to 100"),
        N_("the total is no longer out of 100, and the grade not of its band"), check_total_weights,
        NULL},
    {"total.sum", SEVERITY_ERROR, N_("total is not the sum of the scores"),
        N_("the grade follows from the total"), check_total_sum, NULL},
    {"total.grade", SEVERITY_ERROR, N_("grade is not the band of the total"),
        N_("the grade is what is published"), check_total_grade, NULL},
    {"total.grade-changes", SEVERITY_ERROR, N_("recomputed total lands in another grade"),
        N_("the errors found matter: they move the grade"), check_total_grade_changes, NULL},
    {"missing.FIELD", SEVERITY_INFO, N_("expected and not found, or not legible"),
        N_("look whether the report says it in a way that was not understood"),
        check_missing_fields, NULL},
};
const size_t check_catalogue_count = sizeof check_catalogue / sizeof *check_catalogue;

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {
        [SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning", [SEVERITY_INFO] = "info"};
    return names[severity];
}

bool checks_is_missing(const char *code)
{
    static const char prefix[] = "missing.";
    return strncmp(code, prefix, sizeof prefix - 1) == 0;
}

const struct check_info *checks_find(const char *code)
{
    for (size_t i = 0; i < check_catalogue_count; i++)
        if (strcmp(check_catalogue[i].code, code) == 0)
            return &check_catalogue[i];
    return checks_is_missing(code) ? checks_find("missing.FIELD") : NULL;
}

enum agreement checks_agreement(const struct mention *a, const struct mention *b)
{
    if (decimal_compare(a->figure.value, b->figure.value) == 0)
        return AGREEMENT_EQUAL;
    return check_conflict_between(a, b) ? AGREEMENT_CONFLICTING : AGREEMENT_ROUNDED;
}

static void run_whole(struct finder *finder)
{
    for (size_t i = 0; i < check_catalogue_count; i++) {
        finder->check = &check_catalogue[i];
        if (finder->check->whole)
            finder->check->whole(finder);
    }
}

static void run_each(struct finder *finder)
{
    for (size_t n = 0; n < finder->evaluation->indicator_count; n++) {
        const struct subject subject = check_indicator_subject(finder->evaluation, n);
        for (size_t i = 0; i < check_catalogue_count; i++) {
            finder->check = &check_catalogue[i];
            if (finder->check->each)
                finder->check->each(finder, &subject);
        }
    }
}

static bool comes_before(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity < b->severity;
    uint32_t x = a->evidence_count ? a->evidence[0].start : UINT32_MAX;
    uint32_t y = b->evidence_count ? b->evidence[0].start : UINT32_MAX;
    return x < y;
}

static void merge(
    const struct finding *from, struct finding *to, size_t low, size_t middle, size_t high)
{
    for (size_t i = low, j = middle, k = low; k < high; k++)
        to[k] =
            i < middle && (j == high || !comes_before(&from[j], &from[i])) ? from[i++] : from[j++];
}

struct finding *checks_in_order(struct finding *items, size_t count, struct arena *arena)
{
    struct finding *from = items, *to = count > 1 ? arena_alloc(arena, count * sizeof *to) : NULL;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            merge(from, to, low, middle, middle + width < count ? middle + width : count);
        }
        struct finding *merged = to;
        to = from;
        from = merged;
    }
    return from;
}

struct findings checks_run(
    const struct evaluation *evaluation, const struct policy *policy, struct arena *arena)
{
    struct finder finder = {.evaluation = evaluation,
        .policy = policy,
        .arena = arena,
        .recomputed = score_evaluation(policy, evaluation)};
    run_whole(&finder);
    run_each(&finder);
    struct findings findings = {
        .items = checks_in_order(finder.items, finder.count, arena), .count = finder.count};
    identity_give(findings.items, findings.count, evaluation, arena);
    for (size_t i = 0; i < findings.count; i++) {
        findings.items[i].of = OF_REPORTED;
        findings.by_severity[findings.items[i].severity]++;
    }
    return findings;
}
