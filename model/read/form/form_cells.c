#include "form_cells.h"

#include <string.h>

#include "read/chars.h"
#include "read/text/fold.h"
#include "form_breaks.h"

/* As many cells on a line as no single row has. */
enum { LONG_LINE = 20 };

enum { SHORT_ROW = 3 };

/* One line of the part being counted. */
struct line {
    uint32_t atoms, pipes, tabs, wides;
    uint32_t starts[SHORT_ROW]; /* of the first atoms */
};

/* 12, ≥95%. */
static bool begins_figure(const struct flow *flow, uint32_t at)
{
    at += at + 1 < flow->length && flow->gap[at + 1] == GAP_NONE &&
          chars_among(flow->text[at], U"≥≤<>=");
    return chars_digit(flow->text[at]);
}

/* Whether words and figures apart by spaces are a row, not a cell. */
static bool is_row(const struct flow *flow, const struct line *line)
{
    size_t figures = 0;
    for (size_t i = 0; line->atoms == SHORT_ROW && i < SHORT_ROW; i++)
        figures += begins_figure(flow, line->starts[i]);
    return line->atoms > SHORT_ROW || figures == 2;
}

static void count_line(const struct flow *flow, const struct line *line, struct breaks *breaks)
{
    if (!line->atoms && !line->pipes)
        return;
    breaks->lines++;
    breaks->atoms += line->atoms;
    breaks->pipes += line->pipes;
    breaks->pipe_lines += line->pipes >= 3 || (line->pipes == 2 && line->atoms >= 2);
    breaks->tab_lines += line->tabs >= 2;
    if (line->wides >= 2) {
        breaks->wide_lines++;
        breaks->atoms_wide += line->atoms;
    }
    if (is_row(flow, line))
        breaks->atoms_space += line->atoms;
}

void form_count_breaks(const struct flow *flow, struct range range, struct breaks *breaks)
{
    struct line line = {0};
    breaks->parts++;
    struct break_walk walk = form_walk(flow, range.start, range.end);
    for (uint32_t i = range.start; i < range.end; i = form_walk_to(&walk, i + 1)) {
        enum gap gap = i == range.start ? GAP_LINE : flow->gap[i];
        bool pipe = flow->text[i] == '|';
        if (gap >= GAP_LINE) {
            count_line(flow, &line, breaks);
            breaks->blank += i > range.start && gap == GAP_BLANK_LINE;
            line = (struct line){0};
        } else {
            line.tabs += gap == GAP_TAB;
            line.wides += gap == GAP_WIDE || gap == GAP_TAB;
        }
        line.pipes += pipe;
        if (!pipe && line.atoms < SHORT_ROW)
            line.starts[line.atoms] = i;
        line.atoms += !pipe;
    }
    count_line(flow, &line, breaks);
}

struct breaks form_breaks_of_both(const struct breaks *one, const struct breaks *two)
{
    return (struct breaks){.parts = one->parts + two->parts,
        .lines = one->lines + two->lines,
        .blank = one->blank + two->blank,
        .tab_lines = one->tab_lines + two->tab_lines,
        .wide_lines = one->wide_lines + two->wide_lines,
        .pipes = one->pipes + two->pipes,
        .pipe_lines = one->pipe_lines + two->pipe_lines,
        .atoms = one->atoms + two->atoms,
        .atoms_wide = one->atoms_wide + two->atoms_wide,
        .atoms_space = one->atoms_space + two->atoms_space};
}

enum layout form_layout(const struct breaks *b)
{
    if (b->pipes >= 6 && b->pipes * 2 >= b->lines)
        return b->pipe_lines * 2 >= b->lines || b->pipe_lines * 6 >= b->pipes ? LAYOUT_PIPE_ROWS
                                                                              : LAYOUT_PIPE_CELLS;
    if (b->tab_lines >= 2 && b->tab_lines * 3 >= b->lines)
        return LAYOUT_TAB_ROWS;
    if (b->atoms_wide * 2 >= b->atoms && b->wide_lines >= 2)
        return LAYOUT_WIDE_ROWS;
    if (b->lines <= b->parts || b->atoms >= b->lines * LONG_LINE)
        return LAYOUT_ONE_LINE;
    if (b->atoms_space * 2 >= b->atoms)
        return LAYOUT_SPACE_ROWS;
    if (b->blank * 2 >= b->lines)
        return LAYOUT_CELL_BLANK;
    return b->blank * 25 >= b->lines ? LAYOUT_CELL_ROWS : LAYOUT_CELL_LINES;
}

