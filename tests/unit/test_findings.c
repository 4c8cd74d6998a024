/* The ids of findings, and what edits do to the findings of the reported and the reviewed values.
 */
#include "judged.h"

#include "review_evaluation.h"

static const struct finding *found(const struct findings *findings, const char *code)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].code, code) == 0)
            return &findings->items[i];
    fail_msg("%s is not found", code);
    return NULL;
}

static const char *id_of(struct report *report, const char *code, struct arena *arena)
{
    const struct findings findings = checks_run(&report->evaluation, &policy_default, arena);
    return found(&findings, code)->id;
}

/* --- ids --- */

static void an_id_names_the_indicator_not_its_number(void **state)
{
    struct report report;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    clean(&report);
    report.indicators[1].name = made_words("验收 合格率（％）");
    report.indicators[1].score = made_figure("19");
    assert_string_equal(
        id_of(&report, "indicator.score", &arena), "findings[indicator.score@验收合格率(%)]");
    struct indicator moved = report.indicators[1];
    report.indicators[1] = report.indicators[3];
    report.indicators[3] = moved;
    assert_string_equal(
        id_of(&report, "indicator.score", &arena), "findings[indicator.score@验收合格率(%)]");
    report.indicators[3].name = made_words("[@#] \n");
    assert_string_equal(id_of(&report, "indicator.score", &arena), "findings[indicator.score@#4]");
    report.indicators[3].name = made_words(NULL);
    assert_string_equal(id_of(&report, "indicator.score", &arena), "findings[indicator.score@#4]");
    report.indicators[3].name = made_words("培训 人次");
    assert_string_equal(
        id_of(&report, "indicator.score", &arena), "findings[indicator.score@培训人次#2]");
    arena_fini(&arena);
}

static void ids_of_the_whole(void **state)
{
    struct report report;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    clean(&report);
    mention(&report, BUDGET_EXECUTED, "456.00", 0);
    mention(&report, BUDGET_EXECUTED, "465.00", 0);
    mention(&report, BUDGET_ADJUSTED, "480.00", 0);
    mention(&report, BUDGET_ADJUSTED, "408.00", 0);
    struct findings findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_int_equal(findings.count, 2);
    assert_string_equal(findings.items[0].id, "findings[budget.conflict@budget.executed]");
    assert_string_equal(findings.items[1].id, "findings[budget.conflict@budget.adjusted]");

    clean(&report);
    set(&report, BUDGET_RATE, "94.00");
    assert_string_equal(id_of(&report, "budget.rate", &arena), "findings[budget.rate]");
    set(&report, BUDGET_SCORE, NULL);
    assert_string_equal(
        id_of(&report, "missing.budget.score", &arena), "findings[missing.budget.score]");

    struct remark remarks[3];
    for (size_t i = 0; i < COUNT(remarks); i++)
        remarks[i] = (struct remark){.place = made_place(), .text = "a row cannot be split"};
    clean(&report);
    report.evaluation.remarks = remarks;
    report.evaluation.remark_count = COUNT(remarks);
    findings = checks_run(&report.evaluation, &policy_default, &arena);
    assert_int_equal(findings.count, 3);
    assert_string_equal(findings.items[0].id, "findings[missing.reading]");
    assert_string_equal(findings.items[1].id, "findings[missing.reading#2]");
    assert_string_equal(findings.items[2].id, "findings[missing.reading#3]");
    arena_fini(&arena);
}

static void a_finding_may_stand_on_another_figure(void **state)
{
    struct report report;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    clean(&report);
    set(&report, BUDGET_EXECUTED, "336.00");
    set(&report, BUDGET_RATE, "70.00");
    const struct findings on_rate = checks_run(&report.evaluation, &policy_default, &arena);
    set(&report, BUDGET_RATE, NULL);
    const struct findings on_amount = checks_run(&report.evaluation, &policy_default, &arena);
    const struct finding *a = found(&on_rate, "budget.low-execution"),
                         *b = found(&on_amount, "budget.low-execution");
    assert_string_not_equal(a->field, b->field);
    assert_string_equal(a->id, b->id);
    arena_fini(&arena);
}

