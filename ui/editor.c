#include "editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "intl.h"

/* A key that interrupts the editor is not meant for us. */
static void ignore_interrupts(struct sigaction before[static 2])
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, &ignore, &before[0]);
    sigaction(SIGQUIT, &ignore, &before[1]);
}

static void heed_interrupts(const struct sigaction before[static 2])
{
    sigaction(SIGINT, &before[0], NULL);
    sigaction(SIGQUIT, &before[1], NULL);
}

static int spawn(pid_t *child, const char *path)
{
    char script[] = "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", shell[] = "sh", option[] = "-c";
    char *const arguments[] = {shell, option, script, shell, (char *)path, NULL};
    posix_spawnattr_t attributes;
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGQUIT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &interrupts);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int failure = posix_spawn(child, "/bin/sh", NULL, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

bool editor_run(const char *path, struct err *err)
{
    pid_t child;
    int status = 0;
    struct sigaction before[2];
    ignore_interrupts(before);
    int failure = spawn(&child, path);
    while (!failure && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            failure = errno;
    heed_interrupts(before);
    if (failure)
        return err_set(err, "%s", strerror(failure));
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           err_set(err, _("the editor failed; no note was written"));
}
