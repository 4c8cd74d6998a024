#include "form_settle.h"

#include <string.h>

#include "read/text/figure.h"
#include "form_costs.h"

enum { CELLS_MOST = 8, GOOD_FIT = 1 };

struct puzzle {
    const struct flow *flow;
    const struct head *head;
    struct range cells[CELLS_MOST];
    struct look looks[CELLS_MOST];
    size_t count;
    size_t columns[CELLS_MOST]; /* of each cell, as tried */
    size_t found[CELLS_MOST];   /* as it adds up */
    int solutions;
    bool by_score; /* it adds up by the score: no rate is printed */
};

static bool is_figure_column(enum role role)
{
    return role == ROLE_AMOUNT || role == ROLE_RATE || role == ROLE_FUND_WEIGHT ||
           role == ROLE_FUND_SCORE;
}

static bool column_figure(const struct puzzle *p, enum label_code code, struct figure *figure)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->head->columns[p->columns[i]].code != code)
            continue;
        return code == LABEL_RATE    ? figure_rate(p->flow, p->cells[i], figure)
               : code == LABEL_SCORE ? figure_score(p->flow, p->cells[i], figure)
                                     : figure_amount(p->flow, p->cells[i], 0, figure);
    }
    return false;
}

/* Executed / adjusted of `whole` is `part` as printed, rounded or cut. */
static bool is_share(
    struct decimal executed, struct decimal adjusted, struct decimal whole, struct decimal part)
{
    struct decimal rounded, cut;
    return decimal_ratio(executed, whole, adjusted, part.scale, ROUND_HALF_UP, &rounded) &&
           decimal_ratio(executed, whole, adjusted, part.scale, ROUND_DOWN, &cut) &&
           (decimal_compare(rounded, part) == 0 || decimal_compare(cut, part) == 0);
}

static bool adds_up(const struct puzzle *p)
{
    struct figure adjusted, executed, rate, weight, score;
    if (!column_figure(p, LABEL_ADJUSTED, &adjusted) ||
        !column_figure(p, LABEL_EXECUTED, &executed))
        return false;
    if (!p->by_score)
        return column_figure(p, LABEL_RATE, &rate) &&
               is_share(executed.value, adjusted.value, DECIMAL(100), rate.value);
    return !column_figure(p, LABEL_RATE, &rate) && column_figure(p, LABEL_WEIGHT, &weight) &&
           column_figure(p, LABEL_SCORE, &score) &&
           is_share(executed.value, adjusted.value, weight.value, score.value);
}

static void try_from(struct puzzle *p, size_t cell, size_t column)
{
    if (cell == p->count) {
        if (adds_up(p) && !p->solutions++)
            memcpy(p->found, p->columns, sizeof p->found);
        return;
    }
    for (size_t k = column; k < p->head->count; k++) {
        enum role role = p->head->columns[k].role;
        if (!is_figure_column(role) || form_fits[role][p->looks[cell].kind] > GOOD_FIT)
            continue;
        p->columns[cell] = k;
        try_from(p, cell + 1, k + 1);
    }
}

/* Whether the figures of a row could stand otherwise: an amount is missing, or something before
 * what is there. False, too, where empty cells are printed: then each has its place. */
static bool is_open(const struct head *head, const struct row *row)
{
    bool missing = false, open = false;
    for (size_t k = 1; k < head->count; k++) {
        enum role role = head->columns[k].role;
        bool has_cell = row->filled >> k & 1;
        if (!is_figure_column(role))
            continue;
        if (has_cell && row->cells[k].start == row->cells[k].end)
            return false;
        open |= (has_cell && missing) || (!has_cell && role == ROLE_AMOUNT);
        missing |= !has_cell;
    }
    return open;
}

void form_settle_funds(const struct flow *flow, const struct head *head, struct row *row)
{
    struct puzzle puzzle = {.flow = flow, .head = head};
    uint32_t amounts = 0;
    if (!is_open(head, row))
        return;
    for (size_t k = 1; k < head->count; k++) {
        if (!(row->filled >> k & 1) || !is_figure_column(head->columns[k].role))
            continue;
        if (puzzle.count == CELLS_MOST)
            return;
        amounts |= head->columns[k].role == ROLE_AMOUNT ? 1u << k : 0;
        puzzle.looks[puzzle.count] = form_look(flow, row->cells[k]);
        puzzle.cells[puzzle.count++] = row->cells[k];
    }
    try_from(&puzzle, 0, 1);
    puzzle.by_score = puzzle.solutions == 0;
    if (puzzle.by_score)
        try_from(&puzzle, 0, 1);
    if (puzzle.solutions != 1) {
        row->doubtful |= amounts;
        return;
    }
    for (size_t k = 1; k < head->count; k++)
        if (is_figure_column(head->columns[k].role)) {
            row->filled &= ~(1u << k);
            row->doubtful &= ~(1u << k);
            row->cells[k] = (struct range){0};
        }
    for (size_t i = 0; i < puzzle.count; i++) {
        row->cells[puzzle.found[i]] = puzzle.cells[i];
        row->filled |= 1u << puzzle.found[i];
    }
}

/* The two bare figures that are all a row has behind its name and before its reason; false where it
 * is otherwise. */
static bool is_pair_alone(
    const struct flow *flow, const struct head *head, const struct row *row, struct range pair[2])
{
    size_t n = 0;
    for (size_t k = form_head_column(head, ROLE_NAME) + 1; k < head->count; k++) {
        struct range cell = row->cells[k];
        if (cell.start == cell.end || head->columns[k].role == ROLE_REASON)
            continue;
        struct look look = form_look(flow, cell);
        if (n == 2 || look.kind != LOOK_NUMBER || !look.has_value)
            return false;
        pair[n++] = cell;
    }
    return n == 2 && pair[0].end == pair[1].start;
}

/* Whether a row has points, and a target or an actual before them: then rows without points are
 * not to be expected. */
static bool has_points(const struct head *head, const struct row *row)
{
    size_t weight = form_head_column(head, ROLE_WEIGHT), score = form_head_column(head, ROLE_SCORE),
           target = form_head_column(head, ROLE_TARGET),
           actual = form_head_column(head, ROLE_ACTUAL);
    uint32_t points = 1u << weight | 1u << score, values = 1u << target | 1u << actual;
    return !row->broken && !row->doubtful && (row->filled & points) == points &&
           row->filled & values;
}

void form_settle_points(
    const struct flow *flow, const struct head *head, enum layout layout, struct rows *rows)
{
    size_t name = form_head_column(head, ROLE_NAME), weight = form_head_column(head, ROLE_WEIGHT),
           score = form_head_column(head, ROLE_SCORE), whole = 0;
    if ((layout != LAYOUT_SPACE_ROWS && layout != LAYOUT_ONE_LINE) || name > weight ||
        weight > score || score == head->count || score < form_head_column(head, ROLE_ACTUAL))
        return;
    bool beside = weight + 1 == score;
    for (size_t i = 0; i < rows->count; i++)
        whole += has_points(head, &rows->items[i]);
    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = &rows->items[i];
        struct range pair[2];
        if (row->broken || !is_pair_alone(flow, head, row, pair))
            continue;
        int order = decimal_compare(form_look(flow, pair[1]).value, form_look(flow, pair[0]).value);
        if (beside && !whole)
            row->doubtful = row->filled;
        if (order > 0 || (beside ? !whole : order < 0))
            continue;
        for (size_t k = name + 1; k <= score; k++)
            row->cells[k] = (struct range){0};
        row->cells[weight] = pair[0];
        row->cells[score] = pair[1];
        row->doubtful = 0;
    }
}
