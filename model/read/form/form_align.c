#include "form_align.h"

#include <limits.h>
#include <string.h>

#include "form_costs.h"

enum { BROKEN_COST = 24, BARE_ROW = 4, BARE_SECOND = 6, MARGIN = 1 };

struct step {
    unsigned char from; /* column of the cell before */
    unsigned char move; /* enum move */
};
enum move { MOVE_FIRST, MOVE_ROW, MOVE_CELL, MOVE_JOIN, MOVE_DROP };

/* Columns of which two neighbouring cells say something of one another. */
enum link { LINK_NONE, LINK_LEVEL_NAME, LINK_TARGET_ACTUAL, LINK_WEIGHT_SCORE, LINKS };

struct aligner {
    const struct flow *flow;
    const struct cell *cells;
    const struct look *looks;
    size_t count, width;
    const struct column *columns;
    int skip[COLUMNS_MAX]; /* what it costs that a row has no cell of the column */
    int skips[COLUMNS_MAX + 1], tails[COLUMNS_MAX]; /* of all columns before, behind */
    unsigned char links[COLUMNS_MAX][COLUMNS_MAX];  /* enum link, to a column from one before */
    bool linked[COLUMNS_MAX];                       /* to a column from any */
    bool foreign;                                   /* the levels' words are none the labels know */
    const struct break_cost *breaks;
    signed char *fits;                   /* cell × column */
    signed char *row_costs, *drop_costs; /* by cell */
    int *before, *behind;                /* cheapest way to here, from here on: cell × column */
    struct step *steps;
};

static bool is_level_look(const struct look *look)
{
    return look->kind == LOOK_LEVEL1 || look->kind == LOOK_LEVEL2 || look->kind == LOOK_LEVEL;
}

static int fit_of(const struct aligner *a, const struct look *look, enum role role)
{
    enum { WEAK_NAME = 3, FOREIGN_LEVEL = 1, TEXT_REASON = 2, LIMIT_ACTUAL = 2 };
    int fit = form_fits[role][look->kind];
    if (role == ROLE_NAME && look->weak)
        return WEAK_NAME;
    if (a->foreign && look->kind == LOOK_TEXT && (role == ROLE_LEVEL2 || role == ROLE_REASON))
        return role == ROLE_LEVEL2 ? FOREIGN_LEVEL : TEXT_REASON;
    if (role == ROLE_REASON && look->has_value && decimal_is_zero(look->value) &&
        look->kind == LOOK_NUMBER)
        return 1;
    if ((role == ROLE_WEIGHT || role == ROLE_SCORE) && look->has_value &&
        (decimal_compare(look->value, DECIMAL(100)) > 0 || look->value.digits < 0))
        fit += 8;
    return role == ROLE_ACTUAL && look->limit ? fit + LIMIT_ACTUAL : fit;
}

static enum link link_of(enum role one, enum role two)
{
    if (one == ROLE_LEVEL1 && two == ROLE_NAME)
        return LINK_LEVEL_NAME;
    if (one == ROLE_TARGET && two == ROLE_ACTUAL)
        return LINK_TARGET_ACTUAL;
    return one == ROLE_WEIGHT && two == ROLE_SCORE ? LINK_WEIGHT_SCORE : LINK_NONE;
}

static bool same_unit(const struct flow *flow, struct range a, struct range b)
{
    uint32_t n = a.end - a.start, m = b.end - b.start;
    return !n || !m ||
           (n == m && !memcmp(flow->text + a.start, flow->text + b.start, n * sizeof *flow->text));
}

/* What it costs that cells `j - 1` and `j` are neighbours by each link. */
static void weigh_links(const struct aligner *a, size_t j, int costs[LINKS])
{
    const struct look *x = &a->looks[j - 1], *y = &a->looks[j];
    costs[LINK_NONE] = 0;
    costs[LINK_LEVEL_NAME] = x->kind == LOOK_EMPTY ? 0 : 3;
    costs[LINK_WEIGHT_SCORE] =
        x->has_value && y->has_value && decimal_compare(y->value, x->value) > 0 ? 4 : 0;
    if (x->has_value && y->has_value)
        costs[LINK_TARGET_ACTUAL] = same_unit(a->flow, x->unit, y->unit) ? 0 : 2;
    else
        costs[LINK_TARGET_ACTUAL] = !x->has_value && y->kind == LOOK_NUMBER ? 2 : 0;
}

