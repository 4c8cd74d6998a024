/*
 * faulty - a disk of which the n-th thing it is asked for fails, for n = 1, 2, 3 … until a run
 * needs fewer: after each, the store is as it was before or as it should be after, never between.
 */
#ifndef FUHE_TEST_FAULTY_H
#define FUHE_TEST_FAULTY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>

#include "verified.h"

/* What changes the disk fails once; a write once, for want of room; what is read once; or all from
 * then on, the first write torn: the machine died. */
enum fault { FAULT_ERROR, FAULT_FULL, FAULT_READ, FAULT_DEATH, FAULT_KINDS };

static struct {
    long left; /* operations until the fault; 0: none is wanted */
    enum fault fault;
    bool burnt, dead;
} fuse;

static inline void light(enum fault fault, long operations)
{
    fuse.left = operations;
    fuse.fault = fault;
    fuse.burnt = fuse.dead = false;
}

static inline void put_out(void)
{
    light(FAULT_ERROR, 0);
}

enum asked { ASKED_READ, ASKED_WRITE, ASKED_OTHER };

static inline bool concerns(enum asked asked)
{
    if (fuse.fault == FAULT_FULL)
        return asked == ASKED_WRITE;
    return (fuse.fault == FAULT_READ) == (asked == ASKED_READ);
}

static inline bool burns(enum asked asked)
{
    if (fuse.dead)
        return true;
    if (!concerns(asked) || fuse.left == 0 || --fuse.left > 0)
        return false;
    fuse.burnt = true;
    fuse.dead = fuse.fault == FAULT_DEATH;
    return true;
}

/* A file behind another: what reads and what changes the disk can fail, the rest goes through. */
struct shim_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static inline sqlite3_file *real(sqlite3_file *file)
{
    return ((struct shim_file *)(void *)file)->real;
}

static inline int shim_close(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

static inline int shim_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    if (burns(ASKED_READ))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, count, at);
}

static inline int shim_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    bool was_dead = fuse.dead;
    if (!burns(ASKED_WRITE))
        return real(file)->pMethods->xWrite(real(file), bytes, count, at);
    if (fuse.dead && !was_dead)
        real(file)->pMethods->xWrite(real(file), bytes, count / 2, at);
    return fuse.fault == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static inline int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return burns(ASKED_OTHER) ? SQLITE_IOERR_TRUNCATE
                              : real(file)->pMethods->xTruncate(real(file), size);
}

static inline int shim_sync(sqlite3_file *file, int flags)
{
    return burns(ASKED_OTHER) ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}

static inline int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static inline int shim_lock(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xLock(real(file), lock);
}

static inline int shim_unlock(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xUnlock(real(file), lock);
}

static inline int shim_reserved(sqlite3_file *file, int *reserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

static inline int shim_control(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static inline int shim_sector(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

/* None of the promises of the real disk: the journal is used in full. */
static inline int shim_promises(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static inline int shim_map(
    sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (extend && burns(ASKED_OTHER))
        return SQLITE_IOERR_SHMSIZE;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

static inline int shim_memory_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static inline void shim_barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static inline int shim_unmap(sqlite3_file *file, int delete)
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

static inline sqlite3_vfs *beneath(const sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static inline int shim_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct shim_file *opened = (struct shim_file *)(void *)file;
    opened->base.pMethods = NULL;
    opened->real = (sqlite3_file *)(void *)(opened + 1);
    if (burns(ASKED_OTHER))
        return SQLITE_CANTOPEN;
    int code = beneath(vfs)->xOpen(beneath(vfs), name, opened->real, flags, out);
    if (code == SQLITE_OK)
        opened->base.pMethods = &shim_methods;
    return code;
}

static inline int shim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    return burns(ASKED_OTHER) ? SQLITE_IOERR_DELETE
                              : beneath(vfs)->xDelete(beneath(vfs), name, sync);
}

static char folder[64], path[128], template[128];

static inline int set_up(void **state)
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

static inline int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    return sqlite3_vfs_unregister(&shim);
}

static inline void copy_file(const char *from, const char *to)
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

static inline void forget(const char *file)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", file, beside[i]);
        unlink(name);
    }
}

static inline struct store *opened(const char *file)
{
    struct err err;
    struct store *store = store_open(file, true, &err);
    if (!store)
        fail_msg("%s", err.text);
    return store;
}

/* One report, one change of it, all in the file and no log beside. */
static inline void make_template(void)
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

static inline void assert_told(const struct err *err)
{
    if (strncmp(err->text, path, strlen(path)) != 0 || strchr(err->text, '\n'))
        fail_msg("'%s' does not begin with the path", err->text);
}

/* What a scenario did, as far as its caller was told. */
struct outcome {
    int kept;    /* steps that were said to be on the disk */
    bool failed; /* the next was said not to be */
};

/* The store open, and the evaluation with the key 1 on the desk. */
struct desk {
    struct store *store;
    struct dossier dossier;
    struct err err;
};

struct scenario {
    bool from_nothing;
    struct outcome (*run)(void);

    /* Or steps, up to the first that fails; of_three: with two more reports, and none of the three
     * in memory. */
    bool (*step)(struct desk *desk, int number); /* from 0 */
    int count;
    bool of_three;

    const char *steps; /* how many are on the disk */
};

static inline bool desk_init(struct desk *desk)
{
    desk->store = store_open(path, false, &desk->err);
    if (desk->store && store_load(desk->store, 1, &desk->dossier, &desk->err))
        return true;
    assert_told(&desk->err);
    store_close(desk->store);
    return false;
}

static inline void desk_fini(struct desk *desk)
{
    dossier_fini(&desk->dossier);
    store_close(desk->store);
}

static inline bool import_two(struct store *store, int year, struct err *err)
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

static inline bool add_two(void)
{
    struct err err;
    struct store *store = store_open(path, false, &err);
    bool ok = store && import_two(store, 2023, &err);
    if (!ok)
        assert_told(&err);
    store_close(store);
    return ok;
}

static inline struct outcome take_steps(const struct scenario *scenario)
{
    struct desk desk;
    struct outcome outcome = {0};
    if ((scenario->of_three && !add_two()) || !desk_init(&desk))
        return outcome;
    for (int i = 0; i < scenario->count && !outcome.failed; i++) {
        outcome.failed = !scenario->step(&desk, i);
        if (outcome.failed)
            assert_told(&desk.err);
        outcome.kept += !outcome.failed;
    }
    desk_fini(&desk);
    return outcome;
}

static inline void run_scenario(const struct scenario *scenario)
{
    make_template();
    for (int fault = 0; fault < FAULT_KINDS; fault++) {
        bool burnt = true;
        for (long n = 1; burnt; n++) {
            forget(path);
            if (!scenario->from_nothing)
                copy_file(template, path);
            light((enum fault)fault, n);
            struct outcome outcome = scenario->run ? scenario->run() : take_steps(scenario);
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

#endif
