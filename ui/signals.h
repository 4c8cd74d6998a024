/*
 * signals - those that end or stop the program or change the size, as flags that are looked at when
 * there is time: they never interrupt anything else, and none slips by a wait.
 */
#ifndef FUHE_SIGNALS_H
#define FUHE_SIGNALS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <time.h>

/* Set when one came; whoever acts on it clears it. */
extern volatile sig_atomic_t signals_ended_by, signals_resized, signals_stop_asked,
    signals_continued;

void signals_take(void);
void signals_give_back(void); /* as a program finds them */

bool signals_came(void);

/* Whether `in` can be read within `most` (NULL: however long it takes); false too when a signal
 * came. */
bool signals_poll(struct pollfd *in, const struct timespec *most);

#endif
