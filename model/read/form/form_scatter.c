#include "form_scatter.h"

#include "form_breaks.h"
#include "form_costs.h"

enum { GOOD_FIT = 1 };

bool form_scatter_head(const struct flow *flow, struct range range, struct head *head)
{
    static const struct column columns[] = {{ROLE_NAME, LABEL_LEVEL3, {0}},
        {ROLE_TARGET, LABEL_TARGET, {0}}, {ROLE_ACTUAL, LABEL_ACTUAL, {0}},
        {ROLE_WEIGHT, LABEL_WEIGHT, {0}}, {ROLE_SCORE, LABEL_SCORE, {0}}};
    enum { COLUMNS = sizeof columns / sizeof *columns };
    unsigned met = 0;
    struct break_walk walk = form_walk(flow, range.start, range.end);
    *head = (struct head){.range = range};
    for (uint32_t i = form_walk_to(&walk, range.start); i < range.end;
         i = form_walk_to(&walk, i + 1)) {
        uint32_t length;
        const struct label *label = labels_match(flow, i, range.end, IN_HEAD, &length);
        if (!label || !form_is_break(flow, i + length))
            continue;
        for (size_t k = 0; k < COLUMNS; k++)
            met |= columns[k].code == label->code ? 1u << k : 0;
        if (label->code == LABEL_COMPLETION || label->code == LABEL_LAST_YEAR ||
            label->code == LABEL_MIDYEAR || label->code == LABEL_TARGET_UNIT ||
            label->code == LABEL_TARGET_OPERATOR)
            return false;
    }
    for (size_t k = 0; k < COLUMNS; k++)
        head->columns[head->count++] = columns[k];
    return met == (1u << COLUMNS) - 1;
}

/* Whether a cell begins the next row, or ends the table. */
static bool begins_next(const struct flow *flow, struct range range)
{
    uint32_t length;
    enum look_kind kind = form_look(flow, range).kind;
    return kind == LOOK_NAMED || kind == LOOK_FILLER || kind == LOOK_LEVEL1 ||
           kind == LOOK_LEVEL2 || kind == LOOK_LEVEL ||
           labels_match(flow, range.start, range.end, IN_TOTAL | IN_FORM | IN_HEAD, &length);
}

/* The row whose name is `cells[0]`: false unless each column up to the score has its cell and none
 * is left over. */
static bool read_row(const struct flow *flow, const struct head *head, const struct cell *cells,
    size_t count, struct row *row)
{
    size_t name = form_head_column(head, ROLE_NAME), last = form_head_column(head, ROLE_SCORE);
    if (last == head->count || last < name || count <= last - name)
        return false;
    if (count > last - name + 1 && !begins_next(flow, cells[last - name + 1].range))
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
