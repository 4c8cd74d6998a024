#include "form.h"

#include "form_fill.h"
#include "form_funds.h"
#include "form_grid.h"
#include "form_keys.h"
#include "form_scatter.h"
#include "form_settle.h"
#include "intl.h"

enum { CELLS_MAX = 20000 };

/* The body without the headers that came again: the rows of all its pieces. */
static void body_cells(const struct document *document, const struct flow *flow,
    const struct form *form, enum layout layout, struct arena *scratch, struct cells *cells)
{
    uint32_t at = form->body.start;
    for (size_t i = 0; i <= form->repeat_count; i++) {
        bool last = i == form->repeat_count || form->repeats[i].start >= form->body.end;
        struct range piece = {at, last ? form->body.end : form->repeats[i].start};
        if (piece.start < piece.end)
            form_cells(document, flow, piece, layout, scratch, cells);
        if (last)
            break;
        at = form->repeats[i].end;
    }
}

struct layouts {
    enum layout funds, rows;
};

static bool is_row_a_line(enum layout layout)
{
    return layout == LAYOUT_PIPE_ROWS || layout == LAYOUT_TAB_ROWS || layout == LAYOUT_WIDE_ROWS ||
           layout == LAYOUT_SPACE_ROWS;
}

/* Whether lines end anywhere, as those of one long line that was broken do: the first row begins on
 * the header's last line, or the header behind other words. */
static bool runs_on(const struct flow *flow, const struct form *form)
{
    uint32_t start = form->head.range.start, body = form->body.start, length;
    if (body < form->body.end && flow->gap[body] < GAP_LINE)
        return true;
    if (flow->gap[start] >= GAP_LINE)
        return false;
    while (start > form->keys.start && flow->gap[start] < GAP_LINE)
        start--;
    const struct label *label =
        labels_match(flow, start, form->body.start, IN_FORM | IN_HEAD, &length);
    return !label || start + length < form->head.range.start;
}

/* Both tables of a form are of one layout, but rows on lines may be set otherwise in each. */
static struct layouts layouts_of(
    const struct flow *flow, const struct form *form, uint32_t funds, uint32_t funds_end)
{
    struct breaks one = {0}, two = {0};
    if (funds < funds_end)
        form_count_breaks(flow, (struct range){funds, funds_end}, &one);
    if (form->has_head)
        form_count_breaks(flow, (struct range){form->head.range.start, form->body.end}, &two);
    struct layouts own = {form_layout(&one), form_layout(&two)};
    if (own.rows == LAYOUT_SPACE_ROWS && runs_on(flow, form))
        return (struct layouts){own.funds, LAYOUT_ONE_LINE};
    if (is_row_a_line(own.funds) && is_row_a_line(own.rows))
        return own;
    struct breaks both = form_breaks_of_both(&one, &two);
    enum layout layout = form_layout(&both);
    return (struct layouts){layout, layout};
}

/* The tables whose cells were put in order, where the header and those that came again are such. */
static bool read_grids(
    struct form_result *result, const struct form *form, const struct grids *grids)
{
    const struct grid *grid = form_grid_at(grids, form->head.range.start);
    if (!grid)
        return false;
    form_fill_rows(result, &grid->head, &grid->rows);
    for (size_t i = 0; i < form->repeat_count; i++)
        if ((grid = form_grid_at(grids, form->repeats[i].start)))
            form_fill_rows(result, &grid->head, &grid->rows);
    return true;
}

/* Whether so many rows are broken that it is not cells what line ends and spaces set apart: no row
 * is certain then. */
static bool is_glued(enum layout layout, const struct rows *rows)
{
    bool loose =
        layout != LAYOUT_PIPE_ROWS && layout != LAYOUT_PIPE_CELLS && layout != LAYOUT_TAB_ROWS;
    size_t broken = 0, share = layout == LAYOUT_ONE_LINE ? 3 : 2;
    for (size_t i = 0; i < rows->count; i++)
        broken += rows->items[i].broken;
    return loose && broken * share > rows->count;
}

