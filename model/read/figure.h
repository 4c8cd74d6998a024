/*
 * figure - numbers, operators and units as reports print them, in the flow.
 */
#ifndef FUHE_FIGURE_H
#define FUHE_FIGURE_H

#include "flow.h"

/* A number at `range.start`: digits, thousands separators, one point, a sign in front. Glued, broken (7,00.0,77) or
 * over-long (more than 18 digits) numbers are unreadable: `unreadable` is set and no value given. */
struct number {
    struct range range; /* of sign and digits */
    bool unreadable;
    bool negative;
    struct decimal value;
};
bool figure_number(const struct flow *flow, uint32_t at, uint32_t end, struct number *out); /* false: no number here */

/* Units of money: 元, 千元, 万元, 万, 亿元, 亿, 百万元. `power`: how the number becomes 万元 (元 −4, 万元 0, 亿元 4). */
bool figure_money_unit(const struct flow *flow, uint32_t at, uint32_t end, struct range *range, int *power);

/* An operator in front (≥, >=, 大于等于, 不低于, …) or behind (以上, 以内, …) a value. */
bool figure_operator(const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op);
bool figure_operator_behind(const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op);

/* A whole cell or clause as a quantity: operator, number, unit, or a text. Dates, ranges and what else has no single
 * number are texts; an empty mark (—, -, /, 无, 暂无, nothing) is QUANTITY_MISSING. A number that is unreadable gives
 * QUANTITY_MISSING and `unreadable`. The unit is what follows the number. The operator is OP_EQ where none is printed. */
struct quantity figure_quantity(const struct flow *flow, const struct document *document, struct range range,
    struct arena *arena, bool *unreadable);

/* A whole cell as an amount in 万元 (`power` applies when the cell names no unit of its own), a rate in %, a score. */
bool figure_amount(const struct flow *flow, struct range range, int power, struct figure *out);
bool figure_rate(const struct flow *flow, struct range range, struct figure *out);
bool figure_score(const struct flow *flow, struct range range, struct figure *out);

/* Whether a cell is an empty mark. */
bool figure_is_empty_mark(const struct flow *flow, struct range range);

#endif
