#include "form_sheet_rows.h"

#include <stdlib.h>
#include <string.h>

#include "read/chars.h"

enum { LABEL_LINES = 4, LINE = 4 };

/* Roles one of whose figures stands on one line of each row. */
static const enum role fund_anchors[] = {ROLE_AMOUNT, ROLE_RATE},
                       point_anchors[] = {ROLE_WEIGHT, ROLE_SCORE};

static bool is_anchor(
    const struct sheet *s, const struct atom *atom, const enum role roles[2], bool figures)
{
    if (atom->line <= s->last || atom->column < 0 ||
        (figures && !chars_have_digit(s->flow, atom->range)))
        return false;
    enum role role = s->head.columns[atom->column].role;
    return role == roles[0] || role == roles[1];
}

static bool find_anchors(struct sheet *s, const enum role roles[2], bool figures)
{
    s->count = 0;
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        if (!is_anchor(s, atom, roles, figures) ||
            (s->count && s->anchors[s->count - 1] == atom->line))
            continue;
        if (s->count == SHEET_ROWS_MAX)
            return false;
        s->anchors[s->count++] = atom->line;
    }
    return s->count > 0;
}

/* The lines on which a column has words, in order. */
static size_t lines_of(const struct sheet *s, int column, uint32_t *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        if (atom->column == column && atom->line > s->last &&
            (n == 0 || lines[n - 1] != atom->line))
            lines[n++] = atom->line;
    }
    return n;
}

/* Cells are centred on their rows: as many lines stand above a row's figures as below. */
static bool centre(const struct sheet *s, const uint32_t *lines, size_t n, int *rows)
{
    size_t at = 0;
    for (size_t i = 0; i < s->count; i++) {
        size_t above = 0;
        while (at < n && lines[at] < s->anchors[i]) {
            rows[at++] = (int)i;
            above++;
        }
        if (at < n && lines[at] == s->anchors[i])
            rows[at++] = (int)i;
        for (; above; above--) {
            if (at == n || (i + 1 < s->count && lines[at] >= s->anchors[i + 1]))
                return false;
            rows[at++] = (int)i;
        }
    }
    return at == n;
}

/* Cells begin on the line of their row's figures. */
static bool hang(const struct sheet *s, const uint32_t *lines, size_t n, int *rows)
{
    size_t i = 0;
    for (size_t at = 0; at < n; at++) {
        while (i + 1 < s->count && lines[at] >= s->anchors[i + 1])
            i++;
        if (lines[at] < s->anchors[i])
            return false;
        rows[at] = (int)i;
    }
    return true;
}

/* A blank line between two rows' figures, the only one, is where the first row ends. */
static bool split_at_blanks(
    const struct sheet *s, const bool *blank, const uint32_t *lines, size_t n, int *rows)
{
    for (size_t at = 0, i = 0; at < n; at++) {
        while (i + 1 < s->count && lines[at] >= s->anchors[i + 1])
            i++;
        rows[at] = (int)i;
        if (lines[at] <= s->anchors[i] || i + 1 == s->count)
            continue;
        uint32_t found = 0;
        for (uint32_t l = s->anchors[i] + 1; l < s->anchors[i + 1]; l++)
            if (blank[l]) {
                if (found)
                    return false;
                found = l;
            }
        if (!found)
            return false;
        rows[at] += lines[at] > found;
    }
    return true;
}

static bool is_level(const struct sheet *s, size_t column)
{
    return s->head.columns[column].role == ROLE_LEVEL1 ||
           s->head.columns[column].role == ROLE_LEVEL2;
}

static void set_rows(struct sheet *s, int column, const uint32_t *lines, size_t n, const int *rows)
{
    size_t at = 0;
    for (size_t i = 0; i < s->atoms.count; i++) {
        struct atom *atom = &s->atoms.items[i];
        if (atom->column != column || atom->line <= s->last)
            continue;
        while (at < n && lines[at] < atom->line)
            at++;
        atom->row = rows[at];
    }
}

/* How the lines of cells stand to the figures of their rows. */
enum hold { HOLD_UNKNOWN, HOLD_CENTRED, HOLD_HUNG };

struct column_lines {
    uint32_t *lines;
    size_t count;
    int *centred, *hung;
    bool is_centred, is_hung;
};

static struct column_lines hold_column(const struct sheet *s, size_t column)
{
    struct column_lines c = {.lines = arena_alloc(s->arena, s->atoms.count * sizeof *c.lines)};
    c.count = lines_of(s, (int)column, c.lines);
    c.centred = arena_alloc(s->arena, (c.count + 1) * sizeof *c.centred);
    c.hung = arena_alloc(s->arena, (c.count + 1) * sizeof *c.hung);
    c.is_centred = centre(s, c.lines, c.count, c.centred);
    c.is_hung = hang(s, c.lines, c.count, c.hung);
    return c;
}

