/*
 * store_verify_chain - the first fault in the chain of a journal.
 */
#ifndef FUHE_STORE_VERIFY_CHAIN_H
#define FUHE_STORE_VERIFY_CHAIN_H

#include "store_chain.h"
#include "store_verify.h"

/* A row as it stands in the file. */
struct link {
    struct chain_text fields[CHAIN_FIELDS];
    unsigned char hash[SHA256_BYTES];
    bool has_hash;
    int64_t seq, time;
};

struct links {
    struct link *items; /* by seq */
    size_t count;
    unsigned char begin[SHA256_BYTES]; /* what stands before the first */
    unsigned char head[SHA256_BYTES];  /* as the evaluation's row has it; `begin` for none */
    size_t entries;                    /* as that row has it */
};

/* Fills kind, seq, last, neighbour, time and author. False: there is none. */
bool store_verify_chain(const struct links *links, struct verify_fault *fault);

#endif
