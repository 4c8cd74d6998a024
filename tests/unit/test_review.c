#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "review.h"

enum { INDICATORS = 5, ENTRIES_MAX = 64 };

/* A report with its reviewer's journal. */
struct desk {
    struct arena arena;
    struct evaluation evaluation;
    struct indicator indicators[INDICATORS];
    struct entry entries[ENTRIES_MAX];
    size_t count;
    struct err err;
};

static struct decimal number(const char *text)
{
    struct decimal d;
    assert_true(decimal_parse(text, strlen(text), &d));
    return d;
}

static struct figure figure(const char *text)
{
    return (struct figure){.known = true, .value = number(text)};
}

static struct quantity quantity(enum op op, const char *value, const char *unit)
{
    return (struct quantity){
        .form = QUANTITY_NUMBER, .op = op, .value = number(value), .unit = unit};
}

static struct quantity words(const char *text)
{
    return (struct quantity){.form = QUANTITY_TEXT, .text = text};
}

/*
 * 1  >=57人    20      weight 15    5.26
 * 2  <=100万元 80万元  weight 20   20
 * 3  提高      基本提高  weight 25   20.5     (words do not tell)
 * 4  =8个      8个     weight 10   (no score printed)
 * 5  >=90%     95%     weight 20   20
 * execution 90 of 100, weight 10, 9; in all 74.76 printed + 10 computed for number 4
 */
static void desk_init(struct desk *desk)
{
    *desk = (struct desk){.indicators = {
                              {.target = quantity(OP_GE, "57", "人"),
                                  .actual = quantity(OP_EQ, "20", "人"),
                                  .completion = figure("35.09"),
                                  .weight = figure("15"),
                                  .score = figure("5.26")},
                              {.target = quantity(OP_LE, "100", "万元"),
                                  .actual = quantity(OP_EQ, "80", "万元"),
                                  .completion = figure("80"),
                                  .weight = figure("20"),
                                  .score = figure("20")},
                              {.target = words("提高"),
                                  .actual = words("基本提高"),
                                  .weight = figure("25"),
                                  .score = figure("20.5")},
                              {.target = quantity(OP_EQ, "8", "个"),
                                  .actual = quantity(OP_EQ, "8", "个"),
                                  .weight = figure("10")},
                              {.target = quantity(OP_GE, "90", "%"),
                                  .actual = quantity(OP_EQ, "95", NULL),
                                  .weight = figure("20"),
                                  .score = figure("20")},
                          }};
    arena_init(&desk->arena);
    desk->evaluation.indicators = desk->indicators;
    desk->evaluation.indicator_count = INDICATORS;
    desk->evaluation.budget.adjusted = figure("100.00");
    desk->evaluation.budget.executed = figure("90.00");
    desk->evaluation.budget.rate = figure("90");
    desk->evaluation.budget.weight = figure("10");
    desk->evaluation.budget.weight.place.length = 2;
    desk->evaluation.budget.score = figure("9");
}

static void desk_fini(struct desk *desk)
{
    arena_fini(&desk->arena);
}

static struct review now(struct desk *desk)
{
    return review_replay(
        &desk->evaluation, &policy_default, desk->entries, desk->count, &desk->arena);
}

static struct entry *put(struct desk *desk, struct entry entry)
{
    assert_true(desk->count < ENTRIES_MAX);
    entry.author = entry.author ? entry.author : "li";
    desk->entries[desk->count] = entry;
    return &desk->entries[desk->count++];
}

static struct entry *change(struct desk *desk, const char *field, const char *value)
{
    struct review review = now(desk);
    struct entry entry;
    if (!review_change(&review, field, value, &entry, &desk->arena, &desk->err))
        fail_msg("%s", desk->err.text);
    entry.step = arena_format(&desk->arena, "step %zu", desk->count);
    return put(desk, entry);
}

static void undo(struct desk *desk)
{
    put(desk, (struct entry){.kind = ENTRY_UNDO, .step = "u"});
}

static void redo(struct desk *desk)
{
    put(desk, (struct entry){.kind = ENTRY_REDO, .step = "r"});
}

static const char *refusal(struct desk *desk, const char *field, const char *value)
{
    struct review review = now(desk);
    struct entry entry;
    assert_false(review_change(&review, field, value, &entry, &desk->arena, &desk->err));
    return desk->err.text;
}