/* The header's own lines: where the headings of one line stand beside the others' lines. */
static enum hold hold_of_header(const struct sheet *s)
{
    size_t upper = 0, inner = 0, lower = 0;
    for (size_t c = 0; c < s->head.count; c++) {
        uint32_t first = s->last, last = s->first;
        for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= s->last; i++) {
            const struct atom *atom = &s->atoms.items[i];
            if (atom->column != (int)c)
                continue;
            first = atom->line < first ? atom->line : first;
            last = atom->line;
        }
        if (first == last)
            *(first == s->first ? &upper : first < s->last ? &inner : &lower) += 1;
    }
    if (s->first == s->last || lower || (upper && inner))
        return HOLD_UNKNOWN;
    return upper ? HOLD_HUNG : inner ? HOLD_CENTRED : HOLD_UNKNOWN;
}

/* A page holds all its cells alike: columns that can be held in one way only tell for those that
 * can be in both; where there are none, the header. */
static enum hold hold_of(const struct sheet *s, const struct column_lines *columns)
{
    bool centred = false, hung = false;
    for (size_t c = 0; c < s->head.count; c++) {
        centred |= columns[c].count && columns[c].is_centred && !columns[c].is_hung;
        hung |= columns[c].count && columns[c].is_hung && !columns[c].is_centred;
    }
    if (centred && hung)
        return HOLD_UNKNOWN;
    return centred ? HOLD_CENTRED : hung ? HOLD_HUNG : hold_of_header(s);
}

static bool assign_rows(struct sheet *s, const bool *blank)
{
    struct column_lines columns[COLUMNS_MAX] = {0};
    for (size_t c = 0; c < s->head.count; c++)
        if (!is_level(s, c))
            columns[c] = hold_column(s, c);
    enum hold hold = hold_of(s, columns);
    for (size_t c = 0; c < s->head.count; c++) {
        struct column_lines *l = &columns[c];
        bool hung = l->is_hung && (hold == HOLD_HUNG || !l->is_centred);
        if (!l->count)
            continue;
        if (!hung && !l->is_centred && !split_at_blanks(s, blank, l->lines, l->count, l->hung))
            return false;
        set_rows(s, (int)c, l->lines, l->count, !hung && l->is_centred ? l->centred : l->hung);
    }
    return true;
}

/* A target or an actual with figures on two lines is of two rows. */
static bool has_second_figure(const struct sheet *s)
{
    const struct atom *lasts[COLUMNS_MAX] = {0};
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        if (atom->row < 0 || !chars_have_digit(s->flow, atom->range))
            continue;
        enum role role = s->head.columns[atom->column].role;
        const struct atom *last = lasts[atom->column];
        if ((role == ROLE_TARGET || role == ROLE_ACTUAL) && last && last->row == atom->row &&
            last->line != atom->line)
            return true;
        lasts[atom->column] = atom;
    }
    return false;
}

/* The rows: by amounts or points; where the table has none, by the first of actual, target and name
 * that makes sense. */
static bool find_rows(struct sheet *s, const bool *blank)
{
    static const enum role others[][2] = {
        {ROLE_ACTUAL, ROLE_ACTUAL}, {ROLE_TARGET, ROLE_TARGET}, {ROLE_NAME, ROLE_NAME}};
    if (find_anchors(s, s->funds ? fund_anchors : point_anchors, true))
        return assign_rows(s, blank);
    bool pointed = form_head_column(&s->head, ROLE_WEIGHT) < s->head.count;
    for (size_t i = 0; !s->funds && !pointed && i < sizeof others / sizeof *others; i++)
        if (find_anchors(s, others[i], false) && assign_rows(s, blank) && !has_second_figure(s))
            return true;
    return false;
}

/* Where rows and lines are on the page. A row is as high as its highest cell, and a cell's lines
 * are centred on it: the lines of a printout alone do not tell, for those of cells beside one
 * another interleave. */
