#include <stdio.h>
#include <unistd.h>

#include "../ui/ui.h"
#include "../ui/welcome.h"
#include "commands.h"
#include "importer.h"
#include "intl.h"
#include "message.h"
#include "store_policy.h"

/* The first evaluation of what was named on the command line; 0: none of it is in the store. */
static int64_t find_first(struct store *store, const struct import_counts *counts)
{
    int64_t key = 0;
    size_t found = 0;
    if (!*counts->first || !store_find(store, counts->first, &key, 1, &found, NULL) || !found)
        return 0;
    return key;
}

static int open_with(
    struct store *store, const struct arguments *arguments, struct ui_options options)
{
    struct import_counts counts;
    struct arena arena;
    int code = CLI_DONE;
    arena_init(&arena);
    if (arguments->count) {
        code =
            importer_run(store, arguments->items, arguments->count, store_policy(store), &counts);
        options.evaluation = find_first(store, &counts);
        options.notice = importer_summary(&counts, &arena);
    }
    bool nothing = arguments->count && !options.evaluation;
    if (!nothing && (code == CLI_DONE || code == CLI_FINDINGS))
        code = ui_run(store, &options);
    arena_fini(&arena);
    return code;
}

/* "80x24" */
static bool take_size(const char *text, struct ui_options *options)
{
    enum { MOST = 1000 };
    int used = 0;
    if (!text)
        return true;
    bool good = sscanf(text, "%4dx%4d%n", &options->columns, &options->rows, &used) == 2 &&
                !text[used] && options->columns > 0 && options->columns <= MOST &&
                options->rows > 0 && options->rows <= MOST;
    if (!good)
        message_error(_("--size %s: not of the form COLUMNSxROWS, each up to %d"), text, MOST);
    return good;
}

int workstation_command(const struct arguments *arguments)
{
    struct ui_options options = {.settings = arguments->settings,
        .welcome = !arguments->script && welcome_is_due(),
        .script = arguments->script};
    if (!take_size(arguments->size, &options))
        return CLI_USAGE;
    if (arguments->size && !arguments->script) {
        message_error(_("--size is for --script: a terminal has its own"));
        return CLI_USAGE;
    }
    if (!options.script && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
        message_error(_("the workstation needs a terminal; 'fuhe help' lists the commands that "
                        "need none"));
        return CLI_USAGE;
    }
    int code;
    struct store *store = cli_open_store(arguments, true, &code);
    if (!store)
        return code;
    code = open_with(store, arguments, options);
    store_close(store);
    return code;
}