/* The cells as they are made. */
struct maker {
    const struct document *document;
    const struct flow *flow;
    enum layout layout;
    struct arena *arena;
    struct cells *cells;
    enum between before; /* of the cell to come */
};

static void add(struct maker *m, uint32_t start, uint32_t end, enum between next)
{
    struct cells *cells = m->cells;
    cells->items =
        arena_grow(m->arena, cells->items, cells->count, &cells->capacity, sizeof *cells->items);
    cells->items[cells->count++] = (struct cell){{start, end}, m->before};
    m->before = next;
}

static enum between of_gap(enum gap gap)
{
    static const enum between betweens[] = {[GAP_NONE] = BETWEEN_SPACE,
        [GAP_SPACE] = BETWEEN_SPACE,
        [GAP_WIDE] = BETWEEN_WIDE,
        [GAP_TAB] = BETWEEN_TAB,
        [GAP_LINE] = BETWEEN_LINE,
        [GAP_BLANK_LINE] = BETWEEN_BLANK,
        [GAP_PAGE] = BETWEEN_PAGE};
    return betweens[gap];
}

/* Whether each line is a row of as many cells, with pipes between them and none around:
 * 投入 | 目标设定 | 5. A pipe at the start is then behind an empty cell, where some line has none
 * at either end: the lines of a broken row with pipes around have one. */
static bool lines_are_rows(const struct flow *flow, struct range range)
{
    enum { SURE_PIPES = 4 };
    uint32_t rows = 0, pipes = 0, first = 0, bare = 0, opened = 0;
    bool opens = false;
    for (uint32_t i = range.start; i <= range.end; i++) {
        bool begins = i == range.start || i == range.end || flow->gap[i] >= GAP_LINE;
        if (begins && i > range.start) {
            if (pipes < 2 || (rows && pipes != first))
                return false;
            bare += !opens && flow->text[i - 1] != '|';
            opened += opens;
            first = pipes;
            pipes = 0;
            rows++;
        }
        if (i == range.end)
            break;
        opens = begins ? flow->text[i] == '|' : opens;
        pipes += flow->text[i] == '|';
    }
    return rows > 1 && (!opened || (bare && first >= SURE_PIPES));
}

/* Pipes: what stands between two of them is a cell; before the first of a line, too, unless there
 * is nothing. */
static void pipe_cells(struct maker *m, struct range range)
{
    const struct flow *flow = m->flow;
    uint32_t start = range.start;
    bool opening = true; /* only a line end since the last pipe */
    bool ends = lines_are_rows(flow, range);
    for (uint32_t i = range.start; i < range.end; i++) {
        bool new_line = i > range.start && flow->gap[i] >= GAP_LINE;
        if (new_line && ends && start < i) {
            add(m, start, i, BETWEEN_PIPE);
            start = i;
        }
        if (new_line && start == i) {
            m->before = m->before == BETWEEN_PIPE ? BETWEEN_PIPE_LINE : m->before;
            opening = true;
        }
        if (flow->text[i] != '|')
            continue;
        bool alone = i + 1 == range.end || flow->gap[i + 1] >= GAP_LINE;
        if (start < i || !opening || ends || (alone && m->layout == LAYOUT_PIPE_CELLS))
            add(m, start, i, alone ? BETWEEN_PIPE_LINE : BETWEEN_PIPE);
        opening = false;
        start = i + 1;
    }
    if (start < range.end)
        add(m, start, range.end, BETWEEN_ROW);
}

/* A line of nothing but white space that is an empty cell: a tab or an NBSP stands there. */
static bool is_empty_cell(
    const struct document *document, uint32_t start, uint32_t end, enum layout layout)
{
    bool found = false;
    for (uint32_t i = start; i < end; i++) {
        char32_t c = document->chars[i], plain = fold_char(c);
        if (plain != ' ' && plain != '\t')
            return false;
        found |= c != ' ' || layout == LAYOUT_CELL_BLANK;
    }
    return found;
}

