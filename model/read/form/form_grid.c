#include "form_grid.h"

#include <stdlib.h>
#include <string.h>

#include "form_find.h"
#include "form_sheet_rows.h"
#include "read/chars.h"

static int by_cell(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return form_sheet_by_line(a, b);
}

static void write_rows(const struct sheet *s, struct sheet_writer *w, size_t n, struct rows *rows)
{
    rows->count = s->count;
    rows->items = arena_alloc(s->arena, s->count * sizeof *rows->items);
    for (size_t i = 0; i < n; i++) {
        const struct atom *atom = s->order[i], *last = i ? s->order[i - 1] : NULL;
        bool new_row = !last || last->row != atom->row,
             new_cell = new_row || last->column != atom->column;
        struct row *row = &rows->items[atom->row];
        uint32_t start = w->at;
        enum gap gap = new_row                    ? GAP_LINE
                       : new_cell                 ? GAP_WIDE
                       : last->line == atom->line ? GAP_SPACE
                                                  : GAP_NONE;
        form_sheet_write(w, atom, gap);
        if (new_row)
            row->range.start = start;
        if (new_cell)
            row->cells[atom->column].start = start;
        row->cells[atom->column].end = row->range.end = w->at;
        row->filled |= 1u << atom->column;
    }
}

/* What belongs to neither header nor rows, the header, the rows: into `ordered`. */
static void write_sheet(struct sheet *s, struct flow *ordered, struct grid *grid)
{
    bool *apart = arena_alloc(s->arena, s->atoms.count);
    struct sheet_writer writer = {s->flow, ordered, grid->range.start};
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].line > s->last && s->atoms.items[i].row < 0)
            form_sheet_write(&writer, &s->atoms.items[i], n++ ? GAP_NONE : GAP_LINE);
    n = form_sheet_header(s, s->first, s->last, apart);
    for (size_t i = 0; i < n; i++)
        form_sheet_write(&writer, s->order[i], i == 0 ? GAP_LINE : apart[i] ? GAP_WIDE : GAP_NONE);
    n = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].line > s->last && s->atoms.items[i].row >= 0)
            s->order[n++] = &s->atoms.items[i];
    qsort(s->order, n, sizeof *s->order, by_cell);
    write_rows(s, &writer, n, &grid->rows);
    grid->head = s->head;
}

static uint32_t line_start(const struct flow *flow, uint32_t from, uint32_t at)
{
    while (at > from && flow->gap[at] < GAP_LINE)
        at--;
    return at;
}

static uint32_t next_line(const struct flow *flow, uint32_t at)
{
    for (at++; at < flow->length && flow->gap[at] < GAP_LINE; at++)
        ;
    return at;
}

static bool stands_at(const struct flow *flow, uint32_t at, const char32_t *word)
{
    for (; *word; word++, at++)
        if (at >= flow->length || flow->text[at] != *word)
            return false;
    return true;
}

static bool is_wide_line(const struct flow *flow, uint32_t at, uint32_t from)
{
    uint32_t wide = 0;
    for (uint32_t i = line_start(flow, from, at) + 1, end = next_line(flow, at); i < end; i++)
        wide += flow->gap[i] == GAP_WIDE;
    return wide >= 2;
}

/* Words of a header that stand whole on one line where others are broken. */
struct anchor {
    const char32_t *text;
    bool funds;
};
static const struct anchor anchor_words[] = {
    {U"三级", false}, {U"指标名称", false}, {U"执行率", true}};
enum { ANCHORS = sizeof anchor_words / sizeof *anchor_words };

/* The next place of each anchor; the flow's length when there is none. */
struct anchors {
    uint32_t next[ANCHORS];
};

static uint32_t next_anchor(const struct flow *flow, uint32_t at, const char32_t *word)
{
    for (at = form_next(flow, at, flow->length, word[0]); at < flow->length;
         at = form_next(flow, at + 1, flow->length, word[0]))
        if (stands_at(flow, at, word) && flow->gap[at] != GAP_NONE)
            return at;
    return at;
}

