/* clock - time that only goes forward, for how long something takes. */
#ifndef FUHE_CLOCK_H
#define FUHE_CLOCK_H

#include <stdint.h>

int64_t clock_ms(void); /* from a moment in the past */

#endif