static void assert_number(struct decimal d, const char *expected)
{
    char text[DECIMAL_TEXT];
    if (decimal_compare(d, number(expected)) != 0)
        fail_msg("%s is not %s", decimal_text(d, text), expected);
}

static void assert_score(struct desk *desk, size_t indicator, enum basis basis, const char *score)
{
    struct review review = now(desk);
    const struct reviewed_indicator *i = &review.indicators[indicator - 1];
    assert_true(i->score.known);
    assert_number(i->score.value, score);
    assert_string_equal(basis_name(i->basis), basis_name(basis));
}

static void assert_total(struct desk *desk, const char *total, enum grade grade)
{
    struct review review = now(desk);
    assert_true(review.total.known);
    assert_number(review.total.value, total);
    assert_int_equal(review.grade, grade);
}

static const char *value(struct desk *desk, const char *field)
{
    struct review review = now(desk);
    return review_value(&review, field, &desk->arena);
}

static void starts_as_reported(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    struct review review = now(&desk);
    assert_total(&desk, "84.76", GRADE_LIANG);
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    assert_score(&desk, 4, BASIS_COMPUTED, "10");
    assert_number(review.indicators[0].completion.value, "35.09");
    assert_number(review.indicators[3].completion.value, "100");
    assert_false(review.indicators[2].completion.known);
    assert_number(review.budget.score.value, "9");
    assert_false(review.differs);
    assert_int_equal(review.status, STATUS_PENDING);
    assert_null(review.reviewer);
    assert_int_equal(review.undo_steps, 0);
    desk_fini(&desk);
}

static void value_change_scores_anew(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].actual", "57");
    struct review review = now(&desk);
    assert_score(&desk, 1, BASIS_COMPUTED, "15");
    assert_number(review.indicators[0].completion.value, "100");
    assert_string_equal(review.indicators[0].actual.unit, "人");
    assert_total(&desk, "94.5", GRADE_YOU);
    assert_true(review.differs);
    assert_int_equal(review.status, STATUS_IN_REVIEW);
    assert_string_equal(review.reviewer, "li");
    change(&desk, "indicators[1].weight", "10");
    assert_score(&desk, 1, BASIS_COMPUTED, "10");
    change(&desk, "indicators[1].target", "100");
    assert_score(&desk, 1, BASIS_COMPUTED, "5.7");
    assert_string_equal(value(&desk, "indicators[1].target"), ">=100人");
    desk_fini(&desk);
}

static void values_back_at_the_reported_ones(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[2].actual", "120");
    assert_score(&desk, 2, BASIS_COMPUTED, "16.67");
    change(&desk, "indicators[2].weight", "18");
    change(&desk, "indicators[2].actual", "80.0万元");
    assert_score(&desk, 2, BASIS_COMPUTED, "18");
    change(&desk, "indicators[2].weight", "reported");
    assert_score(&desk, 2, BASIS_REPORTED, "20");
    assert_false(now(&desk).differs);
    desk_fini(&desk);
}

static void later_of_score_and_value_counts(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].score", "9.5");
    assert_score(&desk, 1, BASIS_MANUAL, "9.5");
    change(&desk, "indicators[1].actual", "40");
    assert_score(&desk, 1, BASIS_COMPUTED, "10.53");
    change(&desk, "indicators[1].score", "11");
    assert_score(&desk, 1, BASIS_MANUAL, "11");
    change(&desk, "indicators[1].score", "reported");
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    assert_true(now(&desk).differs);
    change(&desk, "indicators[1].score", "computed");
    assert_score(&desk, 1, BASIS_COMPUTED, "10.53");
    change(&desk, "indicators[1].actual", "reported");
    assert_score(&desk, 1, BASIS_COMPUTED, "5.26");
    change(&desk, "indicators[5].score", "0");
    change(&desk, "indicators[1].actual", "57");
    assert_score(&desk, 5, BASIS_MANUAL, "0");
    desk_fini(&desk);
}

