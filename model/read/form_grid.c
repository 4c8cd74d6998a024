#include "form_grid.h"

#include <stdlib.h>
#include <string.h>

#include "form_atoms.h"
#include "form_find.h"

enum { HEAD_LINES = 3, PAGE_WIDTH = 1024, ROWS_MAX = 400, LABEL_LINES = 4, FAR = 1 << 20, LINE = 4, UNKNOWN = -1 };

/* A table while it is looked at. */
struct sheet {
    const struct flow *flow;
    struct arena *arena;
    bool funds; /* a fund table */
    struct atoms atoms;
    struct atom **order; /* pointers to them, sorted one way or the other */
    uint32_t first, last; /* lines of the header */
    struct head head;
    uint32_t left[COLUMNS_MAX], right[COLUMNS_MAX]; /* of the headings */
    uint32_t edges[COLUMNS_MAX + 1];                /* column c takes the cells [edges[c], edges[c + 1]) */
    uint32_t anchors[ROWS_MAX];                     /* the line of each row's figures */
    uint32_t top[ROWS_MAX];                         /* the first line of each row */
    int height[ROWS_MAX + 1];                       /* where each row begins on the page, in quarters of a line */
    int least[ROWS_MAX];                            /* lines each row must have for its merged cells */
    int *heights;                                   /* of each line; UNKNOWN where only levels stand */
    size_t count;                                   /* of rows */
};

/* Characters put in another order. */
struct writer {
    const struct flow *from;
    struct flow *to;
    uint32_t at;
};

static void write_atom(struct writer *w, const struct atom *atom, enum gap gap)
{
    for (uint32_t i = atom->range.start; i < atom->range.end; i++, w->at++) {
        w->to->text[w->at] = w->from->text[i];
        w->to->at[w->at] = w->from->at[i];
        w->to->gap[w->at] = i == atom->range.start ? (unsigned char)gap : GAP_NONE;
    }
}

/* A flow of its own for the atoms in this order; each begins without a gap unless `apart` says so. */
static struct flow flow_of(const struct sheet *s, struct atom *const *atoms, size_t count, const bool *apart)
{
    uint32_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += atoms[i]->range.end - atoms[i]->range.start;
    struct flow to = {.text = arena_alloc(s->arena, (length + 1) * sizeof *to.text),
        .at = arena_alloc(s->arena, (length + 1) * sizeof *to.at), .gap = arena_alloc(s->arena, length + 1),
        .length = length, .printed = s->flow->printed, .simplified = s->flow->simplified};
    struct writer writer = {s->flow, &to, 0};
    for (size_t i = 0; i < count; i++)
        write_atom(&writer, atoms[i], i == 0 || (apart && apart[i]) ? GAP_WIDE : GAP_NONE);
    return to;
}

static int by_left(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static int by_line(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->left > y->left) - (x->left < y->left);
}

/* The header. */

/* The atoms of the lines [first, last] in columns: those that overlap stand together, by line within. */
static size_t order_header(struct sheet *s, uint32_t first, uint32_t last, bool *apart)
{
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count && s->atoms.items[i].line <= last; i++)
        if (s->atoms.items[i].line >= first)
            s->order[n++] = &s->atoms.items[i];
    qsort(s->order, n, sizeof *s->order, by_left);
    for (size_t i = 0, end; i < n; i = end) {
        uint32_t right = s->order[i]->right;
        for (end = i + 1; end < n && s->order[end]->left < right; end++)
            right = s->order[end]->right > right ? s->order[end]->right : right;
        qsort(s->order + i, end - i, sizeof *s->order, by_line);
        for (size_t k = i; k < end; k++)
            apart[k] = k == i || s->order[k]->line == s->order[k - 1]->line;
    }
    return n;
}

/* Where the headings stand on the page: `labels` are ranges of a flow made of the ordered atoms. */
static void place_headings(struct sheet *s, size_t n)
{
    for (size_t c = 0; c < s->head.count; c++) {
        struct range label = s->head.columns[c].label;
        uint32_t at = 0;
        s->left[c] = FAR;
        s->right[c] = 0;
        for (size_t i = 0; i < n; i++) {
            uint32_t end = at + s->order[i]->range.end - s->order[i]->range.start;
            if (at < label.end && end > label.start) {
                s->left[c] = s->order[i]->left < s->left[c] ? s->order[i]->left : s->left[c];
                s->right[c] = s->order[i]->right > s->right[c] ? s->order[i]->right : s->right[c];
            }
            at = end;
        }
    }
}

