#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../arena.h"
#include "../intl.h"

static bool failed(const struct target *target, struct err *err)
{
    return err_set(err, "%s: %s", target->name, strerror(errno));
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The process id keeps two exports apart; the number gets past what a killed one left. */
static bool open_temporary(struct target *target, mode_t mode, struct err *err)
{
    enum { TRIES = 1000 };
    size_t folder = folder_length(target->path), room = strlen(target->path) + 48;
    target->temporary = xcalloc(room, 1);
    for (int i = 0; i < TRIES; i++) {
        snprintf(target->temporary, room, "%.*s.fuhe-%ld-%d.tmp", (int)folder, target->path,
            (long)getpid(), i);
        target->fd = open(target->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (target->fd >= 0 || errno != EEXIST)
            break;
    }
    if (target->fd >= 0)
        return true;
    free(target->temporary);
    target->temporary = NULL;
    return failed(target, err);
}

static void forget(struct target *target)
{
    free(target->path);
    free(target->temporary);
    target->path = target->temporary = NULL;
}

static bool open_special(struct target *target, const char *path, struct err *err)
{
    target->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return target->fd >= 0 || failed(target, err);
}

bool target_open(struct target *target, const char *path, bool force, mode_t mode, struct err *err)
{
    *target = (struct target){.name = path, .fd = -1, .force = force};
    if (!strcmp(path, "-")) {
        target->name = _("standard output");
        target->fd = STDOUT_FILENO;
        return true;
    }
    struct stat st;
    bool exists = !stat(path, &st);
    if (exists && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return failed(target, err);
    }
    if (exists && !S_ISREG(st.st_mode))
        return open_special(target, path, err);
    if (exists && !force)
        return err_set(err, _("%s: the file exists; --force overwrites it"), path);
    target->path = exists ? realpath(path, NULL) : xstrdup(path);
    if (!target->path)
        return failed(target, err);
    if (!open_temporary(target, mode, err)) {
        forget(target);
        return false;
    }
    if (exists && fchmod(target->fd, st.st_mode & 07777)) {
        failed(target, err);
        target_close(target, false, NULL);
        return false;
    }
    return true;
}

bool target_write(struct target *target, const char *bytes, size_t length, struct err *err)
{
    while (length > 0) {
        ssize_t n = write(target->fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(target, err);
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* Somebody may have made the file meanwhile: without `force` it is not replaced. Not every file
 * system can promise it. */
static bool put_in_place(const struct target *target, struct err *err)
{
    if (!target->force) {
        if (!renameat2(AT_FDCWD, target->temporary, AT_FDCWD, target->path, RENAME_NOREPLACE))
            return true;
        if (errno == EEXIST)
            return err_set(err, _("%s: the file exists; --force overwrites it"), target->name);
        if (errno != EINVAL && errno != ENOSYS)
            return failed(target, err);
    }
    return !rename(target->temporary, target->path) || failed(target, err);
}

static void sync_folder(const struct target *target)
{
    size_t length = folder_length(target->path);
    char *folder = length ? strndup(target->path, length) : strdup(".");
    int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

bool target_close(struct target *target, bool keep, struct err *err)
{
    bool ok = keep;
    if (!target->temporary) {
        if (target->fd != STDOUT_FILENO && close(target->fd) && ok)
            ok = failed(target, err);
        return ok;
    }
    if (ok && fsync(target->fd))
        ok = failed(target, err);
    if (close(target->fd) && ok)
        ok = failed(target, err);
    ok = ok && put_in_place(target, err);
    if (ok)
        sync_folder(target);
    else
        unlink(target->temporary);
    forget(target);
    return ok;
}
