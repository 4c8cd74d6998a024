#include "form_funds.h"

#include "read/chars.h"
#include "read/text/figure.h"
#include "form_keys.h"
#include "form_settle.h"
#include "intl.h"

/* Which figure of the budget a row and a column of the fund table make; either may be the row. */
static const struct meaning {
    enum label_code subject, measure;
    enum budget_field field;
} meanings[] = {
    {LABEL_ROW_TOTAL, LABEL_INITIAL, BUDGET_INITIAL},
    {LABEL_ROW_TOTAL, LABEL_ADJUSTMENT, BUDGET_ADJUSTMENT},
    {LABEL_ROW_TOTAL, LABEL_ADJUSTMENT_RATE, BUDGET_ADJUSTMENT_RATE},
    {LABEL_ROW_TOTAL, LABEL_ADJUSTED, BUDGET_ADJUSTED},
    {LABEL_ROW_TOTAL, LABEL_EXECUTED, BUDGET_EXECUTED},
    {LABEL_ROW_TOTAL, LABEL_RATE, BUDGET_RATE},
    {LABEL_ROW_TOTAL, LABEL_WEIGHT, BUDGET_WEIGHT},
    {LABEL_ROW_TOTAL, LABEL_SCORE, BUDGET_SCORE},
    {LABEL_BASIC, LABEL_INITIAL, BUDGET_INITIAL_BASIC},
    {LABEL_BASIC, LABEL_ADJUSTED, BUDGET_BASIC_ADJUSTED},
    {LABEL_BASIC, LABEL_EXECUTED, BUDGET_BASIC_EXECUTED},
    {LABEL_BASIC, LABEL_RATE, BUDGET_BASIC_RATE},
    {LABEL_PERSONNEL, LABEL_ADJUSTED, BUDGET_BASIC_PERSONNEL},
    {LABEL_PUBLIC, LABEL_ADJUSTED, BUDGET_BASIC_PUBLIC},
    {LABEL_PROJECT, LABEL_INITIAL, BUDGET_INITIAL_PROJECT},
    {LABEL_PROJECT, LABEL_ADJUSTED, BUDGET_PROJECT_ADJUSTED},
    {LABEL_PROJECT, LABEL_EXECUTED, BUDGET_PROJECT_EXECUTED},
};

struct reader {
    struct form_result *result;
    const struct flow *flow;
    int power; /* of amounts printed without a unit */
    const struct head *head;
    const struct rows *rows;
    enum label_code *codes; /* by row: what it is about; LABEL_NONE */
};

static bool find_field(enum label_code one, enum label_code two, enum budget_field *field)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        const struct meaning *m = &meanings[i];
        if ((m->subject == one && m->measure == two) || (m->subject == two && m->measure == one)) {
            *field = m->field;
            return true;
        }
    }
    return false;
}

/* That of the unit printed behind the number of a cell; of the table's where none is. */
static int printed_power(const struct reader *r, struct range cell)
{
    struct range unit, trimmed = figure_trim(r->flow, cell);
    struct number number;
    int power = r->power;
    bool alone = trimmed.start < trimmed.end && chars_digit(r->flow->text[trimmed.end - 1]);
    if (!alone && figure_number(r->flow, trimmed.start, trimmed.end, &number))
        figure_money_unit(r->flow, number.range.end, trimmed.end, &unit, &power);
    return power;
}

/* The cell as a figure of a field; `power` becomes that of the unit it was printed in. */
static bool read_figure(const struct reader *r, enum budget_field field, struct range cell,
    struct figure *figure, int *power)
{
    *power = 0;
    if (field == BUDGET_WEIGHT || field == BUDGET_SCORE)
        return figure_score(r->flow, cell, figure);
    if (budget_fields[field].unit != IN_MONEY)
        return figure_rate(r->flow, cell, figure);
    *power = printed_power(r, cell);
    return figure_amount(r->flow, cell, *power, figure);
}