/* Words no label knows are a sign that a line is missing, or is none of the header's. */
static int worth(const struct head *head)
{
    int worth = 0;
    for (size_t c = 0; c < head->count; c++)
        worth += head->columns[c].role == ROLE_EXTRA ? -2 : 1;
    return worth;
}

/* Whether the lines [first, last] are a header and nothing else, better than the one found. */
static bool try_header(struct sheet *s, uint32_t first, uint32_t last)
{
    bool *apart = arena_alloc(s->arena, s->atoms.count);
    size_t n = order_header(s, first, last, apart);
    struct flow flow = flow_of(s, s->order, n, apart);
    struct head head;
    bool found = (s->funds ? form_head_funds : form_head_at)(&flow, 0, flow.length, &head);
    if (!found || head.range.start || head.range.end != flow.length)
        return false;
    int better = worth(&head) - worth(&s->head);
    if (better < 0 || (better == 0 && head.range.end <= s->head.range.end))
        return false;
    s->head = head;
    s->first = first;
    s->last = last;
    place_headings(s, n);
    return true;
}

static bool find_header(struct sheet *s, uint32_t anchor)
{
    for (uint32_t below = 0; below <= HEAD_LINES; below++)
        for (uint32_t above = 0; above <= HEAD_LINES && above <= anchor; above++)
            try_header(s, anchor - above, anchor + below);
    return s->head.count > 0;
}

/* The columns. */

static uint32_t quiet_place(const unsigned char *cover, uint32_t from, uint32_t to)
{
    uint32_t best = from, length = 0;
    for (uint32_t i = from, end; i < to; i = end) {
        for (end = i + 1; end < to && !cover[i] == !cover[end]; end++)
            ;
        if (!cover[i] && end - i > length) {
            best = i + (end - i + 1) / 2;
            length = end - i;
        }
    }
    return length ? best : FAR;
}

/* The names of fund rows have no heading: they are the words nearest to the left of the first amount. */
static void place_source(struct sheet *s, const unsigned char *cover)
{
    uint32_t x = s->left[1] < PAGE_WIDTH ? s->left[1] : 0;
    while (x > 0 && cover[x - 1])
        x--;
    while (x > 0 && !cover[x - 1])
        x--;
    s->right[0] = x;
    while (x > 0 && cover[x - 1])
        x--;
    s->left[0] = x;
}

/* The edges between columns run where no word stands on any line. False when there is no such place. */
static bool find_edges(struct sheet *s)
{
    unsigned char cover[PAGE_WIDTH] = {0};
    for (size_t i = 0; i < s->atoms.count; i++)
        for (uint32_t x = s->atoms.items[i].left; s->atoms.items[i].line >= s->first && x < s->atoms.items[i].right; x++)
            if (x < PAGE_WIDTH)
                cover[x] = 1;
    if (s->funds)
        place_source(s, cover);
    for (size_t c = 0; c < s->head.count; c++) {
        uint32_t from = c ? s->right[c - 1] : 0, to = s->left[c];
        if (to >= PAGE_WIDTH || (c && from > to))
            return false;
        s->edges[c] = from == to ? from : quiet_place(cover, from, to);
        if (s->edges[c] == FAR && c)
            return false;
    }
    uint32_t first = s->left[0]; /* what stands left of the words of the first column is no part of the table */
    while (first > 0 && cover[first - 1])
        first--;
    s->edges[0] = first;
    s->edges[s->head.count] = FAR;
    return true;
}

static void assign_columns(struct sheet *s)
{
    for (size_t i = 0; i < s->atoms.count; i++) {
        struct atom *atom = &s->atoms.items[i];
        for (size_t c = 0; c < s->head.count; c++)
            if (atom->left >= s->edges[c] && atom->left < s->edges[c + 1])
                atom->column = (int)c;
    }
}

/* The rows. */

static bool has_digit(const struct flow *flow, struct range range)
{
    for (uint32_t i = range.start; i < range.end; i++)
        if (flow->text[i] >= '0' && flow->text[i] <= '9')
            return true;
    return false;
}