/* What came after the change that is taken back stays: of other indicators, and of this one. */
static void one_field_is_taken_back(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].actual", "40");
    change(&desk, "indicators[5].score", "0");
    change(&desk, "indicators[1].score", "9.5");
    change(&desk, "indicators[2].weight", "18");
    change(&desk, "indicators[1].actual", "reported");
    assert_score(&desk, 1, BASIS_MANUAL, "9.5");
    assert_score(&desk, 2, BASIS_COMPUTED, "18");
    assert_score(&desk, 5, BASIS_MANUAL, "0");
    assert_string_equal(value(&desk, "indicators[1].actual"), "20人");
    change(&desk, "indicators[1].score", "reported");
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    assert_score(&desk, 2, BASIS_COMPUTED, "18");
    assert_int_equal(now(&desk).undo_steps, 6);
    undo(&desk);
    undo(&desk);
    assert_score(&desk, 1, BASIS_MANUAL, "9.5");
    assert_string_equal(value(&desk, "indicators[1].actual"), "40人");
    desk_fini(&desk);
}

/* The score that a change of value made goes with it, that of before is not brought back. */
static void the_score_goes_with_the_value(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].score", "9.5");
    change(&desk, "indicators[1].actual", "40");
    assert_score(&desk, 1, BASIS_COMPUTED, "10.53");
    change(&desk, "indicators[1].actual", "reported");
    change(&desk, "indicators[1].actual", "reported");
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    change(&desk, "budget.executed", "100");
    change(&desk, "budget.score", "1");
    change(&desk, "budget.executed", "reported");
    struct review review = now(&desk);
    assert_number(review.budget.score.value, "1");
    assert_int_equal(review.budget.basis, BASIS_MANUAL);
    desk_fini(&desk);
}

static void recomputed_score_is_taken(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    desk.indicators[0].score = figure("12");
    change(&desk, "indicators[1].score", "computed");
    assert_score(&desk, 1, BASIS_COMPUTED, "5.26");
    assert_true(now(&desk).differs);
    change(&desk, "indicators[1].score", "reported");
    assert_score(&desk, 1, BASIS_REPORTED, "12");
    assert_false(now(&desk).differs);
    desk_fini(&desk);
}

static void words_that_do_not_tell_keep_the_score(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[3].actual", "有所提高");
    struct review review = now(&desk);
    assert_score(&desk, 3, BASIS_COMPUTED, "20.5");
    assert_true(review.indicators[2].score.kept);
    assert_string_equal(refusal(&desk, "indicators[3].score", "computed"),
        "indicators[3].score: the score cannot be computed from what is there");
    change(&desk, "indicators[3].weight", "12");
    assert_score(&desk, 3, BASIS_COMPUTED, "12");
    change(&desk, "indicators[3].actual", "未达成");
    assert_score(&desk, 3, BASIS_COMPUTED, "7.2");
    desk_fini(&desk);
}

static void budget_moves_the_execution_score(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "budget.executed", "45");
    struct review review = now(&desk);
    assert_number(review.budget.score.value, "4.5");
    assert_number(review.budget.rate.value, "45");
    assert_int_equal(review.budget.basis, BASIS_COMPUTED);
    assert_total(&desk, "80.26", GRADE_LIANG);
    change(&desk, "budget.score", "8.88");
    assert_total(&desk, "84.64", GRADE_LIANG);
    assert_string_equal(value(&desk, "budget.score"), "8.88");
    change(&desk, "budget.adjusted", "５０．00万元");
    assert_int_equal(now(&desk).budget.basis, BASIS_COMPUTED);
    assert_number(now(&desk).budget.score.value, "9");
    assert_string_equal(value(&desk, "budget.adjusted"), "50.00");
    desk_fini(&desk);
}

static void execution_outside_the_total(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    desk.evaluation.budget.weight.place.length = 0;
    desk.evaluation.budget.score = (struct figure){0};
    desk.indicators[0].weight = figure("25");
    struct review review = now(&desk);
    assert_false(review.counts_execution);
    assert_false(review.budget.score.known);
    assert_total(&desk, "75.76", GRADE_ZHONG);
    change(&desk, "budget.executed", "10");
    assert_total(&desk, "75.76", GRADE_ZHONG);
    assert_number(now(&desk).budget.rate.value, "10");
    assert_string_equal(refusal(&desk, "budget.score", "9"),
        "budget.score: this report does not count the execution rate in its total");
    desk_fini(&desk);
}

