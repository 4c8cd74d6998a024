/* Findings judged: on the disk, in the list, and in the next version of the report. */
#include "findings.h"
#include "opened.h"

static struct dossier dossier;

/* Two scores that do not follow, an amount that is not the sum, and a row before them or not. */
static const char *flawed(const char *row, const char *first_score, char text[static 2048])
{
    snprintf(text, 2048,
        "部门整体支出绩效自评表\n"
        "（2023年度）\n"
        "部门名称\t松涧县档案馆\n"
        "预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t100.00\t100.00\t90.00\t10\t90.00%%\t9.50\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
        "%s"
        "产出指标\t数量指标\t整理档案数量\t>=500卷\t400卷\t40\t%s\t库房改造停工\n"
        "效益指标\t社会效益指标\t接待查档人数\t>=100人\t90人\t50\t40\t道路封闭\n"
        "总分\t100\t80\n",
        row, first_score);
    return text;
}

static void import(const char *text, enum import_outcome expected)
{
    enum import_outcome outcome;
    OK(add_text(store, text, &outcome, &err));
    assert_int_equal(outcome, expected);
}

static int set_up(void **state)
{
    char text[2048];
    (void)state;
    opened_init();
    import(flawed("", "31", text), IMPORT_NEW);
    OK(store_load(store, 1, &dossier, &err));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    dossier_fini(&dossier);
    opened_fini();
    return 0;
}

static void judge(const char *finding, const char *state, const char *reason)
{
    char field[128];
    snprintf(field, sizeof field, "finding:%s", finding);
    OK(append_with_reason(store, &dossier, field, state, reason, &err));
}

static void press(enum entry_kind kind)
{
    struct entry entry = {.kind = kind};
    OK(store_append(store, &dossier, &policy_default, &entry, 1, &err));
}

static void open_evaluation(int64_t key)
{
    dossier_fini(&dossier);
    OK(store_load(store, key, &dossier, &err));
}

/* "indicator.score[1]=dismissed:reason …" of what is judged, in the order of the list. */
static void assert_judged(const char *expected)
{
    struct arena arena;
    char all[1024] = "";
    arena_init(&arena);
    struct review review = review_replay(
        dossier.evaluation, &policy_default, dossier.entries, dossier.entry_count, &arena);
    struct findings findings = findings_of_review(&review, &arena);
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *f = &findings.items[i];
        if (findings_state(f) == FINDING_OPEN)
            continue;
        const char *reason = f->judgement->reason;
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s=%s%s%s", *all ? " " : "",
            findings_name(&findings, f, &arena), finding_state_name(findings_state(f)),
            reason ? ":" : "", reason ? reason : "");
    }
    arena_fini(&arena);
    assert_string_equal(all, expected);
}

/* The list's row, and that it is what the journal makes. */
static void assert_row(int64_t key, int errors, int confirmed)
{
    struct page page;
    page_init(&page);
    OK(store_summary(store, key, &page, &err));
    assert_int_equal(page.count, 1);
    assert_int_equal(page.rows[0].errors, errors);
    assert_int_equal(page.rows[0].confirmed, confirmed);
    page_fini(&page);
}

static void the_row_counts_what_is_open(void **state)
{
    (void)state;
    assert_row(1, 4, 0);
    judge("indicator.score[1]", "confirmed", NULL);
    assert_row(1, 3, 1);
    judge("indicator.score[2]", "dismissed", "the region counts it so");
    assert_row(1, 2, 1);
    judge("budget.score", "waived", "small");
    assert_row(1, 1, 1);
    press(ENTRY_UNDO);
    press(ENTRY_UNDO);
    press(ENTRY_UNDO);
    assert_row(1, 4, 0);
    press(ENTRY_REDO);
    assert_row(1, 3, 1);
    judge("indicator.score[1]", "open", NULL);
    assert_row(1, 4, 0);
    assert_int_equal(faults(path), 0);
}

static void edits_leave_the_count_of_the_reported(void **state)
{
    (void)state;
    OK(append_with_reason(store, &dossier, "indicators[1].score", "10", "x", &err));
    assert_row(1, 4, 0);
    OK(append_change(store, &dossier, "indicators[1].score", "computed", &err));
    assert_row(1, 4, 0);
}

static void states_last(void **state)
{
    (void)state;
    judge("indicator.score[2]", "dismissed", "the region counts it so");
    judge("budget.score", "confirmed", NULL);
    open_again();
    open_evaluation(1);
    assert_judged("budget.score=confirmed indicator.score[2]=dismissed:the region counts it so");
    assert_string_equal(dossier.entries[0].field, "findings[indicator.score@接待查档人数]");
    assert_string_equal(dossier.entries[0].about, "40 → 45");
    assert_string_equal(dossier.entries[0].author, "li");
}

