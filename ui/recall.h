/*
 * recall - the commands typed at the prompt, kept over runs: a line each, the latest last.
 *
 * Of several workstations that run at once none loses what another one kept: what is in the file is
 * read anew before it is written.
 */
#ifndef FUHE_RECALL_H
#define FUHE_RECALL_H

#include "err.h"

enum { RECALL_MOST = 200, RECALL_BYTES = 4096 };

struct recall {
    char *lines[RECALL_MOST]; /* owned */
    int count;
    int typed; /* of them in this run: the last ones */
};

void recall_init(struct recall *recall);
void recall_fini(struct recall *recall);

/* One that is as the one before it, has control characters or more than RECALL_BYTES is not kept;
 * of more than RECALL_MOST the oldest go. */
void recall_add(struct recall *recall, const char *line);

/* Those of the file, as earlier runs. One that is not there has none. */
bool recall_load(struct recall *recall, const char *path, struct err *err);

/* Adds those of this run to the file, whole or not at all, for its owner alone; makes its folders.
 * Without any nothing is written. */
bool recall_save(const struct recall *recall, const char *path, struct err *err);

#endif
