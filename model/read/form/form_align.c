#include "form_align.h"

#include <limits.h>
#include <string.h>

#include "form_costs.h"
#include "form_levels.h"

enum { BROKEN_COST = 24, BARE_ROW = 4, BARE_SECOND = 6, MARGIN = 1 };

enum move { MOVE_FIRST, MOVE_ROW, MOVE_CELL, MOVE_JOIN, MOVE_DROP };
struct step {
    size_t from; /* column of the cell before */
    enum move move;
};

/* Columns of which two neighbouring cells say something of one another. */
enum link {
    LINK_NONE,
    LINK_LEVEL_NAME,
    LINK_TARGET_ACTUAL,
    LINK_OPERATOR_WEIGHT,
    LINK_WEIGHT_SCORE,
    LINKS
};
static const struct {
    enum role from, to;
} links[LINKS] = {[LINK_LEVEL_NAME] = {ROLE_LEVEL1, ROLE_NAME},
    [LINK_TARGET_ACTUAL] = {ROLE_TARGET, ROLE_ACTUAL},
    [LINK_OPERATOR_WEIGHT] = {ROLE_OPERATOR, ROLE_WEIGHT},
    [LINK_WEIGHT_SCORE] = {ROLE_WEIGHT, ROLE_SCORE}};

struct aligner {
    const struct flow *flow;
    const struct cell *cells;
    const struct look *looks;
    size_t count, width;
    const struct column *columns;
    int skip[COLUMNS_MAX];             /* what it costs that a row has no cell of the column */
    int skips[COLUMNS_MAX + 1];        /* of all columns before */
    int ends[2][COLUMNS_MAX];          /* of all behind: the row ends here; with a broken cell */
    int joins[4][COLUMNS_MAX];         /* that a cell goes on in the next, by enum joint */
    enum link links[COLUMNS_MAX];      /* of a column with some before it */
    uint32_t linked_from[COLUMNS_MAX]; /* these, as a set */
    size_t linked[COLUMNS_MAX], linked_count; /* the columns that have a link */
    bool foreign;                             /* the levels' words are none the labels know */
    bool spaced;                              /* spaces alone set cells apart */
    const struct break_cost *breaks;
    const signed char **fits;            /* by cell: of each column */
    signed char *row_costs, *drop_costs; /* by cell */
    int *ended;           /* by cell: cheapest way to the end of a row that it ends */
    int *dropped;         /* by cell: all before it left out */
    int *before, *behind; /* cheapest way to here, from here on: cell × column */
};

static bool is_level_look(const struct look *look)
{
    return look->kind == LOOK_LEVEL1 || look->kind == LOOK_LEVEL2 || look->kind == LOOK_LEVEL;
}

/* What of a look, besides its kind, makes it fit better or worse: a set. */
enum trait { TRAIT_WEAK = 1, TRAIT_LIMIT = 2, TRAIT_ZERO = 4, TRAIT_NO_POINTS = 8, TRAITS = 16 };

static unsigned traits_of(const struct look *look)
{
    bool zero = look->has_value && look->kind == LOOK_NUMBER && decimal_is_zero(look->value);
    bool no_points = look->has_value &&
                     (look->value.digits < 0 || decimal_compare(look->value, DECIMAL(100)) > 0);
    return (look->weak ? TRAIT_WEAK : 0) | (look->limit ? TRAIT_LIMIT : 0) |
           (zero ? TRAIT_ZERO : 0) | (no_points ? TRAIT_NO_POINTS : 0);
}