/* Roles one of whose figures stands on one line of each row. */
static const enum role fund_anchors[] = {ROLE_AMOUNT, ROLE_RATE}, point_anchors[] = {ROLE_WEIGHT, ROLE_SCORE};

static bool is_anchor(const struct sheet *s, const struct atom *atom, const enum role roles[2], bool figures)
{
    if (atom->line <= s->last || atom->column < 0 || (figures && !has_digit(s->flow, atom->range)))
        return false;
    enum role role = s->head.columns[atom->column].role;
    return role == roles[0] || role == roles[1];
}

static bool find_anchors(struct sheet *s, const enum role roles[2], bool figures)
{
    s->count = 0;
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i];
        if (!is_anchor(s, atom, roles, figures) || (s->count && s->anchors[s->count - 1] == atom->line))
            continue;
        if (s->count == ROWS_MAX)
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
        if (atom->column == column && atom->line > s->last && (n == 0 || lines[n - 1] != atom->line))
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
static bool split_at_blanks(const struct sheet *s, const bool *blank, const uint32_t *lines, size_t n, int *rows)
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
    return s->head.columns[column].role == ROLE_LEVEL1 || s->head.columns[column].role == ROLE_LEVEL2;
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

static bool assign_rows(struct sheet *s, const bool *blank)
{
    uint32_t *lines = arena_alloc(s->arena, s->atoms.count * sizeof *lines);
    int *rows = arena_alloc(s->arena, s->atoms.count * sizeof *rows);
    for (size_t c = 0; c < s->head.count; c++) {
        size_t n = is_level(s, c) ? 0 : lines_of(s, (int)c, lines);
        if (n && !centre(s, lines, n, rows) && !hang(s, lines, n, rows) && !split_at_blanks(s, blank, lines, n, rows))
            return false;
        if (n)
            set_rows(s, (int)c, lines, n, rows);
    }
    return true;
}

/* The rows: by amounts or points; where the table has none, by the first of actual, target and name that makes sense. */
static bool find_rows(struct sheet *s, const bool *blank)
{
    static const enum role others[][2] = {{ROLE_ACTUAL, ROLE_ACTUAL}, {ROLE_TARGET, ROLE_TARGET}, {ROLE_NAME, ROLE_NAME}};
    if (find_anchors(s, s->funds ? fund_anchors : point_anchors, true))
        return assign_rows(s, blank);
    bool pointed = form_head_column(&s->head, ROLE_WEIGHT) < s->head.count;
    for (size_t i = 0; !s->funds && !pointed && i < sizeof others / sizeof *others; i++)
        if (find_anchors(s, others[i], false) && assign_rows(s, blank))
            return true;
    return false;
}

/* Where rows and lines are on the page. A row is as high as its highest cell, and a cell's lines are centred on it: the
 * lines of a printout alone do not tell, for those of cells beside one another interleave. */
