#include "made.h"

#include "review_before.h"

enum { ENTRIES_MAX = 16 };

/* A report of two indicators with its journal. */
struct desk {
    struct arena arena;
    struct evaluation evaluation;
    struct indicator indicators[2];
    struct entry entries[ENTRIES_MAX];
    size_t count;
};

static int desk_init(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    arena_init(&desk->arena);
    desk->indicators[0] = made_indicator("解决就业", ">=57人", "20人", "35.09", "15", "5.26", NULL);
    desk->indicators[1] = made_indicator("办结", ">=95%", "95%", "100", "20", "20", NULL);
    desk->evaluation.indicators = desk->indicators;
    desk->evaluation.indicator_count = COUNT(desk->indicators);
    desk->evaluation.budget.adjusted = made_figure("100.00");
    desk->evaluation.budget.executed = made_figure("90.00");
    *state = desk;
    return 0;
}

static int desk_fini(void **state)
{
    struct desk *desk = *state;
    arena_fini(&desk->arena);
    free(desk);
    return 0;
}

static struct review now(struct desk *desk)
{
    return review_replay(
        &desk->evaluation, &policy_default, desk->entries, desk->count, &desk->arena);
}

static void change(struct desk *desk, const char *field, const char *value, const char *reason)
{
    struct err err;
    struct review review = now(desk);
    struct entry *entry = &desk->entries[desk->count];
    assert_true(desk->count < ENTRIES_MAX);
    if (!review_change(&review, field, value, entry, &desk->arena, &err))
        fail_msg("%s", err.text);
    entry->step = arena_format(&desk->arena, "%zu", desk->count);
    entry->author = "li";
    entry->reason = reason;
    desk->count++;
}

/* What the field of the entry, counted from 1, held before it. */
static struct review_held held(struct desk *desk, size_t number)
{
    return review_before(&desk->evaluation, &policy_default, desk->entries, number - 1,
        desk->entries[number - 1].field, &desk->arena);
}

static void revert(struct desk *desk, size_t number)
{
    struct review_held before = held(desk, number);
    change(desk, desk->entries[number - 1].field, before.value, before.reason);
}

static const char *value(struct desk *desk, const char *field)
{
    struct review review = now(desk);
    return review_value(&review, field, &desk->arena);
}

static void later_changes_of_others_stay(void **state)
{
    struct desk *desk = *state;
    change(desk, "indicators[1].actual", "57", NULL);
    change(desk, "indicators[2].score", "18", "late");
    change(desk, "budget.executed", "95", NULL);
    revert(desk, 1);
    assert_string_equal(value(desk, "indicators[1].actual"), "20人");
    assert_string_equal(value(desk, "indicators[1].score"), "5.26");
    assert_string_equal(value(desk, "indicators[2].score"), "18");
    assert_string_equal(value(desk, "budget.executed"), "95");
    struct review review = now(desk);
    assert_int_equal(review.indicators[0].basis, BASIS_REPORTED);
}

static void the_reports_own_value_is_reported(void **state)
{
    struct desk *desk = *state;
    change(desk, "indicators[1].actual", "57", NULL);
    change(desk, "indicators[1].actual", "40", NULL);
    assert_string_equal(held(desk, 1).value, "reported");
    assert_string_equal(held(desk, 2).value, "57人");
}

static void scores_keep_their_basis(void **state)
{
    struct desk *desk = *state;
    change(desk, "indicators[2].score", "18", "late");
    change(desk, "indicators[2].score", "computed", NULL);
    change(desk, "indicators[2].score", "17", "later");
    change(desk, "indicators[2].score", "16", "still later");
    assert_string_equal(held(desk, 1).value, "reported");
    assert_string_equal(held(desk, 2).value, "18");
    assert_string_equal(held(desk, 2).reason, "late");
    assert_string_equal(held(desk, 3).value, "computed");
    assert_string_equal(held(desk, 4).value, "17");
    assert_string_equal(held(desk, 4).reason, "later");
}

static void status_and_budget(void **state)
{
    struct desk *desk = *state;
    change(desk, "status", "reviewed", NULL);
    change(desk, "status", "in-review", NULL);
    change(desk, "budget.score", "8.5", "as the rule says");
    assert_string_equal(held(desk, 1).value, "reported");
    assert_string_equal(held(desk, 2).value, "reviewed");
    assert_string_equal(held(desk, 3).value, "computed");
}

static void a_reason_is_of_its_own_field(void **state)
{
    struct desk *desk = *state;
    change(desk, "indicators[1].score", "5", "late");
    change(desk, "budget.adjusted", "99", NULL);
    change(desk, "budget.adjusted", "98", NULL);
    assert_string_equal(held(desk, 3).value, "99");
    assert_null(held(desk, 3).reason);
}

/* Such as another version of the report has it. */
static void an_indicator_that_is_not_there_held_nothing(void **state)
{
    struct desk *desk = *state;
    const struct review_held before = review_before(&desk->evaluation, &policy_default,
        desk->entries, desk->count, "indicators[3].score", &desk->arena);
    assert_string_equal(before.value, "reported");
    assert_null(before.reason);
}

/* The report prints no weight of the execution rate. */
static void the_weight_of_the_policy_bounds_the_score(void **state)
{
    struct desk *desk = *state;
    struct err err;
    struct entry entry;
    struct review review = now(desk);
    assert_false(review_change(&review, "budget.score", "10.01", &entry, &desk->arena, &err));
    assert_string_equal(err.text, "budget.score: score 10.01 is above the weight 10");
    assert_true(review_change(&review, "budget.score", "10", &entry, &desk->arena, &err));
}

static void judgements_keep_their_reason(void **state)
{
    struct desk *desk = *state;
    struct entry *entry = desk->entries;
    entry[0] = (struct entry){.field = "findings[budget.rate]",
        .step = "1",
        .from = "open",
        .to = "dismissed",
        .reason = "rounded twice",
        .author = "li"};
    entry[1] = entry[0];
    entry[1].step = "2";
    entry[1].from = "dismissed";
    entry[1].to = "open";
    entry[1].reason = NULL;
    desk->count = 2;
    assert_string_equal(held(desk, 1).value, "open");
    assert_null(held(desk, 1).reason);
    assert_string_equal(held(desk, 2).value, "dismissed");
    assert_string_equal(held(desk, 2).reason, "rounded twice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(later_changes_of_others_stay, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(the_reports_own_value_is_reported, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(scores_keep_their_basis, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(status_and_budget, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(a_reason_is_of_its_own_field, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(
            an_indicator_that_is_not_there_held_nothing, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(
            the_weight_of_the_policy_bounds_the_score, desk_init, desk_fini),
        cmocka_unit_test_setup_teardown(judgements_keep_their_reason, desk_init, desk_fini),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