static void measure_rows(struct sheet *s, const bool *blank, uint32_t last)
{
    int(*lines)[COLUMNS_MAX] = arena_alloc(s->arena, s->count * sizeof *lines);
    int *most = arena_alloc(s->arena, s->count * sizeof *most), gap = 0;
    for (size_t i = 0; i < s->count; i++)
        s->top[i] = s->anchors[i];
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i], *before = i ? &s->atoms.items[i - 1] : NULL;
        bool same = before && before->line == atom->line && before->column == atom->column;
        if (atom->row < 0 || is_level(s, (size_t)atom->column))
            continue;
        int n = lines[atom->row][atom->column] += !same;
        most[atom->row] = n > most[atom->row] ? n : most[atom->row];
        s->top[atom->row] = atom->line < s->top[atom->row] ? atom->line : s->top[atom->row];
    }
    for (uint32_t l = s->last; l < last; l++)
        gap = blank[l] ? LINE / 2 : gap;
    for (size_t i = 0; i < s->count; i++)
        s->height[i + 1] =
            s->height[i] + LINE * (most[i] > s->least[i] ? most[i] : s->least[i]) + gap;
    s->heights = arena_alloc(s->arena, (last + 1) * sizeof *s->heights);
    for (uint32_t l = 0; l <= last; l++)
        s->heights[l] = SHEET_UNKNOWN;
    int(*met)[COLUMNS_MAX] = arena_alloc(s->arena, s->count * sizeof *met);
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i], *before = i ? &s->atoms.items[i - 1] : NULL;
        if (atom->row < 0 || is_level(s, (size_t)atom->column) ||
            (before && before->line == atom->line && before->column == atom->column))
            continue;
        int n = lines[atom->row][atom->column], k = met[atom->row][atom->column]++;
        int middle = (s->height[atom->row] + s->height[atom->row + 1]) / 2;
        s->heights[atom->line] = middle + LINE * k - LINE / 2 * (n - 1);
    }
}

/* Merged cells of levels: each is centred on the rows it is merged of. */

struct merged {
    const uint32_t *lines; /* on which it has words */
    size_t count;
};

/* The cells of a level's column: lines that make one label together are one cell. */
static size_t merged_cells(
    const struct sheet *s, int column, const uint32_t *lines, size_t n, struct merged *cells)
{
    size_t count = 0;
    for (size_t at = 0, taken; at < n; at += taken) {
        taken = 1;
        size_t atoms = 0, line = at;
        for (size_t i = 0; i < s->atoms.count; i++) {
            struct atom *atom = &s->atoms.items[i];
            if (atom->column != column || atom->line < lines[at] || atom->line <= s->last)
                continue;
            while (line < n && lines[line] < atom->line)
                line++;
            if (line >= at + LABEL_LINES || line == n)
                break;
            s->order[atoms++] = atom;
            struct flow flow = form_sheet_flow(s, s->order, atoms, NULL);
            if (labels_whole(&flow, (struct range){0, flow.length}, IN_LEVEL1 | IN_LEVEL2))
                taken = line - at + 1;
        }
        cells[count++] = (struct merged){lines + at, taken};
    }
    return count;
}

/* How far a line of a merged cell would be from where it stands, were it at `height`. */
static uint32_t misfit(const struct sheet *s, uint32_t line, uint32_t last, int height)
{
    if (s->heights[line] != SHEET_UNKNOWN)
        return (uint32_t)abs(s->heights[line] - height);
    uint32_t above = line, below = line;
    while (above > s->last && s->heights[above] == SHEET_UNKNOWN)
        above--;
    while (below < last && s->heights[below] == SHEET_UNKNOWN)
        below++;
    if (s->heights[above] != SHEET_UNKNOWN && height <= s->heights[above])
        return (uint32_t)(s->heights[above] - height + 1);
    if (s->heights[below] != SHEET_UNKNOWN && height >= s->heights[below])
        return (uint32_t)(height - s->heights[below] + 1);
    return 0;
}

/* What it costs that a merged cell's rows are [first, end). */
static uint32_t merge_cost(
    const struct sheet *s, const struct merged *cell, size_t first, size_t end)
{
    uint32_t last = s->atoms.items[s->atoms.count - 1].line, cost = 0;
    int middle = (s->height[first] + s->height[end]) / 2;
    for (size_t k = 0; k < cell->count; k++)
        cost += misfit(
            s, cell->lines[k], last, middle + LINE * (int)k - LINE / 2 * ((int)cell->count - 1));
    return cost;
}

/* The partition of the rows whose parts have their middles nearest the cells' own: `starts` gets
 * the first row of each. */
static bool share_rows(const struct sheet *s, const struct merged *cells, size_t n, size_t *starts)
{
    size_t rows = s->count;
    if (n == 0 || n > rows)
        return false;
    uint32_t *cost = arena_alloc(s->arena, (n + 1) * (rows + 1) * sizeof *cost);
    size_t *from = arena_alloc(s->arena, (n + 1) * (rows + 1) * sizeof *from);
    for (size_t e = 1; e <= rows; e++)
        cost[e] = SHEET_FAR;
    for (size_t j = 1; j <= n; j++) {
        uint32_t *here = cost + j * (rows + 1), *before = here - rows - 1;
        for (size_t e = 0; e <= rows; e++) {
            here[e] = SHEET_FAR;
            for (size_t b = j - 1; b < e; b++) {
                if (before[b] >= SHEET_FAR)
                    continue;
                uint32_t c = before[b] + merge_cost(s, &cells[j - 1], b, e);
                if (c < here[e]) {
                    here[e] = c;
                    from[j * (rows + 1) + e] = b;
                }
            }
        }
    }
    for (size_t j = n, e = rows; j > 0; j--) {
        if (cost[j * (rows + 1) + e] >= SHEET_FAR)
            return false;
        starts[j - 1] = e = from[j * (rows + 1) + e];
    }
    return true;
}

