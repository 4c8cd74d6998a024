/*
 * reader_merge_indicators - indicators told twice, in a form's table and in prose, become one each.
 */
#ifndef FUHE_READER_MERGE_INDICATORS_H
#define FUHE_READER_MERGE_INDICATORS_H

#include "evaluation.h"

/* Fills what the indicators `into` lack from those of the same name in `from`: names are the same
 * when their letters are, marks and white space left aside. Where a name stands several times, the
 * first is filled from the first and so on, if both have it as often; else none is. */
void reader_merge_indicators(
    struct indicator *into, size_t into_count, const struct indicator *from, size_t from_count);

#endif
