#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "intl.h"
#include "../ui/cells.h"

enum { COLUMNS = 80, BAR_MOST = 40, NUMBERS_LEAST = 48, LINE = 256 };

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int columns(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || size.ws_col == 0)
        return COLUMNS;
    return size.ws_col;
}

static void time_left(double seconds, char *text, size_t size)
{
    int left = (int)(seconds + 0.999);
    if (left < 60)
        snprintf(text, size, _("%d s left"), left);
    else
        snprintf(text, size, _("%d min %02d s left"), left / 60, left % 60);
}

static const char *const formats[] = {
    [PROGRESS_FILES] = N_("%zu of %zu files, %.0f a second, %s"),
    [PROGRESS_EVALUATIONS] = N_("%zu of %zu evaluations, %.0f a second, %s"),
    [PROGRESS_UPDATED] = N_("store brought up to date: %zu of %zu evaluations, %.0f a second, %s"),
};

/* Blanks instead of an escape sequence take away what stood there: any terminal does that. */
static void draw(struct progress *progress, double seconds)
{
    char numbers[LINE], left[64] = "", bar[BAR_MOST + 1];
    double rate = seconds > 0 ? (double)progress->done / seconds : 0;
    if (rate > 0)
        time_left((double)(progress->total - progress->done) / rate, left, sizeof left);
    snprintf(numbers, sizeof numbers, _(formats[progress->of]), progress->done, progress->total,
        rate, left);
    int width = columns() - 1, taken = cells_width(numbers);
    int room = width - (taken < NUMBERS_LEAST ? NUMBERS_LEAST : taken) - 3;
    room = room > BAR_MOST ? BAR_MOST : room < 0 ? 0 : room;
    int full = progress->total ? (int)((size_t)room * progress->done / progress->total) : room;
    memset(bar, '-', (size_t)room);
    memset(bar, '#', (size_t)full);
    bar[room] = '\0';
    int used;
    size_t fits = cells_fit(numbers, room ? width : width - 3, &used);
    used += room ? room + 3 : 0;
    fprintf(stderr, "\r%s%s%s%.*s%*s", room ? "[" : "", bar, room ? "] " : "", (int)fits, numbers,
        width > used ? width - used : 0, "");
    fflush(stderr);
    progress->drawn = true;
}

void progress_begin(struct progress *progress, size_t total)
{
    progress_begin_of(progress, PROGRESS_FILES, total);
}

void progress_begin_of(struct progress *progress, enum progress_of of, size_t total)
{
    *progress = (struct progress){
        .shown = isatty(STDERR_FILENO) == 1, .of = of, .total = total, .started = now()};
    progress->last = progress->started;
    if (progress->shown)
        draw(progress, 0);
}

void progress_step(struct progress *progress, size_t done)
{
    const double pause = 0.1;
    progress->done = done;
    if (!progress->shown)
        return;
    double time = now();
    if (progress->drawn && time - progress->last < pause)
        return;
    progress->last = time;
    draw(progress, time - progress->started);
}

void progress_clear(struct progress *progress)
{
    if (!progress->drawn)
        return;
    fprintf(stderr, "\r%*s\r", columns() - 1, "");
    fflush(stderr);
    progress->drawn = false;
}

void progress_end(struct progress *progress)
{
    if (!progress->shown)
        return;
    draw(progress, now() - progress->started);
    fputc('\n', stderr);
    progress->drawn = false;
}
