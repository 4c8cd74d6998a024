/*
 * The commands of the prompt over runs: what is kept, how much of it, who may read it, and that
 * neither another workstation nor a write that fails loses any.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../ui/recall.h"
#include "tap.h"

enum { ROOM = 1 << 20 };

static char folder[] = "/tmp/fuhe-recall-XXXXXX", path[64], text[ROOM];

static const char *content(void)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[length] = '\0';
    if (file)
        fclose(file);
    return text;
}

static bool holds(const char *wanted)
{
    bool same = strcmp(content(), wanted) == 0;
    if (!same)
        printf("# it holds: %s\n", text);
    return same;
}

static void put(const char *bytes)
{
    FILE *file = fopen(path, "wb");
    if (file && fputs(bytes, file) >= 0)
        fclose(file);
}

/* A run in which lines are typed, NULL at the end. */
static bool run(const char *const *lines)
{
    struct recall recall;
    struct err err;
    recall_init(&recall);
    bool ok = recall_load(&recall, path, &err);
    for (; *lines; lines++)
        recall_add(&recall, *lines);
    ok = ok && recall_save(&recall, path, &err);
    recall_fini(&recall);
    return ok;
}

static int mode_of(const char *name)
{
    struct stat st;
    return stat(name, &st) ? -1 : (int)(st.st_mode & 0777);
}

static void keeps_what_was_typed(void)
{
    static const char *const nothing[] = {NULL},
                             *const first[] = {"open 9ac", "open 9ac", "stats", NULL},
                             *const second[] = {"stats", "order 率", NULL};
    char above[64];
    umask(0);
    report(run(nothing) && access(path, F_OK) != 0, "makes no file where nothing was typed");
    report(run(first) && holds("open 9ac\nstats\n"), "keeps what was typed, repeated once");
    snprintf(above, sizeof above, "%s/state", folder);
    report(mode_of(path) == 0600 && mode_of(above) == 0700, "is for its owner alone");
    report(run(second) && holds("open 9ac\nstats\norder 率\n"), "adds the next run behind");
    report(run(nothing) && holds("open 9ac\nstats\norder 率\n"), "leaves it alone without any");
}

static void others_lose_nothing(void)
{
    struct recall one, other;
    struct err err;
    unlink(path);
    recall_init(&one);
    recall_init(&other);
    bool ok = recall_load(&one, path, &err) && recall_load(&other, path, &err);
    recall_add(&one, "stats");
    recall_add(&other, "policy");
    ok = ok && recall_save(&one, path, &err) && recall_save(&other, path, &err);
    report(ok && holds("stats\npolicy\n"), "keeps what two at once typed");
    recall_fini(&one);
    recall_fini(&other);
}

static void is_bounded(void)
{
    struct recall recall;
    struct err err;
    char line[32], wanted[32 * RECALL_MOST] = "", *end = wanted, *longest;
    recall_init(&recall);
    for (int i = 0; i < RECALL_MOST + 7; i++) {
        snprintf(line, sizeof line, "row %d", i);
        recall_add(&recall, line);
        if (i >= 7)
            end += sprintf(end, "%s\n", line);
    }
    unlink(path);
    report(recall_save(&recall, path, &err) && holds(wanted), "keeps no more than it may");
    recall_fini(&recall);
    longest = calloc(RECALL_BYTES + 2, 1);
    memset(longest, 'x', RECALL_BYTES + 1);
    recall_init(&recall);
    recall_add(&recall, longest);
    report(recall.count == 0, "keeps no line that is too long");
    recall_fini(&recall);
    free(longest);
}

static void takes_only_lines_that_can_be_typed(void)
{
    struct recall recall;
    struct err err;
    put("stats\r\n\nopen \x1b[2J\nfilter \xff\xfe\norder 率");
    recall_init(&recall);
    bool ok = recall_load(&recall, path, &err) && recall.count == 2 &&
              strcmp(recall.lines[0], "stats") == 0 && strcmp(recall.lines[1], "order 率") == 0;
    report(ok && recall.typed == 0, "takes only lines that can be typed");
    recall_fini(&recall);
}

/* The limit of a file's size stands for a disk that is full. */
static void a_write_that_fails_changes_nothing(void)
{
    static const char *const more[] = {"policy", NULL};
    struct rlimit before, none = {0};
    put("stats\norder\n");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    none.rlim_max = before.rlim_max;
    fflush(stdout);
    setrlimit(RLIMIT_FSIZE, &none);
    bool kept = run(more);
    setrlimit(RLIMIT_FSIZE, &before);
    report(!kept && holds("stats\norder\n"), "is as before when the disk is full");
}

static void what_cannot_be_is_said(void)
{
    struct recall recall;
    struct err err = {.text = ""};
    char other[96];
    recall_init(&recall);
    report(!recall_load(&recall, folder, &err) && strstr(err.text, folder),
        "says that a folder is no file");
    recall_add(&recall, "stats");
    put("stats\n");
    snprintf(other, sizeof other, "%s/below/commands", path);
    report(!recall_save(&recall, other, &err) && strstr(err.text, path),
        "says where there can be no folder");
    snprintf(other, sizeof other, "%s/state/pipe", folder);
    mkfifo(other, 0600);
    report(recall_load(&recall, other, &err), "does not wait for a pipe");
    unlink(other);
    recall_fini(&recall);
}

int main(void)
{
    char above[64];
    if (!mkdtemp(folder))
        return 2;
    snprintf(path, sizeof path, "%s/state/fuhe/commands", folder);
    keeps_what_was_typed();
    others_lose_nothing();
    is_bounded();
    takes_only_lines_that_can_be_typed();
    a_write_that_fails_changes_nothing();
    what_cannot_be_is_said();
    unlink(path);
    snprintf(above, sizeof above, "%s/state/fuhe", folder);
    rmdir(above);
    snprintf(above, sizeof above, "%s/state", folder);
    rmdir(above);
    bool gone = rmdir(folder) == 0;
    report(gone, "leaves nothing else behind");
    return report_all();
}
