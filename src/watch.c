#include "watch.h"

#include "interrupt.h"

/* Fewer are done before anybody wonders. */
enum { SHOWN_LEAST = 200 };

bool watch_step(void *context, int64_t done, int64_t all)
{
    struct watch *watch = context;
    if (!watch->stop)
        watch->stop = interrupt_catch();
    bool begun = watch->progress.total == (size_t)all && watch->progress.done <= (size_t)done;
    if (all >= SHOWN_LEAST && !begun)
        progress_begin_of(&watch->progress, watch->of, (size_t)all);
    progress_step(&watch->progress, (size_t)done);
    return !*watch->stop;
}

bool watch_end(struct watch *watch)
{
    if (!watch->stop)
        return true;
    progress_clear(&watch->progress);
    interrupt_release();
    return !*watch->stop;
}