static void without_a_reason(void **state)
{
    (void)state;
    assert_false(
        append_with_reason(store, &dossier, "finding:indicator.score[1]", "dismissed", NULL, &err));
    assert_non_null(strstr(err.text, "reason"));
    assert_false(
        append_with_reason(store, &dossier, "finding:indicator.score[1]", "waived", "", &err));
    assert_int_equal(dossier.entry_count, 0);
    assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 0);
    assert_row(1, 4, 0);
}

/* The same review on another desk. */
static void elsewhere(const char *finding)
{
    struct dossier other;
    struct store *second = store_open(path, false, &err);
    assert_non_null(second);
    setenv("FUHE_REVIEWER", "wang", 1);
    OK(store_load(second, 1, &other, &err));
    OK(append_change(second, &other, finding, "confirmed", &err));
    dossier_fini(&other);
    store_close(second);
    setenv("FUHE_REVIEWER", "li", 1);
}

static void others_judge_other_findings(void **state)
{
    (void)state;
    elsewhere("finding:indicator.score[2]");
    judge("indicator.score[1]", "confirmed", NULL);
    assert_judged("indicator.score[1]=confirmed indicator.score[2]=confirmed");
    assert_row(1, 2, 2);
    elsewhere("finding:budget.score");
    assert_false(append_change(store, &dossier, "finding:budget.score", "confirmed", &err));
    assert_non_null(strstr(err.text, "wang, from 'open' to 'confirmed'"));
    assert_int_equal(faults(path), 0);
}

static void the_next_version_begins_with_them(void **state)
{
    char text[2048];
    (void)state;
    judge("indicator.score[1]", "confirmed", NULL);
    judge("indicator.score[2]", "dismissed", "the region counts it so");
    judge("budget.score", "waived", "small");
    press(ENTRY_UNDO);
    import(flawed("产出指标\t数量指标\t修复档案\t>=5卷\t5卷\t0\t0\t无\n", "31", text),
        IMPORT_NEW_VERSION);
    assert_row(1, 2, 1);
    assert_row(2, 2, 1);
    open_evaluation(2);
    assert_judged(
        "indicator.score[2]=confirmed indicator.score[3]=dismissed:the region counts it so");
    assert_int_equal(dossier.entry_count, 2);
    assert_int_equal(dossier.entries[0].kind, ENTRY_CARRIED);
    assert_string_equal(dossier.entries[0].author, "li");
    struct page page;
    page_init(&page);
    OK(store_summary(store, 2, &page, &err));
    assert_int_equal(page.rows[0].status, STATUS_PENDING);
    page_fini(&page);
    struct entry undo = {.kind = ENTRY_UNDO};
    assert_false(store_append(store, &dossier, &policy_default, &undo, 1, &err));
    assert_string_equal(err.text, "nothing to undo");
    judge("budget.score", "confirmed", NULL);
    import(flawed("", "31", text), IMPORT_KNOWN);
    import(flawed("\n", "31", text), IMPORT_NEW_VERSION);
    open_evaluation(3);
    assert_judged("budget.score=confirmed indicator.score[1]=confirmed"
                  " indicator.score[2]=dismissed:the region counts it so");
    assert_row(3, 1, 2);
    assert_int_equal(ask(path, "SELECT count(DISTINCT id) = count(*) FROM journal"), 1);
    assert_int_equal(faults(path), 0);
}

/* A new mistake does not hide behind an old reason, an old one stays one. */
static void other_figures_are_judged_again(void **state)
{
    char text[2048];
    (void)state;
    judge("indicator.score[1]", "dismissed", "the region counts it so");
    import(flawed("", "33", text), IMPORT_NEW_VERSION);
    open_evaluation(2);
    assert_judged("");
    assert_row(2, 4, 0);
    judge("indicator.score[1]", "confirmed", NULL);
    import(flawed("", "34", text), IMPORT_NEW_VERSION);
    open_evaluation(3);
    assert_judged("indicator.score[1]=confirmed");
    import(flawed("", "32", text), IMPORT_NEW_VERSION);
    open_evaluation(4);
    assert_judged("");
    assert_int_equal(dossier.entry_count, 0);
    assert_int_equal(faults(path), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_row_counts_what_is_open),
        TEST(edits_leave_the_count_of_the_reported),
        TEST(states_last),
        TEST(without_a_reason),
        TEST(others_judge_other_findings),
        TEST(the_next_version_begins_with_them),
        TEST(other_figures_are_judged_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
