/* Faults of the disk while findings are judged and taken over, many evaluations changed, a policy
 * chosen, notes and drafts written. */
#include "faulty.h"
#include "policy_file.h"
#include "store_bulk.h"
#include "store_drafts.h"
#include "store_notes.h"

/* A finding judged, twice: its journal entry and the count of the list. */
static bool judge(struct desk *desk, int number)
{
    return append_with_reason(desk->store, &desk->dossier, "finding:indicator.no-reason",
        number ? "waived" : "confirmed", "told by phone", &desk->err);
}

/* -9 where the count in the list is not what the journal makes of it. */
static const char whole_judgements[] =
    "SELECT CASE WHEN e.warnings + (n > 1) = 1 AND e.confirmed = (n = 2) THEN max(n - 1, 0)"
    " ELSE -9 END FROM evaluation e, (SELECT count(*) n FROM journal)";

static void judging(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.step = judge, .count = 2, .steps = whole_judgements});
}

/* A report with a judged finding, and the version that takes it over. */
static bool judge_or_import(struct desk *desk, int number)
{
    char text[2048];
    enum import_outcome imported;
    return number ? add_text(desk->store, report_text(2022, "无", text), &imported, &desk->err)
                  : judge(desk, 0);
}

static const char whole_versions[] =
    "SELECT CASE count(*) WHEN 1 THEN sum(confirmed)"
    " ELSE CASE WHEN sum(confirmed) = 2 AND sum(warnings) = 0 AND sum(superseded) = 1"
    "  AND (SELECT count(*) FROM journal WHERE evaluation = 2 AND kind = 3) = 1 THEN 2 ELSE -9 END"
    " END FROM evaluation";

static void carrying_over(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.step = judge_or_import, .count = 2, .steps = whole_versions});
}

/* All three are reviewed, which is taken back, and brought again. */
static bool change_in_bulk(struct desk *desk, int number)
{
    static const enum bulk_kind kinds[] = {BULK_STATUS, BULK_UNDO, BULK_REDO};
    static const int64_t all[] = {1, 2, 3};
    int64_t *keys = NULL;
    size_t count = 3;
    struct bulk_plan plan;
    char step[BULK_STEP] = "";
    const enum bulk_kind kind = kinds[number];
    struct bulk bulk = {.kind = kind, .status = STATUS_REVIEWED, .step = step};
    bulk_plan_init(&plan);
    bool ok =
        (kind == BULK_STATUS ||
            store_bulk_last(desk->store, kind, step, &keys, &count, &desk->err)) &&
        store_bulk_plan(desk->store, &policy_default, &bulk, keys ? keys : all, count, NULL, NULL,
            &plan, &desk->err) &&
        store_bulk_write(desk->store, &policy_default, &plan, NULL, NULL, NULL, step, &desk->err);
    bulk_plan_fini(&plan);
    free(keys);
    return ok;
}

/* -9 where only some of the three have the entry. */
static const char whole_bulks[] =
    "SELECT CASE WHEN n % 3 OR reviewed <> 3 * (n / 3 % 2) THEN -9 ELSE n / 3 END FROM counts,"
    " (SELECT count(*) n FROM journal WHERE step GLOB 'bulk-*' OR kind IN (1, 2))";

static void changing_in_bulk(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){
        .step = change_in_bulk, .count = 3, .of_three = true, .steps = whole_bulks});
}

/* All that the policy changes is written anew, or nothing is and it is the one it was. */
static bool choose(struct desk *desk, int number)
{
    static const char *const texts[] = {"grade.you = 95", "grade.you = 95\nexecution.weight = 20"};
    struct policy_effects effects;
    struct policy policy;
    assert_true(policy_parse(texts[number], strlen(texts[number]), "policy", &policy, &desk->err));
    policy_effects_init(&effects);
    bool ok = store_policy_choose(desk->store, &policy, NULL, NULL, &effects, &desk->err);
    policy_effects_fini(&effects);
    return ok;
}

static void choosing_a_policy(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){
        .step = choose, .count = 2, .of_three = true, .steps = "SELECT count(*) FROM policy"});
}

/* Written, resolved, written again: each said to be kept is. */
static bool note_step(struct desk *desk, int number)
{
    struct notes notes;
    struct note note = {.text = "ask for the ledger"};
    if (number != 1)
        return store_note_add(desk->store, 1, &note, &desk->err);
    if (!store_notes(desk->store, 1, &notes, &desk->err))
        return false;
    bool ok = store_note_resolve(desk->store, 1, &notes.items[0], true, &desk->err);
    notes_fini(&notes);
    return ok;
}

static void noting(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){
        .step = note_step, .count = 3, .steps = "SELECT count(*) + count(resolved) FROM note"});
}

static bool draft(struct desk *desk, int number)
{
    return store_draft_save(desk->store, 1, "note:unit", number ? "2" : "1", &desk->err);
}

static void drafting(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.step = draft,
        .count = 2,
        .steps = "SELECT coalesce(max(CAST(text AS INTEGER)), 0) FROM draft"});
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