/* A cell of a target or an actual that has a figure does not go on; nor does it go on in one. */
static int join_cost(const struct aligner *a, size_t j, enum role role)
{
    enum { SECOND_FIGURE = 12, WEAK_JOIN = 4, WHOLE_LEVEL = 8, FOREIGN_JOIN = 3 };
    bool figure = a->looks[j].has_value || a->looks[j - 1].has_value;
    bool second = figure && (role == ROLE_TARGET || role == ROLE_ACTUAL || role == ROLE_BEFORE);
    int join = a->looks[j].weak ? WEAK_JOIN : form_join_costs[a->looks[j].kind];
    bool whole = is_level_look(&a->looks[j - 1]) && (role == ROLE_LEVEL1 || role == ROLE_LEVEL2);
    return form_role_costs[role].join + join + (second ? SECOND_FIGURE : 0) +
           (whole ? WHOLE_LEVEL : 0) +
           (a->foreign && (role == ROLE_NAME || role == ROLE_REASON) ? FOREIGN_JOIN : 0);
}

/* What it costs that the row ends with cell `j` in column `k`: the columns behind it are missing. A
 * row of levels alone is nothing strange, rather of the first, and where all cells have run into
 * the name, none is behind it. */
static int end_cost(const struct aligner *a, size_t j, size_t k)
{
    enum role role = a->columns[k].role;
    bool bare = role == ROLE_LEVEL1 || role == ROLE_LEVEL2 ||
                (role == ROLE_NAME && a->looks[j].kind == LOOK_BROKEN);
    int cost = role == ROLE_LEVEL2 ? BARE_SECOND : BARE_ROW;
    return bare && a->tails[k] > cost ? cost : a->tails[k];
}

/* A way to a column: its cost and last step. */
struct way {
    int cost;
    struct step step;
};

static inline void take_cheaper(struct way *way, int cost, size_t from, enum move move)
{
    if (cost < way->cost)
        *way = (struct way){cost, {(unsigned char)from, (unsigned char)move}};
}

/* Where the row before cell `j` ends best. */
static struct way way_to_end(const struct aligner *a, size_t j)
{
    const int *last = a->before + (j - 1) * a->width;
    struct way way = {last[0] + end_cost(a, j - 1, 0), {0, MOVE_ROW}};
    for (size_t k = 1; k < a->width; k++)
        take_cheaper(&way, last[k] + end_cost(a, j - 1, k), k, MOVE_ROW);
    return way;
}

static void step_forward(struct aligner *a, size_t j, int dropped)
{
    size_t w = a->width;
    const int *last = a->before + (j - 1) * w;
    const signed char *fits = a->fits + j * w;
    const struct break_cost *cost = &a->breaks[a->cells[j].before];
    struct way end = way_to_end(a, j), near = {INT_MAX / 2, {0, MOVE_CELL}};
    int links[LINKS];
    weigh_links(a, j, links);
    for (size_t to = 0; to < w; to++) {
        int here = a->skips[to] + fits[to];
        struct way way = {end.cost + a->row_costs[j] + here, end.step};
        take_cheaper(&way, dropped + here, 0, MOVE_FIRST);
        if (a->linked[to])
            for (size_t from = 0; from < to; from++)
                take_cheaper(&way,
                    last[from] - a->skips[from + 1] + cost->cell + links[a->links[to][from]] + here,
                    from, MOVE_CELL);
        else
            take_cheaper(&way, near.cost + cost->cell + here, near.step.from, MOVE_CELL);
        take_cheaper(
            &way, last[to] + cost->join + join_cost(a, j, a->columns[to].role), to, MOVE_JOIN);
        take_cheaper(&way, last[to] + a->drop_costs[j], to, MOVE_DROP);
        a->before[j * w + to] = way.cost;
        a->steps[j * w + to] = way.step;
        take_cheaper(&near, last[to] - a->skips[to + 1], to, MOVE_CELL);
    }
}