/* The first anchor from `at` on, on a line whose words stand apart by wide gaps. */
static uint32_t find_anchor(
    const struct flow *flow, struct anchors *anchors, uint32_t at, uint32_t from, bool *funds)
{
    for (;;) {
        size_t first = 0;
        for (size_t i = 0; i < ANCHORS; i++) {
            if (anchors->next[i] < at)
                anchors->next[i] = next_anchor(flow, at, anchor_words[i].text);
            first = anchors->next[i] < anchors->next[first] ? i : first;
        }
        uint32_t found = anchors->next[first];
        *funds = anchor_words[first].funds;
        if (found >= flow->length || is_wide_line(flow, found, from))
            return found;
        at = found + 1;
    }
}

static uint32_t anchor_line(const struct sheet *s, uint32_t at)
{
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].range.end > at)
            return s->atoms.items[i].line;
    return 0;
}

/* Past the lines that may be rows of a fund table: those of the next tables have labels of their
 * own. */
static uint32_t funds_end(const struct flow *flow, uint32_t at, uint32_t limit)
{
    enum { FUND_LINES = 24 };
    for (int lines = 0; lines < FUND_LINES && at < limit; lines++) {
        uint32_t end = next_line(flow, at), length;
        for (uint32_t i = at; i < end; i++) {
            const struct label *label =
                form_is_break(flow, i)
                    ? labels_match(flow, i, end, IN_FORM | IN_HEAD | IN_TITLE, &length)
                    : NULL;
            if (label && label->code != LABEL_FUNDS && label->code != LABEL_WEIGHT &&
                label->code != LABEL_SCORE && label->code != LABEL_CURRENCY &&
                label->code != LABEL_COMPLETION && label->code != LABEL_TARGET_UNIT)
                return at;
        }
        at = end;
    }
    return at;
}

/* The header around the word at `at`; `range` becomes that of its lines. */
static bool find_head(struct sheet *s, uint32_t from, uint32_t at, struct range *range)
{
    enum { LONGEST_HEAD = 1200 };
    const struct flow *flow = s->flow;
    uint32_t start = line_start(flow, from, at), end = next_line(flow, at);
    for (int i = 0; i < SHEET_HEAD_LINES; i++) {
        start = start > from ? line_start(flow, from, start - 1) : start;
        end = end < flow->length ? next_line(flow, end) : end;
    }
    if (end - start > LONGEST_HEAD)
        return false;
    form_atoms(flow, (struct range){start, end}, s->arena, &s->atoms);
    s->order = arena_alloc(s->arena, s->atoms.count * sizeof *s->order);
    if (!form_sheet_head(s, anchor_line(s, at)))
        return false;
    *range = (struct range){end, at};
    for (size_t i = s->atoms.count; i-- > 0;) {
        const struct atom *atom = &s->atoms.items[i];
        if (atom->line >= s->first && atom->line <= s->last)
            range->start = atom->range.start;
        if (atom->line <= s->last && atom->range.end > range->end)
            range->end = atom->range.end;
    }
    s->last -= s->first;
    s->first = 0;
    return true;
}

static uint32_t behind_figures(const struct flow *flow, struct range range)
{
    uint32_t behind = range.start;
    for (uint32_t i = range.start; i < range.end; i = next_line(flow, i))
        if (chars_have_digit(flow, (struct range){i, next_line(flow, i)}))
            behind = next_line(flow, i);
    return behind < range.end ? behind : range.end;
}

/* Where the rows of a fund table end: the header of the indicators below may begin above the first
 * line that tells it, with the halves of its broken words. */
