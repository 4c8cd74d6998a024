/*
 * The n-th thing the disk is asked for fails, for n = 1, 2, 3 … until a run needs fewer: after
 * each, the store is as it was before or as it should be after, never between.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>

#include "policy_file.h"
#include "schema1.h"
#include "store_bulk.h"
#include "store_drafts.h"
#include "store_notes.h"
#include "verified.h"

/* Once with an error, once for want of room, once where something is read, or all from then on, the
 * first write torn: the machine died. */
enum fault { FAULT_ERROR, FAULT_FULL, FAULT_READ, FAULT_DEATH, FAULT_KINDS };

static struct {
    long left; /* operations until the fault; 0: none is wanted */
    enum fault fault;
    bool burnt, dead;
} fuse;

static void light(enum fault fault, long operations)
{
    fuse.left = operations;
    fuse.fault = fault;
    fuse.burnt = fuse.dead = false;
}

static void put_out(void)
{
    light(FAULT_ERROR, 0);
}

static bool burns_at(bool reading)
{
    if (fuse.dead)
        return true;
    if ((fuse.fault == FAULT_READ) != reading || fuse.left == 0 || --fuse.left > 0)
        return false;
    fuse.burnt = true;
    fuse.dead = fuse.fault == FAULT_DEATH;
    return true;
}

static bool burns(void)
{
    return burns_at(false);
}

/* A file behind another: what reads and what changes the disk can fail, the rest goes through. */
struct shim_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static sqlite3_file *real(sqlite3_file *file)
{
    return ((struct shim_file *)(void *)file)->real;
}

static int shim_close(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

static int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    if (burns_at(true))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, count, at);
}

static int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    bool was_dead = fuse.dead;
    if (!burns())
        return real(file)->pMethods->xWrite(real(file), bytes, count, at);
    if (fuse.dead && !was_dead)
        real(file)->pMethods->xWrite(real(file), bytes, count / 2, at);
    return fuse.fault == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return burns() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
    return burns() ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int shim_lock(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xLock(real(file), lock);
}

static int shim_unlock(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xUnlock(real(file), lock);
}

