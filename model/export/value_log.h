/* value_log - an entry of the history as a person reads it. */
#ifndef FUHE_VALUE_LOG_H
#define FUHE_VALUE_LOG_H

#include "../store_log.h"

/* What was changed: a field as words, "undo 3-4", "carried over: …". `evaluation`: whose indicators
 * can be named; NULL where that is not at hand. Text of the arena, or static. */
const char *value_log(
    const struct evaluation *evaluation, const struct log_row *row, struct arena *arena);

#endif
