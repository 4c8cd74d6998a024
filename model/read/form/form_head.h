/*
 * form_head - headers of tables: a run of column labels, and what role each column has.
 *
 * Labels are matched over the flow, so a header word broken over lines or spaces is whole. A header
 * of two rows (指标值 over 符号, 值, 单位) becomes one. A column whose words no label knows is kept
 * as ROLE_EXTRA where spaces or pipes show it.
 */
#ifndef FUHE_FORM_HEAD_H
#define FUHE_FORM_HEAD_H

#include "form_align.h"

struct head {
    struct column columns[COLUMNS_MAX];
    size_t count;
    struct range range; /* of the flow: from the first label to behind the last */
};

/* The header of an indicator table that begins at `at`: false when there is none. It names the
 * indicator and at least an actual or a score. */
bool form_head_at(const struct flow *flow, uint32_t at, uint32_t end, struct head *head);

/* The next header of an indicator table that begins in [at, end). */
bool form_head_find(const struct flow *flow, uint32_t at, uint32_t end, struct head *head);

/* The header of a fund table that begins at `at`: at least two amounts beside one another. Its
 * first column is ROLE_SOURCE. */
bool form_head_funds_at(const struct flow *flow, uint32_t at, uint32_t end, struct head *head);

/* The first of them in [at, end). */
bool form_head_funds(const struct flow *flow, uint32_t at, uint32_t end, struct head *head);

/* The first column of a role; `count` when there is none. */
size_t form_head_column(const struct head *head, enum role role);

#endif
