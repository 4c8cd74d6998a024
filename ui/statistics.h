/*
 * statistics - what the statistics pane counts: the evaluations of the list as it is, filter and
 * all. List and journal are read in slices while the pane is open, so that it can be left at any
 * time.
 */
#ifndef FUHE_STATISTICS_H
#define FUHE_STATISTICS_H

#include "sheet.h"
#include "stats.h"
#include "stats_page.h"
#include "store_pace.h"

struct app;

struct statistics {
    struct sheet sheet;
    struct stats_terms terms; /* of its rows */
    struct store_pace spans;
    struct page slowest;
    struct arena arena; /* of the stats */
    struct stats stats;
    struct stats_pace pace;
    int64_t now;          /* when it was counted */
    struct {              /* what was counted */
        uint64_t changes; /* of the units */
        bool whole;       /* the journal too */
    } of;
    bool failed;
    struct err err;
};

void statistics_init(struct statistics *statistics);
void statistics_fini(struct statistics *statistics);

void statistics_open(struct app *app);

/* Reads on for as long as told or a little longer; false when all is read, or the pane is left. */
bool statistics_follow(struct app *app, int milliseconds);

/* Counts anew where the list is another one or more was read. False: the list is not read yet, or
 * it failed. */
bool statistics_settle(struct app *app);

/* The sheet anew, for so many columns. Settled before. */
void statistics_lay(struct app *app, int columns);

/* Keys that were typed before the first frame find the sheet laid out. */
void statistics_ready(struct app *app);

/* Into the selected row: the list filtered to what it counts, or an evaluation. */
void statistics_enter(struct app *app);

#endif