static int shim_reserved(sqlite3_file *file, int *reserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

static int shim_control(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int shim_sector(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

/* None of the promises of the real disk: the journal is used in full. */
static int shim_promises(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int shim_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (extend && burns())
        return SQLITE_IOERR_SHMSIZE;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

static int shim_memory_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void shim_barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static int shim_unmap(sqlite3_file *file, int delete)
{
    return real(file)->pMethods->xShmUnmap(real(file), delete &&!fuse.dead);
}

static const sqlite3_io_methods shim_methods = {
    .iVersion = 2,
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_reserved,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_promises,
    .xShmMap = shim_map,
    .xShmLock = shim_memory_lock,
    .xShmBarrier = shim_barrier,
    .xShmUnmap = shim_unmap,
};

static sqlite3_vfs shim;

static sqlite3_vfs *beneath(const sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct shim_file *opened = (struct shim_file *)(void *)file;
    opened->base.pMethods = NULL;
    opened->real = (sqlite3_file *)(void *)(opened + 1);
    if (burns())
        return SQLITE_CANTOPEN;
    int code = beneath(vfs)->xOpen(beneath(vfs), name, opened->real, flags, out);
    if (code == SQLITE_OK)
        opened->base.pMethods = &shim_methods;
    return code;
}

static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    return burns() ? SQLITE_IOERR_DELETE : beneath(vfs)->xDelete(beneath(vfs), name, sync);
}

static char folder[64], path[128], template[128];

static int set_up(void **state)
{
    (void)state;
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    shim = *usual;
    shim.zName = "shim";
    shim.pAppData = usual;
    shim.szOsFile += (int)sizeof(struct shim_file);
    shim.xOpen = shim_open;
    shim.xDelete = shim_delete;
    if (!quick_folder(folder) || sqlite3_vfs_register(&shim, 1) != SQLITE_OK)
        return -1;
    snprintf(path, sizeof path, "%s/reviews.db", folder);
    snprintf(template, sizeof template, "%s/template", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    return sqlite3_vfs_unregister(&shim);
}

static void copy_file(const char *from, const char *to)
{
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_true(in && out);
    size_t count = fread(bytes, 1, sizeof bytes, in);
    assert_in_range(count, 1, sizeof bytes - 1);
    assert_int_equal(fwrite(bytes, 1, count, out), count);
    fclose(in);
    fclose(out);
}

static void forget(const char *file)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", file, beside[i]);
        unlink(name);
    }
}

static struct store *opened(const char *file)
{
    struct err err;
    struct store *store = store_open(file, true, &err);
    if (!store)
        fail_msg("%s", err.text);
    return store;
}

/* One report, one change of it, all in the file and no log beside. */
static void make_template(void)
{
    struct err err;
    struct dossier dossier;
    enum import_outcome outcome;
    char text[2048];
    forget(template);
    struct store *store = opened(template);
    assert_true(add_text(store, report_text(2022, "", text), &outcome, &err));
    assert_true(store_load(store, 1, &dossier, &err));
    assert_true(append_change(store, &dossier, "indicators[1].score", "39", &err));
    dossier_fini(&dossier);
    store_close(store);
}

static void assert_told(const struct err *err)
{
    if (strncmp(err->text, path, strlen(path)) != 0 || strchr(err->text, '\n'))
        fail_msg("'%s' does not begin with the path", err->text);
}

/* What a scenario did, as far as its caller was told. */
struct outcome {
    int kept;    /* steps that were said to be on the disk */
    bool failed; /* the next was said not to be */
};

struct scenario {
    bool from_nothing;
    struct outcome (*run)(void);
    const char *steps; /* how many are on the disk */
};

static void run_scenario(const struct scenario *scenario)
{
    make_template();
    for (int fault = 0; fault < FAULT_KINDS; fault++) {
        bool burnt = true;
        for (long n = 1; burnt; n++) {
            forget(path);
            if (!scenario->from_nothing)
                copy_file(template, path);
            light((enum fault)fault, n);
            struct outcome outcome = scenario->run();
            burnt = fuse.burnt;
            put_out();
            if (outcome.failed || scenario->from_nothing)
                store_close(opened(path));
            long long steps = ask(path, scenario->steps);
            if (steps < outcome.kept || steps > outcome.kept + outcome.failed)
                fail_msg("fault %d at %ld: %lld steps on the disk, told of %d", fault, n, steps,
                    outcome.kept);
            assert_int_equal(faults(path), 0);
            assert_int_equal(unlike_written(path), 0);
            assert_true(burnt || !outcome.failed);
            assert_true(n < 1000);
        }
    }
}

/* A change; when it fails, the same change again on the same desk; then the store is closed, and so
 * its log brought home. */
static struct outcome change_twice(void)
{
    struct err err;
    struct dossier dossier;
    struct outcome outcome = {0};
    struct store *store = store_open(path, false, &err);
    if (!store || !store_load(store, 1, &dossier, &err)) {
        assert_told(&err);
        store_close(store);
        return outcome;
    }
    for (int i = 0; i < 2; i++) {
        size_t before = dossier.entry_count;
        bool failed_before = outcome.failed;
        outcome.failed = !append_change(store, &dossier, "indicators[2].score", "44", &err);
        assert_int_equal(dossier.entry_count, before + !outcome.failed);
        assert_false(outcome.failed && failed_before && !fuse.dead);
        if (outcome.failed)
            assert_told(&err);
        outcome.kept += !outcome.failed;
    }
    dossier_fini(&dossier);
    store_close(store);
    return outcome;
}

static void appending(void **state)
{
    (void)state;
    run_scenario(
        &(struct scenario){.run = change_twice, .steps = "SELECT count(*) - 1 FROM journal"});
}

/* What was tried is kept as one step of two entries, or none of it is; then it is taken back. */
static struct outcome keep_and_undo(void)
{
    struct err err;
    struct dossier dossier;
    struct outcome outcome = {0};
    struct entry both[] = {{.field = "indicators[1].score", .from = "39", .to = "38"},
        {.field = "indicators[2].score", .from = "45", .to = "44"}};
    struct entry undo = {.kind = ENTRY_UNDO};
    struct store *store = store_open(path, false, &err);
    if (!store || !store_load(store, 1, &dossier, &err)) {
        assert_told(&err);
        store_close(store);
        return outcome;
    }
    outcome.failed = !store_append(store, &dossier, &policy_default, both, 2, &err);
    outcome.kept += !outcome.failed;
    if (outcome.kept) {
        outcome.failed = !store_append(store, &dossier, &policy_default, &undo, 1, &err);
        outcome.kept += !outcome.failed;
    }
    dossier_fini(&dossier);
    store_close(store);
    return outcome;
}

static void keeping_what_was_tried(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = keep_and_undo,
        .steps = "SELECT CASE count(*) WHEN 1 THEN 0 WHEN 3 THEN 1 WHEN 4 THEN 2 ELSE -9 END"
                 " FROM journal"});
}