static void forward(struct aligner *a)
{
    int dropped = 0; /* all cells before the first row */
    for (size_t k = 0; k < a->width; k++) {
        a->before[k] = a->skips[k] + a->fits[k];
        a->steps[k] = (struct step){0, MOVE_FIRST};
    }
    for (size_t j = 1; j < a->count; j++) {
        dropped += a->drop_costs[j - 1];
        step_forward(a, j, dropped);
    }
}

static void step_backward(struct aligner *a, size_t j)
{
    size_t w = a->width;
    const int *next = a->behind + j * w;
    const signed char *fits = a->fits + j * w;
    const struct break_cost *cost = &a->breaks[a->cells[j].before];
    int *here = a->behind + (j - 1) * w, row = INT_MAX, links[LINKS];
    weigh_links(a, j, links);
    for (size_t to = 0; to < w; to++) {
        int begun = next[to] + a->row_costs[j] + a->skips[to] + fits[to];
        row = begun < row ? begun : row;
    }
    for (size_t from = 0; from < w; from++) {
        int joined = next[from] + cost->join + join_cost(a, j, a->columns[from].role);
        int dropped = next[from] + a->drop_costs[j], best = row + end_cost(a, j - 1, from);
        best = joined < best ? joined : best;
        best = dropped < best ? dropped : best;
        for (size_t to = from + 1; to < w; to++) {
            int moved = next[to] + cost->cell + a->skips[to] - a->skips[from + 1] +
                        links[a->links[to][from]] + fits[to];
            best = moved < best ? moved : best;
        }
        here[from] = best;
    }
}

static void backward(struct aligner *a, struct arena *arena)
{
    a->behind = arena_alloc(arena, a->count * a->width * sizeof *a->behind);
    for (size_t k = 0; k < a->width; k++)
        a->behind[(a->count - 1) * a->width + k] = end_cost(a, a->count - 1, k);
    for (size_t j = a->count - 1; j > 0; j--)
        step_backward(a, j);
}

/* Whether the layout prints each cell where it belongs, so that none is to be left out. */
static bool is_exact(enum layout layout)
{
    return layout == LAYOUT_PIPE_ROWS || layout == LAYOUT_TAB_ROWS || layout == LAYOUT_CELL_ROWS;
}

/* A row may begin where the run of empty cells before it does; empty cells at the end of a row cost
 * nothing. */
static void weigh_breaks(struct aligner *a, enum layout layout)
{
    enum { EXACT_DROP = 10, INNER_DROP = 6 };
    for (size_t j = 0; j < a->count; j++) {
        a->row_costs[j] = a->breaks[a->cells[j].before].row;
        a->drop_costs[j] = form_drop_costs[a->looks[j].kind];
        bool begun =
            j && a->looks[j - 1].kind != LOOK_EMPTY && a->breaks[a->cells[j].before].row > 0;
        if (is_exact(layout) && a->drop_costs[j] > 1)
            a->drop_costs[j] = (signed char)(a->drop_costs[j] + EXACT_DROP);
        else if (is_exact(layout) && a->looks[j].kind == LOOK_EMPTY && begun)
            a->drop_costs[j] = INNER_DROP;
        bool vanishes = j && (a->looks[j - 1].kind == LOOK_EMPTY || a->drop_costs[j - 1] == 0);
        if (vanishes && a->row_costs[j - 1] < a->row_costs[j])
            a->row_costs[j] = a->row_costs[j - 1];
    }
    bool ending = true;
    for (size_t j = a->count; j-- > 0;) {
        if (ending && a->looks[j].kind == LOOK_EMPTY)
            a->drop_costs[j] = 0;
        const struct break_cost *cost = &a->breaks[a->cells[j].before];
        ending = cost->row < cost->cell || (ending && a->looks[j].kind == LOOK_EMPTY);
    }
}

