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
enum { PROGRESS_LEAST = 500 };

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

static bool verify_one(void *context, int64_t key, struct err *err)
{
    struct verify *verify = context;
    bool ok =
        store_verify(verify->store, key, store_policy(verify->store), &verify->verification, err);
    tell(verify);
    progress_step(&verify->progress, ++verify->looked);
    return ok;
}

static bool verify_store(struct verify *verify, const struct selection *all, struct err *err)
{
    struct counts counts;
    if (!store_counts(verify->store, &counts, err))
        return false;
    bool shown = counts.evaluations >= PROGRESS_LEAST;
    if (shown)
        progress_begin_of(&verify->progress, PROGRESS_EVALUATIONS, (size_t)counts.evaluations);
    bool ok = selection_each(verify->store, all, verify_one, verify, err);
    if (shown)
        progress_clear(&verify->progress);
    ok = ok && store_verify_whole(verify->store, &verify->verification, err);
    tell(verify);
    return ok;
}

static int verify_selection(struct store *store, const struct selection *selection)
{
    struct err err;
    struct verify verify = {.store = store};
    verification_init(&verify.verification);
    const struct verification *found = &verify.verification;
    bool ok = selection->all ? verify_store(&verify, selection, &err)
                             : selection_each(store, selection, verify_one, &verify, &err);
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
    struct selection selection;
    int code = select_wanted(store, arguments, &selection);
    if (!code)
        code = verify_selection(store, &selection);
    selection_fini(&selection);
    return code;
}

int verify_command(const struct arguments *arguments)
{
    return cli_on_store(arguments, NULL, verify_wanted);
}
