#include "grep.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "grep_tell.h"
#include "threads.h"

enum { SHEAF = 64, AHEAD = 16 };

/* Documents numbered one after the other: what is read, kept and searched in one go. */
struct sheaf {
    struct haystack text;
    int64_t upto; /* the last document of it that was read; 0: its text is not kept */
    struct hits hits;
    struct grep_told told;
    bool searched;
};

enum task { TASK_FIND, TASK_TELL, TASK_WARM };

struct grep {
    char *store_path;
    enum task task;
    struct needle needle;
    struct sieve sieve; /* of TASK_TELL */
    struct sheaf *sheaves;
    size_t sheaf_count;
    size_t most;
    int64_t last; /* document */
    atomic_size_t kept;
    atomic_llong searched;
    atomic_bool stop, enough; /* enough: as many hits as are kept */

    pthread_t threads[THREADS_MOST];
    size_t thread_count;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t progress, room;
    size_t begun, ended; /* sheaves; threads that came to their end */
    size_t taken;        /* sheaves whose hits are in `found`, or whose lines were */
    struct err err;
    bool failed;

    struct grep_told told; /* the lines in `found` */
    struct grep_found found;
};

struct grep *grep_new(const char *store_path)
{
    struct grep *grep = xcalloc(1, sizeof *grep);
    pthread_condattr_t attributes;
    grep->store_path = xstrdup(store_path);
    pthread_mutex_init(&grep->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&grep->progress, &attributes);
    pthread_cond_init(&grep->room, NULL);
    pthread_condattr_destroy(&attributes);
    grep->found.over = true;
    return grep;
}

static void join(struct grep *grep)
{
    for (size_t i = 0; i < grep->thread_count; i++)
        pthread_join(grep->threads[i], NULL);
    grep->thread_count = 0;
}

static void stop_threads(struct grep *grep)
{
    pthread_mutex_lock(&grep->lock);
    grep->stop = true;
    pthread_cond_broadcast(&grep->room);
    pthread_mutex_unlock(&grep->lock);
    join(grep);
}

void grep_free(struct grep *grep)
{
    if (!grep)
        return;
    stop_threads(grep);
    for (size_t i = 0; i < grep->sheaf_count; i++) {
        haystack_fini(&grep->sheaves[i].text);
        hits_fini(&grep->sheaves[i].hits);
        grep_told_fini(&grep->sheaves[i].told);
    }
    grep_told_fini(&grep->told);
    sieve_fini(&grep->sieve);
    needle_fini(&grep->needle);
    pthread_cond_destroy(&grep->room);
    pthread_cond_destroy(&grep->progress);
    pthread_mutex_destroy(&grep->lock);
    free(grep->sheaves);
    hits_fini(&grep->found.hits);
    free(grep->store_path);
    free(grep);
}

static int64_t sheaf_begin(size_t index)
{
    return (int64_t)index * SHEAF;
}

static int64_t sheaf_end(const struct grep *grep, size_t index)
{
    int64_t end = sheaf_begin(index + 1);
    return end < grep->last ? end : grep->last;
}

/* One thread of a search. */
struct searcher {
    struct grep *grep;
    struct store *store; /* NULL before something has to be read */
    struct grep_teller teller;
    struct sheaf *sheaf; /* in hand */
    bool ok;
    struct err err;
};

static bool add_document(void *context, const struct stored_text *stored)
{
    struct searcher *searcher = context;
    struct document document;
    struct flow flow;
    if (!document_init(&document, stored->bytes, stored->length, NULL))
        return true;
    flow_init(&flow, &document);
    haystack_add(&searcher->sheaf->text, stored->document, &flow);
    flow_fini(&flow);
    document_fini(&document);
    return !searcher->grep->stop;
}

static bool tell_document(void *context, const struct stored_text *stored)
{
    struct searcher *searcher = context;
    searcher->ok = grep_tell(&searcher->teller, stored, &searcher->sheaf->told, &searcher->err);
    searcher->grep->searched++;
    return searcher->ok && !searcher->grep->stop;
}

static bool each_document(struct searcher *searcher, size_t index,
    bool (*take)(void *context, const struct stored_text *stored))
{
    struct grep *grep = searcher->grep;
    searcher->ok = true;
    return store_texts(searcher->store, sheaf_begin(index), sheaf_end(grep, index), take, searcher,
               &searcher->err) &&
           searcher->ok;
}

static bool open_store(struct searcher *searcher)
{
    struct grep *grep = searcher->grep;
    if (!searcher->store) {
        searcher->store = store_open(grep->store_path, false, &searcher->err);
        grep_teller_init(&searcher->teller, searcher->store, &grep->needle, &grep->sieve);
    }
    return searcher->store;
}

