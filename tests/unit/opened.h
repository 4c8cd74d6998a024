/*
 * opened - a new store in a folder of its own, open, for the tests of what is done to one.
 */
#ifndef FUHE_TEST_OPENED_H
#define FUHE_TEST_OPENED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "stores.h"

static char folder[64], path[128];
static struct store *store;
static struct err err;

#define OK(call)                                                                                   \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static inline void opened_init(void)
{
    assert_non_null(quick_folder(folder));
    snprintf(path, sizeof path, "%s/reviews.db", folder);
    setenv("FUHE_REVIEWER", "li", 1);
    store = store_open(path, true, &err);
    if (!store)
        fail_msg("%s", err.text);
}

/* The file alone is left, for others. */
static inline void shut(void)
{
    store_close(store);
    store = NULL;
}

static inline void opened_fini(void)
{
    shut();
    remove_folder(folder);
}

/* The same file, as the next program finds it. */
static inline void open_again(void)
{
    shut();
    store = store_open(path, false, &err);
    assert_non_null(store);
}

/* report_text(), from key 1 on. */
static inline void add_year(int year, const char *remark)
{
    char text[2048];
    enum import_outcome outcome;
    OK(add_text(store, report_text(year, remark, text), &outcome, &err));
}

static inline void append_to(int64_t key, struct entry *entries, size_t count)
{
    struct dossier dossier;
    OK(store_load(store, key, &dossier, &err));
    OK(store_append(store, &dossier, &policy_default, entries, count, &err));
    dossier_fini(&dossier);
}

static inline void undo_in(int64_t key)
{
    append_to(key, &(struct entry){.kind = ENTRY_UNDO}, 1);
}

/* FIELD=VALUE, as `fuhe set` does it. */
static inline void change_in(int64_t key, const char *field, const char *value)
{
    struct dossier dossier;
    OK(store_load(store, key, &dossier, &err));
    OK(append_with_reason(store, &dossier, field, value, "told by phone", &err));
    dossier_fini(&dossier);
}

#endif
