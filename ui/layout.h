/*
 * layout - which panes are on the screen, and where. Pure arithmetic.
 */
#ifndef FUHE_LAYOUT_H
#define FUHE_LAYOUT_H

#include <stdbool.h>

#include "frame.h"

enum pane {
    PANE_UNITS,
    PANE_BUDGET,
    PANE_INDICATORS,
    PANE_FINDINGS,
    PANE_MENTIONS,
    PANE_NOTES,
    PANE_FACETS,
    PANE_WHY,
    PANE_GOAL,
    PANE_GREP,
    PANE_SOURCE,
    PANE_GAUGE,
    PANE_HISTORY,
    PANE_STATS,
    PANE_BULK,
    PANE_COMPARE,
    PANE_POLICY,
    PANE_HELP,
    PANES
};

enum { LAYOUT_MIN_ROWS = 16, LAYOUT_MIN_COLUMNS = 60 };

/* What the reviewer asked for. */
struct layout_wish {
    bool source;        /* the source beside, where there is room */
    enum pane middle;   /* indicators, findings, or a list aside: where there is room for one
                         * of them alone; else indicators, and below them it or the findings */
    enum pane covering; /* source, hits or help over the other panes; PANES: none */
};

struct layout {
    bool too_small;
    bool roomy; /* the source has its own room */
    int rows, columns;
    struct rect boxes[3]; /* with their borders */
    int box_count;
    struct {
        bool shown;
        struct rect rect; /* inside the borders; the title stands on the row above */
    } panes[PANES];
};

void layout_make(struct layout *layout, int rows, int columns, const struct layout_wish *wish);

#endif
