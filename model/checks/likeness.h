/* likeness - whether two names of an indicator differ by more than wording. */
#ifndef FUHE_LIKENESS_H
#define FUHE_LIKENESS_H

#include <stdbool.h>

/* 受益人员满意度 and 受益部门满意度 are one name, 培训费下降率 and 公务用车经费下降率 are two: what
 * is left once the words at the end that say only what is measured are alike has a character in
 * three in common, or one name holds the other. Every indicator of satisfaction is like every
 * other. */
bool likeness_same(const char *a, const char *b);

#endif
