/* Findings judged by the reviewer: entries of the journal like any other, and what outlives what.
 */
#include "judged.h"

#include "review_judge.h"

static const char score[] = "findings[indicator.score@培训人次]";

static void one_wrong_score(struct report *report)
{
    clean(report);
    report->indicators[0].score = made_figure("19");
    report->evaluation.total = made_figure("96.50");
}

static struct judged judged;

static int set_up(void **state)
{
    (void)state;
    judged_init(&judged, one_wrong_score);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_fini(&judged.arena);
    return 0;
}

static enum finding_state state_now(void)
{
    const struct findings findings = judged_findings(&judged);
    return findings_state(findings_find(&findings, score, &judged.err));
}

static void judge(const char *state, const char *reason)
{
    change(&judged, "finding:indicator.score", state)->reason = reason;
}

static void a_state_is_a_change(void **state)
{
    (void)state;
    assert_int_equal(state_now(), FINDING_OPEN);
    judge("dismissed", "the region counts it so");
    const struct entry *entry = &judged.entries[0];
    assert_int_equal(entry->kind, ENTRY_CHANGE);
    assert_string_equal(entry->field, score);
    assert_string_equal(entry->from, "open");
    assert_string_equal(entry->to, "dismissed");
    assert_string_equal(entry->about, "19 → 20");
    const struct review review = judged_review(&judged);
    assert_int_equal(review.status, STATUS_IN_REVIEW);
    assert_string_equal(review.reviewer, "li");
    assert_false(review.differs);
    assert_int_equal(review.undo_steps, 1);
    const struct judgement *judgement = review_judgement(&review, score);
    assert_int_equal(judgement->state, FINDING_DISMISSED);
    assert_string_equal(judgement->reason, "the region counts it so");
    assert_string_equal(judgement->author, "li");
    assert_false(judgement->carried);
    assert_null(review_judgement(&review, "findings[budget.rate]"));
    assert_string_equal(review_value(&review, score, &judged.arena), "dismissed");
    assert_string_equal(review_value(&review, "findings[budget.rate]", &judged.arena), "open");
}

static void the_last_one_counts(void **state)
{
    (void)state;
    judge("confirmed", NULL);
    judge("ｗａｉｖｅｄ ", "small");
    assert_int_equal(state_now(), FINDING_WAIVED);
    assert_string_equal(judged.entries[1].from, "confirmed");
    judge("reported", NULL);
    assert_string_equal(judged.entries[2].to, "open");
    assert_int_equal(state_now(), FINDING_OPEN);
}

static void undo_and_redo(void **state)
{
    (void)state;
    judge("confirmed", NULL);
    judge("dismissed", "no");
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(state_now(), FINDING_CONFIRMED);
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(state_now(), FINDING_OPEN);
    assert_int_equal(judged_review(&judged).status, STATUS_PENDING);
    put(&judged, (struct entry){.kind = ENTRY_REDO});
    put(&judged, (struct entry){.kind = ENTRY_REDO});
    assert_int_equal(state_now(), FINDING_DISMISSED);
}

static void a_state_outlives_edits(void **state)
{
    (void)state;
    judge("dismissed", "no");
    change(&judged, "indicators[1].score", "18");
    struct findings findings = judged_findings(&judged);
    const struct finding *finding = findings_find(&findings, score, &judged.err);
    assert_int_equal(finding->of, OF_BOTH);
    assert_int_equal(findings_state(finding), FINDING_DISMISSED);
    change(&judged, "indicators[1].score", "20");
    findings = judged_findings(&judged);
    finding = findings_find(&findings, score, &judged.err);
    assert_int_equal(finding->of, OF_REPORTED);
    assert_int_equal(findings_state(finding), FINDING_DISMISSED);
}

static void what_an_edit_made_can_be_judged(void **state)
{
    static const char made[] = "finding:indicator.no-reason[2]";
    (void)state;
    assert_non_null(strstr(refusal(&judged, made, "confirmed"), "no such finding"));
    change(&judged, "indicators[2].actual", "90%");
    change(&judged, made, "confirmed");
    struct findings findings = judged_findings(&judged);
    const struct finding *finding =
        findings_find(&findings, "findings[indicator.no-reason@验收合格率]", &judged.err);
    assert_int_equal(finding->of, OF_REVIEWED);
    assert_int_equal(findings_state(finding), FINDING_CONFIRMED);
    change(&judged, "indicators[2].actual", "reported");
    findings = judged_findings(&judged);
    assert_int_equal(findings.count, 1);
    change(&judged, "indicators[2].actual", "85%");
    findings = judged_findings(&judged);
    finding = findings_find(&findings, "indicator.no-reason", &judged.err);
    assert_int_equal(findings_state(finding), FINDING_CONFIRMED);
}

static void reasons_that_are_due(void **state)
{
    (void)state;
    judge("confirmed", NULL);
    judge("dismissed", NULL);
    judge("waived", NULL);
    judge("open", NULL);
    change(&judged, "indicators[1].score", "18");
    assert_false(review_wants_reason(&judged.entries[0]));
    assert_true(review_wants_reason(&judged.entries[1]));
    assert_true(review_wants_reason(&judged.entries[2]));
    assert_false(review_wants_reason(&judged.entries[3]));
    assert_false(review_wants_reason(&judged.entries[4]));
    assert_false(review_wants_reason(&(struct entry){.kind = ENTRY_UNDO}));
}

