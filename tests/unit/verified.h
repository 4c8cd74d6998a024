/*
 * verified - all of a store looked through, as `fuhe verify` does.
 */
#ifndef FUHE_TEST_VERIFIED_H
#define FUHE_TEST_VERIFIED_H

#include "store_policy.h"
#include "store_verify.h"
#include "stores.h"

/* `verification` to be freed. False when the store cannot be read. */
static inline bool verify_all(
    struct store *store, struct verification *verification, struct err *err)
{
    struct page page;
    bool ok = true;
    verification_init(verification);
    page_init(&page);
    for (int64_t last = 0; ok; last = page.rows[0].key) {
        ok = store_page(store, last, 1, 1, &page, err);
        if (!ok || page.count == 0)
            break;
        ok = store_verify(store, page.rows[0].key, store_policy(store), verification, err);
    }
    page_fini(&page);
    return ok && store_verify_whole(store, verification, err);
}

/* How many faults there are in the store at `path`; -1 when it cannot be read. */
static inline int unlike_written(const char *path)
{
    struct err err;
    struct verification verification;
    struct store *store = store_open(path, false, &err);
    if (!store)
        return -1;
    int faults = verify_all(store, &verification, &err) ? (int)verification.fault_count : -1;
    for (size_t i = 0; i < verification.fault_count; i++) {
        const struct verify_fault *f = &verification.faults[i];
        fprintf(stderr, "fault %d of %s: %zu %s %s %s\n", (int)f->kind, f->name, f->seq,
            f->what ? f->what : "", f->is ? f->is : "", f->due ? f->due : "");
    }
    verification_fini(&verification);
    store_close(store);
    return faults;
}

#endif