/* The row on one of whose lines, from its first to that of its figures, `line` is; the count of
 * rows when there is none. */
static size_t row_hung_at(const struct sheet *s, uint32_t line)
{
    for (size_t i = 0; i < s->count; i++)
        if (line >= s->top[i] && line <= s->anchors[i])
            return i;
    return s->count;
}

/* Where merged cells stand on the first of their rows, one begins on the first row, and each on a
 * row of its own. */
static bool hang_levels(const struct sheet *s, const struct merged *cells, size_t n, size_t *starts)
{
    for (size_t k = 0; k < n; k++) {
        starts[k] = row_hung_at(s, cells[k].lines[0]);
        if (starts[k] == s->count || (k == 0 ? starts[k] != 0 : starts[k] <= starts[k - 1]))
            return false;
    }
    return n > 0;
}

/* The row that a merged cell alone makes higher: its last. */
static bool stretch_rows(
    struct sheet *s, const struct merged *cells, size_t n, const size_t *starts)
{
    bool stretched = false;
    for (size_t k = 0; k < n; k++) {
        size_t end = k + 1 < n ? starts[k + 1] : s->count;
        int have = (s->height[end] - s->height[starts[k]]) / LINE,
            last = (s->height[end] - s->height[end - 1]) / LINE;
        if (have >= (int)cells[k].count)
            continue;
        s->least[end - 1] = last + (int)cells[k].count - have;
        stretched = true;
    }
    return stretched;
}

/* Whether all levels stand on the first of their rows. */
static bool levels_hang(struct sheet *s, uint32_t *lines, struct merged *cells, size_t *starts)
{
    for (size_t c = 0; c < s->head.count; c++) {
        if (!is_level(s, c))
            continue;
        size_t n = lines_of(s, (int)c, lines), count = merged_cells(s, (int)c, lines, n, cells);
        if (n && !hang_levels(s, cells, count, starts))
            return false;
    }
    return true;
}

/* `stretched`: rows turned out higher than thought, and the levels are to be assigned again. */
static bool assign_levels(struct sheet *s, bool *stretched)
{
    uint32_t *lines = arena_alloc(s->arena, s->atoms.count * sizeof *lines);
    struct merged *cells = arena_alloc(s->arena, s->atoms.count * sizeof *cells);
    size_t *starts = arena_alloc(s->arena, s->atoms.count * sizeof *starts);
    bool hung = levels_hang(s, lines, cells, starts);
    for (size_t c = 0; c < s->head.count; c++) {
        if (!is_level(s, c))
            continue;
        size_t n = lines_of(s, (int)c, lines), count = merged_cells(s, (int)c, lines, n, cells);
        if (n &&
            !(hung ? hang_levels(s, cells, count, starts) : share_rows(s, cells, count, starts)))
            return false;
        *stretched |= n && !hung && stretch_rows(s, cells, count, starts);
        for (size_t i = 0; i < s->atoms.count; i++) {
            struct atom *atom = &s->atoms.items[i];
            for (size_t k = 0; atom->column == (int)c && k < count; k++)
                if (atom->line >= cells[k].lines[0] &&
                    atom->line <= cells[k].lines[cells[k].count - 1])
                    atom->row = (int)starts[k];
        }
    }
    return true;
}

static bool *blank_lines(const struct sheet *s)
{
    uint32_t last = s->atoms.items[s->atoms.count - 1].line;
    bool *blank = arena_alloc(s->arena, last + 2);
    memset(blank, 1, last + 2);
    for (size_t i = 0; i < s->atoms.count; i++)
        blank[s->atoms.items[i].line] = false;
    return blank;
}

bool form_sheet_rows(struct sheet *s)
{
    bool *blank = blank_lines(s);
    if (!find_rows(s, blank))
        return false;
    uint32_t last = s->atoms.items[s->atoms.count - 1].line;
    bool stretched = true;
    for (int pass = 0; pass < 2 && stretched; pass++) {
        stretched = false;
        measure_rows(s, blank, last);
        if (!assign_levels(s, &stretched))
            return false;
    }
    return true;
}
