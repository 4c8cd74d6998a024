/*
 * cli - the command line: one table of commands, one of options.
 */
#ifndef FUHE_CLI_H
#define FUHE_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "../ui/settings.h"
#include "export/buffer.h"
#include "store.h"

/* Exit codes. */
enum {
    CLI_DONE = 0,
    CLI_FINDINGS = 1, /* or some files could not be read, or nothing was found */
    CLI_USAGE = 2,    /* wrong use */
    CLI_CANNOT = 3,   /* the store or a file cannot be opened or written */
    CLI_INTERRUPTED = 130
};

/* What a command was given. */
struct arguments {
    const char *store, *language, *format, *output, *reason; /* NULL: not given */
    const char *fail_level, *at, *resolve, *reopen, *mentions, *why, *order, *filter;
    const char *script, *size;
    bool force, apply, reviewed, help, version;
    struct settings *settings; /* with what was given; the language is set by it */
    char **items;              /* what is no option */
    size_t count;
};

/* Bits of the options a command takes, in the order of the table in cli.c. */
enum {
    OPTION_STORE = 1 << 0,
    OPTION_LANG = 1 << 1,
    OPTION_FORMAT = 1 << 2,
    OPTION_OUTPUT = 1 << 3,
    OPTION_FORCE = 1 << 4,
    OPTION_REASON = 1 << 5,
    OPTION_FAIL_LEVEL = 1 << 6,
    OPTION_REVIEWED = 1 << 7,
    OPTION_AT = 1 << 8,
    OPTION_RESOLVE = 1 << 9,
    OPTION_REOPEN = 1 << 10,
    OPTION_MENTIONS = 1 << 11,
    OPTION_WHY = 1 << 12,
    OPTION_ORDER = 1 << 13,
    OPTION_FILTER = 1 << 14,
    OPTION_SCRIPT = 1 << 15,
    OPTION_SIZE = 1 << 16,
    OPTION_APPLY = 1 << 17,
    OPTION_HELP = 1 << 18,
    OPTION_VERSION = 1 << 19,
    OPTION_COMMON = OPTION_STORE | OPTION_LANG | OPTION_HELP
};

struct cli_command {
    const char *name;  /* NULL: the workstation, which has none */
    const char *usage; /* behind the name */
    const char *help;  /* one line */
    const char *more;  /* further lines of `fuhe help NAME`; NULL: none */
    unsigned options;
    size_t least, most;                            /* items */
    int (*run)(const struct arguments *arguments); /* returns the exit code */
};

extern const struct cli_command cli_commands[];
extern const size_t cli_command_count;

int cli_main(int argc, char **argv);

/* The store of the settings or the default one; one of an older schema is brought up to date, which
 * is shown on a terminal. NULL after having said why not, with the exit code. */
struct store *cli_open_store(const struct arguments *arguments, bool create, int *code);

/* What most commands print, by its place in cli_formats. */
enum format { FORMAT_TEXT, FORMAT_JSON };
extern const char *const cli_formats[]; /* NULL ends them */

/* The frame of a command on a store that is there: opens it, lets `work` do and print in the one of
 * `formats` (NULL ends them) that was asked for, by its place, and sees that all gets out.
 * `formats` NULL: the command has none. Returns the exit code, after having said why where the
 * store or the format is none. */
typedef int cli_work(const struct arguments *arguments, struct store *store, size_t format);
int cli_on_store(const struct arguments *arguments, const char *const *formats, cli_work *work);

/* To standard output: what is in the buffer, which is empty then, and a text as one harmless line
 * (buffer_plain). */
void cli_put(struct buffer *buffer);
void cli_put_line(const char *text);

/* Whether all that was printed has got out; says so where it has not. */
bool cli_flush(void);

/* Which of `names` (NULL ends them) the value of an option is, the first where it is not given:
 * false, and said, when it is none. */
bool cli_choice(const char *option, const char *value, const char *const *names, size_t *choice);

#endif
