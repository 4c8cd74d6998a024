/* cells_ambiguous - the characters whose width the terminal chooses (UAX #11, class A). */
#ifndef FUHE_CELLS_AMBIGUOUS_H
#define FUHE_CELLS_AMBIGUOUS_H

#include <stdbool.h>
#include <uchar.h>

bool cells_is_ambiguous(char32_t c);

#endif
