/*
 * form - the reader of self-evaluation forms (绩效自评表) in every shape text extraction leaves of
 * a table.
 *
 * A form begins at a title (部门整体支出绩效自评表, 项目支出绩效自评表, 转移支付…绩效自评表 …) or,
 * where there is none, at its fund or indicator header; it ends where the next one begins or its
 * last rows are. The columns' roles come from the header, the rows from the breaks the layout shows
 * and, where it shows none, from what each cell can be. A row that can be split in two ways loses
 * the values in doubt and leaves a remark: nothing is guessed.
 *
 * Rules: the 自评表 of 财预〔2020〕10号 and the provincial variants of it.
 */
#ifndef FUHE_FORM_H
#define FUHE_FORM_H

#include "read/parts.h"

/* Appends an evaluation for each form of the document, in document order. `extent` is the form's
 * part of the document, title included: what lies outside of all extents is the narrative's.
 * `project` is set for project forms only. A budget weight that is not printed stays unknown.
 * Arrays of an evaluation are in the arena. */
void form_read(const struct document *document, const struct flow *flow, struct arena *arena,
    struct evaluation_list *out);

#endif
