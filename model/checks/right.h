/*
 * right - whether a printed score or completion is what the exact ratio gives, rounded half up or
 * cut off.
 */
#ifndef FUHE_RIGHT_H
#define FUHE_RIGHT_H

#include "../policy.h"
#include "../score.h"

/* `printed` at the policy's places is weight × ratio at those places, whichever way either was
 * rounded. */
bool right_score(const struct policy *policy, struct decimal printed, struct decimal weight,
    const struct ratio *ratio);

/* The same from a rate or completion in %. */
bool right_score_from_percent(const struct policy *policy, struct decimal printed,
    struct decimal weight, struct decimal percent);

/* `printed` is the ratio in % at its own number of places. */
bool right_percent(struct decimal printed, const struct ratio *ratio);

/* Equal at the policy's places, whichever way either was rounded. */
bool right_sum(const struct policy *policy, struct decimal printed, struct decimal sum);

#endif