static uint32_t before_indicators(const struct sheet *s, struct range rows)
{
    const struct flow *flow = s->flow;
    uint32_t reach = rows.end;
    for (int i = 0; i < SHEET_HEAD_LINES && reach < flow->length; i++)
        reach = next_line(flow, reach);
    for (size_t i = 0; i < ANCHORS; i++) {
        uint32_t at = next_anchor(flow, rows.end, anchor_words[i].text);
        struct sheet next = {.flow = flow, .arena = s->arena};
        struct range head;
        if (!anchor_words[i].funds && at < reach &&
            find_head(&next, behind_figures(flow, rows), at, &head) && head.start < rows.end)
            return head.start;
    }
    return rows.end;
}

/* The table around the header word at `at`, from `from` on. `range`: of the table, or of its header
 * where it fails. */
static bool read_sheet(struct sheet *s, uint32_t from, uint32_t at, struct range *range)
{
    enum { LONGEST = 20000 };
    const struct flow *flow = s->flow;
    *range = (struct range){at, at + 1};
    if (!find_head(s, from, at, range))
        return false;
    uint32_t limit = flow->length - range->start > LONGEST ? range->start + LONGEST : flow->length;
    uint32_t end =
        s->funds ? funds_end(flow, range->end, limit) : form_rows_end(flow, range->end, limit);
    if (s->funds)
        end = before_indicators(s, (struct range){range->end, end});
    struct range table = {range->start, end};
    form_atoms(flow, table, s->arena, &s->atoms);
    s->order = arena_alloc(s->arena, s->atoms.count * sizeof *s->order);
    if (!form_sheet_columns(s) || !form_sheet_rows(s))
        return false;
    *range = table;
    return true;
}

/* With headings over several lines the rows are, too: line by line they would be read wrongly. */
static bool is_broken_table(const struct sheet *s)
{
    return !s->funds && s->head.count && s->last > s->first;
}

static void copy_flow(const struct flow *flow, struct flow *copy)
{
    *copy = *flow;
    copy->text = xrealloc(NULL, flow->length + 1, sizeof *copy->text);
    copy->at = xrealloc(NULL, flow->length + 1, sizeof *copy->at);
    copy->gap = xrealloc(NULL, flow->length + 1, sizeof *copy->gap);
    memcpy(copy->text, flow->text, flow->length * sizeof *copy->text);
    memcpy(copy->at, flow->at, flow->length * sizeof *copy->at);
    memcpy(copy->gap, flow->gap, flow->length * sizeof *copy->gap);
}

static struct grid *add(struct grids *grids, struct arena *arena)
{
    grids->items =
        arena_grow(arena, grids->items, grids->count, &grids->capacity, sizeof *grids->items);
    return &grids->items[grids->count++];
}

bool form_grid(
    const struct flow *flow, struct arena *arena, struct flow *ordered, struct grids *grids)
{
    struct anchors anchors = {{0}};
    uint32_t from = 0;
    bool funds;
    if (!memchr(flow->gap, GAP_WIDE, flow->length))
        return false;
    for (uint32_t i = 1; (i = find_anchor(flow, &anchors, i, from, &funds)) < flow->length; i++) {
        struct sheet *sheet = arena_alloc(arena, sizeof *sheet);
        struct range range;
        *sheet = (struct sheet){.flow = flow, .arena = arena, .funds = funds};
        bool whole = read_sheet(sheet, from, i, &range);
        if (!whole && !is_broken_table(sheet)) {
            i = range.end - 1;
            continue;
        }
        if (!grids->count)
            copy_flow(flow, ordered);
        struct grid *grid = add(grids, arena);
        *grid = (struct grid){.range = range, .funds = funds, .head = sheet->head};
        if (whole)
            write_sheet(sheet, ordered, grid);
        i = from = range.end;
    }
    return grids->count > 0;
}

void form_grid_fini(struct flow *ordered)
{
    flow_fini(ordered);
}

const struct grid *form_grid_at(const struct grids *grids, uint32_t at)
{
    for (size_t i = 0; i < grids->count; i++)
        if (!grids->items[i].funds && grids->items[i].range.start <= at &&
            at < grids->items[i].range.end)
            return &grids->items[i];
    return NULL;
}
