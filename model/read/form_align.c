#include "form_align.h"

#include <limits.h>
#include <string.h>

#include "form_costs.h"

enum { BROKEN_COST = 24 };

struct step {
    unsigned char from; /* column of the cell before */
    unsigned char move; /* enum move */
};
enum move { MOVE_FIRST, MOVE_ROW, MOVE_CELL, MOVE_JOIN, MOVE_DROP };

struct aligner {
    const struct flow *flow;
    const struct cell *cells;
    const struct look *looks;
    size_t count, width;
    const struct column *columns;
    int skips[COLUMNS_MAX + 1]; /* of all columns before */
    const struct break_cost *breaks;
    signed char *row_costs, *drop_costs; /* by cell */
    int *before, *behind;                /* cheapest way to here, from here on: count × width */
    struct step *steps;
};

static int fit_of(const struct aligner *a, size_t j, size_t k)
{
    const struct look *look = &a->looks[j];
    enum role role = a->columns[k].role;
    int fit = form_fits[role][look->kind];
    if (role == ROLE_REASON && look->has_value && decimal_is_zero(look->value) && look->kind == LOOK_NUMBER)
        return 1;
    if ((role == ROLE_WEIGHT || role == ROLE_SCORE) && look->has_value
        && (decimal_compare(look->value, DECIMAL(100)) > 0 || look->value.digits < 0))
        fit += 8;
    return fit;
}

/* What two neighbours in one row say of each other. */
static int pair_cost(const struct aligner *a, size_t j, size_t from, size_t to)
{
    enum role one = a->columns[from].role, two = a->columns[to].role;
    const struct look *x = &a->looks[j - 1], *y = &a->looks[j];
    if (one == ROLE_LEVEL1 && two == ROLE_NAME && x->kind != LOOK_EMPTY)
        return 3;
    if (one == ROLE_WEIGHT && two == ROLE_SCORE && x->has_value && y->has_value)
        return decimal_compare(y->value, x->value) > 0 ? 4 : 0;
    if (one != ROLE_TARGET || two != ROLE_ACTUAL)
        return 0;
    if (x->has_value && y->has_value) {
        uint32_t n = x->unit.end - x->unit.start, m = y->unit.end - y->unit.start;
        bool same = n == m && !memcmp(a->flow->text + x->unit.start, a->flow->text + y->unit.start, n * sizeof(char32_t));
        return same || !m || !n ? 0 : 2;
    }
    return !x->has_value && y->kind == LOOK_NUMBER ? 2 : 0;
}

static int tail_cost(const struct aligner *a, size_t k)
{
    return a->skips[a->width] - a->skips[k + 1];
}

/* A cell of a target or an actual that has a figure does not go on; nor does it go on in one. */
static int join_cost(const struct aligner *a, size_t j, enum role role)
{
    enum { SECOND_FIGURE = 12, WEAK_JOIN = 3 };
    bool figure = a->looks[j].has_value || a->looks[j - 1].has_value;
    bool second = figure && (role == ROLE_TARGET || role == ROLE_ACTUAL || role == ROLE_BEFORE);
    int join = a->looks[j].weak ? WEAK_JOIN : form_join_costs[a->looks[j].kind];
    return form_role_costs[role].join + join + (second ? SECOND_FIGURE : 0);
}

/* The cost of cell `j` in column `to` after cell `j - 1` in column `from`, by each move. */
static int move_cost(const struct aligner *a, size_t j, size_t from, size_t to, enum move move)
{
    const struct break_cost *cost = &a->breaks[a->cells[j].before];
    switch (move) {
    case MOVE_CELL:
        return cost->cell + a->skips[to] - a->skips[from + 1] + pair_cost(a, j, from, to) + fit_of(a, j, to);
    case MOVE_JOIN:
        return cost->join + join_cost(a, j, a->columns[to].role);
    case MOVE_ROW:
        return tail_cost(a, from) + a->row_costs[j] + a->skips[to] + fit_of(a, j, to);
    default:
        return a->drop_costs[j];
    }
}

static void forward(struct aligner *a)
{
    size_t w = a->width;
    int dropped = 0; /* all cells before the first row */
    for (size_t k = 0; k < w; k++) {
        a->before[k] = a->skips[k] + fit_of(a, 0, k);
        a->steps[k] = (struct step){0, MOVE_FIRST};
    }
    for (size_t j = 1; j < a->count; j++) {
        dropped += a->drop_costs[j - 1];
        const int *last = a->before + (j - 1) * w;
        int *here = a->before + j * w;
        struct step *steps = a->steps + j * w;
        size_t ending = 0;
        for (size_t k = 1; k < w; k++)
            if (last[k] + tail_cost(a, k) < last[ending] + tail_cost(a, ending))
                ending = k;
        for (size_t to = 0; to < w; to++) {
            int best = last[ending] + move_cost(a, j, ending, to, MOVE_ROW), cost;
            struct step step = {(unsigned char)ending, MOVE_ROW};
            if ((cost = dropped + a->skips[to] + fit_of(a, j, to)) < best) {
                best = cost;
                step = (struct step){0, MOVE_FIRST};
            }
            for (size_t from = 0; from < to; from++)
                if ((cost = last[from] + move_cost(a, j, from, to, MOVE_CELL)) < best) {
                    best = cost;
                    step = (struct step){(unsigned char)from, MOVE_CELL};
                }
            if ((cost = last[to] + move_cost(a, j, to, to, MOVE_JOIN)) < best) {
                best = cost;
                step = (struct step){(unsigned char)to, MOVE_JOIN};
            }
            if ((cost = last[to] + move_cost(a, j, to, to, MOVE_DROP)) < best) {
                best = cost;
                step = (struct step){(unsigned char)to, MOVE_DROP};
            }
            here[to] = best;
            steps[to] = step;
        }
    }
}