static void undo_and_redo(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].actual", "57");
    change(&desk, "indicators[1].score", "7");
    undo(&desk);
    assert_score(&desk, 1, BASIS_COMPUTED, "15");
    undo(&desk);
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    assert_int_equal(now(&desk).undo_steps, 0);
    assert_int_equal(now(&desk).redo_steps, 2);
    assert_int_equal(now(&desk).status, STATUS_PENDING);
    assert_null(now(&desk).reviewer);
    undo(&desk);
    redo(&desk);
    assert_score(&desk, 1, BASIS_COMPUTED, "15");
    change(&desk, "indicators[2].score", "1");
    assert_int_equal(now(&desk).redo_steps, 0);
    redo(&desk);
    assert_score(&desk, 1, BASIS_COMPUTED, "15");
    assert_score(&desk, 2, BASIS_MANUAL, "1");
    assert_int_equal(now(&desk).undo_steps, 2);
    desk_fini(&desk);
}

static void one_step_of_several_changes(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[5].score", "3");
    change(&desk, "indicators[1].actual", "57")->step = "both";
    change(&desk, "indicators[2].score", "4")->step = "both";
    assert_int_equal(now(&desk).undo_steps, 2);
    undo(&desk);
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    assert_score(&desk, 2, BASIS_REPORTED, "20");
    assert_score(&desk, 5, BASIS_MANUAL, "3");
    redo(&desk);
    assert_score(&desk, 1, BASIS_COMPUTED, "15");
    assert_score(&desk, 2, BASIS_MANUAL, "4");
    desk_fini(&desk);
}

static void what_if_needs_no_step(void **state)
{
    struct desk desk;
    struct entry entry;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].actual", "57");
    struct review review = now(&desk);
    assert_true(review_change(&review, "indicators[2].score", "5", &entry, &desk.arena, NULL));
    assert_null(entry.step);
    desk.entries[desk.count] = entry;
    struct review then =
        review_replay(&desk.evaluation, &policy_default, desk.entries, desk.count + 1, &desk.arena);
    assert_number(then.total.value, "79.5");
    assert_int_equal(then.undo_steps, 2);
    assert_string_equal(then.reviewer, "li");
    desk_fini(&desk);
}

static void status_follows(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "status", "reviewed");
    assert_int_equal(now(&desk).status, STATUS_REVIEWED);
    assert_false(now(&desk).differs);
    change(&desk, "indicators[1].score", "5");
    assert_int_equal(now(&desk).status, STATUS_REVIEWED);
    change(&desk, "status", "pending");
    assert_int_equal(now(&desk).status, STATUS_PENDING);
    change(&desk, "indicators[1].score", "6");
    assert_int_equal(now(&desk).status, STATUS_IN_REVIEW);
    change(&desk, "status", "reported");
    assert_int_equal(now(&desk).status, STATUS_PENDING);
    assert_string_equal(value(&desk, "status"), "pending");
    assert_string_equal(
        refusal(&desk, "status", "done"), "status: 'done' is none of pending, in-review, reviewed");
    desk_fini(&desk);
}

static void reasons_of_what_differs(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].actual", "10")->reason = "no receipts";
    change(&desk, "indicators[1].score", "2");
    assert_string_equal(now(&desk).indicators[0].reason, "no receipts");
    change(&desk, "indicators[1].score", "1")->reason = "late";
    assert_string_equal(now(&desk).indicators[0].reason, "late");
    undo(&desk);
    assert_string_equal(now(&desk).indicators[0].reason, "no receipts");
    change(&desk, "indicators[1].actual", "reported")->reason = "found them";
    assert_string_equal(now(&desk).indicators[0].reason, "found them");
    change(&desk, "indicators[1].score", "reported");
    assert_null(now(&desk).indicators[0].reason);
    change(&desk, "budget.score", "1")->reason = "unspent";
    assert_string_equal(now(&desk).budget.reason, "unspent");
    desk_fini(&desk);
}

static void lowering_is_seen(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    struct review before = now(&desk);
    change(&desk, "indicators[1].score", "5.27");
    struct review raised = now(&desk);
    change(&desk, "indicators[1].score", "5.26");
    struct review lowered = now(&desk);
    change(&desk, "budget.executed", "89");
    struct review unspent = now(&desk);
    assert_false(review_lowers(&before, &raised));
    assert_true(review_lowers(&raised, &lowered));
    assert_false(review_lowers(&before, &lowered));
    assert_true(review_lowers(&lowered, &unspent));
    desk_fini(&desk);
}

