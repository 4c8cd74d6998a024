/* Faults of the disk while findings are judged and taken over, many evaluations changed, a policy
 * chosen, notes and drafts written. */
#include "faulty.h"
#include "policy_file.h"
#include "store_bulk.h"
#include "store_drafts.h"
#include "store_notes.h"

/* A finding judged, twice: its journal entry and the count of the list. */
static struct outcome judge_twice(void)
{
    static const char *const states[] = {"confirmed", "waived"};
    struct err err;
    struct dossier dossier;
    struct outcome outcome = {0};
    struct store *store = store_open(path, false, &err);
    if (!store || !store_load(store, 1, &dossier, &err)) {
        assert_told(&err);
        store_close(store);
        return outcome;
    }
    for (int i = 0; i < 2 && !outcome.failed; i++) {
        outcome.failed = !append_with_reason(
            store, &dossier, "finding:indicator.no-reason", states[i], "told by phone", &err);
        outcome.kept += !outcome.failed;
    }
    dossier_fini(&dossier);
    store_close(store);
    return outcome;
}

/* -9 where the count in the list is not what the journal makes of it. */
static const char whole_judgements[] =
    "SELECT CASE WHEN e.warnings + (n > 1) = 1 AND e.confirmed = (n = 2) THEN max(n - 1, 0)"
    " ELSE -9 END FROM evaluation e, (SELECT count(*) n FROM journal)";

static void judging(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = judge_twice, .steps = whole_judgements});
}

/* A report with a judged finding, and the version that takes it over. */
static struct outcome import_judged(void)
{
    struct err err;
    struct dossier dossier;
    char text[2048];
    enum import_outcome imported;
    struct outcome outcome = {0};
    struct store *store = store_open(path, false, &err);
    if (!store || !store_load(store, 1, &dossier, &err)) {
        assert_told(&err);
        store_close(store);
        return outcome;
    }
    outcome.failed =
        !append_change(store, &dossier, "finding:indicator.no-reason", "confirmed", &err);
    dossier_fini(&dossier);
    outcome.kept += !outcome.failed;
    if (!outcome.failed) {
        outcome.failed = !add_text(store, report_text(2022, "无", text), &imported, &err);
        outcome.kept += !outcome.failed;
    }
    store_close(store);
    return outcome;
}

static const char whole_versions[] =
    "SELECT CASE count(*) WHEN 1 THEN sum(confirmed)"
    " ELSE CASE WHEN sum(confirmed) = 2 AND sum(warnings) = 0 AND sum(superseded) = 1"
    "  AND (SELECT count(*) FROM journal WHERE evaluation = 2 AND kind = 3) = 1 THEN 2 ELSE -9 END"
    " END FROM evaluation";

static void carrying_over(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = import_judged, .steps = whole_versions});
}

static bool bulk_step(struct store *store, enum bulk_kind kind, struct err *err)
{
    static const int64_t all[] = {1, 2, 3};
    int64_t *keys = NULL;
    size_t count = 3;
    struct bulk_plan plan;
    char step[BULK_STEP] = "";
    struct bulk bulk = {.kind = kind, .status = STATUS_REVIEWED, .step = step};
    bulk_plan_init(&plan);
    bool ok = (kind == BULK_STATUS || store_bulk_last(store, kind, step, &keys, &count, err)) &&
              store_bulk_plan(store, &policy_default, &bulk, keys ? keys : all, count, NULL, NULL,
                  &plan, err) &&
              store_bulk_write(store, &policy_default, &plan, NULL, NULL, NULL, step, err);
    bulk_plan_fini(&plan);
    free(keys);
    return ok;
}

/* Three reports, none of them in memory; all of them reviewed, which is taken back, and brought
 * again. */