static void measure_rows(struct sheet *s, const bool *blank, uint32_t last)
{
    int (*lines)[COLUMNS_MAX] = arena_alloc(s->arena, s->count * sizeof *lines);
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
        s->height[i + 1] = s->height[i] + LINE * (most[i] > s->least[i] ? most[i] : s->least[i]) + gap;
    s->heights = arena_alloc(s->arena, (last + 1) * sizeof *s->heights);
    for (uint32_t l = 0; l <= last; l++)
        s->heights[l] = UNKNOWN;
    int (*met)[COLUMNS_MAX] = arena_alloc(s->arena, s->count * sizeof *met);
    for (size_t i = 0; i < s->atoms.count; i++) {
        const struct atom *atom = &s->atoms.items[i], *before = i ? &s->atoms.items[i - 1] : NULL;
        if (atom->row < 0 || is_level(s, (size_t)atom->column) || (before && before->line == atom->line && before->column == atom->column))
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
static size_t merged_cells(const struct sheet *s, int column, const uint32_t *lines, size_t n, struct merged *cells)
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
            struct flow flow = flow_of(s, s->order, atoms, NULL);
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
    if (s->heights[line] != UNKNOWN)
        return (uint32_t)abs(s->heights[line] - height);
    uint32_t above = line, below = line;
    while (above > s->last && s->heights[above] == UNKNOWN)
        above--;
    while (below < last && s->heights[below] == UNKNOWN)
        below++;
    if (s->heights[above] != UNKNOWN && height <= s->heights[above])
        return (uint32_t)(s->heights[above] - height + 1);
    if (s->heights[below] != UNKNOWN && height >= s->heights[below])
        return (uint32_t)(height - s->heights[below] + 1);
    return 0;
}

/* What it costs that a merged cell's rows are [first, end). */
static uint32_t merge_cost(const struct sheet *s, const struct merged *cell, size_t first, size_t end)
{
    uint32_t last = s->atoms.items[s->atoms.count - 1].line, cost = 0;
    int middle = (s->height[first] + s->height[end]) / 2;
    for (size_t k = 0; k < cell->count; k++)
        cost += misfit(s, cell->lines[k], last, middle + LINE * (int)k - LINE / 2 * ((int)cell->count - 1));
    return cost;
}

/* The partition of the rows whose parts have their middles nearest the cells' own: `starts` gets the first row of each. */
static bool share_rows(const struct sheet *s, const struct merged *cells, size_t n, size_t *starts)
{
    size_t rows = s->count;
    if (n == 0 || n > rows)
        return false;
    uint32_t *cost = arena_alloc(s->arena, (n + 1) * (rows + 1) * sizeof *cost);
    size_t *from = arena_alloc(s->arena, (n + 1) * (rows + 1) * sizeof *from);
    for (size_t e = 1; e <= rows; e++)
        cost[e] = FAR;
    for (size_t j = 1; j <= n; j++) {
        uint32_t *here = cost + j * (rows + 1), *before = here - rows - 1;
        for (size_t e = 0; e <= rows; e++) {
            here[e] = FAR;
            for (size_t b = j - 1; b < e; b++) {
                if (before[b] >= FAR)
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
        if (cost[j * (rows + 1) + e] >= FAR)
            return false;
        starts[j - 1] = e = from[j * (rows + 1) + e];
    }
    return true;
}

/* The row on one of whose lines, from its first to that of its figures, `line` is; the count of rows when there is none. */
static size_t row_hung_at(const struct sheet *s, uint32_t line)
{
    for (size_t i = 0; i < s->count; i++)
        if (line >= s->top[i] && line <= s->anchors[i])
            return i;
    return s->count;
}

/* Where merged cells stand on the first of their rows, one begins on the first row, and each on a row of its own. */
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
static bool stretch_rows(struct sheet *s, const struct merged *cells, size_t n, const size_t *starts)
{
    bool stretched = false;
    for (size_t k = 0; k < n; k++) {
        size_t end = k + 1 < n ? starts[k + 1] : s->count;
        int have = (s->height[end] - s->height[starts[k]]) / LINE, last = (s->height[end] - s->height[end - 1]) / LINE;
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
        if (n && !(hung ? hang_levels(s, cells, count, starts) : share_rows(s, cells, count, starts)))
            return false;
        *stretched |= n && !hung && stretch_rows(s, cells, count, starts);
        for (size_t i = 0; i < s->atoms.count; i++) {
            struct atom *atom = &s->atoms.items[i];
            for (size_t k = 0; atom->column == (int)c && k < count; k++)
                if (atom->line >= cells[k].lines[0] && atom->line <= cells[k].lines[cells[k].count - 1])
                    atom->row = (int)starts[k];
        }
    }
    return true;
}

/* The table in order. */

static int by_cell(const void *a, const void *b)
{
    const struct atom *x = *(struct atom *const *)a, *y = *(struct atom *const *)b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return by_line(a, b);
}

static void write_rows(const struct sheet *s, struct writer *w, size_t n, struct rows *rows)
{
    rows->count = s->count;
    rows->items = arena_alloc(s->arena, s->count * sizeof *rows->items);
    for (size_t i = 0; i < n; i++) {
        const struct atom *atom = s->order[i], *last = i ? s->order[i - 1] : NULL;
        bool new_row = !last || last->row != atom->row, new_cell = new_row || last->column != atom->column;
        struct row *row = &rows->items[atom->row];
        uint32_t start = w->at;
        enum gap gap = new_row ? GAP_LINE : new_cell ? GAP_WIDE : last->line == atom->line ? GAP_SPACE : GAP_NONE;
        write_atom(w, atom, gap);
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
    struct writer writer = {s->flow, ordered, grid->range.start};
    size_t n = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].line > s->last && s->atoms.items[i].row < 0)
            write_atom(&writer, &s->atoms.items[i], n++ ? GAP_NONE : GAP_LINE);
    n = order_header(s, s->first, s->last, apart);
    for (size_t i = 0; i < n; i++)
        write_atom(&writer, s->order[i], i == 0 ? GAP_LINE : apart[i] ? GAP_WIDE : GAP_NONE);
    n = 0;
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].line > s->last && s->atoms.items[i].row >= 0)
            s->order[n++] = &s->atoms.items[i];
    qsort(s->order, n, sizeof *s->order, by_cell);
    write_rows(s, &writer, n, &grid->rows);
    grid->head = s->head;
}

