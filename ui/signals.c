#include "signals.h"

#include <stddef.h>

volatile sig_atomic_t signals_ended_by, signals_resized, signals_stop_asked, signals_continued;

static sigset_t outside; /* signals that were blocked already */

static void on_signal(int number)
{
    if (number == SIGWINCH)
        signals_resized = 1;
    else if (number == SIGTSTP)
        signals_stop_asked = 1;
    else if (number == SIGCONT)
        signals_continued = 1;
    else
        signals_ended_by = number;
}

static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};

static sigset_t our_signals(void)
{
    sigset_t ours;
    sigemptyset(&ours);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&ours, signals[i]);
    return ours;
}

void signals_take(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigprocmask(SIG_BLOCK, NULL, &outside);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

void signals_give_back(void)
{
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
}

bool signals_came(void)
{
    return signals_ended_by || signals_resized || signals_stop_asked || signals_continued;
}

bool signals_poll(struct pollfd *in, const struct timespec *most)
{
    sigset_t ours = our_signals(), before;
    sigprocmask(SIG_BLOCK, &ours, &before);
    bool came = !signals_came() && ppoll(in, 1, most, &outside) > 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return came;
}
