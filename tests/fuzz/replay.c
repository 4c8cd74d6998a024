/* Runs a fuzz target over the files of the folders named, and over each of them cut and damaged at
 * places that follow from its length: what the coverage-guided runs found stays found, with any
 * compiler. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzzed.h"

enum { PATH = 4096, VARIANTS = 6 };

static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    unsigned char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, f) != *size)
        exit(2);
    fclose(f);
    return bytes;
}

/* A fresh copy of the exact size each time, so that reading past the end is seen. */
static void run(const unsigned char *bytes, size_t size)
{
    unsigned char *copy = malloc(size ? size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_damaged(unsigned char *bytes, size_t size)
{
    uint32_t seed = (uint32_t)size * 2654435761u;
    for (int i = 0; i < VARIANTS && size > 8; i++) {
        seed = seed * 1664525u + 1013904223u;
        size_t at = seed % size;
        unsigned char old = bytes[at];
        bytes[at] = (unsigned char)(seed >> 8);
        run(bytes, i % 2 ? at + 1 : size);
        bytes[at] = old;
    }
}

static int replay_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return 0;
    int files = 0;
    for (struct dirent *e; (e = readdir(dir));) {
        char path[PATH];
        struct stat st;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
            continue;
        size_t size;
        unsigned char *bytes = read_file(path, &size);
        if (!bytes)
            continue;
        run(bytes, size);
        run_damaged(bytes, size);
        free(bytes);
        files++;
    }
    closedir(dir);
    return files;
}

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; i++)
        files += replay_folder(argv[i]);
    run((const unsigned char *)"", 0);
    printf("%s 1 - %s: %d files, each whole and %d times damaged\n", files ? "ok" : "not ok",
        argv[0], files, VARIANTS);
    return files ? 0 : 1;
}
