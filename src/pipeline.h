/*
 * pipeline - files read, hashed, and evaluated by as many threads as there are processors; results
 * in the files' order.
 *
 * No more than a few hundred files and some 64 MiB of them are in hand at once, however many there
 * are and however slowly the results are taken.
 */
#ifndef FUHE_PIPELINE_H
#define FUHE_PIPELINE_H

#include "files.h"
#include "store.h"

enum read_outcome { READ_DONE, READ_KNOWN, READ_FAILED };

struct read_file {
    const struct file *file;
    enum read_outcome outcome;
    const unsigned char *bytes;
    size_t length;
    unsigned char sha256[32];
    struct summary *summaries; /* of store_summaries */
    size_t summary_count;
    struct err err; /* READ_FAILED */
};

struct pipeline;

/* `known_in`: path of a store; what it knows is hashed and not read (READ_KNOWN). NULL: everything
 * is read. Standard input, where it is among the files, is read to its end by this call. Once
 * `*stop` is set no further file is begun. */
struct pipeline *pipeline_start(const struct files *files, const struct policy *policy,
    const char *known_in, const atomic_bool *stop);

/* The result of the next file, valid until the next call; NULL behind the last one begun. */
const struct read_file *pipeline_next(struct pipeline *pipeline);

void pipeline_end(struct pipeline *pipeline);

#endif