static void backward(struct aligner *a)
{
    size_t w = a->width;
    for (size_t k = 0; k < w; k++)
        a->behind[(a->count - 1) * w + k] = tail_cost(a, k);
    for (size_t j = a->count - 1; j > 0; j--) {
        const int *next = a->behind + j * w;
        int *here = a->behind + (j - 1) * w, row = INT_MAX;
        for (size_t to = 0; to < w; to++) {
            int cost = next[to] + a->row_costs[j] + a->skips[to] + fit_of(a, j, to);
            row = cost < row ? cost : row;
        }
        for (size_t from = 0; from < w; from++) {
            int best = row + tail_cost(a, from), cost;
            for (size_t to = from + 1; to < w; to++)
                if ((cost = next[to] + move_cost(a, j, from, to, MOVE_CELL)) < best)
                    best = cost;
            if ((cost = next[from] + move_cost(a, j, from, from, MOVE_JOIN)) < best)
                best = cost;
            if ((cost = next[from] + move_cost(a, j, from, from, MOVE_DROP)) < best)
                best = cost;
            here[from] = best;
        }
    }
}

/* A row may begin where the run of empty cells before it does; empty cells at the end of a row cost nothing. */
static void weigh_breaks(struct aligner *a)
{
    for (size_t j = 0; j < a->count; j++) {
        a->row_costs[j] = a->breaks[a->cells[j].before].row;
        a->drop_costs[j] = form_drop_costs[a->looks[j].kind];
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
    const int *before = a->before + j * a->width, *behind = a->behind + j * a->width;
    for (*other = 0; *other < a->width; ++*other)
        if (*other != k && before[*other] + behind[*other] <= total)
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
    row->broken |= a->looks[j].kind == LOOK_BROKEN && role != ROLE_REASON && role != ROLE_RULE && role != ROLE_BASIS;
    size_t other;
    if (a->looks[j].has_value && is_elsewhere(a, j, k, total, &other))
        row->doubtful |= 1u << k | 1u << other;
}

/* The columns and moves of the cheapest way; the index of its first cell. */
static size_t trace(const struct aligner *a, int *total, unsigned char *columns, unsigned char *moves)
{
    size_t w = a->width, last = 0, j = a->count;
    const int *end = a->before + (a->count - 1) * w;
    for (size_t k = 1; k < w; k++)
        if (end[k] + tail_cost(a, k) < end[last] + tail_cost(a, last))
            last = k;
    *total = end[last] + tail_cost(a, last);
    while (j-- > 0) {
        struct step step = a->steps[j * w + last];
        columns[j] = (unsigned char)last;
        moves[j] = step.move;
        if (step.move == MOVE_FIRST)
            break;
        last = step.from;
    }
    return j;
}

static struct rows collect(struct aligner *a, struct arena *arena)
{
    unsigned char *columns = arena_alloc(arena, a->count), *moves = arena_alloc(arena, a->count);
    int total, spent = 0;
    size_t first = trace(a, &total, columns, moves), n = 0;
    struct rows rows = {.count = 1};
    for (size_t j = first; j < a->count; j++)
        rows.count += moves[j] == MOVE_ROW;
    rows.items = arena_alloc(arena, rows.count * sizeof *rows.items);
    for (size_t j = first; j < a->count; j++) {
        const int *before = a->before + j * a->width;
        if (moves[j] <= MOVE_ROW) {
            rows.items[n++].range = a->cells[j].range;
            spent = moves[j] == MOVE_ROW ? (before - a->width)[columns[j - 1]] : 0;
        }
        struct row *row = &rows.items[n - 1];
        if (moves[j] != MOVE_DROP)
            put(a, row, j, columns[j], moves[j], total);
        else
            row->broken |= a->looks[j].has_value || a->looks[j].kind == LOOK_BROKEN;
        bool ends = j + 1 == a->count || moves[j + 1] == MOVE_ROW;
        if (ends && before[columns[j]] + tail_cost(a, columns[j]) - spent >= BROKEN_COST)
            row->broken = true;
    }
    return rows;
}

struct rows form_align(const struct flow *flow, const struct cells *cells, enum layout layout,
    const struct column *columns, size_t column_count, struct arena *arena)
{
    size_t n = cells->count, size = n * column_count;
    struct look *looks = arena_alloc(arena, n * sizeof *looks);
    struct aligner a = {.flow = flow, .cells = cells->items, .looks = looks, .count = n, .width = column_count,
        .columns = columns, .breaks = form_break_costs[layout], .row_costs = arena_alloc(arena, n),
        .drop_costs = arena_alloc(arena, n), .before = arena_alloc(arena, size * sizeof *a.before),
        .behind = arena_alloc(arena, size * sizeof *a.behind), .steps = arena_alloc(arena, size * sizeof *a.steps)};
    bool funds = columns[0].role == ROLE_SOURCE;
    for (size_t j = 0; j < n; j++)
        looks[j] = (funds ? form_look_funds : form_look)(flow, cells->items[j].range);
    for (size_t k = 0; k < column_count; k++)
        a.skips[k + 1] = a.skips[k] + form_role_costs[columns[k].role].skip;
    weigh_breaks(&a);
    forward(&a);
    backward(&a);
    return collect(&a, arena);
}