static bool import_two(struct store *store, int year, struct err *err)
{
    enum import_outcome outcome;
    char text[2048];
    if (!store_begin(store, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < 2; i++)
        ok = add_text(store, report_text(year, i ? "b" : "a", text), &outcome, err);
    if (ok)
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

/* Each transaction two reports, the first of a year and its new version; from the second on the
 * other kind of log. */
static struct outcome import_twice(void)
{
    struct err err;
    struct outcome outcome = {0};
    struct store *store = store_open(path, true, &err);
    if (!store) {
        assert_told(&err);
        return (struct outcome){.failed = true};
    }
    for (int year = 2023; year < 2025 && !outcome.failed; year++) {
        outcome.failed = !import_two(store, year, &err);
        if (outcome.failed)
            assert_told(&err);
        outcome.kept += !outcome.failed;
    }
    store_close(store);
    return outcome;
}

static const char whole_transactions[] =
    "SELECT CASE WHEN sum(n <> 2 OR old <> 1 OR version <> 2) THEN -9 ELSE count(*) END FROM"
    " (SELECT count(*) n, sum(superseded) old, max(version) version FROM evaluation"
    "  WHERE year > 2022 GROUP BY year)";

static void importing(void **state)
{
    (void)state;
    run_scenario(&(struct scenario){.run = import_twice, .steps = whole_transactions});
}

static void importing_into_nothing(void **state)
{
    (void)state;
    run_scenario(
        &(struct scenario){.from_nothing = true, .run = import_twice, .steps = whole_transactions});
}

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

/* A store of schema 1 is one, or it is of today. */
static void migrating(void **state)
{
    struct err err;
    char old[128];
    (void)state;
    make_template();
    snprintf(old, sizeof old, "%s/old", folder);
    assert_int_equal(make_schema1(old, template), 0);
    for (int fault = 0; fault < FAULT_KINDS; fault++) {
        bool burnt = true;
        for (long n = 1; burnt; n++) {
            forget(path);
            copy_file(old, path);
            light((enum fault)fault, n);
            struct store *store = store_open(path, false, &err);
            if (!store)
                assert_told(&err);
            store_close(store);
            burnt = fuse.burnt;
            put_out();
            assert_int_equal(ask(path, "SELECT user_version = 7 FROM pragma_user_version"),
                ask(path, "SELECT count(*) = 13 FROM pragma_table_info('journal')") &&
                    ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'draft'") &&
                    ask(path, "SELECT count(*) = sum(length(head) = 32) FROM evaluation") &&
                    ask(path, "SELECT count(*) = sum(length(codes) > 0) FROM evaluation"));
            store_close(opened(path));
            assert_int_equal(ask(path, "SELECT count(*) FROM journal"), 1);
            assert_int_equal(faults(path), 0);
            assert_int_equal(unlike_written(path), 0);
            assert_true(n < 1000);
        }
    }
}

/* A commit that failed does not take what is added afterwards with it. */
static void failing_and_going_on(void **state)
{
    struct err err;
    (void)state;
    make_template();
    for (long n = 1, burnt = 1; burnt; n++) {
        forget(path);
        copy_file(template, path);
        struct store *store = opened(path);
        light(FAULT_FULL, n);
        bool first = import_two(store, 2023, &err);
        burnt = fuse.burnt;
        put_out();
        assert_true(import_two(store, 2024, &err));
        store_close(store);
        assert_int_equal(ask(path, whole_transactions), 1 + first);
        assert_int_equal(faults(path), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appending),
        cmocka_unit_test(keeping_what_was_tried),
        cmocka_unit_test(importing),
        cmocka_unit_test(importing_into_nothing),
        cmocka_unit_test(judging),
        cmocka_unit_test(carrying_over),
        cmocka_unit_test(changing_in_bulk),
        cmocka_unit_test(choosing_a_policy),
        cmocka_unit_test(noting),
        cmocka_unit_test(drafting),
        cmocka_unit_test(migrating),
        cmocka_unit_test(failing_and_going_on),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