static void read_rows(
    struct form_result *result, const struct form *form, enum layout layout, struct arena *scratch)
{
    struct cells cells = {0};
    body_cells(result->document, result->flow, form, layout, scratch, &cells);
    if (cells.count > CELLS_MAX) {
        form_remark(result, form->body, _("This table is too long to be one form"));
        cells.count = CELLS_MAX;
    }
    if (!cells.count)
        return;
    bool own_columns = form_head_column(&form->head, ROLE_OPERATOR) < form->head.count ||
                       form_head_column(&form->head, ROLE_UNIT) < form->head.count;
    form_mend(result->flow, layout, IN_LEVEL1 | IN_LEVEL2 | IN_FORM, own_columns, scratch, &cells);
    struct rows rows =
        form_align(result->flow, &cells, layout, form->head.columns, form->head.count, scratch);
    if (is_glued(layout, &rows))
        return;
    form_settle_points(result->flow, &form->head, layout, &rows);
    form_fill_rows(result, &form->head, &rows);
}

/* Rows in disorder. */
static void read_scattered(
    struct form_result *result, struct form *form, struct range range, struct arena *scratch)
{
    struct rows rows = form_scatter(result->document, result->flow, &form->head, range, scratch);
    if (!rows.count)
        return;
    form_fill_rows(result, &form->head, &rows);
    form_remark(result, form->head.range,
        _("The columns of this table are scrambled: only rows that are whole are read"));
    if (rows.items[0].range.start < form->range.start)
        form->range.start = rows.items[0].range.start;
}

/* `taken`: how far the document is the forms' before; moves on. */
static void read_form(struct form_result *result, struct form *form, uint32_t from,
    const struct grids *grids, uint32_t *taken, struct arena *scratch)
{
    const struct flow *flow = result->flow;
    struct head funds;
    uint32_t keys_end = form->keys.end;
    bool has_funds = form_head_funds(flow, form->keys.start, keys_end, &funds);
    uint32_t funds_start =
        has_funds ? funds.range.start : form_funds_end(flow, form, form->keys.start);
    uint32_t funds_end = form_funds_end(flow, form, has_funds ? funds.range.end : form->keys.start);
    struct layouts layouts = layouts_of(flow, form, funds_start, funds_end);
    form_keys(result, form, layouts.funds, has_funds ? funds.range.start : funds_end);
    form_funds(result, form, layouts.funds, has_funds ? &funds : NULL, funds_end, scratch);
    if (form->has_head) {
        if (!read_grids(result, form, grids))
            read_rows(result, form, layouts.rows, scratch);
        if (!result->evaluation->indicator_count && form->range.start > from)
            read_scattered(result, form, (struct range){from, form->range.start}, scratch);
        if (!result->evaluation->indicator_count)
            form_remark(
                result, form->head.range, _("No row of this table can be split into its cells"));
        form_fill_total(result, form);
    } else if (form_scatter_head(flow, form->keys, &form->head)) {
        read_scattered(result, form, form->keys, scratch);
    }
    if (!form->has_head && !result->evaluation->indicator_count)
        form_remark(result, form->title, _("No indicator table was recognised in this form"));
    struct place extent = form_place(result, form->range);
    uint32_t start = extent.start > *taken ? extent.start : *taken,
             end = extent.start + extent.length;
    *taken = end > start ? end : start + 1;
    result->evaluation->extent = (struct place){start, *taken - start};
}

void form_read(const struct document *document, const struct flow *flow, struct arena *arena,
    struct evaluation_list *out)
{
    struct arena scratch;
    struct flow ordered = {0};
    struct grids grids = {0};
    struct forms forms = {0};
    uint32_t taken = 0;
    arena_init(&scratch);
    if (form_grid(flow, &scratch, &ordered, &grids))
        flow = &ordered;
    form_find(flow, &scratch, &forms);
    for (size_t i = 0; i < forms.count; i++) {
        out->items = xgrow(out->items, out->count, &out->capacity, sizeof *out->items);
        struct evaluation *evaluation = &out->items[out->count++];
        *evaluation = (struct evaluation){0};
        struct form_result result = {.document = document,
            .flow = flow,
            .reordered = flow == &ordered,
            .arena = arena,
            .evaluation = evaluation};
        read_form(&result, &forms.items[i], i ? forms.items[i - 1].range.end : 0, &grids, &taken,
            &scratch);
    }
    form_grid_fini(&ordered);
    arena_fini(&scratch);
}
