/*
 * added - bytes read as the program reads a file, and put into a store.
 */
#ifndef FUHE_TEST_ADDED_H
#define FUHE_TEST_ADDED_H

#include <stdio.h>

#include "sha256.h"
#include "store.h"

static inline bool add_bytes(struct store *store, const char *name, const void *bytes,
    size_t length, enum import_outcome *outcome, struct err *err)
{
    struct reading reading;
    unsigned char sha256[SHA256_BYTES];
    if (!reading_init(&reading, bytes, length, err))
        return false;
    sha256_of(bytes, length, sha256);
    bool ok =
        store_add(store, name, sha256, bytes, length, &reading, &policy_default, outcome, err);
    reading_fini(&reading);
    return ok;
}

/* FOLDER/reports/NAME, of at most 64 KiB. */
static inline bool add_file(struct store *store, const char *folder, const char *name)
{
    static unsigned char bytes[1 << 16];
    char path[512];
    struct err err;
    enum import_outcome outcome;
    snprintf(path, sizeof path, "%s/reports/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return add_bytes(store, name, bytes, length, &outcome, &err);
}

#endif
