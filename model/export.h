/*
 * export - what goes back: JSON as the contract names it, CSV score sheet, problem list, reply.
 *
 * Writers are pure: they fill a growing buffer; export_write puts it into a file by way of a
 * temporary one beside it.
 */
#ifndef FUHE_EXPORT_H
#define FUHE_EXPORT_H

#include <stdatomic.h>

#include "checks.h"
#include "export/buffer.h"
#include "store_notes.h"

struct export_item {
    const struct dossier *dossier;
    const struct review *review;
    const struct findings
        *findings; /* of findings_of_review; what the review made is kept apart or left out */
    const struct notes *notes; /* NULL: none */
};

/* A format writes a head, each evaluation, and a foot, so that a store of any size is exported one
 * evaluation at a time. */
struct export_format {
    const char *name;                                              /* "json", "csv", … */
    void (*head)(struct buffer *out, const struct policy *policy); /* NULL: it has none */
    /* `number`: how many evaluations the output has already */
    void (*item)(struct buffer *out, const struct export_item *item, size_t number);
    void (*foot)(struct buffer *out); /* NULL: it has none */
};
extern const struct export_format export_formats[];
extern const size_t export_format_count;
const struct export_format *export_format_find(const char *name); /* NULL when there is none */

/* The evaluations named by `keys` (NULL: all of the store) to `path`; "-" is standard output. A
 * file that exists is overwritten only with `force`; what fails leaves no file behind, and it fails
 * once `*stop` is set (NULL: never). */
bool export_write(struct store *store, const int64_t *keys, size_t count,
    const struct export_format *format, const struct policy *policy, const char *path, bool force,
    const atomic_bool *stop, struct err *err);

/* An evaluation as writers take it: loaded with its notes, its journal replayed, its findings
 * computed. Does not move once loaded. */
struct export_loaded {
    struct dossier dossier;
    struct review review;
    struct findings findings; /* of findings_of_review */
    struct notes notes;
    struct export_item item;
    struct arena arena;
};
bool export_load(struct export_loaded *loaded, struct store *store, int64_t key,
    const struct policy *policy, struct err *err);
void export_unload(struct export_loaded *loaded);

#endif
