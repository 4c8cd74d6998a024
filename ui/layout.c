#include "layout.h"

/* From these sizes on there is more room than the panes of a small terminal need. */
enum { SOURCE_COLUMNS = 120, FINDINGS_ROWS = 34, TWO_LINE_GAUGE_ROWS = 20, WHOLE_BUDGET_ROWS = 18 };

enum { MAIN_COLUMNS = 62, SOURCE_MOST = 70 };

static const struct {
    int from, columns;
} unit_widths[] = {{180, 48}, {150, 34}, {130, 28}, {120, 24}, {100, 30}, {72, 24}, {0, 20}};

static int units_columns(int columns)
{
    int i = 0;
    while (columns < unit_widths[i].from)
        i++;
    return unit_widths[i].columns;
}

/* A line of a report is some sixty cells; more is of no use to the source, less is to the values.
 */
static int source_columns(int room)
{
    int columns = room - MAIN_COLUMNS;
    return columns > SOURCE_MOST ? SOURCE_MOST : columns;
}

static struct rect add_box(struct layout *layout, int column, int columns)
{
    struct rect box = {1, column, layout->rows - 2, columns};
    layout->boxes[layout->box_count++] = box;
    return (struct rect){box.row + 1, column + 1, box.rows - 2, columns - 2};
}

static void show(struct layout *layout, enum pane pane, struct rect rect)
{
    layout->panes[pane].shown = true;
    layout->panes[pane].rect = rect;
}

/* The next `rows` rows of a box, its title row above counted by the caller. */
static struct rect take(struct rect *rest, int rows)
{
    struct rect taken = *rest;
    taken.rows = rows;
    rest->row += rows + 1;
    rest->rows -= rows + 1;
    return taken;
}

static void divide_main(struct layout *layout, struct rect rest, enum pane middle)
{
    int all = rest.rows;
    show(layout, PANE_BUDGET, take(&rest, all >= WHOLE_BUDGET_ROWS ? 4 : 2));
    int gauge = all >= TWO_LINE_GAUGE_ROWS ? 2 : 1;
    struct rect between = take(&rest, rest.rows - gauge - 1);
    show(layout, PANE_GAUGE, rest);
    if (all < FINDINGS_ROWS) {
        show(layout, middle, between);
        return;
    }
    int findings = between.rows / 3;
    show(layout, PANE_INDICATORS, take(&between, between.rows - findings - 1));
    show(layout, middle == PANE_INDICATORS ? PANE_FINDINGS : middle, between);
}

void layout_make(struct layout *layout, int rows, int columns, const struct layout_wish *wish)
{
    *layout = (struct layout){.rows = rows, .columns = columns};
    layout->too_small = rows < LAYOUT_MIN_ROWS || columns < LAYOUT_MIN_COLUMNS;
    layout->roomy = columns >= SOURCE_COLUMNS;
    if (layout->too_small)
        return;
    if (wish->covering != PANES) {
        show(layout, wish->covering, add_box(layout, 0, columns));
        return;
    }
    int units = units_columns(columns), main = columns - units;
    int source = layout->roomy && wish->source ? source_columns(main) : 0;
    show(layout, PANE_UNITS, add_box(layout, 0, units));
    divide_main(layout, add_box(layout, units, main - source), wish->middle);
    if (source)
        show(layout, PANE_SOURCE, add_box(layout, columns - source, source));
}
