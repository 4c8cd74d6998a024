#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intl.h"
#include "pdf.h"
#include "sha256.h"
#include "threads.h"

enum {
    SLOTS = 256,            /* as many files as are read while a transaction is written */
    WAKE_AFTER = SLOTS / 4, /* results taken before waiting threads are woken, and … */
    WAKE_WITH = 16, /* … ready before the taker is: a wake-up costs as much as a small file */
    LARGE = 1024 * 1024,        /* from here on a file counts against … */
    IN_HAND = 64 * 1024 * 1024, /* … what large files may take together */
};

struct slot {
    struct read_file result;
    unsigned char *bytes;
    size_t capacity;
    size_t reserved; /* of IN_HAND */
    struct reading reading;
    bool has_reading, done;
    struct arena arena;
};

struct pipeline {
    const struct files *files;
    const struct policy *policy;
    const char *known_in;
    const atomic_bool *stop;
    struct slot slots[SLOTS];
    struct slot *current; /* whose result the caller has */
    unsigned char *input; /* standard input */
    size_t input_length;
    int input_error;

    pthread_mutex_t lock; /* over what follows and slots[].done */
    pthread_cond_t ready, room;
    size_t begun, taken, in_hand;
    size_t ready_count; /* results done and not taken */
    bool closing;
    size_t thread_count;
    pthread_t threads[THREADS_MOST];
};

/* Gives back what the file before left in the slot. */
static void clear_slot(struct slot *slot)
{
    if (slot->has_reading)
        reading_fini(&slot->reading);
    slot->has_reading = false;
    arena_fini(&slot->arena);
    if (slot->capacity > LARGE) {
        free(slot->bytes);
        slot->bytes = NULL;
        slot->capacity = 0;
    }
}

static bool fail(struct slot *slot, const char *reason)
{
    return err_set(&slot->result.err, "%s", reason);
}

static bool fail_too_large(struct slot *slot)
{
    return err_set(&slot->result.err, _("larger than %d MiB"), DOCUMENT_BYTES_MAX / 1024 / 1024);
}

/* The file next to be taken never waits: the others hold what they have until it is. */
static void reserve(struct pipeline *pipeline, struct slot *slot, size_t index, size_t size)
{
    pthread_mutex_lock(&pipeline->lock);
    while (pipeline->in_hand && pipeline->in_hand + size > IN_HAND && index != pipeline->taken &&
           !pipeline->closing)
        pthread_cond_wait(&pipeline->room, &pipeline->lock);
    pipeline->in_hand += size;
    slot->reserved = size;
    pthread_mutex_unlock(&pipeline->lock);
}

