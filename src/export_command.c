#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "export.h"
#include "interrupt.h"
#include "intl.h"
#include "message.h"
#include "select.h"
#include "store_policy.h"

/* Only a file has something to take back: on the way to a pipe or a terminal signals do what they
 * do anywhere. */
static int write_items(const struct arguments *arguments, struct store *store,
    const struct export_format *format, const struct selection *selection)
{
    struct err err;
    const char *path = arguments->output ? arguments->output : "-";
    const atomic_bool *stop = strcmp(path, "-") ? interrupt_catch() : NULL;
    if (export_write(store, selection->all ? NULL : selection->keys, selection->count, format,
            store_policy(store), path, arguments->force, stop, &err))
        return CLI_DONE;
    message_error("%s", err.text);
    return stop && *stop ? CLI_INTERRUPTED : CLI_CANNOT;
}

int export_command(const struct arguments *arguments)
{
    const char **names = xcalloc(export_format_count + 1, sizeof *names);
    for (size_t i = 0; i < export_format_count; i++)
        names[i] = export_formats[i].name;
    size_t format;
    bool known = cli_choice("format", arguments->format, names, &format);
    free(names);
    if (!known)
        return CLI_USAGE;
    int code;
    struct store *store = cli_open_store(arguments, false, &code);
    if (!store)
        return code;
    struct selection selection;
    code = select_wanted(store, arguments, &selection);
    if (!code)
        code = write_items(arguments, store, &export_formats[format], &selection);
    selection_fini(&selection);
    store_close(store);
    return code;
}
