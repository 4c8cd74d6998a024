/*
 * files - what an import is to read: the files named and those in the folders named, in a stable
 * order.
 *
 * Folders are walked to the bottom, names in byte order. Passed over there: hidden files, links to
 * folders (so that no loop is walked), and what is no report by its name; devices and pipes are
 * never opened. What cannot be read is kept, with the reason, in its place in the order.
 */
#ifndef FUHE_FILES_H
#define FUHE_FILES_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct file {
    const char *path;   /* as named; "-" is standard input */
    const char *reason; /* why it cannot be read; NULL: not known yet */
    size_t root;        /* which of the paths named it came by */
};

struct root {
    const char *path;
    const char
        *real; /* the same without links, from the root of the file system; NULL: not a file */
    bool is_folder;
    size_t readable; /* counted by the importer */
};

struct files {
    struct file *items;
    size_t count, capacity;
    struct root *roots;
    size_t root_count;
    struct arena arena;
};

/* Stops early, with what it has by then, once `*stop` is set. */
void files_init(struct files *files, char *const *paths, size_t count, const atomic_bool *stop);
void files_fini(struct files *files);

/* The file's full name without links on the way to the path named; memory of the arena. */
const char *files_full_name(
    const struct files *files, const struct file *file, struct arena *arena);

#endif
