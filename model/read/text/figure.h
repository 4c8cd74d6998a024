/*
 * figure - numbers, operators and units as reports print them, in the flow.
 */
#ifndef FUHE_FIGURE_H
#define FUHE_FIGURE_H

#include "flow.h"

/* A number at `range.start`: digits, thousands separators, one point, a sign in front. What was
 * broken over lines is whole; tabs and wide gaps end it. Glued, broken (7,00.0,77) or over-long
 * (more than 18 digits) numbers, and such as touch damaged bytes or letters that OCR puts for
 * digits (1O.5), are unreadable: the range covers all of it and no value is given. */
struct number {
    struct range range; /* of sign and digits */
    bool unreadable;
    bool negative;
    bool spaced; /* a blank stood between two digits: one number only where nothing else can stand
                    beside it */
    struct decimal value;
};
bool figure_number(const struct flow *flow, uint32_t at, uint32_t end,
    struct number *out); /* false: no number here */

/* Units of money: 元, 千元, 万元, 万, 亿元, 亿, 百万元. `power`: how the number becomes 万元 (元
 * −4, 万元 0, 亿元 4). Not where more of a unit follows: 元/人, 万亩. */
bool figure_money_unit(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, int *power);

/* An operator in front (≥, >=, 大于等于, 不低于, 控制在 …) or behind (以上, (含)以上, 以内, …) a
 * value. */
bool figure_operator(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op);
bool figure_operator_behind(
    const struct flow *flow, uint32_t at, uint32_t end, struct range *range, enum op *op);

/* A whole cell or clause as a quantity: operator, number, unit, or a text. Dates, ranges, sentences
 * and what else has no single number are texts; an empty mark (—, -, /, 无, 暂无, nothing) is
 * QUANTITY_MISSING. A number that is unreadable gives QUANTITY_MISSING and `unreadable`. The unit
 * is what follows the number: a short word. The operator is OP_EQ where none is printed; an
 * actual's operator is for the caller to drop. Punctuation and pipes at the ends are not part of
 * it. Digits with a blank between them are unreadable: two cells may have come together. */
struct quantity figure_quantity(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena, bool *unreadable);

/* The same of a clause of a sentence, where nothing but one quantity stands: digits with blanks
 * between are one number. */
struct quantity figure_clause(const struct flow *flow, const struct document *document,
    struct range range, struct arena *arena, bool *unreadable);

/* A whole cell as an amount in 万元 (`power` applies when the cell names no unit of its own), a
 * rate in %, a score. The place is that of the number. False: no such thing; `out->place` is set
 * all the same when it is a number that is unreadable. Where a point and digits go on behind the
 * cell (2 ⏎ .96) it is: the cell is half a number. So it is of a quantity. */
bool figure_amount(const struct flow *flow, struct range range, int power, struct figure *out);
bool figure_rate(const struct flow *flow, struct range range, struct figure *out);
bool figure_score(const struct flow *flow, struct range range, struct figure *out);

/* Whether a cell is an empty mark. */
bool figure_is_empty_mark(const struct flow *flow, struct range range);

/* The range without punctuation and pipes at its ends. */
struct range figure_trim(const struct flow *flow, struct range range);

#endif
