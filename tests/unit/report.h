/*
 * report - evaluations for tests of the checks, put together figure by figure, and what is found in
 * them.
 */
#ifndef FUHE_TESTS_REPORT_H
#define FUHE_TESTS_REPORT_H

#include "made.h"

#include <stdio.h>

#include "checks.h"
#include "score.h"

/* An evaluation with room for what tests put into it. */
struct report {
    struct evaluation evaluation;
    struct indicator indicators[12];
    struct project projects[4];
    struct mention mentions[6];
    struct remark remarks[1];
};

static inline void bare(struct report *report)
{
    *report = (struct report){.evaluation = {.kind = KIND_DEPARTMENT}};
    report->evaluation.indicators = report->indicators;
    report->evaluation.projects = report->projects;
    report->evaluation.mentions = report->mentions;
    report->evaluation.remarks = report->remarks;
}

struct amount {
    enum budget_field field;
    const char *text;
};

static inline void set(struct report *report, enum budget_field field, const char *text)
{
    *budget_figure_at(&report->evaluation.budget, field) = made_figure(text);
}

static inline void set_all(struct report *report, const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        set(report, amounts[i].field, amounts[i].text);
}

static inline void add(struct report *report, const char *name, const char *target,
    const char *actual, const char *completion, const char *weight, const char *score,
    const char *deviation)
{
    report->indicators[report->evaluation.indicator_count++] =
        made_indicator(name, target, actual, completion, weight, score, deviation);
}

static inline void add_project(
    struct report *report, const char *name, const char *adjusted, const char *executed)
{
    report->projects[report->evaluation.project_count++] =
        (struct project){.name = made_words(name),
            .adjusted = made_figure(adjusted),
            .executed = made_figure(executed)};
}

static inline void mention(
    struct report *report, enum budget_field field, const char *text, int power)
{
    report->mentions[report->evaluation.mention_count++] =
        (struct mention){.field = field, .figure = made_figure(text), .unit_power = (int8_t)power};
}

static inline void remark(struct report *report)
{
    report->remarks[report->evaluation.remark_count++] =
        (struct remark){.place = made_place(), .text = "a row cannot be split"};
}

static inline void conclude(struct report *report, const char *total, enum grade grade)
{
    report->evaluation.total = made_figure(total);
    report->evaluation.grade = grade;
    report->evaluation.grade_place = grade == GRADE_NONE ? (struct place){0} : made_place();
}

static const struct amount clean_budget[] = {{BUDGET_INITIAL, "500.00"},
    {BUDGET_INITIAL_BASIC, "380.00"}, {BUDGET_INITIAL_PROJECT, "120.00"},
    {BUDGET_ADJUSTMENT, "-20.00"}, {BUDGET_ADJUSTMENT_RATE, "4.00"}, {BUDGET_ADJUSTED, "480.00"},
    {BUDGET_EXECUTED, "456.00"}, {BUDGET_RATE, "95.00"}, {BUDGET_WEIGHT, "10"},
    {BUDGET_SCORE, "9.50"}, {BUDGET_BASIC_ADJUSTED, "370.00"}, {BUDGET_BASIC_PERSONNEL, "300.00"},
    {BUDGET_BASIC_PUBLIC, "70.00"}, {BUDGET_BASIC_EXECUTED, "362.60"}, {BUDGET_BASIC_RATE, "98.00"},
    {BUDGET_PROJECT_COUNT, "2"}, {BUDGET_PROJECT_ADJUSTED, "110.00"},
    {BUDGET_PROJECT_EXECUTED, "93.40"}};

/* A report in which everything adds up. */
static inline void clean(struct report *report)
{
    bare(report);
    report->evaluation.unit = made_words("河湾县档案馆");
    report->evaluation.year = 2023;
    set_all(report, clean_budget, COUNT(clean_budget));
    report->evaluation.budget.adjustment_word = ADJUSTMENT_DECREASE;
    add_project(report, "库房消防改造", "60.00", "50.00");
    add_project(report, "档案数字化", "50.00", "43.40");
    add(report, "培训人次", ">=200人次", "210人次", "105", "20", "20", NULL);
    add(report, "验收合格率", ">=98%", "98%", "100", "20", "20", NULL);
    add(report, "查档办结时限", "<=5天", "4天", "100", "20", "20", NULL);
    add(report, "群众满意度", ">=90%", "81%", "90", "20", "18", "窗口少，等候时间长");
    add(report, "管理制度", "健全", "达成预期指标", NULL, "10", "10", NULL);
    conclude(report, "97.50", GRADE_YOU);
}

static inline void assert_sound(const struct finding *finding)
{
    if (!finding->message || !*finding->message || !finding->field || !checks_find(finding->code))
        fail_msg("%s: message, field or catalogue row is missing", finding->code);
    if (finding->severity == SEVERITY_INFO)
        return;
    if (!*finding->field || finding->evidence_count == 0)
        fail_msg("%s: field or evidence is missing", finding->code);
    for (size_t i = 0; i < finding->evidence_count; i++)
        assert_true(finding->evidence[i].length > 0);
}

static inline int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The codes of all findings but info, as "code[indicator]", in alphabetical order. */
static inline void assert_told_by(const struct policy *policy, const struct report *report,
    const char *expected, const char *file, int line)
{
    struct arena arena;
    arena_init(&arena);
    char codes[32][64], all[1024] = "";
    size_t count = 0;
    const struct findings findings = checks_run(&report->evaluation, policy, &arena);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        assert_sound(f);
        if (f->severity == SEVERITY_INFO)
            continue;
        assert_true(count < COUNT(codes));
        if (f->indicator)
            snprintf(codes[count++], sizeof codes[0], "%s[%d]", f->code, f->indicator);
        else
            snprintf(codes[count++], sizeof codes[0], "%s", f->code);
    }
    qsort(codes, count, sizeof codes[0], by_text);
    for (size_t i = 0; i < count; i++) {
        strcat(all, i ? " " : "");
        strcat(all, codes[i]);
    }
    arena_fini(&arena);
    if (strcmp(all, expected) != 0) {
        print_error("told: %s\nexpected: %s\n", all, expected);
        _fail(file, line);
    }
}

#define assert_told(report, expected)                                                              \
    assert_told_by(&policy_default, report, expected, __FILE__, __LINE__)

#endif
