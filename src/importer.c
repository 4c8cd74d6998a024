#include "importer.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "clock.h"
#include "interrupt.h"
#include "intl.h"
#include "message.h"
#include "pipeline.h"
#include "progress.h"
#include "sha256.h"

/* What a transaction holds at most: what an interruption from outside may lose, and how long others
 * wait. */
enum { BATCH_DOCUMENTS = 1000, BATCH_BYTES = 64 * 1024 * 1024, BATCH_MS = 1000 };

struct importer {
    struct store *store;
    struct files files;
    struct progress progress;
    struct import_counts *counts;
    const atomic_bool *interrupted;
    size_t taken; /* results */
    bool open;    /* a transaction is */
    size_t batch_documents, batch_bytes;
    int64_t batch_began;
    size_t saved; /* results in the store for good, and what they count */
    struct import_counts saved_counts;
    struct arena names;
};

static bool begin_batch(struct importer *importer, struct err *err)
{
    if (importer->open)
        return true;
    importer->open = store_begin(importer->store, err);
    importer->batch_documents = importer->batch_bytes = 0;
    importer->batch_began = clock_ms();
    return importer->open;
}

static bool end_batch(struct importer *importer, struct err *err)
{
    if (importer->open && !store_commit(importer->store, err)) {
        importer->open = false;
        return false;
    }
    importer->open = false;
    importer->saved = importer->taken;
    importer->saved_counts = *importer->counts;
    arena_fini(&importer->names);
    return true;
}

static bool batch_is_full(const struct importer *importer)
{
    return importer->batch_documents >= BATCH_DOCUMENTS || importer->batch_bytes >= BATCH_BYTES ||
           clock_ms() - importer->batch_began > BATCH_MS;
}

static bool save(struct importer *importer, const struct read_file *result,
    enum import_outcome *outcome, struct err *err)
{
    if (!begin_batch(importer, err))
        return false;
    const char *name = files_full_name(&importer->files, result->file, &importer->names);
    if (!store_add_summaries(importer->store, name, result->sha256, result->bytes, result->length,
            result->summaries, result->summary_count, outcome, err))
        return false;
    importer->batch_documents++;
    importer->batch_bytes += result->length;
    return true;
}

static void note_readable(struct importer *importer, const struct read_file *result)
{
    importer->files.roots[result->file->root].readable++;
    if (*importer->counts->first)
        return;
    char text[SHA256_TEXT];
    snprintf(importer->counts->first, sizeof importer->counts->first, "%.12s-",
        sha256_text(result->sha256, text));
}

static bool take(struct importer *importer, const struct read_file *result, struct err *err)
{
    struct import_counts *counts = importer->counts;
    enum import_outcome outcome = IMPORT_KNOWN;
    if (result->outcome == READ_FAILED) {
        counts->unreadable++;
        progress_clear(&importer->progress);
        bool is_input = !strcmp(result->file->path, "-");
        message_error(
            _("%s: %s"), is_input ? _("standard input") : result->file->path, result->err.text);
        return true;
    }
    if (result->outcome == READ_DONE && !save(importer, result, &outcome, err))
        return false;
    note_readable(importer, result);
    counts->known += outcome == IMPORT_KNOWN;
    counts->read += outcome != IMPORT_KNOWN;
    counts->new_versions += outcome == IMPORT_NEW_VERSION;
    return true;
}

static bool take_all(struct importer *importer, struct pipeline *pipeline, struct err *err)
{
    for (const struct read_file *result; (result = pipeline_next(pipeline));) {
        if (!take(importer, result, err))
            return false;
        importer->taken++;
        if (importer->open && batch_is_full(importer) && !end_batch(importer, err))
            return false;
        progress_step(&importer->progress, importer->taken);
    }
    return end_batch(importer, err);
}

static bool run_pipeline(struct importer *importer, const struct policy *policy, struct err *err)
{
    struct counts before;
    if (!store_counts(importer->store, &before, err))
        return false;
    struct pipeline *pipeline = pipeline_start(&importer->files, policy,
        before.documents ? store_path(importer->store) : NULL, importer->interrupted);
    bool ok = take_all(importer, pipeline, err);
    if (importer->open)
        store_rollback(importer->store);
    pipeline_end(pipeline);
    return ok;
}

static bool report_empty_folders(const struct importer *importer)
{
    bool any = false;
    for (size_t i = 0; i < importer->files.root_count; i++) {
        const struct root *root = &importer->files.roots[i];
        if (!root->is_folder || root->readable)
            continue;
        message_error(_("%s: no report found in this folder"), root->path);
        any = true;
    }
    return any;
}

static int conclude(struct importer *importer, bool ok, const struct err *err)
{
    size_t total = importer->files.count;
    if (!ok) {
        importer->counts->read = importer->saved_counts.read;
        importer->counts->new_versions = importer->saved_counts.new_versions;
        message_error("%s", err->text);
    }
    if (!ok || *importer->interrupted)
        message_error(_("stopped: %zu of %zu files are done; importing again goes on from there"),
            importer->saved, total);
    if (!ok)
        return CLI_CANNOT;
    if (*importer->interrupted)
        return CLI_INTERRUPTED;
    bool empty = report_empty_folders(importer);
    return importer->counts->unreadable || empty ? CLI_FINDINGS : CLI_DONE;
}

int importer_run(struct store *store, char *const *paths, size_t count, const struct policy *policy,
    struct import_counts *counts)
{
    struct err err;
    struct importer importer = {.store = store, .counts = counts, .interrupted = interrupt_catch()};
    *counts = (struct import_counts){0};
    arena_init(&importer.names);
    files_init(&importer.files, paths, count, importer.interrupted);
    counts->files = importer.files.count;
    progress_begin(&importer.progress, importer.files.count);
    bool ok = run_pipeline(&importer, policy, &err);
    progress_end(&importer.progress);
    int code = conclude(&importer, ok, &err);
    files_fini(&importer.files);
    arena_fini(&importer.names);
    interrupt_release();
    return code;
}

const char *importer_summary(const struct import_counts *counts, struct arena *arena)
{
    return arena_format(arena, _("%zu read (%zu new versions), %zu known, %zu unreadable"),
        counts->read, counts->new_versions, counts->known, counts->unreadable);
}
