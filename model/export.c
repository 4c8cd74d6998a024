#include "export.h"

#include <string.h>

#include "export/formats.h"
#include "export/target.h"
#include "intl.h"

enum { FLUSH = 256 * 1024, PAGE = 256 };

const struct export_format export_formats[] = {
    {.name = "json", .head = format_json_head, .item = format_json_item, .foot = format_json_foot},
    {.name = "csv", .head = format_csv_head, .item = format_csv_item},
    {.name = "md", .item = format_md_item},
    {.name = "txt", .item = format_txt_item},
};
const size_t export_format_count = sizeof export_formats / sizeof *export_formats;

const struct export_format *export_format_find(const char *name)
{
    for (size_t i = 0; i < export_format_count; i++)
        if (!strcmp(export_formats[i].name, name))
            return &export_formats[i];
    return NULL;
}

bool export_load(struct export_loaded *loaded, struct store *store, int64_t key,
    const struct policy *policy, struct err *err)
{
    *loaded = (struct export_loaded){0};
    if (!store_load(store, key, &loaded->dossier, err))
        return false;
    if (!store_notes(store, key, &loaded->notes, err)) {
        dossier_fini(&loaded->dossier);
        return false;
    }
    const struct dossier *dossier = &loaded->dossier;
    arena_init(&loaded->arena);
    loaded->review = review_replay(
        dossier->evaluation, policy, dossier->entries, dossier->entry_count, &loaded->arena);
    loaded->findings = findings_of_review(&loaded->review, &loaded->arena);
    loaded->item = (struct export_item){.dossier = dossier,
        .review = &loaded->review,
        .findings = &loaded->findings,
        .notes = &loaded->notes};
    return true;
}

void export_unload(struct export_loaded *loaded)
{
    arena_fini(&loaded->arena);
    notes_fini(&loaded->notes);
    dossier_fini(&loaded->dossier);
}

struct job {
    struct store *store;
    const struct export_format *format;
    const struct policy *policy;
    struct target target;
    const char *path;
    const atomic_bool *stop;
    struct buffer out;
    size_t written; /* evaluations */
};

static bool flush(struct job *job, struct err *err)
{
    bool ok = target_write(&job->target, job->out.bytes, job->out.length, err);
    buffer_clear(&job->out);
    return ok;
}

static bool write_one(struct job *job, int64_t key, struct err *err)
{
    struct export_loaded loaded;
    if (job->stop && *job->stop)
        return err_set(err, _("%s: interrupted; nothing was written"), job->path);
    if (!export_load(&loaded, job->store, key, job->policy, err))
        return false;
    job->format->item(&job->out, &loaded.item, job->written++);
    export_unload(&loaded);
    return job->out.length < FLUSH || flush(job, err);
}

static bool write_all(struct job *job, struct err *err)
{
    struct page page;
    page_init(&page);
    bool ok = true;
    int64_t last = 0;
    do {
        ok = store_page(job->store, last, 1, PAGE, &page, err);
        for (size_t i = 0; ok && i < page.count; i++) {
            last = page.rows[i].key;
            ok = write_one(job, last, err);
        }
    } while (ok && page.count > 0);
    page_fini(&page);
    return ok;
}

static bool write_keys(struct job *job, const int64_t *keys, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!write_one(job, keys[i], err))
            return false;
    return true;
}

bool export_write(struct store *store, const int64_t *keys, size_t count,
    const struct export_format *format, const struct policy *policy, const char *path, bool force,
    const atomic_bool *stop, struct err *err)
{
    struct job job = {
        .store = store, .format = format, .policy = policy, .path = path, .stop = stop};
    if (!target_open(&job.target, path, force, 0666, err))
        return false;
    buffer_init(&job.out);
    if (format->head)
        format->head(&job.out, policy);
    bool ok = keys ? write_keys(&job, keys, count, err) : write_all(&job, err);
    if (ok && format->foot)
        format->foot(&job.out);
    ok = ok && flush(&job, err);
    buffer_fini(&job.out);
    return target_close(&job.target, ok, err);
}
