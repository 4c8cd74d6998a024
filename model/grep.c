#include "grep.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "store_texts.h"

enum { SHEAF = 64, THREADS_MOST = 8 };

/* Documents numbered one after the other: what is read, kept and searched in one go. */
struct sheaf {
    struct haystack text;
    int64_t upto; /* the last document of it that was read; 0: its text is not kept */
    struct hits hits;
    bool searched;
};

struct grep {
    char *store_path;
    struct needle needle;
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
    pthread_cond_t progress;
    size_t begun, ended; /* sheaves; threads that came to their end */
    struct err err;
    bool failed;

    size_t taken; /* sheaves whose hits are in `found` */
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

void grep_free(struct grep *grep)
{
    if (!grep)
        return;
    grep->stop = true;
    join(grep);
    for (size_t i = 0; i < grep->sheaf_count; i++) {
        haystack_fini(&grep->sheaves[i].text);
        hits_fini(&grep->sheaves[i].hits);
    }
    needle_fini(&grep->needle);
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
    struct haystack *text;
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
    haystack_add(searcher->text, stored->document, &flow);
    flow_fini(&flow);
    document_fini(&document);
    return !searcher->grep->stop;
}

static bool read_sheaf(struct searcher *searcher, struct sheaf *sheaf, size_t index)
{
    struct grep *grep = searcher->grep;
    if (!searcher->store)
        searcher->store = store_open(grep->store_path, false, &searcher->err);
    if (!searcher->store)
        return false;
    sheaf->upto = 0;
    haystack_fini(&sheaf->text);
    searcher->text = &sheaf->text;
    if (!store_texts(searcher->store, sheaf_begin(index), sheaf_end(grep, index), add_document,
            searcher, &searcher->err))
        return false;
    haystack_close(&sheaf->text);
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
    }
}

static void forget(struct grep *grep, struct sheaf *sheaf)
{
    if (sheaf->upto)
        grep->kept -= sheaf->text.capacity * sizeof *sheaf->text.units;
}

static bool search_sheaf(struct searcher *searcher, size_t index)
{
    struct grep *grep = searcher->grep;
    struct sheaf *sheaf = &grep->sheaves[index];
    bool read = sheaf->upto != sheaf_end(grep, index);
    if (read) {
        forget(grep, sheaf);
        if (!read_sheaf(searcher, sheaf, index))
            return false;
    }
    haystack_find(&sheaf->text, &grep->needle, grep->enough ? 0 : grep->most, &sheaf->hits);
    grep->searched += (long long)sheaf->text.document_count;
    if (read)
        keep_or_drop(grep, sheaf, index);
    return true;
}

static void *search(void *context)
{
    struct grep *grep = context;
    struct searcher searcher = {.grep = grep};
    pthread_mutex_lock(&grep->lock);
    while (!grep->stop && grep->begun < grep->sheaf_count) {
        size_t index = grep->begun++;
        pthread_mutex_unlock(&grep->lock);
        bool ok = search_sheaf(&searcher, index);
        pthread_mutex_lock(&grep->lock);
        grep->sheaves[index].searched = ok && !grep->stop;
        if (!ok && !grep->failed) {
            grep->failed = true;
            grep->stop = true;
            grep->err = searcher.err;
        }
    }
    grep->ended++;
    pthread_cond_signal(&grep->progress);
    pthread_mutex_unlock(&grep->lock);
    if (searcher.store)
        store_close(searcher.store);
    return NULL;
}

static size_t wanted_threads(const struct grep *grep)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = processors < 1 ? 1 : (size_t)processors;
    count = count > THREADS_MOST ? THREADS_MOST : count;
    return count > grep->sheaf_count ? grep->sheaf_count : count;
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
        grep->sheaves[i].searched = false;
    }
}

bool grep_begin(
    struct grep *grep, struct store *store, const char *words, size_t most, struct err *err)
{
    struct counts counts;
    grep_stop(grep);
    if (!store_texts_last(store, &grep->last, err) || !store_counts(store, &counts, err))
        return false;
    needle_fini(&grep->needle);
    needle_init(&grep->needle, words);
    make_room(grep);
    grep->stop = grep->enough = grep->failed = false;
    grep->most = most;
    grep->begun = grep->ended = grep->taken = 0;
    grep->searched = 0;
    hits_fini(&grep->found.hits);
    grep->found = (struct grep_found){.all = counts.documents, .over = !grep->needle.count};
    size_t wanted = grep->needle.count ? wanted_threads(grep) : 0;
    while (grep->thread_count < wanted &&
           !pthread_create(&grep->threads[grep->thread_count], NULL, search, grep))
        grep->thread_count++;
    if (wanted && !grep->thread_count)
        err_fatal("no thread can be started");
    return true;
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

/* In order: the hits behind a sheaf that is not searched yet have to wait. */
static void take_in(struct grep *grep)
{
    while (grep->taken < grep->sheaf_count && grep->sheaves[grep->taken].searched)
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

const struct grep_found *grep_wait(struct grep *grep, int milliseconds)
{
    struct timespec until = in(milliseconds);
    if (grep->found.over)
        return &grep->found;
    pthread_mutex_lock(&grep->lock);
    while (grep->ended < grep->thread_count &&
           pthread_cond_timedwait(&grep->progress, &grep->lock, &until) == 0)
        ;
    take_in(grep);
    bool over = grep->ended == grep->thread_count;
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
    grep->stop = true;
    join(grep);
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