/* --- the reported and the reviewed --- */

static void nothing_changed(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    judged.report.indicators[0].score = made_figure("19");
    judged.report.evaluation.total = made_figure("96.50");
    assert_marked(&judged, "indicator.score[1]=both");
    struct review review = judged_review(&judged);
    const struct evaluation laid = review_evaluation(&review, &judged.arena);
    assert_memory_equal(&laid, &judged.report.evaluation, sizeof laid);
    arena_fini(&judged.arena);
}

static void an_edit_mends(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    judged.report.indicators[0].score = made_figure("19");
    assert_marked(&judged, "indicator.score[1]=both total.sum=both");
    change(&judged, "indicators[1].score", "20");
    assert_marked(&judged, "indicator.score[1]=reported total.sum=reported");
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_marked(&judged, "indicator.score[1]=both total.sum=both");
    arena_fini(&judged.arena);
}

static void an_edit_makes(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    assert_marked(&judged, "");
    change(&judged, "indicators[2].actual", "90%");
    assert_marked(&judged, "indicator.no-reason[2]=reviewed");
    change(&judged, "indicators[2].score", "20");
    assert_marked(&judged, "indicator.no-reason[2]=reviewed indicator.score[2]=reviewed"
                           " indicator.target-missed[2]=reviewed");
    arena_fini(&judged.arena);
}

static void an_edit_changes_the_figures(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    judged.report.indicators[3].score = made_figure("19");
    judged.report.evaluation.total = made_figure("98.50");
    change(&judged, "indicators[4].score", "17");
    const struct findings findings = judged_findings(&judged);
    const struct finding *score = found(&findings, "indicator.score");
    assert_int_equal(findings.count, 1);
    assert_int_equal(score->of, OF_BOTH);
    assert_string_equal(score->printed, "19");
    assert_string_equal(findings_reviewed(score)->printed, "17");
    assert_string_equal(findings_reviewed(score)->id, score->id);
    arena_fini(&judged.arena);
}

static void worst_first_with_what_edits_made(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    set(&judged.report, BUDGET_INITIAL, "600.00");
    judged.report.evaluation.unit = made_words(NULL);
    change(&judged, "indicators[2].actual", "90%");
    change(&judged, "indicators[2].score", "20");
    const struct findings findings = judged_findings(&judged);
    for (size_t i = 1; i < findings.count; i++)
        assert_true(findings.items[i - 1].severity <= findings.items[i].severity);
    assert_int_equal(findings.items[findings.count - 1].severity, SEVERITY_INFO);
    size_t sum = 0;
    for (int s = SEVERITY_ERROR; s <= SEVERITY_INFO; s++)
        sum += findings.by_severity[s];
    assert_int_equal(sum, findings.count);
    arena_fini(&judged.arena);
}

/* --- the values laid over --- */

static void assert_figure(struct figure figure, const char *expected)
{
    char text[DECIMAL_TEXT];
    assert_true(figure.known == (expected != NULL));
    if (expected)
        assert_string_equal(decimal_text(figure.value, text), expected);
}

static struct evaluation laid_over(struct judged *judged)
{
    struct review review = judged_review(judged);
    return review_evaluation(&review, &judged->arena);
}

