/*
 * timed - how long a piece of work, or a command with nothing on its terminal, takes.
 */
#ifndef FUHE_BENCH_TIMED_H
#define FUHE_BENCH_TIMED_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct spent {
    double wall, processor; /* seconds */
};

static inline double clock_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds from a moment in the past. */
static inline double now(void)
{
    return clock_of(CLOCK_MONOTONIC);
}

static inline double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* `*status` is that of its exit; 127 where it cannot be run or was killed. */
static inline struct spent timed_command(char *const argv[], int *status)
{
    struct rusage usage;
    double start = now();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        execvp(argv[0], argv);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, status, 0, &usage) < 0) {
        perror(argv[0]);
        exit(2);
    }
    *status = WIFEXITED(*status) ? WEXITSTATUS(*status) : 127;
    return (struct spent){now() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

/* For qsort. */
static inline int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
