#include "recall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "arena.h"
#include "export/buffer.h"
#include "export/target.h"
#include "home.h"
#include "typed.h"

void recall_init(struct recall *recall)
{
    *recall = (struct recall){0};
}

void recall_fini(struct recall *recall)
{
    for (int i = 0; i < recall->count; i++)
        free(recall->lines[i]);
    *recall = (struct recall){0};
}

static bool is_kept(const char *line)
{
    return *line && strlen(line) <= RECALL_BYTES && typed_is_line(line);
}

static bool add(struct recall *recall, const char *line)
{
    int count = recall->count;
    if (!is_kept(line) || (count && strcmp(recall->lines[count - 1], line) == 0))
        return false;
    if (count == RECALL_MOST) {
        free(recall->lines[0]);
        memmove(recall->lines, recall->lines + 1, (size_t)--count * sizeof *recall->lines);
    }
    recall->lines[count] = xstrdup(line);
    recall->count = count + 1;
    return true;
}

void recall_add(struct recall *recall, const char *line)
{
    if (add(recall, line) && recall->typed < RECALL_MOST)
        recall->typed++;
}

static bool failed(const char *path, struct err *err)
{
    return err_set(err, "%s: %s", path, strerror(errno));
}

/* Opened without waiting: it may be a pipe. */
bool recall_load(struct recall *recall, const char *path, struct err *err)
{
    char *line = NULL;
    size_t capacity = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "rb");
    if (!file)
        return errno == ENOENT || failed(path, err);
    while (getline(&line, &capacity, file) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        add(recall, line);
    }
    bool ok = !ferror(file) || failed(path, err);
    free(line);
    fclose(file);
    return ok;
}

static bool write_lines(const struct recall *recall, const char *path, struct err *err)
{
    struct target target;
    struct buffer text;
    if (!target_open(&target, path, true, 0600, err))
        return false;
    buffer_init(&text);
    for (int i = 0; i < recall->count; i++) {
        buffer_text(&text, recall->lines[i]);
        buffer_text(&text, "\n");
    }
    bool ok = target_write(&target, text.bytes, text.length, err);
    buffer_fini(&text);
    return target_close(&target, ok, err);
}

static bool merge(const struct recall *recall, const char *path, struct err *err)
{
    struct recall all;
    recall_init(&all);
    bool ok = recall_load(&all, path, err);
    for (int i = recall->count - recall->typed; i < recall->count; i++)
        add(&all, recall->lines[i]);
    ok = ok && write_lines(&all, path, err);
    recall_fini(&all);
    return ok;
}

/* A terminal that is closed ends all workstations in it at the same moment: they take turns, where
 * the file system has locks. */
static int take_turn(const char *path)
{
    char *folder = xstrdup(path);
    *strrchr(folder, '/') = '\0';
    int turn = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (turn >= 0)
        flock(turn, LOCK_EX);
    free(folder);
    return turn;
}

bool recall_save(const struct recall *recall, const char *path, struct err *err)
{
    if (!recall->typed)
        return true;
    if (!home_make_folders(path, err))
        return false;
    int turn = take_turn(path);
    bool ok = merge(recall, path, err);
    if (turn >= 0)
        close(turn);
    return ok;
}