/* Cell-a-line layouts: the empty cells among the lines of white space before the character at `at`.
 */
static void empty_lines(struct maker *m, uint32_t at)
{
    const struct document *document = m->document;
    uint32_t from = m->flow->at[at - 1] + 1, to = m->flow->at[at], start = to;
    bool first = true;
    enum between before = BETWEEN_LINE;
    for (uint32_t i = from; i < to; i++) {
        if (document->chars[i] != '\n')
            continue;
        if (!first && i == start) {
            before = BETWEEN_BLANK;
        } else if (!first && is_empty_cell(document, start, i, m->layout)) {
            m->before = before;
            add(m, at, at, BETWEEN_LINE);
            before = BETWEEN_LINE;
        }
        first = false;
        start = i + 1;
    }
    m->before = m->flow->gap[at] == GAP_PAGE ? BETWEEN_PAGE : before;
}

static void line_cells(struct maker *m, struct range range)
{
    const struct flow *flow = m->flow;
    uint32_t start = range.start;
    for (uint32_t i = range.start; (i = form_next_gap(flow, i + 1, range.end)) < range.end;) {
        enum gap gap = flow->gap[i];
        if (gap < GAP_WIDE)
            continue;
        add(m, start, i, of_gap(gap));
        if (gap >= GAP_LINE)
            empty_lines(m, i);
        start = i;
    }
    if (start < range.end)
        add(m, start, range.end, BETWEEN_ROW);
}

/* Rows of tabs: each tab beyond the one that separates is an empty cell. */
static void empty_tabs(struct maker *m, uint32_t at)
{
    const struct document *document = m->document;
    uint32_t tabs = 0;
    bool line_end = false;
    for (uint32_t i = m->flow->at[at - 1] + 1; i < m->flow->at[at]; i++) {
        if (document->chars[i] == '\n') {
            for (; !line_end && tabs; tabs--)
                add(m, at, at, BETWEEN_TAB);
            line_end = true;
            tabs = 0;
        } else if (document->chars[i] == '\t') {
            tabs++;
        }
    }
    if (line_end)
        m->before = of_gap(m->flow->gap[at]);
    for (tabs -= tabs && !line_end; tabs; tabs--)
        add(m, at, at, BETWEEN_TAB);
}

static void tab_cells(struct maker *m, struct range range)
{
    const struct flow *flow = m->flow;
    uint32_t start = range.start;
    for (uint32_t i = range.start; (i = form_next_gap(flow, i + 1, range.end)) < range.end;) {
        if (flow->gap[i] < GAP_TAB)
            continue;
        add(m, start, i, BETWEEN_TAB);
        empty_tabs(m, i);
        start = i;
    }
    if (start < range.end)
        add(m, start, range.end, BETWEEN_ROW);
}

static void space_cells(struct maker *m, struct range range)
{
    const struct flow *flow = m->flow;
    uint32_t start = range.start;
    for (uint32_t i = range.start; (i = form_next_gap(flow, i + 1, range.end)) < range.end;) {
        add(m, start, i, of_gap(flow->gap[i]));
        start = i;
    }
    if (start < range.end)
        add(m, start, range.end, BETWEEN_ROW);
}

void form_cells(const struct document *document, const struct flow *flow, struct range range,
    enum layout layout, struct arena *arena, struct cells *out)
{
    struct maker m = {document, flow, layout, arena, out, BETWEEN_ROW};
    if (range.start >= range.end)
        return;
    switch (layout) {
    case LAYOUT_PIPE_ROWS:
    case LAYOUT_PIPE_CELLS:
        pipe_cells(&m, range);
        break;
    case LAYOUT_TAB_ROWS:
        tab_cells(&m, range);
        break;
    case LAYOUT_CELL_ROWS:
    case LAYOUT_CELL_BLANK:
    case LAYOUT_CELL_LINES:
        line_cells(&m, range);
        break;
    default:
        space_cells(&m, range);
    }
}