static void take(struct reader *r, enum budget_field field, struct range cell)
{
    struct figure figure, *known = budget_figure_at(&r->result->evaluation->budget, field);
    int power;
    if (!form_in_order(r->result, cell))
        return;
    if (!read_figure(r, field, cell, &figure, &power)) {
        if (figure.place.length)
            form_remark(r->result, cell, _("This figure cannot be read"));
        return;
    }
    if (!known->known)
        *known = figure;
    form_mention(r->result, field, figure, power);
}

static void read_sources(struct reader *r, struct arena *scratch)
{
    r->codes = arena_alloc(scratch, r->rows->count * sizeof *r->codes);
    for (size_t i = 0; i < r->rows->count; i++) {
        const struct label *label = form_source(r->flow, r->rows->items[i].cells[0]);
        r->codes[i] = label ? label->code : LABEL_NONE;
    }
}

/* Whether an amount of the row is printed that is not zero. */
static bool has_amounts(const struct reader *r, const struct row *row)
{
    const struct head *head = r->head;
    for (size_t k = 1; k < head->count; k++) {
        struct figure figure;
        if (head->columns[k].role != ROLE_AMOUNT || row->doubtful >> k & 1 ||
            row->cells[k].start == row->cells[k].end ||
            !figure_amount(r->flow, row->cells[k], 0, &figure))
            continue;
        if (!decimal_is_zero(figure.value))
            return true;
    }
    return false;
}

static bool is_part(enum label_code code)
{
    return code == LABEL_ROW_FISCAL || code == LABEL_ROW_SUPERIOR || code == LABEL_ROW_LOCAL ||
           code == LABEL_ROW_CARRIED || code == LABEL_ROW_OTHER || code == LABEL_ROW_OF_WHICH ||
           code == LABEL_NONE;
}

/* A row without a name may be a piece of one that was scrambled: it counts where it goes on to the
 * rate or the score. */
static bool is_piece(const struct head *head, const struct row *row)
{
    bool asked = false;
    if (row->cells[0].start < row->cells[0].end)
        return false;
    for (size_t k = 1; k < head->count; k++) {
        enum role role = head->columns[k].role;
        bool measures = role == ROLE_RATE || role == ROLE_FUND_SCORE;
        asked |= measures;
        if (measures && row->cells[k].start < row->cells[k].end)
            return false;
    }
    return asked;
}

/* The row whose amounts are the totals: 年度资金总额, or the one below it where it is printed as
 * zeros, or the only one that has amounts. `count` when none is certain. */
static size_t amounts_row(const struct reader *r, size_t total)
{
    const struct rows *rows = r->rows;
    size_t only = rows->count, found = 0;
    if (total < rows->count && has_amounts(r, &rows->items[total]))
        return total;
    for (size_t i = 0; i < rows->count; i++)
        if (i != total && is_part(r->codes[i]) && has_amounts(r, &rows->items[i]) &&
            !is_piece(r->head, &rows->items[i]) && !found++)
            only = i;
    return found == 0 ? total : found == 1 ? only : rows->count;
}

/* Whether a rate or score of 0 is of no amounts: those that count stand in another row, with a rate
 * or score of their own. NULL: they do not. */
static bool is_of_nothing(const struct reader *r, enum budget_field field, struct range cell,
    const struct row *counting, size_t k)
{
    struct figure figure;
    int power;
    return counting && field != BUDGET_WEIGHT && !(counting->doubtful >> k & 1) &&
           read_figure(r, field, counting->cells[k], &figure, &power) &&
           read_figure(r, field, cell, &figure, &power) && decimal_is_zero(figure.value);
}

/* `counting`: the row whose amounts are taken instead of this one's; NULL for none. */
static void take_row(struct reader *r, const struct row *row, enum label_code code, bool amounts,
    bool others, const struct row *counting)
{
    const struct head *head = r->head;
    for (size_t k = 1; k < head->count; k++) {
        enum budget_field field;
        if (row->cells[k].start == row->cells[k].end ||
            !find_field(code, head->columns[k].code, &field))
            continue;
        if (!(budget_fields[field].unit == IN_MONEY ? amounts : others) ||
            (budget_fields[field].unit != IN_MONEY &&
                is_of_nothing(r, field, row->cells[k], counting, k)))
            continue;
        if (row->doubtful >> k & 1)
            form_remark(
                r->result, row->cells[k], _("Which column this figure stands in is not certain"));
        else if (others || !budget_figure(&r->result->evaluation->budget, field)->known)
            take(r, field, row->cells[k]);
    }
}