static void entries_that_do_not_fit_are_passed_over(void **state)
{
    static const char *const misfits[][2] = {{"indicators[6].score", "1"},
        {"indicators[0].score", "1"}, {"indicators[1].colour", "1"},
        {"indicators[1].score", "15.01"}, {"indicators[1].score", "-1"},
        {"indicators[1].weight", "abc"}, {"budget.executed", "?"}, {"budget.initial", "1"},
        {"indicators[99999999999999999999].score", "1"}, {"indicators[1]score", "1"},
        {"indicators[1].actual", ">="}, {"", "1"}};
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].score", "7");
    for (size_t i = 0; i < sizeof misfits / sizeof *misfits; i++)
        put(&desk,
            (struct entry){.field = misfits[i][0], .to = misfits[i][1], .step = misfits[i][0]});
    put(&desk, (struct entry){.field = "indicators[1].score", .step = "nothing"});
    put(&desk, (struct entry){.to = "1", .step = "nowhere"});
    assert_score(&desk, 1, BASIS_MANUAL, "7");
    assert_total(&desk, "86.5", GRADE_LIANG);
    desk_fini(&desk);
}

static void what_a_person_types(void **state)
{
    static const struct {
        const char *field, *typed, *to;
    } cases[] = {
        {"indicators[1].actual", "57", "57人"},
        {"indicators[1].actual", "５７人", "57人"},
        {"indicators[1].actual", " 57 人　", "57人"},
        {"indicators[1].actual", "1,234.50", "1234.50人"},
        {"indicators[1].actual", "9.", "9人"},
        {"indicators[1].actual", "9。5", "9.5人"},
        {"indicators[1].actual", "达成", "达成"},
        {"indicators[1].target", "60", ">=60人"},
        {"indicators[1].target", "≤60人", "<=60人"},
        {"indicators[1].target", "＝60", "=60人"},
        {"indicators[1].target", "60人以上", ">=60人"},
        {"indicators[1].target", "≥。5", ">=0.5人"},
        {"indicators[4].target", "9", "9个"},
        {"indicators[4].target", ">9个", ">9个"},
        {"indicators[3].target", "有效提高", "有效提高"},
        {"indicators[5].actual", "94", "94"},
        {"indicators[5].actual", "94％", "94%"},
        {"indicators[1].score", "９．５分", "9.5"},
        {"indicators[1].score", ".5", "0.5"},
        {"indicators[1].score", "9.50", "9.50"},
        {"indicators[1].score", "ｒeported", "reported"},
        {"indicators[1].score", "ｃomputed", "computed"},
        {"indicators[1].weight", "12分", "12"},
        {"budget.executed", "1，234．5", "1234.5"},
        {"budget.executed", "19311元", "1.9311"},
        {"status", "in-review", "in-review"},
    };
    struct desk desk;
    (void)state;
    desk_init(&desk);
    struct review review = now(&desk);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct entry entry;
        bool ok =
            review_change(&review, cases[i].field, cases[i].typed, &entry, &desk.arena, &desk.err);
        if (!ok)
            fail_msg("%s: %s", cases[i].typed, desk.err.text);
        assert_string_equal(entry.to, cases[i].to);
        assert_string_equal(entry.field, cases[i].field);
        assert_int_equal(entry.kind, ENTRY_CHANGE);
    }
    desk_fini(&desk);
}

static void from_is_what_stood_there(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    assert_string_equal(change(&desk, "indicators[1].actual", "57")->from, "20人");
    assert_string_equal(change(&desk, "indicators[1].actual", "58")->from, "57人");
    assert_string_equal(change(&desk, "indicators[1].target", "<=60人")->from, ">=57人");
    assert_string_equal(change(&desk, "indicators[4].target", "9")->from, "8个");
    assert_string_equal(change(&desk, "indicators[4].target", ">=9")->from, "9个");
    assert_string_equal(change(&desk, "indicators[4].target", "=9")->from, ">=9个");
    assert_string_equal(change(&desk, "indicators[4].score", "9")->from, "8.89");
    assert_string_equal(change(&desk, "budget.executed", "91")->from, "90.00");
    assert_string_equal(change(&desk, "status", "reviewed")->from, "in-review");
    assert_string_equal(value(&desk, "indicators[3].actual"), "基本提高");
    assert_string_equal(value(&desk, "indicators[7].actual"), "");
    desk_fini(&desk);
}

