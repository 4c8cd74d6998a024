/* The policy of a store: what another one would change, and that choosing it changes that. */
#include "policy_file.h"
#include "store_policy.h"
#include "store_verify.h"
#include "opened.h"

static struct policy_effects effects;

static struct policy policy_of(const char *text)
{
    struct policy policy;
    OK(policy_parse(text, strlen(text), "policy", &policy, &err));
    return policy;
}

/* Two evaluations of 94, 优. */
static int set_up(void **state)
{
    (void)state;
    opened_init();
    add_year(2023, "");
    add_year(2024, "");
    policy_effects_init(&effects);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    policy_effects_fini(&effects);
    opened_fini();
    return 0;
}

static struct summary row_of(int64_t key, struct page *page)
{
    OK(store_summary(store, key, page, &err));
    assert_int_equal(page->count, 1);
    return page->rows[0];
}

static void assert_row(int64_t key, int total, enum grade grade)
{
    struct page page;
    page_init(&page);
    const struct summary row = row_of(key, &page);
    assert_int_equal(decimal_compare(row.reviewed_total.value, DECIMAL(total)), 0);
    assert_int_equal(row.reviewed_grade, grade);
    page_fini(&page);
}

static void a_new_store_has_the_default(void **state)
{
    (void)state;
    struct arena arena;
    struct policy_choice choice;
    bool chosen = true;
    arena_init(&arena);
    assert_string_equal(store_policy(store)->name, "default");
    OK(store_policy_choice(store, &choice, &chosen, &arena, &err));
    assert_false(chosen);
    arena_fini(&arena);
}

static void trying_writes_nothing(void **state)
{
    (void)state;
    const struct policy strict = policy_of("name = strict\ngrade.you = 95");
    OK(store_policy_try(store, &strict, NULL, NULL, &effects, &err));
    assert_int_equal(effects.looked, 2);
    assert_int_equal(effects.count, 2);
    assert_int_equal(effects.grades, 2);
    assert_int_equal(effects.items[0].grade_before, GRADE_YOU);
    assert_int_equal(effects.items[0].grade_after, GRADE_LIANG);
    assert_string_equal(effects.items[0].unit, "松涧县档案馆");
    assert_row(1, 94, GRADE_YOU);
    assert_string_equal(store_policy(store)->name, "default");
    assert_int_equal(ask(path, "SELECT count(*) FROM policy"), 0);
}

static void the_default_changes_nothing(void **state)
{
    (void)state;
    change_in(1, "budget.executed", "80");
    OK(store_policy_try(store, &policy_default, NULL, NULL, &effects, &err));
    assert_int_equal(effects.looked, 2);
    assert_int_equal(effects.count, 0);
}

static void choosing_scores_anew_and_lasts(void **state)
{
    (void)state;
    struct arena arena;
    struct policy_choice choice;
    bool chosen = false;
    struct counts counts;
    const struct policy steps =
        policy_of("name = steps\ngrade.you = 95\nexecution.steps = 95:100 85:80 70:50");
    change_in(1, "budget.executed", "80");
    assert_row(1, 93, GRADE_YOU);
    OK(store_policy_choose(store, &steps, NULL, NULL, &effects, &err));
    assert_row(1, 90, GRADE_LIANG); /* 80 of 100 is the step of 70: half of 10 */
    assert_row(2, 94, GRADE_LIANG); /* the reported score stays */
    OK(store_counts(store, &counts, &err));
    assert_int_equal(counts.by_grade[GRADE_LIANG], 2);
    assert_int_equal(counts.by_grade[GRADE_YOU], 0);
    open_again();
    assert_string_equal(store_policy(store)->name, "steps");
    arena_init(&arena);
    OK(store_policy_choice(store, &choice, &chosen, &arena, &err));
    assert_true(chosen);
    assert_string_equal(choice.author, "li");
    arena_fini(&arena);
    assert_int_equal(faults(path), 0);
}

static void what_is_chosen_is_verified_by(void **state)
{
    (void)state;
    struct verification verification;
    const struct policy strict = policy_of("grade.you = 95");
    OK(store_policy_choose(store, &strict, NULL, NULL, &effects, &err));
    verification_init(&verification);
    OK(store_verify(store, 1, store_policy(store), &verification, &err));
    assert_int_equal(verification.fault_count, 0);
    OK(store_verify(store, 1, &policy_default, &verification, &err));
    assert_true(verification.fault_count > 0);
    verification_fini(&verification);
}

/* As a program with another reader finds it. */
static void what_is_read_otherwise_stays(void **state)
{
    (void)state;
    const struct policy strict = policy_of("grade.you = 95");
    assert_int_equal(tell(path, "UPDATE document SET evaluations = 2 WHERE id = 2;"
                                "UPDATE evaluation SET unit = 'x' WHERE key = 2"),
        SQLITE_OK);
    open_again();
    OK(store_policy_choose(store, &strict, NULL, NULL, &effects, &err));
    assert_int_equal(effects.unread, 1);
    assert_int_equal(effects.count, 1);
    assert_row(1, 94, GRADE_LIANG);
    assert_row(2, 94, GRADE_YOU);
}

static bool stop_at_once(void *context, int64_t done, int64_t all)
{
    int64_t *seen = context;
    *seen = all;
    return done < 1;
}

static void stopped_it_is_as_before(void **state)
{
    (void)state;
    int64_t seen = 0;
    const struct policy strict = policy_of("grade.you = 95");
    assert_false(store_policy_choose(store, &strict, stop_at_once, &seen, &effects, &err));
    assert_int_equal(seen, 2);
    assert_non_null(strstr(err.text, "the policy is the one it was"));
    assert_string_equal(store_policy(store)->name, "default");
    assert_row(1, 94, GRADE_YOU);
    assert_int_equal(ask(path, "SELECT count(*) FROM policy"), 0);
    assert_int_equal(faults(path), 0);
    change_in(1, "budget.executed", "80");
}

static void anothers_choice_is_in_the_way(void **state)
{
    (void)state;
    struct dossier dossier;
    struct store *other = store_open(path, false, &err);
    const struct policy strict = policy_of("grade.you = 95");
    assert_non_null(other);
    setenv("FUHE_REVIEWER", "wang", 1);
    OK(store_policy_choose(other, &strict, NULL, NULL, &effects, &err));
    store_close(other);
    setenv("FUHE_REVIEWER", "li", 1);
    OK(store_load(store, 1, &dossier, &err));
    assert_false(append_with_reason(store, &dossier, "budget.executed", "80", "so", &err));
    assert_non_null(strstr(err.text, "wang chose another policy"));
    assert_int_equal(dossier.entry_count, 0);
    OK(store_policy_read(store, &err));
    OK(append_with_reason(store, &dossier, "budget.executed", "80", "so", &err));
    dossier_fini(&dossier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_store_has_the_default, set_up, tear_down),
        cmocka_unit_test_setup_teardown(trying_writes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_default_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(choosing_scores_anew_and_lasts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_chosen_is_verified_by, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_read_otherwise_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stopped_it_is_as_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(anothers_choice_is_in_the_way, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
