/*
 * tap - what the programs of this folder share: results in the words of TAP, and numbers that are
 * the same in every run.
 */
#ifndef FUHE_TEST_TAP_H
#define FUHE_TEST_TAP_H

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>

static int tap_number, tap_failed;
static unsigned tap_seed = 7;

static inline void report(bool ok, const char *what)
{
    printf(
        "%sok %d - %s %s\n", ok ? "" : "not ", ++tap_number, program_invocation_short_name, what);
    tap_failed += !ok;
}

/* The plan; the exit status of the program. */
static inline int report_all(void)
{
    printf("1..%d\n", tap_number);
    return tap_failed > 0;
}

/* 0 … most - 1 */
static inline unsigned below(unsigned most)
{
    tap_seed = tap_seed * 1664525u + 1013904223u;
    return (tap_seed >> 8) % most;
}

#endif