static void close_store(struct searcher *searcher)
{
    if (!searcher->store)
        return;
    grep_teller_fini(&searcher->teller);
    store_close(searcher->store);
}

static bool read_sheaf(struct searcher *searcher, size_t index)
{
    struct haystack *text = &searcher->sheaf->text;
    searcher->sheaf->upto = 0;
    haystack_fini(text);
    if (!open_store(searcher) || !each_document(searcher, index, add_document))
        return false;
    haystack_close(text);
    return true;
}

/* A text that was not read to its end, or that there is no room for, is read again by the next
 * search. */
static void keep_or_drop(struct grep *grep, struct sheaf *sheaf, size_t index)
{
    size_t size = sheaf->text.capacity * sizeof *sheaf->text.units;
    if (!grep->stop && grep->kept + size <= GREP_KEPT) {
        sheaf->upto = sheaf_end(grep, index);
        grep->kept += size;
    } else {
        haystack_fini(&sheaf->text);
        if (grep->task == TASK_WARM)
            grep->stop = true;
    }
}

static void forget(struct grep *grep, struct sheaf *sheaf)
{
    if (sheaf->upto)
        grep->kept -= sheaf->text.capacity * sizeof *sheaf->text.units;
}

static void find_in(struct grep *grep, struct sheaf *sheaf)
{
    haystack_find(&sheaf->text, &grep->needle, grep->enough ? 0 : grep->most, &sheaf->hits);
    grep->searched += (long long)sheaf->text.document_count;
}

static bool search_sheaf(struct searcher *searcher, size_t index)
{
    struct grep *grep = searcher->grep;
    struct sheaf *sheaf = searcher->sheaf = &grep->sheaves[index];
    if (grep->task == TASK_TELL)
        return open_store(searcher) && each_document(searcher, index, tell_document);
    bool read = sheaf->upto != sheaf_end(grep, index);
    if (read) {
        forget(grep, sheaf);
        if (!read_sheaf(searcher, index))
            return false;
    }
    if (grep->task == TASK_FIND)
        find_in(grep, sheaf);
    if (read)
        keep_or_drop(grep, sheaf, index);
    return true;
}

static bool goes_on(const struct grep *grep)
{
    return !grep->stop && grep->begun < grep->sheaf_count;
}

static bool is_far_ahead(const struct grep *grep)
{
    return grep->task == TASK_TELL && grep->begun >= grep->taken + AHEAD;
}

static void *search(void *context)
{
    struct grep *grep = context;
    struct searcher searcher = {.grep = grep};
    pthread_mutex_lock(&grep->lock);
    while (goes_on(grep)) {
        if (is_far_ahead(grep)) {
            pthread_cond_wait(&grep->room, &grep->lock);
            continue;
        }
        size_t index = grep->begun++;
        pthread_mutex_unlock(&grep->lock);
        bool ok = search_sheaf(&searcher, index);
        pthread_mutex_lock(&grep->lock);
        grep->sheaves[index].searched = ok && !grep->stop;
        if (!ok && !grep->failed) {
            grep->failed = true;
            grep->stop = true;
            grep->err = searcher.err;
            pthread_cond_broadcast(&grep->room);
        }
        if (grep->task == TASK_TELL)
            pthread_cond_signal(&grep->progress);
    }
    grep->ended++;
    pthread_cond_signal(&grep->progress);
    pthread_mutex_unlock(&grep->lock);
    close_store(&searcher);
    return NULL;
}

/* Room for the sheaves of all documents there are now. */
static void make_room(struct grep *grep)
{
    size_t count = ((size_t)grep->last + SHEAF - 1) / SHEAF;
    if (count > grep->sheaf_count) {
        grep->sheaves = xrealloc(grep->sheaves, count, sizeof *grep->sheaves);
        for (size_t i = grep->sheaf_count; i < count; i++)
            grep->sheaves[i] = (struct sheaf){0};
    }
    grep->sheaf_count = count;
    for (size_t i = 0; i < count; i++) {
        hits_fini(&grep->sheaves[i].hits);
        grep_told_fini(&grep->sheaves[i].told);
        grep->sheaves[i].searched = false;
    }
}

static void start_threads(struct grep *grep, enum task task)
{
    make_room(grep);
    grep->task = task;
    grep->stop = grep->enough = grep->failed = false;
    grep->begun = grep->ended = grep->taken = 0;
    grep->searched = 0;
    size_t wanted = threads_for(grep->sheaf_count);
    while (grep->thread_count < wanted &&
           !pthread_create(&grep->threads[grep->thread_count], NULL, search, grep))
        grep->thread_count++;
    if (wanted && !grep->thread_count)
        err_fatal("no thread can be started");
}

