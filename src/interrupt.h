/*
 * interrupt - SIGINT, SIGTERM and SIGHUP as the wish to stop, for work that ends cleanly: what it
 * has is kept or taken back, and said. A second one ends the program as if nobody had asked for the
 * first.
 */
#ifndef FUHE_INTERRUPT_H
#define FUHE_INTERRUPT_H

#include <stdatomic.h>

/* From here to interrupt_release a signal sets the flag that is returned. Signals that are ignored,
 * because who started us meant it, stay so. */
const atomic_bool *interrupt_catch(void);
void interrupt_release(void);

#endif
