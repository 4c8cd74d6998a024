/* check_evidence - indicators that repeat a figure of the budget (预算经费, 项目支出预算执行率 …)
 * against that figure. */
#ifndef FUHE_CHECK_EVIDENCE_H
#define FUHE_CHECK_EVIDENCE_H

#include "finder.h"

void check_evidence_indicator(struct finder *finder, const struct subject *subject);

#endif
