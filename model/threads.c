#include "threads.h"

#include <unistd.h>

size_t threads_for(size_t pieces)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = processors < 1 ? 1 : (size_t)processors;
    count = count > THREADS_MOST ? THREADS_MOST : count;
    return count > pieces ? pieces : count;
}