static bool begin(
    struct grep *grep, struct store *store, const char *words, enum task task, struct err *err)
{
    struct counts counts;
    grep_stop(grep);
    stop_threads(grep);
    if (!store_texts_last(store, &grep->last, err) || !store_counts(store, &counts, err))
        return false;
    needle_fini(&grep->needle);
    needle_init(&grep->needle, words);
    sieve_fini(&grep->sieve);
    if (task == TASK_TELL)
        sieve_init(&grep->sieve, &grep->needle);
    hits_fini(&grep->found.hits);
    grep->found = (struct grep_found){.all = counts.documents, .over = !grep->needle.count};
    if (grep->needle.count)
        start_threads(grep, task);
    return true;
}

bool grep_begin(
    struct grep *grep, struct store *store, const char *words, size_t most, struct err *err)
{
    grep->most = most;
    return begin(grep, store, words, TASK_FIND, err);
}

bool grep_begin_telling(struct grep *grep, struct store *store, const char *words, struct err *err)
{
    return begin(grep, store, words, TASK_TELL, err);
}

void grep_warm(struct grep *grep, struct store *store)
{
    if (grep->thread_count || !grep->found.over)
        return;
    if (store_texts_last(store, &grep->last, NULL))
        start_threads(grep, TASK_WARM);
}

static void take_sheaf(struct grep *grep, struct sheaf *sheaf)
{
    struct hits *hits = &grep->found.hits;
    for (size_t i = 0; i < sheaf->hits.count && hits->count < grep->most; i++) {
        hits->items = xgrow(hits->items, hits->count, &hits->capacity, sizeof *hits->items);
        hits->items[hits->count++] = sheaf->hits.items[i];
    }
    grep->enough = hits->count == grep->most;
    hits->total += sheaf->hits.total;
    hits->documents += sheaf->hits.documents;
    hits_fini(&sheaf->hits);
}

static bool is_searched(const struct grep *grep)
{
    return grep->taken < grep->sheaf_count && grep->sheaves[grep->taken].searched;
}

/* The lines of the next sheaf that has some. */
static void take_lines(struct grep *grep)
{
    grep_told_fini(&grep->told);
    while (!grep->told.count && is_searched(grep)) {
        struct sheaf *sheaf = &grep->sheaves[grep->taken++];
        grep_told_fini(&grep->told);
        grep->told = sheaf->told;
        sheaf->told = (struct grep_told){0};
    }
    grep->found.lines = grep->told.lines;
    grep->found.line_count = grep->told.count;
    pthread_cond_broadcast(&grep->room);
}

/* In order: the hits behind a sheaf that is not searched yet have to wait. */
static void take_in(struct grep *grep)
{
    if (grep->task == TASK_TELL)
        take_lines(grep);
    while (grep->task == TASK_FIND && is_searched(grep))
        take_sheaf(grep, &grep->sheaves[grep->taken++]);
    grep->found.searched = grep->searched;
}

static struct timespec in(int milliseconds)
{
    enum { MS = 1000, NS = 1000000 };
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    long long ns = at.tv_nsec + (long long)(milliseconds % MS) * NS;
    at.tv_sec += milliseconds / MS + (time_t)(ns / (MS * (long long)NS));
    at.tv_nsec = (long)(ns % (MS * (long long)NS));
    return at;
}

static bool is_over(const struct grep *grep)
{
    return grep->ended == grep->thread_count && (grep->task != TASK_TELL || !is_searched(grep));
}

const struct grep_found *grep_wait(struct grep *grep, int milliseconds)
{
    struct timespec until = in(milliseconds);
    if (grep->found.over)
        return &grep->found;
    pthread_mutex_lock(&grep->lock);
    while (grep->ended < grep->thread_count && (grep->task != TASK_TELL || !is_searched(grep)) &&
           pthread_cond_timedwait(&grep->progress, &grep->lock, &until) == 0)
        ;
    take_in(grep);
    bool over = is_over(grep);
    pthread_mutex_unlock(&grep->lock);
    if (over) {
        join(grep);
        grep->found.over = true;
        grep->found.failed = grep->failed;
        grep->found.err = grep->err;
    }
    return &grep->found;
}

void grep_stop(struct grep *grep)
{
    if (grep->found.over)
        return;
    stop_threads(grep);
    take_in(grep);
    grep->found.over = true;
}

const struct grep_found *grep_found(const struct grep *grep)
{
    return &grep->found;
}

uint32_t grep_length(const struct grep *grep)
{
    return grep->needle.count;
}