static bool read_bytes(struct slot *slot, int fd, size_t size)
{
    if (size + 1 > slot->capacity) {
        slot->capacity = size + size / 2 + 1;
        free(slot->bytes);
        slot->bytes = xrealloc(NULL, slot->capacity, 1);
    }
    size_t length = 0;
    while (length < size) {
        ssize_t n = read(fd, slot->bytes + length, size - length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(slot, strerror(errno));
        if (n == 0)
            break;
        length += (size_t)n;
    }
    slot->result.bytes = slot->bytes;
    slot->result.length = length;
    return true;
}

/* Opened without waiting: the file may have become a pipe since it was found. */
static bool load(struct pipeline *pipeline, struct slot *slot, size_t index, const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail(slot, strerror(errno));
    bool ok;
    if (fstat(fd, &st))
        ok = fail(slot, strerror(errno));
    else if (!S_ISREG(st.st_mode))
        ok = fail(slot, _("neither a file nor a folder"));
    else if (st.st_size > DOCUMENT_BYTES_MAX)
        ok = fail_too_large(slot);
    else {
        if (st.st_size > LARGE)
            reserve(pipeline, slot, index, (size_t)st.st_size);
        ok = read_bytes(slot, fd, (size_t)st.st_size);
    }
    close(fd);
    return ok;
}

static bool take_input(struct pipeline *pipeline, struct slot *slot)
{
    if (pipeline->input_error)
        return fail(slot, strerror(pipeline->input_error));
    if (pipeline->input_length > DOCUMENT_BYTES_MAX)
        return fail_too_large(slot);
    slot->result.bytes = pipeline->input;
    slot->result.length = pipeline->input_length;
    return true;
}

/* What is read, stored and shown of a PDF is its text. Without a reader of PDFs it stays one, and
 * the document says what it is. */
static bool take_text(const struct pipeline *pipeline, struct slot *slot)
{
    struct read_file *result = &slot->result;
    unsigned char *text;
    size_t length;
    if (!pdf_is(result->bytes, result->length))
        return true;
    enum pdf_outcome outcome =
        pdf_text(result->bytes, result->length, pipeline->stop, &text, &length, &result->err);
    if (outcome == PDF_TEXT) {
        free(slot->bytes);
        result->bytes = slot->bytes = text;
        result->length = slot->capacity = length;
    }
    return outcome != PDF_FAILED;
}

/* The summaries need it no more; the next file finds its memory warm. */
static void drop_text(struct reading *reading)
{
    flow_fini(&reading->flow);
    document_fini(&reading->document);
}

static bool is_known(struct store *store, const unsigned char *sha256)
{
    bool known = false;
    return store && store_knows(store, sha256, &known, NULL) && known;
}

static enum read_outcome evaluate(
    struct pipeline *pipeline, struct slot *slot, size_t index, struct store *store)
{
    struct read_file *result = &slot->result;
    const struct file *file = result->file;
    if (file->reason) {
        fail(slot, file->reason);
        return READ_FAILED;
    }
    bool loaded = strcmp(file->path, "-") ? load(pipeline, slot, index, file->path)
                                          : take_input(pipeline, slot);
    if (!loaded || !take_text(pipeline, slot))
        return READ_FAILED;
    sha256_of(result->bytes, result->length, result->sha256);
    if (is_known(store, result->sha256))
        return READ_KNOWN;
    slot->has_reading = reading_init(&slot->reading, result->bytes, result->length, &result->err);
    if (!slot->has_reading)
        return READ_FAILED;
    result->summaries = store_summaries(&slot->reading, pipeline->policy, &slot->arena);
    result->summary_count = slot->reading.count;
    drop_text(&slot->reading);
    return READ_DONE;
}

static bool may_begin(const struct pipeline *pipeline)
{
    return !pipeline->closing && !*pipeline->stop && pipeline->begun < pipeline->files->count;
}

/* Large files are taken at once: others wait for their room. */
static bool is_worth_waking(const struct pipeline *pipeline)
{
    bool all = pipeline->taken + pipeline->ready_count == pipeline->begun && !may_begin(pipeline);
    return pipeline->slots[pipeline->taken % SLOTS].done &&
           (pipeline->ready_count >= WAKE_WITH || pipeline->in_hand || all);
}

static void *work(void *context)
{
    struct pipeline *pipeline = context;
    struct store *store = pipeline->known_in ? store_open(pipeline->known_in, false, NULL) : NULL;
    pthread_mutex_lock(&pipeline->lock);
    for (;;) {
        while (may_begin(pipeline) && pipeline->begun >= pipeline->taken + SLOTS)
            pthread_cond_wait(&pipeline->room, &pipeline->lock);
        if (!may_begin(pipeline))
            break;
        size_t index = pipeline->begun++;
        struct slot *slot = &pipeline->slots[index % SLOTS];
        pthread_mutex_unlock(&pipeline->lock);

        clear_slot(slot);
        slot->result = (struct read_file){.file = &pipeline->files->items[index]};
        slot->result.outcome = evaluate(pipeline, slot, index, store);

        pthread_mutex_lock(&pipeline->lock);
        slot->done = true;
        pipeline->ready_count++;
        if (is_worth_waking(pipeline))
            pthread_cond_signal(&pipeline->ready);
    }
    pthread_cond_signal(&pipeline->ready);
    pthread_mutex_unlock(&pipeline->lock);
    if (store)
        store_close(store);
    return NULL;
}

static void read_input(struct pipeline *pipeline)
{
    size_t capacity = 64 * 1024;
    pipeline->input = xrealloc(NULL, capacity, 1);
    while (pipeline->input_length <= DOCUMENT_BYTES_MAX && !*pipeline->stop) {
        if (pipeline->input_length == capacity)
            pipeline->input = xrealloc(pipeline->input, capacity *= 2, 1);
        ssize_t n = read(STDIN_FILENO, pipeline->input + pipeline->input_length,
            capacity - pipeline->input_length);
        if (n == 0)
            break;
        if (n > 0)
            pipeline->input_length += (size_t)n;
        else if (errno != EINTR) {
            pipeline->input_error = errno;
            break;
        }
    }
}

static bool wants_input(const struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(files->items[i].path, "-"))
            return true;
    return false;
}

