/*
 * form_grade - the grade a form prints: a word, or the one that is ticked among them all.
 */
#ifndef FUHE_FORM_GRADE_H
#define FUHE_FORM_GRADE_H

#include "read/labels/labels.h"

/* A grade that stands at `at`, alone between breaks and punctuation: 优, ☑优 □良 □中 □差, 优√ 良 中
 * 差. GRADE_NONE where none is, or of several none or more than one is ticked. */
enum grade form_grade_at(const struct flow *flow, uint32_t at, uint32_t end, struct range *found);

#endif