static void bad_states_are_refused(void **state)
{
    (void)state;
    assert_non_null(
        strstr(refusal(&judged, "finding:indicator.score", "wrong"), "'wrong' is none of open"));
    assert_non_null(strstr(refusal(&judged, "finding:indicator.score", " "), "no value"));
    assert_non_null(strstr(refusal(&judged, "finding:indicator.score", "a\tb"), "control"));
    assert_non_null(strstr(refusal(&judged, "findings[budget.rate]", "open"), "no such finding"));
    assert_non_null(strstr(refusal(&judged, "finding", "open"), "no such field"));
}

static void nonsense_is_passed_over(void **state)
{
    (void)state;
    put(&judged, (struct entry){.field = score, .to = "wrong", .author = "x"});
    put(&judged, (struct entry){.field = score, .to = NULL});
    put(&judged, (struct entry){.field = "finding:indicator.score", .to = "waived"});
    put(&judged, (struct entry){.field = "findings[gone@x]", .to = "confirmed", .author = "wang"});
    assert_int_equal(state_now(), FINDING_OPEN);
    const struct review review = judged_review(&judged);
    assert_int_equal(review.judgement_count, 1);
    assert_string_equal(review.reviewer, "wang");
    assert_int_equal(judged_findings(&judged).count, 1);
}

static struct entry carried(const char *state)
{
    return (struct entry){.kind = ENTRY_CARRIED,
        .field = score,
        .from = "open",
        .to = state,
        .reason = "as last time",
        .about = "19 → 20",
        .author = "wang",
        .time = 7};
}

static void carried_states_are_no_step(void **state)
{
    (void)state;
    put(&judged, carried("dismissed"));
    struct review review = judged_review(&judged);
    assert_int_equal(review.status, STATUS_PENDING);
    assert_null(review.reviewer);
    assert_int_equal(review.undo_steps, 0);
    const struct judgement *judgement = review_judgement(&review, score);
    assert_int_equal(judgement->state, FINDING_DISMISSED);
    assert_true(judgement->carried);
    assert_string_equal(judgement->author, "wang");
    judge("confirmed", NULL);
    assert_string_equal(judged.entries[1].from, "dismissed");
    assert_int_equal(state_now(), FINDING_CONFIRMED);
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    assert_int_equal(state_now(), FINDING_DISMISSED);
}

static void judgements_without_an_evaluation(void **state)
{
    (void)state;
    put(&judged, carried("waived"));
    judge("confirmed", NULL);
    judge("dismissed", "no");
    put(&judged, (struct entry){.kind = ENTRY_UNDO});
    put(&judged, (struct entry){.field = "findings[budget.rate]", .to = "waived", .reason = "r"});
    const struct review_judgements all =
        review_judge_all(judged.entries, judged.count, &judged.arena);
    assert_int_equal(all.count, 2);
    assert_string_equal(all.items[0].finding, score);
    assert_int_equal(all.items[0].state, FINDING_CONFIRMED);
    assert_string_equal(all.items[1].finding, "findings[budget.rate]");
    assert_int_equal(all.items[1].state, FINDING_WAIVED);
}

static void a_tally(void **state)
{
    (void)state;
    set(&judged.report, BUDGET_INITIAL, "600.00");
    set(&judged.report, BUDGET_SCORE, NULL);
    struct findings findings = judged_findings(&judged);
    struct findings_tally tally = findings_tally(&findings);
    assert_int_equal(tally.open[SEVERITY_INFO], 1);
    int errors = tally.open[SEVERITY_ERROR];
    assert_int_equal(errors, (int)findings.by_severity[SEVERITY_ERROR]);
    judge("confirmed", NULL);
    change(&judged, "finding:budget.initial-sum", "waived")->reason = "small";
    change(&judged, "indicators[2].actual", "90%");
    change(&judged, "indicators[2].score", "20");
    findings = judged_findings(&judged);
    tally = findings_tally(&findings);
    assert_int_equal(tally.open[SEVERITY_ERROR], errors - 2);
    assert_int_equal(tally.confirmed, 1);
    assert_true((int)findings.by_severity[SEVERITY_ERROR] > errors);
}

static void more_than_a_handful(void **state)
{
    enum { MANY = 50 };
    (void)state;
    for (int i = 0; i < MANY; i++)
        put(&judged,
            (struct entry){.field = arena_format(&judged.arena, "findings[budget.rate#%d]", i + 2),
                .to = i % 2 ? "confirmed" : "waived"});
    const struct review review = judged_review(&judged);
    assert_int_equal(review.judgement_count, MANY);
    assert_int_equal(
        review_judgement(&review, "findings[budget.rate#31]")->state, FINDING_CONFIRMED);
    assert_int_equal(review_judgement(&review, "findings[budget.rate#2]")->state, FINDING_WAIVED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_state_is_a_change),
        TEST(the_last_one_counts),
        TEST(undo_and_redo),
        TEST(a_state_outlives_edits),
        TEST(what_an_edit_made_can_be_judged),
        TEST(reasons_that_are_due),
        TEST(bad_states_are_refused),
        TEST(nonsense_is_passed_over),
        TEST(carried_states_are_no_step),
        TEST(judgements_without_an_evaluation),
        TEST(a_tally),
        TEST(more_than_a_handful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
