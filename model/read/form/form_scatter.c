#include "form_scatter.h"

#include "form_costs.h"

enum { GOOD_FIT = 1 };

/* The row whose name is `cells[0]`: false unless each column up to the score has its cell. */
static bool read_row(const struct flow *flow, const struct head *head, const struct cell *cells,
    size_t count, struct row *row)
{
    size_t name = form_head_column(head, ROLE_NAME), last = form_head_column(head, ROLE_SCORE);
    if (last == head->count || last < name || count <= last - name)
        return false;
    *row = (struct row){.range = {cells[0].range.start, cells[last - name].range.end}};
    for (size_t k = name; k <= last; k++) {
        struct range range = cells[k - name].range;
        if (form_fits[head->columns[k].role][form_look(flow, range).kind] > GOOD_FIT)
            return false;
        row->cells[k] = range;
        row->filled |= 1u << k;
    }
    return true;
}

struct rows form_scatter(const struct document *document, const struct flow *flow,
    const struct head *head, struct range range, struct arena *arena)
{
    struct cells cells = {0};
    struct rows rows = {0};
    form_cells(document, flow, range, LAYOUT_ONE_LINE, arena, &cells);
    if (!cells.count)
        return rows;
    form_mend(flow, LAYOUT_ONE_LINE, IN_LEVEL1 | IN_LEVEL2, false, arena, &cells);
    rows.items = arena_alloc(arena, cells.count * sizeof *rows.items);
    for (size_t i = 0; i < cells.count; i++)
        if (form_look(flow, cells.items[i].range).kind == LOOK_NAMED &&
            read_row(flow, head, cells.items + i, cells.count - i, &rows.items[rows.count]))
            rows.count++;
    return rows;
}
