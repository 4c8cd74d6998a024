#include <stdio.h>
#include <stdlib.h>

#include "commands.h"
#include "export/buffer.h"
#include "export/value.h"
#include "intl.h"
#include "message.h"
#include "path.h"
#include "progress.h"
#include "select.h"
#include "store_policy.h"
#include "store_verify.h"

/* Fewer are done before anybody wonders. */
enum { PAGE = 256, PROGRESS_LEAST = 500 };

struct verify {
    struct store *store;
    struct verification verification;
    struct progress progress;
    size_t told, looked; /* faults, evaluations */
};

/* "entry 3 (2026-11-21 09:30, li)" */
static const char *entry_text(const struct verify_fault *fault, size_t seq, struct arena *arena)
{
    return arena_format(
        arena, _("entry %zu (%s, %s)"), seq, value_time(fault->time, arena), fault->author);
}

static const char *missing_text(const struct verify_fault *fault, struct arena *arena)
{
    const char *missing =
        fault->last > fault->seq
            ? arena_format(arena, _("entries %zu to %zu are missing"), fault->seq, fault->last)
            : arena_format(arena, _("entry %zu is missing"), fault->seq);
    if (!fault->neighbour)
        return missing;
    return arena_format(arena,
        fault->neighbour < fault->seq ? _("%s, after %s") : _("%s, before %s"), missing,
        entry_text(fault, fault->neighbour, arena));
}

static const char *differs_text(const struct verify_fault *fault, struct arena *arena)
{
    return arena_format(
        arena, _("%s: the list says %s, the journal %s"), _(fault->what), fault->is, fault->due);
}

static const char *counts_text(const struct verify_fault *fault, struct arena *arena)
{
    return arena_format(
        arena, _("%s: the counts say %s, there are %s"), _(fault->what), fault->is, fault->due);
}

static const char *fault_text(const struct verify_fault *fault, struct arena *arena)
{
    switch (fault->kind) {
    case VERIFY_ALTERED:
        return arena_format(arena, _("%s was altered"), entry_text(fault, fault->seq, arena));
    case VERIFY_MISSING:
        return missing_text(fault, arena);
    case VERIFY_INSERTED:
        return arena_format(arena, _("%s was inserted"), entry_text(fault, fault->seq, arena));
    case VERIFY_STRAY:
        return arena_format(arena, _("%s is of an evaluation that is not there"),
            entry_text(fault, fault->seq, arena));
    case VERIFY_BYTES:
        return _("the document's bytes are not those that were imported");
    case VERIFY_LOST:
        return arena_format(arena, _("%s evaluations are there of %s"), fault->is, fault->due);
    case VERIFY_UNREAD:
        return *fault->is ? fault->is : _("cannot be read");
    case VERIFY_ROW:
        return differs_text(fault, arena);
    case VERIFY_COUNTS:
        return counts_text(fault, arena);
    }
    return "";
}

static void tell(struct verify *verify)
{
    const struct verification *found = &verify->verification;
    if (verify->told < found->fault_count)
        progress_clear(&verify->progress);
    for (; verify->told < found->fault_count; verify->told++) {
        const struct verify_fault *fault = &found->faults[verify->told];
        struct arena arena;
        struct buffer line;
        arena_init(&arena);
        buffer_init(&line);
        buffer_plain(&line, fault->kind == VERIFY_COUNTS ? path_short(fault->name) : fault->name);
        buffer_text(&line, ": ");
        buffer_plain(&line, fault_text(fault, &arena));
        printf("%s\n", line.bytes);
        buffer_fini(&line);
        arena_fini(&arena);
    }
}

static bool verify_one(struct verify *verify, int64_t key, struct err *err)
{
    bool ok = store_verify(verify->store, key, store_policy(verify->store), &verify->verification, err);
    tell(verify);
    progress_step(&verify->progress, ++verify->looked);
    return ok;
}

static bool verify_named(struct verify *verify, const int64_t *keys, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!verify_one(verify, keys[i], err))
            return false;
    return true;
}

static bool verify_store(struct verify *verify, struct err *err)
{
    struct counts counts;
    struct page page;
    bool ok = store_counts(verify->store, &counts, err);
    bool shown = ok && counts.evaluations >= PROGRESS_LEAST;
    page_init(&page);
    if (shown)
        progress_begin_of(&verify->progress, PROGRESS_EVALUATIONS, (size_t)counts.evaluations);
    for (int64_t last = 0; ok; last = page.rows[page.count - 1].key) {
        ok = store_page(verify->store, last, 1, PAGE, &page, err);
        if (!ok || !page.count)
            break;
        for (size_t i = 0; ok && i < page.count; i++)
            ok = verify_one(verify, page.rows[i].key, err);
    }
    page_fini(&page);
    if (shown)
        progress_clear(&verify->progress);
    ok = ok && store_verify_whole(verify->store, &verify->verification, err);
    tell(verify);
    return ok;
}

static int verify_keys(struct store *store, const int64_t *keys, size_t count)
{
    struct err err;
    struct verify verify = {.store = store};
    verification_init(&verify.verification);
    const struct verification *found = &verify.verification;
    bool ok = count ? verify_named(&verify, keys, count, &err) : verify_store(&verify, &err);
    if (!ok)
        message_error("%s", err.text);
    else if (!found->fault_count)
        printf(_("%lld entries of %lld evaluations, all as written\n"), (long long)found->entries,
            (long long)found->evaluations);
    int code = !ok ? CLI_CANNOT : found->fault_count ? CLI_FINDINGS : CLI_DONE;
    verification_fini(&verify.verification);
    return code;
}

static int verify_wanted(const struct arguments *arguments, struct store *store, size_t format)
{
    (void)format;
    int64_t *keys = arguments->count ? xcalloc(arguments->count, sizeof *keys) : NULL;
    int code = select_all(store, arguments->items, arguments->count, keys);
    if (!code)
        code = verify_keys(store, keys, arguments->count);
    free(keys);
    return code;
}

int verify_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, NULL, verify_wanted);
}