static int fit_of(const struct aligner *a, enum look_kind kind, unsigned traits, enum role role)
{
    enum { WEAK_NAME = 3, FOREIGN_LEVEL = 1, TEXT_REASON = 2, ZERO_REASON = 1, LIMIT_ACTUAL = 2 };
    enum { UNFIT_POINTS = 8 };
    int fit = form_fits[role][kind];
    if (role == ROLE_NAME && traits & TRAIT_WEAK)
        return WEAK_NAME;
    if (a->foreign && kind == LOOK_TEXT && (role == ROLE_LEVEL2 || role == ROLE_REASON))
        return role == ROLE_LEVEL2 ? FOREIGN_LEVEL : TEXT_REASON;
    if (role == ROLE_REASON && traits & TRAIT_ZERO)
        return ZERO_REASON;
    if ((role == ROLE_WEIGHT || role == ROLE_SCORE) && traits & TRAIT_NO_POINTS)
        return fit + UNFIT_POINTS;
    return role == ROLE_ACTUAL && traits & TRAIT_LIMIT ? fit + LIMIT_ACTUAL : fit;
}

/* Cells of one look share their fits. */
static void weigh_fits(struct aligner *a, struct arena *arena)
{
    const signed char *known[LOOKS][TRAITS] = {{0}};
    for (size_t j = 0; j < a->count; j++) {
        enum look_kind kind = a->looks[j].kind;
        unsigned traits = traits_of(&a->looks[j]);
        if (!known[kind][traits]) {
            signed char *fits = arena_alloc(arena, a->width);
            for (size_t k = 0; k < a->width; k++)
                fits[k] = (signed char)fit_of(a, kind, traits, a->columns[k].role);
            known[kind][traits] = fits;
        }
        a->fits[j] = known[kind][traits];
    }
}

static bool same_unit(const struct flow *flow, struct range a, struct range b)
{
    uint32_t n = a.end - a.start, m = b.end - b.start;
    return !n || !m ||
           (n == m && !memcmp(flow->text + a.start, flow->text + b.start, n * sizeof *flow->text));
}

/* What it costs that cells `j - 1` and `j` are neighbours by a link. */
static int link_cost(const struct aligner *a, size_t j, enum link link)
{
    enum { LEVEL_NAME = 3, WEIGHT_SCORE = 4, TARGET_ACTUAL = 2, OPERATOR_WEIGHT = 9 };
    const struct look *x = &a->looks[j - 1], *y = &a->looks[j];
    bool both = x->has_value && y->has_value;
    switch (link) {
    case LINK_LEVEL_NAME:
        return x->kind == LOOK_EMPTY ? 0 : LEVEL_NAME;
    case LINK_OPERATOR_WEIGHT:
        return x->kind == LOOK_OPERATOR ? OPERATOR_WEIGHT : 0;
    case LINK_WEIGHT_SCORE:
        return both && decimal_compare(y->value, x->value) > 0 ? WEIGHT_SCORE : 0;
    case LINK_TARGET_ACTUAL:
        if (both)
            return same_unit(a->flow, x->unit, y->unit) ? 0 : TARGET_ACTUAL;
        return !x->has_value && y->kind == LOOK_NUMBER ? TARGET_ACTUAL : 0;
    default:
        return 0;
    }
}

static inline bool is_linked(const struct aligner *a, size_t from, size_t to)
{
    return a->linked_from[to] >> from & 1;
}

/* How two cells that may be one are joined: a set. */
enum joint { JOINT_FIGURE = 1, JOINT_LEVEL = 2 };

/* A cell of a target or an actual that has a figure does not go on, nor does it go on in one; nor
 * does a level that is whole. */
static void weigh_joins(struct aligner *a)
{
    enum { SECOND_FIGURE = 12, WHOLE_LEVEL = 8, FOREIGN_JOIN = 3 };
    for (size_t k = 0; k < a->width; k++) {
        enum role role = a->columns[k].role;
        int join = form_role_costs[role].join +
                   (a->foreign && (role == ROLE_NAME || role == ROLE_REASON) ? FOREIGN_JOIN : 0);
        bool figure = role == ROLE_TARGET || role == ROLE_ACTUAL || role == ROLE_BEFORE;
        bool level = role == ROLE_LEVEL1 || role == ROLE_LEVEL2;
        for (unsigned joint = 0; joint < 4; joint++)
            a->joins[joint][k] = join + (figure && joint & JOINT_FIGURE ? SECOND_FIGURE : 0) +
                                 (level && joint & JOINT_LEVEL ? WHOLE_LEVEL : 0);
    }
}