static bool is_elsewhere(const struct aligner *a, size_t j, size_t k, int total, size_t *other)
{
    if (!a->behind)
        return false;
    const int *before = a->before + j * a->width, *behind = a->behind + j * a->width;
    for (*other = 0; *other < a->width; ++*other)
        if (*other != k && before[*other] + behind[*other] <= total + MARGIN)
            return true;
    return false;
}

/* Cell `j` of the cheapest way into its row. */
static void put(struct aligner *a, struct row *row, size_t j, size_t k, enum move move, int total)
{
    struct range range = a->cells[j].range;
    if (move == MOVE_JOIN && row->cells[k].start < row->cells[k].end)
        row->cells[k].end = range.end;
    else
        row->cells[k] = range;
    row->filled |= 1u << k;
    row->range.end = range.end;
    enum role role = a->columns[k].role;
    row->broken |= a->looks[j].kind == LOOK_BROKEN && role != ROLE_REASON && role != ROLE_RULE &&
                   role != ROLE_BASIS;
    size_t other;
    if (a->looks[j].has_value && is_elsewhere(a, j, k, total, &other))
        row->doubtful |= 1u << k | 1u << other;
}

/* The cheapest way: each cell's column and move from the first row on. */
struct path {
    unsigned char *columns, *moves;
    size_t first; /* cell */
    int total;
};

static void trace(const struct aligner *a, struct path *path)
{
    size_t w = a->width, last = 0, j = a->count;
    const int *end = a->before + (a->count - 1) * w;
    for (size_t k = 1; k < w; k++)
        if (end[k] + end_cost(a, a->count - 1, k) < end[last] + end_cost(a, a->count - 1, last))
            last = k;
    path->total = end[last] + end_cost(a, a->count - 1, last);
    while (j-- > 0) {
        struct step step = a->steps[j * w + last];
        path->columns[j] = (unsigned char)last;
        path->moves[j] = step.move;
        if (step.move == MOVE_FIRST)
            break;
        last = step.from;
    }
    path->first = j;
}

/* How many rows there are, and how many of them have a cell of each column. */
static size_t count_filled(
    const struct aligner *a, const struct path *path, size_t filled[COLUMNS_MAX])
{
    size_t rows = 0;
    uint32_t row = 0;
    memset(filled, 0, COLUMNS_MAX * sizeof *filled);
    for (size_t j = path->first; j < a->count; j++) {
        rows += path->moves[j] <= MOVE_ROW;
        row = path->moves[j] <= MOVE_ROW ? 0 : row;
        size_t k = path->columns[j];
        filled[k] += path->moves[j] != MOVE_DROP && !(row >> k & 1);
        row |= path->moves[j] != MOVE_DROP ? 1u << k : 0;
    }
    return rows;
}

/* Whether a row lacks a cell, or one was left out: only then can a figure stand elsewhere as well.
 */
static bool is_loose(const struct aligner *a, const struct path *path)
{
    size_t filled[COLUMNS_MAX], rows = count_filled(a, path, filled);
    for (size_t k = 0; k < a->width; k++)
        if (a->skip[k] && filled[k] < rows)
            return true;
    for (size_t j = path->first; j < a->count; j++)
        if (path->moves[j] == MOVE_DROP && a->drop_costs[j] > 1)
            return true;
    return false;
}

/* A column hardly a row fills is empty in the others, too: to have no cell of it costs nothing. */
static bool free_empty_columns(struct aligner *a, const struct path *path)
{
    enum { FEW_ROWS = 3 };
    size_t filled[COLUMNS_MAX], rows = count_filled(a, path, filled);
    bool freed = false;
    for (size_t k = 0; k < a->width; k++) {
        if (rows < FEW_ROWS || filled[k] * 4 > rows || !a->skip[k] ||
            a->columns[k].role == ROLE_NAME)
            continue;
        a->skip[k] = 0;
        freed = true;
    }
    return freed;
}