static void amounts_laid_over(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    mention(&judged.report, BUDGET_EXECUTED, "456.00", 0);
    mention(&judged.report, BUDGET_EXECUTED, "465.00", 0);
    mention(&judged.report, BUDGET_RATE, "95.00", 0);
    mention(&judged.report, BUDGET_INITIAL, "500.00", 0);
    change(&judged, "budget.executed", "432");
    const struct evaluation laid = laid_over(&judged);
    const struct budget *reported = &judged.report.evaluation.budget;
    assert_figure(laid.budget.executed, "432");
    assert_memory_equal(
        &laid.budget.executed.place, &reported->executed.place, sizeof(struct place));
    assert_figure(laid.budget.rate, "90.00");
    assert_figure(laid.budget.score, "9.00");
    assert_figure(laid.budget.initial, "500.00");
    assert_int_equal(laid.mention_count, 1);
    assert_int_equal(laid.mentions[0].field, BUDGET_INITIAL);
    assert_figure(laid.total, "97.00");
    assert_int_equal(laid.grade, GRADE_YOU);
    assert_figure(reported->executed, "456.00");
    assert_int_equal(judged.report.evaluation.mention_count, 4);
    assert_marked(&judged, "budget.conflict=reported budget.executed-sum=reviewed");
    arena_fini(&judged.arena);
}

static void what_is_not_printed_stays_missing(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    set(&judged.report, BUDGET_RATE, NULL);
    set(&judged.report, BUDGET_SCORE, NULL);
    judged.report.indicators[0].completion = made_figure(NULL);
    judged.report.indicators[1].score = made_figure(NULL);
    change(&judged, "budget.executed", "432");
    change(&judged, "indicators[1].actual", "100");
    const struct evaluation laid = laid_over(&judged);
    assert_figure(laid.budget.rate, NULL);
    assert_figure(laid.budget.score, NULL);
    assert_figure(laid.indicators[0].completion, NULL);
    assert_figure(laid.indicators[0].score, "10.00");
    assert_figure(laid.indicators[1].score, NULL);
    change(&judged, "indicators[2].score", "12.5");
    assert_figure(laid_over(&judged).indicators[1].score, "12.5");
    arena_fini(&judged.arena);
}

static void a_total_nobody_touched_stays(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    judged.report.evaluation.total = made_figure("98.00");
    assert_figure(laid_over(&judged).total, "98.00");
    change(&judged, "status", "in-review");
    assert_figure(laid_over(&judged).total, "98.00");
    assert_marked(&judged, "total.sum=both");
    arena_fini(&judged.arena);
}

static void what_is_missing_is_no_edits_doing(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    for (size_t i = 0; i < judged.report.evaluation.indicator_count; i++)
        judged.report.indicators[i].weight = made_figure(NULL);
    struct findings findings = judged_findings(&judged);
    assert_int_equal(found(&findings, "missing.indicator.weight")->of, OF_BOTH);
    size_t before = findings.count;
    change(&judged, "indicators[1].weight", "20");
    findings = judged_findings(&judged);
    assert_int_equal(found(&findings, "missing.indicator.weight")->of, OF_BOTH);
    assert_int_equal(findings.count, before);
    for (size_t i = 1; i < judged.report.evaluation.indicator_count; i++)
        change(&judged, arena_format(&judged.arena, "indicators[%zu].weight", i + 1), "15");
    findings = judged_findings(&judged);
    assert_int_equal(found(&findings, "missing.indicator.weight")->of, OF_REPORTED);
    arena_fini(&judged.arena);
}

/* Whatever is wrong with the scores, taking what the policy gives mends it, and makes nothing of
 * scores, total and grade wrong. */
static void recomputed_scores_mend_every_score(void **state)
{
    static const char *const scores[] = {"0", "3.33", "9.99", "12", "20", "25"};
    struct judged judged;
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 200; round++) {
        judged_init(&judged, clean);
        struct evaluation *evaluation = &judged.report.evaluation;
        for (size_t i = 0; i < evaluation->indicator_count; i++) {
            seed = seed * 1103515245u + 12345u;
            evaluation->indicators[i].score = made_figure(scores[(seed >> 16) % COUNT(scores)]);
        }
        for (size_t i = 0; i < evaluation->indicator_count; i++)
            change(
                &judged, arena_format(&judged.arena, "indicators[%zu].score", i + 1), "computed");
        const struct findings findings = judged_findings(&judged);
        for (size_t i = 0; i < findings.count; i++)
            if (strstr(findings.items[i].code, "score") || strstr(findings.items[i].code, "total"))
                assert_int_equal(findings.items[i].of, OF_REPORTED);
        arena_fini(&judged.arena);
    }
}

