/*
 * form_fill - rows of an indicator table as indicators, and what stands behind the rows: total and
 * grade.
 */
#ifndef FUHE_FORM_FILL_H
#define FUHE_FORM_FILL_H

#include "form_find.h"
#include "form_result.h"

/* Merged cells of levels are carried down; fillers (……, 指标2 with nothing behind it) are no
 * indicators. What a row does not let tell is left out, with a remark. */
void form_fill_rows(struct form_result *result, const struct head *head, const struct rows *rows);

/* 总分 100 95.34 优, 自评等级:优 … in the part behind the rows. */
void form_fill_total(struct form_result *result, const struct form *form);

#endif
