/* typed - texts that people type, or that say so. */
#ifndef FUHE_TYPED_H
#define FUHE_TYPED_H

#include <stdbool.h>

/* UTF-8 without control characters. */
bool typed_is_line(const char *text);

#endif