/* What it costs that cell `j` goes on with the one before: `joins` by column, and this in each. */
static int join_cost(const struct aligner *a, size_t j, const int **joins)
{
    enum { WEAK_JOIN = 4 };
    const struct look *first = &a->looks[j - 1], *second = &a->looks[j];
    unsigned joint = (first->has_value || second->has_value ? JOINT_FIGURE : 0) |
                     (is_level_look(first) ? JOINT_LEVEL : 0);
    *joins = a->joins[joint];
    return a->breaks[a->cells[j].before].join +
           (second->weak ? WEAK_JOIN : form_join_costs[second->kind]);
}

/* What it costs that a row ends in column `k`: the columns behind it are missing. A row of levels
 * alone is nothing strange, rather of the first, and where all cells have run into the name, none
 * is behind it. */
static void weigh_ends(struct aligner *a)
{
    for (size_t k = 0; k < a->width; k++) {
        enum role role = a->columns[k].role;
        int missing = a->skips[a->width] - a->skips[k + 1],
            bare = role == ROLE_LEVEL2 ? BARE_SECOND : BARE_ROW;
        int fewer = missing < bare ? missing : bare;
        a->ends[0][k] = role == ROLE_LEVEL1 || role == ROLE_LEVEL2 ? fewer : missing;
        a->ends[1][k] = role == ROLE_NAME ? fewer : a->ends[0][k];
    }
}

/* By column: what it costs that the row ends with cell `j`. */
static const int *ends_at(const struct aligner *a, size_t j)
{
    return a->ends[a->looks[j].kind == LOOK_BROKEN];
}

static inline int least(int one, int other)
{
    return one < other ? one : other;
}

/* What it costs to go on from column `from`, in which the cell before stands, to column `to`, but
 * for what each step to there costs. */
static inline int leave_cost(
    const struct aligner *a, const int *last, int link, size_t from, size_t to)
{
    return last[from] - a->skips[from + 1] + link * is_linked(a, from, to);
}

static int cheapest_leave(const struct aligner *a, const int *last, int link, size_t to)
{
    int best = INT_MAX / 2;
    for (size_t from = 0; from < to; from++)
        best = least(best, leave_cost(a, last, link, from, to));
    return best;
}

/* By column: the cheapest way to leave one before it. */
static void weigh_leaves(const struct aligner *a, size_t j, const int *last, int *leaves)
{
    int near = INT_MAX / 2;
    for (size_t to = 0; to < a->width; to++) {
        leaves[to] = near;
        near = least(near, last[to] - a->skips[to + 1]);
    }
    for (size_t i = 0; i < a->linked_count; i++) {
        size_t to = a->linked[i];
        int link = link_cost(a, j, a->links[to]);
        if (link)
            leaves[to] = cheapest_leave(a, last, link, to);
    }
}

static void step_forward(struct aligner *a, size_t j)
{
    const int *last = a->before + (j - 1) * a->width, *ends = ends_at(a, j), *joins;
    const signed char *fits = a->fits[j];
    int *restrict here = a->before + j * a->width, leaves[COLUMNS_MAX];
    int cell = a->breaks[a->cells[j].before].cell, join = join_cost(a, j, &joins),
        drop = a->drop_costs[j];
    int first = least(a->ended[j - 1] + a->row_costs[j], a->dropped[j]), ended = INT_MAX;
    weigh_leaves(a, j, last, leaves);
    for (size_t to = 0; to < a->width; to++) {
        int begun = least(first, leaves[to] + cell) + a->skips[to] + fits[to],
            stayed = last[to] + least(join + joins[to], drop);
        here[to] = least(begun, stayed);
        ended = least(ended, here[to] + ends[to]);
    }
    a->ended[j] = ended;
}

