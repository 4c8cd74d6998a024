/*
 * export - what goes back: JSON as the contract names it, CSV score sheet, problem list, reply.
 *
 * Writers are pure: they fill a growing buffer; export_write puts it into a file by way of a temporary one beside it.
 */
#ifndef FUHE_EXPORT_H
#define FUHE_EXPORT_H

#include "checks.h"
#include "review.h"
#include "store.h"

struct buffer {
    char *bytes;
    size_t length, capacity;
};
void buffer_init(struct buffer *buffer);
void buffer_fini(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct export_item {
    const struct dossier *dossier;
    const struct review *review;
    const struct findings *findings;
};

/* A format writes a head, each evaluation, and a foot, so that a store of any size is exported one evaluation at a time. */
struct export_format {
    const char *name; /* "json", "csv", … */
    void (*head)(struct buffer *out, const struct policy *policy);
    void (*item)(struct buffer *out, const struct policy *policy, const struct export_item *item, size_t number);
    void (*foot)(struct buffer *out);
};
extern const struct export_format export_formats[];
extern const size_t export_format_count;
const struct export_format *export_format_find(const char *name);

/* The evaluations named by `keys` (NULL: all of the store) to `path`; "-" is standard output. A file that exists is
 * overwritten only with `force`. */
bool export_write(struct store *store, const int64_t *keys, size_t count, const struct export_format *format,
    const struct policy *policy, const char *path, bool force, struct err *err);

#endif