/* Rows are measures, columns subjects; rate, weight and score are of the whole, on whichever row.
 */
static void take_transposed(struct reader *r)
{
    for (size_t i = 0; i < r->rows->count; i++) {
        take_row(r, &r->rows->items[i], r->codes[i], true, false, NULL);
        take_row(r, &r->rows->items[i], LABEL_ROW_TOTAL, false, true, NULL);
    }
}

static bool is_transposed(const struct head *head)
{
    for (size_t k = 1; k < head->count; k++)
        if (head->columns[k].code == LABEL_BASIC || head->columns[k].code == LABEL_PROJECT)
            return true;
    return false;
}

/* Rate, weight and score may stand beside a part. */
static void take_beside_part(struct reader *r, const struct row *row)
{
    for (size_t k = 1; k < r->head->count; k++) {
        enum budget_field field;
        bool lone = find_field(LABEL_ROW_TOTAL, r->head->columns[k].code, &field) &&
                    budget_fields[field].unit != IN_MONEY;
        if (lone && !(row->doubtful >> k & 1) &&
            !budget_figure(&r->result->evaluation->budget, field)->known)
            take(r, field, row->cells[k]);
    }
}

static void take_rows(struct reader *r)
{
    const struct rows *rows = r->rows;
    size_t total = 0;
    while (total < rows->count && r->codes[total] != LABEL_ROW_TOTAL)
        total++;
    size_t amounts = amounts_row(r, total);
    if (amounts == rows->count && total < rows->count)
        form_remark(r->result, rows->items[total].range,
            _("The totals are printed as zeros above several amounts"));
    const struct row *counting =
        amounts < rows->count && amounts != total ? &rows->items[amounts] : NULL;
    for (size_t i = 0; i < rows->count; i++) {
        bool others = i == total || total == rows->count;
        if (i == amounts || i == total)
            take_row(r, &rows->items[i], LABEL_ROW_TOTAL, i == amounts, others, counting);
        else if (!is_part(r->codes[i]) && r->codes[i] != LABEL_ROW_TOTAL)
            take_row(r, &rows->items[i], r->codes[i], true, true, NULL);
    }
    if (counting)
        take_beside_part(r, counting);
    for (size_t i = 0; i < rows->count; i++)
        if (is_part(r->codes[i]) && i != total)
            take_beside_part(r, &rows->items[i]);
}

/* 预算数:100 执行数:95. The end of the last value. */
static uint32_t take_pairs(struct reader *r, uint32_t start, enum layout layout, uint32_t end)
{
    const struct flow *flow = r->flow;
    struct break_walk walk = form_walk(flow, start, end);
    uint32_t behind = start;
    for (uint32_t i = form_walk_to(&walk, start); i < end; i = form_walk_to(&walk, i + 1)) {
        uint32_t length;
        const struct label *label = labels_match(flow, i, end, IN_FUND_HEAD, &length);
        enum budget_field field;
        if (!label || !find_field(LABEL_ROW_TOTAL, label->code, &field))
            continue;
        uint32_t at = labels_skip_annotations(flow, i + length, end);
        while (at < end && flow->text[at] == '|')
            at++;
        uint32_t last = at;
        while (last < end && flow->text[last] != '|' && (last == at || flow->gap[last] == GAP_NONE))
            last++;
        bool money = layout != LAYOUT_PIPE_ROWS && last < end && flow->gap[last] == GAP_SPACE &&
                     flow->text[last] != '|';
        struct range unit;
        int power;
        if (money && figure_money_unit(flow, last, end, &unit, &power))
            last = unit.end;
        if (last > at && !budget_figure(&r->result->evaluation->budget, field)->known)
            take(r, field, (struct range){at, behind = last});
    }
    return behind;
}

/* A table whose cells name their figures: 预算数:100 | 到位数:100 | 执行数:95 | 95. The rate's cell
 * has its heading above, and is the last. */
