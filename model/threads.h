/* threads - how many threads a piece of work is worth. */
#ifndef FUHE_THREADS_H
#define FUHE_THREADS_H

#include <stddef.h>

enum { THREADS_MOST = 8 };

/* One a processor, no more than THREADS_MOST and than there are pieces. */
size_t threads_for(size_t pieces);

#endif