struct pipeline *pipeline_start(const struct files *files, const struct policy *policy,
    const char *known_in, const atomic_bool *stop)
{
    struct pipeline *pipeline = xcalloc(1, sizeof *pipeline);
    pipeline->files = files;
    pipeline->policy = policy;
    pipeline->known_in = known_in;
    pipeline->stop = stop;
    for (size_t i = 0; i < SLOTS; i++)
        arena_init(&pipeline->slots[i].arena);
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->ready, NULL);
    pthread_cond_init(&pipeline->room, NULL);
    if (wants_input(files))
        read_input(pipeline);
    size_t wanted = threads_for(files->count);
    while (pipeline->thread_count < wanted &&
           !pthread_create(&pipeline->threads[pipeline->thread_count], NULL, work, pipeline))
        pipeline->thread_count++;
    if (wanted && !pipeline->thread_count)
        err_fatal("no thread can be started");
    return pipeline;
}

/* The result taken last goes back: large ones at once, small ones when their slot is used again. */
static void give_back(struct pipeline *pipeline)
{
    struct slot *slot = pipeline->current;
    if (!slot)
        return;
    pipeline->current = NULL;
    if (slot->reserved)
        clear_slot(slot);
    pthread_mutex_lock(&pipeline->lock);
    bool large = slot->reserved > 0;
    pipeline->in_hand -= slot->reserved;
    slot->reserved = 0;
    slot->done = false;
    pipeline->ready_count--;
    pipeline->taken++;
    if (large || pipeline->taken % WAKE_AFTER == 0 || pipeline->in_hand)
        pthread_cond_broadcast(&pipeline->room);
    pthread_mutex_unlock(&pipeline->lock);
}

const struct read_file *pipeline_next(struct pipeline *pipeline)
{
    give_back(pipeline);
    size_t index = pipeline->taken;
    struct slot *slot = &pipeline->slots[index % SLOTS];
    pthread_mutex_lock(&pipeline->lock);
    while (!slot->done && (index < pipeline->begun || may_begin(pipeline)))
        pthread_cond_wait(&pipeline->ready, &pipeline->lock);
    pipeline->current = slot->done ? slot : NULL;
    pthread_mutex_unlock(&pipeline->lock);
    return pipeline->current ? &slot->result : NULL;
}

void pipeline_end(struct pipeline *pipeline)
{
    pthread_mutex_lock(&pipeline->lock);
    pipeline->closing = true;
    pthread_cond_broadcast(&pipeline->room);
    pthread_mutex_unlock(&pipeline->lock);
    for (size_t i = 0; i < pipeline->thread_count; i++)
        pthread_join(pipeline->threads[i], NULL);
    for (size_t i = 0; i < SLOTS; i++) {
        clear_slot(&pipeline->slots[i]);
        free(pipeline->slots[i].bytes);
    }
    pthread_cond_destroy(&pipeline->room);
    pthread_cond_destroy(&pipeline->ready);
    pthread_mutex_destroy(&pipeline->lock);
    free(pipeline->input);
    free(pipeline);
}