static bool names_its_figures(const struct flow *flow, uint32_t at, uint32_t end)
{
    uint32_t length;
    while (at < end && flow->text[at] == '|')
        at++;
    const struct label *label = labels_match(flow, at, end, IN_FUND_HEAD, &length);
    return label && at + length < end && flow->text[at + length] == ':';
}

static void take_named(struct reader *r, enum layout layout, uint32_t end)
{
    const struct column *last = &r->head->columns[r->head->count - 1];
    uint32_t at = take_pairs(r, r->head->range.end, layout, end);
    while (at < end && r->flow->text[at] == '|')
        at++;
    uint32_t behind = at;
    while (behind < end && r->flow->text[behind] != '|' &&
           (behind == at || r->flow->gap[behind] == GAP_NONE))
        behind++;
    if (last->role == ROLE_RATE && behind > at && chars_digit(r->flow->text[at]))
        take(r, BUDGET_RATE, (struct range){at, behind});
}

/* The points in the brackets behind a label: 得分(20分*执行率), 预算执行情况(10分). */
static void take_weight(struct reader *r, const struct form *form, uint32_t end)
{
    const struct flow *flow = r->flow;
    struct figure *weight = &r->result->evaluation->budget.weight;
    struct break_walk walk = form_walk(flow, form->keys.start, end);
    for (uint32_t i = form_walk_to(&walk, form->keys.start); i < end && !weight->known;
         i = form_walk_to(&walk, i + 1)) {
        uint32_t length;
        const struct label *label = labels_match(flow, i, end, IN_FORM | IN_FUND_HEAD, &length);
        if (!label ||
            (label->code != LABEL_FUNDS && label->code != LABEL_SCORE && label->code != LABEL_RATE))
            continue;
        struct number number;
        uint32_t at = i + length;
        if (at >= end || flow->text[at] != '(' || !figure_number(flow, at + 1, end, &number) ||
            number.unreadable)
            continue;
        if (number.range.end < end && flow->text[number.range.end] == U'分') {
            *weight = (struct figure){true, number.value, flow_place(flow, number.range)};
            form_mention(r->result, BUDGET_WEIGHT, *weight, 0);
        }
    }
}

void form_funds(struct form_result *result, const struct form *form, enum layout layout,
    const struct head *head, uint32_t end, struct arena *scratch)
{
    const struct flow *flow = result->flow;
    struct reader r = {.result = result, .flow = flow, .head = head};
    uint32_t rows_start = head ? head->range.end : end;
    if (!form_money_power(flow, (struct range){form->range.start, rows_start}, &r.power))
        form_money_power(flow, (struct range){rows_start, end}, &r.power);
    if (head && names_its_figures(flow, rows_start, end)) {
        take_named(&r, layout, end);
    } else if (head) {
        struct cells cells = {0};
        form_cells(
            result->document, flow, (struct range){rows_start, end}, layout, scratch, &cells);
        if (cells.count) {
            form_mend(flow, layout, IN_FUND_ROW, false, scratch, &cells);
            struct rows rows =
                form_align(flow, &cells, layout, head->columns, head->count, scratch);
            for (size_t i = 0; i < rows.count; i++)
                form_settle_funds(flow, head, &rows.items[i]);
            r.rows = &rows;
            read_sources(&r, scratch);
            (is_transposed(head) ? take_transposed : take_rows)(&r);
        }
    } else {
        take_pairs(&r, form->keys.start, layout, end);
    }
    take_weight(&r, form, end);
}

uint32_t form_funds_end(const struct flow *flow, const struct form *form, uint32_t at)
{
    uint32_t end = form->keys.end, behind;
    struct break_walk walk = form_walk(flow, at, end);
    for (uint32_t i = form_walk_to(&walk, at); i < end; i = form_walk_to(&walk, i + 1)) {
        const struct label *label = form_key_at(flow, i, end, &behind);
        if (label && (label->code == LABEL_GOAL || label->code == LABEL_GOAL_EXPECTED ||
                         label->code == LABEL_GOAL_ACTUAL || label->code == LABEL_INDICATORS ||
                         label->code == LABEL_TASKS))
            return i;
    }
    return end;
}
