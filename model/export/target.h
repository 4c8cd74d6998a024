/*
 * target - the file an export goes to: whole or not at all.
 *
 * A regular file is written under another name in the same folder and renamed when all of it is on
 * the disk; what fails leaves nothing behind. "-" is standard output; a device or pipe that exists
 * is written to as it is.
 */
#ifndef FUHE_TARGET_H
#define FUHE_TARGET_H

#include <sys/types.h>

#include "../err.h"

struct target {
    char *path;       /* where it shall stand; NULL: fd is written to as it is */
    char *temporary;  /* where it stands until then; NULL with `path` */
    const char *name; /* for messages; the caller's */
    int fd;
    bool force;
};

/* Fails when the file exists and `force` is not given, and when the folder cannot be written to. A
 * file that is new has `mode`, less what the umask takes; one that exists keeps its own. */
bool target_open(struct target *target, const char *path, bool force, mode_t mode, struct err *err);
bool target_write(struct target *target, const char *bytes, size_t length, struct err *err);

/* Puts the file in its place (`keep`) or takes all back; either way the target is closed. */
bool target_close(struct target *target, bool keep, struct err *err);

#endif