static void refusals_are_for_a_person(void **state)
{
    static const char *const cases[][3] = {
        {"indicators[9].score", "1", "indicators[9]: the report has 5 indicators"},
        {"indicators[1].score", "15.5", "indicators[1].score: score 15.5 is above the weight 15"},
        {"indicators[1].score", "abc", "indicators[1].score: 'abc' is no number"},
        {"indicators[1].score", "－1", "indicators[1].score: '－1' is below 0"},
        {"indicators[1].score", "1.2.3", "indicators[1].score: '1.2.3' is no number"},
        {"indicators[1].score", "9.125",
            "indicators[1].score: 9.125 has too many decimals, 2 are scored"},
        {"indicators[1].weight", "-3", "indicators[1].weight: '-3' is below 0"},
        {"indicators[1].actual", "  ",
            "indicators[1].actual: no value given; \"reported\" goes back to the report's"},
        {"indicators[1].actual", "5\n6", "indicators[1].actual: a control character in the value"},
        {"indicators[1].actual", "\xb4\xef\xb3\xc9", "indicators[1].actual: no UTF-8 text"},
        {"indicators[1].target", "有效\xe6\x8f", "indicators[1].target: no UTF-8 text"},
        {"indicators[1].target",
            ">=", "indicators[1].target: '>=' is neither a number nor words that can be read"},
        {"budget.executed", "much", "budget.executed: 'much' is no number"},
        {"budget.score", "10.01", "budget.score: score 10.01 is above the weight 10"},
    };
    struct desk desk;
    (void)state;
    desk_init(&desk);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(refusal(&desk, cases[i][0], cases[i][1]), cases[i][2]);
    assert_non_null(strstr(refusal(&desk, "budget.initial", "1"), "no such field"));
    desk_fini(&desk);
}

static void manual_score_is_capped_by_the_reviewed_weight(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    change(&desk, "indicators[1].weight", "20");
    change(&desk, "indicators[1].score", "19");
    assert_score(&desk, 1, BASIS_MANUAL, "19");
    assert_string_equal(refusal(&desk, "indicators[1].score", "20.5"),
        "indicators[1].score: score 20.5 is above the weight 20");
    change(&desk, "indicators[1].weight", "reported");
    assert_score(&desk, 1, BASIS_REPORTED, "5.26");
    desk_fini(&desk);
}

static void report_without_indicators_keeps_its_total(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    desk.evaluation.indicator_count = 0;
    assert_false(now(&desk).total.known);
    assert_int_equal(now(&desk).grade, GRADE_NONE);
    desk.evaluation.total = figure("97");
    assert_total(&desk, "97", GRADE_YOU);
    change(&desk, "budget.executed", "10");
    assert_total(&desk, "97", GRADE_YOU);
    assert_true(now(&desk).total.kept);
    assert_number(now(&desk).budget.score.value, "1");
    desk_fini(&desk);
}

static void nothing_to_score(void **state)
{
    struct evaluation empty = {0};
    struct arena arena;
    (void)state;
    arena_init(&arena);
    struct review review = review_replay(&empty, &policy_default, NULL, 0, &arena);
    assert_false(review.total.known);
    assert_int_equal(review.grade, GRADE_NONE);
    assert_false(review.differs);
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_as_reported),
        cmocka_unit_test(value_change_scores_anew),
        cmocka_unit_test(values_back_at_the_reported_ones),
        cmocka_unit_test(one_field_is_taken_back),
        cmocka_unit_test(the_score_goes_with_the_value),
        cmocka_unit_test(later_of_score_and_value_counts),
        cmocka_unit_test(recomputed_score_is_taken),
        cmocka_unit_test(words_that_do_not_tell_keep_the_score),
        cmocka_unit_test(budget_moves_the_execution_score),
        cmocka_unit_test(execution_outside_the_total),
        cmocka_unit_test(undo_and_redo),
        cmocka_unit_test(one_step_of_several_changes),
        cmocka_unit_test(what_if_needs_no_step),
        cmocka_unit_test(status_follows),
        cmocka_unit_test(reasons_of_what_differs),
        cmocka_unit_test(lowering_is_seen),
        cmocka_unit_test(entries_that_do_not_fit_are_passed_over),
        cmocka_unit_test(what_a_person_types),
        cmocka_unit_test(from_is_what_stood_there),
        cmocka_unit_test(refusals_are_for_a_person),
        cmocka_unit_test(manual_score_is_capped_by_the_reviewed_weight),
        cmocka_unit_test(report_without_indicators_keeps_its_total),
        cmocka_unit_test(nothing_to_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