/* The tables of a document. */

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
static const struct anchor anchor_words[] = {{U"三级指标", false}, {U"指标名称", false}, {U"执行率", true}};
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
static uint32_t find_anchor(const struct flow *flow, struct anchors *anchors, uint32_t at, uint32_t from, bool *funds)
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

static bool *blank_lines(const struct sheet *s)
{
    uint32_t last = s->atoms.items[s->atoms.count - 1].line;
    bool *blank = arena_alloc(s->arena, last + 2);
    memset(blank, 1, last + 2);
    for (size_t i = 0; i < s->atoms.count; i++)
        blank[s->atoms.items[i].line] = false;
    return blank;
}

static uint32_t anchor_line(const struct sheet *s, uint32_t at)
{
    for (size_t i = 0; i < s->atoms.count; i++)
        if (s->atoms.items[i].range.end > at)
            return s->atoms.items[i].line;
    return 0;
}

/* Past the lines that may be rows of a fund table: those of the next tables have labels of their own. */
static uint32_t funds_end(const struct flow *flow, uint32_t at)
{
    enum { FUND_LINES = 24 };
    for (int lines = 0; lines < FUND_LINES && at < flow->length; lines++) {
        uint32_t end = next_line(flow, at), length;
        for (uint32_t i = at; i < end; i++) {
            const struct label *label = form_is_break(flow, i)
                ? labels_match(flow, i, end, IN_FORM | IN_HEAD | IN_TITLE, &length) : NULL;
            if (label && label->code != LABEL_FUNDS && label->code != LABEL_WEIGHT && label->code != LABEL_SCORE
                && label->code != LABEL_CURRENCY && label->code != LABEL_COMPLETION && label->code != LABEL_TARGET_UNIT)
                return at;
        }
        at = end;
    }
    return at;
}

/* The table around the header word at `at`, from `from` on; its first line is at most HEAD_LINES above. */
static bool read_sheet(struct sheet *s, uint32_t from, uint32_t at, struct range *range)
{
    const struct flow *flow = s->flow;
    uint32_t start = line_start(flow, from, at), end = next_line(flow, at);
    for (int i = 0; i < HEAD_LINES && start > from; i++)
        start = line_start(flow, from, start - 1);
    end = s->funds ? funds_end(flow, end) : form_rows_end(flow, end, flow->length);
    form_atoms(flow, (struct range){start, end}, s->arena, &s->atoms);
    s->order = arena_alloc(s->arena, s->atoms.count * sizeof *s->order);
    if (!find_header(s, anchor_line(s, at)))
        return false;
    size_t first = 0;
    while (s->atoms.items[first].line < s->first)
        first++;
    s->atoms.items += first;
    s->atoms.count -= first;
    *range = (struct range){s->atoms.items[0].range.start, end};
    if (!find_edges(s))
        return false;
    assign_columns(s);
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
    if (grids->count == grids->capacity) {
        grids->capacity = grids->capacity ? grids->capacity * 2 : 4;
        struct grid *items = arena_alloc(arena, grids->capacity * sizeof *items);
        if (grids->count)
            memcpy(items, grids->items, grids->count * sizeof *items);
        grids->items = items;
    }
    return &grids->items[grids->count++];
}

bool form_grid(const struct flow *flow, struct arena *arena, struct flow *ordered, struct grids *grids)
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
        if (!read_sheet(sheet, from, i, &range))
            continue;
        if (!grids->count)
            copy_flow(flow, ordered);
        struct grid *grid = add(grids, arena);
        *grid = (struct grid){.range = range, .funds = funds};
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
        if (!grids->items[i].funds && grids->items[i].range.start <= at && at < grids->items[i].range.end)
            return &grids->items[i];
    return NULL;
}