/* --- names people use --- */

static void findings_by_name(void **state)
{
    struct judged judged;
    (void)state;
    judged_init(&judged, clean);
    judged.report.indicators[0].score = made_figure("19");
    judged.report.indicators[3].score = made_figure("19");
    set(&judged.report, BUDGET_INITIAL, "600.00");
    mention(&judged.report, BUDGET_EXECUTED, "456.00", 0);
    mention(&judged.report, BUDGET_EXECUTED, "465.00", 0);
    mention(&judged.report, BUDGET_ADJUSTED, "480.00", 0);
    mention(&judged.report, BUDGET_ADJUSTED, "408.00", 0);
    const struct findings findings = judged_findings(&judged);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        const char *name = findings_name(&findings, f, &judged.arena);
        assert_ptr_equal(findings_find(&findings, name, &judged.err), f);
        assert_ptr_equal(findings_find(&findings, f->id, &judged.err), f);
    }
    const struct {
        const char *name, *field;
    } good[] = {{"indicator.score[4]", "indicators[4].score"},
        {"indicator.score[培训人次]", "indicators[1].score"},
        {"budget.initial-sum", "budget.initial"}, {"budget.initial-sum[1]", "budget.initial"},
        {"budget.conflict[budget.executed]", "budget.executed"},
        {"budget.conflict[2]", "budget.adjusted"}};
    for (size_t i = 0; i < COUNT(good); i++) {
        const struct finding *f = findings_find(&findings, good[i].name, &judged.err);
        if (!f)
            fail_msg("%s", judged.err.text);
        assert_string_equal(f->field, good[i].field);
    }
    static const char *const none[] = {"indicator.score[2]", "indicator.score[", "indicator.score]",
        "indicator.score[]", "indicator.scor", "indicator.scores", "", "findings[]",
        "indicator.score[04]", "budget.conflict[3]"};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_null(findings_find(&findings, none[i], &judged.err));
        assert_non_null(strstr(judged.err.text, "no such finding"));
    }
    assert_null(findings_find(&findings, "indicator.score", &judged.err));
    assert_non_null(strstr(judged.err.text, "indicator.score[1], indicator.score[4]"));
    arena_fini(&judged.arena);
}

static void figures_of_a_finding(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    struct finding finding = {.field = "budget.rate", .printed = "94%", .expected = "95%"};
    assert_string_equal(findings_figures(&finding, &arena), "94% → 95%");
    finding.expected = NULL;
    assert_string_equal(findings_figures(&finding, &arena), "94% → ");
    finding.printed = NULL;
    assert_string_equal(findings_figures(&finding, &arena), "");
    finding = (struct finding){.field = "", .message = "a row cannot be split"};
    assert_string_equal(findings_figures(&finding, &arena), "a row cannot be split");
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_names_the_indicator_not_its_number),
        cmocka_unit_test(ids_of_the_whole),
        cmocka_unit_test(a_finding_may_stand_on_another_figure),
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(an_edit_mends),
        cmocka_unit_test(an_edit_makes),
        cmocka_unit_test(an_edit_changes_the_figures),
        cmocka_unit_test(worst_first_with_what_edits_made),
        cmocka_unit_test(amounts_laid_over),
        cmocka_unit_test(what_is_not_printed_stays_missing),
        cmocka_unit_test(a_total_nobody_touched_stays),
        cmocka_unit_test(what_is_missing_is_no_edits_doing),
        cmocka_unit_test(recomputed_scores_mend_every_score),
        cmocka_unit_test(findings_by_name),
        cmocka_unit_test(figures_of_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