static void forward(struct aligner *a)
{
    a->ended[0] = INT_MAX;
    for (size_t k = 0; k < a->width; k++) {
        a->before[k] = a->skips[k] + a->fits[0][k];
        a->ended[0] = least(a->ended[0], a->before[k] + ends_at(a, 0)[k]);
    }
    for (size_t j = 1; j < a->count; j++) {
        a->dropped[j] = a->dropped[j - 1] + a->drop_costs[j - 1];
        step_forward(a, j);
    }
}

/* The column in which a row that ends with cell `j` does best. */
static size_t best_end(const struct aligner *a, size_t j)
{
    const int *before = a->before + j * a->width, *ends = ends_at(a, j);
    size_t best = 0;
    while (before[best] + ends[best] != a->ended[j])
        best++;
    return best;
}

/* The step that is cheapest to cell `j` in column `to`. */
static struct step step_to(const struct aligner *a, size_t j, size_t to)
{
    const int *last = a->before + (j ? j - 1 : 0) * a->width, *joins;
    int cost = a->before[j * a->width + to], start = cost - a->skips[to] - a->fits[j][to];
    int cell = a->breaks[a->cells[j].before].cell;
    if (j && start == a->ended[j - 1] + a->row_costs[j])
        return (struct step){best_end(a, j - 1), MOVE_ROW};
    if (start == a->dropped[j])
        return (struct step){0, MOVE_FIRST};
    int link = a->links[to] ? link_cost(a, j, a->links[to]) : 0;
    for (size_t from = 0; from < to; from++)
        if (start == leave_cost(a, last, link, from, to) + cell)
            return (struct step){from, MOVE_CELL};
    bool joined = cost == last[to] + join_cost(a, j, &joins) + joins[to];
    return (struct step){to, joined ? MOVE_JOIN : MOVE_DROP};
}

static void step_backward(struct aligner *a, size_t j)
{
    size_t w = a->width;
    const int *next = a->behind + j * w, *ends = ends_at(a, j - 1), *joins;
    int *here = a->behind + (j - 1) * w, row = INT_MAX, link[COLUMNS_MAX];
    int cell = a->breaks[a->cells[j].before].cell, join = join_cost(a, j, &joins);
    for (size_t to = 0; to < w; to++) {
        link[to] = link_cost(a, j, a->links[to]);
        row = least(row, next[to] + a->row_costs[j] + a->skips[to] + a->fits[j][to]);
    }
    for (size_t from = 0; from < w; from++) {
        int stays = next[from] + least(join + joins[from], a->drop_costs[j]);
        here[from] = least(row + ends[from], stays);
        for (size_t to = from + 1; to < w; to++)
            here[from] = least(here[from], next[to] + cell + a->skips[to] - a->skips[from + 1] +
                                               link[to] * is_linked(a, from, to) + a->fits[j][to]);
    }
}

