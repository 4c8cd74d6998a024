/*
 * narrative_list - figures told together and shared out in order.
 *
 *   年初预算数、全年预算数、全年执行数分别为300万元、320万元、310万元
 *   基本支出、项目支出年初预算分别为200、100万元
 *   年初预算数和全年预算数均为300万元
 *
 * They are shared out only where there are as many figures as things told, or one for all (均为). A
 * figure without a unit has that of the next one.
 */
#ifndef FUHE_NARRATIVE_LIST_H
#define FUHE_NARRATIVE_LIST_H

#include "narrative.h"

enum { NARRATIVE_LIST_MAX = 6 };

struct narrative_list {
    struct {
        size_t measure, subject; /* indices of their tokens, plus one; 0: not told */
        struct token number;
    } items[NARRATIVE_LIST_MAX];
    size_t count;
    struct range range; /* of the figures */
    bool shared;        /* false: whose the figures are is not certain, the items have none */
};

/* The list that ends in the figures from the token `number` on, its labels behind `from`; false
 * when this is a figure of its own. */
bool narrative_list_find(
    const struct narrative *narrative, uint32_t from, size_t number, struct narrative_list *out);

#endif
