/* check_indicator - one indicator against itself: completion, score, target, reason, name. */
#ifndef FUHE_CHECK_INDICATOR_H
#define FUHE_CHECK_INDICATOR_H

#include "finder.h"

struct subject check_indicator_subject(const struct evaluation *evaluation, size_t index);

void check_indicator_completion(struct finder *finder, const struct subject *subject);
void check_indicator_score(struct finder *finder, const struct subject *subject);
void check_indicator_score_over_weight(struct finder *finder, const struct subject *subject);
void check_indicator_target_missed(struct finder *finder, const struct subject *subject);
void check_indicator_no_reason(struct finder *finder, const struct subject *subject);
void check_indicator_over_fulfilled(struct finder *finder, const struct subject *subject);
void check_indicator_name_mismatch(struct finder *finder, const struct subject *subject);

#endif