static void backward(struct aligner *a, struct arena *arena)
{
    size_t last = a->count - 1;
    a->behind = arena_alloc(arena, a->count * a->width * sizeof *a->behind);
    memcpy(a->behind + last * a->width, ends_at(a, last), a->width * sizeof *a->behind);
    for (size_t j = last; j > 0; j--)
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

/* Whether the cell is words of a name, a target or an actual, which spaces may have torn, or a
 * sentence, which may be a reason. */
static bool is_torn(const struct aligner *a, size_t j, size_t k)
{
    enum role role = a->columns[k].role;
    if (a->looks[j].kind == LOOK_PROSE)
        return role == ROLE_TARGET || role == ROLE_ACTUAL;
    return a->spaced && a->looks[j].kind == LOOK_TEXT &&
           (role == ROLE_NAME || role == ROLE_TARGET || role == ROLE_ACTUAL);
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
    if ((a->looks[j].has_value || is_torn(a, j, k)) && is_elsewhere(a, j, k, total, &other))
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
    size_t j = a->count - 1, k = best_end(a, j);
    path->total = a->ended[j];
    for (;; j--) {
        struct step step = step_to(a, j, k);
        path->columns[j] = (unsigned char)k;
        path->moves[j] = (unsigned char)step.move;
        if (step.move == MOVE_FIRST)
            break;
        k = step.from;
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
        if ((path->moves[j] == MOVE_DROP && a->drop_costs[j] > 1) ||
            (path->moves[j] == MOVE_JOIN && is_torn(a, j, path->columns[j])))
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
        row->broken |= ends && before[k] + ends_at(a, j)[k] - spent >= BROKEN_COST;
    }
    return rows;
}

static void set_skips(struct aligner *a)
{
    for (size_t k = 0; k < a->width; k++)
        a->skips[k + 1] = a->skips[k] + a->skip[k];
    weigh_ends(a);
}

static void set_link(struct aligner *a, size_t to, enum link link)
{
    for (size_t from = 0; from < to; from++)
        if (a->columns[from].role == links[link].from)
            a->linked_from[to] |= 1u << from;
    if (!a->linked_from[to])
        return;
    a->links[to] = link;
    a->linked[a->linked_count++] = to;
}

static void set_links(struct aligner *a)
{
    for (size_t k = 0; k < a->width; k++)
        for (enum link link = LINK_NONE + 1; link < LINKS; link++)
            if (links[link].to == a->columns[k].role)
                set_link(a, k, link);
}

/* Where levels 1 are met and hardly a level 2, those have words of their own, as forms of
 * departments do. */
static bool has_foreign_levels(const struct aligner *a)
{
    size_t first = 0, second = 0, words = 0;
    for (size_t j = 0; j < a->count; j++) {
        const struct look *look = &a->looks[j];
        bool beneath = look->kind == LOOK_LEVEL2 || look->kind == LOOK_LEVEL;
        first += look->kind == LOOK_LEVEL1;
        second += beneath && !look->weak;
        words += beneath && look->weak && form_level_word(a->flow, a->cells[j].range);
    }
    return first > 1 && second * 2 < first && words < first;
}

static void look_at_cells(struct aligner *a, struct look *looks)
{
    bool funds = a->columns[0].role == ROLE_SOURCE;
    for (size_t j = 0; j < a->count; j++)
        looks[j] = (funds ? form_look_funds : form_look)(a->flow, a->cells[j].range);
    a->foreign = !funds && has_foreign_levels(a);
}

struct rows form_align(const struct flow *flow, const struct cells *cells, enum layout layout,
    const struct column *columns, size_t column_count, struct arena *arena)
{
    size_t n = cells->count;
    struct look *looks = arena_alloc(arena, n * sizeof *looks);
    struct aligner a = {.flow = flow,
        .cells = cells->items,
        .looks = looks,
        .count = n,
        .width = column_count,
        .columns = columns,
        .breaks = form_break_costs[layout],
        .spaced = layout == LAYOUT_SPACE_ROWS || layout == LAYOUT_ONE_LINE,
        .fits = arena_alloc(arena, n * sizeof *a.fits),
        .row_costs = arena_alloc(arena, n),
        .drop_costs = arena_alloc(arena, n),
        .ended = arena_alloc(arena, n * sizeof *a.ended),
        .dropped = arena_alloc(arena, n * sizeof *a.dropped),
        .before = arena_alloc(arena, n * column_count * sizeof *a.before)};
    struct path path = {.columns = arena_alloc(arena, n), .moves = arena_alloc(arena, n)};
    for (size_t k = 0; k < column_count; k++)
        a.skip[k] = form_role_costs[columns[k].role].skip;
    look_at_cells(&a, looks);
    weigh_fits(&a, arena);
    weigh_joins(&a);
    set_links(&a);
    set_skips(&a);
    weigh_breaks(&a, layout);
    forward(&a);
    trace(&a, &path);
    if (is_loose(&a, &path)) {
        if (free_empty_columns(&a, &path)) {
            set_skips(&a);
            forward(&a);
            trace(&a, &path);
        }
        backward(&a, arena);
    }
    return collect(&a, &path, arena);
}