static struct rows collect(struct aligner *a, const struct path *path, struct arena *arena)
{
    int spent = 0;
    size_t n = 0;
    struct rows rows = {.count = 1};
    for (size_t j = path->first; j < a->count; j++)
        rows.count += path->moves[j] == MOVE_ROW;
    rows.items = arena_alloc(arena, rows.count * sizeof *rows.items);
    for (size_t j = path->first; j < a->count; j++) {
        const int *before = a->before + j * a->width;
        size_t k = path->columns[j];
        enum move move = path->moves[j];
        if (move <= MOVE_ROW) {
            rows.items[n++].range = a->cells[j].range;
            spent = move == MOVE_ROW ? (before - a->width)[path->columns[j - 1]] : 0;
        }
        struct row *row = &rows.items[n - 1];
        if (move != MOVE_DROP)
            put(a, row, j, k, move, path->total);
        else
            row->broken |= a->looks[j].has_value || a->looks[j].kind == LOOK_BROKEN;
        bool ends = j + 1 == a->count || path->moves[j + 1] == MOVE_ROW;
        row->broken |= ends && before[k] + end_cost(a, j, k) - spent >= BROKEN_COST;
    }
    return rows;
}

static void set_columns(struct aligner *a)
{
    for (size_t k = 0; k < a->width; k++)
        a->skips[k + 1] = a->skips[k] + a->skip[k];
    for (size_t to = 0; to < a->width; to++) {
        a->tails[to] = a->skips[a->width] - a->skips[to + 1];
        for (size_t from = 0; from < to; from++) {
            a->links[to][from] = (unsigned char)link_of(a->columns[from].role, a->columns[to].role);
            a->linked[to] |= a->links[to][from] != LINK_NONE;
        }
    }
}

/* Where levels 1 are met and hardly a level 2, those have words of their own, as forms of
 * departments do. */
static bool has_foreign_levels(const struct aligner *a)
{
    size_t first = 0, second = 0;
    for (size_t j = 0; j < a->count; j++) {
        first += a->looks[j].kind == LOOK_LEVEL1;
        second += (a->looks[j].kind == LOOK_LEVEL2 || a->looks[j].kind == LOOK_LEVEL) &&
                  !a->looks[j].weak;
    }
    return first > 1 && second * 2 < first;
}

static void look_at_cells(struct aligner *a, struct look *looks)
{
    bool funds = a->columns[0].role == ROLE_SOURCE;
    for (size_t j = 0; j < a->count; j++)
        looks[j] = (funds ? form_look_funds : form_look)(a->flow, a->cells[j].range);
    a->foreign = !funds && has_foreign_levels(a);
    for (size_t j = 0; j < a->count; j++)
        for (size_t k = 0; k < a->width; k++)
            a->fits[j * a->width + k] = (signed char)fit_of(a, &looks[j], a->columns[k].role);
}

struct rows form_align(const struct flow *flow, const struct cells *cells, enum layout layout,
    const struct column *columns, size_t column_count, struct arena *arena)
{
    size_t n = cells->count, size = n * column_count;
    struct look *looks = arena_alloc(arena, n * sizeof *looks);
    struct aligner a = {.flow = flow,
        .cells = cells->items,
        .looks = looks,
        .count = n,
        .width = column_count,
        .columns = columns,
        .breaks = form_break_costs[layout],
        .fits = arena_alloc(arena, size),
        .row_costs = arena_alloc(arena, n),
        .drop_costs = arena_alloc(arena, n),
        .before = arena_alloc(arena, size * sizeof *a.before),
        .steps = arena_alloc(arena, size * sizeof *a.steps)};
    struct path path = {.columns = arena_alloc(arena, n), .moves = arena_alloc(arena, n)};
    for (size_t k = 0; k < column_count; k++)
        a.skip[k] = form_role_costs[columns[k].role].skip;
    look_at_cells(&a, looks);
    set_columns(&a);
    weigh_breaks(&a, layout);
    forward(&a);
    trace(&a, &path);
    if (is_loose(&a, &path)) {
        if (free_empty_columns(&a, &path)) {
            set_columns(&a);
            forward(&a);
            trace(&a, &path);
        }
        backward(&a, arena);
    }
    return collect(&a, &path, arena);
}