static struct outcome bulk_thrice(void)
{
    struct err err;
    struct outcome outcome = {0};
    static const enum bulk_kind kinds[] = {BULK_STATUS, BULK_UNDO, BULK_REDO};
    struct store *store = store_open(path, false, &err);
    bool ok = store && import_two(store, 2023, &err);
    store_close(store);
    store = ok ? store_open(path, false, &err) : NULL;
    if (!store) {
        assert_told(&err);
        return outcome;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !outcome.failed; i++) {
        outcome.failed = !bulk_step(store, kinds[i], &err);
        if (outcome.failed)
            assert_told(&err);
        outcome.kept += !outcome.failed;
    }
    store_close(store);
    return outcome;
}

/* -9 where only some of the three have the entry. */
static const char whole_bulks[] =
    "SELECT CASE WHEN n % 3 OR reviewed <> 3 * (n / 3 % 2) THEN -9 ELSE n / 3 END FROM counts,"
    " (SELECT count(*) n FROM journal WHERE step GLOB 'bulk-*' OR kind IN (1, 2))";

static void changing_in_bulk(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = bulk_thrice, .steps = whole_bulks});
}

/* All that the policy changes is written anew, or nothing is and it is the one it was. */
static struct outcome choose_twice(void)
{
    static const char *const texts[] = {"grade.you = 95", "grade.you = 95\nexecution.weight = 20"};
    struct err err;
    struct outcome outcome = {0};
    struct policy_effects effects;
    struct store *store = store_open(path, false, &err);
    bool imported = store && import_two(store, 2023, &err);
    store_close(store);
    store = imported ? store_open(path, false, &err) : NULL;
    if (!store) {
        assert_told(&err);
        return outcome;
    }
    policy_effects_init(&effects);
    for (int i = 0; i < 2 && !outcome.failed; i++) {
        struct policy policy;
        assert_true(policy_parse(texts[i], strlen(texts[i]), "policy", &policy, &err));
        outcome.failed = !store_policy_choose(store, &policy, NULL, NULL, &effects, &err);
        if (outcome.failed)
            assert_told(&err);
        outcome.kept += !outcome.failed;
    }
    policy_effects_fini(&effects);
    store_close(store);
    return outcome;
}

static void choosing_a_policy(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = choose_twice, .steps = "SELECT count(*) FROM policy"});
}

/* Written, resolved, written again: each said to be kept is. */
static bool note_step(struct store *store, int step, struct err *err)
{
    struct notes notes;
    struct note note = {.text = "ask for the ledger"};
    if (step != 1)
        return store_note_add(store, 1, &note, err);
    if (!store_notes(store, 1, &notes, err))
        return false;
    bool ok = store_note_resolve(store, 1, &notes.items[0], true, err);
    notes_fini(&notes);
    return ok;
}

static struct outcome note_thrice(void)
{
    struct err err;
    struct outcome outcome = {0};
    struct store *store = store_open(path, false, &err);
    for (int step = 0; store && step < 3 && !outcome.failed; step++) {
        outcome.failed = !note_step(store, step, &err);
        outcome.kept += !outcome.failed;
    }
    if (!store || outcome.failed)
        assert_told(&err);
    store_close(store);
    return outcome;
}

static void noting(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){
        .run = note_thrice, .steps = "SELECT count(*) + count(resolved) FROM note"});
}

static struct outcome draft_twice(void)
{
    struct err err;
    struct outcome outcome = {0};
    struct store *store = store_open(path, false, &err);
    if (store)
        outcome.failed = !store_draft_save(store, 1, "note:unit", "1", &err);
    outcome.kept = store && !outcome.failed;
    if (outcome.kept) {
        outcome.failed = !store_draft_save(store, 1, "note:unit", "2", &err);
        outcome.kept += !outcome.failed;
    }
    store_close(store);
    return outcome;
}

static void drafting(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){
        .run = draft_twice, .steps = "SELECT coalesce(max(CAST(text AS INTEGER)), 0) FROM draft"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judging),
        cmocka_unit_test(carrying_over),
        cmocka_unit_test(changing_in_bulk),
        cmocka_unit_test(choosing_a_policy),
        cmocka_unit_test(noting),
        cmocka_unit_test(drafting),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
